"""A path's operators: written at once or one by one, the same letters."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from configurator.ground.geometry import Path
from configurator.prepress.path_operators import MANY, operators

POINTS = {"M": 1, "L": 1, "C": 3, "Z": 0}
LETTERS = {"M": "m", "L": "l", "C": "c", "Z": "h"}

tricky = st.sampled_from(
    [0.0, -0.0, 0.0004, -0.0004, 0.001, -0.5, 99.9996, 999.9994, -999.9994, 7.0]
)
near = st.floats(-999.0, 999.0)


def said_plainly(path: Path) -> str:
    """One segment after the other, every number by itself."""
    lines, at = [], 0
    for verb in path.verbs:
        points = path.points[at : at + POINTS[verb]]
        at += POINTS[verb]
        numbers = [f"{round(float(each), 3) + 0.0:g}" for each in points.ravel()]
        lines.append(" ".join([*numbers, LETTERS[verb]]) + "\n")
    return "".join(lines)


@given(
    st.lists(st.sampled_from("LCZM"), max_size=60),
    st.lists(tricky | near, min_size=16, max_size=16),
)
def test_every_length_is_said_the_same_way(verbs: list[str], numbers: list[float]) -> None:
    said = "M" + "".join(verbs)
    points = np.resize(np.array(numbers), (sum(POINTS[verb] for verb in said), 2))
    path = Path(said, points)
    assert operators(path) == said_plainly(path)


@pytest.mark.parametrize("far", [999.9995, 1000.0, 123456.789, 4e7])
def test_far_away_points_keep_their_six_digits(far: float) -> None:
    points = np.full((MANY + 1, 2), far)
    path = Path("M" + "L" * MANY, points)
    assert operators(path) == said_plainly(path)


def test_a_path_of_nothing_says_nothing() -> None:
    assert operators(Path("", np.empty((0, 2)))) == ""
