"""Kinds: likings that hang together are found, chance makes none, and nobody leaves a trace."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest

from configurator.model.evidence import FacetEvidence
from configurator.taste.crowds import FIRST_PRIOR, own_prior_of, spreads_of
from configurator.taste.imagined import Making, imagined
from configurator.taste.kinds import NONE, Kinds, kinds_of
from configurator.taste.memory import Mind
from configurator.taste.opponents import Tasting
from configurator.taste.replay import replayed
from configurator.taste.slate import Context, Option, choice_among
from configurator.taste.taste import Taste

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
WARM, COOL = ("gold", "rose", "amber", "coral"), ("navy", "mint", "teal", "sky")
OPTIONS = tuple(Option(name) for name in (*WARM, *COOL))
PALETTE = Context("palette", "wrapper", explore=False)


def crowd(seed: int, people: int, alike: bool) -> Mind:
    """People who choose three things each: of one half of the colors, or of all of them."""
    mind = Mind()
    luck, taste = np.random.default_rng(seed), Taste(mind)
    names = [option.id for option in OPTIONS]
    for number in range(people):
        likes = (WARM if number % 2 else COOL) if alike else names
        for name in luck.choice(list(likes), 3, replace=False):
            taste.observe(f"p{number}", choice_among(PALETTE, str(name), OPTIONS), NOON)
    return mind


def test_what_hangs_together_is_found() -> None:
    kinds = kinds_of(crowd(1, 60, alike=True).shop("palette"))
    assert kinds.directions.shape[1] >= 1
    for one in WARM:
        assert all(kinds.likeness(one, other) > 0 for other in WARM if other != one)
        assert all(kinds.likeness(one, other) < 0 for other in COOL)
    assert kinds.likeness("gold", "never seen") == 0


@pytest.mark.parametrize("seed", range(6))
def test_chance_is_not_taken_for_a_kind(seed: int) -> None:
    assert kinds_of(crowd(seed, 60, alike=False).shop("palette")) == NONE


def test_nothing_is_read_off_little() -> None:
    assert kinds_of(FacetEvidence()) == NONE
    assert kinds_of(crowd(1, 3, alike=True).shop("palette")) == NONE


def test_one_choice_speaks_for_its_kind_and_more_of_them_louder() -> None:
    kinds = kinds_of(crowd(1, 60, alike=True).shop("palette"))
    moved = []
    for times in (0, 1, 3):
        chosen = np.array([times * (name == "gold") for name in kinds.names], float)
        leaning = kinds.leaning(chosen, np.full(len(kinds.names), times / len(kinds.names)))
        moved.append(float((kinds.directions @ leaning)[kinds.places["rose"]]))
    assert moved[0] == 0
    assert 0 < moved[1] < moved[2]


def test_whoever_is_forgotten_is_out_of_the_kinds_at_once() -> None:
    mind = crowd(1, 60, alike=True)
    taste = Taste(mind)
    before = kinds_of(mind.shop("palette"))
    weights = mind.believed["palette"]
    for name in ("gold", "navy", "amber"):
        taste.observe("dana", choice_among(PALETTE, name, OPTIONS), NOON)
    assert not same(kinds_of(mind.shop("palette")), before)
    taste.forget("dana")
    assert same(kinds_of(mind.shop("palette")), before)
    mind.keep_weights("palette", weights)
    taste.observe("gil", choice_among(PALETTE, "rose", OPTIONS), NOON)
    again = Taste(mind).rank("gil", PALETTE, OPTIONS, NOON)
    assert taste.rank("gil", PALETTE, OPTIONS, NOON) == again


def same(one: Kinds, other: Kinds) -> bool:
    return one.names == other.names and np.allclose(one.directions, other.directions)


def test_own_choices_are_believed_as_far_as_people_differ() -> None:
    moved = {}
    for own in (0.0, 2.0):
        guesser = Tasting()
        every = imagined(60, 3, Making(own=own, traits=0.0, segment=0.0))
        replayed([event for event in every if event.choice.facet == "palette"], guesser)
        shop, taste = guesser.mind.shop("palette"), Taste(guesser.mind)
        prior = own_prior_of(shop, spreads_of(shop))
        assert (prior > FIRST_PRIOR) == (own == 0.0)
        options = tuple(Option(f"palette-{number}") for number in range(24))
        before = taste.rank("dana", PALETTE, options, NOON).probability("palette-5")
        for _ in range(3):
            taste.observe("dana", choice_among(PALETTE, "palette-5", options), NOON)
        moved[own] = taste.rank("dana", PALETTE, options, NOON).probability("palette-5") / before
    assert 1.0 < moved[0.0] < moved[2.0] / 2
