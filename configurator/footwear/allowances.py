"""Allowances: what is cut beyond the finished edge so a panel can be lasted, lapped, folded, sewn.

They are the same in every size: overlaps and lasting margins are not graded (practice).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from configurator.model.words import Frozen

Length = Annotated[float, Field(gt=0, le=60)]
Rows = tuple[Length, ...]


class EdgeKind(StrEnum):
    """How one edge of a panel is made up."""

    LASTED = "lasted"
    """Pulled under the last and cemented to the insole board."""
    LAPPED = "lapped"
    """Lies under the neighboring panel, which is stitched on top of it."""
    FOLDED = "folded"
    """Skived and turned in, as along the top line."""
    RAW = "raw"
    """Cut, and stitched down on top of its neighbor."""
    LOOSE = "loose"
    """Cut and left, as inside a lining."""
    FOLDLINE = "foldline"
    """Not an edge at all: the half panel is opened out about this line."""


class Making(Frozen):
    """The figures a pair is cut and sewn by, in mm; assets/shoe/shoe.json says what each is for."""

    lasted_mm: Length
    lapped_mm: Length
    folded_mm: Length
    raw_rows_mm: Rows
    folded_rows_mm: Rows
    notch_depth_mm: Length
    notch_width_mm: Length
    notched_from_mm: Length
    safe_mm: Length
    bleed_mm: Length
    foxing_overlap_mm: Length
    foxing_stitch_mm: Length
    eyelet_radius_mm: Length

    @model_validator(mode="after")
    def _notches_stay_inside(self) -> Making:
        if self.notch_depth_mm >= self.notched_from_mm:
            raise ValueError("a notch is deeper than the narrowest allowance that takes one")
        return self

    @property
    def allowances_mm(self) -> dict[EdgeKind, float]:
        """Cut beyond the finished edge, by how the edge is made up."""
        return {
            EdgeKind.LASTED: self.lasted_mm,
            EdgeKind.LAPPED: self.lapped_mm,
            EdgeKind.FOLDED: self.folded_mm,
            EdgeKind.RAW: 0.0,
            EdgeKind.LOOSE: 0.0,
            EdgeKind.FOLDLINE: 0.0,
        }

    @property
    def stitch_rows_mm(self) -> dict[EdgeKind, Rows]:
        """Rows of stitches, each so far inside the finished edge."""
        return {EdgeKind.RAW: self.raw_rows_mm, EdgeKind.FOLDED: self.folded_rows_mm}
