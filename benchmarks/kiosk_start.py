"""The kiosk to its first usable frame, beside a bare QML window that shows one text.

    python benchmarks/kiosk_start.py [--runs 9]

Each run is a cold process, the two in turn: from its start to the first frame on the glass, when
the attract screen can be touched. `wall` is what the customer waits, `CPU` what all its threads
spent until then. The kiosk is started by its own command. A third row has no compiled QML left
from an earlier start, as on the first start after installing.

Then: a finger touches the screen at its very first frame, and everything behind it begins to load
at the same moment. How long until the next screen is on the glass; how long the screen stands still
at most meanwhile, beside the same wait of a bare event loop with two busy processes next to it;
when the kiosk can do everything, and when its first pictures are drawn.
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
from collections.abc import Callable
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
STILL_GOAL_MS = 200
TICK_MS = 2
LOAD_LIMIT_S = 60.0


def open_kiosk(folder: str) -> None:
    """The kiosk by its own command, ended where it would go on loading."""

    def frame_is_there(_: object) -> None:
        os.write(1, b"%f\n" % time.process_time())
        os._exit(0)

    from configurator.ui.app import KioskApp

    KioskApp._load_rest = frame_is_there
    sys.argv = ["configurator", "kiosk", "--data", folder]
    runpy.run_module("configurator", run_name="__main__")


class Pulse:
    """Feels how long an event loop stands still: a timer that should fire every two ms."""

    def __init__(self, done: Callable[[], bool], limit_s: float) -> None:
        from PySide6.QtCore import QCoreApplication, QTimer

        self._done, self._quit, self._limit_s = done, QCoreApplication.quit, limit_s
        self._began = self._last = time.perf_counter()
        self.still_s = 0.0
        self._timer = QTimer(interval=TICK_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    @property
    def passed_s(self) -> float:
        """Seconds since it began."""
        return time.perf_counter() - self._began

    def _beat(self) -> None:
        now = time.perf_counter()
        self.still_s, self._last = max(self.still_s, now - self._last), now
        if self._done() or self.passed_s > self._limit_s:
            self._quit()


def load_kiosk(folder: str) -> None:
    """The kiosk until all is loaded; prints how long it was still, and when it could do what."""
    from PySide6.QtCore import QPointF

    from configurator.ui.app import KioskApp
    from configurator.ui.fingers import Fingers

    kiosk = KioskApp(Path(folder), None)
    fingers, spot = Fingers(kiosk.window), {0: QPointF(SIZE[0] / 2, SIZE[1] / 2)}
    ready: list[float] = []
    answered: list[float] = []
    pulses: list[Pulse] = []
    kiosk.kiosk.first_frame.disconnect(kiosk._load_rest)

    def begin() -> None:
        pulses.append(Pulse(lambda: bool(ready) and kiosk.reception.jobs.idle, LOAD_LIMIT_S))
        kiosk._load_rest()
        fingers.press(spot)
        fingers.release(spot)

    def drawn() -> None:
        if pulses and not answered and kiosk.kiosk.state.screen == "hello":
            answered.append(pulses[0].passed_s)

    kiosk.kiosk.ready_changed.connect(lambda: ready.append(pulses[0].passed_s))
    kiosk.kiosk.first_frame.connect(begin)
    kiosk.window.frameSwapped.connect(drawn)
    kiosk.run()
    print(pulses[0].still_s, answered[0], ready[0], pulses[0].passed_s)


def wait_bare() -> None:
    """An event loop of nothing but the pulse, beside two processes that keep both cores busy."""
    from PySide6.QtGui import QGuiApplication

    busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(2)]
    app = QGuiApplication([])
    pulse = Pulse(lambda: pulse.passed_s > 2, LOAD_LIMIT_S)
    app.exec()
    for each in busy:
        each.kill()
    print(pulse.still_s)


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


def stand_still(runs: int, folder: str, shown: dict[str, str]) -> None:
    """How long the screen stands still while the rest is loaded."""
    environment = {**shown, **GLASSES["Xvfb, Qt's software renderer"]}
    kiosk, bare = [], []
    for _ in range(runs):
        for found, words in ((kiosk, ["--load", folder]), (bare, ["--wait"])):
            command = [sys.executable, __file__, *words]
            done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
            found.append([float(each) * 1000 for each in done.stdout.split()])
    still, answered, ready, idle = (statistics.median(each) for each in zip(*kiosk, strict=True))
    floor = statistics.median(each[0] for each in bare)
    worst = max(each[0] for each in kiosk)
    slowest = max(each[0] for each in bare)
    rows = [
        ["kiosk", f"{still:.0f}", f"{worst:.0f}", f"{still / floor:.1f}", f"{answered:.0f}",
         f"{ready:.0f}", f"{idle:.0f}"],
        ["bare event loop", f"{floor:.0f}", f"{slowest:.0f}", "1.0", *["-"] * 3],
    ]  # fmt: skip
    heads = ("", "still ms", "worst", "x bare", "touch answered ms", "can do all ms", "drawn ms")
    table(f"While the rest is loaded (goal: never still for {STILL_GOAL_MS} ms)", heads, rows)


def main() -> None:
    """Compare on every kind of glass, or be the kiosk that is compared."""
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    asked.add_argument("--runs", type=int, default=9)
    asked.add_argument("--kiosk", metavar="DATA", help=argparse.SUPPRESS)
    asked.add_argument("--load", metavar="DATA", help=argparse.SUPPRESS)
    asked.add_argument("--wait", action="store_true", help=argparse.SUPPRESS)
    said = asked.parse_args()
    if said.kiosk:
        open_kiosk(said.kiosk)
    elif said.load:
        load_kiosk(said.load)
    elif said.wait:
        wait_bare()
    else:
        compare_all(said.runs)


def compare_all(runs: int) -> None:
    """Every table."""
    with tempfile.TemporaryDirectory() as folder, display() as shown:
        (Path(folder) / "bare.qml").write_text(BARE % SIZE)
        for glass in GLASSES:
            compare(glass, runs, folder, shown)
        stand_still(max(3, runs // 2), folder, shown)


if __name__ == "__main__":
    main()
