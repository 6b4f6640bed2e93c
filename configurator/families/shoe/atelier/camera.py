"""The camera: where the shoes stand in every view and how a long lens sees them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Grid = NDArray[np.float64]

LENS_MM = 1500.0
"""From the lens to the middle of the picture: far enough that a shoe keeps its proportions."""


@dataclass(frozen=True, slots=True)
class Camera:
    """A lens at `eye` looking at `target`, where the picture is `width_mm` wide.

    `aspect` is its width over its height.
    """

    eye: Grid
    target: Grid
    up: Grid
    width_mm: float
    aspect: float

    def frame(self) -> tuple[Grid, Grid, Grid]:
        """Unit vectors to the right, up and ahead."""
        ahead = self.target - self.eye
        ahead = ahead / np.linalg.norm(ahead)
        right = np.cross(ahead, self.up)
        right = right / np.linalg.norm(right)
        return right, np.cross(right, ahead), ahead

    def rays(self, x: Grid, y: Grid) -> Grid:
        """Unit directions through picture points; x and y from 0 to 1, y down."""
        right, up, ahead = self.frame()
        distance = float(np.linalg.norm(self.target - self.eye))
        across = (x - 0.5)[..., None] * self.width_mm * right
        down = (0.5 - y)[..., None] * (self.width_mm / self.aspect) * up
        rays = distance * ahead + across + down
        return np.asarray(rays / np.linalg.norm(rays, axis=-1, keepdims=True))

    def seen(self, points: Grid) -> Grid:
        """Where points in space appear: (..., 2), each 0 to 1, y down."""
        right, up, ahead = self.frame()
        off = points - self.eye
        distance = float(np.linalg.norm(self.target - self.eye))
        scale = distance / (off @ ahead)
        x = (off @ right) * scale / self.width_mm + 0.5
        y = 0.5 - (off @ up) * scale / (self.width_mm / self.aspect)
        return np.stack([x, y], axis=-1)


def camera(
    towards: tuple[float, float, float],
    target: tuple[float, float, float],
    width_mm: float,
    aspect: float,
    up: tuple[float, float, float] = (0.0, 0.0, 1.0),
) -> Camera:
    """A camera that looks along `towards` at a target."""
    way = np.array(towards) / np.linalg.norm(towards)
    middle = np.array(target)
    return Camera(middle - LENS_MM * way, middle, np.array(up), width_mm, aspect)
