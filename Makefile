# make learn    open the course            make test     set everything up and run all tests
# make teach    open it for who teaches
# make setup    the environment alone      make content  make every generated file anew
# make bench    measure what it costs      (one bench: make bench NAME=load)
# make faults   kill, fill and break the saving for some minutes
PYTHON ?= python3
BIN := .venv/bin
export PATH := $(CURDIR)/$(BIN):$(PATH)
READY := .venv/.ready
# the tests start hundreds of Pythons: none of them compiles the course anew
unexport PYTHONDONTWRITEBYTECODE

.PHONY: setup learn teach test faults lint browser bench content release lock clean

setup: $(READY)

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "Python's venv module is missing. On Debian or Ubuntu: apt-get install python3-venv"; exit 1; }
	@echo "Setting up the course. This takes a minute or two, once."
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)

learn: setup
	@$(BIN)/backfacial learn

teach: setup
	@$(BIN)/backfacial teach

test: setup browser lint
	$(BIN)/python -m pytest -n logical

# at another random place each time; a failure names the FAULT_SEED that brings it back
faults: setup
	FAULT_KILLS=$${FAULT_KILLS:-10000} $(BIN)/python -m pytest tests/faults

lint: setup
	$(BIN)/ruff check src tests bench nbgrader_config.py
	$(BIN)/ruff format --check src tests bench nbgrader_config.py
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/backfacial check

# finds Chromium, or gets one, or says in one line what to install
browser: setup
	$(BIN)/python tests/browser/chromium.py

# JSON lines alone on the standard output
bench: setup
	@$(BIN)/python tests/browser/chromium.py >&2
	@$(BIN)/python -m bench $(NAME)

content: setup
	$(BIN)/backfacial build

release: content
	$(BIN)/nbgrader generate_assignment --assignment='*' --no-db

lock: setup
	$(BIN)/uv pip compile pyproject.toml --extra test --universal --generate-hashes --python-version 3.11 \
	  --no-emit-index-url --no-annotate --custom-compile-command "make lock" --upgrade --quiet -o requirements.lock
	$(BIN)/backfacial build

clean:
	rm -rf .venv .mypy_cache .ruff_cache .hypothesis screenshots
