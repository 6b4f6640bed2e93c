"""Fairing: a traced line made into a few smooth cubics, its corners kept sharp.

Least-squares cubics with chord-length parameters, split where they stray (Schneider, "An algorithm
for automatically fitting digitized curves", Graphics Gems, 1990).
"""

from __future__ import annotations

import itertools

import numpy as np
from numpy.typing import NDArray

from configurator.ground.geometry import Path, PathBuilder

Line = NDArray[np.float64]

CORNER_DEG = 24.0
CORNER_REACH_MM = 0.8
REPARAMETER_ROUNDS = 3


def faired_ring(ring: Line, stray_mm: float = 0.05) -> Path:
    """A closed traced outline, (n, 2) without its first point repeated, as smooth cubics."""
    corners = _corners(ring)
    if len(corners) == 0:
        corners = np.array([0])
    ring = np.roll(ring, -int(corners[0]), axis=0)
    stops = [*(corners - corners[0]), len(ring)]
    closed = np.vstack([ring, ring[:1]])
    builder = PathBuilder()
    builder.move(*map(float, closed[0]))
    smooth = len(corners) == 1 and not _is_corner(closed)
    for start, stop in itertools.pairwise(stops):
        _add_span(builder, closed[start : stop + 1], stray_mm, smooth)
    builder.close()
    return builder.path()


def faired_line(line: Line, stray_mm: float = 0.05) -> Path:
    """An open traced line without corners as smooth cubics."""
    builder = PathBuilder()
    builder.move(*map(float, line[0]))
    _add_span(builder, line, stray_mm, False)
    return builder.path()


def _is_corner(closed: Line) -> bool:
    into, out = closed[-1] - closed[-2], closed[1] - closed[0]
    return _turn_deg(into, out) > CORNER_DEG


def _turn_deg(into: Line, out: Line) -> float:
    cross = into[0] * out[1] - into[1] * out[0]
    return abs(float(np.degrees(np.arctan2(cross, float(into @ out)))))


def _corners(ring: Line) -> NDArray[np.int64]:
    """Where the outline turns sharply, looking a little way along it to either side."""
    sides = np.roll(ring, -1, axis=0) - ring
    lengths = np.hypot(*sides.T)
    directions = np.degrees(np.arctan2(sides[:, 1], sides[:, 0]))
    turns = np.abs((directions - np.roll(directions, 1) + 180) % 360 - 180)
    long_enough = np.minimum(lengths, np.roll(lengths, 1)) > 0
    found = np.flatnonzero((turns > CORNER_DEG) & long_enough)
    return found.astype(np.int64)


def _add_span(builder: PathBuilder, line: Line, stray_mm: float, smooth: bool) -> None:
    if len(line) == 2:
        builder.line(float(line[1, 0]), float(line[1, 1]))
        return
    start, end = _unit(line[1] - line[0]), _unit(line[-2] - line[-1])
    if smooth:
        start = _unit(line[1] - line[-2])
        end = -start
    for handles in _fitted(line, start, end, stray_mm):
        first, second, stop = ((float(x), float(y)) for x, y in handles)
        builder.curve(first, second, stop)


def _fitted(line: Line, start: Line, end: Line, stray_mm: float) -> list[Line]:
    """The (3, 2) handles and ends of the cubics that follow a line within `stray_mm`."""
    if len(line) == 2:
        third = np.hypot(*(line[1] - line[0])) / 3
        return [np.array([line[0] + start * third, line[1] + end * third, line[1]])]
    along = _chord_lengths(line)
    for _ in range(REPARAMETER_ROUNDS):
        cubic = _least_squares(line, along, start, end)
        strays = np.hypot(*(_points_on(cubic, along) - line).T)
        worst = int(strays.argmax())
        if strays[worst] <= stray_mm:
            return [cubic[1:]]
        along = _reparametered(cubic, line, along)
    worst = min(max(worst, 1), len(line) - 2)
    middle = _unit(line[worst - 1] - line[worst + 1])
    return [
        *_fitted(line[: worst + 1], start, middle, stray_mm),
        *_fitted(line[worst:], -middle, end, stray_mm),
    ]


def _chord_lengths(line: Line) -> Line:
    lengths = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    return np.asarray(lengths / lengths[-1], dtype=np.float64)


def _least_squares(line: Line, along: Line, start: Line, end: Line) -> Line:
    """The best cubic from the line's start to its end with the given end directions."""
    t, s = along[:, None], 1 - along[:, None]
    first, second = 3 * s * s * t * start, 3 * s * t * t * end
    rest = line - (s**3 + 3 * s * s * t) * line[0] - (3 * s * t * t + t**3) * line[-1]
    c00, c01, c11 = (first * first).sum(), (first * second).sum(), (second * second).sum()
    x0, x1 = (first * rest).sum(), (second * rest).sum()
    det = c00 * c11 - c01 * c01
    chord = float(np.hypot(*(line[-1] - line[0])))
    reach_first = (x0 * c11 - x1 * c01) / det if abs(det) > 1e-12 else 0.0
    reach_second = (c00 * x1 - c01 * x0) / det if abs(det) > 1e-12 else 0.0
    if min(reach_first, reach_second) < 1e-3 * chord:
        reach_first = reach_second = chord / 3
    return np.array(
        [line[0], line[0] + start * reach_first, line[-1] + end * reach_second, line[-1]]
    )


def _points_on(cubic: Line, along: Line) -> Line:
    t, s = along[:, None], 1 - along[:, None]
    points = s**3 * cubic[0] + 3 * s * s * t * cubic[1] + 3 * s * t * t * cubic[2] + t**3 * cubic[3]
    return np.asarray(points, dtype=np.float64)


def _reparametered(cubic: Line, line: Line, along: Line) -> Line:
    """One Newton step of every parameter towards the nearest point of the cubic."""
    t, s = along[:, None], 1 - along[:, None]
    d1, d2, d3 = np.diff(cubic, axis=0)
    slope = 3 * (s * s * d1 + 2 * s * t * d2 + t * t * d3)
    bend = 6 * (s * (d2 - d1) + t * (d3 - d2))
    off = _points_on(cubic, along) - line
    top = (off * slope).sum(axis=1)
    below = (slope * slope).sum(axis=1) + (off * bend).sum(axis=1)
    safe = np.where(np.abs(below) > 1e-9, below, 1.0)
    moved = np.clip(along - np.where(np.abs(below) > 1e-9, top / safe, 0.0), 0, 1)
    return np.asarray(np.maximum.accumulate(moved), dtype=np.float64)


def _unit(vector: Line) -> Line:
    return np.asarray(vector / (np.hypot(*vector) or 1.0), dtype=np.float64)
