"""The kiosk to its first usable frame, beside a bare QML window that shows one text.

    python benchmarks/kiosk_start.py [--runs 9]

Each run is a cold process, the two in turn: from its start to the first frame on the glass, when
the attract screen can be touched. `wall` is what the customer waits, `CPU` what all its threads
spent until then. The kiosk is started by its own command. A third row has no compiled QML left
from an earlier start, as on the first start after installing.
"""

from __future__ import annotations

import argparse
import os
import runpy
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from stand import GLASSES, SIZE, display, table

BARE = """
import QtQuick
Window {
    width: %d; height: %d; visible: true
    Text { anchors.centerIn: parent; text: "Make it yours"; font.pixelSize: 80 }
}
"""
GOAL = 1.6


def open_kiosk(folder: str) -> None:
    """The kiosk by its own command, ended where it would go on loading."""

    def frame_is_there(_: object) -> None:
        os.write(1, b"%f\n" % time.process_time())
        os._exit(0)

    from configurator.ui.app import KioskApp

    KioskApp._load_rest = frame_is_there
    sys.argv = ["configurator", "kiosk", "--data", folder]
    runpy.run_module("configurator", run_name="__main__")


def started(window: str, folder: str, environment: dict[str, str]) -> tuple[float, float]:
    """Seconds of wall and of CPU from a cold start to the first frame."""
    here = Path(__file__)
    if window == "bare":
        words = [str(here.with_name("bare_window.py")), f"{folder}/bare.qml"]
    else:
        words = [str(here), "--kiosk", folder]
    began = time.perf_counter()
    command = [sys.executable, *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        wall = time.perf_counter() - began
    return wall, float(line)


def compare(glass: str, runs: int, folder: str, shown: dict[str, str]) -> None:
    """One way of drawing: both windows in turn."""
    warm = {**shown, **GLASSES[glass], "QML_DISK_CACHE_PATH": f"{folder}/compiled"}
    times: dict[str, list[tuple[float, float]]] = {"bare": [], "kiosk": [], "kiosk, first ever": []}
    for window in ("bare", "kiosk"):
        started(window, folder, warm)
    for run in range(runs):
        cold = {**warm, "QML_DISK_CACHE_PATH": f"{folder}/empty-{run}"}
        for window, found in times.items():
            found.append(started(window, folder, cold if "first" in window else warm))
    middle = {
        window: [statistics.median(each) for each in zip(*found, strict=True)]
        for window, found in times.items()
    }
    bare_wall, bare_cpu = middle["bare"]
    rows = [
        [window, f"{wall * 1000:.0f}", f"{wall / bare_wall:.2f}", f"{cpu * 1000:.0f}",
         f"{cpu / bare_cpu:.2f}"]
        for window, (wall, cpu) in middle.items()
    ]  # fmt: skip
    title = f"To the first frame, {glass} (goal: at most {GOAL} x bare)"
    table(title, ("", "wall ms", "x bare", "CPU ms", "x bare"), rows)


def main() -> None:
    """Compare on every kind of glass, or be the kiosk that is compared."""
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    asked.add_argument("--runs", type=int, default=9)
    asked.add_argument("--kiosk", metavar="DATA", help=argparse.SUPPRESS)
    said = asked.parse_args()
    if said.kiosk:
        open_kiosk(said.kiosk)
    with tempfile.TemporaryDirectory() as folder, display() as shown:
        (Path(folder) / "bare.qml").write_text(BARE % SIZE)
        for glass in GLASSES:
            compare(glass, said.runs, folder, shown)


if __name__ == "__main__":
    main()
