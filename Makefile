# The front door. `make help` lists what there is; every command sets up .venv by itself.
.DEFAULT_GOAL := help
.PHONY: help figures test lab format docs bench scores accuracy notebooks lock clean

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
# One thread for linear algebra: the same sums in the same order give the same figures.
export OMP_NUM_THREADS := 1
export OPENBLAS_NUM_THREADS := 1
# uv trusts what the machine trusts, as pip does.
export UV_SYSTEM_CERTS := 1

help:  ## list the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(READY): requirements.lock requirements-uv.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or later is needed; '$(PYTHON)' is older or missing. Try: make PYTHON=python3.12"; exit 1; }
	@echo "Setting up .venv (once, or when the lock file changed): about half a minute"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements-uv.lock
	@$(BIN)/uv pip sync --quiet --compile-bytecode --require-hashes -p $(BIN)/python requirements.lock
	@$(BIN)/uv pip install --quiet --no-deps --no-build-isolation -p $(BIN)/python -e .
	@touch $(READY)
	@echo "Set up."

figures: $(READY)  ## run the notebooks and write figures/
	@$(BIN)/python -m corpus_tools.notebooks notebooks

notebooks: $(READY)  ## run the notebooks and keep their outputs in them
	@$(BIN)/python -m corpus_tools.notebooks --keep notebooks

test: $(READY)  ## check style and types, run all tests
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest

lab: $(READY)  ## open JupyterLab on the notebooks
	@$(BIN)/jupyter lab $$([ "$$(id -u)" != 0 ] || echo --allow-root) --notebook-dir=. notebooks/1_articles.ipynb

format: $(READY)  ## put the code into the house style
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

docs: $(READY)  ## write docs/tables.md from the column contract
	@$(BIN)/python -m corpus_tools.columns > docs/tables.md

bench: $(READY)  ## time each stage, write benchmarks/RESULTS.md
	@$(BIN)/python benchmarks/speed.py

scores: $(READY)  ## score on annotated texts of our own, write benchmarks/OWN_SCORES.md
	@$(BIN)/python benchmarks/own_scores.py

accuracy: $(READY)  ## score against annotated news: make accuracy DATA=FOLDER
	@$(BIN)/python benchmarks/accuracy.py $(DATA)

lock: $(READY)  ## resolve the dependencies anew, into requirements.lock
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header --no-annotate --upgrade --group dev pyproject.toml -o requirements.lock
	@awk '/^uv==/ {on=1} on && !/^uv==/ && !/--hash/ {on=0} on' requirements.lock > requirements-uv.lock

clean:  ## remove .venv and caches
	rm -rf .venv .pytest_cache .ruff_cache .mypy_cache
