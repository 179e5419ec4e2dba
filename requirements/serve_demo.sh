#!/bin/sh
# sh requirements/serve_demo.sh PYTHON PORT: the demo's server, and beside it the worker for large files. Whatever ends the one ends both.
set -u
"$1" manage.py db_worker --backend database --verbosity 0 &
worker=$!
"$1" -m granian --interface wsgi --host 127.0.0.1 --port "$2" --blocking-threads 4 \
    --no-access-log --log-level warning cms.wsgi:application &
server=$!
stop() {
    trap '' EXIT INT TERM HUP
    kill "$server" "$worker" 2>/dev/null
    wait "$server" "$worker" 2>/dev/null
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
wait "$server"
