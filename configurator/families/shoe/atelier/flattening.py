"""Flattening: half the last laid flat with as little stretch as can be, as tape peeled off a last.

As-rigid-as-possible parametrization (Liu, Zhang, Xu, Gotsman and Gortler, "A local/global
approach to mesh parameterization", Symposium on Geometry Processing, 2008).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Grid = NDArray[np.float64]
Faces = NDArray[np.int64]

ROUNDS = 60
FOLDED_ROUNDS = 400
HOLD = 30.0
"""How firmly points are held to their fold, against the stiffness of the sheet."""


@dataclass(frozen=True, slots=True)
class Fold:
    """A straight line through `start` along unit `heading` that the grid's `points` must lie on."""

    points: Faces
    start: Grid
    heading: Grid

    def foot(self, flat: Grid) -> Grid:
        """The nearest points of the line."""
        along = (flat - self.start) @ self.heading
        return np.asarray(self.start + along[:, None] * self.heading)


def grid_faces(rows: int, columns: int) -> Faces:
    """Two triangles for every cell of a grid of points numbered row by row."""
    at = np.arange(rows * columns).reshape(rows, columns)
    a, b, c, d = (at[:-1, :-1], at[1:, :-1], at[1:, 1:], at[:-1, 1:])
    first = np.stack([a, b, c], axis=-1).reshape(-1, 3)
    second = np.stack([a, c, d], axis=-1).reshape(-1, 3)
    return np.concatenate([first, second])


def flattened(sides: Sequence[Grid], folds: Sequence[Fold] = (), start: Grid | None = None) -> Grid:
    """The mean of several surfaces, each (rows, columns, 3), laid flat as (rows, columns, 2).

    A fold is a run of points that must come to lie on a straight line; `start` is a flat grid to
    begin from.
    """
    rows, columns, _ = sides[0].shape
    faces = grid_faces(rows, columns)
    measured = [_triangles(side.reshape(-1, 3), faces) for side in sides]
    local = np.concatenate([each[0] for each in measured])
    weights = np.concatenate([each[1] for each in measured])
    faces = np.concatenate([faces] * len(sides))
    held = np.concatenate([fold.points for fold in folds]) if folds else np.zeros(0, dtype=int)
    inverse = _inverse_laplacian(faces, weights, rows * columns, held)
    flat = (_first_guess(sides[0]) if start is None else start).reshape(-1, 2)
    for _ in range(ROUNDS if not folds else FOLDED_ROUNDS):
        right = _right_side(flat, faces, local, weights)
        for fold in folds:
            right[fold.points] += HOLD * fold.foot(flat[fold.points])
        flat = inverse @ right
    return np.asarray(flat.reshape(rows, columns, 2))


def _first_guess(points: Grid) -> Grid:
    """Ribs laid side by side, each as long as it is."""
    middle = points[:, points.shape[1] // 2]
    along = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(middle, axis=0), axis=1))])
    steps = np.linalg.norm(np.diff(points, axis=1), axis=2)
    up = np.concatenate([np.zeros((len(points), 1)), np.cumsum(steps, axis=1)], axis=1)
    return np.stack([np.broadcast_to(along[:, None], up.shape), up], axis=-1)


def _triangles(solid: Grid, faces: Faces) -> tuple[Grid, Grid]:
    """Every triangle in a plane of its own (m, 3, 2), and its edges' cotangent weights (m, 3)."""
    a, b, c = (solid[faces[:, k]] for k in range(3))
    ab, ac = b - a, c - a
    length = np.linalg.norm(ab, axis=1)
    x = np.einsum("ij,ij->i", ac, ab) / length
    y = np.sqrt(np.maximum(np.einsum("ij,ij->i", ac, ac) - x * x, 1e-12))
    local = np.zeros((len(faces), 3, 2))
    local[:, 1, 0], local[:, 2, 0], local[:, 2, 1] = length, x, y
    weights = np.empty((len(faces), 3))
    for k in range(3):
        # weight k belongs to the edge from corner k to k + 1, seen from the third corner
        p, q = local[:, k] - local[:, k - 1], local[:, (k + 1) % 3] - local[:, k - 1]
        cross = np.abs(p[:, 0] * q[:, 1] - p[:, 1] * q[:, 0])
        weights[:, k] = np.clip(np.einsum("ij,ij->i", p, q) / cross, 0.02, 20)
    return local, weights


def _inverse_laplacian(faces: Faces, weights: Grid, count: int, held: Faces) -> Grid:
    laplacian = np.zeros((count, count))
    for k in range(3):
        i, j = faces[:, k], faces[:, (k + 1) % 3]
        np.add.at(laplacian, (i, j), -weights[:, k])
        np.add.at(laplacian, (j, i), -weights[:, k])
        np.add.at(laplacian, (i, i), weights[:, k])
        np.add.at(laplacian, (j, j), weights[:, k])
    np.add.at(laplacian, (held, held), HOLD)
    laplacian[0, 0] += 1.0  # one point is held, or the sheet could slide away
    return np.asarray(np.linalg.inv(laplacian))


def _right_side(flat: Grid, faces: Faces, local: Grid, weights: Grid) -> Grid:
    """The pull on every point once each triangle is turned to fit the present sheet best."""
    turns = _turns(flat[faces], local, weights)
    right = np.zeros_like(flat)
    for k in range(3):
        i, j = faces[:, k], faces[:, (k + 1) % 3]
        edge = np.einsum("mab,mb->ma", turns, local[:, k] - local[:, (k + 1) % 3])
        pull = weights[:, k, None] * edge
        np.add.at(right, i, pull)
        np.add.at(right, j, -pull)
    return right


def _turns(flat: Grid, local: Grid, weights: Grid) -> Grid:
    covariance = np.zeros((len(flat), 2, 2))
    for k in range(3):
        was = local[:, k] - local[:, (k + 1) % 3]
        now = flat[:, k] - flat[:, (k + 1) % 3]
        covariance += weights[:, k, None, None] * now[:, :, None] * was[:, None, :]
    cos = covariance[:, 0, 0] + covariance[:, 1, 1]
    sin = covariance[:, 1, 0] - covariance[:, 0, 1]
    length = np.maximum(np.hypot(cos, sin), 1e-12)
    cos, sin = cos / length, sin / length
    return np.stack([np.stack([cos, -sin], -1), np.stack([sin, cos], -1)], -2)
