"""Bars: the chocolate that is wrapped, measured in mm and grams, as the shop's data has it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from configurator.model.editions import Sheets
from configurator.model.layers import SizeMm
from configurator.model.words import Frozen, Name, Words


class Bar(Frozen):
    """One bar as it leaves its mold, and how much paper its ends and its seam take."""

    id: Name
    words: Words
    net_g: Annotated[float, Field(gt=0, le=5000)]
    portion_g: Annotated[float, Field(gt=0, le=500)]
    length_mm: SizeMm
    width_mm: SizeMm
    thickness_mm: SizeMm
    segments: tuple[int, int]
    """How many pieces it breaks into, along and across."""
    peek_mm: SizeMm
    """Foil that a sleeve leaves bare at each end."""
    tuck_mm: SizeMm
    """How far a fold-end reaches onto the back."""
    flap_mm: SizeMm
    """Width of the glue flap."""
    legal_mm: tuple[SizeMm, SizeMm]
    """Width and height of the legal panel."""


class Margins(Frozen):
    """What is kept along cuts, folds and the glue flap, in mm, whatever the bar.

    The data file says what each is for.
    """

    bleed_mm: SizeMm
    safe_mm: SizeMm
    crease_mm: SizeMm
    chamfer_mm: SizeMm
    glue_clear_mm: SizeMm
    ink_overlap_mm: SizeMm


class BarShelf(Frozen):
    """The data file: where its numbers come from, the slack of the wrap, and the bars."""

    about: str
    slack: str
    edges: str
    margins: Margins
    wrap_slack_mm: Annotated[float, Field(ge=0, le=10)]
    seam_mm: Annotated[float, Field(ge=0, le=5)]
    bars: tuple[Bar, ...]

    def bar(self, bar_id: str) -> Bar:
        """The bar of that id. Raises KeyError."""
        for bar in self.bars:
            if bar.id == bar_id:
                return bar
        raise KeyError(bar_id)


BARS = "wrapper/bars.json"


def read_bars(sheets: Sheets) -> BarShelf:
    """The bars of assets/wrapper/bars.json. Raises OSError or a validation error."""
    return BarShelf.model_validate(sheets.read(BARS))
