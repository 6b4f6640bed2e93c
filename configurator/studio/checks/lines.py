"""Lines checked: outlines, borders and pen strokes thick enough to be printed."""

from __future__ import annotations

from collections.abc import Iterator

from configurator.model.edits import ReplaceLayer
from configurator.model.layers import Drawing, Layer, Lettering, Outline, Photo
from configurator.model.problem import Problem, Remedy
from configurator.model.words import Words
from configurator.studio.checks.bench import PartOnBench

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
            mended = _thicker(layer, max(part.press.finest.good_line_mm, limit))
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
                    remedies=(Remedy(words=THICKER, edit=ReplaceLayer(layer=mended)),),
                )
            )
    return tuple(found)


def _least(part: PartOnBench, color: str) -> float:
    light = not part.sewn and part.light_on_dark(part.library.paint(color))
    finest = part.press.finest
    return finest.light_line_mm if light else finest.line_mm


def _lines(layer: Layer) -> Iterator[tuple[float, str]]:
    """Widths in mm and colors of a layer's lines."""
    match layer:
        case Lettering(outline=Outline() as edge) | Photo(border=Outline() as edge):
            yield edge.width_mm, edge.color
        case Drawing():
            for stroke in layer.strokes:
                yield stroke.width_mm * layer.scale, stroke.color


def _thicker(layer: Layer, to_mm: float) -> Layer:
    match layer:
        case Lettering(outline=Outline() as edge):
            return layer.model_copy(update={"outline": _wide(edge, to_mm)})
        case Photo(border=Outline() as edge):
            return layer.model_copy(update={"border": _wide(edge, to_mm)})
        case Drawing():
            least = to_mm / layer.scale
            strokes = tuple(
                stroke.model_copy(update={"width_mm": max(stroke.width_mm, least)})
                for stroke in layer.strokes
            )
            return layer.model_copy(update={"strokes": strokes})
    return layer


def _wide(edge: Outline, to_mm: float) -> Outline:
    return edge.model_copy(update={"width_mm": max(edge.width_mm, to_mm)})
