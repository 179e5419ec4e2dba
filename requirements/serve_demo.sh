#!/bin/sh
# sh requirements/serve_demo.sh PYTHON PORT: the demo's server in the place of this shell, and beside it the worker for large files, which
# ends within a second of the server, however that ended.
set -u
(
    "$1" manage.py db_worker --backend database --verbosity 0 &
    worker=$!
    while kill -0 $$ 2>/dev/null; do sleep 1; done
    kill "$worker" 2>/dev/null
) &
exec "$1" -m granian --interface wsgi --host 127.0.0.1 --port "$2" --blocking-threads 4 \
    --no-access-log --log-level warning cms.wsgi:application
