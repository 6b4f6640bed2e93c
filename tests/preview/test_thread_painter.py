"""The thread painter: thread lies where it is sewn, in its color, lit from the top left."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pytest
from numpy.typing import NDArray

from configurator.ground.color import delta_e_2000, lab_of, srgb_of
from configurator.ground.geometry import Affine
from configurator.preview.thread_painter import thread_pixels


@dataclass
class Laid:
    starts: NDArray[np.float64]
    ends: NDArray[np.float64]
    colors: tuple[str, ...] = ("#c8102e",)
    color: NDArray[np.intp] = field(init=False)
    arched: NDArray[np.bool_] = field(init=False)
    rank: NDArray[np.float64] = field(init=False)

    def __post_init__(self) -> None:
        self.color = np.zeros(len(self.starts), dtype=np.intp)
        self.arched = np.zeros(len(self.starts), dtype=np.bool_)
        self.rank = np.zeros(len(self.starts))


def rows(srgb: str = "#c8102e", turn: bool = False) -> Laid:
    """A filled square from 10 to 20 mm."""
    at = np.arange(10, 20.1, 0.4)
    starts, ends = (np.stack([np.full_like(at, x), at], 1) for x in (10.0, 20.0))
    return Laid(starts[:, ::-1], ends[:, ::-1], (srgb,)) if turn else Laid(starts, ends, (srgb,))


def painted(laid: Laid, scale: float = 8.0, side: int = 240) -> np.ndarray:
    return thread_pixels(laid, Affine.scale(scale), side, side)


@pytest.mark.parametrize("scale", [2.0, 8.0, 20.0])
def test_thread_lies_where_it_is_sewn(scale: float) -> None:
    alpha = painted(rows(), scale, round(30 * scale))[..., 3]
    inside = alpha[
        round(10.4 * scale) : round(19.6 * scale), round(10.4 * scale) : round(19 * scale)
    ]
    assert inside.min() > 200
    far = alpha.copy()
    far[round(9 * scale) : round(21 * scale), round(9 * scale) : round(21 * scale)] = 0
    assert far.max() == 0


@pytest.mark.parametrize("srgb", ["#c8102e", "#1f3c85", "#fcfcfa", "#101012", "#f9ba2a", "#2a7a3a"])
def test_thread_has_about_the_color_of_its_spool(srgb: str) -> None:
    pixels = painted(rows(srgb))
    solid = pixels[90:150, 90:150, :3].reshape(-1, 3) / 255
    red, green, blue = solid.mean(axis=0).tolist()
    assert delta_e_2000(lab_of(srgb_of((red, green, blue))), lab_of(srgb)) < 14


def test_thread_shines_by_the_way_it_lies() -> None:
    level, upright = (
        painted(rows())[90:150, 90:150, :3],
        painted(rows(turn=True))[90:150, 90:150, :3],
    )
    assert abs(float(level.mean()) - float(upright.mean())) > 1.0
    assert level.std() > 5


def test_the_same_thread_gives_the_same_pixels() -> None:
    assert np.array_equal(painted(rows()), painted(rows()))


def test_nothing_sewn_is_nothing_painted_and_far_thread_is_cut_off() -> None:
    nothing = Laid(np.zeros((0, 2)), np.zeros((0, 2)))
    assert painted(nothing).max() == 0
    away = rows()
    away.starts, away.ends = away.starts + 500, away.ends + 500
    assert painted(away).max() == 0
    half = painted(rows(), 8.0, 120)
    assert half.shape == (120, 120, 4) and half[100, 100, 3] == 255
