# The verbs of CONTRIBUTING.md. `make` alone lists them.

PYTHON ?= python3
BIN := .venv/bin
PYTHONS ?= python3.11 python3.12 python3.13

.DEFAULT_GOAL := help
.PHONY: help setup run demo test check golden bench wheel-smoke matrix

help:  ## lists these verbs
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(BIN)/workbench: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install -q -e '.[all,dev]'
	@touch $@

setup: $(BIN)/workbench  ## makes an environment in .venv

run: setup  ## opens the terminal UI from the checkout
	$(BIN)/workbench

demo: setup  ## lays out the study in nav-study and opens it
	$(BIN)/workbench demo

test: setup  ## runs the tests
	$(BIN)/python -m pytest -q -n auto

check: setup  ## ruff and mypy --strict, over the package and the tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

golden: setup  ## takes new pictures of the screens; look at each of them
	$(BIN)/python -m pytest -q tests/tui --snapshot-update
	@git status --short -- tests

bench: setup  ## measures, as ratios to a limit measured in the same run
	$(BIN)/python -m tests.benchmarks

wheel-smoke: setup  ## builds the wheel and runs it in an empty environment
	$(BIN)/python -m pytest -q -m wheel tests/test_wheel.py

matrix:  ## the tests on each of PYTHONS, in an environment of its own
	@set -e; for python in $(PYTHONS); do \
	  $$python -m venv --clear build/$$python; \
	  build/$$python/bin/pip install -q -e '.[all,dev]'; \
	  build/$$python/bin/python --version; \
	  build/$$python/bin/python -m pytest -q -n auto; \
	done
