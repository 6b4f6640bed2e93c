"""The patch family: an embroidered badge of the customer's own, in thread on twill."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

from configurator.families.patch.catalog import FREE, Catalog, read_catalog
from configurator.families.patch.checks import check
from configurator.families.patch.choices import FACE_PART, VIEWS, WORDS, options_of, sizes_of
from configurator.families.patch.parts import FACE, planned, shape_of, width_of
from configurator.families.patch.photo_threads import without_photos
from configurator.families.patch.refitting import refitted
from configurator.families.patch.spools import SHIPPED
from configurator.families.patch.themes import ThemeSheet, read_themes
from configurator.families.patch.threads import Shelf, ThreadUse, in_threads, threads
from configurator.families.stock import in_stock, stocked, usual_options, usual_size
from configurator.ground import files
from configurator.ground.geometry import Path
from configurator.ground.outlines import area_of
from configurator.model.artwork import Artwork, Fill, PartShape
from configurator.model.design import Design, PartDesign
from configurator.model.editions import Edition, Sheets
from configurator.model.flatten import layer_marks
from configurator.model.layers import Pattern
from configurator.model.library import Library, Swatch
from configurator.model.photos import PhotoShelf
from configurator.model.press import Press, press_of
from configurator.model.problem import Problem
from configurator.model.product import Option, Part, Size, Theme, View
from configurator.model.words import Language, Words


@dataclass(frozen=True)
class Patch:
    """Embroidered patches; shapes, limits, cloths, threads and themes are the shop's data."""

    catalog: Catalog
    looks: tuple[ThemeSheet, ...]
    press: Press
    id: str = "patch"
    words: Words = WORDS
    views: tuple[View, ...] = VIEWS
    default_size: str = field(init=False)
    sizes: tuple[Size, ...] = field(init=False)
    options: tuple[Option, ...] = field(init=False)
    parts: tuple[Part, ...] = field(init=False)
    themes: tuple[Theme, ...] = field(init=False)

    def __post_init__(self) -> None:
        made = {
            "default_size": str(self.catalog.limits.default_mm),
            "sizes": sizes_of(self.catalog),
            "options": options_of(self.catalog),
            "parts": (
                FACE_PART.model_copy(
                    update={"colors": tuple(thread.id for thread in self.catalog.threads)}
                ),
            ),
            "themes": tuple(Theme(id=t.id, words=t.words, tags=t.tags) for t in self.looks),
        }
        for name, value in made.items():
            object.__setattr__(self, name, value)

    @cached_property
    def shelf(self) -> Shelf:
        """The threads in stock, by likeness."""
        gone = self.catalog.gone
        return Shelf(tuple(each for each in self.catalog.threads if each.id not in gone))

    @property
    def spools(self) -> tuple[Swatch, ...]:
        """The colors as threads of the chart that the shop sews from, where it is not ours."""
        return () if self.catalog.limits.chart == SHIPPED else self.catalog.threads

    def new_design(
        self, theme: str | None = None, size: str | None = None, language: Language = "en"
    ) -> Design:
        """A design to start from; plain twill without a theme. Raises KeyError for unknown ones."""
        chosen = usual_options(self.options)
        design = Design(family=self.id, size=size or usual_size(self), options=chosen)
        width = width_of(self.catalog, design.size)
        if theme is None:
            return design.with_part(FACE, PartDesign())
        look = next((each for each in self.looks if each.id == theme), None)
        if look is None:
            raise KeyError(theme)
        worn = usual_options(self.options, {**chosen, **look.options})
        design = design.model_copy(update={"options": worn})
        room = planned(self.catalog, design).room
        return in_stock(self, design.with_part(FACE, look.part_for(width, room, language)))

    def shapes(self, design: Design, library: Library) -> tuple[PartShape, ...]:
        """The face: its outline (a free cut's follows the art), border and lines."""
        plan = planned(self.catalog, design, self._art(design, library))
        cloth = library.paint(self._chosen(design, "twill"))
        rim = library.paint(self._chosen(design, "border-color"))
        return (replace(shape_of(plan, cloth, rim), stocks=self.press.substrates),)

    def _chosen(self, design: Design, option: str) -> str:
        defaults = {each.id: each.default for each in self.options}
        return design.options.get(option, defaults[option])

    def follows_art(self, design: Design) -> bool:
        """Only a free cut runs around what lies on it."""
        return self._chosen(design, "shape") == FREE

    def says(self, option: str, design: Design) -> bool:
        """How full a ground is sewn says nothing of a patch that shows its cloth."""
        return option != "cover" or design.part(FACE).color is not None

    def _art(self, design: Design, library: Library) -> tuple[Path, ...]:
        if not self.follows_art(design):
            return ()
        return tuple(
            mark.path if isinstance(mark, Fill) else mark.clip
            for layer in design.part(FACE).layers
            if not isinstance(layer, Pattern)
            for mark in layer_marks(layer, library)
        )

    def finish(self, design: Design, artwork: Artwork, library: Library) -> Artwork:
        """The artwork in threads: every color but the cloth's becomes the nearest thread."""
        return in_threads(self.shelf, design, artwork, library, self.catalog.limits)

    def without_photos(self, artwork: Artwork, photos: PhotoShelf) -> Artwork:
        """The artwork with its photographs traced in the threads the rest of it leaves."""
        return without_photos(self.shelf, self.catalog.limits.thread_limit, artwork, photos)

    def refitted(self, before: Design, after: Design) -> Design:
        """`after` with every layer carried from `before`'s room into its own.

        For a change of size or shape: the art keeps its place and fills as much as it did.
        """
        return refitted(self.catalog, before, after)

    def check(self, design: Design, artwork: Artwork) -> tuple[Problem, ...]:
        """What cannot be sewn, each with the edits that mend it."""
        return check(self.catalog, self.shelf, design, artwork)

    def threads(self, artwork: Artwork) -> tuple[ThreadUse, ...]:
        """The thread list: each thread with its area, stitches and metres."""
        return threads(self.catalog, self.shelf, artwork)

    def facts(self, design: Design, artwork: Artwork) -> dict[str, float]:
        """What the tariff measures: areas, colors, stitches, thread and the rim's length."""
        used = self.threads(artwork)
        trim = area_of(artwork.part(FACE).shape.trim)
        return {
            "thread-cm2": round(sum(use.area_mm2 for use in used) / 100, 2),
            "cloth-cm2": round(trim.area / 100, 2),
            "thread-colors": float(len(used)),
            "stitches": float(sum(use.stitches for use in used)),
            "thread-m": round(sum(use.length_m for use in used), 1),
            "border-mm": round(trim.length, 1),
        }


def opened(sheets: Sheets) -> Patch:
    """Patches as the shop's data sheets have them. Raises ValueError for sheets that are wrong."""
    made = Patch(
        catalog=read_catalog(sheets), looks=read_themes(sheets.assets), press=press_of(sheets)
    )
    return stocked(made, sheets.edition)


FAMILY = opened(Sheets(files.assets_folder(), Edition(family="patch")))
