"""Backstage: a thread loads all that is heavy, so the screen never stands still for it."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from configurator.store.opening import FILE
from configurator.store.store import open_store

LOADED_AFTER = """
import sys
from pathlib import Path
from configurator.ui.backstage import make_ready

made = make_ready(Path(sys.argv[1]))
before = set(sys.modules)
import configurator.ui.reception

print(*sorted(set(sys.modules) - before))
print(*vars(made.bench))
made.store.close()
"""


def test_the_screens_own_modules_find_everything_loaded(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED_AFTER, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    loaded, made = (line.split() for line in done.stdout.splitlines())
    ours = [name for name in loaded if name.startswith("configurator.")]
    assert [name for name in ours if not name.startswith("configurator.ui.")] == []
    heavy = {"numpy", "skia", "pydantic", "PIL", "sqlite_utils", "segno", "multiprocessing"}
    assert not heavy & set(loaded)
    assert {"library", "families"} <= set(made)


def test_a_database_of_a_newer_app_ends_the_kiosk_in_words(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / FILE)) as database:
        database.execute("PRAGMA user_version = 9999")
    done = subprocess.run(
        [sys.executable, "-m", "configurator", "kiosk", "--data", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"},
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "newer" in done.stderr
