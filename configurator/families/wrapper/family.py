"""The wrapper family: a bar of chocolate dressed in the customer's own paper."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import cast

from configurator.families.stock import in_stock, stocked, usual_options, usual_size
from configurator.families.wrapper import choices
from configurator.families.wrapper.backdrops import backdrop
from configurator.families.wrapper.bars import BarShelf, read_bars
from configurator.families.wrapper.checks import checked, covered_cm2, foil_paths
from configurator.families.wrapper.decoration import decoration
from configurator.families.wrapper.goods import Goods, Paper, read_goods
from configurator.families.wrapper.legal import Inks, legal_marks
from configurator.families.wrapper.legal_words import LegalSheet, read_legal
from configurator.families.wrapper.parts import PART, Kind, Sheet, bare_flap, laid_out, shape_of
from configurator.families.wrapper.themes import ThemeSheet, carried, read_themes
from configurator.ground import files
from configurator.model.artwork import Artwork, Fill, Paint, PartShape
from configurator.model.design import Design, PartDesign
from configurator.model.editions import Edition, Sheets
from configurator.model.edits import SetOption
from configurator.model.layers import Layer, Lettering, Photo
from configurator.model.library import Library
from configurator.model.press import Press, press_of
from configurator.model.problem import Problem
from configurator.model.product import Face, Option, OtherStock, Part, Size, Theme, View
from configurator.model.words import Language, Words

WORDS = Words(en="Chocolate", he="שוקולד")

WRAP = Part(
    id=PART,
    words=Words(en="Wrapper", he="עטיפה"),
    default_color="cocoa",
    tools=("color", "lettering", "photo", "motif", "stamps", "draw", "pattern", "theme", "option"),
    focus="front",
)

VIEWS = (
    View(id="flat", words=Words(en="Flat", he="פרוש"), aspect=1.9),
    View(id="wrapped", words=Words(en="Wrapped", he="עטוף"), aspect=1.6),
    View(id="back", words=Words(en="Back", he="גב"), aspect=1.9),
)


@dataclass(frozen=True, slots=True)
class Wrapper:
    """Chocolate wrappers; the bars and the themes are the shop's data."""

    bars: BarShelf
    looks: tuple[ThemeSheet, ...]
    law: LegalSheet
    goods: Goods
    press: Press
    id: str = "wrapper"
    words: Words = WORDS
    default_size: str = "100g"
    views: tuple[View, ...] = VIEWS
    options: tuple[Option, ...] = field(init=False)
    parts: tuple[Part, ...] = field(init=False)
    sizes: tuple[Size, ...] = field(init=False)
    themes: tuple[Theme, ...] = field(init=False)

    def __post_init__(self) -> None:
        sizes = tuple(Size(id=bar.id, words=bar.words) for bar in self.bars.bars)
        themes = tuple(Theme(id=t.id, words=t.words, tags=t.tags) for t in self.looks)
        wrap = WRAP.model_copy(update={"colors": self.goods.colors})
        object.__setattr__(self, "sizes", sizes)
        object.__setattr__(self, "themes", themes)
        object.__setattr__(self, "options", choices.options_of(self.goods))
        object.__setattr__(self, "parts", (wrap,))

    def new_design(
        self, theme: str | None = None, size: str | None = None, language: Language = "en"
    ) -> Design:
        """A design to start from, its words in a language; plain when no theme is named.

        Raises KeyError for an unknown theme or size.
        """
        options = usual_options(self.options)
        design = Design(family=self.id, size=size or usual_size(self), options=options)
        front = self.sheet(design).front
        if theme is None:
            return in_stock(self, design.with_part(PART, PartDesign(color=WRAP.default_color)))
        look = next((each for each in self.looks if each.id == theme), None)
        if look is None:
            raise KeyError(theme)
        made = PartDesign(color=look.color, layers=look.layers_on(front, language))
        worn = usual_options(self.options, {**options, **look.options})
        return in_stock(self, design.model_copy(update={"options": worn, "parts": {PART: made}}))

    def sheet(self, design: Design) -> Sheet:
        """The flat sheet of this design's bar and kind. Raises KeyError for an unknown size."""
        return laid_out(self.bars, design.size, cast(Kind, self.chosen(design, "kind")))

    def shapes(self, design: Design, library: Library) -> tuple[PartShape, ...]:
        """The sheet with everything that is printed below and above the customer's layers.

        Raises KeyError for an unknown size or choice, MissingAsset, and LegalPanelFull.
        """
        sheet, chosen = self.sheet(design), partial(self.chosen, design)
        base = library.paint(design.part(PART).color or WRAP.default_color or "cocoa")
        paper = self.paper(design)
        bare = Paint(paper.shade, (0.0, 0.0, 0.0, 0.0))
        foil, inks = library.paint(chosen("foil")), Inks(library.paint("black"), bare)
        law = legal_marks(self.law, sheet, chosen("chocolate"), library.fonts, inks)
        touch = decoration(self.goods.decoration(chosen("decoration")), sheet, foil)
        shape = replace(
            shape_of(sheet),
            base=base,
            under=backdrop(chosen("backdrop"), sheet, base),
            over=(*touch, Fill(bare_flap(sheet), bare, role="base"), *law),
            substrate=paper.substrate,
            stocks=self.press.substrates,
        )
        return (shape,)

    def chosen(self, design: Design, option: str) -> str:
        """The choice of an option; its default where the design says nothing. Raises KeyError."""
        for each in self.options:
            if each.id == option:
                return design.options.get(option, each.default)
        raise KeyError(option)

    def paper(self, design: Design) -> Paper:
        """The paper a design is printed on. Raises KeyError for one there is none of."""
        return self.goods.paper(self.chosen(design, "paper"))

    def other_stocks(self, design: Design) -> tuple[OtherStock, ...]:
        """The papers on offer that are printed otherwise than this design's."""
        own = self.paper(design).stock
        paper = next(each for each in self.options if each.id == "paper")
        papers = ((choice, self.goods.paper(choice.id).stock) for choice in paper.choices)
        return tuple(
            OtherStock(choice.words, stock, SetOption(option="paper", choice=choice.id))
            for choice, stock in papers
            if choice.offered and stock is not None and stock != own
        )

    def refitted(self, before: Design, after: Design) -> Design:
        """`after`, its layers moved to where they lay on `before`'s panels and scaled to fit.

        For a change of size or kind: every layer keeps its spot on its panel.
        """
        old, new = self.sheet(before), self.sheet(after)
        part = after.part(PART)
        layers = tuple(_carried(layer, old, new) for layer in part.layers)
        return after.with_part(PART, part.model_copy(update={"layers": layers}))

    def faces(self, design: Design) -> tuple[Face, ...]:
        """Front and back; the back lies upside down on the sheet, for it turns over the top."""
        sheet = self.sheet(design)
        return (
            Face("front", Words(en="Front", he="חזית"), sheet.front),
            Face("back", Words(en="Back", he="גב"), sheet.back, upside_down=True),
        )

    def check(self, design: Design, artwork: Artwork) -> tuple[Problem, ...]:
        """What folding, labels and paper do to this design: see wrapper/checks.py."""
        return checked(self.sheet(design), design, artwork.part(PART), self.paper(design))

    def facts(self, design: Design, artwork: Artwork) -> dict[str, float]:
        """What the tariff measures.

        `sheet_cm2` of paper, `front_cm2`, `foil_cm2` of stamped foil and `foil_art_cm2` of it on
        the customer's own art, `net_g` of chocolate, and how many `photos` and `words` (lettering
        layers) there are.
        """
        sheet, part = self.sheet(design), artwork.part(PART)
        layers = design.part(PART).layers
        return {
            "sheet_cm2": round(covered_cm2(part.shape.trim), 2),
            "front_cm2": round(sheet.front.width * sheet.front.height / 100, 2),
            "foil_cm2": round(sum(covered_cm2(path) for path in foil_paths(part)), 3),
            "foil_art_cm2": round(sum(map(covered_cm2, foil_paths(part, only_art=True))), 3),
            "net_g": sheet.bar.net_g,
            "photos": float(sum(isinstance(layer, Photo) for layer in layers)),
            "words": float(sum(isinstance(layer, Lettering) for layer in layers)),
        }


def _carried(layer: Layer, old: Sheet, new: Sheet) -> Layer:
    """The layer where it lay before; on the front where its panel is no longer there."""
    x, y = layer.placement.x_mm, layer.placement.y_mm
    for name, panel in old.panels.items():
        if name in new.panels and panel.left <= x <= panel.right and panel.top <= y <= panel.bottom:
            return carried(layer, panel, new.panels[name])
    moved, front = carried(layer, old.front, new.front), new.front
    inside = moved.placement.model_copy(
        update={
            "x_mm": min(max(moved.placement.x_mm, front.left), front.right),
            "y_mm": min(max(moved.placement.y_mm, front.top), front.bottom),
        }
    )
    back: Layer = moved.model_copy(update={"placement": inside})
    return back


def opened(sheets: Sheets) -> Wrapper:
    """Wrappers as the shop's data sheets have them. Raises ValueError for sheets that are wrong."""
    looks = read_themes(sheets.assets)
    law, press = read_legal(sheets), press_of(sheets)
    goods = read_goods(sheets, press.substrates)
    made = Wrapper(read_bars(sheets), looks, law, goods, press)
    return stocked(made, sheets.edition)


FAMILY = opened(Sheets(files.assets_folder(), Edition(family="wrapper")))
