# The recipes of a developer's day. `make check` is the whole gate, as python3 build.py test is.
PYTHON ?= python3
ENV := .venv/bin/python

.PHONY: check site preview golden upgrade

check: ; $(PYTHON) build.py test

site: ; $(PYTHON) build.py

preview: ; $(PYTHON) build.py serve

golden: ; $(ENV) -m tests.test_broken --write && $(ENV) -m tests.test_golden --write

upgrade: ; $(ENV) -m tests.upgrade
