"""Rings: outlines traced on a grid are drawn without its steps, and keep their corners."""

from __future__ import annotations

import numpy as np
import pytest
from shapely import Point, Polygon, box, hausdorff_distance, union_all

from configurator.families.shoe.rings import Ring, calmed

CELLS = 120
SHAPES = {
    "tilted": Polygon([(0.1, 0.3), (0.9, 0.2), (0.8, 0.7), (0.2, 0.6)]),
    "round": Point(0.5, 0.5).buffer(0.35),
    "pointed": Polygon([(0.1, 0.1), (0.9, 0.45), (0.1, 0.8)]),
}


def traced(shape: Polygon) -> Ring:
    """A shape as a grid of cells sees it: nothing but steps."""
    cells = [
        box(x / CELLS, y / CELLS, (x + 1) / CELLS, (y + 1) / CELLS)
        for x in range(CELLS)
        for y in range(CELLS)
    ]
    return np.asarray(union_all([c for c in cells if shape.contains(c.centroid)]).exterior.coords)[
        :-1
    ]


def turning(ring: Ring) -> float:
    """How much a ring turns on the way round, in full turns: 1 when it never turns back."""
    steps = np.diff(np.vstack([ring, ring[:2]]), axis=0)
    headings = np.unwrap(np.arctan2(steps[:, 1], steps[:, 0]))
    return float(np.abs(np.diff(headings)).sum() / (2 * np.pi))


@pytest.mark.parametrize("name", SHAPES)
def test_a_calm_ring_has_no_steps_and_lies_where_the_shape_does(name: str) -> None:
    shape, steps = SHAPES[name], traced(SHAPES[name])
    calm = calmed(steps, 1.0)
    assert turning(steps) > 10 and turning(calm) < 1.6
    assert hausdorff_distance(Polygon(calm).exterior, shape.exterior) < 2.5 / CELLS


def test_corners_stay() -> None:
    shape = SHAPES["tilted"]
    calm = Polygon(calmed(traced(shape), 1.0)).exterior
    for corner in shape.exterior.coords[:-1]:
        assert calm.distance(Point(corner)) < 2 / CELLS


def test_an_outline_too_small_to_be_one_is_left_alone() -> None:
    line = np.array([[0.1, 0.1], [0.2, 0.2]])
    assert calmed(line, 1.5) is line
