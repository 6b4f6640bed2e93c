"""Logged slates are weighed fairly: what was explored often does not speak for what was not."""

from __future__ import annotations

import random

from configurator.model.slates import ShownSlate
from configurator.taste.logged import worth_of_exploring


def test_nothing_explored_is_worth_nothing_known() -> None:
    shown = [ShownSlate("palette", "patch", 12, "", 0.0, "gold")]
    assert worth_of_exploring(shown).shown == 0


def test_the_share_is_that_of_exploring_all_alike() -> None:
    """Of two options one is explored nine times as often, and liked far less."""
    luck, slates = random.Random(1), []
    for _ in range(4000):
        often = luck.random() < 0.9
        name, chance, liked = ("often", 0.9, 0.1) if often else ("seldom", 0.1, 0.5)
        chosen = name if luck.random() < liked else "gold"
        slates.append(ShownSlate("palette", "patch", 8, name, chance, chosen))
    worth = worth_of_exploring(slates)
    assert worth.shown == 4000
    assert worth.taken / worth.shown < 0.2
    assert worth.low < 0.3 < worth.high
    assert worth == worth_of_exploring(slates)
