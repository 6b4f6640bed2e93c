"""Scallops: what is seen of fans that lie on each other in rows, as outlines that never cross."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from configurator.ground.geometry import Path, PathBuilder, Point

BANDS = ((0.66, 0.92), (0.3, 0.58))
"""The bare bands of a fan, each from its inner arc to its outer one, as shares of the radius."""

Arc = tuple[Point, float, float, float]
"""A middle, a radius, and the degrees an arc starts and ends at, clockwise where they rise."""


def fans(middles: list[Point], radius: float) -> Path:
    """The bare bands of fans, to be cut into a sheet, as far as the two fans below each leave
    them seen."""
    one = _fan()
    points = one.points[None] * radius + np.array(middles)[:, None]
    return Path(one.verbs * len(middles), points.reshape(-1, 2))


@lru_cache(maxsize=1)
def _fan() -> Path:
    """The outlines of a fan of radius 1, clockwise; the disc in its middle stays, the other way."""
    (near, far), (eye, iris) = BANDS
    builder = PathBuilder()
    for outline in (*_band(near, far), _iris(iris), (((0.0, 0.0), eye, 360.0, 0.0),)):
        for step, arc in enumerate(outline):
            _draw(builder, arc, begins=step == 0)
        builder.close()
    return builder.path()


def _band(near: float, far: float) -> Iterator[tuple[Arc, ...]]:
    """A band that the fans below cut in two: what lies above them, and what lies between them."""
    (a, seen_a), (b, seen_b) = _crossing(near), _crossing(far)
    yield (
        ((0, 0), far, 135 + b, 405 - b), ((1, 1), 1, 225 + seen_b, 225 + seen_a),
        ((0, 0), near, 405 - a, 135 + a), ((-1, 1), 1, 315 - seen_a, 315 - seen_b),
    )  # fmt: skip
    yield (
        ((0, 0), far, 45 + b, 135 - b), ((-1, 1), 1, 315 + seen_b, 315 + seen_a),
        ((0, 0), near, 135 - a, 45 + a), ((1, 1), 1, 225 - seen_a, 225 - seen_b),
    )  # fmt: skip


def _iris(far: float) -> tuple[Arc, ...]:
    """A band that the fans below bite into without cutting it through."""
    b, seen = _crossing(far)
    return (
        ((0, 0), far, 135 + b, 405 - b), ((1, 1), 1, 225 + seen, 225 - seen),
        ((0, 0), far, 45 + b, 135 - b), ((-1, 1), 1, 315 + seen, 315 - seen),
    )  # fmt: skip


def _crossing(share: float) -> tuple[float, float]:
    """How far to both sides of the way to a fan below an arc meets it: from here, from there."""
    here = math.acos((1 + share**2) / (2 * math.sqrt(2) * share))
    return math.degrees(here), math.degrees(math.asin(share * math.sin(here)))


def _draw(builder: PathBuilder, arc: Arc, *, begins: bool) -> None:
    """An arc as cubics of at most a quarter turn."""
    (x, y), reach, start, end = arc
    pieces = math.ceil(abs(end - start) / 90)
    step = math.radians((end - start) / pieces)
    handle = 4 / 3 * math.tan(step / 4) * reach
    for piece in range(pieces):
        turn = math.radians(start) + piece * step
        cos, sin = math.cos(turn), math.sin(turn)
        far_cos, far_sin = math.cos(turn + step), math.sin(turn + step)
        here, there = (x + reach * cos, y + reach * sin), (x + reach * far_cos, y + reach * far_sin)
        if begins and piece == 0:
            builder.move(*here)
        builder.curve(
            (here[0] - handle * sin, here[1] + handle * cos),
            (there[0] + handle * far_sin, there[1] - handle * far_cos),
            there,
        )
