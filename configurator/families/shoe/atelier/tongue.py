"""The tongue: a padded flap under the laces that stands up behind them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from shapely.geometry import LineString

from configurator.families.shoe.atelier.forme import Forme, Side
from configurator.families.shoe.atelier.relief import Drawing, Relief
from configurator.families.shoe.atelier.surfaces import Surface, grid_surface, unit
from configurator.families.shoe.catalog import CATALOG
from configurator.families.shoe.patterns import half_panel, panel_specs, standard
from configurator.footwear.allowances import EdgeKind
from configurator.footwear.sizes import REFERENCE_EU
from configurator.footwear.standard import cut_area, traced
from configurator.ground.geometry import Affine, Box, Path
from configurator.ground.outlines import path_of

Grid = NDArray[np.float64]

ABOVE_THROAT_MM = 33.0
"""How far the tongue stands out above the top of the throat."""
TIP_RISE_DEG = 54.0
"""How steeply its end stands; the ridge below it rises by about 23 degrees."""
SHIN_MM = 44.0
"""Radius that the tongue's end rounds to."""
SUNK_MM = 1.2
SUNK_ASIDE_MM = 4.5
"""Deeper under the eyestay on either side, and under the vamp at its foot."""
STEADY_MM = 1.5
THICK_TOP_MM, THICK_FOOT_MM = 10.5, 3.0
ALONG, ACROSS = 150, 46


def tongue(on: Forme) -> list[Surface]:
    """Front and back of the tongue; flat x from its top edge, y outwards negative as its panel."""
    return [piece for side in ("lateral", "medial") for piece in _half(on, side)]


def tongue_relief(model: str) -> Relief:
    """The tongue's panel with its row of stitches."""
    spec = next(spec for spec in panel_specs(model) if spec.part == "tongue")
    panel = half_panel(model, spec, REFERENCE_EU)
    drawing = Drawing(Box(-16.0, -56.0, 170.0, 56.0))
    flip = Affine.scale(1, -1)
    wide = path_of(cut_area(panel, dict.fromkeys(EdgeKind, 12.0)))
    kept = cut_area(panel, {**dict.fromkeys(EdgeKind, 0.0), EdgeKind.FOLDLINE: 5.0})
    for turn in (Affine(), flip):
        drawing.part("tongue", wide.transformed(turn))
    for edge in panel.edges:
        if edge.kind is not EdgeKind.FOLDED:
            continue
        for inside in CATALOG.making.stitch_rows_mm[edge.kind]:
            for way in (inside, -inside):
                row = LineString(edge.line).offset_curve(way)
                row = row.intersection(kept.buffer(-0.95 * inside, join_style="mitre"))
                if row.length > 4:
                    for turn in (Affine(), flip):
                        drawing.stitch(Path.polyline(list(row.coords)).transformed(turn))
    return drawing.relief()


def _half(on: Forme, side: Side) -> list[Surface]:
    length = float(np.abs(traced(standard("low-top", "lateral")["tongue-fold"])[-1, 0]))
    s = length * np.linspace(0, 1, ALONG) ** 1.8
    spine = _middle(on, s, side)
    widths = _half_width(s)
    share = np.sin(np.linspace(0, np.pi / 2, ACROSS))
    t = widths[:, None] * share[None, :]
    sheet, out = _sheet(on, t, spine, side)
    thick = np.interp(s, [0, ABOVE_THROAT_MM, length], [THICK_TOP_MM, 5.0, THICK_FOOT_MM])
    ends = np.sqrt(np.clip(1 - (1 - np.minimum(s / 7, 1)) ** 2, 0, 1))
    plump = np.sqrt(np.clip(1 - np.abs(share) ** 3, 0, 1))[None, :] * (thick * ends / 2)[:, None]
    sign = -1.0 if side == "lateral" else 1.0
    flat = np.stack([np.broadcast_to(s[:, None], t.shape), sign * t], axis=-1)
    front, back = sheet + plump[..., None] * out, sheet - plump[..., None] * out
    turned = side == "medial"
    return [
        grid_surface("tongue", front, flat, inside_out=turned),
        grid_surface("collar-lining", back, flat, inside_out=not turned),
    ]


def _half_width(s: Grid) -> Grid:
    lines = standard("low-top", "lateral")
    edge = np.concatenate([traced(lines["tongue-top"]), traced(lines["tongue-side"])])
    keep = np.concatenate([[True], np.diff(np.maximum.accumulate(edge[:, 0])) > 1e-6])
    return np.asarray(np.maximum(np.interp(s, edge[keep, 0], -edge[keep, 1]), 0.05))


@dataclass(frozen=True, slots=True)
class _Spine:
    """The tongue's middle: how far from its tip, its line (n, 3), and u of the last below it."""

    s: Grid
    line: Grid
    u: Grid


def _middle(on: Forme, s: Grid, side: Side) -> _Spine:
    fine = np.linspace(on.last.throat, 1.0, 1500)
    ridge = on.surface(fine, np.ones(1), side)[:, 0]
    run = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(ridge, axis=0), axis=1))])
    below = np.maximum(s - ABOVE_THROAT_MM, 0)
    u = np.interp(below, run, fine)
    line = on.surface(u, np.ones(1), side)[:, 0]
    above = s < ABOVE_THROAT_MM
    start = _rise_deg(ridge)
    rise = ABOVE_THROAT_MM - s[above]
    steps = np.linspace(0, 1, 60)[None, :] * rise[:, None]
    angle = np.radians(start + (TIP_RISE_DEG - start) * (steps / ABOVE_THROAT_MM) ** 0.8)
    line[above, 0] = ridge[0, 0] - rise * np.cos(angle).mean(axis=1)
    line[above, 2] = ridge[0, 2] + rise * np.sin(angle).mean(axis=1)
    line[:, 1] = np.where(above, 0.0, line[:, 1])
    return _Spine(s, line, u)


def _rise_deg(ridge: Grid) -> float:
    step = ridge[60] - ridge[0]
    return float(np.degrees(np.arctan2(-step[2], step[0])))


def _sheet(on: Forme, t: Grid, spine: _Spine, side: Side) -> tuple[Grid, Grid]:
    """The tongue's middle sheet and its outward directions, (along, across, 3)."""
    s = spine.s
    sheet = _on_last(on, t, spine.u, side)
    above = s < ABOVE_THROAT_MM
    turn = np.arctan2(np.gradient(spine.line[:, 2], s), -np.gradient(spine.line[:, 0], s))
    turn -= turn[np.count_nonzero(above)]
    for row in np.flatnonzero(above):
        section = _unfurled(sheet[row] - sheet[row, 0], t[row], 1 - s[row] / ABOVE_THROAT_MM)
        cos, sin = np.cos(-turn[row]), np.sin(-turn[row])
        swing = np.array([[cos, 0, sin], [0, 1, 0], [-sin, 0, cos]])
        sheet[row] = spine.line[row] + section @ swing
    along, across = np.gradient(sheet, axis=0), np.gradient(sheet, axis=1)
    out = unit(np.cross(along, across)) * (1.0 if side == "lateral" else -1.0)
    out[:, 0, 1] = 0
    steady = int(np.searchsorted(s, STEADY_MM))
    out[:steady] = out[steady]  # rows crowd at the tip, too close to tell a direction from
    aside = np.clip((t - 9) / 9, 0, 1) ** 2 * np.clip(s / ABOVE_THROAT_MM, 0, 1)[:, None] ** 2
    foot = np.clip((s - s[-1] + 26) / 16, 0, 1)[:, None] ** 2
    sunk = SUNK_MM + SUNK_ASIDE_MM * np.maximum(aside, foot)
    return sheet - sunk[..., None] * unit(out), unit(out)


def _on_last(on: Forme, t: Grid, u: Grid, side: Side) -> Grid:
    """Points so many mm from the ridge around the last, rib by rib."""
    ribs = on.surface(u, 1 - np.linspace(0, 0.75, 120), side)
    steps = np.linalg.norm(np.diff(ribs, axis=1), axis=2)
    run = np.concatenate([np.zeros((len(u), 1)), np.cumsum(steps, axis=1)], axis=1)
    sheet = np.empty((*t.shape, 3))
    for row in range(len(u)):
        for axis in range(3):
            sheet[row, :, axis] = np.interp(t[row], run[row], ribs[row, :, axis])
    return sheet


def _unfurled(section: Grid, t: Grid, share: float) -> Grid:
    """A cross-section that rounds like the shin the higher it stands above the throat."""
    sign, radius = np.sign(section[-1, 1]), SHIN_MM
    arc = np.column_stack(
        [0 * t, sign * radius * np.sin(t / radius), radius * (np.cos(t / radius) - 1)]
    )
    weight = min(1.0, share) ** 0.7
    return np.asarray(section * (1 - weight) + arc * weight)
