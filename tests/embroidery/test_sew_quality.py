"""What is sewn covers its shape, keeps inside it, and has stitches of good lengths."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from sew_shapes import comb, coverage, lengths, shape, spill, star, words

from configurator.embroidery.digitise import digitise
from configurator.embroidery.plan import Role
from configurator.ground.outlines import polygons_in

DISC = shapely.Point(0, 0).buffer(12, quad_segs=32)

SHAPES = {
    "disc": (DISC, 0.99),
    "ring": (DISC.difference(shapely.Point(0, 0).buffer(9)), 0.99),
    "frame": (shapely.box(0, 0, 40, 30).difference(shapely.box(9, 9, 31, 21)), 0.99),
    "star": (star(5, 18, 7), 0.985),
    "comb": (comb(), 0.985),
    "dot": (shapely.Point(0, 0).buffer(1.5), 0.97),
    "bar": (shapely.box(0, 0, 30, 2.5), 0.985),
    "hebrew": (words("שלום אבגדהלםקצת", "rubik-black", 12), 0.985),
    "hebrew serif": (words("מזל טוב", "frank-ruhl-black", 12), 0.985),
    "serif": (words("BRAKE&gest", "frank-ruhl-black", 14), 0.985),
    "sans": (words("ANtfx#8@", "rubik-black", 14), 0.985),
    "small": (words("Haifa 1909", "rubik", 6), 0.985),
}


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_is_covered_and_little_else(name: str) -> None:
    area, least = SHAPES[name]
    plan = digitise([shape(area)])
    assert coverage(plan, area) >= least
    assert spill(plan, area) <= 0.005


@pytest.mark.parametrize("name", SHAPES)
def test_a_connected_shape_is_one_run(name: str) -> None:
    area, _ = SHAPES[name]
    plan = digitise([shape(area)])
    assert plan.run_count <= len(polygons_in(area)) * 1.1


@pytest.mark.parametrize("name", SHAPES)
def test_stitches_have_good_lengths(name: str) -> None:
    area, _ = SHAPES[name]
    found = lengths(digitise([shape(area)]))
    assert found.min() >= 0.29
    assert found.max() <= 7.5
    assert (found < 0.5).mean() <= 0.04


def test_points_lie_on_the_grid_that_machine_files_keep() -> None:
    plan = digitise([shape(comb())])
    for run in plan.runs:
        np.testing.assert_allclose(run.points * 10, np.round(run.points * 10), atol=1e-6)


def test_every_run_is_tied_at_both_ends_inside_the_shape() -> None:
    area = words("של", "rubik-black", 12)
    for run in digitise([shape(area)]).runs:
        assert Role.TIE in run.roles[:3]
        assert Role.TIE in run.roles[-3:]
        assert shapely.covers(area.buffer(0.3), shapely.points(run.points[:3])).all()


def test_rows_end_in_turns_that_are_not_too_short() -> None:
    found = lengths(digitise([shape(shapely.box(0, 0, 60, 60))]))
    assert (found < 0.5).mean() < 0.005


def test_a_wide_end_comes_out_square() -> None:
    (run,) = digitise([shape(shapely.box(0, 0, 30, 3))]).runs
    sewn = run.points[run.roles == Role.COVER]
    for end in (sewn[:, 0].min(), sewn[:, 0].max()):
        across = sewn[np.abs(sewn[:, 0] - end) < 0.11]
        assert np.ptp(across[:, 1]) > 2.9


@pytest.mark.parametrize("seed", [25, 28, 48])
def test_ways_through_a_field_stay_inside_it(seed: int) -> None:
    dice = np.random.default_rng(seed)
    solid = shapely.buffer(shapely.points(dice.uniform(0, 50, (40, 2))), dice.uniform(2, 6, 40))
    bays = shapely.buffer(shapely.points(dice.uniform(0, 50, (60, 2))), dice.uniform(0.7, 3, 60))
    found = polygons_in(shapely.union_all(solid).difference(shapely.union_all(bays)))
    area = max(found, key=lambda part: part.area)
    ways = [
        shapely.LineString(run.points[at - 1 : at + 1])
        for run in digitise([shape(area)]).runs
        for at in np.flatnonzero(run.roles == Role.TRAVEL)
    ]
    assert shapely.union_all(ways).difference(area.buffer(0.2)).length < 0.1


def test_density_stays_soft() -> None:
    area = words("ANtBRאלש", "rubik-black", 14)
    plan = digitise([shape(area)])
    thread = sum(float(run.lengths.sum()) for run in plan.runs)
    assert thread / area.area < 8.5


def test_shapes_side_by_side_meet_without_a_line_of_bare_cloth() -> None:
    disc = shapely.Point(20, 7).buffer(6)
    around = shapely.box(0, 0, 40, 15).difference(disc)
    shapes = [shape(around, "isacord-0608"), shape(disc, "isacord-0020")]
    for pair in (shapes, shapes[::-1]):
        plan = digitise(pair)
        assert coverage(plan, shapely.box(0.3, 0.3, 39.7, 14.7)) >= 0.99
