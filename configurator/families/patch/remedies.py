"""Remedies: the edits that make a patch sewable again, each one tap."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import shapely
import shapely.affinity
from shapely.geometry.base import BaseGeometry

from configurator.families.patch.catalog import Catalog
from configurator.families.patch.fineness import area_at
from configurator.families.patch.parts import planned, width_of
from configurator.families.patch.refitting import refitted
from configurator.families.patch.themes import carried
from configurator.ground.geometry import Path
from configurator.ground.outlines import area_of
from configurator.model.artwork import Fill, PartArtwork
from configurator.model.design import Design
from configurator.model.edits import Edit, RemoveLayer, ReplaceLayer, SetSize, Together
from configurator.model.layers import (
    Drawing,
    Layer,
    Lettering,
    Motif,
    Outline,
    Pattern,
    Photo,
    Placement,
    Stamps,
)
from configurator.model.problem import Remedy
from configurator.model.resizing import resized, tidy
from configurator.model.words import Words

TO_SPARE = 1.03
"""Mended things clear their limit by this much, so that rounding never breaks it again."""
SLACK_MM = 0.05
STEPS = 10
SMALLEST_SHARE = 0.08
FLAT_MM2 = 0.05
"""Bays smaller than this are the roughness of a flattened curve."""

ENLARGE = Words(en="Make it larger", he="להגדיל")
THICKEN = Words(en="Make it thicker", he="לעבות")
LARGER_PATCH = Words(en="Take a {size} mm patch", he="לקחת תג של {size} מ״מ")
BRING_IN = Words(en="Bring it inside", he="להכניס פנימה")
TAKE_AWAY = Words(en="Take it away", he="להסיר")
CAPITALS = Words(en="Use capital letters", he="לכתוב באותיות גדולות")
SPREAD = Words(en="Spread the letters", he="לרווח את האותיות")
OPEN_FACE = Words(en="Use a more open face", he="לבחור אות פתוחה יותר")


def without(layer: Layer) -> Remedy:
    """The layer taken away."""
    return Remedy(words=TAKE_AWAY, edit=RemoveLayer(layer_id=layer.id))


def enlarged(part: PartArtwork, layer: Layer, by: float) -> Remedy | None:
    """The layer larger, moved inside if it must; None when there is no room for it."""
    by *= TO_SPARE
    spot = _room_for(part, layer, by)
    if spot is None:
        return None
    larger = resized(layer, by).model_copy(update={"placement": spot})
    return Remedy(words=ENLARGE, edit=ReplaceLayer(layer=larger))


def thickened(layer: Layer, missing_mm: float) -> Remedy | None:
    """The layer's lines thicker by what they miss; None for a layer whose lines are drawn."""
    if isinstance(layer, Lettering) and layer.outline is None:
        edge = Outline(
            width_mm=max(tidy(missing_mm * TO_SPARE / 2 + 0.02), 0.05), color=layer.color
        )
        thick: Layer = layer.model_copy(update={"outline": edge})
    elif isinstance(layer, Drawing):
        least = missing_mm * TO_SPARE + 0.02
        strokes = tuple(
            stroke.model_copy(update={"width_mm": tidy(stroke.width_mm + least / layer.scale)})
            for stroke in layer.strokes
        )
        thick = layer.model_copy(update={"strokes": strokes})
    else:
        return None
    return Remedy(words=THICKEN, edit=ReplaceLayer(layer=thick))


def capitals(layer: Lettering) -> Remedy:
    """The words in capitals, which stay readable at a smaller height."""
    edit = ReplaceLayer(layer=layer.model_copy(update={"text": layer.text.upper()}))
    return Remedy(words=CAPITALS, edit=edit)


def spread(layer: Lettering, missing_mm: float) -> Remedy:
    """The letters further apart."""
    wider = min(tidy(layer.spacing_em + missing_mm * TO_SPARE / layer.size_mm + 0.01), 2.0)
    edit = ReplaceLayer(layer=layer.model_copy(update={"spacing_em": wider}))
    return Remedy(words=SPREAD, edit=edit)


def rewritten(layer: Lettering) -> Remedy:
    """The words as they are in another face."""
    return Remedy(words=OPEN_FACE, edit=ReplaceLayer(layer=layer))


def larger_patch(
    catalog: Catalog,
    design: Design,
    by: float,
    suits: Callable[[float], bool] = lambda _: True,
) -> Remedy | None:
    """The smallest larger patch on which everything grows by `by`; None beyond the last.

    What it grows by must be a factor that `suits`.
    """
    room, now = planned(catalog, design).room.width, width_of(catalog, design.size)
    for size in (width for width in catalog.limits.widths if width > now):
        larger = design.model_copy(update={"size": str(size)})
        share = planned(catalog, larger).room.width / room
        if share >= by * TO_SPARE and suits(share):
            edits = (SetSize(size=str(size)), *_exchanged(refitted(catalog, design, larger)))
            words = Words(
                en=LARGER_PATCH.en.format(size=size), he=LARGER_PATCH.he.format(size=size)
            )
            return Remedy(words=words, edit=Together(edits=edits))
    return None


def _exchanged(design: Design) -> tuple[ReplaceLayer, ...]:
    return tuple(
        ReplaceLayer(layer=layer) for part in design.parts.values() for layer in part.layers
    )


def shrunk_to(catalog: Catalog, design: Design, share: float) -> tuple[Edit, ...]:
    """The edits that scale all art about the middle of the patch."""
    room = planned(catalog, design).room
    return tuple(
        ReplaceLayer(layer=carried(layer, room, room, share))
        for part in design.parts.values()
        for layer in part.layers
    )


def brought_in(part: PartArtwork, layer: Layer) -> Remedy | None:
    """The layer inside the safe area: moved as little as that takes, smaller only if it must be."""
    for share in _shares():
        spot = _room_for(part, layer, share)
        if spot is not None:
            moved = resized(layer, share).model_copy(update={"placement": spot})
            return Remedy(words=BRING_IN, edit=ReplaceLayer(layer=moved))
    return None


def _shares() -> list[float]:
    shares, share = [1.0], 0.95
    while share > SMALLEST_SHARE:
        shares.append(round(share, 4))
        share *= 0.95
    return shares


def _room_for(part: PartArtwork, layer: Layer, by: float) -> Placement | None:
    """Where the layer, scaled by `by`, lies wholly inside, nearest to where it is now."""
    at = layer.placement
    art = layer_area(part, layer)
    return room_for(part, at, shapely.affinity.scale(art, by, by, origin=(at.x_mm, at.y_mm)))


def room_for(part: PartArtwork, at: Placement, art: BaseGeometry) -> Placement | None:
    """Where art that is placed there lies wholly inside, nearest to where it is."""
    room = _room(part.shape.safe)
    if art.is_empty or room is None:
        return None
    # A room without bays holds a shape where it holds the band around it, which has few corners.
    art = art.convex_hull if room.convex else art
    left, top, right, bottom = art.bounds
    safe_left, safe_top, safe_right, safe_bottom = room.safe.bounds
    if right - left > safe_right - safe_left or bottom - top > safe_bottom - safe_top:
        return None
    x, y = (left + right) / 2, (top + bottom) / 2
    for step in range(STEPS + 1):
        dx = (room.middle[0] - x) * step / STEPS
        dy = (room.middle[1] - y) * step / STEPS
        if room.safe.contains(shapely.affinity.translate(art, dx, dy)):
            spot = {"x_mm": tidy(at.x_mm + dx), "y_mm": tidy(at.y_mm + dy)}
            return at.model_copy(update=spot)
    return None


@dataclass(frozen=True, slots=True)
class _Room:
    """A safe area with its slack, the middle of the largest circle in it, and whether it bulges."""

    safe: BaseGeometry
    middle: tuple[float, ...]
    convex: bool


@lru_cache(maxsize=64)
def _room(safe: Path) -> _Room | None:
    area = area_of(safe).buffer(SLACK_MM)
    if area.is_empty:
        return None
    middle = shapely.maximum_inscribed_circle(area, tolerance=0.5).coords[0]
    shapely.prepare(area)
    return _Room(area, middle, bool(area.convex_hull.area - area.area < FLAT_MM2))


def layer_area(part: PartArtwork, layer: Layer) -> BaseGeometry:
    """All that a layer covers."""
    areas = [area_at(mark.path) for mark in part.marks_of(layer.id) if isinstance(mark, Fill)]
    return areas[0] if len(areas) == 1 else shapely.union_all(areas)


def recolored(layer: Layer, made_in: tuple[str, ...], merged: Mapping[str, str]) -> Layer:
    """The layer with its colors as threads, each merged thread exchanged for its neighbor."""

    def now(index: int) -> str:
        return merged.get(made_in[index], made_in[index])

    match layer:
        case Lettering():
            edge = layer.outline and layer.outline.model_copy(update={"color": now(1)})
            return layer.model_copy(update={"color": now(0), "outline": edge})
        case Motif() | Pattern():
            return layer.model_copy(update={"colors": tuple(map(now, range(len(made_in))))})
        case Stamps():
            return layer.model_copy(update={"color": now(0)})
        case Drawing():
            strokes = tuple(
                stroke.model_copy(update={"color": now(index)})
                for index, stroke in enumerate(layer.strokes)
            )
            return layer.model_copy(update={"strokes": strokes})
        case Photo():
            return layer


def first_of(*choices: Callable[[], Remedy | None]) -> tuple[Remedy, ...]:
    """The remedies that are possible, in order."""
    return tuple(remedy for choice in choices if (remedy := choice()) is not None)


def one_edit(edits: list[Edit]) -> Edit:
    """One edit out of several."""
    return edits[0] if len(edits) == 1 else Together(edits=tuple(edits))
