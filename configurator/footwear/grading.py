"""Grading: the size 42 standard made longer and fuller for every other size.

A standard is drawn once, flat, with x along the shoe and y around it. A full size adds a Paris
point to the length and 5 mm to the girth, spread over the whole standard as a pantograph does it,
so any two panels that share a seam at 42 share it at every size.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from configurator.footwear.sizes import GIRTH_GRADE_MM, REFERENCE_EU, last_size
from configurator.ground.geometry import Affine, Path


@dataclass(frozen=True, slots=True)
class Grade:
    """How far a size is from the standard: factors along the shoe and around it."""

    along: float
    around: float

    @property
    def affine(self) -> Affine:
        """The grade as a transform of the standard's own frame."""
        return Affine.scale(self.along, self.around)


@lru_cache(maxsize=64)
def grade(eu: int, over_last_mm: float = 0.0) -> Grade:
    """The grade of an EU size. Raises KeyError for a size that is not made.

    `over_last_mm` is for parts longer than the last by a fixed amount, such as an outsole with its
    edge: they too grow by exactly one Paris point a size.
    """
    size, reference = last_size(eu), last_size(REFERENCE_EU)
    return Grade(
        (size.last_length_mm + over_last_mm) / (reference.last_length_mm + over_last_mm),
        size.ball_girth_mm / reference.ball_girth_mm,
    )


BALL_WIDTH_MM = 106.0
"""Outsole width at the ball, EU 42."""

BALL_WIDTH_GRADE_MM = GIRTH_GRADE_MM / 3
"""Bottom width a full size apart: a third of the girth grade (practice)."""


@lru_cache(maxsize=64)
def sole_grade(eu: int, over_last_mm: float) -> Grade:
    """The grade of a bottom part: a Paris point along, a third of the girth grade across."""
    steps = eu - REFERENCE_EU
    return Grade(
        grade(eu, over_last_mm).along,
        (BALL_WIDTH_MM + steps * BALL_WIDTH_GRADE_MM) / BALL_WIDTH_MM,
    )


def graded(path: Path, eu: int, over_last_mm: float = 0.0) -> Path:
    """A path of the standard, at an EU size."""
    return path.transformed(grade(eu, over_last_mm).affine)
