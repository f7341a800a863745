# Two commands do everything: `make demo` shows the main job, `make test` proves it.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
# VS Code has the machine to itself, and a second try: it is a large program that is not ours.
VSCODE = tests/browser/test_vscode.py
STAMP = $(VENV)/.installed

.PHONY: demo test tools ready lint types layers pages site editors bench measure clean

demo: $(STAMP)
	$(BIN)/wenshu-lint check corpus/demo/通知.txt || test $$? -eq 1
	$(BIN)/wenshu-lint check corpus/demo/请示.docx || test $$? -eq 1

test: tools $(STAMP) lint types layers
	$(BIN)/python -m pytest -n auto --dist loadfile --ignore=$(VSCODE) --cov --cov-report=term:skip-covered --cov-fail-under=95
	$(BIN)/python -m pytest $(VSCODE) || $(BIN)/python -m pytest $(VSCODE)

tools:
	.ci/tools

ready: pages test

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy

layers: $(STAMP)
	$(BIN)/lint-imports

pages: $(STAMP)
	$(BIN)/python -m tests.pages --write

site: $(STAMP)
	$(BIN)/python -m tests.site

editors: tools
	cd editors/vscode && npm run package

bench: $(STAMP)
	$(BIN)/python -m pip install -q "autocorrect-py>=2.14"
	$(BIN)/python -m tests.bench
	$(BIN)/python -m tests.bench.server
	$(BIN)/python -m tests.bench.service

measure: $(STAMP)
	$(BIN)/python -m tests.measure $(SHARED)

$(STAMP): pyproject.toml hatch_build.py
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --upgrade "pip>=25.1"
	$(BIN)/python -m pip install -q -e ".[all]" --group dev
	touch $@

clean:
	rm -rf $(VENV) .tools dist build .coverage .pytest_cache .mypy_cache .ruff_cache
