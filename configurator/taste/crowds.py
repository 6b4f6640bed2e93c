"""Crowds: how far those in one circle choose otherwise than everybody, and how far to believe it.

Nobody is asked which group they are in. A circle is what is known anyway (which product, how many
choices came before) or what somebody chose to tell. How much a kind of circle matters is read off
the counts: what they vary beyond chance (moments, as DerSimonian and Laird, 1986), after the
choices of one person were counted as the few witnesses they are. Where circles explain nothing
they say nothing; where they explain everything, whoever comes is expected to choose as theirs do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from configurator.model.circles import (
    EVERYBODY,
    PRODUCT,
    SITUATIONS,
    circles_of,
    kind_of,
)
from configurator.model.evidence import FacetEvidence, Learned
from configurator.model.fading import UNIT
from configurator.taste.slate import Vector

LEAST = 30
"""Choices in the circles of a kind under which nothing is read off them."""
FIRST_PRIOR = 5.0
"""Own choices it takes to believe in a taste of one's own, before anything is known."""
SUPPOSED = 60.0
"""Pairs of choices that this is worth."""
EASIEST, HARDEST = 0.25, 500.0
"""It never takes less or more."""
CIRCLE = "circle/"
"""What the stages of circles are called: this and the kind."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Of a kind of circle: how far its circles differ (a variance of logarithms), and how many
    choices count as one witness.
    """

    variance: float
    witnesses: float


def spreads_of(shop: FacetEvidence) -> dict[str, Spread]:
    """The kinds of circle in which a facet's people differ beyond chance."""
    kinds: dict[str, list[str]] = {}
    for circle in sorted(shop.circles):
        kinds.setdefault(kind_of(circle), []).append(circle)
    found = {}
    for kind, circles in kinds.items():
        if len(circles) > 1:
            spread = _spread(shop, kind, circles)
            if spread.variance > 0:
                found[kind] = spread
    return found


def _spread(shop: FacetEvidence, kind: str, circles: Sequence[str]) -> Spread:
    names = sorted({name for circle in circles for name in shop.circles[circle]})
    table = np.array([_sums(shop.circles[each], names) for each in circles])
    chosen, offered = table[:, :, 0], table[:, :, 1]
    total = float(chosen.sum())
    if total < LEAST:
        return Spread(0.0, 1.0)
    rates = chosen.sum(axis=0) / np.maximum(offered.sum(axis=0), 1e-9)
    expected = offered * rates
    expected *= chosen.sum(axis=1, keepdims=True) / np.maximum(expected.sum(1, keepdims=True), 1e-9)
    more, telling = _own_pairs(shop, kind, list(table))
    witnesses = 1.0 + 2.0 * max(0.0, more) / total if telling > 0 else 1.0
    noise = witnesses * float((expected * (1.0 - chosen.sum(axis=0) / total)).sum())
    beyond = float(((chosen - expected) ** 2).sum()) - noise
    return Spread(max(0.0, beyond / max(float((expected**2).sum()), 1e-9)), witnesses)


def _sums(sums: Mapping[str, tuple[int, ...]], names: Sequence[str]) -> Vector:
    rows: Vector = np.array([sums.get(name, (0, 0)) for name in names], float) / UNIT
    return rows


def own_prior_of(shop: FacetEvidence, spreads: Mapping[str, Spread]) -> float:
    """How many own choices it takes to believe in a taste of one's own, by how alike people's are.

    Choices of one person that are no more alike than those of their circle tell of nothing own:
    the less they are, the more of them it takes (Dirichlet and multinomial).
    """
    told = [kind for kind in spreads if kind not in SITUATIONS]
    shares = [_own_share(shop, EVERYBODY, [sum(_tables(shop, PRODUCT), np.zeros((1, 2)))])]
    shares += [_own_share(shop, kind, _tables(shop, kind)) for kind in told]
    return min(max(1.0 / max(min(shares), 1e-9) - 1.0, EASIEST), HARDEST)


def _own_share(shop: FacetEvidence, kind: str, circles: Sequence[Vector]) -> float:
    """How much of what two choices of one person share is not that of the circle they are in.

    Where nearly all choose the same, pairs that are alike tell little of anybody.
    """
    more, telling = _own_pairs(shop, kind, circles)
    return (more + SUPPOSED / (1.0 + FIRST_PRIOR)) / (telling + SUPPOSED)


def _own_pairs(shop: FacetEvidence, kind: str, circles: Sequence[Vector]) -> tuple[float, float]:
    """By how many pairs of one person's choices are alike beyond chance, and how many could be.

    By chance: as often as everybody in the circle chose an option when it was shown.
    """
    alike, pairs, options = shop.ties.get(kind, (0, 0, 0))
    many = options / max(pairs, 1)
    same = every = 0.0
    for chosen, offered in ((table[:, 0], table[:, 1]) for table in circles):
        total = float(chosen.sum())
        same += float((chosen * np.maximum(chosen - 1.0, 0.0)).sum()) / max(total - 1.0, 1.0)
        every += float((chosen * offered).sum()) * many / max(total, 1.0)
    chance = min(same / max(every, 1e-9), 1.0)
    return alike - pairs * chance, pairs * (1.0 - chance)


def _tables(shop: FacetEvidence, kind: str) -> list[Vector]:
    """The sums of every circle of a kind: options by chosen and offered."""
    circles = [name for name in sorted(shop.circles) if kind_of(name) == kind]
    names = sorted({name for circle in circles for name in shop.circles[circle]})
    return [_sums(shop.circles[each], names) for each in circles]


def own_of(mine: Sequence[Learned], names: Sequence[str]) -> dict[str, Vector]:
    """By circle, how often each option was chosen by one person and offered to them in it."""
    places = {name: at for at, name in enumerate(names)}
    found: dict[str, Vector] = {}
    for lesson in mine:
        here = [places[name] for name in lesson.shown if name in places]
        chosen = places.get(lesson.chosen)
        for circle in circles_of(lesson):
            rows = found.setdefault(circle, np.zeros((len(names), 2)))
            rows[here, 1] += (UNIT // lesson.many) / UNIT
            if chosen is not None:
                rows[chosen, 0] += 1.0
    return found


def of_circle(
    shop: FacetEvidence, circle: str, own: Mapping[str, Vector], names: Sequence[str]
) -> Vector:
    """How often each option was chosen and offered in a circle, the person's own left out."""
    sums = _sums(shop.circles.get(circle, {}), names)
    rows: Vector = np.maximum(sums - own[circle], 0.0) if circle in own else sums
    return rows


def opinion_of(worth: Vector, above: Vector, spread: Spread) -> Vector:
    """The logarithm by which a circle chooses each option more than the stages above expect.

    Gamma and Poisson: the circles' ratios vary around one by the spread's variance.
    """
    expected = worth[:, 1] * above * len(above)
    total, hoped = float(worth[:, 0].sum()), float(expected.sum())
    if total <= 0 or hoped <= 0:
        return np.zeros(len(above))
    prior = spread.witnesses / spread.variance
    logs: Vector = np.log((worth[:, 0] + prior) / (expected * (total / hoped) + prior))
    return logs
