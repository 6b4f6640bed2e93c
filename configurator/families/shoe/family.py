"""The shoe family: a pair of sneakers made panel by panel, each in its own color and art."""

from __future__ import annotations

from dataclasses import dataclass, field

from configurator.families.shoe import checks, measures, parts
from configurator.families.shoe.catalog import (
    CATALOG,
    Catalog,
    both_shoes,
    read_catalog,
    sizes_offered,
)
from configurator.families.shoe.rightfoot import with_right_shoe
from configurator.families.shoe.themes import ThemeSheet, fitted, read_themes
from configurator.families.stock import in_stock, stocked, usual_options, usual_size
from configurator.ground import files
from configurator.model.artwork import Artwork, PartShape
from configurator.model.design import Design, PartDesign
from configurator.model.editions import Edition, Sheets
from configurator.model.library import Library
from configurator.model.press import Press, press_of
from configurator.model.problem import Problem
from configurator.model.product import Option, Part, Size, Theme, View
from configurator.model.words import Language, Words

WORDS = Words(en="Shoes", he="נעליים")


@dataclass(frozen=True, slots=True)
class Shoe:
    """Custom shoes: a laced court sneaker and a slip-on, EU 35 to 47."""

    looks: tuple[ThemeSheet, ...]
    press: Press
    catalog: Catalog = CATALOG
    id: str = "shoe"
    words: Words = WORDS
    default_size: str = "42"
    options: tuple[Option, ...] = CATALOG.options
    views: tuple[View, ...] = CATALOG.views
    sizes: tuple[Size, ...] = field(init=False)
    parts: tuple[Part, ...] = field(init=False)
    themes: tuple[Theme, ...] = field(init=False)

    def __post_init__(self) -> None:
        themes = tuple(Theme(id=t.id, words=t.words, tags=t.tags) for t in self.looks)
        object.__setattr__(self, "themes", themes)
        object.__setattr__(self, "sizes", sizes_offered(self.catalog))
        object.__setattr__(self, "parts", both_shoes(self.catalog.parts))

    def new_design(
        self, theme: str | None = None, size: str | None = None, language: Language = "en"
    ) -> Design:
        """A pair to start from, its words in a language; plain when no theme is named.

        Raises KeyError for an unknown theme or size.
        """
        options = usual_options(self.options)
        size = size or usual_size(self)
        if size not in {each.id for each in self.sizes}:
            raise KeyError(size)
        plain = {part.id: _plain(part) for part in self.catalog.parts if part.offered(options)}
        design = Design(family=self.id, size=size, options=options, parts=plain)
        if theme is None:
            return in_stock(self, design)
        look = next((each for each in self.looks if each.id == theme), None)
        if look is None:
            raise KeyError(theme)
        dressed = look.dressed(design, language, self.catalog.making)
        worn = usual_options(self.options, dressed.options)
        return in_stock(self, dressed.model_copy(update={"options": worn}))

    def shapes(self, design: Design, library: Library) -> tuple[PartShape, ...]:
        """The cut panels of both shoes at this size. Raises KeyError for unknown sizes."""
        return parts.shapes(design, library, self.catalog.making, self.press.substrates)

    def finish(self, design: Design, artwork: Artwork, library: Library) -> Artwork:
        """The right shoe's panels get the left one's art, set out the other way round but never
        mirrored itself, except where the customer made the right shoe different."""
        return with_right_shoe(design, artwork, library)

    def refitted(self, before: Design, after: Design) -> Design:
        """`after`, its layers moved to where they lay on `before`'s panels and scaled to fit.

        For a change of size or model: every layer keeps its spot on its panel.
        """
        return fitted(before, after, self.catalog.making)

    def check(self, design: Design, artwork: Artwork) -> tuple[Problem, ...]:
        """What cannot be made about this pair."""
        return checks.check(design, artwork, self.catalog)

    def facts(self, design: Design, artwork: Artwork) -> dict[str, float]:
        """What the tariff measures; see `measures`."""
        return measures.facts(design, artwork)


def _plain(part: Part) -> PartDesign:
    return PartDesign(color=part.default_color, material=next(iter(part.materials), None))


def opened(sheets: Sheets) -> Shoe:
    """Shoes as the shop's data sheets have them. Raises ValueError for sheets that are wrong."""
    made = Shoe(
        looks=read_themes(sheets.assets), catalog=read_catalog(sheets), press=press_of(sheets)
    )
    return stocked(made, sheets.edition)


FAMILY = opened(Sheets(files.assets_folder(), Edition(family="shoe")))
