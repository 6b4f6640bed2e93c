"""Arrange: the order of layers, their lock, copies, and what a finished gesture does to them."""

from __future__ import annotations

from configurator.model.design import Design
from configurator.model.edits import (
    AddLayer,
    EditRefused,
    RemoveLayer,
    ReorderLayer,
    ReplaceLayer,
)
from configurator.model.layers import Drawing, Layer, Lettering, Photo, Placement, Stamps
from configurator.model.resizing import resized
from configurator.tools.parameter import replaced

ASIDE_MM = 5.0
"""How far a copy lies from its original, so that both are seen."""

UPRIGHT_WITHIN_DEG = 4.0
"""A turn this near to a quarter or half-quarter turn settles on it."""

LEAST_MM, MOST_MM = 2.0, 1200.0
"""Between these a pinch may take a layer: small as a button, large as the largest sheet."""

DRAWING_SCALES = (0.05, 20.0)


def raised(design: Design, layer_id: str) -> ReorderLayer:
    """One place up; where it was when it is on top. Raises EditRefused."""
    at, count = _at(design, layer_id)
    return ReorderLayer(layer_id=layer_id, index=min(at + 1, count - 1))


def lowered(design: Design, layer_id: str) -> ReorderLayer:
    """One place down; where it was when it is lowest. Raises EditRefused."""
    at, _ = _at(design, layer_id)
    return ReorderLayer(layer_id=layer_id, index=max(at - 1, 0))


def to_top(design: Design, layer_id: str) -> ReorderLayer:
    """Above all others of its part. Raises EditRefused."""
    _, count = _at(design, layer_id)
    return ReorderLayer(layer_id=layer_id, index=count - 1)


def to_bottom(design: Design, layer_id: str) -> ReorderLayer:
    """Below all others of its part. Raises EditRefused."""
    _at(design, layer_id)
    return ReorderLayer(layer_id=layer_id, index=0)


def duplicated(design: Design, layer_id: str) -> AddLayer:
    """A copy just above, a little aside, and free to move. Raises EditRefused."""
    part, layer = _found(design, layer_id)
    at, _ = _at(design, layer_id)
    spot = layer.placement
    aside = spot.model_copy(update={"x_mm": spot.x_mm + ASIDE_MM, "y_mm": spot.y_mm + ASIDE_MM})
    copy = replaced(layer, id=design.free_layer_id(), placement=aside, locked=False).layer
    return AddLayer(part=part, layer=copy, index=at + 1)


def removed(design: Design, layer_id: str) -> RemoveLayer:
    """Take a layer away. Raises EditRefused."""
    _found(design, layer_id)
    return RemoveLayer(layer_id=layer_id)


def locked(layer: Layer, held: bool = True) -> ReplaceLayer:
    """Hold a layer where it is, or let it go."""
    return replaced(layer, locked=held)


def moved(layer: Layer, placement: Placement) -> ReplaceLayer:
    """The layer somewhere else."""
    return replaced(layer, placement=placement)


def straightened(layer: Layer) -> ReplaceLayer:
    """The layer standing upright."""
    return moved(layer, layer.placement.model_copy(update={"rotation_deg": 0.0}))


def gestured(
    layer: Layer, x_mm: float, y_mm: float, scale: float = 1.0, turn_deg: float = 0.0
) -> ReplaceLayer:
    """A finished gesture: where the layer went, how much it grew, and how far it turned.

    Turns settle on eighths of a circle, sizes stay between LEAST_MM and MOST_MM.
    """
    turned = settled_turn(layer.placement.rotation_deg + turn_deg) if turn_deg else None
    spot = Placement(
        x_mm=round(x_mm, 3),
        y_mm=round(y_mm, 3),
        rotation_deg=layer.placement.rotation_deg if turned is None else turned,
    )
    return moved(_grown(layer, scale), spot)


def settled_turn(degrees: float) -> float:
    """An angle within -180 to 180, on the nearest eighth of a circle when it is close to it."""
    eighth = round(degrees / 45) * 45
    near = eighth if abs(degrees - eighth) <= UPRIGHT_WITHIN_DEG else degrees
    return round((near + 180) % 360 - 180, 2)


def _grown(layer: Layer, scale: float) -> Layer:
    if scale == 1:
        return layer
    low, high = DRAWING_SCALES if isinstance(layer, Drawing) else (LEAST_MM, MOST_MM)
    smallest, largest = _extent(layer)
    return resized(layer, min(max(scale, low / smallest), high / largest))


def _extent(layer: Layer) -> tuple[float, float]:
    """The smallest and the largest of the lengths that carry a layer's size."""
    match layer:
        case Lettering():
            sizes = [layer.size_mm]
        case Photo():
            sizes = [layer.width_mm, layer.height_mm]
        case Drawing():
            sizes = [layer.scale]
        case Stamps():
            sizes = [press.width_mm for press in layer.impressions] or [1.0]
        case _:
            sizes = [layer.width_mm]
    return min(sizes), max(sizes)


def _found(design: Design, layer_id: str) -> tuple[str, Layer]:
    found = design.layer(layer_id)
    if found is None:
        raise EditRefused(f"There is no layer {layer_id!r} in this design.")
    return found


def _at(design: Design, layer_id: str) -> tuple[int, int]:
    """A layer's index on its part, and how many layers the part has."""
    part, _ = _found(design, layer_id)
    ids = [layer.id for layer in design.part(part).layers]
    return ids.index(layer_id), len(ids)
