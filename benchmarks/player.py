"""The stitch player: what a frame costs while some 50,000 stitches are played, and going elsewhere.

    python benchmarks/player.py [--glass]

The film is one of as many stitches as a large patch has, on a picture of 1100 x 800 pixels. A frame
is what the player does between two frames of the glass: the time goes on, what is sewn since is
laid on the picture, and the picture is handed over. Beside it, in the same run, stands the bare
handing over of such a picture. With `--glass` a window of 1920 x 1080 plays it at twenty times the
machine's pace, a frame as soon as the last is on the glass, on displays without a GPU; in turn with
it stands the same window whose picture never changes. Either way the glass is given two rectangles.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from stand import GLASSES, display, table

from configurator.embroidery.film import Film, FilmStep
from configurator.model.words import Words
from configurator.ui.film_painter import NAME, FilmScreen
from configurator.ui.viewmodels.desks.player import SPEEDS, Player

STITCHES = 50_000
ROOM = (1100, 800)
STITCHES_A_SECOND = 800 / 60
FRAME_S = 1 / 60
FRAMES = 400
GLASS_SPEED, GLASS_ROUNDS = 20, 3
WINDOW = b"""
import QtQuick
Window {
    id: glass
    property url picture
    property int turn
    width: 1920; height: 1080; visible: true
    Image {
        anchors.centerIn: parent; width: 1100; height: 800; cache: false; source: glass.picture
    }
    Rectangle { width: 8; height: 8; x: glass.turn % 100 }
}
"""


def film() -> Film:
    """Rows of 3 mm stitches over 190 x 140 mm."""
    luck = np.random.default_rng(1)
    x = np.tile(np.arange(0, 190, 3.0), STITCHES)[: STITCHES + 1]
    y = np.minimum(np.arange(STITCHES + 1) / STITCHES * 140, 140)
    ends = np.stack([x[:-1], y[:-1], x[1:], y[1:]], axis=1)
    ends[np.abs(ends[:, 2] - ends[:, 0]) > 10, 2] = ends[np.abs(ends[:, 2] - ends[:, 0]) > 10, 0]
    tints = luck.integers(40, 220, (STITCHES, 4)).astype(np.uint8)
    seconds = STITCHES / STITCHES_A_SECOND
    step = FilmStep(1, 1, "T", Words(en="Thread", he="חוט"), "#dc1e1e", "art",
                    0, STITCHES, 0, seconds, 1.0, stop=False)  # fmt: skip
    return Film(
        count=STITCHES,
        stitches=ends.astype("<f4").tobytes(),
        moments=((np.arange(STITCHES) + 1) / STITCHES_A_SECOND).astype("<f4").tobytes(),
        tints=tints.tobytes(),
        steps=(step,),
        seconds=seconds,
        box=(0, 0, 190, 140),
        middle=(95, 70),
        hoop=(200, 150),
    )


def frames(player: Player, screen: FilmScreen) -> tuple[float, float]:
    """The median and the worst CPU of a frame, in ms."""
    took = []
    for _ in range(FRAMES):
        started = time.process_time()
        player.tick(FRAME_S)
        screen.requestImage("", QSize(), QSize()).copy()
        took.append(1000 * (time.process_time() - started))
    return statistics.median(took), max(took)


def gone_to(player: Player, second: float) -> float:
    """The CPU of going to a moment, in ms."""
    started = time.process_time()
    player.seek(second)
    return 1000 * (time.process_time() - started)


def glass(moving: bool) -> None:
    """Show so many frames in a window, the film moving or standing; say frames a second and CPU."""
    app = QGuiApplication([])
    screen, engine = FilmScreen(), QQmlApplicationEngine()
    engine.addImageProvider(NAME, screen)
    player = Player(screen)
    player.fit(*ROOM)
    player.load(film(), "film", "en")
    player.pace(GLASS_SPEED)
    engine.loadData(WINDOW)
    window = engine.rootObjects()[0]
    window.setProperty("picture", player.state.picture)
    begun: list[float] = []
    shown = 0

    def on_the_glass() -> None:
        nonlocal shown
        shown += 1
        if shown == FRAMES // 10:
            begun.extend((time.perf_counter(), time.process_time()))
        if shown == FRAMES:
            wall, cpu = time.perf_counter() - begun[0], time.process_time() - begun[1]
            count = FRAMES - FRAMES // 10
            os.write(1, b"%f %f\n" % (count / wall, 1000 * cpu / count))
            os._exit(0)
        if moving:
            player.tick(FRAME_S)
            window.setProperty("picture", player.state.picture)
        window.setProperty("turn", shown)

    window.frameSwapped.connect(on_the_glass)  # type: ignore[attr-defined]
    app.exec()


def on_glasses() -> None:
    """Print what a window shows, glass by glass, medians of rounds in turn."""
    rows = []
    with display() as surroundings:
        for name, special in GLASSES.items():
            told: dict[str, list[list[float]]] = {"play": [], "bare": []}
            for _ in range(GLASS_ROUNDS):
                for what, rounds in told.items():
                    said = subprocess.run(
                        [sys.executable, __file__, "--child", what],
                        env={**surroundings, **special}, check=True, capture_output=True,
                    ).stdout  # fmt: skip
                    rounds.append([float(each) for each in said.split()])
            (fast, cpu), (bare_fast, bare_cpu) = (
                [statistics.median(column) for column in zip(*rounds, strict=True)]
                for rounds in told.values()
            )
            rows.append([name, f"{fast:.0f}", f"{bare_fast:.0f}", f"{cpu:.1f}", f"{bare_cpu:.1f}"])
    heads = ("", "frames/s", "bare", "ms of CPU", "bare")
    table(f"A window playing {STITCHES:,} stitches at x{GLASS_SPEED}", heads, rows)


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--glass", action="store_true")
    parser.add_argument("--child", choices=("play", "bare"))
    asked = parser.parse_args()
    if asked.child:
        glass(asked.child == "play")
    elif asked.glass:
        on_glasses()
    else:
        by_frames()


def by_frames() -> None:
    """Print what the player itself costs."""
    app = QGuiApplication([])
    screen = FilmScreen()
    player = Player(screen)
    player.fit(*ROOM)
    player.load(film(), "film", "en")
    bare = []
    for _ in range(100):
        started = time.process_time()
        screen.requestImage("", QSize(), QSize()).copy()
        bare.append(1000 * (time.process_time() - started))
    plain = statistics.median(bare)
    rows = []
    for speed in SPEEDS:
        player.pace(speed)
        player.seek(player.state.seconds / 3)
        middle, worst = frames(player, screen)
        rows.append(
            [f"a frame at x{speed}", f"{middle:.2f}", f"{worst:.2f}", f"{middle / plain:.1f}"]
        )
    cold = gone_to(player, player.state.seconds)
    while player._painter is not None and player._painter.ahead():
        pass
    jumps = [gone_to(player, player.state.seconds * share) for share in (0.1, 0.95, 0.4, 0.7, 0.02)]
    rows.append(["to the end, not drawn before", f"{cold:.0f}", "", ""])
    rows.append(
        ["elsewhere, drawn ahead", f"{statistics.median(jumps):.0f}", f"{max(jumps):.0f}", ""]
    )
    rows.append(["handing a picture over", f"{plain:.2f}", f"{max(bare):.2f}", "1.0"])
    heads = ("", "ms of CPU", "worst", "x handing over")
    table(f"Playing {STITCHES:,} stitches (a frame at 60 a second has 16.7 ms)", heads, rows)
    del app


if __name__ == "__main__":
    main()
