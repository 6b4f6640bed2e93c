"""Photo: a photograph put on a part, framed, panned, pinched, tilted and bordered."""

from __future__ import annotations

import math
from typing import Literal

from configurator.ground.geometry import Affine, Box
from configurator.model.artwork import PartShape
from configurator.model.design import Design
from configurator.model.edits import (
    AddLayer,
    EditRefused,
    RemoveLayer,
    ReplaceLayer,
    Together,
    apply,
)
from configurator.model.layers import Motif, Outline, Photo, PhotoRef, Placement, Tone
from configurator.model.photo_marks import mm_per_px, slack
from configurator.model.words import Words
from configurator.tools.parameter import ToolParameter, replaced
from configurator.tools.work_area import WorkArea

MOST_ZOOM = 8.0
AUTO = "auto"
"""As many threads as the rest of a part leaves."""

ZOOM = ToolParameter(
    "zoom", "zoom", Words(en="Closer", he="קרוב יותר"), "times", 1, MOST_ZOOM, 0.05
)
PAN_X = ToolParameter(
    "pan-x", "pan_x", Words(en="Sideways", he="לצדדים"), "percent", -100, 100, 1, shown_by=100
)
PAN_Y = ToolParameter(
    "pan-y",
    "pan_y",
    Words(en="Up and down", he="למעלה ולמטה"),
    "percent",
    -100,
    100,
    1,
    shown_by=100,
)
TILT = ToolParameter("tilt", "tilt_deg", Words(en="Tilt", he="הטיה"), "deg", -180, 180, 1)
WIDTH = ToolParameter("width", "width_mm", Words(en="Width", he="רוחב"), "mm", 8, 600, 1)
HEIGHT = ToolParameter("height", "height_mm", Words(en="Height", he="גובה"), "mm", 8, 600, 1)
BORDER_WIDTH = ToolParameter(
    "border-width", "border.width_mm", Words(en="Frame", he="מסגרת"), "mm", 0.3, 12, 0.1
)
PARAMETERS = (ZOOM, PAN_X, PAN_Y, TILT, WIDTH, HEIGHT, BORDER_WIDTH)

SHARE_OF_ROOM = 0.62
"""Side of a square as large as a new photograph, as a share of the room's short side."""

MOST_SLENDER = 1.6
"""Frames begin no longer than this, whatever the photograph: panoramas would become stripes."""

BORDER_SHARE = 0.03

BLACK_AND_WHITE = Words(en="Black and white", he="שחור לבן")

PHOTO_PLACE = "photo-place"
"""The id of the motif that a theme means a photograph to replace."""

SHARE_OF_PLACE = 1.3
"""How much wider than that motif the photograph is: motifs have air around them, frames none."""

OVER_FOLD_MM = 3.0
"""How far a photograph that fills a zone runs on over its edge, as it does over a trim (ink.md)."""


def added(design: Design, area: WorkArea, photo: PhotoRef, frame: str = "rounded") -> AddLayer:
    """Put a photograph on a part, near its middle, in nearly its own proportions."""
    side = area.square_side * SHARE_OF_ROOM
    ratio = min(max(photo.width_px / photo.height_px, 1 / MOST_SLENDER), MOST_SLENDER)
    width, height = round(side * math.sqrt(ratio), 1), round(side / math.sqrt(ratio), 1)
    x, y = area.free_spot(width, height)
    layer = Photo(
        id=design.free_layer_id(),
        placement=Placement(x_mm=x, y_mm=y),
        photo=photo,
        width_mm=width,
        height_mm=height,
        frame=frame,
    )
    return AddLayer(part=area.part, layer=layer)


def place_for_photo(design: Design, part: str) -> Motif | None:
    """The motif that stands where this part's theme means a photograph to be, if it is there."""
    found = design.layer(PHOTO_PLACE)
    if found is None or found[0] != part or not isinstance(found[1], Motif):
        return None
    return found[1]


def put_in_place(design: Design, part: str, photo: PhotoRef) -> tuple[Photo, Together]:
    """The photograph, round, where the part's theme left a place for one, and the edit.

    Raises EditRefused where there is no such place.
    """
    place = place_for_photo(design, part)
    if place is None:
        raise EditRefused(f"The theme left no place for a photograph on the part {part!r}.")
    at = [layer.id for layer in design.part(part).layers].index(place.id)
    side = round(place.width_mm * SHARE_OF_PLACE, 1)
    layer = Photo(
        id=design.free_layer_id(),
        placement=place.placement,
        photo=photo,
        width_mm=side,
        height_mm=side,
        frame="circle",
    )
    leaves, comes = RemoveLayer(layer_id=place.id), AddLayer(part=part, layer=layer, index=at)
    return layer, Together(edits=(leaves, comes))


def swapped(layer: Photo, photo: PhotoRef) -> ReplaceLayer:
    """Another photograph in the same frame, seen whole again."""
    return replaced(layer, photo=photo, zoom=1.0, pan_x=0.0, pan_y=0.0, tilt_deg=0.0)


def framed(layer: Photo, frame: str) -> ReplaceLayer:
    """The photograph through another frame."""
    return replaced(layer, frame=frame)


def bordered(layer: Photo, color: str | None) -> ReplaceLayer:
    """The photograph with a border in a color, as wide as before; None takes it off."""
    if color is None:
        return replaced(layer, border=None)
    first = round(min(layer.width_mm, layer.height_mm) * BORDER_SHARE, 2)
    width = layer.border.width_mm if layer.border else max(first, BORDER_WIDTH.least)
    return replaced(layer, border=Outline(width_mm=width, color=color))


def panned(layer: Photo, dx_mm: float, dy_mm: float) -> ReplaceLayer:
    """The picture dragged inside its frame by so many mm of the part; it always fills the frame."""
    turn = Affine.rotate(-layer.placement.rotation_deg - layer.tilt_deg)
    dx, dy = turn.apply(dx_mm, dy_mm)
    slack_x, slack_y = slack(layer)
    return replaced(
        layer,
        pan_x=_pan(layer.pan_x * slack_x + dx, slack_x),
        pan_y=_pan(layer.pan_y * slack_y + dy, slack_y),
    )


def zoomed(layer: Photo, times: float) -> ReplaceLayer:
    """The picture brought nearer about the middle of its frame; what was there stays there."""
    zoom = min(max(layer.zoom * times, 1.0), MOST_ZOOM)
    nearer = layer.model_copy(update={"zoom": round(zoom, 4)})
    before, after = slack(layer), slack(nearer)
    grown = nearer.zoom / layer.zoom
    return replaced(
        nearer,
        pan_x=_pan(layer.pan_x * before[0] * grown, after[0]),
        pan_y=_pan(layer.pan_y * before[1] * grown, after[1]),
    )


def tilted(layer: Photo, degrees: float) -> ReplaceLayer:
    """The picture turned inside its frame."""
    return replaced(layer, tilt_deg=round(TILT.settled(degrees), 2))


def filling(
    layer: Photo,
    shape: PartShape,
    over: Literal["bleed", "safe"] = "bleed",
    zone: str | None = None,
) -> ReplaceLayer:
    """The photograph over the whole part, to its bleed, or filling its safe area.

    With a zone it fills just that one: a little over its edges, or inside them.
    """
    box = shape.bleed.box if over == "bleed" else shape.safe.box
    if zone is not None:
        by = OVER_FOLD_MM if over == "bleed" else -OVER_FOLD_MM
        box = _common(box, shape.zone(zone).outline.box.grown(by))
    x, y = box.center
    return replaced(
        layer,
        placement=Placement(x_mm=round(x, 3), y_mm=round(y, 3)),
        width_mm=round(box.width, 3),
        height_mm=round(box.height, 3),
        frame="rectangle",
        border=None,
    )


def toned(layer: Photo, tone: Tone) -> ReplaceLayer:
    """The photograph as it was taken, or black and white."""
    return replaced(layer, tone=tone)


def sewn_in(layer: Photo, threads: str) -> ReplaceLayer:
    """The photograph sewn in so many threads, or "auto" for as many as the rest leaves."""
    return replaced(layer, threads=None if threads == AUTO else int(threads))


def sewn_as(design: Design, recipe: str) -> Design:
    """A design with one photograph sewn otherwise: "LAYER:THREADS". The same where it is gone."""
    layer_id, _, threads = recipe.rpartition(":")
    found = design.layer(layer_id)
    if found is None or not isinstance(found[1], Photo):
        return design
    return apply(design, sewn_in(found[1], threads))


def whole(layer: Photo) -> tuple[Placement, float, float]:
    """Where the whole picture lies behind its frame: middle and turn, width and height in mm."""
    scale, (slack_x, slack_y) = mm_per_px(layer), slack(layer)
    spot = layer.placement
    turn = spot.rotation_deg + layer.tilt_deg
    across, down = Affine.rotate(turn).apply(layer.pan_x * slack_x, layer.pan_y * slack_y)
    middle = Placement(x_mm=spot.x_mm + across, y_mm=spot.y_mm + down, rotation_deg=turn)
    return middle, layer.photo.width_px * scale, layer.photo.height_px * scale


def _common(one: Box, other: Box) -> Box:
    return Box(
        max(one.left, other.left),
        max(one.top, other.top),
        min(one.right, other.right),
        min(one.bottom, other.bottom),
    )


def _pan(moved_mm: float, slack_mm: float) -> float:
    """Where the picture lies between its two ends, -1 to 1."""
    return round(min(max(moved_mm / slack_mm, -1.0), 1.0), 4) if slack_mm > 0 else 0.0
