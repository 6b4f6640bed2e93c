"""Parts: the shoe's flat panels at a design's size, with their stitches, notches and safe areas."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import numpy as np
import shapely
from shapely.geometry import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from configurator.families.shoe.catalog import right_of
from configurator.families.shoe.patterns import FlatPanel, eyelets, flat_panels, foxing, outsole
from configurator.families.shoe.rightfoot import color_of
from configurator.footwear.allowances import (
    ALLOWANCE_MM,
    BLEED_MM,
    NOTCH_DEPTH_MM,
    NOTCH_WIDTH_MM,
    SAFE_FROM_EDGE_MM,
    STITCH_ROWS_MM,
    EdgeKind,
)
from configurator.footwear.fairing import faired_line
from configurator.footwear.standard import Edge
from configurator.ground import outlines
from configurator.ground.geometry import Affine, Box, Path
from configurator.ground.outlines import path_of, polygons_in
from configurator.model.artwork import PartShape, ProcessLine, Zone
from configurator.model.design import Design
from configurator.model.library import Library

SUBSTRATE = "canvas"
"""Panels are cut from white goods and printed as cloth is, whatever their face."""
FOXING_STITCH_MM = 6.0
"""The sidewall is stitched to the upper this far below its top edge."""

FOXING_COVERS_MM = 8.0
"""How far above the feather edge the sidewall hides the upper, at most (measured on the form)."""

EYELET_RADIUS_MM = 2.1

NOTCHED_FROM_MM = 5.0
"""Allowances narrower than this take no notch: it would show on the finished shoe."""


def shapes(design: Design, library: Library) -> tuple[PartShape, ...]:
    """Every cut part of both shoes of the pair, the left one first. Raises KeyError.

    Right parts are named `right.<part>`. Unless the pair is `different` they take their color from
    the left ones; their art is mirrored across by `finish`.
    """
    model = design.options.get("model", "low-top")
    left = bare_parts(model, int(design.size))
    return tuple(
        replace(shape, base=library.paint(color_of(design, shape.part)))
        for shape in (*left, *(mirrored(shape) for shape in left))
    )


@lru_cache(maxsize=64)
def bare_parts(model: str, eu: int) -> tuple[PartShape, ...]:
    """The cut parts of a left shoe, without color. Raises KeyError."""
    upper = tuple(_panel_shape(flat, eu) for flat in flat_panels(model, eu))
    return (*upper, _foxing_shape(eu), _outsole_shape(eu))


@lru_cache(maxsize=512)
def _mirror(path: Path, width: float) -> Path:
    return path.transformed(Affine(a=-1.0, e=width))


def mirrored(shape: PartShape) -> PartShape:
    """The same part of the right shoe: every outline turned over, named `right.<part>`."""
    width = shape.trim.box.right
    return replace(
        shape,
        part=right_of(shape.part),
        trim=_mirror(shape.trim, width),
        bleed=_mirror(shape.bleed, width),
        safe=_mirror(shape.safe, width),
        zones=tuple(replace(zone, outline=_mirror(zone.outline, width)) for zone in shape.zones),
        lines=tuple(replace(line, path=_mirror(line.path, width)) for line in shape.lines),
    )


def _panel_shape(flat: FlatPanel, eu: int) -> PartShape:
    net = flat.panel.net
    seen = net.difference(_lasted(flat.panel.edges, FOXING_COVERS_MM))
    safe = net.buffer(-SAFE_FROM_EDGE_MM).difference(
        _lasted(flat.panel.edges, FOXING_COVERS_MM + SAFE_FROM_EDGE_MM)
    )
    zones = [Zone("visible", "art", path_of(_whole(seen)))]
    if flat.spec.part == "heel-counter":
        zones.append(Zone("heel-text", "art", _heel_text_place(net)))
    lines = [line for edge in flat.panel.edges for line in _lines_along(edge, net)]
    if flat.spec.part == "eyestay":
        lines += _eyelet_holes(flat, eu)
    return PartShape(
        part=flat.spec.part,
        trim=flat.cut,
        bleed=outlines.grown(flat.cut, BLEED_MM),
        safe=path_of(_whole(safe)),
        zones=tuple(zones),
        lines=tuple(lines),
        pieces=flat.spec.pieces,
        substrate=SUBSTRATE,
    )


def _eyelet_holes(flat: FlatPanel, eu: int) -> list[ProcessLine]:
    """The holes that are punched for the laces, on both sides of the fold."""
    left, right = flat.cut.box.left, flat.cut.box.right
    found = []
    for spot in eyelets("low-top", eu):
        x, y = flat.placed.apply(*spot)
        for middle in (x, left + right - x):
            hole = Box(middle, y, middle, y).grown(EYELET_RADIUS_MM)
            found.append(ProcessLine("cut", Path.ellipse(hole)))
    return found


def _lasted(edges: tuple[Edge, ...], width_mm: float) -> BaseGeometry:
    """The band along the lasted edges that the sidewall covers."""
    return shapely.union_all(
        [LineString(e.line).buffer(width_mm) for e in edges if e.kind is EdgeKind.LASTED]
    )


def _whole(area: BaseGeometry) -> Polygon:
    """The largest piece of an area, without slivers."""
    return max(polygons_in(area.buffer(-0.2).buffer(0.2)), key=lambda piece: piece.area)


def _heel_text_place(net: Polygon) -> Path:
    """A lying rectangle across the widest free part of the counter."""
    left, top, right, bottom = net.bounds
    middle = (left + right) / 2
    half_width, half_height = 0.28 * (right - left), 0.15 * (bottom - top)
    center = top + 0.47 * (bottom - top)
    return Path.rectangle(
        Box(middle - half_width, center - half_height, middle + half_width, center + half_height)
    )


def _lines_along(edge: Edge, net: Polygon) -> list[ProcessLine]:
    found = [
        ProcessLine("stitch", row)
        for inside in STITCH_ROWS_MM.get(edge.kind, ())
        if (row := _row(edge, net, inside)) is not None
    ]
    if ALLOWANCE_MM[edge.kind] >= NOTCHED_FROM_MM:
        found.append(ProcessLine("notch", _notch(edge, net)))
    return found


def _row(edge: Edge, net: Polygon, inside_mm: float) -> Path | None:
    """A row of stitches along an edge, as far as it lies inside the panel."""
    along = LineString(edge.line)
    kept = net.buffer(-inside_mm * 0.98)
    row = along.offset_curve(inside_mm)
    if not kept.buffer(0.2).intersects(row) or row.intersection(kept).length < 1:
        row = along.offset_curve(-inside_mm)
    row = row.intersection(kept)
    pieces = [row] if isinstance(row, LineString) else list(getattr(row, "geoms", ()))
    longest = max(pieces, key=lambda piece: piece.length, default=None)
    if longest is None or longest.length < 3:
        return None
    return faired_line(np.asarray(longest.coords))


def _notch(edge: Edge, net: Polygon) -> Path:
    """A V cut from the trim at the middle of a seam; neighbors have theirs at the same spot."""
    line = LineString(edge.line)
    middle = np.asarray(line.interpolate(0.5, normalized=True).coords[0])
    ahead = np.asarray(line.interpolate(line.length / 2 + 0.5).coords[0])
    along = (ahead - middle) / np.hypot(*(ahead - middle))
    out = np.array([along[1], -along[0]])
    if net.contains(Polygon([p + middle for p in 0.2 * np.array([out - along, out + along, out])])):
        out = -out
    foot = middle + out * ALLOWANCE_MM[edge.kind]
    tip, half = foot - out * NOTCH_DEPTH_MM, along * NOTCH_WIDTH_MM / 2
    return Path.polyline([tuple(foot - half), tuple(tip), tuple(foot + half)])


def _foxing_shape(eu: int) -> PartShape:
    strip = foxing(eu)
    box = strip.box
    row = Path.polyline([(0, FOXING_STITCH_MM), (box.right, FOXING_STITCH_MM)])
    return PartShape(
        part="foxing",
        trim=strip,
        bleed=Path.rectangle(box.grown(BLEED_MM)),
        safe=Path.rectangle(box.grown(-SAFE_FROM_EDGE_MM)),
        zones=(Zone("visible", "art", strip),),
        lines=(ProcessLine("stitch", row),),
        substrate=SUBSTRATE,
    )


def _outsole_shape(eu: int) -> PartShape:
    sole = outsole(eu)
    return PartShape(
        part="outsole",
        trim=sole,
        bleed=outlines.grown(sole, BLEED_MM),
        safe=outlines.grown(sole, -SAFE_FROM_EDGE_MM),
        zones=(Zone("visible", "art", sole),),
        substrate=SUBSTRATE,
    )
