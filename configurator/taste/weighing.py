"""Weighing: how much each stage is believed, learned from every choice by all together.

AdaGrad (Duchi and others, 2011) on the log-loss, clipped, and pulled to the first values: a wrong
fixed strength is worse than plain popularity, so the strengths must learn.
"""

from __future__ import annotations

import numpy as np

from configurator.model.evidence import Weights
from configurator.taste.stages import FIRST_WEIGHTS, Opinions

STEP = 0.1
"""How far a weight moves at first."""
STEEPEST = 2.0
"""A gradient counts as no steeper than this: one strange choice moves nothing far."""
PULL = 0.002
"""Share of the way back to its first value that a weight goes at each choice."""
LOWEST, HIGHEST = 0.0, 2.0


def reweighed(weights: Weights, opinions: Opinions, chosen: int) -> Weights:
    """The weights after one more choice, by its place among the options."""
    values, squares = dict(weights.values), dict(weights.squares)
    for stage, logs in opinions.logs.items():
        slope = float(opinions.chances @ logs - logs[chosen])
        if not np.any(logs):
            continue
        slope = min(max(slope, -STEEPEST), STEEPEST)
        first = FIRST_WEIGHTS[stage]
        value, square = values.get(stage, first), squares.get(stage, 1.0) + slope * slope
        value -= STEP * slope / square**0.5
        value += PULL * (first - value)
        values[stage] = min(max(value, LOWEST), HIGHEST)
        squares[stage] = square
    return Weights(values=values, squares=squares)
