"""Tatami: rows back and forth over a wide area, staggered so that needle points form no line."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from configurator.embroidery.plan import Points
from configurator.embroidery.scanning import GRID_MM, Frame, Rows

STAGGER = (0.0, 0.5, 0.25, 0.75)
"""How far each absolute row's needle points are shifted, as shares of a stitch."""
OUT_MM, IN_MM = 0.03, 0.11
"""To find the grid, a row's end moves out of the area by no more than this, and inwards by that."""
FROM_EDGE_MM = 1.0
"""No needle point within a row comes nearer to its ends than this."""


@dataclass(frozen=True)
class Laid:
    """Needle points of every stretch from left to right; stretch i has points first[i] to
    first[i + 1] of `x`, in the frame's coordinates."""

    frame: Frame
    rows: Rows
    first: NDArray[np.int64]
    x: NDArray[np.float64]


def laid(rows: Rows, frame: Frame, stitch_mm: float) -> Laid:
    """Needle points for every stretch, its two ends among them."""
    offset = np.array(STAGGER)[rows.row % len(STAGGER)] * stitch_mm
    low = np.ceil((rows.start + FROM_EDGE_MM - offset) / stitch_mm).astype(np.int64)
    high = np.floor((rows.end - FROM_EDGE_MM - offset) / stitch_mm).astype(np.int64)
    inner = np.maximum(high - low + 1, 0)
    counts = inner + 2
    first = np.concatenate([[0], np.cumsum(counts)])
    x = np.empty(int(first[-1]))
    at = np.repeat(np.arange(len(counts)), inner)
    step = np.arange(len(at)) - np.repeat(np.cumsum(inner) - inner, inner)
    x[first[:-1][at] + 1 + step] = offset[at] + (low[at] + step) * stitch_mm
    x[first[:-1]], x[first[1:] - 1] = rows.start, rows.end
    return Laid(frame, rows, first, x)


def sewn(rows: Laid, order: list[int], rightwards: bool, turn_mm: float) -> Points:
    """Stretches back and forth in an order, the first to the right or to the left.

    Where a turn would make too short a stitch, the new row begins a little inside instead.
    """
    if not order:
        return np.zeros((0, 2))
    picks = np.asarray(order)
    counts = rows.first[picks + 1] - rows.first[picks]
    right = (np.arange(len(picks)) % 2 == 0) == rightwards
    at = np.repeat(np.arange(len(picks)), counts)
    step = np.arange(len(at)) - np.repeat(np.cumsum(counts) - counts, counts)
    source = np.where(right[at], rows.first[picks][at] + step, rows.first[picks + 1][at] - 1 - step)
    x = rows.x[source]
    y = rows.frame.height(rows.rows.row[picks])[at]
    starts = np.cumsum(counts) - counts
    _turn(x, starts, right, rows, turn_mm)
    outwards = np.zeros(len(x))
    outwards[starts] = np.where(right, -1.0, 1.0)
    outwards[starts + counts - 1] = np.where(right, 1.0, -1.0)
    return _straight(x, y, rows.frame, outwards)


def _turn(
    x: NDArray[np.float64],
    starts: NDArray[np.int64],
    right: NDArray[np.bool_],
    rows: Laid,
    turn_mm: float,
) -> None:
    """Move each row's first point inwards until it lies a turn away from the last row's end."""
    spacing = rows.frame.spacing_mm
    if len(starts) < 2 or spacing >= turn_mm:
        return
    gap = math.sqrt(turn_mm**2 - spacing**2)
    begin, before = x[starts[1:]], x[starts[1:] - 1]
    near = np.abs(begin - before) < gap
    inside = np.where(right[1:], before + gap, before - gap)
    x[starts[1:]] = np.where(near, inside, begin)


def _straight(
    x: NDArray[np.float64], y: NDArray[np.float64], frame: Frame, outwards: NDArray[np.float64]
) -> Points:
    """Points on the machine's grid, each moved along its row to where the grid meets the row."""
    slides = np.linspace(-0.25, 0.25, 11)
    tries = x[:, None] + slides[None]
    turned = frame.outwards(np.column_stack([tries.ravel(), np.repeat(y, len(slides))]))
    grid = np.round(turned / GRID_MM) * GRID_MM
    back = frame.inwards(grid).reshape(len(x), len(slides), 2)
    off = np.abs(back[:, :, 1] - y[:, None])
    out = outwards[:, None] * slides[None]
    off[(outwards != 0)[:, None] & ((out > OUT_MM) | (out < -IN_MM))] = np.inf
    off += 0.02 * np.abs(slides)
    best = off.argmin(axis=1)
    return np.asarray(grid.reshape(len(x), len(slides), 2)[np.arange(len(x)), best])
