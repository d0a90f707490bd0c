# SPDX-License-Identifier: EUPL-1.2
# `make run` and `make test` need Python 3.11, git and make; they bring the rest.
PYTHON ?= $(shell command -v python3.11 || command -v python3 || echo python3.11)
HOST ?= 127.0.0.1
PORT ?= 8000
# More options of `civic up`, such as --no-demo.
OPTIONS ?=
# More options of pytest, such as TESTS="tests/unit -x".
TESTS ?=
# The lowest share of lines and branches of civic/ that tests must run, in percent.
COVERAGE ?= 90

BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help setup run down test lint types fix db migrate migrations openapi docs check bench clean

help: ## List the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

# The client's build will be a step of its own here; until then the web renders its pages itself.
setup: ## Install what is missing: system packages, .venv, the demo map
	@$(PYTHON) bootstrap/setup.py

run: setup ## Run the product (PORT=8001, OPTIONS=--no-demo); Ctrl-C stops it
	@$(BIN)/civic up --host $(HOST) --port $(PORT) $(OPTIONS)

down: ## Stop what runs here, also what a killed run left
	@$(BIN)/civic down

test: lint types migrations ## Run all checks and tests (TESTS="tests/unit -x" for some)
	$(BIN)/pytest -n 2 --cov=civic --cov-report=term --cov-fail-under=$(COVERAGE) $(TESTS)

check: test ## The same as test: all that .ci/run runs

lint: setup ## Check style and the order of the packages
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports

types: setup ## Check types
	$(BIN)/mypy

migrations: setup ## Check migrations: one head, SQL linted, up and down, no drift from the models
	$(BIN)/civic db lint

fix: setup ## Repair what can be repaired by itself
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

db: setup ## Open psql on the database
	@$(BIN)/civic db shell

migrate: setup ## Apply the migrations that the database lacks
	@$(BIN)/civic db upgrade

openapi: setup ## Write the contract, pwa/openapi.json
	$(BIN)/civic openapi

docs: setup ## Check the commands, settings and links that the documentation names
	$(BIN)/pytest tests/docs

bench: setup ## Measure intake and lists against the limit of the database
	$(BIN)/civic bench intake
	$(BIN)/civic bench list

clean: ## Stop what runs here; remove .venv, caches and the test cluster, keep the data
	@if [ -x $(BIN)/civic ]; then $(BIN)/civic down --forget-tests; fi
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis *.egg-info
	rm -f .coverage .coverage.*
