"""Shapes that all but touch are sewn on; across wider gaps a short float is left to a hand."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
import shapely
from sew_shapes import coverage, shape, words
from sewn_plans import RACK

from configurator.embroidery.connectors import all_cut
from configurator.embroidery.digitise import digitise
from configurator.embroidery.joining import one_letter
from configurator.embroidery.plan import Role, StitchPlan
from configurator.embroidery.settings import SewSettings
from configurator.embroidery.sewview import sew_view
from configurator.embroidery.shapes import SewShape
from configurator.ground.outlines import polygons_in

USUAL = SewSettings()


def lettering(text: str, family: str, size: float, language: str) -> SewShape:
    area = words(text, family, size)
    return SewShape(area, "isacord-1902", "auto", "words", "rtl" if language == "he" else "ltr")


def gaps(plan: StitchPlan) -> list[tuple[float, bool]]:
    """From run to run: how far the head goes, and whether it cuts first."""
    runs = list(plan.runs)
    return [
        (float(np.hypot(*(after.points[0] - run.points[-1]))), run.trim_after)
        for run, after in pairwise(runs)
    ]


@pytest.mark.parametrize(
    ("text", "family", "size", "language"),
    [
        ("Northern", "rubik-black", 14, "en"),
        ("BRAKE", "frank-ruhl-black", 14, "en"),
        ("שלום", "rubik-black", 14, "he"),
        ("Haifa", "rubik", 6, "en"),
    ],
)
def test_most_letters_of_a_word_follow_each_other_uncut(
    text: str, family: str, size: float, language: str
) -> None:
    word = lettering(text, family, size, language)
    plan = digitise([word])
    assert plan.trim_count <= 1 + len(polygons_in(word.area)) // 4
    assert coverage(plan, word.area) >= 0.985


def test_letters_that_stand_apart_are_not_sewn_to_each_other() -> None:
    wide = lettering("HAM", "rubik", 14, "en")
    plan = digitise([wide])
    assert plan.run_count == len(polygons_in(wide.area))
    assert all((run.roles != Role.JOIN).all() for run in plan.runs)


def test_a_float_is_locked_at_both_ends_and_can_be_cut_by_the_machine() -> None:
    plan = digitise([lettering("HAM", "rubik", 14, "en")])
    assert any(not run.trim_after for run in plan.runs)
    for run in plan.runs:
        assert (run.roles[[0, 1, -2, -1]] == Role.TIE).all()
    assert all_cut(plan).trim_count == plan.run_count
    assert all_cut(plan).stitch_count == plan.stitch_count


def test_parts_of_one_letter_are_told_from_letters_side_by_side() -> None:
    stem, dot = shapely.box(0, 4, 2, 14), shapely.box(-0.3, 0, 2.3, 2.6)
    leg, roof = shapely.box(0, 5, 2, 14), shapely.box(0, 0, 9, 3)
    assert one_letter(stem, dot) and one_letter(roof, leg)
    assert not one_letter(stem, shapely.box(3, 4, 9, 14))
    assert not one_letter(stem, shapely.box(1.5, 4, 9, 14))


@pytest.mark.parametrize("family", ["rubik-black", "david-libre", "frank-ruhl-black"])
def test_no_bar_turns_a_he_into_a_het(family: str) -> None:
    word = lettering("ה", family, 14, "he")
    pieces = len(polygons_in(word.area))
    plan = digitise([word])
    if pieces > 1:
        assert plan.trim_count == pieces


def test_what_is_not_cut_is_no_longer_than_a_trim() -> None:
    plan = digitise([lettering("מזל טוב", "david-libre", 12, "he")])
    found = gaps(plan)
    assert found
    assert all(cut == (far > USUAL.trim_mm) for far, cut in found)


def test_the_way_through_a_letter_stays_below_its_cover() -> None:
    word = lettering("HEAR", "frank-ruhl-black", 16, "en")
    inside = word.area.buffer(0.1)
    for run in digitise([word]).runs:
        travel = np.flatnonzero(run.roles == Role.TRAVEL)
        after = [run.points[n - 1 : n + 1] for n in travel.tolist() if n]
        assert shapely.covers(inside, shapely.linestrings(after)).mean() > 0.9
        last_travel = travel.max(initial=0)
        assert (run.roles[last_travel:] == Role.COVER).sum() > 10


def test_fields_side_by_side_are_sewn_on_where_they_meet() -> None:
    squares = [shape(shapely.box(x, 0, x + 15, 15), "isacord-1902") for x in (0, 16.2)]
    plan = digitise(squares)
    assert plan.trim_count == 1
    assert coverage(plan, shapely.union_all([each.area for each in squares])) >= 0.985


@pytest.mark.parametrize("hidden", [True, False])
def test_what_later_cover_hides_is_led_to_uncut(hidden: bool) -> None:
    ears = [shapely.Point(x, 0).buffer(6) for x in (0, 34)]
    head = shapely.Point(17, 12).buffer(16) if hidden else shapely.Point(17, 40).buffer(16)
    plan = digitise([*(shape(ear, "isacord-1902") for ear in ears), shape(head, "isacord-0015")])
    first = plan.blocks[0].runs
    assert len(first) == (1 if hidden else 2)
    for run in first:
        for at in np.flatnonzero(run.roles == Role.TRAVEL):
            way = shapely.LineString(run.points[at - 1 : at + 1])
            assert shapely.union_all([*ears, head]).buffer(0.1).covers(way)


def test_parts_of_one_color_that_touch_are_sewn_in_one_run() -> None:
    ground = shape(shapely.box(-20, -20, 20, 20), "isacord-0015")
    nose, mouth = shapely.Point(0, -4.2).buffer(4), shapely.box(-6, -0.2, 6, 4)
    plan = digitise([ground, *(shape(each, "isacord-1902") for each in (nose, mouth))])
    assert [len(block.runs) for block in plan.blocks] == [1, 1]


def test_no_part_of_a_shape_is_left_for_a_run_of_its_own() -> None:
    wide = [shapely.box(x, 0, x + 14, 14) for x in (0, 18)]
    neck = shapely.Polygon([(13, 6), (16, 2), (19, 6), (19, 8), (16, 12), (13, 8)])
    plan = digitise([shape(shapely.union_all([*wide, neck]), "isacord-1902")])
    assert plan.run_count == 1


def test_a_float_is_snipped_in_the_picture_and_a_sewn_bar_is_seen() -> None:
    floating = digitise([lettering("HH", "rubik-black", 14, "en")])
    ((far, cut),) = gaps(floating)
    assert not cut and 0 < far <= USUAL.trim_mm
    view = sew_view(floating, lambda thread: RACK.of(thread).srgb)
    first, second = floating.runs
    assert not (
        (view.starts == first.points[-1]).all(axis=1) & (view.ends == second.points[0]).all(axis=1)
    ).any()
    near = [shape(shapely.box(x, 0, x + 2, 15), "isacord-1902") for x in (0, 2.4)]
    plan = digitise(near)
    assert plan.run_count == 1
    sewn = sew_view(plan, lambda thread: RACK.of(thread).srgb)
    across = [sewn.starts[:, 0], sewn.ends[:, 0]]
    assert ((np.minimum(*across) < 2.2) & (np.maximum(*across) > 2.2)).any()


def test_neighbors_of_one_thread_are_sewn_one_into_the_other_whatever_their_order() -> None:
    # The middle of three bars in a row is drawn last; it may still be sewn between the others.
    bars = [shape(shapely.box(x, 0, x + 13, 4), "isacord-1902") for x in (0, 24, 12)]
    plan = digitise(bars)
    assert plan.trim_count == 1
    assert coverage(plan, shapely.box(1, 0, 35, 4)) >= 0.985
