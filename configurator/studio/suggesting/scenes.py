"""Scenes: what stands behind a poster's drawing, in four flat colors on a sheet of 300 by 400."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from configurator.ground.geometry import Box, Path, Point

WIDTH, HEIGHT = 300.0, 400.0
SHEET = Box(0, 0, WIDTH, HEIGHT)
Tone = Literal["ground", "ink", "first", "second"]
Scene = Literal[
    "rays", "waves", "hills", "night", "dots", "arch", "blocks", "skyline", "burst", "frame"
]
SceneLayer = tuple[Path, Tone]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a drawing stands on the sheet: its middle, its width, and how far it is turned."""

    x: float
    y: float
    width: float
    turn_deg: float = 0.0


def _disc(x: float, y: float, radius: float) -> Path:
    return Path.ellipse(Box(x - radius, y - radius, x + radius, y + radius))


def _band(top: float, bottom: float) -> Path:
    return Path.rectangle(Box(0, top, WIDTH, bottom))


def _wave(top: float, rise: float, waves: float, shift: float = 0.0) -> Path:
    """The sheet below a wavy line."""
    steps = 72
    line = [
        (
            WIDTH * at / steps,
            top + rise * math.sin(2 * math.pi * (waves * at / steps + shift)),
        )
        for at in range(steps + 1)
    ]
    return Path.polygon([*line, (WIDTH, HEIGHT), (0, HEIGHT)])


def _wedges(x: float, y: float, count: int, reach: float = 520.0) -> Path:
    """Every second wedge of a wheel of rays."""
    step = math.pi / count
    return Path.joined(
        Path.polygon(
            [
                (x, y),
                (x + reach * math.cos(a), y + reach * math.sin(a)),
                (x + reach * math.cos(a + step), y + reach * math.sin(a + step)),
            ]
        )
        for a in (2 * step * at for at in range(count))
    )


def _star(x: float, y: float, radius: float, points: int = 4, waist: float = 0.22) -> Path:
    tips: list[Point] = []
    for at in range(points * 2):
        far = radius if at % 2 == 0 else radius * waist
        angle = math.pi * at / points - math.pi / 2
        tips.append((x + far * math.cos(angle), y + far * math.sin(angle)))
    return Path.polygon(tips)


def _arch(half: float, top: float) -> Path:
    """A gate with a round top, standing on the lower edge."""
    middle = WIDTH / 2
    round_top = [
        (
            middle - half * math.cos(math.pi * at / 48),
            top + half - half * math.sin(math.pi * at / 48),
        )
        for at in range(49)
    ]
    return Path.polygon([*round_top, (middle + half, HEIGHT), (middle - half, HEIGHT)])


def _rays() -> Iterator[SceneLayer]:
    yield _wedges(150, 268, 14), "first"
    yield _disc(150, 268, 112), "ground"
    yield _disc(150, 268, 100), "second"
    for x, y, r in ((38, 52, 9), (258, 40, 12), (70, 110, 6), (236, 112, 7), (150, 34, 7)):
        yield _disc(x, y, r), "ink"
    for x, y in ((100, 60), (205, 76), (28, 132), (276, 150)):
        yield _star(x, y, 13), "second"


def _waves() -> Iterator[SceneLayer]:
    yield _disc(206, 128, 66), "second"
    yield _wave(246, 9, 2.0), "first"
    yield _wave(286, 10, 2.5, 0.3), "ink"
    yield _wave(318, 10, 2.0, 0.7), "first"
    yield _wave(352, 9, 2.5, 0.15), "ground"


def _hills() -> Iterator[SceneLayer]:
    yield _disc(92, 112, 58), "first"
    yield _wave(214, 30, 1.0, 0.55), "second"
    yield _wave(268, 24, 1.3, 0.1), "first"
    yield _wave(322, 16, 1.0, 0.62), "ink"
    for x, y, size in ((246, 216, 54), (276, 238, 44), (212, 236, 36)):
        for lift in (0.0, 0.36, 0.68):
            wide = size * (0.5 - lift * 0.28)
            top = y - size * (0.95 + lift * 0.6)
            tree = [(x, top), (x + wide, top + size * 0.72), (x - wide, top + size * 0.72)]
            yield Path.polygon(tree), "ink"


def _night() -> Iterator[SceneLayer]:
    yield _disc(150, 206, 128), "first"
    yield _disc(150, 206, 104), "ground"
    stars = ((40, 48, 15), (262, 66, 19), (96, 30, 8), (204, 28, 9), (28, 132, 8), (276, 152, 9))
    for x, y, r in stars:
        yield _star(x, y, r), "second"
    for x, y in ((60, 96), (244, 120), (150, 50), (30, 250), (272, 262), (120, 74), (186, 70)):
        yield _disc(x, y, 2.6), "ink"
    yield _wave(352, 12, 1.0, 0.5), "first"
    yield _wave(374, 9, 1.4, 0.2), "second"


def _dots() -> Iterator[SceneLayer]:
    for row in range(9):
        for column in range(7):
            x = column * 50 + (25 if row % 2 else 0)
            yield _disc(x, row * 50, 9), "first"
    yield _disc(150, 206, 122), "second"
    yield _disc(150, 206, 108), "ground"


def _arches() -> Iterator[SceneLayer]:
    for half, top, tone in ((138, 34, "first"), (114, 60, "ink"), (90, 88, "second")):
        yield _arch(half, top), tone  # type: ignore[misc]
    yield _arch(68, 114), "ground"


def _blocks() -> Iterator[SceneLayer]:
    yield Path.rectangle(Box(0, 0, 100, 100)), "ink"
    yield _disc(150, 50, 50), "first"
    yield Path.polygon([(200, 0), (300, 0), (300, 100)]), "second"
    yield Path.rectangle(Box(0, 300, 100, 400)), "first"
    yield Path.polygon([(100, 400), (200, 300), (200, 400)]), "ink"
    yield _disc(250, 350, 50), "ink"
    yield _disc(250, 350, 25), "ground"
    yield _disc(50, 50, 25), "ground"
    for at in range(4):
        yield Path.rectangle(Box(0, 112 + at * 48, 18, 136 + at * 48)), "ink"
        yield Path.rectangle(Box(282, 136 + at * 48, 300, 160 + at * 48)), "second"


def _skyline() -> Iterator[SceneLayer]:
    yield _disc(220, 96, 54), "ink"
    towers = ((0, 178, 56), (50, 128, 60), (112, 196, 50), (160, 150, 56), (222, 206, 78))
    for x, top, wide in towers:
        yield Path.rectangle(Box(x, top, x + wide, 320)), "first"
        for row in range(int((300 - top) / 24)):
            for column in range(int(wide / 20)):
                if (row * 3 + column * 2 + int(x)) % 5 > 1:
                    left, high = x + 8 + column * 18, top + 14 + row * 24
                    yield Path.rectangle(Box(left, high, left + 9, high + 12)), "ink"
    yield _band(320, 400), "second"
    for at in range(5):
        yield Path.rectangle(Box(14 + at * 62, 374, 48 + at * 62, 380)), "ground"


def _burst() -> Iterator[SceneLayer]:
    yield _wedges(150, 210, 20), "first"
    yield _star(150, 210, 150, 16, 0.8), "second"
    yield _disc(150, 210, 104), "ink"
    for x, y in ((34, 40), (266, 40), (34, 366), (266, 366)):
        yield _star(x, y, 20, 5, 0.42), "ink"


def _frame() -> Iterator[SceneLayer]:
    yield Path.rectangle(Box(0, 0, WIDTH, HEIGHT)), "ink"
    yield Path.rectangle(Box(16, 16, 284, 384), 6), "ground"
    yield Path.rectangle(Box(24, 24, 276, 376), 4), "second"
    yield Path.rectangle(Box(28, 28, 272, 372), 3), "ground"
    for x, y in ((150, 60), (150, 340)):
        yield _star(x, y, 18, 8, 0.5), "second"
        for side in (-1, 1):
            for at in range(1, 5):
                yield _disc(x + side * (16 + at * 17), y, 5 - at * 0.6), "first"
    yield _disc(150, 200, 104), "second"
    yield _disc(150, 200, 98), "ground"


SCENES: dict[Scene, Callable[[], Iterator[SceneLayer]]] = {
    "rays": _rays,
    "waves": _waves,
    "hills": _hills,
    "night": _night,
    "dots": _dots,
    "arch": _arches,
    "blocks": _blocks,
    "skyline": _skyline,
    "burst": _burst,
    "frame": _frame,
}

SPOTS: dict[Scene, tuple[Spot, ...]] = {
    "rays": (Spot(150, 262, 150), Spot(62, 340, 70, -10), Spot(240, 342, 66, 10)),
    "waves": (Spot(134, 218, 170), Spot(232, 322, 78), Spot(60, 356, 54, -8)),
    "hills": (Spot(128, 292, 140), Spot(250, 340, 72), Spot(196, 124, 64)),
    "night": (Spot(150, 206, 142, 24), Spot(52, 318, 64, -8), Spot(246, 100, 62)),
    "dots": (Spot(150, 204, 150), Spot(58, 336, 78, -8), Spot(244, 336, 70, 8)),
    "arch": (Spot(150, 300, 150), Spot(56, 70, 62, -14), Spot(246, 72, 54, 12)),
    "blocks": (Spot(150, 200, 172), Spot(50, 350, 62)),
    "skyline": (Spot(150, 304, 164), Spot(76, 66, 84)),
    "burst": (Spot(150, 210, 132), Spot(60, 350, 66, -10), Spot(240, 350, 56, 10)),
    "frame": (Spot(150, 196, 140), Spot(70, 300, 58), Spot(232, 306, 44)),
}
"""Where the main drawing and up to two lesser ones stand in each scene."""
