"""Situations: what was to be expected of somebody's own choices where they were made.

Gold chosen where everybody chooses gold tells less of a taste for gold than where nobody does. So a
person's choices are held against what the crowd chose in the same situation (the same product, as
many choices before), not against what it chooses in the mean.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from configurator.model.circles import SITUATIONS, circles_of, kind_of
from configurator.model.evidence import Learned
from configurator.model.fading import Fading
from configurator.taste.slate import Vector
from configurator.taste.view import View


def situations_of(view: View) -> tuple[str, ...]:
    """The circles somebody's kept choices were made in, in which the crowd chooses otherwise."""
    every = dict.fromkeys(circle for each in view.mine.choices for circle in circles_of(each))
    return tuple(circle for circle in every if _matters(view, circle))


def _matters(view: View, circle: str) -> bool:
    kind = kind_of(circle)
    return kind in SITUATIONS and kind in view.crowd.spreads


def likelier_there(
    view: View, scores: Vector, moved: Mapping[str, Vector], fading: Fading
) -> Vector | None:
    """How many times likelier each option was where the kept choices were made than in general.

    `scores` are the stages' that hold everywhere, `moved` by how much each situation moves them.
    Each choice counts as it has faded. What is not kept one by one is taken to have been alike.
    None where situations make no difference.
    """
    lessons = view.mine.choices
    if not moved or not lessons:
        return None
    there = np.array([_scores_there(each, scores, moved) for each in lessons])
    powers = np.exp(there - there.max(axis=1, keepdims=True))
    weights = np.array([_weight(view, each, fading) for each in lessons])
    chances = weights @ (powers / powers.sum(axis=1, keepdims=True)) / weights.sum()
    general = np.exp(scores - scores.max())
    likelier: Vector = chances / np.maximum(general / general.sum(), 1e-12)
    return likelier


def _scores_there(lesson: Learned, scores: Vector, moved: Mapping[str, Vector]) -> Vector:
    for circle in circles_of(lesson):
        if circle in moved:
            scores = scores + moved[circle]
    return scores


def _weight(view: View, lesson: Learned, fading: Fading) -> float:
    mine = view.mine
    days = lesson.day - max(view.day, mine.day)
    return float(2.0 ** max(fading.exponent(days, lesson.count - (mine.count - 1)), -500.0))
