"""The last: the round body of the shoe, lofted over hand-drawn ribs.

A rib is a cubic from the feather edge, where the upper meets the sole, to the top line or the
ridge. On the surface u runs from the heel (0) to the toe (1) along one side, and v up the rib.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from configurator.ground import files

Grid = NDArray[np.float64]

EASE = 0.09


@dataclass(frozen=True, slots=True)
class Last:
    """Four closed guide curves round the foot: feather edge, two rows of handles, top line.

    Each is sampled at `around` (n,), u from 0 at the heel over the toe (1) and back to 2.
    """

    ribs: Grid
    """(stations, 4, 3): b, c1, c2 and t of every rib, heel, lateral, toe, medial back to heel."""
    stations: Grid
    """u of every rib; the first is 0 and the last, the heel again, is 2."""
    throat: float
    """u of the rib that ends at the top of the throat, where the top line turns into the ridge."""

    def points(self, u: Grid, v: Grid) -> Grid:
        """(len(u), len(v), 3) points in mm; u in 0..2."""
        b, c1, c2, t = (self._guide(row, u) for row in range(4))
        s = v[None, :, None]
        r = 1 - s
        net = [each[:, None, :] for each in (b, c1, c2, t)]
        return np.asarray(
            r**3 * net[0] + 3 * r * r * s * net[1] + 3 * r * s * s * net[2] + s**3 * net[3]
        )

    def scattered(self, u: Grid, v: Grid) -> Grid:
        """Points at any (u, v) of equal shapes, (..., 3) in mm."""
        b, c1, c2, t = (self._guide(row, u.ravel()).reshape(*u.shape, 3) for row in range(4))
        s = v[..., None]
        r = 1 - s
        return np.asarray(r**3 * b + 3 * r * r * s * c1 + 3 * r * s * s * c2 + s**3 * t)

    def _guide(self, row: int, u: Grid) -> Grid:
        knots = self.ribs[:, row]
        if row < 3:
            return _periodic(self.stations, knots, u)
        corner = int(np.searchsorted(self.stations, self.throat))
        mirror = len(self.stations) - 1 - corner
        # the top line is a closed loop that crosses the ridge level, so the throat has no crease
        collar_u = np.concatenate([self.stations[mirror:] - 2, self.stations[1 : corner + 1]])
        collar = np.concatenate([knots[mirror:], knots[1 : corner + 1]])
        ridge_u, ridge = self.stations[corner : mirror + 1], knots[corner : mirror + 1]
        u = _eased(u, self.throat)
        wrapped = np.where(u > 1, u - 2, u)
        on_collar = np.abs(wrapped) <= self.throat
        out = np.empty((len(u), 3))
        out[on_collar] = _periodic(collar_u, collar, wrapped[on_collar])
        half = len(ridge_u) // 2 + 1
        folded = np.where(u > 1, 2 - u, u)
        out[~on_collar] = _natural(ridge_u[:half], ridge[:half], folded[~on_collar])
        return out


def _eased(u: Grid, throat: float) -> Grid:
    """u slowed to a stand at the throat, so the turn of the top line makes no crease."""
    out = u.copy()
    for corner in (throat, 2 - throat):
        off = (u - corner) / EASE
        near = np.abs(off) < 1
        slow = np.sign(off) * (2 * off**2 - np.abs(off) ** 3)
        out = np.where(near, corner + EASE * slow, out)
    return out


@cache
def read_last() -> Last:
    """The last of assets/shoe/last.json."""
    document = files.read_json((files.assets_folder() / "shoe" / "last.json").read_bytes())
    ribs = document["ribs"]
    order = [*ribs["heel"], *ribs["lateral"], *ribs["toe"], *reversed(ribs["medial"])]
    order.append(ribs["heel"][0])
    table = np.array([[rib[key] for key in ("b", "c1", "c2", "t")] for rib in order], dtype=float)
    half = len(ribs["lateral"]) + 1
    side = _stations(table[: half + 1])
    stations = np.concatenate([side, 2 - side[-2::-1]])
    return Last(table, stations, float(side[document["throat_rib"]]))


def _stations(ribs: Grid) -> Grid:
    """u of the ribs of one side: by the distance between their middles."""
    middles = ribs[:, 1:3].mean(axis=1)
    steps = np.hypot(*np.diff(middles, axis=0)[:, :2].T)
    along = np.concatenate([[0.0], np.cumsum(steps)])
    return np.asarray(along / along[-1])


def _periodic(at: Grid, knots: Grid, u: Grid) -> Grid:
    """A closed cubic spline through knots (the last equal to the first)."""
    gaps = np.diff(at)
    n = len(gaps)
    slopes = np.diff(knots, axis=0) / gaps[:, None]
    matrix, right = np.zeros((n, n)), np.zeros((n, knots.shape[1]))
    for i in range(n):
        before, after = gaps[i - 1], gaps[i]
        matrix[i, (i - 1) % n] += after
        matrix[i, i] += 2 * (before + after)
        matrix[i, (i + 1) % n] += before
        right[i] = 3 * (after * slopes[i - 1] + before * slopes[i])
    tangents = np.linalg.solve(matrix, right)
    closed = np.asarray(np.vstack([tangents, tangents[:1]]), dtype=np.float64)
    return _hermite(at, knots, closed, u)


def _natural(at: Grid, knots: Grid, u: Grid) -> Grid:
    """An open cubic spline through knots that straightens at its ends."""
    gaps = np.diff(at)
    n = len(knots)
    slopes = np.diff(knots, axis=0) / gaps[:, None]
    matrix, right = np.zeros((n, n)), np.zeros((n, knots.shape[1]))
    matrix[0, :2], right[0] = (2, 1), 3 * slopes[0]
    matrix[-1, -2:], right[-1] = (1, 2), 3 * slopes[-1]
    for i in range(1, n - 1):
        matrix[i, i - 1 : i + 2] = gaps[i], 2 * (gaps[i - 1] + gaps[i]), gaps[i - 1]
        right[i] = 3 * (gaps[i] * slopes[i - 1] + gaps[i - 1] * slopes[i])
    return _hermite(at, knots, np.asarray(np.linalg.solve(matrix, right), dtype=np.float64), u)


def _hermite(at: Grid, knots: Grid, tangents: Grid, u: Grid) -> Grid:
    span = np.clip(np.searchsorted(at, u, side="right") - 1, 0, len(at) - 2)
    gap = (at[span + 1] - at[span])[:, None]
    t = (u[:, None] - at[span][:, None]) / gap
    p0, p1, m0, m1 = knots[span], knots[span + 1], tangents[span] * gap, tangents[span + 1] * gap
    return np.asarray(
        (2 * t**3 - 3 * t**2 + 1) * p0
        + (t**3 - 2 * t**2 + t) * m0
        + (3 * t**2 - 2 * t**3) * p1
        + (t**3 - t**2) * m1
    )
