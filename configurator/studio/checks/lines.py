"""Lines checked: outlines, borders and pen strokes thick enough to be printed."""

from __future__ import annotations

from collections.abc import Iterator

from configurator.ground.units import mm_from_pt
from configurator.model.edits import ReplaceLayer
from configurator.model.layers import Drawing, Layer, Lettering, Outline, Photo
from configurator.model.problem import Problem, Remedy
from configurator.model.words import Words
from configurator.studio.checks.bench import PartOnBench

LEAST_LINE_MM = mm_from_pt(0.25)
"""Thinnest line a press holds, a quarter point (ink.md)."""

LEAST_LIGHT_LINE_MM = mm_from_pt(0.5)
"""Thinnest line that stays open where it is left light in dark ink (ink.md)."""

GOOD_LINE_MM = 0.25
"""What a line that was too thin is mended to: thin still, and safe on every substrate."""

THIN = Words(
    en="This line is too thin to print well. Make it thicker.",
    he="הקו דק מדי ולא יודפס יפה. כדאי לעבות אותו.",
)
THICKER = Words(en="Make thicker", he="לעבות")


def thin(part: PartOnBench) -> tuple[Problem, ...]:
    """Lines thinner than a press holds."""
    found = []
    for layer in part.layers:
        lines = list(_lines(layer))
        limits = [_least(part, color) for _, color in lines]
        widths = [width for width, _ in lines]
        thin_ones = [
            (width, limit) for width, limit in zip(widths, limits, strict=True) if width < limit
        ]
        if thin_ones:
            width, limit = min(thin_ones)
            found.append(
                Problem(
                    code="thin-line",
                    weight="stop",
                    words=THIN,
                    part=part.made.part,
                    layer_id=layer.id,
                    measured=round(width, 3),
                    limit=round(limit, 3),
                    unit="mm",
                    remedies=(Remedy(words=THICKER, edit=ReplaceLayer(layer=_thicker(layer))),),
                )
            )
    return tuple(found)


def _least(part: PartOnBench, color: str) -> float:
    light = not part.sewn and part.light_on_dark(part.library.paint(color))
    return LEAST_LIGHT_LINE_MM if light else LEAST_LINE_MM


def _lines(layer: Layer) -> Iterator[tuple[float, str]]:
    """Widths in mm and colors of a layer's lines."""
    match layer:
        case Lettering(outline=Outline() as edge) | Photo(border=Outline() as edge):
            yield edge.width_mm, edge.color
        case Drawing():
            for stroke in layer.strokes:
                yield stroke.width_mm * layer.scale, stroke.color


def _thicker(layer: Layer) -> Layer:
    match layer:
        case Lettering(outline=Outline() as edge):
            return layer.model_copy(update={"outline": _wide(edge)})
        case Photo(border=Outline() as edge):
            return layer.model_copy(update={"border": _wide(edge)})
        case Drawing():
            least = GOOD_LINE_MM / layer.scale
            strokes = tuple(
                stroke.model_copy(update={"width_mm": max(stroke.width_mm, least)})
                for stroke in layer.strokes
            )
            return layer.model_copy(update={"strokes": strokes})
    return layer


def _wide(edge: Outline) -> Outline:
    return edge.model_copy(update={"width_mm": max(edge.width_mm, GOOD_LINE_MM)})
