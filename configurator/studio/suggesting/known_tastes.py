"""Known tastes: what was learned of somebody's taste, line by line, as a person would say it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from configurator.model.evidence import (
    FacetEvidence,
    PersonEvidence,
    Said,
    day_of,
    moment_of_day,
)
from configurator.model.words import Words
from configurator.studio.people.fact_words import SOURCES, age_words
from configurator.taste.stages import said_worth

Named = Callable[[str, str], Words]

TASTE = "taste"
LEAST = 0.5
"""Choices' worth under which a liking that is no more among the last choices is no line."""
AT_FIRST = 0.5
"""A word that lost this share of its worth is asked again."""
ONCE = Words(en="You chose {thing}.", he="בחרת {thing}.")
OFTEN = Words(en="You chose {thing}, {n} times.", he="בחרת {thing}, {n} פעמים.")
LIKES = Words(en="You like {thing}.", he="אהבת: {thing}.")
NOT_ME = Words(en="“Not me”: {thing}.", he="״לא הסגנון שלי״: {thing}.")
STILL = Words(en="Still {thing}?", he="עדיין {thing}?")
WHEN = Words(en="The last time was {age}.", he="הפעם האחרונה: {age}.")
LONG_AGO = Words(en="Longer ago than your last choices.", he="לפני הבחירות האחרונות שלך.")
FROM = Words(en="{source}, {age}.", he="{source}, {age}.")


@dataclass(frozen=True, slots=True)
class TasteLine:
    """One line of a taste; `id` is what forgets it, `asks` when it is old and asked again."""

    id: str
    text: Words
    where: Words
    asks: bool = False


def taste_lines(evidence: PersonEvidence, named: Named, now: datetime) -> tuple[TasteLine, ...]:
    """What is known of a taste: what was said first, then what was chosen most."""
    lines: list[TasteLine] = []
    for facet, known in sorted(evidence.facets.items()):
        lines += [_said(facet, said, named, now) for said in known.said]
    for facet, known in sorted(evidence.facets.items()):
        lines += _chosen(facet, known, named, now)
    # What was said of an option stands before what was chosen of it.
    return tuple({line.id: line for line in reversed(lines)}.values())[::-1]


def facet_and_option(known: str) -> tuple[str, str]:
    """What a line's id is about. Raises KeyError for another id."""
    kind, _, rest = known.partition(":")
    facet, _, option = rest.partition("/")
    if kind != TASTE or not option:
        raise KeyError(known)
    return facet, option


def _line(facet: str, option: str) -> str:
    return f"{TASTE}:{facet}/{option}"


def _said(facet: str, said: Said, named: Named, now: datetime) -> TasteLine:
    thing, day = named(facet, said.option), day_of(now)
    old = said.verdict == "like" and said_worth(said, day) < said.worth * AT_FIRST
    text = NOT_ME if said.verdict == "not-me" else STILL if old else LIKES
    age = age_words(moment_of_day(said.day), now)
    where = FROM.filled(source=SOURCES[said.source], age=age)
    return TasteLine(_line(facet, said.option), text.filled(thing=thing), where, old)


def _chosen(facet: str, known: FacetEvidence, named: Named, now: datetime) -> Iterator[TasteLine]:
    day = day_of(now)
    worths = {option: known.worth(option, 2, day)[0] for option in known.sums}
    for option in sorted(worths, key=lambda option: (-worths[option], option)):
        mine = [each for each in known.choices if each.chosen == option]
        if not mine and worths[option] < LEAST:
            continue
        text = (
            OFTEN.filled(thing=named(facet, option), n=len(mine))
            if len(mine) > 1
            else (ONCE.filled(thing=named(facet, option)))
        )
        where = LONG_AGO
        if mine:
            where = WHEN.filled(age=age_words(moment_of_day(mine[-1].day), now))
        yield TasteLine(_line(facet, option), text, where)
