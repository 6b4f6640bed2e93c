"""Fading: how a sum loses weight by being outgrown, in whole numbers, so that nothing is lost."""

from __future__ import annotations

import math
from typing import NamedTuple

UNIT = 720_720
"""One whole choice. One offer among K options is UNIT // K: a whole number for every K to 16."""
FINE_BITS = 24
"""Binary places of a fading weight, few enough to be the same on every machine."""


class Fading(NamedTuple):
    """How evidence loses weight: half of it in so many days, and a share of it at each choice."""

    half_life_days: float | None = None
    a_choice: float = 1.0

    def exponent(self, day: int, count: int) -> float:
        """The weight of a choice made then, as a power of two."""
        days = 0.0 if self.half_life_days is None else day / self.half_life_days
        return days - count * math.log2(self.a_choice)

    def weight(self, day: int, count: int) -> int:
        """What one choice adds: UNIT on the first day, and more ever after."""
        if self.half_life_days is None and self.a_choice == 1.0:
            return UNIT
        whole, rest = divmod(self.exponent(day, count), 1.0)
        return (UNIT * round(math.pow(2.0, rest) * (1 << FINE_BITS)) << int(whole)) >> FINE_BITS

    def later(self, total: int, by: int) -> int:
        """A sum as if its choices had been made so many choices later."""
        whole, rest = divmod(self.exponent(0, by), 1.0)
        return (total * round(math.pow(2.0, rest) * (1 << FINE_BITS)) << int(whole)) >> FINE_BITS

    def worth(self, total: int, day: int, count: int) -> float:
        """What a sum is worth now, in choices."""
        whole, rest = divmod(self.exponent(day, count), 1.0)
        return scaled(total, int(whole), math.pow(2.0, rest) * UNIT)


def scaled(total: int, back: int, unit: float) -> float:
    """A sum so many binary places lower, in units; however large it is."""
    spare = max(0, total.bit_length() - 64)
    return math.ldexp(float(total >> spare), spare - back) / unit


EVER = Fading()
TREND = Fading(30)
SLOWLY = Fading(365, 0.97)
LATELY = Fading(30, 0.7)
TRAIT = Fading(365)
FADINGS: tuple[Fading, ...] = (EVER, TREND, SLOWLY)
"""The sums of one option, each as chosen and offered. The shop keeps the first two only; what
fades as fast as LATELY is read off the last choices, which are kept one by one."""
