"""Stamps: pressed where the finger lands; presses of one stamp and ink gather on one layer."""

from __future__ import annotations

from dataclasses import dataclass

from configurator.model.design import Design
from configurator.model.edits import AddLayer, Edit, RemoveLayer, ReplaceLayer
from configurator.model.flatten import placed
from configurator.model.layers import MAX_PRESSES, Impression, Placement, Stamps
from configurator.model.words import Words
from configurator.tools.parameter import ToolParameter, replaced

WIDTH = ToolParameter("width", "width_mm", Words(en="Size", he="גודל"), "mm", 4, 80, 1)
PARAMETERS = (WIDTH,)


@dataclass(frozen=True, slots=True)
class StampInHand:
    """What is pressed next: a motif in one ink, its width in mm and how it is held."""

    motif: str
    color: str
    width_mm: float = 14.0
    rotation_deg: float = 0.0


def pressed(design: Design, part: str, stamp: StampInHand, x_mm: float, y_mm: float) -> Edit:
    """Press the stamp at a spot of the part: on the topmost layer when it holds the same stamp."""
    layers = design.part(part).layers
    top = layers[-1] if layers else None
    if isinstance(top, Stamps) and _takes(top, stamp):
        x, y = placed(top.placement).inverse().apply(x_mm, y_mm)
        held = stamp.rotation_deg - top.placement.rotation_deg
        return replaced(top, impressions=(*top.impressions, _press(stamp, x, y, held)))
    layer = Stamps(
        id=design.free_layer_id(),
        placement=Placement(x_mm=round(x_mm, 3), y_mm=round(y_mm, 3)),
        motif=stamp.motif,
        color=stamp.color,
        impressions=(_press(stamp, 0.0, 0.0, stamp.rotation_deg),),
    )
    return AddLayer(part=part, layer=layer)


def _takes(layer: Stamps, stamp: StampInHand) -> bool:
    same = (layer.motif, layer.color) == (stamp.motif, stamp.color)
    return same and not layer.locked and len(layer.impressions) < MAX_PRESSES


def _press(stamp: StampInHand, x: float, y: float, held_deg: float) -> Impression:
    width = WIDTH.settled(stamp.width_mm)
    return Impression(
        dx_mm=round(x, 3), dy_mm=round(y, 3), rotation_deg=round(held_deg, 2), width_mm=width
    )


def lifted(layer: Stamps) -> Edit:
    """Take the last press back; the layer too when it was the only one."""
    if len(layer.impressions) <= 1:
        return RemoveLayer(layer_id=layer.id)
    return replaced(layer, impressions=layer.impressions[:-1])


def top_stamps(design: Design, part: str) -> Stamps | None:
    """The topmost pressed stamps of a part that are not locked, if there are any."""
    for layer in reversed(design.part(part).layers):
        if isinstance(layer, Stamps) and not layer.locked:
            return layer
    return None


def in_ink(layer: Stamps, color: str) -> ReplaceLayer:
    """All presses in another ink."""
    return replaced(layer, color=color)
