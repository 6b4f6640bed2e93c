"""Limits: what a substrate and a press can hold, against which a finished file is measured."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Lengths in mm, type and lines in pt, resolutions in samples an inch, ink as a share of 1.

    As ink.md has them; `ink` is the largest sum of inks (3.0 is 300 %), by substrate.
    """

    substrate: str = "coated"
    ink: float = 3.0
    wanted_ppi: float = 300.0
    least_ppi: float = 150.0
    most_ppi: float = 450.0
    bleed_mm: float = 3.0
    white: bool = False
    """Whether the stock shows through inks, so that white must lie below them."""
    rgb_photos: bool = False
    """Whether photographs may be left for the press to convert, by a profile they carry."""
    safe_mm: float = 3.0
    line_pt: float = 0.25
    line_reversed_pt: float = 0.5
    type_pt: float = 5.0
    type_reversed_pt: float = 6.0
    type_inks_pt: float = 9.0
    code_least_mm: float = 0.264
    code_most_mm: float = 0.66
    code_height_mm: float = 15.0
    """Bars are 22.85 mm high at full size (GS1); cut lower in practice, scanners need this much."""


COATED = Limits()
