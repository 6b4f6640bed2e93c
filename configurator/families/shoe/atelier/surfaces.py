"""Surfaces: meshes in mm that know their material and where every point lies on its flat panel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from configurator.families.shoe.atelier.flattening import grid_faces

Grid = NDArray[np.float64]
Faces = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Surface:
    """A triangle mesh of one relief: `relief` names the flat drawing its `flat` coordinates are of.

    x to the toe, y to the outer side of a left foot, z up, mm; `normals` point outwards.
    """

    relief: str
    points: Grid
    normals: Grid
    flat: Grid
    faces: Faces

    def mirrored(self) -> Surface:
        """The same surface of the other foot."""
        turn = np.array([1.0, -1.0, 1.0])
        return replace(
            self, points=self.points * turn, normals=self.normals * turn, faces=self.faces[:, ::-1]
        )

    def moved(self, turn: Grid, shift: Grid) -> Surface:
        """The surface after a rotation (3, 3) and a shift (3,) in mm."""
        return replace(self, points=self.points @ turn.T + shift, normals=self.normals @ turn.T)


def vertex_normals(points: Grid, faces: Faces) -> Grid:
    """Unit normals of points: the mean of their faces', larger ones counting more."""
    corners = points[faces]
    leaning = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    out = np.zeros_like(points)
    for k in range(3):
        for axis in range(3):
            out[:, axis] += np.bincount(faces[:, k], leaning[:, axis], len(points))
    return unit(out)


def unit(vectors: Grid) -> Grid:
    """Vectors of length 1; zero stays zero."""
    length = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(length, 1e-12))


def grid_surface(relief: str, points: Grid, flat: Grid, *, inside_out: bool = False) -> Surface:
    """A surface over a grid of points; `inside_out` turns its face the other way."""
    rows, columns, _ = points.shape
    faces = grid_faces(rows, columns)
    if inside_out:
        faces = faces[:, ::-1]
    solid = points.reshape(-1, 3)
    return Surface(relief, solid, vertex_normals(solid, faces), flat.reshape(-1, 2), faces)


def joined(surfaces: Sequence[Surface]) -> Surface:
    """Several surfaces of one relief as one mesh."""
    shifts = np.cumsum([0, *(len(each.points) for each in surfaces[:-1])])
    return Surface(
        surfaces[0].relief,
        np.concatenate([each.points for each in surfaces]),
        np.concatenate([each.normals for each in surfaces]),
        np.concatenate([each.flat for each in surfaces]),
        np.concatenate([s.faces + at for s, at in zip(surfaces, shifts, strict=True)]),
    )


def without(surface: Surface, gone: NDArray[np.bool_]) -> Surface:
    """The surface without some of its faces."""
    return replace(surface, faces=surface.faces[~gone])


def open_edges(faces: Faces) -> Faces:
    """(n, 2) edges that only one face has, in that face's walking order."""
    edges = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
    key = np.sort(edges, axis=1)
    _, index, counts = np.unique(key, axis=0, return_index=True, return_counts=True)
    return np.asarray(edges[index[counts == 1]])


def hem(surface: Surface, edges: Faces, depth_mm: float) -> Surface:
    """The cut edge of a panel: a rim from open edges straight down into the thickness."""
    ends = surface.points[edges]
    down = ends - depth_mm * surface.normals[edges]
    quads = np.stack([ends[:, 0], ends[:, 1], down[:, 1], down[:, 0]], axis=1)
    sides = unit(np.cross(quads[:, 3] - quads[:, 0], quads[:, 1] - quads[:, 0]))
    at = 4 * np.arange(len(edges))[:, None]
    faces = np.concatenate([at + np.array([[0, 3, 2]]), at + np.array([[0, 2, 1]])])
    flat = np.repeat(surface.flat[edges], 2, axis=1).reshape(-1, 4, 2)[:, [0, 2, 3, 1]]
    return Surface(
        surface.relief,
        quads.reshape(-1, 3),
        np.repeat(sides, 4, axis=0),
        flat.reshape(-1, 2),
        faces,
    )
