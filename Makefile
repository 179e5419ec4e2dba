# Safelane: everything a person or a machine needs to run by hand. Needs Python 3.11 or newer, and make.
PORT ?= 8000
PY := .venv/bin/python
ARGS ?=

.NOTPARALLEL:
.PHONY: help demo test test-core check fix bench messages lock clean base dev
.DEFAULT_GOAL := help
export PORT

help:  ## say what there is
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile | expand -t 20

base:
	@sh requirements/venv.sh base

dev:
	@sh requirements/venv.sh dev

demo: base  ## try Safelane: installs, loads the sample once, serves on 127.0.0.1 (PORT=8000); again keeps the data
	@$(PY) -c 'import socket, sys; socket.create_server(("127.0.0.1", int(sys.argv[1]))).close()' '$(PORT)' 2>/dev/null || \
		{ echo "Safelane: port $(PORT) is in use or not a port. Stop what uses it, or choose another: make demo PORT=8001"; exit 1; }
	@echo "Safelane: preparing languages, database and static files …"
	@$(PY) manage.py compile_catalogues
	@$(PY) manage.py migrate
	@$(PY) manage.py createcachetable
	@$(PY) manage.py collectstatic --noinput --verbosity 0
	@$(PY) manage.py demo
	@exec sh requirements/serve_demo.sh $(PY) '$(PORT)'

test: dev  ## all tests: SQLite, PostgreSQL, browser (ARGS="-k hotline" narrows them)
	@$(PY) manage.py compile_catalogues
	@$(PY) -m tests.stages $(ARGS)

test-core: dev  ## the tests without the browser
	@$(PY) manage.py compile_catalogues
	@$(PY) -m tests.stages --without-browser $(ARGS)

check: dev  ## lint, format, types, layers, migrations, templates, catalogues, settings of production
	@$(PY) -m tests.checks $(ARGS)

fix: dev  ## mend what the linter can mend, and format
	@$(PY) -m ruff check --fix . || true
	@$(PY) -m ruff format .

bench: dev  ## measure pages beside a minimal Wagtail page, and write docs/bench.md (ARGS=--quick to try it)
	@$(PY) manage.py compile_catalogues
	@$(PY) -m tests.bench $(ARGS)

messages: base  ## collect the texts to translate into locale/*/LC_MESSAGES/django.po, keeping translations
	@$(PY) manage.py extract_messages
	@$(PY) manage.py compile_catalogues

lock: dev  ## write requirements/*.txt anew from pyproject.toml (ARGS=--upgrade for newer releases)
	@$(PY) -m uv pip compile pyproject.toml --generate-hashes --universal --python-version 3.11 --no-header --quiet \
		--output-file requirements/base.txt $(ARGS)
	@$(PY) -m uv pip compile pyproject.toml --group dev --constraint requirements/base.txt --generate-hashes --universal \
		--python-version 3.11 --no-header --quiet --output-file requirements/dev.txt $(ARGS)

clean:  ## remove what can be built again (.venv, caches, compiled catalogues); data stays
	@rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find locale -name '*.mo' -delete
	@find cms tests -name __pycache__ -type d -prune -exec rm -rf {} +
