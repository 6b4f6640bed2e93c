"""Packed evidence is small, and comes back exactly, whatever its names are."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from configurator.model.evidence import PersonEvidence
from configurator.store.packing import PackedElsewhere, packed, unpacked
from configurator.taste.memory import Mind
from configurator.taste.slate import Context, Option, choice_among
from configurator.taste.taste import Taste

TRAITS = ("warm", "cool", "bold", "calm", "playful", "classic")
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
names = st.lists(st.text(max_size=8), min_size=1, max_size=6, unique=True)
lives = st.lists(st.tuples(names, st.integers(0, 9), st.integers(0, 400)), max_size=25)


@settings(max_examples=80, deadline=None)
@given(lives, st.lists(st.text(max_size=5), max_size=3), st.text(max_size=6))
def test_evidence_comes_back_exactly(life: list, traits: list[str], facet: str) -> None:
    mind = Mind()
    taste = Taste(mind)
    for shown, at, day in life:
        options = tuple(
            Option(name, tuple(traits[: number + 1])) for number, name in enumerate(shown)
        )
        choice = choice_among(Context(facet, "x"), shown[at % len(shown)], options, "quiz")
        taste.observe("dana", choice, NOON + timedelta(days=day))
        taste.declare("dana", facet, shown[0], NOON, "staff")
    evidence = mind.person("dana")
    assert unpacked(packed(evidence)) == evidence
    assert packed(evidence) == packed(unpacked(packed(evidence)))


@settings(max_examples=40, deadline=None)
@given(lives, st.integers(0, 30))
def test_what_was_forgotten_alone_stays_forgotten(life: list, which: int) -> None:
    mind = Mind()
    taste = Taste(mind)
    for shown, at, day in life:
        options = tuple(Option(name, ("warm",)) for name in shown)
        choice = choice_among(Context("palette", "x"), shown[at % len(shown)], options)
        taste.observe("dana", choice, NOON + timedelta(days=day))
    names = sorted(mind.person("dana").facet("palette").sums)
    if names:
        taste.forget("dana", "palette", names[which % len(names)])
    evidence = mind.person("dana")
    assert unpacked(packed(evidence)) == evidence


def test_a_year_of_choices_takes_little_room() -> None:
    mind = Mind()
    taste = Taste(mind)
    for facet, count in (("palette", 37), ("motifs", 10), ("lettering", 20), ("look-wrapper", 14)):
        options = tuple(Option(f"{facet}-{number}", ("warm", "calm")) for number in range(count))
        for number in range(6):
            chosen = options[number * 7 % count].id
            now = NOON + timedelta(days=60 * number)
            taste.observe("dana", choice_among(Context(facet), chosen, options), now)
    assert len(packed(mind.person("dana"))) < 1000


def test_evidence_of_another_version_is_not_guessed_at() -> None:
    content = packed(PersonEvidence())
    assert unpacked(content).is_bare
    with pytest.raises(PackedElsewhere, match="99"):
        unpacked(bytes((99,)) + content[1:])


def test_six_hundred_choices_from_ever_other_slates_take_under_two_kilobytes() -> None:
    """Three facets, 200 choices each, every slate another one."""
    mind, luck = Mind(), random.Random(3)
    taste = Taste(mind)
    for facet, count, shown in (("palette", 24, 12), ("motifs", 10, 8), ("lettering", 14, 8)):
        options = [Option(f"{facet}-{number}", (TRAITS[number % 6],)) for number in range(count)]
        for turn in range(200):
            slate = tuple(luck.sample(options, shown))
            choice = choice_among(Context(facet, "patch"), luck.choice(slate).id, slate)
            taste.observe("dana", choice, NOON + timedelta(days=3 * turn))
    evidence = mind.person("dana")
    assert unpacked(packed(evidence)) == evidence
    assert len(packed(evidence)) < 2000
