"""Taste with whatever comes: unknown facets, odd ids, thousands of options, clocks going back."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from configurator.model.evidence import FacetEvidence, PersonEvidence
from configurator.model.fading import FADINGS
from configurator.taste.memory import Mind
from configurator.taste.slate import Context, Option, choice_among
from configurator.taste.taste import Taste

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
PALETTE = Context("palette", "wrapper")
AB = (Option("a"), Option("b"))


def test_nothing_known_and_nothing_offered() -> None:
    taste = Taste(Mind())
    assert taste.rank(None, Context("no-such-facet"), (), NOON).places == ()
    alone = taste.rank("nobody", Context("no-such-facet"), (Option("a"),), NOON)
    assert alone.probability("a") == 1
    taste.forget("nobody")
    taste.forget("nobody", "palette", "gold")
    taste.take_back("nobody", "palette", "gold")


def test_what_was_not_shown_cannot_be_chosen() -> None:
    with pytest.raises(ValueError, match="not among"):
        choice_among(PALETTE, "c", AB)
    with pytest.raises(KeyError):
        Taste(Mind()).explain(None, PALETTE, AB, "c", NOON)


def test_one_who_is_offered_twice_is_offered_once() -> None:
    choice = choice_among(PALETTE, "a", (*AB, *AB))
    assert choice.shown == ("a", "b")
    assert Taste(Mind()).rank(None, PALETTE, (*AB, *AB), NOON).ids in {("a", "b"), ("b", "a")}


def test_half_a_character_in_an_id_is_explored_like_any_other() -> None:
    options = tuple(Option(f"{number}\ud800") for number in range(9))
    ranking = Taste(Mind()).rank("\udc00", Context("\ud800", "\udfff"), options, NOON)
    assert {ranking.explored} < {option.id for option in options}


odd = st.text(min_size=0, max_size=12)


@settings(max_examples=60, deadline=None)
@given(st.lists(odd, min_size=1, max_size=5, unique=True), odd, st.lists(odd, max_size=3))
def test_ids_may_be_anything(names: list[str], facet: str, traits: list[str]) -> None:
    mind = Mind()
    taste = Taste(mind)
    options = tuple(Option(name, tuple(traits)) for name in names)
    context = Context(facet, "x")
    for name in names:
        taste.observe("dana", choice_among(context, name, options), NOON)
    for name in names:
        taste.declare("dana", facet, name, NOON)
        taste.explain("dana", context, options, name, NOON)
    ranking = taste.rank("dana", context, options, NOON)
    assert sum(each.probability for each in ranking.places) == pytest.approx(1)
    person = mind.person("dana")
    assert PersonEvidence.model_validate_json(person.model_dump_json()) == person
    taste.forget("dana")
    assert mind.people == {}
    assert mind.shop(facet).sums == {}


def test_thousands_of_options() -> None:
    taste = Taste(Mind())
    many = tuple(Option(f"o{n}", (f"t{n % 7}",)) for n in range(5000))
    taste.observe("dana", choice_among(PALETTE, "o4711", many), NOON)
    ranking = taste.rank("dana", PALETTE, many, NOON)
    assert ranking.ids[0] == "o4711"
    assert sum(each.probability for each in ranking.places) == pytest.approx(1)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(-40_000, 700_000), min_size=1, max_size=12))
def test_clocks_that_jump_leave_numbers_numbers(days: list[int]) -> None:
    mind = Mind()
    taste = Taste(mind)
    for day in days:
        now = NOON + timedelta(days=day)
        taste.observe("dana", choice_among(PALETTE, "a", AB), now)
        ranking = taste.rank("dana", PALETTE, AB, now)
        assert all(math.isfinite(each.probability) for each in ranking.places)
    evidence = mind.person("dana").facet("palette")
    for fading in range(len(FADINGS)):
        assert evidence.worth("a", fading, 0)[0] <= len(days) * (1 + 1e-6)
    taste.forget("dana")
    assert mind.shop("palette").sums == {}


def test_a_clock_set_back_fades_nothing_and_goes_on_learning() -> None:
    taste = Taste(Mind())
    plain = Context("palette", explore=False)
    taste.observe("dana", choice_among(PALETTE, "a", AB), NOON + timedelta(days=3650))
    for _ in range(3):
        taste.observe("dana", choice_among(PALETTE, "b", AB), NOON)
    assert taste.rank("dana", plain, AB, NOON).ids[0] == "b"


def test_damaged_evidence_is_refused_not_believed() -> None:
    with pytest.raises(ValueError, match="sums"):
        FacetEvidence.model_validate_json('{"sums": {"a": ["x"]}}')
