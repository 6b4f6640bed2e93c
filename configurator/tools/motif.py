"""Motif: one of our drawings put on a part, exchanged, recolored and mirrored."""

from __future__ import annotations

from configurator.model.design import Design
from configurator.model.edits import AddLayer, EditRefused, ReplaceLayer
from configurator.model.layers import Motif, Pattern, Placement
from configurator.model.library import Library
from configurator.model.words import Words
from configurator.tools.parameter import ToolParameter, replaced
from configurator.tools.work_area import WorkArea

SIZE = ToolParameter("size", "width_mm", Words(en="Size", he="גודל"), "mm", 4, 400, 1)
TURN = ToolParameter(
    "turn", "placement.rotation_deg", Words(en="Turn", he="סיבוב"), "deg", -180, 180, 1
)
PARAMETERS = (SIZE, TURN)

SHARE_OF_ROOM = 0.42


def added(design: Design, area: WorkArea, motif: str) -> AddLayer:
    """Put a motif on a part, near its middle, in its own colors."""
    width = round(max(area.square_side * SHARE_OF_ROOM, SIZE.least), 1)
    x, y = area.free_spot(width, width)
    layer = Motif(
        id=design.free_layer_id(),
        placement=Placement(x_mm=x, y_mm=y),
        motif=motif,
        width_mm=width,
    )
    return AddLayer(part=area.part, layer=layer)


def swapped(layer: Motif, motif: str) -> ReplaceLayer:
    """Another motif in the same place, in its own colors."""
    return replaced(layer, motif=motif, colors=())


def recolored(layer: Motif | Pattern, library: Library, slot: int, color: str) -> ReplaceLayer:
    """One slot of a motif or a pattern in another swatch. Raises EditRefused and MissingAsset."""
    colors = list(shown_colors(layer, library))
    if not 0 <= slot < len(colors):
        raise EditRefused(f"The motif {layer.motif!r} has {len(colors)} colors, not {slot + 1}.")
    colors[slot] = color
    return replaced(layer, colors=tuple(colors))


def shown_colors(layer: Motif | Pattern, library: Library) -> tuple[str, ...]:
    """The swatch of each slot as it is shown. Raises MissingAsset."""
    own = library.motif(layer.motif).colors
    return (*layer.colors[: len(own)], *own[len(layer.colors) :])


def in_own_colors(layer: Motif | Pattern) -> ReplaceLayer:
    """The motif as it was drawn."""
    return replaced(layer, colors=())


def mirrored(layer: Motif) -> ReplaceLayer:
    """The motif looking the other way."""
    return replaced(layer, mirrored=not layer.mirrored)
