"""Exploring: one place for an option by its chance to be the best, so that new designs are seen.

Thompson sampling (1933): what is known of an option is drawn at random as uncertainly as it is
known; how often it comes out best is its propensity, logged with the slate.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from configurator.ground.seeds import seed_from
from configurator.model.evidence import FacetEvidence
from configurator.taste.stages import Opinions, evidence_count

PLACE = 3
"""The fourth place: seen at once, and the three best stand before it."""
IN_SIGHT = 6
"""The first options are seen anyway; what is explored comes from behind them."""
DRAWS = 128
PROVEN = 10.0
"""Offers (1/K among K options) after which an option has nothing more to teach than others."""
DIGITS = 3
"""Of a propensity; more are of no use, and would be kept with every choice."""
DOUBT = 2.0
"""Choices' worth of certainty an option begins with."""


@dataclass(frozen=True, slots=True)
class Explored:
    """An option to be learned about, by its place among the options, and its propensity."""

    at: int
    propensity: float


def explored(opinions: Opinions, shop: FacetEvidence, seed: tuple[object, ...]) -> Explored | None:
    """What goes into the explored place; None where everything offered is in sight anyway."""
    count = len(opinions.options)
    if count <= IN_SIGHT:
        return None
    luck = np.random.default_rng(seed_from("explore", *seed))
    names = [option.id for option in opinions.options]
    offered = evidence_count(shop, names)
    # An option as often chosen as expected has this many choices behind it; a new one none.
    behind = offered * opinions.chances * count
    # What is not known of an option is filled in with how some other one fares.
    others = opinions.chances[luck.integers(count, size=(DRAWS, count))]
    middle = (behind * opinions.chances + others) / (behind + 1.0)
    shape = behind + DOUBT
    drawn = middle * luck.standard_gamma(shape, size=(DRAWS, count)) / shape
    open_to = np.ones(count)
    open_to[np.argsort(-opinions.chances, kind="stable")[:IN_SIGHT]] = 0.0
    if np.any(open_to * (offered < PROVEN)):
        open_to *= offered < PROVEN
    wins = np.bincount(np.argmax(drawn * open_to, axis=1), minlength=count)
    chances = (wins * open_to + open_to / count) / (DRAWS + open_to.sum() / count)
    chances = chances / chances.sum()
    at = int(luck.choice(count, p=chances))
    return Explored(at, float(f"{chances[at]:.{DIGITS}g}"))
