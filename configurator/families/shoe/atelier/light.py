"""Light: a photographer's tent of softboxes, and what of it reaches every spot of the shoe."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from embreex.mesh_construction import TriangleMesh
from embreex.rtcore_scene import EmbreeScene
from numpy.typing import NDArray

from configurator.families.shoe.atelier.surfaces import Surface, unit

Grid = NDArray[np.float64]
Floats = NDArray[np.float32]

STAND_OFF_MM = 0.06
"""Shadow rays start this far above the skin, or it would shade itself."""

SKIN = np.array([0.50, 0.49, 0.48])
"""What a shadow ray that meets the shoe again brings back, of the light there: a light gray."""

FLOOR = np.array([0.80, 0.785, 0.76])
"""The paper the shoe stands on."""


@dataclass(frozen=True, slots=True)
class Softbox:
    """A round, soft-edged light in the sky: its direction, spread in degrees, and color."""

    towards: tuple[float, float, float]
    spread_deg: float
    color: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Hit:
    """What rays meet: whether anything, which surface and face, where on it, and how far."""

    found: NDArray[np.bool_]
    surface: NDArray[np.int32]
    face: NDArray[np.int32]
    corner_shares: Grid
    distance: Grid


class Stage:
    """Surfaces ready for light: rays are cast against all of them at once."""

    def __init__(self, surfaces: list[Surface]) -> None:
        self.surfaces = surfaces
        self._scene = EmbreeScene()
        for surface in surfaces:
            corners = surface.points.astype(np.float32)[surface.faces]
            TriangleMesh(self._scene, np.ascontiguousarray(corners))

    def meet(self, origins: Grid, ways: Grid) -> Hit:
        """The first thing every ray meets."""
        met = self._scene.run(_plain(origins), _plain(ways), output=1)
        u, v = met["u"].astype(float), met["v"].astype(float)
        return Hit(
            met["primID"] >= 0,
            met["geomID"],
            met["primID"],
            np.stack([1 - u - v, u, v], axis=-1),
            met["tfar"].astype(float),
        )

    def blocked(self, origins: Grid, ways: Grid) -> NDArray[np.bool_]:
        """Whether each ray meets anything at all."""
        met = self._scene.run(_plain(origins), _plain(ways), query="OCCLUDED")
        return np.asarray(met >= 0)


def _plain(vectors: Grid) -> Floats:
    return np.ascontiguousarray(vectors, dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Tent:
    """Everything that shines: a dome, brighter overhead, and softboxes on it."""

    dome_low: tuple[float, float, float]
    dome_high: tuple[float, float, float]
    boxes: tuple[Softbox, ...]

    def shine(self, ways: Grid, extra_spread_deg: float = 0.0) -> Grid:
        """Light coming from each direction above the floor, (..., 3); blurred when asked."""
        height = np.clip(ways[..., 2:3], 0, 1) ** 0.8
        light = np.array(self.dome_low) * (1 - height) + np.array(self.dome_high) * height
        for box in self.boxes:
            middle = np.array(box.towards) / np.linalg.norm(box.towards)
            spread = np.radians(np.hypot(box.spread_deg, extra_spread_deg))
            dim = (box.spread_deg / np.hypot(box.spread_deg, extra_spread_deg)) ** 2
            off = np.arccos(np.clip(ways @ middle, -1, 1))
            light = light + dim * np.exp(-((off / spread) ** 2))[..., None] * np.array(box.color)
        return np.asarray(light)


def around(normals: Grid, chance: Grid) -> Grid:
    """Directions over each normal, denser towards it (cosine), from (..., 2) numbers in 0..1."""
    radius = np.sqrt(chance[..., 0])
    angle = 2 * np.pi * chance[..., 1]
    side = unit(
        np.cross(normals, np.where(np.abs(normals[..., 2:3]) < 0.9, [0, 0, 1.0], [1.0, 0, 0]))
    )
    other = np.cross(normals, side)
    height = np.sqrt(np.clip(1 - chance[..., 0], 0, 1))
    return np.asarray(
        (radius * np.cos(angle))[..., None] * side
        + (radius * np.sin(angle))[..., None] * other
        + height[..., None] * normals
    )


def spread_chances(count: int) -> Grid:
    """`count` evenly spread pairs in 0..1 (the R2 sequence of M. Roberts, 2018)."""
    steps = np.array([0.7548776662466927, 0.5698402909980532])
    return np.asarray((0.5 + np.arange(1, count + 1)[:, None] * steps) % 1)
