"""Rings: outlines of parts as a view shows them, traced on a coarse grid and drawn calm again."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Ring = NDArray[np.float64]
"""A closed outline: its points, x and y, the first not said again."""

SPOTS = 360
CALM = 6.0
"""How far a ring is evened out along its way, in spots."""
ARM = 10
"""How far to both sides of a spot it is looked at for a corner, in spots."""
CORNER_DEG = 42.0
"""What turns more than this is a corner of the part, and stays."""


def calmed(ring: Ring, aspect: float) -> Ring:
    """A ring without the steps of its grid; corners stay. `aspect` is its picture's."""
    if len(ring) < 3:
        return ring
    square = np.array([aspect, 1.0])
    spots = _even(ring * square)
    corners = _corners(spots)
    if not len(corners):
        thrice = _evened(np.vstack([spots, spots, spots]))
        return np.asarray(thrice[SPOTS : 2 * SPOTS] / square)
    spots = np.roll(spots, -corners[0], axis=0)
    ends = [*(corners - corners[0]), SPOTS]
    closed = np.vstack([spots, spots[:1]])
    sides = [_evened(closed[a : b + 1])[:-1] for a, b in pairwise(ends)]
    return np.asarray(np.vstack(sides) / square)


def _even(ring: Ring) -> Ring:
    """The ring as so many spots, equally far from each other along it."""
    closed = np.vstack([ring, ring[:1]])
    way = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(closed, axis=0).T))])
    at = np.linspace(0.0, way[-1], SPOTS, endpoint=False)
    return np.stack([np.interp(at, way, closed[:, axis]) for axis in (0, 1)], axis=1)


def _corners(spots: Ring) -> NDArray[np.intp]:
    """Where the ring turns sharply, and nowhere within an arm's reach more so."""
    before, after = spots - np.roll(spots, ARM, axis=0), np.roll(spots, -ARM, axis=0) - spots
    cross = before[:, 0] * after[:, 1] - before[:, 1] * after[:, 0]
    turn = np.degrees(np.abs(np.arctan2(cross, (before * after).sum(axis=1))))
    most = np.max([np.roll(turn, step) for step in range(-ARM, ARM + 1)], axis=0)
    return np.flatnonzero((turn > CORNER_DEG) & (turn >= most))


def _evened(side: Ring) -> Ring:
    """A line from corner to corner without its steps; its ends stay where they are."""
    reach = min(len(side) - 1, round(3 * CALM))
    if reach < 1:
        return side
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) / min(CALM, reach / 2)) ** 2)
    kernel /= kernel.sum()
    first, last = side[:1], side[-1:]
    roomy = np.vstack([2 * first - side[reach:0:-1], side, 2 * last - side[-2 : -reach - 2 : -1]])
    return np.stack([np.convolve(roomy[:, axis], kernel, "valid") for axis in (0, 1)], axis=1)
