"""Bending: letters that stand on a straight line put on that line, on an arc, or along a path."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from configurator.ground.geometry import Path

Floats = NDArray[np.float64]

TIGHTEST_EM = 0.1
"""No circle is smaller, however short the word: a mark alone has no width at all."""


@dataclass(frozen=True, slots=True, eq=False)
class Letters:
    """Letters of a block, in ems: points from each one's pen position, and a row per letter.

    `starts` are pen positions measured from the block's middle, `drops` how far each letter's
    baseline lies below the first, `widths` how wide its line is.
    """

    points: Floats
    counts: NDArray[np.int64]
    starts: Floats
    advances: Floats
    drops: Floats
    widths: Floats

    def spread(self, each: Floats) -> Floats:
        """A number for every letter given to all of its points."""
        return np.repeat(each, self.counts)


def straight(letters: Letters) -> Floats:
    """The points on straight baselines, in ems."""
    return letters.points + np.stack(
        [letters.spread(letters.starts), letters.spread(letters.drops)], axis=1
    )


def arched(letters: Letters, arc_deg: float, cap_height: float) -> Floats:
    """The points on circles about one center, in ems; letters stay rigid.

    Letters are spaced along their inner edge, so that they never crowd: at the baseline when the
    text arches up, at the cap height when it hangs down. There the widest line spans `arc_deg`.
    """
    if not len(letters.counts):
        return letters.points
    span, way = math.radians(abs(arc_deg)), math.copysign(1.0, arc_deg)
    inner = 0.0 if way > 0 else cap_height
    tightest = np.maximum(letters.widths / span, TIGHTEST_EM)
    outermost = float(np.max(tightest + inner + way * letters.drops))
    radii = outermost - way * letters.drops
    angles = way * (letters.starts + letters.advances / 2) / (radii - inner)
    around = letters.points - np.stack(
        [letters.spread(letters.advances / 2), letters.spread(way * radii)], axis=1
    )
    turned = _turned(around, letters.spread(angles))
    return turned + (0.0, way * outermost)


def along(letters: Letters, path: Path, size_mm: float) -> Floats:
    """The points in mm with their baselines along the first line of `path`, which runs straight on
    beyond its ends."""
    line = path.flattened(0.01)[0]
    middle = (letters.starts + letters.advances / 2) * size_mm + length(path) / 2
    half = np.maximum(letters.advances * size_mm / 2, 0.05)
    before, after = _at(line, middle - half), _at(line, middle + half)
    angles = np.arctan2(after[:, 1] - before[:, 1], after[:, 0] - before[:, 0])
    local = letters.points * size_mm + np.stack(
        [
            letters.spread(-letters.advances / 2 * size_mm),
            letters.spread(letters.drops * size_mm),
        ],
        axis=1,
    )
    feet = _at(line, middle)
    return _turned(local, letters.spread(angles)) + np.repeat(feet, letters.counts, axis=0)


def length(path: Path) -> float:
    """The length of a path's first line, in mm."""
    return float(np.hypot(*np.diff(path.flattened(0.01)[0], axis=0).T).sum())


def _at(line: Floats, distances: Floats) -> Floats:
    """Points at distances along a polyline, in mm; it runs straight on beyond its ends."""
    steps = np.diff(line, axis=0)
    lengths = np.hypot(steps[:, 0], steps[:, 1])
    line, steps, lengths = line[np.r_[True, lengths > 0]], steps[lengths > 0], lengths[lengths > 0]
    ends = np.cumsum(lengths)
    piece = np.clip(np.searchsorted(ends, distances), 0, len(lengths) - 1)
    into = (distances - (ends - lengths)[piece]) / lengths[piece]
    found: Floats = line[piece] + steps[piece] * into[:, None]
    return found


def _turned(points: Floats, radians: Floats) -> Floats:
    cos, sin = np.cos(radians), np.sin(radians)
    x, y = points[:, 0], points[:, 1]
    return np.stack([x * cos - y * sin, x * sin + y * cos], axis=1)
