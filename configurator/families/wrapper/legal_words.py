"""Legal words: the versioned sheet of what must stand on a bar, as the shop's data has it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from configurator.families.wrapper.bars import Bar
from configurator.model.editions import Sheets
from configurator.model.words import Frozen, Name, Words

SALT_PER_SODIUM = 2.5
"""Regulation (EU) 1169/2011 annex I: salt is sodium times 2.5."""
SUGAR_TEASPOON_G = 4.0
"""A teaspoon of sugar in grams, Public Health Regulations (Nutritional Labelling) 5778-2017."""

TwelveDigits = Annotated[str, StringConstraints(pattern=r"^2[0-9]{11}$")]
"""An item number of the shop's own: GS1 keeps prefixes 20 to 29 for use inside a company."""


class LetterHeight(Frozen):
    """The least x-height of legal lettering, and the lesser one for small packs."""

    least_mm: float
    small_pack_mm: float
    small_pack_below_cm2: float
    source: str

    def least_for(self, largest_face_cm2: float) -> float:
        """The least x-height in mm on a pack whose largest face has that area."""
        small = largest_face_cm2 < self.small_pack_below_cm2
        return self.small_pack_mm if small else self.least_mm


class NetHeight(Frozen):
    """The least height of the net weight's figures: up to so many grams, so many mm."""

    source: str
    steps: tuple[tuple[float, float], ...]

    def least_for(self, grams: float) -> float:
        """The least figure height in mm for a net weight; the last step holds above it."""
        fitting = (height for upto, height in self.steps if grams <= upto)
        return next(fitting, self.steps[-1][1])


class Labels(Frozen):
    """The panel's own words."""

    ingredients: Words
    traces: Words
    best_before: Words
    lot: Words
    net: Words
    nutrition: Words
    per_100: Words
    per_portion: Words


class Row(Frozen):
    """One line of the nutrition table, given to so many decimal places."""

    id: Name
    words: Words
    places: Annotated[int, Field(ge=0, le=2)]


class Food(Frozen):
    """One recipe: its legal name, its ingredients with allergens between asterisks, its values."""

    name: Words
    ingredients: Words
    traces: Words
    per_100_g: dict[Name, float]

    def amount(self, row: str, grams: float) -> float:
        """How much of a nutrient is in so many grams; sodium and teaspoons follow from the rest."""
        per_100 = dict(self.per_100_g)
        per_100["sodium_mg"] = per_100["salt_g"] / SALT_PER_SODIUM * 1000
        per_100["sugar_teaspoons"] = per_100["sugars_g"] / SUGAR_TEASPOON_G
        return per_100[row] * grams / 100


class LegalSheet(Frozen):
    """Everything the legal panel says, with the version it was approved under."""

    version: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}$")]
    market: Name
    about: str
    not_here: str
    x_height: LetterHeight
    net_height: NetHeight
    producer: Words
    origin: Words
    storage: Words
    labels: Labels
    rows: tuple[Row, ...]
    foods: dict[Name, Food]
    items_about: str
    items: dict[Name, dict[Name, TwelveDigits]]

    def least_x_height(self, bar: Bar) -> float:
        """The least x-height in mm on this bar, from the area of its largest face."""
        return self.x_height.least_for(bar.length_mm * bar.width_mm / 100)


LEGAL = "wrapper/legal-*.json"


def read_legal(sheets: Sheets) -> LegalSheet:
    """The newest legal sheet of assets/wrapper/. Raises OSError or a validation error."""
    return LegalSheet.model_validate(sheets.read(sheets.newest(LEGAL)))
