"""Motifs as marks: one in its colors, pressed as a stamp in one ink, or repeated over a part."""

from __future__ import annotations

from functools import lru_cache

import shapely

from configurator.ground.geometry import Affine, Box, Path
from configurator.ground.outlines import area_of, path_of
from configurator.model.artwork import Fill, Paint, PartShape
from configurator.model.layers import Motif, Pattern, Stamps
from configurator.model.library import Library
from configurator.model.repeats import repeated

SIDE = 100.0
"""Motifs are drawn in a box of this side."""

LOOSE_PITCHES = 1.5
"""How far around its placement a pattern reaches when it lies on no part."""

MOST_OF = 0.5
"""A shape lies on another when at least this share of it does."""


def motif_marks(layer: Motif, library: Library, spot: Affine) -> tuple[Fill, ...]:
    """A fill for every shape of the motif."""
    home = _sized(layer.width_mm, layer.mirrored).then(spot)
    paints = _paints(layer.motif, layer.colors, library)
    return tuple(
        Fill(path.transformed(home), paints[slot], "art", layer.id)
        for slot, path in library.motif_paths(layer.motif)
    )


def stamp_marks(layer: Stamps, library: Library, spot: Affine) -> tuple[Fill, ...]:
    """One fill for every press of the stamp, first pressed lowest."""
    relief = stamp_relief(library.motif_paths(layer.motif))
    ink = library.paint(layer.color)
    fills = []
    for press in layer.impressions:
        turn = Affine.rotate(press.rotation_deg).then(Affine.translate(press.dx_mm, press.dy_mm))
        home = _sized(press.width_mm, False).then(turn).then(spot)
        fills.append(Fill(relief.transformed(home), ink, "art", layer.id))
    return tuple(fills)


def pattern_marks(
    layer: Pattern, library: Library, spot: Affine, shape: PartShape | None
) -> tuple[Fill, ...]:
    """One fill for every shape of the motif, with all of its repeats: few marks, however many."""
    bleed = _covered(layer, shape)
    copies = repeated(layer, spot, bleed)
    if not copies:
        return ()
    paints = _paints(layer.motif, layer.colors, library)
    shapes = library.motif_paths(layer.motif)
    together = _together(shapes, layer.width_mm, copies)
    return tuple(
        Fill(path, paints[slot], "art", layer.id)
        for (slot, _), path in zip(shapes, together, strict=True)
    )


@lru_cache(maxsize=32)
def _together(
    shapes: tuple[tuple[int, Path], ...], width_mm: float, copies: tuple[Affine, ...]
) -> tuple[Path, ...]:
    """Every shape of a motif with all of its copies as one path."""
    sized = [path.transformed(_sized(width_mm, False)) for _, path in shapes]
    return tuple(Path.joined([path.transformed(copy) for copy in copies]) for path in sized)


def pattern_box(layer: Pattern, shape: PartShape | None) -> Box:
    """The part's bleed box, around the pattern's placement."""
    box = _covered(layer, shape).box
    x, y = layer.placement.x_mm, layer.placement.y_mm
    return Box(box.left - x, box.top - y, box.right - x, box.bottom - y)


@lru_cache(maxsize=256)
def stamp_relief(shapes: tuple[tuple[int, Path], ...]) -> Path:
    """A motif cut as a rubber stamp, in its 100 x 100 box.

    A shape that lies on nothing prints; one that lies on a shape of another slot is cut out of it
    where that prints and stands out where it does not. So eyes stay eyes in one ink.
    """
    laid: list[tuple[int, shapely.Geometry, bool]] = []
    relief: shapely.Geometry = shapely.MultiPolygon()
    for slot, path in shapes:
        area = area_of(path, 0.05)
        prints = True
        for under_slot, under, under_prints in reversed(laid):
            if under.intersection(area).area >= MOST_OF * area.area:
                prints = under_prints == (slot == under_slot)
                break
        relief = relief.union(area) if prints else relief.difference(area)
        laid.append((slot, area, prints))
    return path_of(relief)


def _paints(motif: str, colors: tuple[str, ...], library: Library) -> list[Paint]:
    """The paint of each slot: the layer's where it names one, the motif's own otherwise."""
    own = library.motif(motif).colors
    return [library.paint(color) for color in (*colors[: len(own)], *own[len(colors) :])]


def _sized(width_mm: float, mirrored: bool) -> Affine:
    scale = width_mm / SIDE
    middle = Affine.translate(-SIDE / 2, -SIDE / 2)
    return middle.then(Affine.scale(-scale if mirrored else scale, scale))


def _covered(layer: Pattern, shape: PartShape | None) -> Path:
    if shape is not None:
        return shape.bleed
    reach = LOOSE_PITCHES * layer.pitch_mm
    x, y = layer.placement.x_mm, layer.placement.y_mm
    return Path.rectangle(Box(x - reach, y - reach, x + reach, y + reach))
