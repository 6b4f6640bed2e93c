# Two commands: `make run` opens the kiosk, `make test` proves the whole house.
# Both first make .venv from the lock file and install missing system libraries.

PYTHON ?= python3
export PYTHON
PYTEST_WORKERS ?= 2
# Where a worker dies, pytest may wait for it for ever; a suite of ten minutes is over after forty.
PYTEST = timeout --kill-after=30 2400 $(BIN)/pytest
BIN := .venv/bin

.PHONY: run test ready ready-to-test lint types imports qml suite journeys lock installer

run: ready
	packaging/run.sh

test: lint types imports qml suite

ready:
	packaging/install-system.sh run $(if $(DISPLAY)$(WAYLAND_DISPLAY),,headless)
	packaging/set-up.sh packaging/requirements.txt

ready-to-test:
	packaging/install-system.sh run headless test
	packaging/set-up.sh packaging/requirements-dev.txt

lint: ready-to-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: ready-to-test
	$(BIN)/mypy

imports: ready-to-test
	$(BIN)/lint-imports

qml: ready-to-test
	packaging/lint-qml.sh

suite: ready-to-test
	$(PYTEST) -n $(PYTEST_WORKERS) --dist loadfile

# Only the kiosk by touch, from the first screen to the ticket: some three minutes.
journeys: ready-to-test
	$(PYTEST) -n $(PYTEST_WORKERS) --dist loadfile tests/journeys

# After changing dependencies in pyproject.toml. Both locks hold the same versions.
lock: ready-to-test
	packaging/lock.sh

# A folder that starts the app on a machine without Python: dist/configurator/configurator
installer: ready-to-test
	$(BIN)/pyinstaller --noconfirm packaging/configurator.spec
