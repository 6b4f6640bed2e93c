"""The press: the finest it prints and what it prints on, as one family's data sheets have it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from configurator.ground import files
from configurator.ground.units import mm_from_pt
from configurator.model.editions import Edition, Sheets
from configurator.model.substrates import Substrate, substrates_of
from configurator.model.words import Frozen

LIMITS = "press/limits.json"

Points = Annotated[float, Field(gt=0, le=72)]


class FinestPrint(Frozen):
    """The thinnest lines and the smallest type; assets/press/limits.json says what each is for."""

    about: str
    line_pt: Points
    light_line_pt: Points
    good_line_mm: Annotated[float, Field(gt=0, le=5)]
    type_pt: Points
    light_type_pt: Points
    mixed_type_pt: Points

    @property
    def line_mm(self) -> float:
        """The thinnest line in mm."""
        return mm_from_pt(self.line_pt)

    @property
    def light_line_mm(self) -> float:
        """The thinnest line in mm that stays open where it is left light in dark ink."""
        return mm_from_pt(self.light_line_pt)


@dataclass(frozen=True, slots=True)
class Press:
    """What a family's print is held to: the finest print, and every substrate by its id."""

    finest: FinestPrint
    substrates: dict[str, Substrate]


def house_press() -> Press:
    """The press as it ships, for files of nobody's edition."""
    return press_of(Sheets(files.assets_folder(), Edition(family="shop")))


def press_of(sheets: Sheets) -> Press:
    """The press as a family's edition has it. Raises OSError or a validation error."""
    return Press(FinestPrint.model_validate(sheets.read(LIMITS)), substrates_of(sheets))
