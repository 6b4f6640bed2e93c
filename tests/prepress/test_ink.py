"""Inks and operators: limits kept, numbers exact, states never leaking out of their block."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from configurator.ground.color import delta_e_2000
from configurator.ground.geometry import Box, Path
from configurator.ground.icc import press_profile
from configurator.prepress.ink_limit import within
from configurator.prepress.ink_stream import BLACK, Ink, InkStream, Light, operators

SHARES = st.floats(0, 1)


@given(st.tuples(SHARES, SHARES, SHARES, SHARES), st.sampled_from([2.4, 2.6, 3.0, 3.3]))
def test_no_color_lays_more_than_the_limit(
    cmyk: tuple[float, float, float, float], limit: float
) -> None:
    lowered = within(cmyk, limit)
    assert sum(lowered) <= limit + 1e-9
    assert lowered[3] >= cmyk[3] - 1e-4
    assert all(0 <= after <= 1 for after in lowered)
    assert all(after <= before for after, before in zip(lowered[:3], cmyk[:3], strict=True))
    if sum(cmyk) <= limit:
        assert lowered == cmyk


@pytest.mark.parametrize("limit", [2.4, 2.6, 3.0])
@pytest.mark.parametrize(
    "cmyk", [(1, 1, 1, 0.9), (1, 0.82, 0.32, 0.32), (0.9, 0.8, 0.8, 0.6), (0.6, 0.9, 0.9, 0.7)]
)
def test_gray_is_exchanged_for_black_and_the_color_is_kept(
    cmyk: tuple[float, float, float, float], limit: float
) -> None:
    profile = press_profile()
    less = max(0.0, limit - cmyk[3]) / sum(cmyk[:3])
    scaled = (*(ink * min(1.0, less) for ink in cmyk[:3]), cmyk[3])
    wanted = profile.lab(cmyk)
    kept = delta_e_2000(profile.lab(within(cmyk, limit)), wanted)
    assert kept <= delta_e_2000(profile.lab(scaled), wanted) + 0.5
    assert kept < 3.5


@given(st.lists(st.tuples(st.floats(-2000, 2000), st.floats(-2000, 2000)), min_size=3, max_size=30))
def test_operators_say_every_point_to_a_thousandth(points: list[tuple[float, float]]) -> None:
    path = Path.polygon(points)
    said = re.findall(r"(\S+) (\S+) [ml]", operators(path))
    found = np.array([[float(x), float(y)] for x, y in said])
    # Six significant digits: a thousandth up to a metre, a hundredth beyond.
    assert np.abs(found - path.points).max() <= (0.00051 if np.abs(points).max() < 999 else 0.0056)
    assert "e" not in operators(path)


def test_a_color_is_said_once_until_it_changes() -> None:
    stream = InkStream()
    square = Path.rectangle(Box.sized(1, 1))
    stream.fill(square, BLACK)
    stream.fill(square, BLACK)
    assert stream.content().count(b" k\n") == 1
    with stream.kept():
        stream.fill(square, Ink((1.0, 0.0, 0.0, 0.0)), overprint=True)
    stream.fill(square, BLACK)
    assert stream.content().count(b" k\n") == 2
    assert stream.content().count(b" gs\n") == 1


def test_screen_colors_and_separations_have_their_own_operators() -> None:
    stream = InkStream()
    square = Path.rectangle(Box.sized(1, 1))
    stream.fill(square, Light("#ff0080"))
    stream.stroke(square, Ink((0.0, 1.0, 0.0, 0.0), "CutContour"), 0.1, overprint=True)
    said = stream.content().decode()
    assert "1 0 0.502 rg" in said
    assert "/S0 CS 1 SCN" in said
    assert "/Lay gs" in said
    assert stream.spots == {"CutContour": (0.0, 1.0, 0.0, 0.0)}


def test_nothing_is_said_of_an_empty_path() -> None:
    stream = InkStream()
    stream.fill(Path("", np.empty((0, 2))), BLACK)
    assert stream.content() == b""
