"""Flattening: a design laid on its product as exact artwork, each layer by its own kind's rules."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce

from configurator.ground.geometry import Affine, Box
from configurator.ground.units import effective_ppi
from configurator.model import drawn_marks, lettering_marks, motif_marks, photo_marks
from configurator.model.artwork import Artwork, Fill, Mark, PartArtwork, PartShape
from configurator.model.design import Design, PartDesign
from configurator.model.layers import (
    Drawing,
    Layer,
    Lettering,
    Motif,
    Pattern,
    Photo,
    Placement,
    Stamps,
)
from configurator.model.library import Library

MarksOf = Callable[[Layer, Library, PartShape | None], tuple[Mark, ...]]

EMPTY_MM = 10.0
"""Side of the box of a layer that has nothing on it yet."""


def flatten(
    design: Design,
    shapes: tuple[PartShape, ...],
    library: Library,
    marks_of: MarksOf | None = None,
) -> Artwork:
    """A design as artwork on the bare parts of its product.

    From lowest to highest: the part's color (or its shape's own) over the whole bleed, what lies
    under the customer's layers, the layers, and what lies over them. `marks_of` may stand in for
    `layer_marks`, to reuse the marks of layers that did not change. Raises MissingAsset.
    """
    made = marks_of or layer_marks
    parts = tuple(_part(design.part(shape.part), shape, library, made) for shape in shapes)
    return Artwork(design.family, design.size, parts)


def _part(part: PartDesign, shape: PartShape, library: Library, marks_of: MarksOf) -> PartArtwork:
    paint = shape.base if part.color is None else library.paint(part.color)
    base = () if paint is None else (Fill(shape.bleed, paint, role="base"),)
    layers = (mark for layer in part.layers for mark in marks_of(layer, library, shape))
    return PartArtwork(shape, (*base, *shape.under, *layers, *shape.over))


def layer_marks(layer: Layer, library: Library, shape: PartShape | None = None) -> tuple[Mark, ...]:
    """A layer's marks in part mm, lowest first. Raises MissingAsset.

    A pattern covers the bleed of `shape`, or a sample around its placement when there is none.
    """
    spot = placed(layer.placement)
    match layer:
        case Lettering():
            return lettering_marks.marks(layer, library, spot)
        case Photo():
            return photo_marks.marks(layer, library, spot)
        case Motif():
            return motif_marks.motif_marks(layer, library, spot)
        case Stamps():
            return motif_marks.stamp_marks(layer, library, spot)
        case Drawing():
            return drawn_marks.marks(layer, library, spot)
        case Pattern():
            return motif_marks.pattern_marks(layer, library, spot, shape)


def layer_box(layer: Layer, library: Library, shape: PartShape | None = None) -> Box:
    """The layer's box before it is turned, in mm around its placement, for handles and snapping.

    It is never smaller than a finger can find: an empty lettering has the box of one letter.
    Raises MissingAsset.
    """
    match layer:
        case Lettering():
            return lettering_marks.box(layer, library)
        case Photo():
            return photo_marks.box(layer)
        case Pattern():
            return motif_marks.pattern_box(layer, shape)
        case Motif() | Stamps() | Drawing():
            return _marks_box(layer, library)


def placed(placement: Placement) -> Affine:
    """The transform from a layer's own coordinates, around (0, 0), to part mm."""
    turn = Affine.rotate(placement.rotation_deg)
    return turn.then(Affine.translate(placement.x_mm, placement.y_mm))


def upright_box(layer: Layer, library: Library, shape: PartShape | None = None) -> Box:
    """The upright box around a turned layer's box, in part mm. Raises MissingAsset."""
    box, spot = layer_box(layer, library, shape), placed(layer.placement)
    corners = [spot.apply(x, y) for x in (box.left, box.right) for y in (box.top, box.bottom)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return Box(min(xs), min(ys), max(xs), max(ys))


def photo_ppi(photo: Photo) -> float:
    """Picture samples an inch at the size a photograph is placed."""
    return effective_ppi(1.0, photo_marks.mm_per_px(photo))


def _marks_box(layer: Motif | Stamps | Drawing, library: Library) -> Box:
    """The box around the marks of a layer, or a small one when it has none yet."""
    home = layer.model_copy(update={"placement": Placement(x_mm=0, y_mm=0)})
    boxes = [mark.path.box for mark in layer_marks(home, library) if isinstance(mark, Fill)]
    if not boxes:
        return Box(-EMPTY_MM / 2, -EMPTY_MM / 2, EMPTY_MM / 2, EMPTY_MM / 2)
    return reduce(Box.union, boxes)
