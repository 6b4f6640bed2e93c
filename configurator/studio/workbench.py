"""The workbench: families, library and photographs together, and designs made artwork there."""

from __future__ import annotations

from functools import cached_property, lru_cache
from pathlib import Path

from configurator.families import find_families
from configurator.ground import files
from configurator.ground.glyphs import FontBook
from configurator.model.artwork import Artwork
from configurator.model.design import Design
from configurator.model.flatten import flatten
from configurator.model.library import Library
from configurator.model.product import ProductFamily, finished
from configurator.store.photos import PhotoFolder


class UnknownFamily(Exception):
    """A design of a family this app does not have; the message names the ones it has."""


class Workbench:
    """What every design is made with. Built once by the composition root of each process."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.photos = PhotoFolder(data / "photos")

    @cached_property
    def library(self) -> Library:
        """Swatches, motifs, frames and fonts."""
        return Library(files.assets_folder(), FontBook(files.assets_folder() / "fonts"))

    @cached_property
    def families(self) -> dict[str, ProductFamily]:
        """Every product family by its id."""
        return find_families()

    def family(self, design: Design) -> ProductFamily:
        """The family a design belongs to. Raises UnknownFamily."""
        if design.family not in self.families:
            known = ", ".join(self.families)
            raise UnknownFamily(f"There is no product {design.family!r} here; there are {known}.")
        return self.families[design.family]

    def artwork(self, design: Design) -> Artwork:
        """The design flattened on its product, after the family's last word."""
        return _artwork(self, design.model_dump_json())

    def make_artwork(self, design: Design) -> Artwork:
        """The same, not remembered."""
        family = self.family(design)
        shapes = family.shapes(design, self.library)
        return finished(family, design, flatten(design, shapes, self.library), self.library)


@lru_cache(maxsize=32)
def _artwork(bench: Workbench, document: str) -> Artwork:
    return bench.make_artwork(Design.model_validate_json(document))
