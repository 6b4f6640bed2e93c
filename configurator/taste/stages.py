"""The stages of taste: each compares how often an option was chosen with how often expected.

A stage's opinion of an option is the ratio (O + k p) / (E R z + k p): O times chosen, E times
offered (1/K each time K options were shown), p and R what the stages above expect, k the evidence
it takes to be believed, z what makes the expected total equal the observed one. Without evidence
it is 1, for a new option too.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from configurator.model.circles import SITUATIONS, kind_of
from configurator.model.evidence import FacetEvidence, PersonEvidence, Said
from configurator.model.fading import LATELY, SLOWLY, TRAIT, UNIT, Fading
from configurator.taste.crowds import CIRCLE, of_circle, opinion_of, own_of
from configurator.taste.kinds import MOST
from configurator.taste.situations import likelier_there, situations_of
from configurator.taste.slate import Option, Vector
from configurator.taste.view import View

FEW = 4
"""Options at least that a facet is taken to have where it is only heard of."""


@dataclass(frozen=True, slots=True)
class Opinions:
    """The logarithm of every stage's ratio for every option, and the chances that follow.

    `bends` are by how much the logarithms change with that of the evidence needed.
    """

    options: tuple[Option, ...]
    logs: dict[str, Vector]
    bends: dict[str, Vector]
    scores: Vector
    chances: Vector


def opinions(view: View, options: Sequence[Option]) -> Opinions:
    """What every stage says of the options. At least one option."""
    kept = tuple(options)
    names = [option.id for option in kept]
    judging = _Judging(view, len(kept))
    mine, shop = view.mine, view.shop
    judging.ratio("store", _worths(shop, names, 0, view.day))
    judging.ratio("trend", _worths(shop, names, 1, view.day))
    theirs = own_of(mine.choices, names) if view.crowd.spreads else {}
    for circle in view.circles:
        judging.circle(circle, of_circle(shop, circle, theirs, names))
    judging.simply("neighbors", _of_kinds(view, names))
    crowd = judging.expected
    judging.remember(
        {circle: of_circle(shop, circle, theirs, names) for circle in situations_of(view)}
    )
    own = _worths(mine, names, 2, view.day) + _said(mine, names, view.day)
    judging.ratio("slowly", own, SLOWLY)
    lately = mine.lately(view.day)
    judging.ratio("lately", np.array([lately.get(name, (0.0, 0.0)) for name in names]), LATELY)
    judging.simply("traits", _of_traits(view, kept, crowd))
    last = mine.choices[-1].chosen if mine.choices else None
    again = np.array([float(name == last) for name in names])
    judging.simply("last", again / view.doubt)
    return Opinions(kept, judging.logs, judging.bends, judging.scores, chances_of(judging.scores))


class _Judging:
    """One stage after the other, each expecting what those before it say."""

    def __init__(self, view: View, count: int) -> None:
        self._view = view
        self.logs: dict[str, Vector] = {}
        self.bends: dict[str, Vector] = {}
        self.scores: Vector = np.zeros(count)
        self._steady: Vector = np.zeros(count)
        self._there: dict[str, Vector] = {}

    def simply(self, stage: str, log: Vector, *, steady: bool = True) -> None:
        """A stage that says its opinion by itself.

        What is not steady holds for this choice, not for those that were made before it; the
        stages after it, which compare those, do not expect it.
        """
        moved = self._view.weight(stage) * log
        said = self.logs.get(stage)
        self.logs[stage] = log if said is None else said + log
        self.scores = self.scores + moved
        if steady:
            self._steady = self._steady + moved

    @property
    def expected(self) -> Vector:
        """The chances as the steady stages see them."""
        return chances_of(self._steady)

    def circle(self, circle: str, worth: Vector) -> None:
        """Those who have this in common; of two told of one kind both speak."""
        kind = kind_of(circle)
        opinion = opinion_of(worth, self.expected, self._view.crowd.spreads[kind])
        self.simply(CIRCLE + kind, opinion, steady=kind not in SITUATIONS)

    def remember(self, worths: Mapping[str, Vector]) -> None:
        """What the person's own choices are held against from here on: where they were made."""
        for circle, worth in worths.items():
            kind = kind_of(circle)
            opinion = opinion_of(worth, self.expected, self._view.crowd.spreads[kind])
            self._there[circle] = self._view.weight(CIRCLE + kind) * opinion

    def ratio(self, stage: str, worth: Vector, own: Fading | None = None) -> None:
        """A stage that compares how often options were chosen with how often expected.

        `own`: how the person's own choices fade, where it is those that are compared.
        """
        above = self.expected
        there = likelier_there(self._view, self._steady, self._there, own) if own else None
        if there is not None:
            above = above * there / float(above @ there)
        log, bend = log_ratio(worth[:, 0], worth[:, 1], above, self._view.needed(stage))
        self.bends[stage] = bend
        self.simply(stage, log)


def chances_of(scores: Vector) -> Vector:
    """The chances that scores stand for; they sum to one."""
    powers: Vector = np.exp(scores - scores.max())
    shares: Vector = powers / powers.sum()
    return shares


def log_ratio(
    observed: Vector, offered: Vector, above: Vector, needed: float
) -> tuple[Vector, Vector]:
    """The logarithm of the shrunk ratio of observed to expected (see the head of this file).

    Beside it, by how much it changes with the logarithm of the evidence needed.
    """
    expected = offered * above * len(above)
    total, hoped = observed.sum(), expected.sum()
    # Nothing of what is offered now was chosen, or ever offered: there is nothing to compare.
    if total <= 0 and hoped <= 0:
        return np.zeros(len(above)), np.zeros(len(above))
    fair = total / hoped if total > 0 and hoped > 0 else 1.0
    prior = np.maximum(needed * above, 1e-9)
    seen, hoped_for = observed + prior, expected * fair + prior
    ratio: Vector = np.log(seen / hoped_for)
    return ratio, prior / seen - prior / hoped_for


def _worths(evidence: FacetEvidence, names: Sequence[str], fading: int, day: int) -> Vector:
    """Of each option how often it was chosen and offered: two columns."""
    worths: Vector = np.array(evidence.worths(names, fading, day)).reshape(-1, 2)
    return worths


def _said(mine: FacetEvidence, names: Sequence[str], day: int) -> Vector:
    """What the person said, as choices from what is offered now: liked ones, and offers refused."""
    observed, offered = np.zeros(len(names)), np.zeros(len(names))
    for each in mine.said:
        if each.option not in names:
            continue
        at, worth = names.index(each.option), said_worth(each, day)
        if each.verdict == "like":
            observed[at] += worth
            offered += worth / len(names)
        else:
            offered[at] += worth
    return np.column_stack((observed, offered))


def said_worth(said: Said, day: int) -> float:
    """What somebody's word is worth now, in choices; it fades as slowly as what they chose."""
    days = max(0, day - said.day)
    return said.worth * math.pow(0.5, days / (SLOWLY.half_life_days or math.inf))


def _of_traits(view: View, options: Sequence[Option], above: Vector) -> Vector:
    """The mean opinion of each option's traits, known from every facet and product."""
    names = list(dict.fromkeys(trait for option in options for trait in option.traits))
    known = trait_worths(view.person, view.facet, names, view.day)
    if not known:
        return np.zeros(len(options))
    has = np.array([[trait in option.traits for trait in known] for option in options], float)
    shown = has.sum(axis=0) / len(options)
    share = has.T @ above
    total = np.array(list(known.values()))
    # A trait is expected as often as the options that have it; so long as the stages above think.
    lean = np.where(shown > 0, share / np.maximum(shown, 1e-12), 1.0)
    expected = total[:, 1] * lean
    prior = np.maximum(view.needed("traits") * share, 1e-9)
    logs = np.log((total[:, 0] + prior) / (expected + prior))
    counts = np.maximum(has.sum(axis=1), 1.0)
    mean: Vector = (has @ logs) / counts
    return mean


def trait_worths(
    person: PersonEvidence, facet: str, traits: Sequence[str], day: int
) -> dict[str, tuple[float, float]]:
    """How often each trait was chosen and expected; traits nothing is known of are left out.

    A trait 'palette:gold' is what is known of gold in the facet palette; not in that facet itself,
    where it is known already.
    """
    newest = max((each.day for each in person.facets.values()), default=0)
    found: dict[str, tuple[float, float]] = {}
    for trait in traits:
        other, _, option = trait.partition(":")
        if option and other == facet:
            continue
        if option and other in person.facets:
            found[trait] = _elsewhere(person.facets[other], option, day)
        else:
            chosen, offered = person.trait(trait)
            now = max(day, newest)
            found[trait] = TRAIT.worth(chosen, now, 0), TRAIT.worth(offered, now, 0)
    return {trait: worth for trait, worth in found.items() if any(worth)}


def _elsewhere(evidence: FacetEvidence, option: str, day: int) -> tuple[float, float]:
    chosen, offered = evidence.worth(option, 2, day)
    for each in evidence.said:
        worth = said_worth(each, day)
        if each.option == option and each.verdict == "like":
            chosen, offered = chosen + worth, offered + worth / max(FEW, len(evidence.sums))
        elif each.option == option:
            offered += worth
    return chosen, offered


def _of_kinds(view: View, names: Sequence[str]) -> Vector:
    """What those choose whose tastes hang together as this person's own choices do."""
    kinds, mine = view.crowd.kinds, view.mine
    logs: Vector = np.zeros(len(names))
    if not kinds.names or mine.is_bare:
        return logs
    worth = _worths(mine, kinds.names, 2, view.day) + _said(mine, kinds.names, view.day)
    moved = kinds.directions @ kinds.leaning(worth[:, 0], worth[:, 1])
    moved = np.clip(moved, -MOST, MOST)
    for at, name in enumerate(names):
        place = kinds.places.get(name)
        if place is not None:
            logs[at] = moved[place]
    return logs


def evidence_count(evidence: FacetEvidence, names: Sequence[str]) -> Vector:
    """How often each option was ever offered by the shop, in whole offers."""
    return np.array([evidence.sums[n][1] / UNIT if n in evidence.sums else 0.0 for n in names])
