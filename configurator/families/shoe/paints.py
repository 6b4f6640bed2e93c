"""Paints: what each part of a pair is colored with: its dressed panel, or its plain color."""

from __future__ import annotations

import skia

from configurator.families.shoe.catalog import Catalog, is_right, left_of
from configurator.families.shoe.parts import bare_parts
from configurator.families.shoe.rightfoot import color_of, material_of
from configurator.families.shoe.skins import dyed, shader, skin
from configurator.footwear.sizes import REFERENCE_EU
from configurator.ground.geometry import Affine, Box
from configurator.model.artwork import Artwork
from configurator.model.design import Design
from configurator.model.library import Library
from configurator.model.photos import PhotoShelf

SATIN = {
    "leather": 0.34,
    "printed": 0.16,
    "rubber": 0.22,
    "canvas": 0.06,
    "suede": 0.03,
    "laces": 0.06,
    "stitching": 0.10,
}
"""How strongly each material mirrors the light, of the full gloss of the negative."""

HOLE = "#15130f"


class Paints:
    """The paints of one design: each part's dressed panel, or its plain color."""

    def __init__(  # noqa: PLR0913, PLR0917 - all that a pair is painted from
        self,
        design: Design,
        artwork: Artwork,
        library: Library,
        shelf: PhotoShelf,
        px_per_mm: float,
        catalog: Catalog,
    ) -> None:
        self._design, self._library, self._shelf = design, library, shelf
        self._catalog = catalog
        self._px_per_mm = round(px_per_mm, 2)
        self._parts = {part.part: part for part in artwork.parts}
        self._meshes = {
            shape.part: shape.zone("visible").outline.box
            for shape in bare_parts(design.options.get("model", "low-top"), REFERENCE_EU)
        }

    def color(self, part: str) -> int:
        """The plain color of a part."""
        if part.endswith("hole"):
            return dyed(HOLE)
        return dyed(self._library.paint(color_of(self._design, part)).srgb)

    def satin(self, part: str) -> float:
        """How strongly a part mirrors the light."""
        left = left_of(part)
        if left == "hole":
            return 0.0
        return SATIN.get(left if left in SATIN else self._look(part), 0.1)

    def _look(self, part: str) -> str:
        """Whose grain and gloss a part has: its material's own, or that of what it is like."""
        return self._catalog.material(material_of(self._design, part)).look

    def shader(self, part: str) -> skia.Shader | None:
        """A panel's skin over its mesh; None for parts that are not panels."""
        made = self._parts.get(part)
        if made is None:
            return None
        laid = skin(made, self._look(part), self._px_per_mm, self._shelf)
        source = made.shape.zone("visible").outline.box
        return shader(laid, _onto(source, self._meshes[left_of(part)], mirrored=is_right(part)))


def _onto(source: Box, target: Box, *, mirrored: bool) -> Affine:
    """From a panel at the design's size to the left one at size 42, which meshes are made of."""
    across, down = target.width / source.width, target.height / source.height
    drop = target.top - down * source.top
    if mirrored:
        return Affine(a=-across, d=down, e=target.right + across * source.left, f=drop)
    return Affine(a=across, d=down, e=target.left - across * source.left, f=drop)
