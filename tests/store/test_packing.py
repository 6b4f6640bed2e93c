"""Packed evidence is small, and comes back exactly, whatever its names are."""

from __future__ import annotations

import json
import zlib
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from configurator.model.evidence import PersonEvidence
from configurator.store.packing import BARE, PackedElsewhere, packed, unpacked
from configurator.taste.memory import Mind
from configurator.taste.slate import Context, Option, choice_among
from configurator.taste.taste import Taste

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
        choice = choice_among(
            Context(facet, "x"), shown[at % len(shown)], options, "quiz", shown[0], 0.25
        )
        taste.observe("dana", choice, NOON + timedelta(days=day))
        taste.declare("dana", facet, shown[0], NOON, "staff")
    evidence = mind.person("dana")
    assert unpacked(packed(evidence)) == evidence
    assert packed(evidence) == packed(unpacked(packed(evidence)))


def test_a_year_of_choices_takes_little_room() -> None:
    mind = Mind()
    taste = Taste(mind)
    for facet, count in (("palette", 37), ("motifs", 10), ("lettering", 20), ("look-wrapper", 14)):
        options = tuple(Option(f"{facet}-{number}", ("warm", "calm")) for number in range(count))
        for number in range(6):
            chosen = options[number * 7 % count].id
            now = NOON + timedelta(days=60 * number)
            taste.observe("dana", choice_among(Context(facet), chosen, options), now)
    assert len(packed(mind.person("dana"))) < 2000


def test_evidence_of_a_newer_app_is_not_guessed_at() -> None:
    squeezer = zlib.compressobj(9, zlib.DEFLATED, BARE)
    newer = squeezer.compress(json.dumps([99, {}, {}]).encode()) + squeezer.flush()
    with pytest.raises(PackedElsewhere, match="99"):
        unpacked(newer)
    assert unpacked(packed(PersonEvidence())).is_bare
