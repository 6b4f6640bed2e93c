"""Logged slates weighed: how often what is explored is taken, whatever was explored more often."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from configurator.ground.seeds import seed_from
from configurator.model.slates import ShownSlate

DRAWS = 1000


@dataclass(frozen=True, slots=True)
class ExploredWorth:
    """How often explored options were taken; `share` as if all had been explored alike (95 %)."""

    shown: int
    taken: int
    share: float
    low: float
    high: float


def worth_of_exploring(slates: Iterable[ShownSlate]) -> ExploredWorth:
    """What exploring brought, by the inverse of each propensity.

    Self-normalized (Swaminathan and Joachims, 2015); the interval draws slates again.
    """
    tried = [each for each in slates if each.explored and each.propensity > 0]
    if not tried:
        return ExploredWorth(0, 0, 0.0, 0.0, 0.0)
    # Options on a slate of many have smaller chances; each counts as one of its slate's.
    weights = np.array([1 / (each.propensity * each.offered) for each in tried])
    taken = np.array([float(each.chosen == each.explored) for each in tried])
    luck = np.random.default_rng(seed_from("explored", len(tried)))
    drawn = luck.multinomial(len(tried), np.full(len(tried), 1 / len(tried)), size=DRAWS)
    shares = (drawn @ (weights * taken)) / np.maximum(drawn @ weights, 1e-12)
    low, high = np.percentile(shares, [2.5, 97.5])
    share = float((weights * taken).sum() / weights.sum())
    return ExploredWorth(len(tried), int(taken.sum()), share, float(low), float(high))
