"""Parts: the shoe's flat panels at a design's size, with their stitches, notches and safe areas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

import numpy as np
import shapely
from shapely.geometry import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from configurator.families.shoe.catalog import CATALOG, right_of
from configurator.families.shoe.patterns import FlatPanel, eyelets, flat_panels, foxing, outsole
from configurator.families.shoe.rightfoot import color_of
from configurator.footwear.allowances import EdgeKind, Making
from configurator.footwear.fairing import faired_line
from configurator.footwear.standard import Edge
from configurator.ground import outlines
from configurator.ground.geometry import Affine, Box, Path
from configurator.ground.outlines import path_of, polygons_in
from configurator.model.artwork import PartShape, ProcessLine, Zone
from configurator.model.design import Design
from configurator.model.library import Library
from configurator.model.substrates import Substrate

SUBSTRATE = "canvas"
"""Panels are cut from white goods and printed as cloth is, whatever their face."""
FOXING_COVERS_MM = 8.0
"""How far above the feather edge the sidewall hides the upper, at most (measured on the form)."""


def shapes(
    design: Design, library: Library, making: Making, stocks: Mapping[str, Substrate]
) -> tuple[PartShape, ...]:
    """Every cut part of both shoes of the pair, the left one first. Raises KeyError.

    Right parts are named `right.<part>`. Unless the pair is `different` they take their color from
    the left ones; their art is mirrored across by `finish`.
    """
    model = design.options.get("model", "low-top")
    left = bare_parts(model, int(design.size), making)
    return tuple(
        replace(shape, base=library.paint(color_of(design, shape.part)), stocks=stocks)
        for shape in (*left, *(mirrored(shape) for shape in left))
    )


@lru_cache(maxsize=64)
def bare_parts(model: str, eu: int, making: Making = CATALOG.making) -> tuple[PartShape, ...]:
    """The cut parts of a left shoe, without color. Raises KeyError."""
    flats = flat_panels(model, eu, making)
    upper = tuple(_panel_shape(flat, eu, making) for flat in flats)
    return (*upper, _foxing_shape(eu, making), _outsole_shape(eu, making))


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


def _panel_shape(flat: FlatPanel, eu: int, making: Making) -> PartShape:
    net = flat.panel.net
    seen = net.difference(_lasted(flat.panel.edges, FOXING_COVERS_MM))
    safe = net.buffer(-making.safe_mm).difference(
        _lasted(flat.panel.edges, FOXING_COVERS_MM + making.safe_mm)
    )
    zones = [Zone("visible", "art", path_of(_whole(seen)))]
    if flat.spec.part == "heel-counter":
        zones.append(Zone("heel-text", "art", _heel_text_place(net)))
    lines = [line for edge in flat.panel.edges for line in _lines_along(edge, net, making)]
    if flat.spec.part == "eyestay":
        lines += _eyelet_holes(flat, eu, making.eyelet_radius_mm)
    return PartShape(
        part=flat.spec.part,
        trim=flat.cut,
        bleed=outlines.grown(flat.cut, making.bleed_mm),
        safe=path_of(_whole(safe)),
        zones=tuple(zones),
        lines=tuple(lines),
        pieces=flat.spec.pieces,
        substrate=SUBSTRATE,
    )


def _eyelet_holes(flat: FlatPanel, eu: int, radius_mm: float) -> list[ProcessLine]:
    """The holes that are punched for the laces, on both sides of the fold."""
    left, right = flat.cut.box.left, flat.cut.box.right
    found = []
    for spot in eyelets("low-top", eu):
        x, y = flat.placed.apply(*spot)
        for middle in (x, left + right - x):
            hole = Box(middle, y, middle, y).grown(radius_mm)
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


def _lines_along(edge: Edge, net: Polygon, making: Making) -> list[ProcessLine]:
    found = [
        ProcessLine("stitch", row)
        for inside in making.stitch_rows_mm.get(edge.kind, ())
        if (row := _row(edge, net, inside)) is not None
    ]
    if making.allowances_mm[edge.kind] >= making.notched_from_mm:
        found.append(ProcessLine("notch", _notch(edge, net, making)))
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


def _notch(edge: Edge, net: Polygon, making: Making) -> Path:
    """A V cut from the trim at the middle of a seam; neighbors have theirs at the same spot."""
    line = LineString(edge.line)
    middle = np.asarray(line.interpolate(0.5, normalized=True).coords[0])
    ahead = np.asarray(line.interpolate(line.length / 2 + 0.5).coords[0])
    along = (ahead - middle) / np.hypot(*(ahead - middle))
    out = np.array([along[1], -along[0]])
    if net.contains(Polygon([p + middle for p in 0.2 * np.array([out - along, out + along, out])])):
        out = -out
    foot = middle + out * making.allowances_mm[edge.kind]
    tip, half = foot - out * making.notch_depth_mm, along * making.notch_width_mm / 2
    return Path.polyline([tuple(foot - half), tuple(tip), tuple(foot + half)])


def _foxing_shape(eu: int, making: Making) -> PartShape:
    strip = foxing(eu, making.foxing_overlap_mm)
    box = strip.box
    row = Path.polyline([(0, making.foxing_stitch_mm), (box.right, making.foxing_stitch_mm)])
    return PartShape(
        part="foxing",
        trim=strip,
        bleed=Path.rectangle(box.grown(making.bleed_mm)),
        safe=Path.rectangle(box.grown(-making.safe_mm)),
        zones=(Zone("visible", "art", strip),),
        lines=(ProcessLine("stitch", row),),
        substrate=SUBSTRATE,
    )


def _outsole_shape(eu: int, making: Making) -> PartShape:
    sole = outsole(eu)
    return PartShape(
        part="outsole",
        trim=sole,
        bleed=outlines.grown(sole, making.bleed_mm),
        safe=outlines.grown(sole, -making.safe_mm),
        zones=(Zone("visible", "art", sole),),
        substrate=SUBSTRATE,
    )
