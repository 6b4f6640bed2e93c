"""Kinds: how likings hang together in the crowd, read off who likes this likes that.

Nobody is put into a group. The counts of pairs, over what chance would make of them, are a noisy
matrix; what of it stands out of the noise (Wigner's semicircle; shrunk as Gavish and Donoho, 2017)
is how people's tastes vary together. That is the spread a person's taste is expected to have, and
their own choices say where in it they stand (best linear prediction, Henderson 1975). It is made
of sums alone, so whoever is forgotten is out of it at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat

import numpy as np

from configurator.model.evidence import FacetEvidence
from configurator.model.fading import UNIT
from configurator.taste.slate import Vector

MOST_OPTIONS = 64
"""The options most is known of; the matrix is no larger than that."""
LEAST_PAIRS = 30
"""Pairs under which nothing can stand out of the noise."""
ENOUGH_TO_TELL = 8
"""Options from which on the noise is read off the matrix itself."""
FITTINGS = 12
"""Rounds in which the expected pairs come to the same totals as the counted ones."""
EDGE = 2.0
"""Where the semicircle ends, in standard deviations of the noise times the root of the size."""
MIDDLE = 0.808
"""The median of a semicircle's absolute values, in the same measure."""
MOST = 1.5
"""A direction moves an option's logarithm by no more than this."""


@dataclass(frozen=True)
class Kinds:
    """The directions in which tastes vary together: a row an option, a column a direction.

    `rates` are how often each option is chosen when it is offered, 1 for the mean.
    """

    names: tuple[str, ...]
    directions: Vector
    rates: Vector

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where each option's row is."""
        return {name: at for at, name in enumerate(self.names)}

    def leaning(self, chosen: Vector, offered: Vector) -> Vector:
        """How a person leans in each direction, by how often they chose and were offered."""
        hoped = offered * self.rates
        expected: Vector = hoped * (chosen.sum() / max(float(hoped.sum()), 1e-9))
        pull = self.directions.T @ (chosen - expected)
        known = self.directions.T @ (self.directions * expected[:, None])
        leans = np.linalg.solve(np.eye(len(pull)) + known, pull)
        return np.asarray(leans, np.float64)

    def likeness(self, one: str, other: str) -> float:
        """How much a taste for one option speaks for another; 0 where nothing is known."""
        places = self.places
        if one not in places or other not in places:
            return 0.0
        return float(self.directions[places[one]] @ self.directions[places[other]])


NONE = Kinds((), np.zeros((0, 0)), np.zeros(0))


def kinds_of(shop: FacetEvidence) -> Kinds:
    """The kinds of a facet; none where nothing stands out of the noise."""
    masses: dict[str, int] = {}
    for one, row in shop.pairs.items():
        masses[one] = masses.get(one, 0) + sum(row.values())
        for other, times in row.items():
            masses[other] = masses.get(other, 0) + times
    names = sorted(masses, key=lambda name: (-masses[name], name))[:MOST_OPTIONS]
    if len(names) < 3 or sum(masses.values()) < 2 * LEAST_PAIRS:
        return NONE
    rows = [list(map(shop.pairs.get(one, {}).get, names, repeat(0))) for one in names]
    counted = np.array(rows, np.float64)
    np.fill_diagonal(counted, 0.0)
    counted += counted.T
    if not counted.any():
        return NONE
    directions = _directions(counted, _expected(counted))
    return Kinds(tuple(names), directions, _rates(shop, names)) if directions.size else NONE


def _expected(counted: Vector) -> Vector:
    """What chance would make of the pairs, by the options' totals; nothing pairs with itself."""
    totals = counted.sum(axis=1)
    share = totals / max(totals.sum() ** 0.5, 1.0)
    for _ in range(FITTINGS):
        share = share * (totals / np.maximum(share * (share.sum() - share), 1e-9)) ** 0.5
    expected: Vector = np.outer(share, share)
    return expected


def _directions(counted: Vector, expected: Vector) -> Vector:
    # One pair more: of what is hardly ever counted, one count says little.
    root = np.sqrt(expected + 1.0)
    residual = (counted - expected) / root
    np.fill_diagonal(residual, 0.0)
    values, vectors = np.linalg.eigh(residual)
    edge = EDGE * _noise(values) * len(values) ** 0.5
    kept = values > edge
    strengths = np.sqrt(np.maximum(values[kept] ** 2 - edge**2, 0.0))
    lifted: Vector = vectors[:, kept] * np.sqrt(strengths) / np.sqrt(np.diag(root))[:, None]
    return lifted


def _noise(values: Vector) -> float:
    """The standard deviation of the noise: pairs of one person are no independent counts."""
    if len(values) < ENOUGH_TO_TELL:
        return 1.0
    return max(1.0, float(np.median(np.abs(values)) / (MIDDLE * len(values) ** 0.5)))


def _rates(shop: FacetEvidence, names: list[str]) -> Vector:
    sums = np.array([shop.sums.get(name, (0, 0))[:2] for name in names], float) / UNIT
    rates: Vector = (sums[:, 0] + 1.0) / (sums[:, 1] + 1.0)
    return rates
