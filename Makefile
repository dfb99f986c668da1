# The developer's commands. `make` alone lists them.
PYTHON ?= .venv/bin/python

.PHONY: help run test check format index screenshots
help:            ## this list
	@grep -E '^[a-z]+: *.*##' $(MAKEFILE_LIST) | sed 's/: *.*##/\t/'
run:             ## start the web app
	$(PYTHON) app.py
test:            ## all tests
	$(PYTHON) -m pytest
check:           ## lint and types
	$(PYTHON) -m ruff check . && $(PYTHON) -m mypy
format:          ## format the code
	$(PYTHON) -m ruff format .
index:           ## build the index, or bring it up to date
	$(PYTHON) -m index build
screenshots:     ## make the README's screenshots from the running app
	$(PYTHON) docs/make_screenshots.py
