"""The laws of forgetting: whatever is taken out is as if it had never been learned."""

from __future__ import annotations

from datetime import timedelta

from choosing_people import COLORS, NOON, choices, chose, known, lived, slates
from hypothesis import given, settings
from hypothesis import strategies as st

from configurator.model.evidence import LAST_KEPT
from configurator.taste.memory import Mind
from configurator.taste.slate import Context, Option, choice_among
from configurator.taste.taste import Taste


@settings(max_examples=50, deadline=None)
@given(choices, choices)
def test_forgetting_a_person_restores_the_state_before(crowd: list, own: list) -> None:
    mind = Mind()
    taste = Taste(mind)
    lived(taste, "gil", crowd)
    before = known(mind)
    lived(taste, "dana", own)
    taste.declare("dana", "palette", "gold", NOON)
    taste.reject("dana", "lettering", "rubik", NOON)
    taste.forget("dana")
    assert known(mind) == before


@settings(max_examples=50, deadline=None)
@given(choices, slates, st.integers(0, 5), st.integers(0, 900))
def test_forgetting_the_last_choice_restores_the_state_before(
    own: list, shown: list[str], at: int, day: int
) -> None:
    mind = Mind()
    taste = Taste(mind)
    lived(taste, "dana", own)
    before = known(mind)
    chose(taste, "dana", shown[at % len(shown)], shown, max([day, *(each[2] for each in own)]))
    taste.forget_choice("dana", "palette", mind.person("dana").facet("palette").choices[-1])
    assert known(mind) == before


@settings(max_examples=40, deadline=None)
@given(choices, st.data())
def test_any_one_choice_is_taken_out_of_every_sum(own: list, data: st.DataObject) -> None:
    mind, other = Mind(), Mind()
    taste = Taste(mind)
    if not own:
        return
    lived(taste, "dana", own)
    lessons = mind.person("dana").facet("palette").choices
    lesson = data.draw(st.sampled_from(lessons))
    taste.forget_choice("dana", "palette", lesson)
    without = sorted(own, key=lambda each: each[2])
    del without[lessons.index(lesson)]
    lived(Taste(other), "dana", without)
    left, never = mind.shop("palette"), other.shop("palette")
    assert {n: t[:2] for n, t in left.sums.items()} == {n: t[:2] for n, t in never.sums.items()}
    assert left.count == never.count


def test_one_option_is_forgotten_alone() -> None:
    mind = Mind()
    taste = Taste(mind)
    for name in ("gold", "navy", "gold", "rose"):
        chose(taste, "dana", name)
    taste.forget("dana", "palette", "gold")
    left = mind.person("dana").facet("palette")
    assert "gold" not in left.sums
    assert [each.chosen for each in left.choices] == ["navy", "rose"]
    assert mind.shop("palette").sums.get("gold") is None
    assert mind.shop("palette").count == 2


@settings(max_examples=40, deadline=None)
@given(choices, choices, st.sampled_from(COLORS))
def test_a_forgotten_option_leaves_no_sum_anywhere(crowd: list, own: list, name: str) -> None:
    mind = Mind()
    taste = Taste(mind)
    lived(taste, None, crowd)
    before = known(mind)
    lived(taste, "dana", own)
    taste.forget("dana", "palette", name)
    left = mind.person("dana").facet("palette")
    assert name not in left.sums
    assert name not in {each.chosen for each in left.choices}
    assert name not in left.pairs
    assert all(name not in counts for counts in left.pairs.values())
    taste.forget("dana")
    assert known(mind) == before


def test_more_choices_than_are_kept_one_by_one_are_forgotten_whole() -> None:
    mind, never = Mind(), Mind()
    shared = tuple(Option(name, ("warm", name[0])) for name in COLORS)
    for there, facets in ((mind, ("palette", "lettering")), (never, ("palette",))):
        for number in range(3 * LAST_KEPT):
            for facet in facets:
                choice = choice_among(Context(facet), COLORS[number % 5], shared)
                Taste(there).observe("dana", choice, NOON + timedelta(days=number))
    Taste(mind).forget("dana", "lettering")
    assert mind.person("dana") == never.person("dana")
    assert mind.shop("lettering").sums == {}


@settings(max_examples=40, deadline=None)
@given(choices, choices)
def test_what_options_share_is_forgotten_with_the_facet(kept: list, gone: list) -> None:
    mind, never = Mind(), Mind()
    for there, lives in ((mind, (kept, gone)), (never, (kept,))):
        for facet, life in zip(("palette", "lettering"), lives, strict=False):
            for shown, at, day in sorted(life, key=lambda each: each[2]):
                shared = tuple(Option(name, ("warm", name[0])) for name in shown)
                choice = choice_among(Context(facet), shown[at % len(shown)], shared)
                Taste(there).observe("dana", choice, NOON + timedelta(days=day))
    Taste(mind).forget("dana", "lettering")
    assert mind.person("dana") == never.person("dana")


@settings(max_examples=15, deadline=None)
@given(choices, st.permutations(COLORS), st.data())
def test_line_by_line_nothing_is_left_however_long_somebody_came(
    crowd: list, order: list[str], data: st.DataObject
) -> None:
    mind = Mind()
    taste = Taste(mind)
    lived(taste, "gil", crowd)
    before = known(mind)
    shared = tuple(Option(name, ("warm", name[0])) for name in COLORS)
    picks = data.draw(st.lists(st.sampled_from(COLORS), min_size=25, max_size=45))
    for day, name in enumerate(picks):
        choice = choice_among(Context("palette", "wrapper"), name, shared)
        taste.observe("dana", choice, NOON + timedelta(days=day))
    for name in order:
        taste.forget("dana", "palette", name)
        mine = mind.person("dana").facet("palette")
        assert name not in mine.sums
        left = {each.chosen[0] for each in mine.choices}
        chosen = {trait for trait, tally in mine.traits.items() if tally[0]} - {"warm"}
        assert name[0] in left or name[0] not in chosen
    assert known(mind) == before
