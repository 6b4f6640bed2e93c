"""Broken, tiny, huge and empty shapes are sewn or left out, never a surprise."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sew_shapes import BLUE, coverage, lengths, shape, spill, star

from configurator.embroidery.digitise import digitise
from configurator.embroidery.plan import StitchPlan
from configurator.embroidery.progress import Canceled
from configurator.ground.geometry import Path


def same(one: StitchPlan, other: StitchPlan) -> bool:
    return [b.thread for b in one.blocks] == [b.thread for b in other.blocks] and all(
        np.array_equal(a.points, b.points) and np.array_equal(a.roles, b.roles)
        for a, b in zip(one.runs, other.runs, strict=True)
    )


def noisy(count: int) -> shapely.Polygon:
    turn = np.linspace(0, 2 * np.pi, count, endpoint=False)
    radius = 20 + np.random.default_rng(7).normal(0, 0.02, count)
    return shapely.Polygon(np.column_stack([radius * np.cos(turn), radius * np.sin(turn)]))


BOW = shapely.Polygon([(0, 0), (10, 10), (10, 0), (0, 10)])

EMPTY = {
    "nothing": shapely.Polygon(),
    "a point": shapely.Point(3, 3),
    "a speck": shapely.box(0, 0, 0.4, 0.4),
    "a line of no width": shapely.Polygon([(0, 0), (10, 0), (5, 0)]),
}


@pytest.mark.parametrize("name", EMPTY)
def test_what_has_no_area_is_not_sewn(name: str) -> None:
    assert digitise([shape(EMPTY[name])]).stitch_count == 0


def test_no_shapes_make_no_plan() -> None:
    plan = digitise([])
    assert (plan.stitch_count, plan.width_mm) == (0, 0.0)


def test_what_is_too_small_is_said() -> None:
    left_out = digitise([shape(shapely.box(0, 0, 0.4, 0.4))]).omissions
    assert [(each.kind, each.shape) for each in left_out] == [("too-small", "art")]


def test_what_is_too_thin_is_said_and_sewn_as_a_line() -> None:
    plan = digitise([shape(shapely.box(0, 0, 20, 0.3))])
    assert [each.kind for each in plan.omissions] == ["too-thin"]
    assert plan.box.width == pytest.approx(20, abs=1)
    assert plan.box.height <= 0.3


@pytest.mark.parametrize(
    "area",
    [
        BOW,
        noisy(10_000),
        shapely.MultiPolygon([BOW, shapely.box(20, 0, 20.05, 10)]),
        star(60, 25, 20),
        shapely.box(0, 0, 1e-3, 50),
        shapely.MultiPolygon([shapely.box(x, 0, x + 0.9, 0.9) for x in range(0, 40, 2)]),
    ],
    ids=["bow", "10,000 points", "with a sliver", "60 tips", "hair", "specks"],
)
def test_hostile_areas_are_sewn_within_themselves(area: shapely.Geometry) -> None:
    plan = digitise([shape(area)])
    whole = shapely.make_valid(area)
    assert spill(plan, whole) < 0.01 or whole.area < 0.5
    if plan.stitch_count:
        assert lengths(plan).max() <= 12.1


def test_paths_are_taken_like_areas() -> None:
    path = Path.polygon([(0, 0), (20, 0), (20, 3), (0, 3)])
    plan = digitise([shape(path)])  # type: ignore[arg-type]
    assert coverage(plan, shapely.box(0, 0, 20, 3)) > 0.97


@given(
    st.lists(
        st.tuples(st.floats(-15, 15), st.floats(-15, 15)), min_size=3, max_size=9, unique=True
    ),
    st.sampled_from(["auto", "satin", "tatami"]),
)
@settings(max_examples=25, deadline=None, derandomize=True, phases=[Phase.generate])
def test_any_polygon_keeps_its_promises(corners: list[tuple[float, float]], kind: str) -> None:
    area = shapely.make_valid(shapely.Polygon(corners))
    plan = digitise([shape(area, kind=kind)])  # type: ignore[arg-type]
    for run in plan.runs:
        assert run.lengths.max() <= 12.1
        assert run.lengths.min() >= 0.29
        away = shapely.distance(area, shapely.points(run.points))
        assert away.max() < 0.301
    assert same(plan, digitise([shape(area, kind=kind)]))  # type: ignore[arg-type]


@given(st.floats(2, 20), st.floats(2, 20), st.floats(0, 180))
@settings(max_examples=20, deadline=None, derandomize=True, phases=[Phase.generate])
def test_any_rectangle_is_covered(width: float, height: float, turn: float) -> None:
    area = shapely.affinity.rotate(shapely.box(0, 0, width, height), turn)
    assert coverage(digitise([shape(area)]), area) > 0.96


def test_work_can_be_stopped() -> None:
    told: list[float] = []

    def enough(share: float) -> bool:
        told.append(share)
        return len(told) < 3

    areas = [shape(shapely.box(x, 0, x + 3, 20)) for x in range(0, 40, 5)]
    with pytest.raises(Canceled):
        digitise(areas, progress=enough)
    assert told == sorted(told)


def test_progress_runs_from_nothing_to_all() -> None:
    told: list[float] = []
    digitise([shape(BOW), shape(BOW, BLUE)], progress=lambda share: told.append(share) or True)
    assert told[0] == 0.0
    assert told[-1] == 1.0
