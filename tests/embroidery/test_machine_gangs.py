"""Gangs and the player: pieces side by side with few changes; every move has its moment."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from sewn_plans import CREAM, RACK, SISAL, WHITE, sample_plan, zigzag

from configurator.embroidery.formats import FORMATS, machine_bytes
from configurator.embroidery.gang import GangRefused, ganged, shared_order
from configurator.embroidery.hoops import hoop_named
from configurator.embroidery.plan import ColorBlock, StitchPlan
from configurator.embroidery.program import program_of
from configurator.embroidery.readback import read_back, unlike


def piece(*threads: str, size: int = 40) -> StitchPlan:
    return StitchPlan(tuple(ColorBlock(each, (zigzag(7, 3, 5, size),)) for each in threads))


def test_equal_pieces_cost_no_more_changes_than_one() -> None:
    one = sample_plan()
    gang = ganged([one] * 3, hoop_named("360x200"))
    assert [block.thread for block in gang.plan.blocks] == [block.thread for block in one.blocks]
    assert [block.stop for block in gang.plan.blocks] == [block.stop for block in one.blocks]
    assert gang.plan.stitch_count == 3 * one.stitch_count


def test_pieces_stand_apart_inside_the_hoop_on_the_machines_grid() -> None:
    hoop = hoop_named("130x180")
    plans = [piece(WHITE, CREAM, size=n) for n in (40, 150, 80, 60, 200)]
    gang = ganged(plans, hoop)
    boxes = []
    for plan, (dx, dy) in zip(plans, gang.moved, strict=True):
        box = plan.box
        boxes.append(shapely.box(box.left + dx, box.top + dy, box.right + dx, box.bottom + dy))
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            assert one.distance(other) >= 7.9
    assert hoop.holds(gang.plan.width_mm, gang.plan.height_mm)
    points = np.vstack([run.points for run in gang.plan.runs]) * 10
    assert np.abs(points - np.rint(points)).max() < 1e-6
    assert all(run.trim_after for block in gang.plan.blocks for run in block.runs[:-1])


def test_a_gang_is_a_file_like_any_other() -> None:
    program = program_of(ganged([piece(WHITE), piece(CREAM, WHITE)]).plan)
    form = FORMATS["dst"]
    found = read_back(machine_bytes(program, RACK, form), form.reader)
    assert unlike(program, found, cuts=True, needles=False) == ()


def test_too_many_pieces_are_refused_in_words() -> None:
    with pytest.raises(GangRefused) as refused:
        ganged([sample_plan()] * 4, hoop_named("100x100"))
    assert "4" in refused.value.words.he
    with pytest.raises(GangRefused):
        ganged([sample_plan()] * 30)


names = st.sampled_from([WHITE, CREAM, SISAL])


@given(st.lists(st.lists(names, min_size=1, max_size=5), min_size=1, max_size=4))
@settings(max_examples=40, deadline=None)
def test_the_shared_order_holds_every_pieces_own(orders: list[list[str]]) -> None:
    steps = [tuple((name, False, "art") for name in order) for order in orders]
    shared = shared_order(steps)
    for own in steps:
        rest = iter(shared)
        assert all(step in rest for step in own)
    assert len(shared) <= sum(map(len, steps))
    if len(steps) == 2:
        one, other = steps
        longest = np.zeros((len(one) + 1, len(other) + 1), int)
        for a, left in enumerate(one):
            for b, right in enumerate(other):
                longest[a + 1, b + 1] = (
                    longest[a, b] + 1 if left == right
                    else max(longest[a, b + 1], longest[a + 1, b])
                )  # fmt: skip
        assert len(shared) == len(one) + len(other) - longest[-1, -1]
