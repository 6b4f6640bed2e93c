"""The right foot: the left shoe's art laid out the other way round, its words never mirrored."""

from __future__ import annotations

from dataclasses import replace

from configurator.families.shoe.catalog import is_right, left_of
from configurator.model.artwork import Artwork, PartArtwork
from configurator.model.design import Design
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
    layers = design.part(left_of(part.part)).layers
    if not is_right(part.part) or part.part in own_right_parts(design) or not layers:
        return part
    from configurator.model.flatten import layer_marks

    width = part.shape.trim.box.right
    marks = [
        mark
        for layer in layers
        for mark in layer_marks(crossed_over(layer, width), library, part.shape)
    ]
    return replace(part, marks=(*part.marks, *marks))


def crossed_over(layer: Layer, width_mm: float) -> Layer:
    """A layer moved to the mirrored spot of a panel so wide, itself left the right way round."""
    at = layer.placement
    moved = at.model_copy(
        update={"x_mm": width_mm - at.x_mm, "rotation_deg": -at.rotation_deg or 0.0}
    )
    return layer.model_copy(update={"placement": moved})
