"""The first frame: nothing that a first touch does not need is loaded before it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HEAVY = {"pydantic", "numpy", "skia", "sqlite3", "PIL", "typer", "reportlab", "shapely", "segno"}
OPENED = """
import os, sys
from configurator.ui.app import KioskApp
from configurator.cli.door import main

KioskApp._load_rest = lambda app: (print(*sorted(sys.modules), flush=True), os._exit(0))
main()
"""


def test_the_first_frame_needs_neither_the_studio_nor_the_database(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", OPENED, "kiosk", "--data", str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"},
    )
    loaded = set(done.stdout.split())
    assert "configurator.ui.app" in loaded
    assert not HEAVY & loaded
    floors = ("store", "studio", "model", "families", "preview")
    assert [name for name in sorted(loaded) if name.startswith(_modules(floors))] == []


def _modules(floors: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"configurator.{floor}" for floor in floors)
