"""Dragging a layer over a full design: no Python in the frame, and frames like a bare window's.

    python benchmarks/drag.py [--seconds 3] [--rounds 5] [--display]

Two windows in processes of their own, drawn by the same renderer, led by the same finger: real
touch events through Qt, one every 8 ms along the same way. `bare` is a QML window in which a
DragHandler moves one still picture, as large as the layer, over one still picture as large as
the stage. `kiosk` is the studio with a full wrapper on the stage: a 12-megapixel photograph and
twenty more layers; its own lettering is dragged.

`drawn` is the CPU time of the thread that draws, from the start of a frame until it is handed over;
`apart` the time from one frame on the glass to the next, while the finger moves. Each figure is the
median over the rounds. Python is counted in another drag, from the finger's first move to its last:
every Python function that runs in the kiosk's GUI thread meanwhile, but for the finger itself.

With `--display` the windows open on the display at hand, drawn as this machine draws them, by a GPU
if it has one; without it on an X server in memory and on none at all, by Qt's software renderer.
"""

from __future__ import annotations

import argparse
import gc
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

from stand import GLASSES, SIZE, display, table

STEP_MS = 8
GOAL = 2.0
GRAB_PX = 40.0
"""The finger moves so far before anything is measured: a drag begins after a threshold."""

BARE = """
import QtQuick
Window {
    width: %d; height: %d; visible: true
    Image { x: 200; y: 80; width: 1250; height: 740; source: "ground.png" }
    Image {
        id: layer
        objectName: "layer"
        x: 500; y: 200; source: "layer.png"
        DragHandler { }
    }
}
"""


class Finger:
    """One finger on a window, led along a way by a timer; it measures the frames it causes."""

    def __init__(self, window: Any, start: tuple[float, float]) -> None:
        from PySide6.QtCore import QEventLoop, QPoint, QTimer
        from PySide6.QtTest import QTest

        self._window = window
        self._spot, self._touches = QPoint, QTest
        self._loop, self._after = QEventLoop, QTimer.singleShot
        self._device = QTest.createTouchDevice()
        self._start = start
        self.drawn: list[float] = []
        self.apart: list[float] = []
        self._began = self._last = 0.0
        self._on_glass = True

    def watch(self) -> None:
        """Measure every frame from now on."""
        from PySide6.QtCore import Qt

        # The finger is Python: its own garbage would have all of the kiosk looked through.
        gc.disable()
        direct = Qt.ConnectionType.DirectConnection
        self._window.beforeSynchronizing.connect(self._begin_frame, direct)
        self._window.frameSwapped.connect(self._end_frame, direct)

    def _begin_frame(self) -> None:
        self._began = time.thread_time()

    def _end_frame(self) -> None:
        now, spent = time.perf_counter(), time.thread_time()
        if self._last and self._on_glass:
            self.drawn.append(spent - self._began)
            self.apart.append(now - self._last)
        self._last = now

    def press(self) -> None:
        """Touch the start."""
        self._touch("press", *self._start)
        self._turn()

    def begin(self) -> None:
        """Move far enough for a drag to begin."""
        for step in range(6):
            self._touch("move", self._start[0], self._start[1] + step * GRAB_PX / 5)
            self._turn()

    def release(self) -> None:
        """Leave the glass. The drag is over: what is committed now is not a frame of it."""
        self._on_glass = False
        self._touch("release", *self._start)

    def lead(self, seconds: float) -> None:
        """Move along a loop for so long; one move every few milliseconds, frames between them."""
        end = time.perf_counter() + seconds
        for x, y in way(self._start):
            if time.perf_counter() > end:
                return
            self._touch("move", x, y)
            self._turn()

    def _turn(self) -> None:
        loop = self._loop()
        self._after(STEP_MS, loop.quit)
        loop.exec()

    def _touch(self, how: str, x: float, y: float) -> None:
        touch = self._touches.touchEvent(self._window, self._device)
        getattr(touch, how)(0, self._spot(round(x), round(y)), self._window)
        touch.commit()


def way(start: tuple[float, float]) -> Iterator[tuple[float, float]]:
    """A large figure of eight around the start, without an end."""
    at = 0.0
    while True:
        at += 0.05
        yield start[0] + 240 * math.sin(at), start[1] + GRAB_PX + 110 * math.sin(2 * at)


def turn(ms: int) -> None:
    """Let the window run for a moment."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def python_calls(work: Callable[[], None]) -> Counter[str]:
    """The Python functions that run in this thread meanwhile, without this file's own."""
    calls: Counter[str] = Counter()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_filename != __file__:
            calls[f"{Path(frame.f_code.co_filename).name}: {frame.f_code.co_name}"] += 1

    sys.setprofile(note)
    work()
    sys.setprofile(None)
    return calls


def drag_bare(folder: str, seconds: float) -> dict[str, Any]:
    """The window that has nothing to do but follow."""
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtQml import QQmlApplicationEngine

    QGuiApplication([])
    engine = QQmlApplicationEngine()
    engine.load(f"{folder}/bare.qml")
    window = engine.rootObjects()[0]
    turn(300)
    layer = window.findChild(type(window).__mro__[-2], "layer")
    assert layer is not None
    middle = (layer.property("x") + layer.property("width") / 2,
              layer.property("y") + layer.property("height") / 2)  # fmt: skip
    finger = Finger(window, middle)
    finger.press()
    finger.begin()
    finger.watch()
    finger.lead(seconds)
    finger.release()
    return {"drawn": finger.drawn, "apart": finger.apart, "calls": {}}


def drag_kiosk(folder: str, seconds: float) -> dict[str, Any]:
    """The studio with a full wrapper; saves what the bare window shows, on its first call."""
    from samples import full, twelve_megapixels

    from configurator.ui.app import KioskApp
    from configurator.ui.customer import Customer

    app = KioskApp(Path(folder) / "data", "en")
    customer = Customer(app, SIZE)
    customer.arrive()
    customer.begins()
    customer.as_guest()
    customer.makes("wrapper")
    bench = customer.reception.bench
    photo = twelve_megapixels(bench, Path(folder))
    customer.studio.open(full(bench, "wrapper", "wrap", photo), "en")
    customer.wait()
    customer.selects("words-0")
    spot = customer.spot_of("words-0")
    save_pictures(customer, folder)
    finger = Finger(app.window, (spot.x(), spot.y()))
    finger.press()
    calls = python_calls(lambda: whole_way(finger, min(seconds, 2)))
    finger.watch()
    finger.lead(seconds)
    finger.release()
    customer.wait()
    app.close()
    return {"drawn": finger.drawn, "apart": finger.apart, "calls": calls}


def whole_way(finger: Finger, seconds: float) -> None:
    """The whole way of a finger that lies on the glass."""
    finger.begin()
    finger.lead(seconds)


def save_pictures(customer: Any, folder: str) -> None:
    """The stage's ground and the lettering, for the bare window."""
    shelf, studio = customer.reception.shelf, customer.studio
    row = next(row for row in studio.layers.rows if row.layerId == "words-0")
    for name, url in (("ground", studio.state.ground), ("layer", row.picture)):
        shelf._images[url.rsplit("/", 1)[1]].save(f"{folder}/{name}.png")


DRAGS = {"bare": drag_bare, "kiosk": drag_kiosk}


def measured(window: str, folder: str, seconds: float, shown: dict[str, str]) -> dict[str, Any]:
    """What one process says of its drag."""
    command = [sys.executable, __file__, "--window", window, folder, "--seconds", str(seconds)]
    done = subprocess.run(command, env=shown, stdout=subprocess.PIPE, check=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def compare(title: str, said: argparse.Namespace, folder: str, shown: dict[str, str]) -> None:
    """Both windows under one renderer, in turn."""
    found: dict[str, list[dict[str, Any]]] = {"kiosk": [], "bare": []}
    for _ in range(said.rounds):
        for window, rounds in found.items():
            rounds.append(measured(window, folder, said.seconds, shown))
    rows = []
    for what in ("drawn", "apart"):
        bare = spread(found["bare"], what)
        for window in ("bare", "kiosk"):
            mine = spread(found[window], what)
            ratios = [f"{each / floor:.2f}" for each, floor in zip(mine, bare, strict=True)]
            rows.append([f"{window}, {what}", *(f"{each:.2f}" for each in mine), *ratios])
    heads = ("", "median ms", "99 %", "worst", "median x", "99 % x", "worst x bare")
    table(f"Dragging, {title} (goal: no frame over {GOAL:.0f} x bare)", heads, rows)
    rates = (f"{window} {1000 / spread(each, 'apart')[0]:.0f}" for window, each in found.items())
    print("Frames a second:", ", ".join(rates))
    calls = sum((Counter(each["calls"]) for each in found["kiosk"]), Counter[str]())
    told = ", ".join(f"{name} x{count}" for name, count in calls.items())
    print("Python while the finger moved:", told or "none")


def spread(rounds: list[dict[str, Any]], what: str) -> tuple[float, float, float]:
    """Median, 99 of 100 and worst of the frames, in ms; each the median over the rounds."""
    every = [sorted(1000 * each for each in one[what]) for one in rounds]
    return (
        statistics.median(statistics.median(times) for times in every),
        statistics.median(times[int(len(times) * 0.99)] for times in every),
        statistics.median(times[-1] for times in every),
    )


def main() -> None:
    """Compare, or be one of the windows compared."""
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    asked.add_argument("--seconds", type=float, default=3)
    asked.add_argument("--rounds", type=int, default=5)
    asked.add_argument("--display", action="store_true", help="on the display at hand")
    asked.add_argument("--window", nargs=2, metavar=("WINDOW", "FOLDER"), help=argparse.SUPPRESS)
    said = asked.parse_args()
    if said.window:
        print(json.dumps(DRAGS[said.window[0]](said.window[1], said.seconds)), flush=True)
        os._exit(0)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "bare.qml").write_text(BARE % SIZE)
        compare_all(said, folder)


def compare_all(said: argparse.Namespace, folder: str) -> None:
    """On the display at hand, or on every glass of the software renderer."""
    if said.display:
        compare("on this display", said, folder, {**os.environ, "CONFIGURATOR_WINDOWED": "1"})
        return
    with display() as shown:
        for glass in (each for each in GLASSES if "GL" not in each):
            compare(glass, said, folder, {**shown, **GLASSES[glass]})


if __name__ == "__main__":
    main()
