"""Resizing: a layer made larger or smaller about its own middle, every length of it alike."""

from __future__ import annotations

from configurator.model.layers import (
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


def resized(layer: Layer, by: float) -> Layer:
    """The layer with all of its lengths times `by`; its placement stays."""
    update: dict[str, object]
    match layer:
        case Lettering():
            box = layer.box_width_mm
            update = {
                "size_mm": tidy(layer.size_mm * by),
                "box_width_mm": None if box is None else tidy(box * by),
                "outline": _edge(layer.outline, by),
            }
        case Photo():
            update = {
                "width_mm": tidy(layer.width_mm * by),
                "height_mm": tidy(layer.height_mm * by),
                "border": _edge(layer.border, by),
            }
        case Motif():
            update = {"width_mm": tidy(layer.width_mm * by)}
        case Pattern():
            update = {
                "width_mm": tidy(layer.width_mm * by),
                "pitch_mm": tidy(layer.pitch_mm * by),
            }
        case Drawing():
            update = {"scale": tidy(layer.scale * by)}
        case Stamps():
            update = {"impressions": tuple(_press(each, by) for each in layer.impressions)}
    return layer.model_copy(update=update)


def _press(press: Impression, by: float) -> Impression:
    return press.model_copy(
        update={
            "dx_mm": tidy(press.dx_mm * by),
            "dy_mm": tidy(press.dy_mm * by),
            "width_mm": tidy(press.width_mm * by),
        }
    )


def _edge(edge: Outline | None, by: float) -> Outline | None:
    return edge and edge.model_copy(update={"width_mm": tidy(edge.width_mm * by)})


def tidy(length: float) -> float:
    """A ten-thousandth of a millimetre is finer than any machine; documents stay short."""
    return round(length, 4)
