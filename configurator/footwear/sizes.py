"""Sizes: what EU 42 means in last length, girth, and on a British, American or Mondopoint box."""

from __future__ import annotations

from dataclasses import dataclass

PARIS_POINT_MM = 20 / 3
"""One EU size: two thirds of a centimetre (ISO/TS 19407, the continental system)."""

BARLEYCORN_MM = 25.4 / 3
"""One UK or US size: a third of an inch (ISO/TS 19407, the British and American systems)."""

UK_ZERO = 25.0
"""Barleycorns in the last of an adult UK size 0: UK = last length in barleycorns - 25."""

US_MEN_OVER_UK = 1.0
"""American men's sizes start one barleycorn lower than British ones."""

US_WOMEN_OVER_MEN = 1.5
"""American women's sizes run one and a half over men's (the customary sneaker box; athletic)."""

TOE_ROOM_MM = 2 * PARIS_POINT_MM
"""Last length beyond the foot: two Paris points, so EU = foot length in Paris points + 2."""

MONDOPOINT_STEP_MM = 5
"""ISO 9407 marks foot length in whole millimetres in steps of 5."""

REFERENCE_EU = 42
SMALLEST_EU = 33
LARGEST_EU = 50
"""As far as the grade was drafted and looked at; which of them are sold is the shop's data."""

REFERENCE_GIRTH_MM = 246.0
"""Ball girth of our own reference last, EU 42, medium width."""

GIRTH_GRADE_MM = 5.0
"""Ball girth a full EU size apart (practice in continental last making)."""


@dataclass(frozen=True, slots=True)
class LastSize:
    """One EU size: `eu` on the box, the last behind it in mm, and the other systems' names."""

    eu: int
    last_length_mm: float
    foot_length_mm: float
    ball_girth_mm: float
    uk: float
    us_men: float
    us_women: float
    mondopoint: int


def last_size(eu: int) -> LastSize:
    """The last of an EU size. Raises KeyError outside 33 to 50."""
    if not SMALLEST_EU <= eu <= LARGEST_EU:
        raise KeyError(f"EU size {eu} is not made; sizes run from {SMALLEST_EU} to {LARGEST_EU}")
    length = eu * PARIS_POINT_MM
    foot = length - TOE_ROOM_MM
    uk = _nearest_half(length / BARLEYCORN_MM - UK_ZERO)
    return LastSize(
        eu=eu,
        last_length_mm=length,
        foot_length_mm=foot,
        ball_girth_mm=REFERENCE_GIRTH_MM + (eu - REFERENCE_EU) * GIRTH_GRADE_MM,
        uk=uk,
        us_men=uk + US_MEN_OVER_UK,
        us_women=uk + US_MEN_OVER_UK + US_WOMEN_OVER_MEN,
        mondopoint=round(foot / MONDOPOINT_STEP_MM) * MONDOPOINT_STEP_MM,
    )


def said_size(size: float) -> str:
    """A British or American size as it stands on the box: '8' or '8.5'."""
    return f"{size:g}"


def _nearest_half(size: float) -> float:
    return round(size * 2) / 2
