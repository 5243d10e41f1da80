# Everything a newcomer runs. The virtual environment is .venv/ and is made on first use.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.parley-installed

.PHONY: setup demo test quality bench lint lock app serve clean

setup: $(STAMP)

$(STAMP): requirements/run.txt requirements/dev.txt requirements/model.txt pyproject.toml
	@PYTHON="$(PYTHON)" sh scripts/setup.sh

demo: $(STAMP)
	@$(BIN)/python scripts/demo.py

test: $(STAMP)
	@$(BIN)/pytest -n auto --dist loadfile

quality: $(STAMP)
	@$(BIN)/python -m tests.quality $(ARGS)

bench: $(STAMP)
	@$(BIN)/python -m benchmarks $(ARGS)

lint: $(STAMP)
	$(BIN)/ruff check src tests scripts benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports

# Build the web app; needs Node 20 with npm. `parley serve` tells when it is missing.
app:
	cd web && npm ci && npm run build

serve: $(STAMP)
	@$(BIN)/parley serve --demo

# Re-resolve every pinned version and hash; the one command to update dependencies.
lock: $(STAMP)
	@sh scripts/lock.sh

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .cache demo-record
