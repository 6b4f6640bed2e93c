"""Lift: what showing first what a person likes is worth, measured on the shop's own choices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from configurator.model.evidence import Choice, Learned, moment_of_day
from configurator.model.words import Words
from configurator.store.store import Store
from configurator.taste.opponents import Event
from configurator.taste.replay import BUCKETS, Figure, Records, lift, measured, tuned_guessers

POPULAR = "popular"
LEAST_PEOPLE = 20
"""People under which nothing is said, proven or not: their figures would be of single people."""

PROVEN = Words(
    en="Proven: what is shown first fits {percent} points better than what is popular.",
    he="מוכח: מה שמוצג ראשון מתאים ב־{percent} נקודות יותר ממה שפופולרי.",
)
NOT_PROVEN = Words(
    en="Not yet proven: the difference may be chance. {people} people, {choices} choices so far.",
    he="עדיין לא מוכח: ייתכן שההפרש מקרי. עד כה {people} אנשים, {choices} בחירות.",
)
TOO_FEW = Words(
    en="Not yet proven: {people} people have agreed to learning; {least} are needed.",
    he="עדיין לא מוכח: {people} אנשים הסכימו ללמידה; צריך {least}.",
)


@dataclass(frozen=True, slots=True)
class LiftPoint:
    """The lift over an opponent for people with so many past choices, with its interval.

    In points of a hundred: by how many more first guesses of a hundred are right.
    """

    past: str
    points: float
    low: float
    high: float
    choices: int


@dataclass(frozen=True, slots=True)
class Lift:
    """What the staff desk plots: the lift over what is popular, and what may be said of it."""

    points: tuple[LiftPoint, ...]
    whole: LiftPoint
    proven: bool
    words: Words


def logged_events(store: Store) -> list[Event]:
    """The choices of everybody who agreed to learning, in the order of time.

    Of each facet of a person the last ones only are kept one by one; nobody is in a segment.
    """
    events = [
        Event(
            person,
            _choice(facet, lesson),
            moment_of_day(lesson.day) + timedelta(seconds=max(0, lesson.count)),
        )
        for person in store.choices.people()
        for facet, known in store.choices.person(person).facets.items()
        for lesson in known.choices
    ]
    return sorted(events, key=lambda event: (event.at, event.person, event.choice.facet))


def _choice(facet: str, lesson: Learned) -> Choice:
    return Choice(facet, lesson.chosen, lesson.shown, lesson.family, lesson.source)


def lift_of(events: Sequence[Event]) -> Lift:
    """The lift over what is popular, on these choices."""
    people = len({event.person for event in events})
    if people < LEAST_PEOPLE:
        words = TOO_FEW.filled(people=people, least=LEAST_PEOPLE)
        return Lift((), LiftPoint("", 0.0, 0.0, 0.0, len(events)), False, words)
    makers = tuned_guessers(events)
    found = measured(events, {name: makers[name] for name in (POPULAR, "taste")})
    return _told(found)


def _told(found: Mapping[str, Records]) -> Lift:
    whole = lift(found, POPULAR)
    points = tuple(_point(name, lift(found, POPULAR, low, high)) for name, low, high in BUCKETS)
    words = NOT_PROVEN.filled(people=whole.people, choices=whole.choices)
    if whole.is_proven:
        words = PROVEN.filled(percent=f"{whole.mean * 100:.1f}")
    return Lift(
        tuple(point for point in points if point.choices),
        _point("", whole),
        whole.is_proven,
        words,
    )


def _point(past: str, figure: Figure) -> LiftPoint:
    return LiftPoint(past, figure.mean * 100, figure.low * 100, figure.high * 100, figure.choices)
