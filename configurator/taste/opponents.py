"""Opponents: simpler ways to guess a choice, implemented honestly, for taste to be measured by."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Protocol

import numpy as np

from configurator.model.circles import MOOD
from configurator.model.evidence import Choice, Weights
from configurator.taste.memory import Mind
from configurator.taste.slate import Context, Option, Vector
from configurator.taste.taste import Taste

SMALL = 0.5
"""Choices' worth of doubt about every option, so that no chance is nothing."""
LATELY_DAYS = 30.0


@dataclass(frozen=True, slots=True)
class Event:
    """One choice as it happened.

    `segments` are the groups somebody is in, one of each way to group people; they are known of
    imagined people and of public data only, for nobody is asked.
    """

    person: str
    choice: Choice
    at: datetime
    segments: tuple[str, ...] = ()


class Guesser(Protocol):
    """Guesses a choice before it is seen, and then learns from it."""

    def chances(self, event: Event) -> Vector:
        """The chance of each option shown, in their order; they sum to one."""
        ...

    def learn(self, event: Event) -> None:
        """The choice was made."""
        ...


class Random:
    """Every option alike."""

    def chances(self, event: Event) -> Vector:
        """The same for all."""
        count = len(event.choice.shown)
        return np.full(count, 1 / count)

    def learn(self, event: Event) -> None:
        """Nothing."""


class Rates:
    """How often options were chosen, and how often that was to be expected, in one circle."""

    def __init__(self) -> None:
        self._chosen: dict[tuple[str, str], float] = defaultdict(float)
        self._offered: dict[tuple[str, str], float] = defaultdict(float)

    def add(self, choice: Choice, weight: float = 1.0) -> None:
        """One choice more; a negative weight takes one out."""
        for option in choice.shown:
            self._offered[choice.facet, option] += weight / len(choice.shown)
        self._chosen[choice.facet, choice.chosen] += weight

    def sums(self, choice: Choice) -> tuple[Vector, Vector]:
        """Chosen and offered, of every option shown."""
        keys = [(choice.facet, option) for option in choice.shown]
        chosen = np.array([self._chosen[key] for key in keys])
        return chosen, np.array([self._offered[key] for key in keys])


def share(chosen: Vector, offered: Vector, prior: Vector, doubt: float) -> Vector:
    """Chances from rates, drawn to a prior by so many choices' worth of doubt."""
    count = len(prior)
    rates = (np.maximum(chosen, 0) + doubt * prior * count) / (np.maximum(offered, 0) + doubt)
    chances: Vector = rates / rates.sum()
    return chances


class Popular:
    """What everybody chose most, of what was offered to them."""

    def __init__(self, doubt: float = SMALL) -> None:
        self._rates, self._doubt = Rates(), doubt

    def chances(self, event: Event) -> Vector:
        """By everybody's rates."""
        count = len(event.choice.shown)
        return share(*self._rates.sums(event.choice), np.full(count, 1 / count), self._doubt)

    def learn(self, event: Event) -> None:
        """One more of everybody's."""
        self._rates.add(event.choice)


class DecayedPopular:
    """What everybody chose most lately."""

    def __init__(self, half_life_days: float = LATELY_DAYS, doubt: float = SMALL) -> None:
        self._rates, self._doubt, self._half_life = Rates(), doubt, half_life_days
        self._first: datetime | None = None

    def _weight(self, at: datetime) -> float:
        self._first = self._first or at
        days = (at - self._first).total_seconds() / 86_400
        return math.pow(2.0, min(days / self._half_life, 500.0))

    def chances(self, event: Event) -> Vector:
        """By everybody's rates, as they weigh now."""
        now, count = self._weight(event.at), len(event.choice.shown)
        chosen, offered = self._rates.sums(event.choice)
        return share(chosen / now, offered / now, np.full(count, 1 / count), self._doubt)

    def learn(self, event: Event) -> None:
        """One more, weighing more than all before."""
        self._rates.add(event.choice, self._weight(event.at))


Grouping = Callable[[Event], str]
"""In which group somebody is, when they choose."""


def of_product(event: Event) -> str:
    """The group of those who come for the same product: known without a question."""
    return event.choice.family


def of_weekday(event: Event) -> str:
    """The group of those who come on a working day, or on the other days."""
    return str(event.at.weekday() // 5)


def of_season(event: Event) -> str:
    """The group of those who come in the same quarter of the year."""
    return str((event.at.month - 1) // 3)


def told(way: int) -> Grouping:
    """The group somebody is in, in one of the ways that the events tell."""
    return lambda event: event.segments[way] if way < len(event.segments) else ""


THE_FIRST = told(0)


class Segment:
    """What people of the same segment chose most; the person's own past is left out of it.

    With it, a segment of few people would be the person in disguise.
    """

    def __init__(self, doubt: float = 20.0, group: Grouping = THE_FIRST) -> None:
        self._all = Popular()
        self._group = group
        self._groups: dict[str, Rates] = defaultdict(Rates)
        self._own: dict[tuple[str, str], Rates] = defaultdict(Rates)
        self._doubt = doubt

    def chances(self, event: Event) -> Vector:
        """By the segment's rates, drawn to everybody's."""
        chosen, offered = self._groups[self._group(event)].sums(event.choice)
        mine = self._own[event.person, self._group(event)].sums(event.choice)
        prior = self._all.chances(event)
        return share(chosen - mine[0], offered - mine[1], prior, self._doubt)

    def learn(self, event: Event) -> None:
        """One more of the segment's and of the person's."""
        self._all.learn(event)
        self._groups[self._group(event)].add(event.choice)
        self._own[event.person, self._group(event)].add(event.choice)


class OwnFrequency:
    """What the person chose most, drawn to what everybody did."""

    def __init__(self, doubt: float = 1.0) -> None:
        self._all = Popular()
        self._own: dict[str, Rates] = defaultdict(Rates)
        self._doubt = doubt

    def chances(self, event: Event) -> Vector:
        """By own rates."""
        chosen, offered = self._own[event.person].sums(event.choice)
        return share(chosen, offered, self._all.chances(event), self._doubt)

    def learn(self, event: Event) -> None:
        """One more of the person's."""
        self._all.learn(event)
        self._own[event.person].add(event.choice)


class LastChoice:
    """What the person chose last, and after it what everybody chose most."""

    STAYS = 0.5
    """Its chance to be chosen again, before anything is known."""

    def __init__(self) -> None:
        self._all = Popular()
        self._last: dict[tuple[str, str], str] = {}
        self._again = [self.STAYS, 1.0]

    def chances(self, event: Event) -> Vector:
        """By how often people stayed with what they chose last."""
        chances, shown = self._all.chances(event), event.choice.shown
        last = self._last.get((event.person, event.choice.facet))
        if last not in shown:
            return chances
        stays = self._again[0] / self._again[1]
        at = shown.index(last)
        others = chances * (1 - stays) / max(1 - chances[at], 1e-9)
        others[at] = stays
        shares: Vector = others / others.sum()
        return shares

    def learn(self, event: Event) -> None:
        """One more, and whether they stayed."""
        self._all.learn(event)
        key = event.person, event.choice.facet
        if self._last.get(key) in event.choice.shown:
            self._again[0] += self._last[key] == event.choice.chosen
            self._again[1] += 1
        self._last[key] = event.choice.chosen


class Tasting:
    """The engine of taste itself, with a mind of its own; `believed` is what a shop has learned
    of how much to believe each stage, which holds nobody's data. `told`: everybody tells of
    themselves, of their own will, what the best segment is told of them.
    """

    def __init__(
        self, believed: Mapping[str, Weights] | None = None, *, told: bool = False
    ) -> None:
        self.mind = Mind()
        self._told, self._heard = told, set[str]()
        self.mind.believed.update(believed or {})
        self._taste = Taste(self.mind)

    def chances(self, event: Event) -> Vector:
        """As the kiosk would rank them."""
        choice = event.choice
        self._hear(event)
        context = Context(choice.facet, choice.family, explore=False)
        options = [Option(name, choice.traits.get(name, ())) for name in choice.shown]
        ranking = self._taste.rank(event.person, context, options, event.at)
        known = {each.option.id: each.probability for each in ranking.places}
        return np.array([known[name] for name in choice.shown])

    def learn(self, event: Event) -> None:
        """As the kiosk would learn."""
        self._hear(event)
        self._taste.observe(event.person, event.choice, event.at)

    def _hear(self, event: Event) -> None:
        if self._told and event.person not in self._heard:
            self._heard.add(event.person)
            for way, group in enumerate(event.segments):
                self._taste.declare(event.person, MOOD, f"{way}:{group}", event.at)


Makers = Mapping[str, Callable[[], Guesser]]

SEGMENT = "best segment"
FIXED: Makers = {
    "random": Random,
    "popular": Popular,
    "decayed popular": DecayedPopular,
    "last choice": LastChoice,
}
GROUPINGS: tuple[Grouping, ...] = (of_product, of_weekday, of_season)
"""Ways to group people that need no question; what the events tell of groups comes besides."""
SEGMENT_DOUBTS = (2.0, 8.0, 30.0, 120.0)
OWN_DOUBTS = (0.5, 1.0, 3.0, 10.0)


def to_be_tuned(events: Sequence[Event]) -> dict[str, list[Callable[[], Guesser]]]:
    """Opponents with a strength to be found: every one that is to be tried."""
    ways = max((len(event.segments) for event in events), default=0)
    groups = (*(told(way) for way in range(ways)), *GROUPINGS)
    return {
        SEGMENT: [partial(Segment, doubt, group) for group in groups for doubt in SEGMENT_DOUBTS],
        "own frequency": [partial(OwnFrequency, doubt) for doubt in OWN_DOUBTS],
    }
