"""Keeping up: the database has its whole check once it is open, and damage is not kept quiet."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QGuiApplication

from configurator.store.opening import FILE
from configurator.store.rest import is_resting
from configurator.store.store import open_store
from configurator.store.trouble import StoreTrouble
from configurator.ui import keeping_up
from configurator.ui.jobs import Jobs
from configurator.ui.keeping_up import KeepingUp

LONG_S = 60


@pytest.mark.parametrize("spoiled", [False, True])
def test_the_database_is_checked_when_all_is_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoiled: bool
) -> None:
    open_store(tmp_path).close()
    file = tmp_path / FILE
    about = file.stat()
    if spoiled:
        with file.open("r+b") as handle:
            handle.seek(-4096, os.SEEK_END)
            handle.write(b"\xa5" * 4096)
        os.utime(file, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert is_resting(file)
    seen: list[BaseException | None] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: seen.append(error))
    monkeypatch.setattr(keeping_up, "CHECK_MS", 0)
    application = QGuiApplication.instance() or QGuiApplication([])
    jobs = Jobs(tmp_path)
    jobs.start()
    keeping = KeepingUp(jobs)
    keeping.begin()
    application.processEvents()
    until = time.monotonic() + LONG_S
    while not jobs.idle and time.monotonic() < until:
        application.processEvents()
        time.sleep(0.01)
    keeping.end()
    jobs.stop()
    troubles = [error.kind for error in seen if isinstance(error, StoreTrouble)]
    assert troubles == (["damaged"] if spoiled else [])
