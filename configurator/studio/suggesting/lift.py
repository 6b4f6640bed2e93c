"""Lift: what showing first what a person likes is worth, measured on the shop's own choices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from configurator.ground.seeds import seed_from
from configurator.model.evidence import Choice, Learned, moment_of_day
from configurator.model.words import Words
from configurator.store.store import Store
from configurator.taste.opponents import SEGMENT, Event
from configurator.taste.replay import BUCKETS, Figure, Records, lift, measured, tuned_guessers

POPULAR = "popular"
LEAST_PEOPLE = 20
"""People under which nothing is said, proven or not: their figures would be of single people."""
MOST_PEOPLE = 200
"""People who are replayed at most, drawn by chance but always the same: ten seconds of work."""

OVER: dict[str, Words] = {
    POPULAR: Words(en="what is popular", he="מה שפופולרי"),
    SEGMENT: Words(en="the best group of customers", he="קבוצת הלקוחות הטובה ביותר"),
}
"""What taste is measured against. A group is known without asking: by product, day or season."""
PROVEN = Words(
    en="Proven: {points} points better than {over}.",
    he="מוכח: {points} נקודות יותר מאשר {over}.",
)
WORSE = Words(
    en="Proven, and not good: {points} points worse than {over}.",
    he="מוכח, ולא לטובה: {points} נקודות פחות מאשר {over}.",
)
NOT_PROVEN = Words(
    en="Not yet proven against {over}: the difference may be chance.",
    he="עדיין לא מוכח מול {over}: ייתכן שההפרש מקרי.",
)
TOO_FEW = Words(
    en="Not yet proven: {least} are needed who agreed to learning; so far: {people}.",
    he="עדיין לא מוכח: צריך {least} אנשים שהסכימו ללמידה; עד עכשיו: {people}.",
)
MEASURED_ON = Words(
    en="Measured on {choices} choices of {people} people who agreed to learning.",
    he="נמדד על {choices} בחירות של {people} אנשים שהסכימו ללמידה.",
)
SAID = Words(
    en="Choices before: {past}. {points} points ({low} to {high})",
    he="בחירות קודמות: {past}. {points} נקודות ({low} עד {high})",
)


@dataclass(frozen=True, slots=True)
class LiftPoint:
    """The lift over an opponent for people with so many past choices, with its interval (95 %).

    In points of a hundred: by how many more first guesses of a hundred are right.
    """

    past: str
    points: float
    low: float
    high: float
    choices: int

    @property
    def words(self) -> Words:
        """The point as a sentence, for a table and for whoever hears the screen."""
        shown = {"points": self.points, "low": self.low, "high": self.high}
        return SAID.filled(past=self.past, **{name: f"{x:+.1f}" for name, x in shown.items()})


@dataclass(frozen=True, slots=True)
class Lift:
    """The lift over one opponent (a key of OVER), by past choices and as a whole."""

    over: str
    points: tuple[LiftPoint, ...]
    whole: LiftPoint
    proven: bool
    words: Words
    """Proven, or not yet, in one sentence."""


@dataclass(frozen=True, slots=True)
class LiftReport:
    """What the staff desk shows: the lift over each opponent, and of whom it was measured.

    Without enough people there are no lifts, and `words` say how many are needed.
    """

    people: int
    choices: int
    lifts: tuple[Lift, ...]
    words: Words


def logged_events(store: Store, most: int = MOST_PEOPLE) -> list[Event]:
    """The choices of people who agreed to learning, in the order of time.

    Of each facet of a person the last ones only are kept one by one; nobody is in a segment. Of
    more than `most` people so many are drawn, the same ones each time.
    """
    people = sorted(store.choices.people(), key=lambda person: seed_from("lift", person))
    events = [event for person in people[:most] for event in _events_of(store, person)]
    return sorted(events, key=lambda event: (event.at, event.person, event.choice.facet))


def _events_of(store: Store, person: str) -> Iterable[Event]:
    for facet, known in store.choices.person(person).facets.items():
        for lesson in known.choices:
            at = moment_of_day(lesson.day) + timedelta(seconds=max(0, lesson.count))
            yield Event(person, _choice(facet, lesson), at)


def _choice(facet: str, lesson: Learned) -> Choice:
    return Choice(facet, lesson.chosen, lesson.shown, lesson.family, lesson.source)


def report_of(events: Sequence[Event]) -> LiftReport:
    """The lift over what is popular and over the best group, on these choices."""
    people = len({event.person for event in events})
    if people < LEAST_PEOPLE:
        words = TOO_FEW.filled(people=people, least=LEAST_PEOPLE)
        return LiftReport(people, len(events), (), words)
    makers = tuned_guessers(events)
    found = measured(events, {name: makers[name] for name in (*OVER, "taste")})
    lifts = tuple(_over(found, name) for name in OVER)
    whole = lift(found, POPULAR)
    words = MEASURED_ON.filled(people=whole.people, choices=whole.choices)
    return LiftReport(whole.people, whole.choices, lifts, words)


def _over(found: Mapping[str, Records], name: str) -> Lift:
    whole = lift(found, name)
    points = tuple(_point(past, lift(found, name, low, high)) for past, low, high in BUCKETS)
    kept = tuple(point for point in points if point.choices)
    said = NOT_PROVEN if whole.low <= 0 <= whole.high else PROVEN if whole.is_proven else WORSE
    words = said.filled(over=OVER[name], points=f"{abs(whole.mean) * 100:.1f}")
    return Lift(name, kept, _point("", whole), whole.is_proven, words)


def _point(past: str, figure: Figure) -> LiftPoint:
    return LiftPoint(past, figure.mean * 100, figure.low * 100, figure.high * 100, figure.choices)
