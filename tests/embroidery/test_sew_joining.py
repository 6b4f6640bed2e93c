"""Shapes that all but touch are sewn on without a cut; wider gaps stay bare."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
import shapely
from sew_shapes import coverage, shape, words
from sewn_plans import RACK

from configurator.embroidery.digitise import digitise
from configurator.embroidery.plan import Role, StitchPlan
from configurator.embroidery.settings import SewSettings
from configurator.embroidery.sewview import sew_view
from configurator.embroidery.shapes import SewShape
from configurator.ground.outlines import polygons_in

TOGETHER = SewSettings(join_mm=2.0, join_share=1.0)
"""Of a shop to which minutes matter more than bare gaps."""


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
    plan = digitise([word], TOGETHER)
    assert plan.trim_count <= 1 + len(polygons_in(word.area)) // 4
    assert coverage(plan, word.area) >= 0.985


def test_only_letters_that_all_but_touch_are_joined_by_themselves() -> None:
    word = lettering("RAKE", "frank-ruhl-black", 14, "en")
    runs = list(digitise([word]).runs)
    assert sum(not run.trim_after for run in runs) + len(polygons_in(word.area)) - len(runs) >= 2
    wide = lettering("HAM", "rubik", 14, "en")
    assert digitise([wide]).trim_count == len(polygons_in(wide.area))


@pytest.mark.parametrize("family", ["rubik-black", "david-libre", "frank-ruhl-black"])
def test_no_bar_turns_a_he_into_a_het(family: str) -> None:
    word = lettering("ה", family, 14, "he")
    pieces = len(polygons_in(word.area))
    plan = digitise([word])
    if pieces > 1:
        assert plan.trim_count == pieces


def test_what_is_not_cut_is_no_longer_than_a_trim() -> None:
    plan = digitise([lettering("מזל טוב", "david-libre", 12, "he")], TOGETHER)
    found = gaps(plan)
    assert found
    assert all(cut == (far > TOGETHER.trim_mm) for far, cut in found)


def test_the_way_through_a_letter_stays_below_its_cover() -> None:
    word = lettering("HEAR", "frank-ruhl-black", 16, "en")
    inside = word.area.buffer(0.1)
    for run in digitise([word], TOGETHER).runs:
        travel = np.flatnonzero(run.roles == Role.TRAVEL)
        after = [run.points[n - 1 : n + 1] for n in travel.tolist() if n]
        assert shapely.covers(inside, shapely.linestrings(after)).mean() > 0.9
        last_travel = travel.max(initial=0)
        assert (run.roles[last_travel:] == Role.COVER).sum() > 10


def test_fields_side_by_side_are_sewn_on_where_they_meet() -> None:
    squares = [shape(shapely.box(x, 0, x + 15, 15), "isacord-1902") for x in (0, 16.2)]
    plan = digitise(squares, TOGETHER)
    assert plan.trim_count == 1
    assert coverage(plan, shapely.union_all([each.area for each in squares])) >= 0.985


def test_an_uncut_thread_is_seen_in_the_sew_view() -> None:
    plan = digitise([lettering("HH", "rubik-black", 14, "en")], TOGETHER)
    ((far, cut),) = gaps(plan)
    assert not cut
    view = sew_view(plan, lambda thread: RACK.of(thread).srgb)
    first, second = plan.runs
    led = (view.starts == first.points[-1]).all(axis=1) & (view.ends == second.points[0]).all(
        axis=1
    )
    assert led.sum() == 1
    assert 0 < far <= TOGETHER.trim_mm
