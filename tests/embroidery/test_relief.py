"""Relief: thread that piles up thins out below, and what is seen stays covered."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from sew_shapes import shape
from sewn_plans import measured
from shapely import affinity

from configurator.embroidery.density import density_of
from configurator.embroidery.digitise import digitise
from configurator.embroidery.plan import StitchPlan
from configurator.embroidery.quality import GOALS
from configurator.embroidery.relief import relieved
from configurator.embroidery.settings import SewSettings
from configurator.embroidery.shapes import SewShape

THREADS = ("isacord-1902", "isacord-3543", "isacord-0608", "isacord-0015")


def leaves(count: int, wide: float) -> list[SewShape]:
    """Narrow leaves that all meet in the middle, each of another thread, as a palm's do."""
    found = []
    for number in range(count):
        turn = 2 * np.pi * number / count
        tip = (14 * np.cos(turn), 14 * np.sin(turn))
        leaf = shapely.LineString([(0, 0), tip]).buffer(wide / 2, quad_segs=8)
        found.append(shape(leaf, THREADS[number % len(THREADS)]))
    return found


@pytest.mark.parametrize("count", [3, 4, 5])
def test_shapes_that_meet_do_not_pile_up(count: int) -> None:
    shapes = leaves(count, 2.0)
    got = measured(digitise(shapes), shapes)
    assert got.density_peak <= GOALS.density
    assert got.coverage >= GOALS.coverage and got.loose_ends == 0


def test_a_plan_without_piles_stays_as_it_is() -> None:
    plan = digitise([shape(shapely.box(0, 0, 30, 30), THREADS[0])])
    assert relieved(plan, SewSettings()) is plan


def test_nothing_sewn_stays_nothing() -> None:
    plan = StitchPlan(())
    assert relieved(plan, SewSettings()) is plan
    assert density_of(np.zeros((0, 2)), np.zeros((0, 2)), np.zeros(0)) is None


def test_density_is_thread_over_area() -> None:
    rows = np.arange(0, 10, 0.4)
    starts = np.column_stack([np.zeros_like(rows), rows])
    ends = starts + (10.0, 0.0)
    found = density_of(starts, ends, np.full(len(rows), 10.0))
    assert found is not None
    middle = found.felt[tuple(size // 2 for size in found.felt.shape)]
    assert middle == pytest.approx(1 / 0.4, rel=0.02)


def stacked(steps: int, by_mm: float) -> list[SewShape]:
    """Squares of many threads, each lying a little aside of the one below."""
    return [
        shape(shapely.box(n * by_mm, n * by_mm, 14 + n * by_mm, 14 + n * by_mm), THREADS[n % 4])
        for n in range(steps)
    ]


@pytest.mark.parametrize("by_mm", [0.7, 1.0, 1.5])
def test_wide_shapes_of_other_threads_stacked_do_not_pile_up(by_mm: float) -> None:
    shapes = stacked(6, by_mm)
    got = measured(digitise(shapes), shapes)
    assert got.density_peak <= GOALS.density
    assert got.coverage >= GOALS.coverage and got.short_share <= GOALS.short_share


def test_bars_crossing_in_one_place_do_not_pile_up() -> None:
    bar = shapely.box(-15, -2, 15, 2)
    shapes = [shape(affinity.rotate(bar, 30 * n), THREADS[n % 4]) for n in range(6)]
    got = measured(digitise(shapes), shapes)
    assert got.density_peak <= GOALS.density
    assert got.coverage >= GOALS.coverage


@pytest.mark.parametrize("by_mm", [0.4, 0.6])
def test_rims_inside_each_other_do_not_pile_up(by_mm: float) -> None:
    inner = [shapely.box(n * by_mm, n * by_mm, 20 - n * by_mm, 20 - n * by_mm) for n in range(6)]
    shapes = [shape(area, THREADS[n % 4]) for n, area in enumerate(inner)]
    assert measured(digitise(shapes), shapes).density_peak <= GOALS.density


def test_art_below_the_border_of_an_applique_does_not_pile_up() -> None:
    bar = shapely.box(0, -1, 30, 1)
    bars = [affinity.rotate(bar, 20 * n, origin=(0, 0)) for n in range(18)]
    cloth = shape(shapely.Point(0, 0).buffer(25), THREADS[0], "applique")
    shapes = [cloth, *(shape(area, THREADS[1 + n % 3]) for n, area in enumerate(bars))]
    assert measured(digitise(shapes), shapes).density_peak <= GOALS.density


def test_an_equal_shape_is_sewn_equally_wherever_it_lies() -> None:
    leaf = affinity.scale(shapely.Point(0, 0).buffer(5), 1.0, 0.3)
    there = affinity.translate(leaf, 40, 20)
    one, other = digitise([shape(leaf, THREADS[0]), shape(there, THREADS[1])]).runs
    assert np.allclose(other.points - one.points, (40, 20), atol=0.11)
