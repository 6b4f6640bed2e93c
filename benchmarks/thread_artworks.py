"""Artworks for the benchmark of thread: what a patch shop is asked for, and what goes wrong."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import numpy as np
import shapely
from shapely import affinity
from shapely.geometry.base import BaseGeometry

from configurator.embroidery.shapes import Kind, Reading, SewShape
from configurator.ground.files import assets_folder
from configurator.ground.glyphs import FontBook, TextSetting
from configurator.ground.outlines import area_of

RED, BLUE, GOLD, WHITE, GREEN, BLACK = (
    "isacord-1902",
    "isacord-3543",
    "isacord-0608",
    "isacord-0015",
    "isacord-5515",
    "isacord-0020",
)


def _book() -> FontBook:
    return FontBook(Path(assets_folder()) / "fonts")


def words(text: str, family: str, size_mm: float, language: str = "en") -> BaseGeometry:
    """Words as an area around the origin."""
    setting = TextSetting(family=family, size_mm=size_mm, language=language)
    return area_of(_book().set_text(text, setting).path, 0.03)


def star(points: int, outer: float, inner: float) -> BaseGeometry:
    """A star around the origin."""
    turn = np.arange(2 * points) * math.pi / points - math.pi / 2
    radius = np.where(np.arange(2 * points) % 2 == 0, outer, inner)
    return shapely.Polygon(np.column_stack([radius * np.cos(turn), radius * np.sin(turn)]))


def heart(size: float) -> BaseGeometry:
    """A heart around the origin."""
    t = np.linspace(0, 2 * math.pi, 160, endpoint=False)
    x = 16 * np.sin(t) ** 3
    y = -(13 * np.cos(t) - 5 * np.cos(2 * t) - 2 * np.cos(3 * t) - np.cos(4 * t))
    return shapely.Polygon(np.column_stack([x, y]) * size / 32)


def circle(radius: float, x: float = 0.0, y: float = 0.0) -> BaseGeometry:
    """A disc."""
    return shapely.Point(x, y).buffer(radius, quad_segs=32)


def comb() -> BaseGeometry:
    """A wide bar with thin tines: rows and columns in one shape."""
    tines = [shapely.box(x, 8, x + 2, 24) for x in range(0, 40, 4)]
    return shapely.union_all([shapely.box(0, 0, 38, 9), *tines])


def _one(area: BaseGeometry, thread: str = RED, kind: Kind = "auto") -> list[SewShape]:
    return [SewShape(area, thread, kind, "art")]


def _lettering(area: BaseGeometry, thread: str, reading: Reading) -> list[SewShape]:
    return [SewShape(area, thread, "auto", "words", reading)]


def _logo() -> list[SewShape]:
    """Six threads that lie over and under each other."""
    sun = star(12, 20, 15)
    hill = circle(22, 8, 26).intersection(shapely.box(-24, -24, 24, 20))
    wave = shapely.box(-22, 12, 22, 19)
    return [
        SewShape(circle(24), BLUE, "auto", "sky"),
        SewShape(affinity.translate(sun, -4, -4), GOLD, "auto", "sun"),
        SewShape(circle(9, -4, -4), RED, "auto", "disc"),
        SewShape(hill, GREEN, "auto", "hill"),
        SewShape(wave, WHITE, "auto", "wave"),
        SewShape(
            affinity.translate(words("GALIL", "rubik-black", 6), 0, 15.5), BLACK, "auto", "name"
        ),
        SewShape(circle(3, -4, -4), WHITE, "auto", "eye"),
    ]


def _detailed_heart() -> list[SewShape]:
    """A heart with an arrow 1 mm wide through it and a rim of 1 mm."""
    body = heart(40)
    arrow = shapely.LineString([(-22, 8), (22, -10)]).buffer(0.5, cap_style="flat")
    rim = body.difference(body.buffer(-1.0))
    return [
        SewShape(body, RED, "auto", "heart"),
        SewShape(rim, BLACK, "auto", "rim"),
        SewShape(arrow, WHITE, "auto", "arrow"),
    ]


def _patch() -> list[SewShape]:
    return [
        SewShape(circle(38), BLUE, "auto", "ground"),
        SewShape(words("חבורת הצפון", "rubik-black", 9, "he"), WHITE, "auto", "name", "rtl"),
        SewShape(affinity.translate(star(5, 9, 3.6), 0, -16), GOLD, "auto", "star"),
        SewShape(circle(40), GOLD, "border", "border"),
    ]


ARTWORKS: dict[str, Callable[[], list[SewShape]]] = {
    "solid": lambda: _one(circle(15)),
    "ring": lambda: _one(circle(15).difference(circle(11)), BLUE),
    "star": lambda: _one(star(5, 20, 8), GOLD),
    "serif": lambda: _lettering(words("BRAKE&gest", "frank-ruhl-black", 14), BLACK, "ltr"),
    "sans": lambda: _lettering(words("Northern", "rubik-black", 14), BLUE, "ltr"),
    "hebrew": lambda: _lettering(words("שלום אבגדהוז", "rubik-black", 14, "he"), RED, "rtl"),
    "hebrew-serif": lambda: _lettering(
        words("קפה משפחת לוי", "david-libre", 12, "he"), BLACK, "rtl"
    ),
    "text-6mm": lambda: _lettering(words("Haifa 1909 Team", "rubik", 6), BLACK, "ltr"),
    "comb": lambda: _one(comb(), GREEN),
    "logo": _logo,
    "heart": _detailed_heart,
    "patch": _patch,
    "fill-100mm": lambda: _one(shapely.box(-50, -50, 50, 50).buffer(-8).buffer(8), BLUE),
    "frame": lambda: _one(
        shapely.box(-20, -15, 20, 15).difference(shapely.box(-12, -7, 12, 7)), GREEN
    ),
}
"""Each artwork by name, lowest shape first, in mm."""
