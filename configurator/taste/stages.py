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
import numpy.typing as npt

from configurator.model.evidence import (
    SLOWLY,
    TRAIT,
    UNIT,
    FacetEvidence,
    PersonEvidence,
    Said,
    Weights,
    liked_before,
)
from configurator.taste.slate import Option

Vector = npt.NDArray[np.float64]

STAGES = ("store", "trend", "slowly", "lately", "traits", "last", "neighbors")
FIRST_WEIGHTS: dict[str, float] = {
    "store": 1.0,
    "trend": 0.2,
    "slowly": 0.8,
    "lately": 0.2,
    "traits": 0.4,
    "last": 0.15,
    "neighbors": 0.5,
}
"""Measured on public choices of real people; see DECISIONS."""
NEEDED: dict[str, float] = {
    "store": 1,
    "trend": 300,
    "slowly": 5,
    "lately": 3,
    "traits": 8,
    "neighbors": 20,
}
"""k: the choices' worth of evidence at which a stage is half believed."""
FEW = 4
"""Options at least that a facet is taken to have where it is only heard of."""


@dataclass(frozen=True, slots=True)
class View:
    """Everything a slate is judged by: what is known, on which day, and how much is believed."""

    facet: str
    shop: FacetEvidence
    person: PersonEvidence
    weights: Weights
    day: int

    @property
    def mine(self) -> FacetEvidence:
        """What is known of this person in this facet."""
        return self.person.facet(self.facet)

    def weight(self, stage: str) -> float:
        """How much a stage is believed in this facet."""
        return self.weights.values.get(stage, FIRST_WEIGHTS[stage])


@dataclass(frozen=True, slots=True)
class Opinions:
    """The logarithm of every stage's ratio for every option, and the chances that follow."""

    options: tuple[Option, ...]
    logs: dict[str, Vector]
    scores: Vector
    chances: Vector


def opinions(view: View, options: Sequence[Option]) -> Opinions:
    """What every stage says of the options. At least one option."""
    kept = tuple(options)
    names = [option.id for option in kept]
    logs: dict[str, Vector] = {}
    scores: Vector = np.zeros(len(kept))

    def judged(stage: str, log: Vector) -> None:
        nonlocal scores
        logs[stage] = log
        scores = scores + view.weight(stage) * log

    judged("store", _of_sums(view.shop, names, 0, view.day, chances_of(scores), "store"))
    judged("trend", _of_sums(view.shop, names, 1, view.day, chances_of(scores), "trend"))
    crowd = chances_of(scores)
    mine = view.mine
    said = _said(mine, names, view.day)
    judged("slowly", _of_sums(mine, names, 2, view.day, crowd, "slowly", said))
    lately = mine.lately(view.day)
    worth = np.array([lately.get(name, (0.0, 0.0)) for name in names])
    above = chances_of(scores)
    judged("lately", log_ratio(worth[:, 0], worth[:, 1], above, NEEDED["lately"]))
    judged("traits", _of_traits(view, kept, crowd))
    last = mine.choices[-1].chosen if mine.choices else None
    judged("last", np.array([float(name == last) for name in names]))
    judged("neighbors", _of_neighbors(view.shop, liked_before(mine), names, crowd))
    return Opinions(kept, logs, scores, chances_of(scores))


def chances_of(scores: Vector) -> Vector:
    """The chances that scores stand for; they sum to one."""
    powers: Vector = np.exp(scores - scores.max())
    shares: Vector = powers / powers.sum()
    return shares


def log_ratio(observed: Vector, offered: Vector, above: Vector, needed: float) -> Vector:
    """The logarithm of the shrunk ratio of observed to expected (see the head of this file)."""
    expected = offered * above * len(above)
    total, hoped = observed.sum(), expected.sum()
    # Nothing of what is offered now was chosen, or ever offered: there is nothing to compare.
    if total <= 0 and hoped <= 0:
        return np.zeros(len(above))
    fair = total / hoped if total > 0 and hoped > 0 else 1.0
    prior = np.maximum(needed * above, 1e-9)
    ratio: Vector = np.log((observed + prior) / (expected * fair + prior))
    return ratio


def _of_sums(  # noqa: PLR0913, PLR0917 - a row of the table of stages
    evidence: FacetEvidence,
    names: Sequence[str],
    fading: int,
    day: int,
    above: Vector,
    stage: str,
    more: tuple[Vector, Vector] | None = None,
) -> Vector:
    worth = np.array([evidence.worth(name, fading, day) for name in names]).reshape(-1, 2)
    observed, offered = worth[:, 0], worth[:, 1]
    if more is not None:
        observed, offered = observed + more[0], offered + more[1]
    return log_ratio(observed, offered, above, NEEDED[stage])


def _said(mine: FacetEvidence, names: Sequence[str], day: int) -> tuple[Vector, Vector]:
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
    return observed, offered


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
    prior = np.maximum(NEEDED["traits"] * share, 1e-9)
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
        elif trait in person.traits:
            chosen, offered = person.traits[trait]
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


def _of_neighbors(
    shop: FacetEvidence, liked: Sequence[str], names: Sequence[str], above: Vector
) -> Vector:
    """What those chose who had chosen the same before."""
    counts: Mapping[str, int]
    observed, expected = np.zeros(len(names)), np.zeros(len(names))
    for before in liked:
        counts = shop.pairs.get(before, {})
        seen = np.array([counts.get(name, 0) for name in names], float)
        others = np.array([name != before for name in names], float)
        shares = above * others
        if shares.sum() > 0:
            observed += seen
            expected += seen.sum() * shares / shares.sum()
    prior = np.maximum(NEEDED["neighbors"] * above, 1e-9)
    ratio: Vector = np.log((observed + prior) / (expected + prior))
    return ratio


def evidence_count(evidence: FacetEvidence, names: Sequence[str]) -> Vector:
    """How often each option was ever offered by the shop, in whole offers."""
    return np.array([evidence.sums[n][1] / UNIT if n in evidence.sums else 0.0 for n in names])
