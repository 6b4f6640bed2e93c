"""A paper printer for the tests of this folder, a fresh one for each."""

from __future__ import annotations

import fcntl
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from paper_printer import PaperPrinter, announcements


@pytest.fixture
def announced() -> Iterator[dict[str, str]]:
    # One name service to a machine: tests that run beside each other take turns.
    with Path(tempfile.gettempdir(), "configurator-printer-tests.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        # A socket's path may have a hundred letters; pytest's own folders are longer than that.
        with (
            tempfile.TemporaryDirectory(prefix="ipp-") as room,
            announcements(Path(room)) as environment,
        ):
            yield environment


@pytest.fixture
def printer(announced: dict[str, str], tmp_path: Path) -> Iterator[PaperPrinter]:
    made = PaperPrinter(tmp_path / "printer", announced)
    made.switch_on()
    try:
        yield made
    finally:
        made.load_paper()
        made.switch_off()
