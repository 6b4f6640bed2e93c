"""Repeats: where each copy of a pattern's motif lies, so that a whole part is covered."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray

from configurator.ground.geometry import Affine, Path
from configurator.ground.outlines import area_of
from configurator.ground.seeds import chance
from configurator.model.layers import Pattern

MOST_COPIES = 4000
"""A pattern finer than this many copies on a part is set wider: finer could not be seen or sewn."""

JITTER = 0.28
"""How far a scattered copy strays from its place, as a share of the pitch; more would collide."""

TURN_DEG = 40.0
"""How far scattered copies lean either way: lively, and no face stands on its head."""

SCATTER_SIZES = (0.75, 1.15)
"""How small and how large scattered copies come out."""


@lru_cache(maxsize=32)
def repeated(layer: Pattern, spot: Affine, bleed: Path) -> tuple[Affine, ...]:
    """A transform for each copy that reaches into `bleed`, row by row; one copy lies on `spot`.

    `scatter` strays, turns and sizes each copy by chance, from its row and column alone: the same
    pattern always falls the same way, and moving it moves every copy alike.
    """
    pitch = max(layer.pitch_mm, _least_pitch(bleed))
    places = _places(layer, spot, pitch, bleed)
    reach = layer.width_mm * SCATTER_SIZES[1] * math.sqrt(0.5)
    centers = np.array([spot.apply(copy.e, copy.f) for copy in places]).reshape(-1, 2)
    seen = _near(bleed, centers, reach)
    return tuple(copy.then(spot) for copy, inside in zip(places, seen, strict=True) if inside)


def _least_pitch(bleed: Path) -> float:
    return math.sqrt(bleed.box.width * bleed.box.height / MOST_COPIES)


def _places(layer: Pattern, spot: Affine, pitch: float, bleed: Path) -> list[Affine]:
    """Copies around (0, 0), before they are moved and turned together, over the bleed's box."""
    back, box = spot.inverse(), bleed.box
    corners = [back.apply(x, y) for x in (box.left, box.right) for y in (box.top, box.bottom)]
    reach = layer.width_mm + pitch
    columns = _range([x for x, _ in corners], reach, pitch)
    rows = _range([y for _, y in corners], reach, pitch)
    return [_copy(layer, row, column, pitch) for row in rows for column in columns]


def _range(values: list[float], reach: float, pitch: float) -> range:
    first = math.floor((min(values) - reach) / pitch)
    return range(first, math.ceil((max(values) + reach) / pitch) + 1)


def _copy(layer: Pattern, row: int, column: int, pitch: float) -> Affine:
    shift = 0.5 if layer.repeat != "grid" and row % 2 else 0.0
    x, y = (column + shift) * pitch, row * pitch
    if layer.repeat != "scatter":
        return Affine.translate(x, y)
    luck = chance("scatter", layer.motif, row, column)
    turned = Affine.rotate(luck.uniform(-TURN_DEG, TURN_DEG)).then(
        Affine.scale(luck.uniform(*SCATTER_SIZES))
    )
    stray = JITTER * pitch
    return turned.then(
        Affine.translate(x + luck.uniform(-stray, stray), y + luck.uniform(-stray, stray))
    )


def _near(bleed: Path, centers: NDArray[np.float64], reach: float) -> NDArray[np.bool_]:
    """Which copies reach into the bleed."""
    if not len(centers):
        return np.zeros(0, dtype=np.bool_)
    near: NDArray[np.bool_] = shapely.dwithin(_area(bleed), shapely.points(centers), reach)
    return near


@lru_cache(maxsize=64)
def _area(bleed: Path) -> shapely.Geometry:
    area = area_of(bleed, 0.2)
    shapely.prepare(area)
    return area
