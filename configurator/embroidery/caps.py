"""Caps: how a column ends, along the end edge of its stroke or in its tip."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from configurator.embroidery.lines import distinct, interpolated, lengths
from configurator.embroidery.plan import Points

CORNER_DEG = 45.0
"""The outline turns at least this much at a corner of a stroke's end."""
CORNER_REACH = 0.3
"""Turns are taken over this share of the width to both sides, so rounded corners count."""
FLAT = 0.8
"""The last stitch lies this far out on an end edge that bulges, as a share of the bulge."""
BULGE = 0.3
"""An end that stands out from its corners by more than this share of its width has a tip."""


@dataclass(frozen=True, slots=True)
class Cap:
    """The rails beyond a column's last chord, both beginning on it, on the way out."""

    left: Points
    right: Points


def cap_of(outline: Points, way: NDArray[np.float64], width: float) -> Cap:
    """The end of a stroke, whose outline runs from the right rail around to the left one.

    `way` points out of the column. Between two corners lies an end edge, and the last stitch
    follows it; otherwise both rails run to the tip.
    """
    if len(outline) < 3:
        return Cap(outline[-1:], outline[:1])
    outline = _dense(outline, 0.04 * width)
    corners = _corners(outline, CORNER_REACH * width)
    height = outline @ way
    if len(corners) >= 2:
        first, last = corners[0], corners[-1]
        edge = outline[first : last + 1]
        out = _bulge(edge)
        if float(out.max()) < BULGE * width:
            flat = np.flatnonzero(out >= FLAT * float(out.max()))
            first, last = first + int(flat[0]), first + int(flat[-1])
            return Cap(outline[last:][::-1], outline[: first + 1])
        return _tip(outline, first + int(np.argmax(edge @ way)))
    if len(corners) == 1 and height[corners[0]] > height.max() - 0.25 * width:
        return _tip(outline, corners[0])
    return _tip(outline, int(np.argmax(height)))


def _bulge(edge: Points) -> NDArray[np.float64]:
    """How far each point of an end edge stands out from the straight line between its corners."""
    across = edge[-1] - edge[0]
    steps = edge - edge[0]
    out = across[1] * steps[:, 0] - across[0] * steps[:, 1]
    return np.asarray(out / max(float(np.hypot(*across)), 1e-9))


def _tip(outline: Points, tip: int) -> Cap:
    return Cap(outline[tip:][::-1], outline[: tip + 1])


def _dense(outline: Points, step_mm: float) -> Points:
    """The outline's own points and evenly spaced ones between them."""
    known = lengths(outline)
    even = np.linspace(0.0, known[-1], int(known[-1] / max(step_mm, 0.02)) + 2)
    every = distinct(np.concatenate([known, even]))
    return interpolated(every, known, outline)


def _corners(outline: Points, reach_mm: float) -> list[int]:
    """Where the outline turns sharply towards the inside, its own ends left out."""
    known = lengths(outline)
    into = outline - interpolated(known - reach_mm, known, outline)
    out = interpolated(known + reach_mm, known, outline) - outline
    sine = into[:, 0] * out[:, 1] - into[:, 1] * out[:, 0]
    turn = np.arctan2(sine, into[:, 0] * out[:, 0] + into[:, 1] * out[:, 1])
    turn[(known < 0.02) | (known > known[-1] - 0.02)] = 0.0
    found: list[int] = []
    while turn.max() > math.radians(CORNER_DEG):
        corner = int(turn.argmax())
        found.append(corner)
        turn[np.abs(known - known[corner]) < 1.5 * reach_mm] = 0.0
    return sorted(found)
