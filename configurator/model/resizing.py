"""Resizing: a layer made larger or smaller about its own middle, every length of it alike."""

from __future__ import annotations

from configurator.model.layers import (
    LARGEST_SCALE,
    LONGEST_MM,
    WIDEST_EDGE_MM,
    Drawing,
    Impression,
    Layer,
    Lettering,
    Motif,
    Outline,
    Pattern,
    Photo,
    Stamps,
)

SHORTEST_MM = 1e-4


def resized(layer: Layer, by: float) -> Layer:
    """The layer with all of its lengths times `by`; its placement stays."""
    update: dict[str, object]
    match layer:
        case Lettering():
            box = layer.box_width_mm
            update = {
                "size_mm": _length(layer.size_mm * by),
                "box_width_mm": None if box is None else _length(box * by),
                "outline": _edge(layer.outline, by),
            }
        case Photo():
            update = {
                "width_mm": _length(layer.width_mm * by),
                "height_mm": _length(layer.height_mm * by),
                "border": _edge(layer.border, by),
            }
        case Motif():
            update = {"width_mm": _length(layer.width_mm * by)}
        case Pattern():
            update = {
                "width_mm": _length(layer.width_mm * by),
                "pitch_mm": _length(layer.pitch_mm * by),
            }
        case Drawing():
            update = {"scale": _length(layer.scale * by, LARGEST_SCALE)}
        case Stamps():
            update = {"impressions": tuple(_press(each, by) for each in layer.impressions)}
    return layer.model_copy(update=update)


def _press(press: Impression, by: float) -> Impression:
    return press.model_copy(
        update={
            "dx_mm": tidy(press.dx_mm * by),
            "dy_mm": tidy(press.dy_mm * by),
            "width_mm": _length(press.width_mm * by),
        }
    )


def _edge(edge: Outline | None, by: float) -> Outline | None:
    width = edge and _length(edge.width_mm * by, WIDEST_EDGE_MM)
    return edge and edge.model_copy(update={"width_mm": width})


def _length(length: float, most: float = LONGEST_MM) -> float:
    """A length that a layer may have: more than nothing, and no more than the model's limit."""
    return min(max(tidy(length), SHORTEST_MM), most)


def tidy(length: float) -> float:
    """A ten-thousandth of a millimetre is finer than any machine; documents stay short."""
    return round(length, 4)
