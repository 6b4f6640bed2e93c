"""Proves that panels keep their seams, their allowances and their smoothness at every size."""

from __future__ import annotations

import math

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString, Polygon

from configurator.families.shoe.catalog import CATALOG
from configurator.footwear.allowances import EdgeKind
from configurator.footwear.fairing import faired_line, faired_ring
from configurator.footwear.grading import grade, graded, sole_grade
from configurator.footwear.sizes import PARIS_POINT_MM
from configurator.footwear.standard import loop, opened
from configurator.ground.geometry import Affine, Path

EU = st.integers(35, 47)
STRAY_MM = 0.05

MAKING = CATALOG.making
SQUARE = {
    "foot": Path.from_svg("M0 0 L80 0"),
    "front": Path.from_svg("M80 0 L80 40"),
    "top": Path.from_svg("M80 40 L0 40"),
    "back": Path.from_svg("M0 40 L0 0"),
}


def square(*kinds: EdgeKind) -> tuple[tuple[str, EdgeKind], ...]:
    return tuple(zip(SQUARE, kinds, strict=True))


@given(EU)
def test_a_last_long_line_grows_by_exactly_a_paris_point(eu: int) -> None:
    line = Path.polyline([(0, 0), (280, 0)])
    assert graded(line, eu).box.width == pytest.approx(280 + (eu - 42) * PARIS_POINT_MM)


@given(EU, st.floats(0, 40))
def test_a_sole_longer_than_its_last_grows_as_much(eu: int, over: float) -> None:
    length = 280 + over
    assert length * grade(eu, over).along == pytest.approx(length + (eu - 42) * PARIS_POINT_MM)


@given(st.integers(35, 46))
def test_larger_sizes_are_larger_everywhere(eu: int) -> None:
    for grades in (grade(eu), grade(eu + 1)), (sole_grade(eu, 5), sole_grade(eu + 1, 5)):
        assert grades[0].along < grades[1].along and grades[0].around < grades[1].around


def test_every_kind_of_edge_gets_its_allowance() -> None:
    kinds = (EdgeKind.LASTED, EdgeKind.RAW, EdgeKind.FOLDED, EdgeKind.LAPPED)
    box = shapely.box(*loop(SQUARE, square(*kinds)).gross(MAKING).bounds)
    assert box.bounds == pytest.approx((-8, -15, 80, 45), abs=0.02)
    assert MAKING.allowances_mm[EdgeKind.FOLDLINE] == 0


def test_square_corners_run_out_to_where_the_edges_meet() -> None:
    kinds = (EdgeKind.LASTED, EdgeKind.LAPPED, EdgeKind.LASTED, EdgeKind.LAPPED)
    gross = loop(SQUARE, square(*kinds)).gross(MAKING)
    whole = Polygon([(-8, -15), (88, -15), (88, 55), (-8, 55)])
    assert gross.symmetric_difference(whole).area < 0.005 * whole.area


def test_the_walking_order_does_not_matter() -> None:
    kinds = (EdgeKind.LASTED, EdgeKind.RAW, EdgeKind.FOLDED, EdgeKind.LAPPED)
    ahead = square(*kinds)
    back = tuple((f"-{name}", kind) for name, kind in reversed(ahead))
    off = loop(SQUARE, back).gross(MAKING).symmetric_difference(loop(SQUARE, ahead).gross(MAKING))
    assert off.area < 1e-6


def test_lines_that_do_not_join_are_refused() -> None:
    broken = {**SQUARE, "top": Path.from_svg("M80 41 L0 40")}
    with pytest.raises(ValueError, match="front does not end where top begins"):
        loop(broken, square(*(EdgeKind.RAW,) * 4))


def test_a_half_panel_opens_out_about_its_fold() -> None:
    kinds = (EdgeKind.FOLDLINE, EdgeKind.RAW, EdgeKind.RAW, EdgeKind.RAW)
    whole = opened(loop(SQUARE, square(*kinds)))
    assert whole.net.bounds == pytest.approx((0, -40, 80, 40))
    assert whole.net.area == pytest.approx(2 * 80 * 40)
    with pytest.raises(ValueError, match="no foldline"):
        opened(loop(SQUARE, square(*(EdgeKind.RAW,) * 4)))


@given(st.floats(-180, 180), st.booleans())
def test_moving_a_panel_keeps_its_lengths(degrees: float, mirror: bool) -> None:
    panel = loop(SQUARE, square(*(EdgeKind.RAW,) * 4))
    turn = Affine.rotate(degrees).then(Affine.scale(-1 if mirror else 1, 1))
    moved = panel.moved(turn)
    for name in SQUARE:
        assert moved.edge(name).length == pytest.approx(panel.edge(name).length)
    assert moved.net.area == pytest.approx(panel.net.area)


@settings(max_examples=25)
@given(st.floats(20, 120), st.floats(15, 90), st.floats(0.05, 0.3))
def test_faired_rings_stay_close_and_take_few_cubics(
    across: float, down: float, wave: float
) -> None:
    angle = np.linspace(0, 2 * math.pi, 900, endpoint=False)
    swell = 1 + wave * np.cos(3 * angle)
    ring = np.column_stack([across * swell * np.cos(angle), down * swell * np.sin(angle)])
    path = faired_ring(ring, STRAY_MM)
    assert path.verbs[0] == "M" and path.verbs[-1] == "Z" and set(path.verbs) <= set("MLCZ")
    assert len(path.verbs) < 60
    drawn, traced = Polygon(path.flattened(0.005)[0]), Polygon(ring)
    assert drawn.is_valid
    assert shapely.hausdorff_distance(drawn.exterior, traced.exterior) < 3 * STRAY_MM


def test_faired_outlines_keep_their_corners() -> None:
    corners = np.array([[0, 0], [60, 0], [60, 30], [0, 30]], dtype=float)
    sides = [np.linspace(corners[k], corners[(k + 1) % 4], 60, endpoint=False) for k in range(4)]
    path = faired_ring(np.concatenate(sides), STRAY_MM)
    ring = LineString(path.flattened(0.01)[0])
    assert max(ring.distance(shapely.Point(corner)) for corner in corners) < 0.02
    assert len(path.verbs) <= 7


def test_a_faired_line_ends_where_it_was_traced() -> None:
    x = np.linspace(0, 100, 200)
    line = np.column_stack([x, 12 * np.sin(x / 18)])
    path = faired_line(line, STRAY_MM)
    assert path.points[0] == pytest.approx(line[0]) and path.points[-1] == pytest.approx(line[-1])
    assert LineString(path.flattened(0.01)[0]).hausdorff_distance(LineString(line)) < 3 * STRAY_MM
