"""Imagined people: tastes made up by chance, whose choices are known to follow them.

They prove that the engine learns what is there to be learned. They prove nothing about real
people; what was measured on those stands in DECISIONS.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np

from configurator.ground.seeds import seed_from
from configurator.taste.opponents import Event
from configurator.taste.slate import Context, Option, choice_among

BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
SEGMENTS = ("a", "b", "c", "d", "e", "f")
TRAITS = ("warm", "cool", "bold", "calm", "playful", "classic")
FACETS: tuple[tuple[str, int, int], ...] = (
    ("palette", 24, 12),
    ("motifs", 10, 8),
    ("lettering", 14, 8),
)
"""A facet, how many options it has, and how many of them are shown at a time."""
FAMILIES = ("wrapper", "patch", "shoe")


@dataclass(frozen=True, slots=True)
class Making:
    """How strong each cause of a choice is, as a standard deviation of its utility."""

    crowd: float = 0.8
    segment: float = 0.3
    own: float = 1.4
    traits: float = 0.7
    most_visits: int = 12
    days: int = 540
    flips_at: int | None = None
    """The day on which every taste becomes another one, if it does."""


def imagined(people: int, seed: int = 1, making: Making | None = None) -> list[Event]:
    """The choices of so many people in the order of time. The same seed imagines the same."""
    making = making or Making()
    luck = np.random.default_rng(seed_from("imagined", seed))
    facets = {name: _Facet.imagined(luck, name, count, making) for name, count, _ in FACETS}
    events: list[Event] = []
    for number in range(people):
        person, segment = f"p{number:06}", SEGMENTS[int(luck.integers(len(SEGMENTS)))]
        tastes = [_taste(luck, facets, making, segment) for _ in range(2)]
        visits = 1 + int(luck.geometric(1 / (making.most_visits / 2)))
        for day in sorted(luck.integers(making.days, size=min(visits, making.most_visits * 2))):
            flipped = making.flips_at is not None and day >= making.flips_at
            at = BEGIN + timedelta(days=int(day), seconds=number)
            for name, _, shown in FACETS:
                utilities = tastes[int(flipped)][name]
                events.append(_event(luck, facets[name], utilities, shown, person, segment, at))
    return sorted(events, key=lambda event: (event.at, event.person, event.choice.facet))


def groups_like(seed: int, making: Making) -> dict[str, dict[str, list[float]]]:
    """What each group likes in the mean, in the world of a seed: a utility an option, by facet.

    One row a group of SEGMENTS. Without own tastes this is all there is to know of anybody.
    """
    luck = np.random.default_rng(seed_from("imagined", seed))
    facets = [_Facet.imagined(luck, name, count, making) for name, count, _ in FACETS]
    return {
        facet.name: {
            option.id: [float(facet.crowd[at] + facet.groups[each][at]) for each in SEGMENTS]
            for at, option in enumerate(facet.options)
        }
        for facet in facets
    }


@dataclass(frozen=True, slots=True)
class _Facet:
    name: str
    options: tuple[Option, ...]
    crowd: np.ndarray[tuple[int], np.dtype[np.float64]]
    groups: dict[str, np.ndarray[tuple[int], np.dtype[np.float64]]]

    @classmethod
    def imagined(cls, luck: np.random.Generator, name: str, count: int, making: Making) -> _Facet:
        options = tuple(
            Option(f"{name}-{at}", (TRAITS[int(luck.integers(len(TRAITS)))],))
            for at in range(count)
        )
        crowd = luck.normal(0, making.crowd, count)
        groups = {each: luck.normal(0, making.segment, count) for each in SEGMENTS}
        return cls(name, options, crowd, groups)


def _taste(
    luck: np.random.Generator, facets: dict[str, _Facet], making: Making, segment: str
) -> dict[str, np.ndarray[tuple[int], np.dtype[np.float64]]]:
    """One person's utility of every option; what they share across facets is liked across them."""
    likes = {trait: luck.normal(0, making.traits) for trait in TRAITS}
    return {
        name: facet.crowd
        + facet.groups[segment]
        + luck.normal(0, making.own, len(facet.options))
        + np.array([likes[option.traits[0]] for option in facet.options])
        for name, facet in facets.items()
    }


def _event(  # noqa: PLR0913, PLR0917 - one choice is all of this
    luck: np.random.Generator,
    facet: _Facet,
    utilities: np.ndarray[tuple[int], np.dtype[np.float64]],
    shown: int,
    person: str,
    segment: str,
    at: datetime,
) -> Event:
    places = luck.permutation(len(facet.options))[:shown]
    weights = np.exp(utilities[places] - utilities[places].max())
    chosen = facet.options[int(luck.choice(places, p=weights / weights.sum()))].id
    family = FAMILIES[int(luck.integers(len(FAMILIES)))]
    options = tuple(facet.options[int(place)] for place in places)
    choice = choice_among(Context(facet.name, family), chosen, options)
    return Event(person, choice, at, (segment,))
