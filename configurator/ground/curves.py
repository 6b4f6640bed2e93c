"""Curves: what cubics do between their ends: how they flatten and where they turn back."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]

MOVE, CURVE, CLOSE = ord("M"), ord("C"), ord("Z")


def flat(
    verbs: NDArray[np.uint8], points: Points, counts: NDArray[np.int_], tolerance: float
) -> tuple[Points, NDArray[np.int_]]:
    """A path of M, L, C and Z as polyline points, and at which of them each subpath begins.

    `counts` is how many points each verb takes. A closed subpath ends where it began.
    """
    after = np.cumsum(counts)
    moves, curves, closes = verbs == MOVE, verbs == CURVE, np.flatnonzero(verbs == CLOSE)
    cubics = points[(after[curves] - 3)[:, None] + np.arange(-1, 3)]
    chords = _chords(cubics, tolerance)
    begins = np.maximum.accumulate(np.where(moves, after - 1, 0))[closes]
    open_ended = (points[begins] != points[after[closes] - 1]).any(axis=1)
    emitted = np.ones(len(verbs), dtype=np.int_)
    emitted[curves], emitted[closes] = chords, open_ended
    ends = np.cumsum(emitted)
    line = np.empty((int(ends[-1]), 2))
    plain = (counts == 1).nonzero()[0]
    line[ends[plain] - 1] = points[after[plain] - 1]
    line[ends[closes[open_ended]] - 1] = points[begins[open_ended]]
    which = np.repeat(np.arange(len(chords)), chords)
    step = np.arange(len(which)) - np.repeat(np.cumsum(chords) - chords, chords) + 1
    at = np.repeat(ends[curves] - chords, chords) + step - 1
    line[at] = on_cubics(cubics[which], (step / chords[which])[:, None])
    return line, (ends - emitted)[moves]


def _chords(cubics: Points, tolerance: float) -> NDArray[np.int_]:
    """How many chords each cubic needs: from its second differences (Wang's formula)."""
    bends = cubics[:, :2] - 2 * cubics[:, 1:3] + cubics[:, 2:]
    bend = np.hypot(bends[..., 0], bends[..., 1]).max(axis=1, initial=0.0)
    chords: NDArray[np.int_] = np.ceil(np.sqrt(0.75 * bend / tolerance)).astype(np.int_)
    return np.maximum(1, chords)


def on_cubics(cubics: Points, t: Points) -> Points:
    """The point of each cubic (n, 4, 2) at its parameter, or one parameter a coordinate."""
    s = 1 - t
    p0, p1, p2, p3 = (cubics[:, at] for at in range(4))
    place: Points = s**3 * p0 + 3 * s**2 * t * p1 + 3 * s * t**2 * p2 + t**3 * p3
    return place


def span_of(points: Points) -> tuple[Points, Points]:
    """The least and the greatest of each coordinate."""
    return points.min(axis=0), points.max(axis=0)


def turns_of(cubics: Points) -> Points:
    """Where cubics (n, 4, 2) turn back, each coordinate by itself, as (2n, 2).

    The roots of the derivative by the stable form of the quadratic formula; a root outside the
    curve is moved to its end, which changes no box.
    """
    p0, p1, p2, p3 = (cubics[:, at] for at in range(4))
    c = p1 - p0
    b = 2 * (p2 - 2 * p1 + p0)
    a = p3 - 3 * p2 + 3 * p1 - p0
    with np.errstate(divide="ignore", invalid="ignore"):
        q = -(b + np.copysign(np.sqrt(np.maximum(b * b - 4 * a * c, 0.0)), b)) / 2
        t = np.concatenate([q / a, c / q])
    t = np.clip(np.nan_to_num(t, nan=0.0), 0.0, 1.0)
    return on_cubics(np.tile(cubics, (2, 1, 1)), t)


LONGEST_MITER = 40.0
"""How far, in widths, a sharp corner may be moved; the tip of a slender ray needs a dozen."""


def inset_points(points: Points, starts: NDArray[np.int_], by: float) -> Points:
    """Closed subpaths moved `by` to their inside, each point along the miter of its two sides.

    `starts` is where each begins. Handles move as corners do, which for a curve much wider than
    `by` is its parallel. The inside is where the whole's signed area says it is.
    """
    ends = np.append(starts[1:], len(points)) - 1
    following = np.arange(1, len(points) + 1)
    following[ends] = starts
    before = np.empty_like(following)
    before[following] = np.arange(len(points))
    x, y = points.T
    area = float((x * y[following] - x[following] * y).sum())
    away = points[following] - points
    length = np.hypot(*away.T)
    still = length < 1e-9
    away = away / np.where(still, 1.0, length)[:, None]
    away[still] = away[following[still]]
    across = np.column_stack([-away[:, 1], away[:, 0]]) * np.copysign(1.0, area)
    came = across[before]
    came[still[before]] = across[before[before[still[before]]]]
    both = came + across
    share = 1.0 + (came * across).sum(axis=1)
    moved: Points = points + by * both / np.maximum(share, 2 / LONGEST_MITER**2)[:, None]
    return moved
