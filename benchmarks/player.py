"""The stitch player: what a frame costs while some 50,000 stitches are played, and going elsewhere.

    python benchmarks/player.py

The film is one of as many stitches as a large patch has, on a picture of 1100 x 800 pixels. A frame
is what the player does between two frames of the glass: the time goes on, what is sewn since is
laid on the picture, and the picture is handed over. Beside it, in the same run, stands the bare
handing over of such a picture. Drawing the glass itself is Qt's, as with any picture.
"""

from __future__ import annotations

import os
import statistics
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from stand import table

from configurator.embroidery.film import Film, FilmStep
from configurator.model.words import Words
from configurator.ui.film_painter import FilmScreen
from configurator.ui.viewmodels.desks.player import SPEEDS, Player

STITCHES = 50_000
ROOM = (1100, 800)
STITCHES_A_SECOND = 800 / 60
FRAME_S = 1 / 60
FRAMES = 600


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


def main() -> None:
    """Measure, and print."""
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
