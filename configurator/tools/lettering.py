"""Lettering: words put on a part, and everything that can be done with them."""

from __future__ import annotations

import math
from typing import Literal

from configurator.model.design import Design
from configurator.model.edits import AddLayer, ReplaceLayer
from configurator.model.layers import MAX_TEXT, Lettering, Outline, Placement
from configurator.model.lettering_marks import set_lettering
from configurator.model.library import Library
from configurator.model.words import Words
from configurator.tools.parameter import ToolParameter, replaced
from configurator.tools.work_area import WorkArea, standing_out

SIZE = ToolParameter("size", "size_mm", Words(en="Size", he="גודל"), "mm", 2, 120, 0.5)
ARC = ToolParameter("arc", "arc_deg", Words(en="Arch", he="קשת"), "deg", -300, 300, 5)
SPACING = ToolParameter(
    "spacing", "spacing_em", Words(en="Spacing", he="ריווח"), "percent", -10, 100, 1, shown_by=100
)
LINE_HEIGHT = ToolParameter(
    "line-height", "line_height", Words(en="Lines apart", he="מרווח שורות"), "times", 0.7, 2.5, 0.05
)
OUTLINE_WIDTH = ToolParameter(
    "outline-width", "outline.width_mm", Words(en="Outline", he="קו מתאר"), "mm", 0.2, 8, 0.1
)
BOX_WIDTH = ToolParameter(
    "box-width", "box_width_mm", Words(en="Line length", he="אורך השורה"), "mm", 5, 600, 1
)
TURN = ToolParameter(
    "turn", "placement.rotation_deg", Words(en="Turn", he="סיבוב"), "deg", -180, 180, 1
)
PARAMETERS = (SIZE, ARC, SPACING, LINE_HEIGHT, OUTLINE_WIDTH, BOX_WIDTH, TURN)

Fit = Literal["fixed", "shrink", "wrap"]
Align = Literal["start", "center", "end"]

SHARE_OF_ROOM = 0.17
"""First em of new words, as a share of the shorter side of the room."""

LEAST_EM_MM = 4.0
BOX_SHARE = 0.94
LEAST_BOX_SHARE = 0.3
"""Even beside an edge, a line may grow to this share of the room before it shrinks."""

LETTER_OF_EM = 0.55
LEAST_LETTERS = 4
"""How wide words will be before they are set: this share of an em a letter, and some letters."""

OUTLINE_OF_EM = 0.07
"""An outline's first width: seen across a room, and letters still keep their counters."""


def added(  # noqa: PLR0913 - the words, the hand and where; a settings object would say less
    design: Design,
    area: WorkArea,
    library: Library,
    text: str,
    *,
    font: str | None = None,
    color: str | None = None,
) -> AddLayer:
    """Put words on a part, near its middle, in its usual font and a color that stands out."""
    size = round(max(LEAST_EM_MM, area.square_side * SHARE_OF_ROOM), 1)
    width = size * LETTER_OF_EM * max(LEAST_LETTERS, len(text))
    x, y = area.free_spot(min(area.room.width * BOX_SHARE, width), size)
    layer = Lettering(
        id=design.free_layer_id(),
        placement=Placement(x_mm=x, y_mm=y),
        text=text[:MAX_TEXT],
        font=font or usual_font(design, library),
        size_mm=size,
        color=color or standing_out(area, library),
        fit="shrink",
        box_width_mm=line_room(area, x),
    )
    return AddLayer(part=area.part, layer=layer)


def line_room(area: WorkArea, x_mm: float) -> float:
    """The longest line centered on a spot that stays in the room; longer words shrink to it."""
    room = area.room
    side = min(x_mm - room.left, room.right - x_mm)
    least, most = room.width * LEAST_BOX_SHARE, room.width * BOX_SHARE
    return round(max(least, min(most, 2 * side)), 1)


def usual_font(design: Design, library: Library) -> str:
    """The font of the words already there, so that a design keeps one voice; else the first."""
    used = [
        layer.font
        for part in design.parts.values()
        for layer in part.layers
        if isinstance(layer, Lettering)
    ]
    return used[-1] if used else library.fonts.families[0].id


def sized(layer: Lettering, size_mm: float, library: Library) -> ReplaceLayer:
    """The words really so large: a line that shrinks its words grows where they would not fit."""
    size = SIZE.settled(size_mm)
    if layer.fit != "shrink" or layer.box_width_mm is None:
        return replaced(layer, size_mm=size)
    free = layer.model_copy(update={"size_mm": size, "fit": "fixed"})
    width = math.ceil(set_lettering(free, library).box.width * 100) / 100
    return replaced(layer, size_mm=size, box_width_mm=max(layer.box_width_mm, width))


def shown_size(layer: Lettering, library: Library) -> float:
    """The em the words really have, in mm, after shrinking into their line."""
    return set_lettering(layer, library).size_mm


def in_color(layer: Lettering, color: str) -> ReplaceLayer:
    """The words in another color."""
    return replaced(layer, color=color)


def outlined(layer: Lettering, color: str | None) -> ReplaceLayer:
    """The words with an outline, as wide as it was before; without one when there is no color."""
    if color is None:
        return replaced(layer, outline=None)
    width = layer.outline.width_mm if layer.outline else round(layer.size_mm * OUTLINE_OF_EM, 2)
    return replaced(layer, outline=Outline(width_mm=max(width, OUTLINE_WIDTH.least), color=color))


def aligned(layer: Lettering, align: Align) -> ReplaceLayer:
    """The lines standing at their start, middle or end."""
    return replaced(layer, align=align)


def fitted(layer: Lettering, area: WorkArea, fit: Fit) -> ReplaceLayer:
    """The words as large as they are set, shrunk into a line, or broken into lines of that length.

    A line's length stays what it was; where there was none, it is the room's around the words.
    """
    if fit == "fixed":
        return replaced(layer, fit=fit)
    width = layer.box_width_mm or line_room(area, layer.placement.x_mm)
    return boxed(layer, width, wrap=fit == "wrap")


def boxed(layer: Lettering, width_mm: float, wrap: bool = True) -> ReplaceLayer:
    """The words broken into lines of a width, or shrunk into it."""
    return replaced(layer, box_width_mm=round(width_mm, 2), fit="wrap" if wrap else "shrink")
