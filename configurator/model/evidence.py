"""Evidence: what choices taught, as whole-number sums that fade by being outgrown, never touched.

Each sum is forward-decayed (Cormode and others, 2009): later choices add more, so that nothing kept
ever has to be multiplied. What was added is therefore taken away again without a remainder.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import Field

from configurator.model.fading import FADINGS, LATELY, TRAIT, UNIT, scaled
from configurator.model.people import Source
from configurator.model.words import Frozen

LANDMARK = datetime(2025, 1, 1, tzinfo=UTC)
"""Days are counted from here; a clock that says something earlier is taken to say this."""
LAST_DAY = 365 * 200
"""A clock that says something later is taken to say this."""
LAST_KEPT = 20
"""Choices of one facet that are kept one by one, so that each can be shown and forgotten.

What is lately popular, who likes this likes that, and circles are made of these alone: for them
nobody is more than so many voices, and nothing of them is kept of a person besides."""
LIKED_BEFORE = 3
"""Options chosen before a choice that it is counted beside, for who likes this likes that."""
OF_SHOP = 4
"""Numbers of a tally that the shop shares with a person, and is given back when they go."""

Tally = tuple[int, ...]
"""Chosen and offered in turn, for each fading of FADINGS."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody took from the options that were shown; `chosen` is one of them.

    `traits` says what an option shares with others, such as 'warm'.
    """

    facet: str
    chosen: str
    shown: tuple[str, ...]
    family: str
    source: Source = "chosen"
    traits: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Learned(Frozen):
    """One choice as it was learned: enough to take it out of every sum it went into."""

    day: int
    count: int
    chosen: str
    shown: tuple[str, ...]
    family: str
    source: Source
    traits: dict[str, tuple[int, int]] = {}
    """Of each trait: whether the chosen option has it (1 or 0), and how many shown ones do."""
    liked: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    """What they had told of themselves by then, such as 'mood:calm'."""
    hidden: int = 0
    """So many more were shown; they were forgotten since."""

    @property
    def many(self) -> int:
        """How many options were shown."""
        return len(self.shown) + self.hidden


class Said(Frozen):
    """What a person said they like, or that it is not them; it stands until they take it back."""

    option: str
    verdict: Literal["like", "not-me"]
    worth: Annotated[float, Field(ge=0, le=100)]
    """In choices, to begin with."""
    day: int
    source: Source


class FacetEvidence(Frozen):
    """What is known of one facet, of one person or of the shop."""

    day: int = 0
    count: int = 0
    gone: int = 0
    """Of those counted, so many were taken out again; the later ones kept their numbers."""
    sums: dict[str, Tally] = {}
    traits: dict[str, Tally] = {}
    """Of a person: how often what options share was chosen and offered here."""
    pairs: dict[str, dict[str, int]] = {}
    """Who had chosen the first option before: how often they then chose the second."""
    choices: tuple[Learned, ...] = ()
    said: tuple[Said, ...] = ()
    circles: dict[str, dict[str, Tally]] = {}
    """Of the shop: chosen and offered in every circle, by those whose choices are kept."""
    ties: dict[str, tuple[int, int, int]] = {}
    """Of the shop: pairs of one person's choices in one circle, by its kind (see circles)."""

    @property
    def is_bare(self) -> bool:
        """Whether there is nothing in it."""
        return not (self.sums or self.pairs or self.choices or self.said)

    def worth(self, option: str, fading: int, day: int) -> tuple[float, float]:
        """How often an option was chosen and offered, as it weighs on a day."""
        return self.worths((option,), fading, day)[0]

    def worths(self, options: Iterable[str], fading: int, day: int) -> list[tuple[float, float]]:
        """The same of several options, in their order."""
        at, now, last = 2 * fading, max(day, self.day), max(0, self.count - 1)
        whole, rest = divmod(FADINGS[fading].exponent(now, last), 1.0)
        unit, back = math.pow(2.0, rest) * UNIT, int(whole)
        tallies = (self.sums.get(option, ()) for option in options)
        return [
            (scaled(tally[at], back, unit), scaled(tally[at + 1], back, unit))
            if len(tally) > at
            else (0.0, 0.0)
            for tally in tallies
        ]

    def lately(self, day: int) -> dict[str, tuple[float, float]]:
        """How often each option was chosen and offered lately, as it weighs on a day."""
        now, last = max(day, self.day), max(0, self.count - 1)
        found: dict[str, tuple[float, float]] = {}
        for each in self.choices:
            weight = math.pow(2.0, LATELY.exponent(each.day - now, each.count - last))
            share = weight / each.many
            for option in each.shown:
                chosen, offered = found.get(option, (0.0, 0.0))
                taken = weight if option == each.chosen else 0.0
                found[option] = (chosen + taken, offered + share)
        return found


BARE = FacetEvidence()


class PersonEvidence(Frozen):
    """All that one person's choices and words taught."""

    schema_version: Literal[1] = 1
    facets: dict[str, FacetEvidence] = {}

    def trait(self, name: str) -> tuple[int, int]:
        """How often a trait was chosen and offered, in all facets together."""
        found = [facet.traits[name] for facet in self.facets.values() if name in facet.traits]
        return sum(tally[0] for tally in found), sum(tally[1] for tally in found)

    def facet(self, name: str) -> FacetEvidence:
        """What is known of a facet; bare when nothing is."""
        return self.facets.get(name, BARE)

    def with_facet(self, name: str, evidence: FacetEvidence) -> PersonEvidence:
        """The same with other evidence of one facet; a bare one is left out."""
        facets = {key: each for key, each in self.facets.items() if key != name}
        if not evidence.is_bare:
            facets[name] = evidence
        return self.model_copy(update={"facets": facets})

    @property
    def is_bare(self) -> bool:
        """Whether there is nothing in it."""
        return not self.facets


class Weights(Frozen):
    """How much each stage of taste is believed in one facet, learned from everybody together.

    Nobody's own data is in them. `needed` are the logarithms of how much more evidence, or less,
    a stage takes to be believed than at first. `squares` and `needed_squares` are AdaGrad's sums
    of squared gradients.
    """

    values: dict[str, float] = {}
    squares: dict[str, float] = {}
    needed: dict[str, float] = {}
    needed_squares: dict[str, float] = {}


def day_of(moment: datetime) -> int:
    """The day of a moment as evidence counts them."""
    return min(max(0, (moment - LANDMARK).days), LAST_DAY)


def moment_of_day(day: int) -> datetime:
    """The beginning of a day of evidence."""
    return datetime.fromtimestamp(LANDMARK.timestamp() + day * 86_400, UTC)


def learned(
    choice: Choice, before: FacetEvidence, day: int, about: tuple[str, ...] = ()
) -> Learned:
    """A choice as it is learned after what was known before; its day is never before the last."""
    here = max(day, before.day)
    return Learned(
        day=here,
        count=before.count,
        chosen=choice.chosen,
        shown=tuple(sorted(choice.shown)),
        family=choice.family,
        source=choice.source,
        traits=_traits_of(choice),
        liked=liked_before(before, choice.chosen),
        about=about,
    )


def liked_before(evidence: FacetEvidence, but: str = "") -> tuple[str, ...]:
    """The options chosen last, newest first, each once."""
    options = (each.chosen for each in reversed(evidence.choices) if each.chosen != but)
    return tuple(dict.fromkeys(options))[:LIKED_BEFORE]


def _traits_of(choice: Choice) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for option in choice.shown:
        for trait in dict.fromkeys(choice.traits.get(option, ())):
            has, shown = found.get(trait, (0, 0))
            found[trait] = (has + int(option == choice.chosen), shown + 1)
    return found


def tallies(each: Learned, numbers: int) -> dict[str, Tally]:
    """What one choice adds to the tallies of the options that were shown."""
    weights = [fading.weight(each.day, each.count) for fading in FADINGS[: numbers // 2]]
    shares = [weight // each.many for weight in weights]
    passed = tuple(number for share in shares for number in (0, share))
    taken = tuple(n for pair in zip(weights, shares, strict=True) for n in pair)
    return {option: taken if option == each.chosen else passed for option in each.shown}


def pairs_of(each: Learned) -> dict[str, dict[str, int]]:
    """What one choice adds to who likes this likes that."""
    return {liked: {each.chosen: 1} for liked in each.liked}


def trait_tallies(each: Learned) -> dict[str, Tally]:
    """What one choice adds to the traits of what was shown."""
    weight = TRAIT.weight(each.day, 0)
    return {
        trait: (weight * has, weight * shown // each.many)
        for trait, (has, shown) in each.traits.items()
    }


def added(sums: Mapping[str, Tally], more: Mapping[str, Tally], sign: int = 1) -> dict[str, Tally]:
    """Both together, or with sign -1 the first without the second; what is nothing is left out."""
    out = dict(sums)
    for name, numbers in more.items():
        there = out.get(name, (0,) * len(numbers))
        total = tuple(max(0, a + sign * b) for a, b in zip(there, numbers, strict=False))
        out[name] = total
        if not any(total):
            del out[name]
    return out


def pairs_added(
    pairs: Mapping[str, dict[str, int]], more: Mapping[str, dict[str, int]], sign: int = 1
) -> dict[str, dict[str, int]]:
    """Both together, or with sign -1 the first without the second."""
    out = {liked: dict(counts) for liked, counts in pairs.items()}
    for liked, counts in more.items():
        there = out.setdefault(liked, {})
        for chosen, times in counts.items():
            there[chosen] = max(0, there.get(chosen, 0) + sign * times)
            if not there[chosen]:
                del there[chosen]
        if not there:
            del out[liked]
    return out


def of_shop(sums: Mapping[str, Tally], options: Iterable[str] | None = None) -> dict[str, Tally]:
    """The part of a person's sums that the shop's hold too."""
    chosen = sums if options is None else [each for each in options if each in sums]
    return {option: sums[option][:OF_SHOP] for option in chosen}
