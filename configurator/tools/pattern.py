"""Pattern: a motif repeated over a whole part, under everything else."""

from __future__ import annotations

from typing import Literal

from configurator.model.design import Design
from configurator.model.edits import AddLayer, Edit, ReplaceLayer
from configurator.model.layers import Pattern, Placement
from configurator.model.words import Words
from configurator.tools.parameter import ToolParameter, replaced
from configurator.tools.work_area import WorkArea

SIZE = ToolParameter("size", "width_mm", Words(en="Size", he="גודל"), "mm", 3, 80, 0.5)
PITCH = ToolParameter("pitch", "pitch_mm", Words(en="Apart", he="מרווח"), "mm", 3, 120, 0.5)
TURN = ToolParameter(
    "turn", "placement.rotation_deg", Words(en="Turn", he="סיבוב"), "deg", -90, 90, 1
)
PARAMETERS = (SIZE, PITCH, TURN)

Repeat = Literal["grid", "brick", "scatter"]

SHARE_OF_ROOM = 0.13
PITCH_OF_SIZE = 1.5


def laid(design: Design, area: WorkArea, motif: str, colors: tuple[str, ...] = ()) -> Edit:
    """Fill a part with a motif: a new pattern at the bottom, or another motif in the old one."""
    there = pattern_on(design, area.part)
    if there is not None:
        return replaced(there, motif=motif, colors=colors)
    x, y = area.room.center
    width = SIZE.settled(area.square_side * SHARE_OF_ROOM)
    layer = Pattern(
        id=design.free_layer_id(),
        placement=Placement(x_mm=round(x, 3), y_mm=round(y, 3)),
        motif=motif,
        width_mm=width,
        pitch_mm=PITCH.settled(width * PITCH_OF_SIZE),
        colors=colors,
    )
    return AddLayer(part=area.part, layer=layer, index=0)


def pattern_on(design: Design, part: str) -> Pattern | None:
    """The part's pattern, if it has one that is not locked."""
    for layer in design.part(part).layers:
        if isinstance(layer, Pattern) and not layer.locked:
            return layer
    return None


def sized(layer: Pattern, width_mm: float) -> ReplaceLayer:
    """The motifs larger or smaller, and as far apart for their size as before."""
    width = SIZE.settled(width_mm)
    pitch = PITCH.settled(layer.pitch_mm * width / layer.width_mm)
    return replaced(layer, width_mm=width, pitch_mm=pitch)


def repeating(layer: Pattern, repeat: Repeat) -> ReplaceLayer:
    """The motifs in rows, in shifted rows, or scattered."""
    return replaced(layer, repeat=repeat)


def recolored(layer: Pattern, colors: tuple[str, ...]) -> ReplaceLayer:
    """The motifs in other colors, slot by slot."""
    return replaced(layer, colors=colors)
