"""Replay: guesses before choices, figures over people, and opponents that play fair."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

import numpy as np
import pytest

from configurator.model.evidence import Choice
from configurator.taste.imagined import Making, imagined
from configurator.taste.opponents import (
    FIXED,
    SEGMENT,
    DecayedPopular,
    Event,
    OwnFrequency,
    Popular,
    Segment,
    Tasting,
)
from configurator.taste.replay import (
    BUCKETS,
    TASTE,
    Records,
    figure,
    lift,
    measured,
    replayed,
    tuned_guessers,
    within,
)

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
GUESSERS = [*FIXED.values(), Segment, OwnFrequency, Tasting]


def event(chosen: str, person: str = "dana", segment: str = "a") -> Event:
    return Event(
        person, Choice("palette", chosen, ("gold", "navy", "mint"), "patch"), NOON, (segment,)
    )


@cache
def with_tastes() -> dict[str, Records]:
    events = imagined(60, 5, Making(own=1.6))
    makers = tuned_guessers(events)
    return measured(events, {name: makers[name] for name in (TASTE, SEGMENT, "popular", "random")})


@pytest.mark.parametrize("make", GUESSERS, ids=lambda make: make.__name__)
def test_every_guess_is_a_chance_for_each_option(make) -> None:
    guesser = make()
    for each in imagined(4, 2):
        chances = guesser.chances(each)
        assert len(chances) == len(each.choice.shown)
        assert chances.sum() == pytest.approx(1)
        assert (chances > 0).all()
        guesser.learn(each)


def test_nobody_sees_a_choice_before_guessing_it() -> None:
    events = [event("gold")] * 3
    assert replayed(events, Popular()).loss[0] == pytest.approx(np.log(3))
    assert list(replayed(events, Tasting()).past) == [0, 1, 2]


def test_guesses_alike_share_their_places() -> None:
    records = replayed([event("gold")], Popular())
    assert records.hit_1[0] == pytest.approx(1 / 3)
    assert records.hit_3[0] == 1
    assert records.reciprocal[0] == pytest.approx((1 + 1 / 2 + 1 / 3) / 3)


def test_a_segment_is_not_the_person_in_disguise() -> None:
    guesser = Segment(doubt=1.0)
    for _ in range(20):
        guesser.learn(event("gold", "dana", "only-dana"))
        guesser.learn(event("navy", "gil", "others"))
    chances = guesser.chances(event("gold", "dana", "only-dana"))
    assert chances[0] == pytest.approx(chances[1], rel=0.05)


def test_what_was_popular_long_ago_fades() -> None:
    lately, ever = DecayedPopular(), Popular()
    for guesser in (lately, ever):
        for _ in range(6):
            guesser.learn(event("gold"))
        later = Event("dana", event("navy").choice, NOON.replace(year=2027))
        for _ in range(3):
            guesser.learn(later)
        assert (guesser.chances(later)[1] > guesser.chances(later)[0]) == (guesser is lately)


def test_figures_are_of_people_and_repeat() -> None:
    records = with_tastes()[TASTE]
    one = figure(records, records.hit_1)
    assert one.low < one.mean < one.high
    assert one == figure(records, records.hit_1)
    assert one.people == len(set(records.people)) < 60
    assert figure(within(records, 900, 999), np.array([])).choices == 0
    assert sum(len(within(records, low, high).past) for _, low, high in BUCKETS) == one.choices


def test_a_person_is_not_a_segment() -> None:
    found = with_tastes()
    for over in (SEGMENT, "popular", "random"):
        assert lift(found, over).is_proven
    assert lift(found, SEGMENT, 5).mean > lift(found, SEGMENT, 0, 0).mean
    first = lift(found, "popular", 0, 0)
    assert first.low < 0.05


def test_where_there_is_no_taste_nothing_is_proven() -> None:
    events = imagined(60, 6, Making(own=0.0, traits=0.0, segment=0.0))
    makers = tuned_guessers(events)
    found = measured(events, {name: makers[name] for name in (TASTE, "popular")})
    whole = lift(found, "popular")
    assert not whole.is_proven
    assert whole.mean > -0.03


def test_a_taste_that_flips_is_recovered() -> None:
    events = imagined(30, 7, Making(own=2.0, flips_at=270))
    records = replayed(events, Tasting())
    days = np.array([(each.at - events[0].at).days for each in events])

    def hits(low: int, high: int) -> float:
        return float(records.hit_1[(days >= low) & (days < high)].mean())

    assert hits(200, 270) > hits(270, 320)
    assert hits(450, 540) > hits(270, 320)
