"""Dressing: the panels drawn on the flat forme: who lies over whom, stitches, eyelets, padding."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import LineString, Polygon

from configurator.families.shoe.atelier.forme import Forme
from configurator.families.shoe.atelier.relief import Drawing, Relief
from configurator.families.shoe.atelier.upper import Opening
from configurator.families.shoe.catalog import CATALOG
from configurator.families.shoe.patterns import (
    PanelSpec,
    eyelets,
    half_panel,
    panel_specs,
    standard,
)
from configurator.footwear.allowances import EdgeKind
from configurator.footwear.sizes import REFERENCE_EU
from configurator.footwear.standard import cut_area, traced
from configurator.ground.geometry import Box, Path
from configurator.ground.outlines import path_of

Grid = NDArray[np.float64]

SHEET = Box(-14.0, -14.0, 330.0, 124.0)
THROAT_CORNER = Box(88.0, 74.0, 140.0, 124.0)

THICK_MM = 1.3
"""A panel over another one: leather and its lining (practice)."""

RUN_PAST = {
    EdgeKind.LASTED: 22.0,
    EdgeKind.FOLDED: 12.0,
    EdgeKind.FOLDLINE: 14.0,
    EdgeKind.LAPPED: 8.0,
    EdgeKind.RAW: 0.0,
    EdgeKind.LOOSE: 0.0,
}
"""Panels run past what is not a seam, or bare last would show at the edge of the form."""

ORDER = ("gore", "vamp", "quarter-outer", "heel-counter", "eyestay", "toe-cap")
OVER = ("quarter-outer", "heel-counter", "eyestay", "toe-cap")
SECOND_LAYER = ("heel-counter", "eyestay")

PAD_MM = 2.4
PAD_REACH_MM = 27.0
PAD_FRONT_MM = 98.0


def dressed(model: str) -> Relief:
    """The upper's relief on the mean forme, its quarter named as the outer one."""
    specs = {spec.part: spec for spec in panel_specs(model)}
    drawing = Drawing(SHEET)
    areas = {part: _area(model, specs[part]) for part in ORDER if part in specs}
    # the skin runs a little past every seam, so no spot may be left without a part
    drawing.part("vamp", Path.rectangle(SHEET))
    if "eyestay" in areas:
        drawing.part("eyestay", Path.rectangle(THROAT_CORNER))
    for part, area in areas.items():
        drawing.part(part, path_of(area))
    if model == "slip-on":
        _rib_gore(drawing, areas["gore"])
    base = shapely.union_all([areas[part] for part in OVER if part in areas and part != "toe-cap"])
    drawing.raise_area(path_of(base), THICK_MM, 0.42)
    for part in SECOND_LAYER:
        if part in areas:
            drawing.raise_area(path_of(areas[part]), THICK_MM * 0.8, 0.42)
    if "toe-cap" in areas:
        drawing.raise_area(path_of(areas["toe-cap"]), THICK_MM, 0.42)
    if "gore" in areas:
        drawing.raise_area(path_of(areas["vamp"].difference(areas["gore"])), THICK_MM * 0.7, 0.42)
    _pad_collar(drawing)
    for part in (*OVER, "vamp"):
        if part in specs:
            _stitch(drawing, model, specs[part])
    for x, y in eyelets(model, REFERENCE_EU):
        _punch(drawing, x, y)
    return drawing.relief()


def opening(model: str, on: Forme) -> Opening:
    """What is cut out of a model's upper on the forme, and which edge is rolled."""
    if model == "slip-on":
        return Opening(Polygon(), LineString(), on.last.throat)
    edge = traced(standard(model, "lateral")["throat"])
    fine = np.linspace(0, on.last.throat, 900)
    top = on.at(fine, np.ones_like(fine))
    last = float(fine[int(np.argmin(np.hypot(*(top - edge[0]).T)))])
    line = np.vstack([_run_out(edge[::-1], 30)[-1:], edge, _run_out(edge, 4)[-1:]])
    above = [[line[-1, 0] + 12, line[-1, 1] + 40], [line[0, 0] - 22, line[0, 1] + 40]]
    return Opening(Polygon([*line, *above]), LineString(line), last)


def _run_out(line: Grid, back: int) -> Grid:
    """A line carried on straight for 12 mm; `back` points of it give the direction."""
    start = line[-min(back, len(line))]
    heading = (line[-1] - start) / np.hypot(*(line[-1] - start))
    return np.vstack([line, line[-1] + 12 * heading])


def _area(model: str, spec: PanelSpec) -> Polygon:
    return cut_area(half_panel(model, spec, REFERENCE_EU), RUN_PAST)


def _stitch(drawing: Drawing, model: str, spec: PanelSpec) -> None:
    panel = half_panel(model, spec, REFERENCE_EU)
    wide = cut_area(panel, {**RUN_PAST, EdgeKind.LAPPED: 0.0, EdgeKind.FOLDED: 0.0})
    for edge in panel.edges:
        if edge.kind is not EdgeKind.RAW:
            continue
        for inside in CATALOG.making.stitch_rows_mm[edge.kind]:
            kept = wide.buffer(-0.97 * inside)
            for way in (inside, -inside):
                row = LineString(edge.line).offset_curve(way).intersection(kept)
                for piece in getattr(row, "geoms", [row]):
                    if piece.length > 2:
                        drawing.stitch(Path.polyline(list(piece.coords)))


def _punch(drawing: Drawing, x: float, y: float) -> None:
    drawing.raise_area(Path.ellipse(_around(x, y, 3.5)), 0.35, 0.5)
    drawing.part("hole", Path.ellipse(_around(x, y, 2.1)))
    drawing.raise_area(Path.ellipse(_around(x, y, 2.1)), -1.2, 0.3)


def _around(x: float, y: float, radius: float) -> Box:
    return Box(x - radius, y - radius, x + radius, y + radius)


def _rib_gore(drawing: Drawing, area: Polygon) -> None:
    """Elastic webbing: fine ribs across the stretch."""
    left, low, right, high = area.bounds
    for x in np.arange(left, right, 1.6):
        rib = LineString([(x, low), (x + 6, high)]).intersection(area)
        for piece in getattr(rib, "geoms", [rib]):
            if piece.length > 1:
                drawing.raise_line(Path.polyline(list(piece.coords)), 0.8, 0.3, 0.4)


def _pad_collar(drawing: Drawing) -> None:
    """The collar's foam: a soft swelling under the top line that fades into the quarter."""
    lines = standard("low-top", "lateral")
    tops = [traced(lines[n]) for n in ("top-counter", "top-quarter")]
    line = LineString(np.concatenate([[[-20, tops[0][0, 1]]], *tops]))
    step = 6
    spots = drawing.spots()[::step, ::step]
    away = shapely.distance(line, shapely.points(spots)) / PAD_REACH_MM
    swell = np.where(away < 1, np.sin(np.pi * np.clip(away, 0, 1) ** 0.62) ** 1.3, 0.0)
    front = np.clip((PAD_FRONT_MM - spots[..., 0]) / 26, 0, 1)
    swell *= front * front * (3 - 2 * front)
    drawing.raise_field(PAD_MM * _spread(swell, step, drawing.rows, drawing.columns))


def _spread(table: Grid, step: int, rows: int, columns: int) -> NDArray[np.float32]:
    """A coarse table read at every pixel."""
    at_rows, at_columns = np.arange(table.shape[0]) * step, np.arange(table.shape[1]) * step
    wide = np.stack([np.interp(np.arange(columns), at_columns, row) for row in table])
    out = np.empty((rows, columns), np.float32)
    place = np.interp(np.arange(rows), at_rows, np.arange(len(at_rows)))
    low = np.clip(np.floor(place).astype(int), 0, len(at_rows) - 2)
    share = (place - low)[:, None]
    out[:] = wide[low] * (1 - share) + wide[low + 1] * share
    return out
