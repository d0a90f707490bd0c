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
# Node comes with the environment, so that the client is built by the same one everywhere.
NPM := PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm --prefix pwa --silent

.DEFAULT_GOAL := help
.PHONY: help setup browser run down test lint types client pwa e2e fix db migrate migrations openapi docs check bench clean

help: ## List the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

setup: ## Install what is missing: system packages, .venv, the client, the demo map
	@$(PYTHON) bootstrap/setup.py

browser: ## The same, and what only the tests need: a browser, a clock to set wrong
	@$(PYTHON) bootstrap/setup.py --tests

run: setup ## Run the product (PORT=8001, OPTIONS=--no-demo); Ctrl-C stops it
	@$(BIN)/civic up --host $(HOST) --port $(PORT) $(OPTIONS)

down: ## Stop what runs here, also what a killed run left
	@$(BIN)/civic down

test: browser lint types migrations client ## Run all checks and tests (TESTS="tests/unit -x" for some)
	$(BIN)/pytest -n 2 --cov=civic --cov-report=term --cov-fail-under=$(COVERAGE) $(or $(TESTS),tests)
ifndef TESTS
	$(BIN)/pytest -n 2 --reruns 2 -rfER pwa/e2e
endif

check: test ## The same as test: all that .ci/run runs

lint: setup ## Check style and the order of the packages
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports

types: setup ## Check types
	$(BIN)/mypy

migrations: setup ## Check migrations: one head, SQL linted, up and down, no drift from the models
	$(BIN)/civic db lint

client: setup ## Check the client: types, style, tests, the size of what a phone downloads
	$(NPM) run schema -- --check
	$(NPM) run types
	$(NPM) run lint
	$(NPM) test
	$(NPM) run budget

pwa: setup ## Build the client into pwa/dist
	$(NPM) run build

e2e: browser ## Drive the whole product in a browser
	$(BIN)/pytest -n 2 $(or $(TESTS),tests/e2e pwa/e2e)

fix: setup ## Repair what can be repaired by itself
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(NPM) run fix

db: setup ## Open psql on the database
	@$(BIN)/civic db shell

migrate: setup ## Apply the migrations that the database lacks
	@$(BIN)/civic db upgrade

openapi: setup ## Write the contract, pwa/openapi.json, and the client's types of it
	$(BIN)/civic openapi
	$(NPM) run schema

docs: setup ## Check the commands, settings and links that the documentation names
	$(BIN)/pytest tests/docs

bench: setup ## Measure intake and lists against the limit of the database
	$(BIN)/civic bench intake
	$(BIN)/civic bench list

clean: ## Stop what runs here; remove .venv, caches and the test cluster, keep the data
	@if [ -x $(BIN)/civic ]; then $(BIN)/civic down --forget-tests; fi
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis *.egg-info
	rm -rf pwa/node_modules pwa/dist
	rm -f .coverage .coverage.*
