"""The right foot: the left shoe's art laid out the other way round, its words never mirrored."""

from __future__ import annotations

from dataclasses import replace

from configurator.families.shoe.catalog import CATALOG, is_right, left_of
from configurator.model.artwork import Artwork, Fill, PartArtwork
from configurator.model.design import Design
from configurator.model.flatten import layer_marks
from configurator.model.layers import Layer
from configurator.model.library import Library


def with_right_shoe(design: Design, artwork: Artwork, library: Library) -> Artwork:
    """Artwork whose right panels carry the left ones' layers, unless they have their own.

    In a pair of different shoes a right part that the customer has not touched still follows the
    left one, so a single panel can be changed.
    """
    parts = tuple(_followed(part, design, library) for part in artwork.parts)
    return replace(artwork, parts=parts)


def own_right_parts(design: Design) -> frozenset[str]:
    """The right parts this design makes differently."""
    if design.options.get("pair") != "different":
        return frozenset()
    return frozenset(part for part in design.parts if is_right(part))


def _followed(part: PartArtwork, design: Design, library: Library) -> PartArtwork:
    if not is_right(part.part) or part.part in own_right_parts(design):
        return part
    width, shape = part.shape.trim.box.right, part.shape
    base = () if shape.base is None else (Fill(shape.bleed, shape.base, role="base"),)
    marks = [
        mark
        for layer in design.part(left_of(part.part)).layers
        for mark in layer_marks(crossed_over(layer, width), library, shape)
    ]
    return replace(part, marks=(*base, *shape.under, *marks, *shape.over))


def color_of(design: Design, part: str) -> str:
    """The swatch a part shows: its own, else the left shoe's, else the part's default."""
    own = design.part(part).color if _has_own(design, part) else None
    chosen = own or design.part(left_of(part)).color
    return chosen or CATALOG.part(left_of(part)).default_color or "paper-white"


def material_of(design: Design, part: str) -> str:
    """The material a part is made of: its own, else the left shoe's, else the first offered."""
    own = design.part(part).material if _has_own(design, part) else None
    offered = CATALOG.part(left_of(part)).materials
    return own or design.part(left_of(part)).material or (offered[0] if offered else "cotton")


def _has_own(design: Design, part: str) -> bool:
    return not is_right(part) or part in own_right_parts(design)


def crossed_over(layer: Layer, width_mm: float) -> Layer:
    """A layer moved to the mirrored spot of a panel so wide, itself left the right way round."""
    at = layer.placement
    moved = at.model_copy(
        update={"x_mm": width_mm - at.x_mm, "rotation_deg": -at.rotation_deg or 0.0}
    )
    return layer.model_copy(update={"placement": moved})
