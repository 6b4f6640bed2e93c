"""Taste itself: options put in order for one person, and every choice, word and no learned from.

What it needs of a person is one document, and of the shop one a facet: a call never looks at
anybody else. The same evidence always gives the same order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import numpy as np

from configurator.model.evidence import (
    Choice,
    FacetEvidence,
    Learned,
    PersonEvidence,
    Said,
    day_of,
)
from configurator.model.forgetting import forgotten, taken_back
from configurator.model.people import Source
from configurator.model.teaching import (
    Known,
    taught,
    told,
    untaught,
)
from configurator.taste.crowds import own_prior_of, spreads_of
from configurator.taste.exploring import PLACE, explored
from configurator.taste.kinds import kinds_of
from configurator.taste.memory import Memory
from configurator.taste.reasons import Reason, reason
from configurator.taste.slate import Context, Option, Placed, Ranking
from configurator.taste.stages import opinions
from configurator.taste.view import Crowd, View
from configurator.taste.weighing import reweighed

DECLARED: dict[Source, float] = {"said": 3.0, "staff": 3.0, "quiz": 1.0, "chosen": 1.0}
"""What somebody's word is worth to begin with, in choices."""
REJECTED_DAYS = 28
"""What was said not to be them is left out of suggestions for so long."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What somebody said of an option, and how it was heard."""

    option: str
    verdict: Literal["like", "not-me"]
    source: Source = "said"

    def on(self, day: int) -> Said:
        """The same as evidence from a day on."""
        return Said(
            option=self.option,
            verdict=self.verdict,
            worth=DECLARED[self.source],
            day=day,
            source=self.source,
        )


class Taste:
    """The surface of the engine, over whatever memory it is given."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._crowds: dict[str, tuple[FacetEvidence, Crowd]] = {}

    def rank(
        self, person: str | None, context: Context, options: Sequence[Option], now: datetime
    ) -> Ranking:
        """The options best first, with their chances; one place kept to explore.

        What the context leaves out is left out, unless that leaves nothing. Options that stand
        twice stand once. Empty for no options.
        """
        view = self._view(person, context.facet, day_of(now), context.family)
        kept = _kept(view, context, options)
        if not kept:
            return Ranking(())
        judged = opinions(view, kept)
        order = [int(at) for at in np.argsort(-judged.scores, kind="stable")]
        seed = (person or "", context.facet, context.family, view.mine.count, view.shop.count)
        new = explored(judged, view.shop, seed) if context.explore else None
        if new is not None:
            order.remove(new.at)
            order.insert(PLACE, new.at)
        places = tuple(Placed(kept[at], float(judged.chances[at])) for at in order)
        if new is None:
            return Ranking(places)
        return Ranking(places, kept[new.at].id, new.propensity)

    def observe(self, person: str | None, choice: Choice, now: datetime) -> None:
        """Learn from a choice (`Ranking.choice` makes one): the weights, the shop, the person.

        `person` is given only with their consent to learn, or for a visit's own memory.
        """
        day = day_of(now)
        with self._memory.writing():
            view = self._view(person, choice.facet, day, choice.family)
            options = [Option(name, choice.traits.get(name, ())) for name in choice.shown]
            judged = opinions(view, options)
            at = choice.shown.index(choice.chosen)
            self._memory.keep_weights(choice.facet, reweighed(view, judged, at))
            known = taught(Known(view.shop, view.person if person else None), choice, day)
            self._keep(person, choice.facet, known)

    def declare(
        self, person: str, facet: str, value: str, now: datetime, source: Source = "said"
    ) -> None:
        """Somebody said they like something: worth three choices to begin with, the quiz one."""
        self._say(person, facet, Heard(value, "like", source), now)

    def reject(self, person: str, facet: str, value: str, now: datetime) -> None:
        """'Not me': evidence against an option, which is left out of suggestions for a while."""
        self._say(person, facet, Heard(value, "not-me", "said"), now)

    def take_back(self, person: str, facet: str, value: str) -> None:
        """What somebody said of an option counts no more."""
        with self._memory.writing():
            taken_back(self._memory, person, facet, value)

    def forget(self, person: str, facet: str | None = None, option: str | None = None) -> None:
        """Forget a person, one facet of theirs, or one option of it; the shop forgets it too."""
        with self._memory.writing():
            forgotten(self._memory, person, facet, option)

    def forget_choice(self, person: str, facet: str, lesson: Learned) -> None:
        """Take one choice out of everything. Raises KeyError when it is not among those kept."""
        with self._memory.writing():
            known = Known(self._memory.shop(facet), self._memory.person(person))
            self._keep(person, facet, untaught(known, facet, lesson))

    def explain(
        self,
        person: str | None,
        context: Context,
        options: Sequence[Option],
        option: str,
        now: datetime,
    ) -> Reason:
        """What moved one of the options most. Raises KeyError when it is not among them."""
        view = self._view(person, context.facet, day_of(now), context.family)
        kept = _kept(view, context, options)
        for at, each in enumerate(kept):
            if each.id == option:
                return reason(view, opinions(view, kept), at)
        raise KeyError(option)

    def _say(self, person: str, facet: str, heard: Heard, now: datetime) -> None:
        with self._memory.writing():
            evidence = self._memory.person(person)
            day = max(day_of(now), evidence.facet(facet).day)
            self._memory.keep_person(person, told(evidence, facet, heard.on(day)))

    def _view(self, person: str | None, facet: str, day: int, family: str) -> View:
        memory = self._memory
        known = PersonEvidence() if person is None else memory.person(person)
        shop = memory.shop(facet)
        crowd = self._crowd_of(facet, shop)
        return View(facet, shop, known, memory.weights(facet), day, crowd, family)

    def _crowd_of(self, facet: str, shop: FacetEvidence) -> Crowd:
        """What is read off the crowd, worked out anew when the shop has learned something."""
        before = self._crowds.get(facet)
        if before is not None and _is_same_crowd(before[0], shop):
            return before[1]
        spreads = spreads_of(shop)
        crowd = Crowd(kinds_of(shop), spreads, own_prior_of(shop, spreads))
        self._crowds[facet] = (shop, crowd)
        return crowd

    def _keep(self, person: str | None, facet: str, known: Known) -> None:
        self._memory.keep_shop(facet, known.shop)
        if person is not None and known.person is not None:
            self._memory.keep_person(person, known.person)


def _is_same_crowd(one: FacetEvidence, other: FacetEvidence) -> bool:
    return one is other or (
        one.sums == other.sums
        and one.pairs == other.pairs
        and one.circles == other.circles
        and one.ties == other.ties
    )


def _kept(view: View, context: Context, options: Sequence[Option]) -> tuple[Option, ...]:
    every = tuple({option.id: option for option in options}.values())
    out = set(context.exclude)
    if context.leave_rejected:
        out |= rejected(view.mine, view.day)
    return tuple(option for option in every if option.id not in out) or every


def rejected(mine: FacetEvidence, day: int) -> frozenset[str]:
    """What somebody said lately is not them."""
    return frozenset(
        each.option
        for each in mine.said
        if each.verdict == "not-me" and day - each.day < REJECTED_DAYS
    )
