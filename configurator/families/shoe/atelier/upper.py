"""The upper: panels laid on the last, cut at the throat, rolled at the collar, lined inside."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import LineString, Polygon

from configurator.families.shoe.atelier.forme import Forme, Side
from configurator.families.shoe.atelier.relief import Relief
from configurator.families.shoe.atelier.surfaces import (
    Surface,
    grid_surface,
    hem,
    joined,
    open_edges,
    unit,
    without,
)

Grid = NDArray[np.float64]

ALONG, UP = 680, 220
HEM_MM = 2.6
ROLL_STEPS = 300
TURN_MM = 18.0
"""Below the roll, the way down over which the lining takes the wall's own direction."""

FRONT_MM = 26.0
"""The collar of a slip-on turns level over this way to its middle."""
SNAP_MM = 0.5
ROLL_MM = 3.6
"""Radius of the padded collar's edge."""

LINED_TO = 0.06
"""How far down the lining goes inside, as v."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The mouth of the shoe: its rolled collar, and what is cut away in front of it.

    The top line is rolled as far as `collar_to`, a u. `area` and its `edge` lie on the flat forme:
    the throat of a laced shoe; on a slip-on nothing is cut.
    """

    area: Polygon
    edge: LineString
    collar_to: float

    @property
    def cut(self) -> bool:
        """Whether anything is cut away at all."""
        return not self.area.is_empty


def upper(on: Forme, relief: Relief, opening: Opening) -> list[Surface]:
    """The outer skin of both sides, its cut edges, the collar's roll and the lining."""
    made: list[Surface] = []
    for side in ("lateral", "medial"):
        made += _side(on, relief, opening, side)
    return made


def _side(on: Forme, relief: Relief, opening: Opening, side: Side) -> list[Surface]:
    inside_out = side == "lateral"
    u, v = np.linspace(0, 1, ALONG), np.linspace(0, 1, UP)
    mesh_u, mesh_v = np.meshgrid(u, v, indexing="ij")
    if opening.cut:
        mesh_u, mesh_v = _snapped(on, opening, mesh_u, mesh_v)
    flat = on.at(mesh_u, mesh_v)
    skin = grid_surface(
        f"upper-{side}", lifted(on, relief, mesh_u, mesh_v, side), flat, inside_out=inside_out
    )
    middles = skin.flat[skin.faces].mean(axis=1)
    gone = shapely.contains_xy(opening.area, middles[:, 0], middles[:, 1])
    skin = without(skin, gone)
    return [
        joined([skin, *_hems(skin, opening)]),
        *_collar(on, relief, opening, side),
    ]


def lifted(on: Forme, relief: Relief, u: Grid, v: Grid, side: Side) -> Grid:
    """Points of the dressed upper at a grid of (u, v), in mm."""
    height = relief.coarse_height(on.at(u, v))
    return _points(on, u, v, side) + height[..., None] * _normals(on, u, v, side)


def _points(on: Forme, u: Grid, v: Grid, side: Side) -> Grid:
    """Surface points at a grid of (u, v) that no longer lies in straight rows."""
    turned = u if side == "lateral" else (2 - u) % 2
    return on.last.scattered(turned, v)


def _normals(on: Forme, u: Grid, v: Grid, side: Side) -> Grid:
    """Outward normals of the bare last; on the ridge, where sides meet, they lean neither way."""
    # the guide curves stand still at the throat, so a wider step is needed to see where they go
    wide = 0.014 * np.exp(-(((u - on.last.throat) / 0.03) ** 2))
    step = 2e-3 + wide
    by_u = _points(on, np.minimum(u + step, 1), v, side) - _points(
        on, np.maximum(u - step, 0), v, side
    )
    by_v = _points(on, u, np.minimum(v + 2e-3, 1), side) - _points(on, u, v - 2e-3, side)
    normals = unit(np.cross(by_u, by_v))
    if side == "lateral":
        normals = -normals
    middle = ((v > 1 - 1e-9) & (u >= on.last.throat)) | (u > 1 - 1e-9) | (u < 1e-9)
    normals[..., 1] = np.where(middle, 0.0, normals[..., 1])
    return unit(normals)


def _snapped(on: Forme, opening: Opening, u: Grid, v: Grid) -> tuple[Grid, Grid]:
    """Grid points near the opening's edge moved onto it, so that it is cut clean."""
    flat = on.at(u, v)
    spots = shapely.points(flat[..., 0], flat[..., 1])
    near = shapely.distance(opening.edge, spots) < SNAP_MM
    foot = shapely.line_interpolate_point(
        opening.edge, shapely.line_locate_point(opening.edge, spots[near])
    )
    wanted = np.column_stack([shapely.get_x(foot), shapely.get_y(foot)]) - flat[near]
    step = 1e-3
    at_u, at_v = u[near], v[near]
    by_u = (on.at(np.minimum(at_u + step, 1), at_v) - on.at(at_u - step, at_v)) / (2 * step)
    by_v = (on.at(at_u, np.minimum(at_v + step, 1)) - on.at(at_u, at_v - step)) / (2 * step)
    det = by_u[:, 0] * by_v[:, 1] - by_u[:, 1] * by_v[:, 0]
    u, v = u.copy(), v.copy()
    u[near] += (wanted[:, 0] * by_v[:, 1] - wanted[:, 1] * by_v[:, 0]) / det
    v[near] += (by_u[:, 0] * wanted[:, 1] - by_u[:, 1] * wanted[:, 0]) / det
    return u.clip(0, 1), v.clip(0, 1)


def _hems(skin: Surface, opening: Opening) -> list[Surface]:
    if not opening.cut:
        return []
    edges = open_edges(skin.faces)
    middles = skin.flat[edges].mean(axis=1)
    near = shapely.distance(opening.edge, shapely.points(middles)) < 3 * SNAP_MM
    return [hem(skin, edges[near], HEM_MM)]


def _collar(on: Forme, relief: Relief, opening: Opening, side: Side) -> list[Surface]:
    """The roll over the top line, half of it outer panel and half lining, and the lining below."""
    u = _evenly(on, opening.collar_to, side)
    v = np.ones_like(u)
    edge_flat = on.at(u, v)
    out = _rolled_about(on, u, side, to_front=not opening.cut)
    lift = relief.coarse_height(edge_flat)[:, None]
    edge = _points(on, u, v, side) + lift * out
    ahead = unit(np.gradient(edge, axis=0))
    climb = unit(np.cross(out, ahead)) * (-1.0 if side == "lateral" else 1.0)
    climb[0, 1] = 0.0
    if not opening.cut:
        climb[-1, 1] = 0.0  # the collar meets its other half at the front, square to the middle
    climb = unit(climb)
    arcs = np.linspace(0, np.pi, 19)
    roll = (edge - ROLL_MM * out)[:, None] + ROLL_MM * (
        np.cos(arcs)[None, :, None] * out[:, None] + np.sin(arcs)[None, :, None] * climb[:, None]
    )
    rise = _away_from_panel(on, u, v, edge_flat)
    flat = edge_flat[:, None] + (ROLL_MM * arcs)[None, :, None] * rise[:, None]
    half, inside_out = 10, side == "lateral"
    outer = grid_surface(f"upper-{side}", roll[:, :half], flat[:, :half], inside_out=inside_out)
    wall = _wall(on, u, side, lift, out)
    inner = np.concatenate([roll[:, half - 1 :], wall], axis=1)
    rows = np.arange(inner.shape[1], dtype=float)
    inner_flat = np.stack(np.meshgrid(u, rows, indexing="ij"), axis=-1)
    return [outer, grid_surface("collar-lining", inner, inner_flat, inside_out=inside_out)]


def _rolled_about(on: Forme, u: Grid, side: Side, *, to_front: bool) -> Grid:
    """Outward directions along the top line.

    They are read a little below it: towards the front the ribs come in along the line itself, and
    leave no surface to read. There they turn into the ridge's own direction.
    """
    below = np.full_like(u, 0.93)
    out = _normals(on, u[:, None], below[:, None], side)[:, 0]
    out[0, 1] = 0.0
    if to_front:
        line = _points(on, u, np.ones_like(u), side)
        front = _normals(on, u[-1:, None], np.ones((1, 1)), side)[0, 0]
        left = np.linalg.norm(line - line[-1], axis=1)
        share = np.clip(1 - left / FRONT_MM, 0, 1)[:, None]
        out += (share * share * (3 - 2 * share)) * (front - out)
    return unit(out)


def _evenly(on: Forme, collar_to: float, side: Side) -> Grid:
    """u of points along the top line, equally far apart."""
    fine = np.linspace(0, collar_to, 3000)
    line = _points(on, fine, np.ones_like(fine), side)
    run = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
    return np.asarray(np.interp(np.linspace(0, run[-1], ROLL_STEPS), run, fine))


def _away_from_panel(on: Forme, u: Grid, v: Grid, edge: Grid) -> Grid:
    """Unit flat directions square to the collar's edge, out of the panel."""
    along = unit(np.gradient(edge, axis=0))
    square = np.column_stack([-along[:, 1], along[:, 0]])
    inward = on.at(u, v - 0.03) - edge
    away = np.einsum("ij,ij->i", square, inward) > 0
    return np.where(away[:, None], -square, square)


def _wall(on: Forme, u: Grid, side: Side, lift: Grid, out: Grid) -> Grid:
    """The lining's wall from below the roll to the insole, (n, 89, 3)."""
    grid_u, v = np.meshgrid(u, np.linspace(1, LINED_TO, 90), indexing="ij")
    grid = _points(on, grid_u, v, side)
    normals = _normals(on, grid_u, v, side)
    steps = np.linalg.norm(np.diff(grid, axis=1, prepend=grid[:, :1]), axis=2)
    depth = np.cumsum(steps, axis=1)
    below = np.clip(depth / TURN_MM, 0, 1)[..., None]
    normals = unit(out[:, None] * (1 - below) + normals * below)
    thick = 2 * ROLL_MM - (2 * ROLL_MM - 3.4) * (1 - np.exp(-depth / 14))
    inset = lift * np.exp(-depth / 6) - thick
    return np.asarray((grid + inset[..., None] * normals)[:, 1:])
