"""Quality: every fault put into a plan is measured, placed and said; a good plan is quiet."""

from __future__ import annotations

import json

import numpy as np
import pytest
import shapely
from sewn_plans import CREAM, RACK, WHITE, run, zigzag

from configurator.embroidery.color_order import fewest_blocks
from configurator.embroidery.formats import FORMATS, machine_bytes
from configurator.embroidery.hoops import HOOPS, hoop_named, smallest_hoop
from configurator.embroidery.plan import ColorBlock, Role, Run, StitchPlan
from configurator.embroidery.program import program_of
from configurator.embroidery.quality import Conditions, Quality, quality_of
from configurator.embroidery.readback import read_back
from configurator.embroidery.shapes import SewShape


def rows(x: float, y: float, width: float, height: float, gap: float = 0.3) -> list:
    """A locked fill of level rows."""
    points = [(x, y), (x + 0.6, y), (x, y), (x + 0.6, y)]
    for number, level in enumerate(np.arange(y, y + height + 0.01, gap / 2)):
        points.append((x + width * (number % 2), level))
    last = points[-1]
    inwards = (last[0] + (0.6 if last[0] == x else -0.6), last[1])
    points += [inwards, last, inwards, last]
    return [(round(px, 1), round(py, 1)) for px, py in points]


def fill(x: float, y: float, width: float, height: float, **kept: object) -> Run:
    points = rows(x, y, width, height)
    roles = np.full(len(points), Role.COVER)
    roles[:5] = roles[-4:] = Role.TIE
    return Run(np.array(points), roles, 0, bool(kept.get("trim", True)))


def measured(plan: StitchPlan, shapes: list[SewShape], **given: object) -> Quality:
    program, form = program_of(plan), FORMATS["dst"]
    found = read_back(machine_bytes(program, RACK, form), form.reader)
    return quality_of(found, program, shapes, Conditions(**given))


def square(x: float, y: float, side: float, thread: str = WHITE) -> SewShape:
    return SewShape(shapely.box(x, y, x + side, y + side), thread)


def codes(quality: Quality) -> set[str]:
    return {problem.code for problem in quality.problems}


GOOD = StitchPlan((ColorBlock(WHITE, (fill(10, 10, 6, 6),)),))


def test_a_good_fill_has_nothing_to_say() -> None:
    quality = measured(GOOD, [square(10, 10, 6)])
    assert quality.coverage > 0.985
    assert quality.spill == 0
    assert codes(quality) == set()
    assert (quality.trims, quality.changes, quality.fewest_changes) == (1, 0, 0)
    assert quality.hoop == "100x100"
    assert 6 < quality.density_usual < 8
    assert quality.density is not None and quality.density.max() == pytest.approx(
        quality.density_peak, abs=0.06
    )


def test_uncovered_shapes_are_gaps_at_their_place() -> None:
    quality = measured(GOOD, [square(10, 10, 6), square(30, 30, 6)])
    (gap,) = [each for each in quality.problems if each.code == "sewing.gaps"]
    assert quality.coverage == pytest.approx(0.5, abs=0.01)
    assert gap.at is not None
    assert 30 <= gap.at[0] <= 36 and 30 <= gap.at[1] <= 36
    assert "30" in gap.words.en or "3" in gap.words.he


def test_cover_of_the_wrong_color_is_no_cover() -> None:
    assert measured(GOOD, [square(10, 10, 6, CREAM)]).coverage == 0


def test_thread_outside_every_shape_is_spill() -> None:
    quality = measured(GOOD, [square(10, 10, 3)])
    assert quality.spill > 1.0
    assert "sewing.spill" in codes(quality)


def test_thread_piled_up_is_dense() -> None:
    block = ColorBlock(WHITE, tuple(fill(10, 10, 6, 6) for _ in range(5)))
    quality = measured(StitchPlan((block,)), [square(10, 10, 6)])
    assert quality.density_peak == pytest.approx(5 * 7.0, rel=0.15)
    assert "sewing.dense" in codes(quality)


def test_floats_and_loose_ends_are_found() -> None:
    block = ColorBlock(WHITE, (zigzag(10, 10, 4, 20, trim=False), zigzag(15, 22, 4, 20)))
    quality = measured(StitchPlan((block,)), [])
    assert quality.floats == 1
    assert quality.longest_float_mm == pytest.approx(8.2, abs=0.3)
    assert {"sewing.float", "sewing.loose"} <= codes(quality)
    assert quality.loose_ends == 2


def test_threads_between_shapes_are_told_sewn_or_to_be_snipped() -> None:
    over = run([(14.0, 14.0), (14.6, 14.0)], role=Role.JOIN)
    block = ColorBlock(WHITE, (zigzag(10, 10, 4, 20, trim=False), over))
    quality = measured(StitchPlan((block,)), [])
    assert (quality.bars, quality.snips) == (1, 1)
    assert quality.bars_mm == pytest.approx(0.6, abs=0.1)
    assert quality.floats == 0


@pytest.mark.parametrize(("covered", "shown"), [(False, 20.0), (True, 0.0)])
def test_travel_is_seen_only_where_nothing_covers_it(covered: bool, shown: float) -> None:
    way = run([(10.0 + n * 2, 12.0) for n in range(11)], role=Role.TRAVEL)
    cover = (ColorBlock(CREAM, (fill(9, 10, 23, 5),)),) if covered else ()
    far = square(80, 80, 1)
    quality = measured(StitchPlan((ColorBlock(WHITE, (way,)), *cover)), [far])
    assert quality.visible_travel_mm == pytest.approx(shown, abs=0.5)
    assert ("sewing.travel" in codes(quality)) is not covered


def test_travel_is_allowed_to_each_of_the_designs_in_a_hoop() -> None:
    way = run([(10.0 + n, 12.0) for n in range(4)], role=Role.TRAVEL)
    plan = StitchPlan((ColorBlock(WHITE, (way,)),))
    for designs, told in ((1, True), (2, False)):
        found = codes(measured(plan, [square(80, 80, 1)], designs=designs))
        assert ("sewing.travel" in found) is told


def test_short_stitches_are_counted_without_the_ties() -> None:
    assert measured(GOOD, [square(10, 10, 6)]).short_share < 0.5
    short = run([(10 + n * 0.4, 10.0) for n in range(40)])
    quality = measured(StitchPlan((ColorBlock(WHITE, (short,)),)), [])
    assert quality.short_share == 1.0
    assert "sewing.short" in codes(quality)


def test_a_hoop_that_is_too_small_stops() -> None:
    wide = StitchPlan((ColorBlock(WHITE, (fill(0, 0, 98, 6),)),))
    quality = measured(wide, [], hoop=hoop_named("100x100"))
    (problem,) = [each for each in quality.problems if each.code == "sewing.hoop"]
    assert problem.weight == "stop"
    assert measured(wide, []).hoop == "110x110"


def test_reports_are_plain_json() -> None:
    report = measured(GOOD, [square(10, 10, 6)]).report()
    assert json.loads(json.dumps(report))["numbers"]["stitches"] == GOOD.stitch_count


def box(x: float, y: float, side: float) -> shapely.Polygon:
    return shapely.box(x, y, x + side, y + side)


@pytest.mark.parametrize(
    ("areas", "threads", "fewest"),
    [
        ([], [], 0),
        ([box(0, 0, 9)], ["r"], 1),
        ([box(0, 0, 9), box(2, 2, 2)], ["r", "g"], 2),
        ([box(0, 0, 9), box(2, 2, 5), box(3, 3, 2)], ["r", "g", "r"], 3),
        ([box(n * 10, 0, 5) for n in range(30)], ["rgb"[n % 3] for n in range(30)], 3),
        ([box(0, 0, 9), box(1, 1, 2), box(20, 0, 9), box(21, 1, 2)], ["r", "g", "g", "r"], 3),
    ],
)
def test_the_fewest_blocks_respect_every_overlap(
    areas: list, threads: list[str], fewest: int
) -> None:
    assert fewest_blocks(areas, threads) == fewest


def test_hoops_are_named_and_the_smallest_one_is_found() -> None:
    hoop = smallest_hoop(90, 90)
    assert hoop is not None and hoop.id == "100x100"
    assert smallest_hoop(400, 400) is None
    assert {hoop_named(each.id) for each in HOOPS} == set(HOOPS)
    for wrong in ("", "100", "axb", "5x5", "1e9x2"):
        with pytest.raises(ValueError, match="hoop"):
            hoop_named(wrong)
