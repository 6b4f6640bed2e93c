"""Overlaps, color blocks, borders, appliques and lines, in the order that a machine needs."""

from __future__ import annotations

import numpy as np
import shapely
from sew_shapes import BLUE, RED, WHITE, coverage, shape, words

from configurator.embroidery.digitise import digitise
from configurator.embroidery.fabrics import FABRICS
from configurator.embroidery.plan import StitchPlan
from configurator.embroidery.settings import SewSettings
from configurator.embroidery.shapes import SewShape

DISC = shapely.Point(0, 0).buffer(20, quad_segs=32)


def purposes(plan: StitchPlan) -> list[tuple[str, bool]]:
    return [(block.purpose, block.stop) for block in plan.blocks]


def test_what_lies_below_is_not_sewn_where_it_cannot_be_seen() -> None:
    below, above = shapely.box(0, 0, 40, 40), shapely.box(5, 5, 35, 35)
    plan = digitise([shape(below, RED), shape(above, BLUE)])
    bare = digitise([shape(below, RED)])
    assert plan.blocks[0].stitch_count < bare.stitch_count * 0.75
    # The lower one reaches under the upper one, so no cloth shows between them.
    assert coverage(plan, below) > 0.99


def test_letters_are_sewn_on_whole_cloth() -> None:
    ground = shapely.box(-30, -10, 30, 10)
    plan = digitise([shape(ground, BLUE), shape(words("שלום", "rubik-black", 9), WHITE)])
    bare = digitise([shape(ground, BLUE)])
    assert abs(plan.blocks[0].stitch_count - bare.blocks[0].stitch_count) < 100


def test_threads_change_as_rarely_as_overlaps_allow() -> None:
    apart = [
        shape(shapely.box(x, 0, x + 4, 4), thread)
        for x, thread in zip(range(0, 60, 10), [RED, BLUE] * 3, strict=True)
    ]
    assert [block.thread for block in digitise(apart).blocks] == [RED, BLUE]
    stacked = [shape(DISC.buffer(-4 * n), [RED, BLUE][n % 2]) for n in range(4)]
    assert [block.thread for block in digitise(stacked).blocks] == [RED, BLUE, RED, BLUE]


def test_hebrew_is_sewn_from_the_right() -> None:
    area = words("אבגד", "rubik-black", 12)
    runs = list(digitise([SewShape(area, RED, "auto", "words", "rtl")]).runs)
    middles = [float(run.points[:, 0].mean()) for run in runs]
    assert middles == sorted(middles, reverse=True)


def test_long_ways_are_trimmed_and_short_ones_are_not() -> None:
    apart = [shape(shapely.box(x, 0, x + 3, 10)) for x in (0, 30)]
    first, last = digitise(apart).runs
    assert first.trim_after
    assert last.trim_after
    for block in digitise([shape(words("Haifa", "rubik", 7))]).blocks:
        for run, after in zip(block.runs, block.runs[1:], strict=False):
            far = float(np.hypot(*(after.points[0] - run.points[-1])))
            assert run.trim_after == (far > 2.0)


def test_a_border_is_sewn_last_and_closes_over_its_beginning() -> None:
    art = shape(shapely.Point(0, 0).buffer(18), BLUE)
    plan = digitise([SewShape(DISC, RED, "border", "rim"), art])
    assert purposes(plan) == [("art", False), ("border", False)]
    rim = DISC.difference(DISC.buffer(-3.5))
    assert coverage(StitchPlan(plan.blocks[1:]), rim) > 0.99
    assert plan.blocks[1].runs[0].points.shape[0] > rim.area / 3.5 / 0.35 * 2
    assert coverage(plan, DISC) > 0.97


def test_a_border_follows_corners_in_one_run() -> None:
    shield = shapely.Polygon([(0, 0), (40, 0), (40, 25), (20, 50), (0, 25)])
    plan = digitise([SewShape(shield, RED, "border", "rim")])
    assert plan.run_count == 1
    assert coverage(plan, shield.difference(shield.buffer(-3.5))) > 0.985


def test_an_applique_stops_for_the_hand() -> None:
    plan = digitise([SewShape(DISC, RED, "applique", "cloth"), shape(DISC.buffer(-12), BLUE)])
    assert purposes(plan) == [
        ("placement", True),
        ("tack-down", True),
        ("art", False),
        ("border", False),
    ]


def test_lines_are_sewn_where_they_are_drawn() -> None:
    cut = SewShape(DISC, RED, "cut-line", "cut")
    plan = digitise([cut])
    assert purposes(plan) == [("cut-line", False)]
    away = shapely.distance(
        DISC.exterior, shapely.points(np.vstack([*(r.points for r in plan.runs)]))
    )
    assert away.max() < 0.65
    stem = SewShape(shapely.LineString([(0, 0), (20, 5), (30, 0)]), BLUE, "running", "stem")
    assert digitise([stem]).box.width > 29


def test_softer_cloth_is_sewn_wider() -> None:
    column = shapely.box(0, 0, 4, 30)
    twill = digitise([shape(column)], SewSettings(fabric=FABRICS["twill"]))
    towel = digitise([shape(column)], SewSettings(fabric=FABRICS["towel"]))
    assert towel.width_mm > twill.width_mm + 0.15
    assert towel.height_mm < twill.height_mm


def test_half_coverage_takes_half_the_thread() -> None:
    area = shapely.box(0, 0, 50, 50)
    full = digitise([shape(area)]).thread_mm
    half = digitise([shape(area)], SewSettings(coverage=0.5)).thread_mm
    assert 0.5 < half / full < 0.65
