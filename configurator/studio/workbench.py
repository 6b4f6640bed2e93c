"""The workbench: families, library and photographs together, and designs made artwork there."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from configurator.ground import files, icc
from configurator.ground.glyphs import FontBook
from configurator.ground.memory import give_back
from configurator.model.artwork import Artwork, Mark, PartShape
from configurator.model.design import Design
from configurator.model.flatten import flatten, layer_marks
from configurator.model.layers import Layer, Pattern
from configurator.model.library import Library
from configurator.model.product import ArtFollower, ProductFamily, Threaded, finished
from configurator.pricing.tariff import Tariff
from configurator.store.photos import PhotoFolder
from configurator.studio.range import Range
from configurator.studio.recent import Recent

if TYPE_CHECKING:
    from configurator.prepress.signing import Signer

OWN_PROFILES = "press"
"""Where in the data folder the shop's own press profiles lie."""
KEPT_ARTWORKS = 32
KEPT_SHAPES = 16
KEPT_LAYERS = 400


class UnknownFamily(Exception):
    """A design of a family this app does not have; the message names the ones it has."""


class Workbench:
    """What every design is made with. Built once by the composition root of each process."""

    def __init__(self, data: Path) -> None:
        self.data = data
        icc.look_in(data / OWN_PROFILES)
        self.photos = PhotoFolder(data / "photos")
        self.range = Range(data)
        self._artworks: Recent[str, Artwork] = Recent(KEPT_ARTWORKS)
        self._shapes: Recent[str, tuple[PartShape, ...]] = Recent(KEPT_SHAPES)
        self._marks: Recent[Layer, tuple[Mark, ...]] = Recent(KEPT_LAYERS)

    @cached_property
    def sign(self) -> Signer:
        """Signs reports for this shop. Raises OSError."""
        from configurator.prepress.signing import shop_signer

        return shop_signer(self.data)

    @cached_property
    def library(self) -> Library:
        """Swatches, motifs, frames and fonts."""
        library = Library(files.assets_folder(), FontBook(files.assets_folder() / "fonts"))
        self._stock_up(library)
        return library

    def _stock_up(self, library: Library) -> None:
        threaded = (each for each in self.families.values() if isinstance(each, Threaded))
        spools = (spool for each in threaded for spool in each.spools)
        library.stock_up(self.range.all_sheets(), spools)

    @cached_property
    def families(self) -> dict[str, ProductFamily]:
        """Every product family by its id, in the edition of the catalog in force here."""
        return self.range.families

    @property
    def editions(self) -> dict[str, int]:
        """The number of each family's edition that this bench works by."""
        _ = self.families
        return self.range.numbers

    def take_up(self, editions: Mapping[str, int] | None = None) -> bool:
        """Work by these editions from now on, or by the newest; whether anything changed.

        Called between visits: nobody's design changes under their hands.
        """
        changed = self.range.take_up(editions)
        if changed:
            if "library" in self.__dict__:
                self._stock_up(self.library)
            self.forget()
        return changed

    def as_of(self, family: str, number: int) -> Workbench:
        """A bench that works by the edition an order was approved in; this one where it does.

        An edition that is gone is made up for by the one in force.
        """
        if self.editions.get(family) == number or number not in self.range.shelf.numbers(family):
            return self
        then = Workbench(self.data)
        then.__dict__["library"] = self.library.apart()
        then.take_up({**self.editions, family: number})
        return then

    def tariff(self, family: str) -> Tariff:
        """A family's prices in the edition in force here. Raises TariffUnreadable."""
        return self.range.tariff(family)

    def make_ready(self) -> None:
        """Load what every design needs now, so that no touch waits for it later."""
        _ = self.families, self.library

    def family(self, design: Design) -> ProductFamily:
        """The family a design belongs to. Raises UnknownFamily."""
        if design.family not in self.families:
            known = ", ".join(self.families)
            raise UnknownFamily(f"There is no product {design.family!r} here; there are {known}.")
        return self.families[design.family]

    def artwork(self, design: Design) -> Artwork:
        """The design flattened on its product, after the family's last word.

        An edit changes one layer; the bare parts and every other layer are what they were.
        """
        return self._artworks.get(design.model_dump_json(), lambda: self._made(design))

    def forget(self) -> None:
        """Hold nothing of any design any more, nor the memory it took."""
        for each in (self._artworks, self._shapes, self._marks):
            each.forget()
        give_back()

    def _made(self, design: Design) -> Artwork:
        family = self.family(design)
        flat = flatten(design, self._bare_parts(family, design), self.library, self._marks_of)
        return finished(family, design, flat, self.library, self.photos)

    def _bare_parts(self, family: ProductFamily, design: Design) -> tuple[PartShape, ...]:
        follows = isinstance(family, ArtFollower) and family.follows_art(design)
        depends = design if follows else without_layers(design)
        key = depends.model_dump_json()
        return self._shapes.get(key, lambda: family.shapes(design, self.library))

    def _marks_of(
        self, layer: Layer, library: Library, shape: PartShape | None
    ) -> tuple[Mark, ...]:
        if isinstance(layer, Pattern):
            return layer_marks(layer, library, shape)
        return self._marks.get(layer, lambda: layer_marks(layer, library))


def without_layers(design: Design) -> Design:
    """The bare product of a design: its size, options, colors and materials."""
    parts = {name: part.model_copy(update={"layers": ()}) for name, part in design.parts.items()}
    return design.model_copy(update={"parts": parts})
