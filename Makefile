# `make demo` and `make test` are all that a fresh machine needs: Python 3.11+ and a network (or an index).

VENV   := .venv
PY     := $(VENV)/bin/python
OUT    := demo-out
JOBS   ?= 2

# The first Python that is new enough and really runs; `make PYTHON=/path/to/python` overrides.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python3.14; do \
	$$p -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)

.DEFAULT_GOAL := help
.PHONY: help demo test test-all lint format types contracts docs golden schemas bench wheel clean

help:  ## what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## ?/  make \1\t/' | expand -t 20

# The environment: made when missing or broken, brought up to date when pyproject.toml has changed.
$(VENV)/.made:
	@test -n "$(PYTHON)" || { echo "newsexport needs Python 3.11 or newer (with venv): none was found" >&2; exit 1; }
	@$(PY) -c 'import pip' 2>/dev/null || $(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(VENV)/.run: pyproject.toml | $(VENV)/.made
	$(PY) -m pip install --quiet --disable-pip-version-check --editable .
	@$(PY) -m compileall -q src  # as pip does for what it installs: commands start faster
	@touch $@

$(VENV)/.test: pyproject.toml | $(VENV)/.made
	$(PY) -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@$(PY) -m compileall -q src
	@touch $@ $(VENV)/.run

demo: $(VENV)/.run  ## convert a scraped text to JSON, NewsML-G2 and JSON-LD, validate all three, show them
	@OUT=$(OUT) PATH="$(CURDIR)/$(VENV)/bin:$$PATH" sh docs/demo.sh

test: $(VENV)/.test  ## the quick tests
	@$(PY) -m pytest -q -n $(JOBS)

test-all: $(VENV)/.test  ## all tests: also whole corpora, many generated items, and the wheel in an empty environment
	@$(PY) -m pytest -q -n $(JOBS) --dist loadgroup --maxschedchunk 1 -m "slow or not slow"

lint: $(VENV)/.test  ## style
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check --quiet .

format: $(VENV)/.test  ## lay out the code
	@$(VENV)/bin/ruff check --fix-only --quiet .
	@$(VENV)/bin/ruff format .

types: $(VENV)/.test  ## mypy, strict
	@$(VENV)/bin/mypy

contracts: $(VENV)/.test  ## the layers: which module may import which
	@$(VENV)/bin/lint-imports

docs: $(VENV)/.test  ## write the pages that are made from the code
	@for page in docs/generate_*.py; do $(PY) $$page || exit 1; done
	@$(PY) -m newsexport.cli.reference > docs/cli.md.new && mv docs/cli.md.new docs/cli.md

golden: $(VENV)/.test  ## write the gallery's documents and reports anew (then look at the diff)
	@$(PY) -m tests.golden

schemas: $(VENV)/.test  ## write the generated JSON Schema of the current version
	@$(PY) -m newsexport.schema.versions > schemas/news-item/.new
	@mv schemas/news-item/.new schemas/news-item/1.0.schema.json

bench: $(VENV)/.test  ## measure; writes benchmarks/RESULTS.md
	@$(PY) benchmarks/run.py

wheel: $(VENV)/.test  ## build dist/newsexport-*.whl
	@$(PY) -m build --wheel --outdir dist .

clean:  ## everything that was made, the environment too
	rm -rf $(VENV) $(OUT) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
