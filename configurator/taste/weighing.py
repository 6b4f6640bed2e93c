"""Weighing: how much each stage is believed, learned from every choice by all together.

AdaGrad (Duchi and others, 2011) on the log-loss, clipped, and pulled to the first values: a wrong
fixed strength is worse than plain popularity, so the strengths must learn.
"""

from __future__ import annotations

import math

import numpy as np

from configurator.model.evidence import Weights
from configurator.taste.stages import Opinions
from configurator.taste.view import HIGHEST, View, first_weight

STEP = 0.1
"""How far a weight moves at first."""
NEEDED_STEP = 0.3
"""The same for the logarithm of the evidence needed, which is flatter."""
STEEPEST = 2.0
"""A gradient counts as no steeper than this: one strange choice moves nothing far."""
PULL = 0.002
"""The pull back to the first value, as a gradient: as strong as the evidence of few choices."""
FARTHEST = 3.0
"""The evidence needed changes by no more than this, in the logarithm: twenty times."""


def reweighed(view: View, opinions: Opinions, chosen: int) -> Weights:
    """The weights after one more choice, by its place among the options.

    Each stage has one weight for everybody and what is added to it by how much is known of the
    person: the first learns from every choice, the second only where it makes a difference.
    """
    weights = view.weights
    values, squares = dict(weights.values), dict(weights.squares)
    needed, needed_squares = dict(weights.needed), dict(weights.needed_squares)
    for stage, logs in opinions.logs.items():
        if not np.any(logs):
            continue
        slope = float(opinions.chances @ logs - logs[chosen])
        for name, first in ((stage, first_weight(stage)), (view.of_past(stage), 0.0)):
            value = values.get(name, first)
            moved = _stepped(value, slope + PULL * (value - first), STEP, squares, name)
            values[name] = min(max(moved, -HIGHEST), HIGHEST)
        if stage in opinions.bends:
            bend, more = opinions.bends[stage], needed.get(stage, 0.0)
            slope = view.weight(stage) * float(opinions.chances @ bend - bend[chosen])
            moved = _stepped(more, slope + PULL * more, NEEDED_STEP, needed_squares, stage)
            needed[stage] = min(max(moved, -FARTHEST), FARTHEST)
    return Weights(values=values, squares=squares, needed=needed, needed_squares=needed_squares)


def _stepped(
    value: float, slope: float, step: float, squares: dict[str, float], stage: str
) -> float:
    slope = min(max(slope, -STEEPEST), STEEPEST)
    squares[stage] = squares.get(stage, 1.0) + slope * slope
    return value - step * slope / math.sqrt(squares[stage])
