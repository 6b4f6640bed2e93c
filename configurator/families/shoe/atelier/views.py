"""Views: where the shoes stand for every picture, and where the camera stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from configurator.families.shoe.atelier.camera import Camera, camera
from configurator.families.shoe.atelier.shoes import shoe
from configurator.families.shoe.atelier.surfaces import Surface

Grid = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Scene:
    """The camera of a view, how wide its picture is in pixels, and the feet that are shown."""

    camera: Camera
    width_px: int
    feet: tuple[str, ...]
    stand: Callable[[Surface, str], Surface]
    lit_from_inside: bool = False
    """Whether the lights stand on the inner side of the foot, where the camera then is."""
    haze: float = 0.06
    """Shade of the floor fainter than this is left out."""


def standing(model: str, scene: Scene) -> list[Surface]:
    """Every surface of a view, in its place."""
    return [scene.stand(surface, foot) for foot in scene.feet for surface in shoe(model, foot)]


def _turn(degrees: float) -> Grid:
    cos, sin = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return np.array([[cos, -sin, 0], [sin, cos, 0], [0, 0, 1.0]])


def _alone(surface: Surface, foot: str) -> Surface:  # noqa: ARG001 - stands as the others do
    return surface


def _side_by_side(surface: Surface, foot: str) -> Surface:
    """Feet a hand apart, toes a little out."""
    sign = 1.0 if foot == "left" else -1.0
    return surface.moved(_turn(3.0 * sign), np.array([0.0, 64.0 * sign, 0.0]))


def _soles_up(surface: Surface, foot: str) -> Surface:
    """Both shoes laid on their backs, the left one still on the left."""
    sign = 1.0 if foot == "left" else -1.0
    over = np.diag([1.0, -1.0, -1.0])
    return surface.moved(_turn(-3.0 * sign) @ over, np.array([0.0, 66.0 * sign, 140.0]))


def _strolling(surface: Surface, foot: str) -> Surface:
    """The left shoe in front, the right one behind it and a step ahead."""
    if foot == "left":
        return surface.moved(_turn(0.0), np.array([0.0, 62.0, 0.0]))
    return surface.moved(_turn(-11.0), np.array([62.0, -66.0, 0.0]))


SCENES: dict[str, Scene] = {
    "side": Scene(camera((0.0, -1.0, -0.13), (144, 0, 53), 336, 1.6), 1600, ("left",), _alone),
    "inner": Scene(
        camera((0.0, 1.0, -0.13), (144, 0, 53), 336, 1.6), 1600, ("left",), _alone, True
    ),
    "pair": Scene(
        camera((-0.60, -0.72, -0.40), (168, -4, 48), 470, 1.6), 1600, ("left", "right"), _strolling
    ),
    "top": Scene(
        camera((0.0, 0.0, -1.0), (145, 0, 40), 336, 1.0, (1.0, 0.0, 0.0)),
        1280,
        ("left", "right"),
        _side_by_side,
        haze=0.14,
    ),
    "behind": Scene(
        camera((1.0, 0.0, -0.26), (20, 0, 56), 300, 1.6), 1600, ("left", "right"), _side_by_side
    ),
    "sole": Scene(
        camera((0.0, 0.0, -1.0), (145, 0, 120), 336, 1.0, (1.0, 0.0, 0.0)),
        1280,
        ("left", "right"),
        _soles_up,
        haze=0.2,
    ),
}
