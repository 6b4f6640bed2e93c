"""The view: all that a slate is judged by, and how much each stage is believed of whom."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from configurator.model.circles import circles_at, kind_of, told_of
from configurator.model.evidence import FacetEvidence, PersonEvidence, Weights
from configurator.taste.crowds import FIRST_PRIOR, Spread
from configurator.taste.kinds import NONE, Kinds

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
}
"""k: the choices' worth of evidence at which a stage is half believed."""
OWN = frozenset(("lately", "traits"))
"""Stages that are in doubt with the person's slow taste, where people's tastes differ little."""
PASTS = (1, 2, 5)
"""Numbers of past choices from which on the stages may be believed differently."""
HIGHEST = 4.0
"""A stage is believed no more than this, and no less than not at all."""
TURNING = frozenset(("last",))
"""Stages that may speak against what they see: where people seek variety, not the last again."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """What is read off everybody's sums: how likings hang together, and how circles differ."""

    kinds: Kinds = NONE
    spreads: Mapping[str, Spread] = field(default_factory=dict[str, Spread])
    own_prior: float = FIRST_PRIOR


NO_CROWD = Crowd()


@dataclass(frozen=True, slots=True)
class View:
    """Everything a slate is judged by: what is known, on which day, and how much is believed."""

    facet: str
    shop: FacetEvidence
    person: PersonEvidence
    weights: Weights
    day: int
    crowd: Crowd = NO_CROWD
    family: str = ""

    @property
    def doubt(self) -> float:
        """How many times more evidence than at first a taste of one's own takes in this crowd."""
        return max(1.0, self.crowd.own_prior / FIRST_PRIOR)

    @property
    def circles(self) -> tuple[str, ...]:
        """The circles of whoever chooses now, of which there is something to be said."""
        told = told_of(self.person, self.facet)
        every = circles_at(self.family, self.mine.count, told)
        return tuple(each for each in every if kind_of(each) in self.crowd.spreads)

    @property
    def mine(self) -> FacetEvidence:
        """What is known of this person in this facet."""
        return self.person.facet(self.facet)

    def weight(self, stage: str) -> float:
        """How much a stage is believed in this facet, for somebody with so many choices."""
        values = self.weights.values
        weight = values.get(stage, first_weight(stage)) + values.get(self.of_past(stage), 0.0)
        return min(max(weight, -HIGHEST if stage in TURNING else 0.0), HIGHEST)

    def of_past(self, stage: str) -> str:
        """The name of what a stage is believed more, or less, after so many choices."""
        past = sum(self.mine.count >= least for least in PASTS)
        return f"{stage}@{past}"

    def needed(self, stage: str) -> float:
        """The choices' worth of evidence at which a stage is half believed in this facet."""
        if stage == "slowly":
            first = self.crowd.own_prior
        else:
            first = NEEDED[stage] * (self.doubt if stage in OWN else 1.0)
        return first * math.exp(self.weights.needed.get(stage, 0.0))


def first_weight(stage: str) -> float:
    """How much a stage is believed before anything is learned of that; circles tell their own."""
    return FIRST_WEIGHTS.get(stage, 1.0)
