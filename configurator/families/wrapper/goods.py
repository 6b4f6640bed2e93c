"""Goods: the papers, chocolates and decorations a wrapper is chosen from, as the shop's data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, model_validator

from configurator.model.editions import Sheets
from configurator.model.layers import SizeMm
from configurator.model.substrates import Substrate
from configurator.model.words import Frozen, Name, Words

GOODS = "wrapper/choices.json"


class Paper(Frozen):
    """One paper: what it is printed as, and how it looks.

    `look` is the texture of its grain, `grain` how much of it is seen, and `through_ink` whether
    the bare shade is seen through every color, as kraft's brown is.
    """

    id: Name
    words: Words
    swatch: Name
    substrate: Name
    look: Name
    shade: str
    grain: Annotated[float, Field(ge=0, le=1)]
    through_ink: bool
    stock: Substrate | None = None
    """That substrate as the shop has it."""

    @property
    def metal(self) -> str | None:
        """The foil its substrate is faced with, which mirrors where no ink lies."""
        return None if self.stock is None else self.stock.metal

    @property
    def gloss(self) -> bool:
        """Whether it mirrors a window, as silk paper does and raw paper does not."""
        return not self.through_ink


class Chocolate(Frozen):
    """One chocolate; its recipe is in the legal sheet under the same id."""

    id: Name
    words: Words
    swatch: Name


class Decoration(Frozen):
    """One touch of stamped foil: its kind, and the figures of that kind."""

    id: Name
    words: Words
    icon: Name | None = None
    kind: Literal["none", "stars", "frame"]
    stars: Annotated[int, Field(ge=1, le=90)] | None = None
    clear_share: Annotated[float, Field(gt=0, lt=1)] | None = None
    """Share of the front, from its middle out, that stars leave free for the customer's art."""
    line_mm: SizeMm | None = None
    hairline_mm: SizeMm | None = None

    @model_validator(mode="after")
    def _has_the_figures_of_its_kind(self) -> Decoration:
        needed = {
            "none": (),
            "stars": ("stars", "clear_share"),
            "frame": ("line_mm", "hairline_mm"),
        }
        missing = [name for name in needed[self.kind] if getattr(self, name) is None]
        if missing:
            raise ValueError(f"the decoration {self.id} has no {' and no '.join(missing)}")
        return self


class Goods(Frozen):
    """Everything of assets/wrapper/choices.json; `colors` is what the whole sheet prints in."""

    about: str
    papers: tuple[Paper, ...]
    chocolates: tuple[Chocolate, ...]
    decorations: tuple[Decoration, ...]
    colors: tuple[Name, ...]

    def paper(self, paper: str) -> Paper:
        """The paper of that id. Raises KeyError."""
        return {each.id: each for each in self.papers}[paper]

    def decoration(self, decoration: str) -> Decoration:
        """The decoration of that id. Raises KeyError."""
        return {each.id: each for each in self.decorations}[decoration]


def read_goods(sheets: Sheets, stocks: Mapping[str, Substrate]) -> Goods:
    """The goods of assets/wrapper/choices.json. Raises OSError or a validation error."""
    goods = Goods.model_validate(sheets.read(GOODS))
    papers = tuple(
        each.model_copy(update={"stock": stocks.get(each.substrate)}) for each in goods.papers
    )
    return goods.model_copy(update={"papers": papers})
