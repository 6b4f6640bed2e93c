"""The sole: a cup of rubber round the foot, its sidewall with a lip, its bottom with a tread."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from configurator.families.shoe.atelier.last import Last, read_last
from configurator.families.shoe.atelier.relief import Drawing, Relief
from configurator.families.shoe.atelier.surfaces import Surface, grid_surface, unit
from configurator.ground import outlines
from configurator.ground.geometry import Box, Path

Grid = NDArray[np.float64]

OVER_FEATHER = np.array([[0, 6.6], [60, 7.6], [150, 8.0], [220, 7.6], [262, 6.0], [292, 4.4]])
"""The outsole's edge beyond the feather line, along the shoe: x, mm; less under heel and toe."""

WALL_MM = 3.6
"""Thickness of the sidewall at its lip, over the upper."""

TOP_LINE = np.array(
    [
        [0, 30],
        [40, 28.2],
        [100, 25.4],
        [150, 23.6],
        [200, 23.2],
        [240, 25.2],
        [270, 28.8],
        [292, 32.5],
    ]
)
"""Height of the sidewall's lip along the shoe: x, z in mm."""

GROUND_LINE = np.array(
    [[-6, 2.4], [6, 0.5], [20, 0], [195, 0], [225, 1.3], [250, 4.0], [272, 7.8], [295, 13]]
)
"""Height of the tread along the shoe: it stands from heel to ball, then springs towards the toe."""

AROUND = 900
STITCH_DOWN_MM = 6.0
"""The sidewall's stitches below its lip."""

OUTSOLE_MM = 2.6
"""How much of the outsole shows below the sidewall, above its rounded foot."""

FOOT_STEPS = 6
EDGE_STEPS = FOOT_STEPS + 1
RISE = 28
LIP_STEPS = 7


def smooth(table: Grid, x: Grid) -> Grid:
    """A height read off a table with rounded corners."""
    shifts = np.linspace(-9, 9, 13)
    weights = np.hanning(15)[1:-1]
    read = np.stack([np.interp(x + shift, table[:, 0], table[:, 1]) for shift in shifts])
    return np.asarray(np.tensordot(weights / weights.sum(), read, axes=1))


def round_foot(last: Last, count: int) -> tuple[Grid, Grid, Grid]:
    """u, the feather line and its outward direction in plan, all the way round; ends meet."""
    u = np.linspace(0, 2, count)
    feather = last.points(u, np.zeros(1))[:, 0]
    ahead = np.gradient(feather[:, :2], axis=0)
    ahead[0] = ahead[-1] = ahead[0] + ahead[-1]
    out = unit(np.column_stack([-ahead[:, 1], ahead[:, 0], np.zeros(count)]))
    return u, feather, out


def _over(feather: Grid) -> Grid:
    return smooth(OVER_FEATHER, feather[:, 0])[:, None]


def sole_outline() -> Grid:
    """The outsole in plan: x outwards, y to the toe, in mm, anticlockwise, not closed."""
    _, feather, out = round_foot(read_last(), AROUND)
    edge = feather + _over(feather) * out
    return np.asarray(edge[:-1, [1, 0]])


def upper_at(last: Last, u: Grid, height: Grid) -> Grid:
    """Where the upper crosses a height, rib by rib."""
    v = np.linspace(0, 0.6, 121)
    ribs = last.points(u, v)
    over = (ribs[:, :, 2] >= height[:, None]).argmax(axis=1).clip(1)
    rows = np.arange(len(u))
    low, high = ribs[rows, over - 1], ribs[rows, over]
    share = (height - low[:, 2]) / np.maximum(high[:, 2] - low[:, 2], 1e-9)
    return np.asarray(low + share[:, None].clip(0, 1) * (high - low))


def sidewall() -> list[Surface]:
    """The foxing, and below it the edge of the outsole that shows.

    Flat coordinates are mm round the foot from the heel, and mm down from the lip.
    """
    last = read_last()
    u, feather, out = round_foot(last, AROUND)
    foot = feather + _over(feather) * out
    foot[:, 2] = smooth(GROUND_LINE, foot[:, 0])
    top = upper_at(last, u, smooth(TOP_LINE, feather[:, 0]))
    lip = top + WALL_MM * out
    inner = top - 1.5 * out
    profile = _profile(foot, lip, inner, out)
    steps = np.linalg.norm(np.diff(foot, axis=0), axis=1)
    around = np.concatenate([[0], np.cumsum(steps)])
    climbs = np.linalg.norm(np.diff(profile, axis=1), axis=2)
    up = np.concatenate([np.zeros((AROUND, 1)), np.cumsum(climbs, axis=1)], axis=1)
    down = up[:, -LIP_STEPS:-1].mean(axis=1, keepdims=True) - up
    flat = np.stack([np.broadcast_to(around[:, None], up.shape), down], axis=-1)
    split = EDGE_STEPS
    return [
        grid_surface("foxing", profile[:, split:], flat[:, split:], inside_out=True),
        grid_surface(
            "outsole-edge", profile[:, : split + 1], flat[:, : split + 1], inside_out=True
        ),
    ]


def _profile(foot: Grid, lip: Grid, inner: Grid, out: Grid) -> Grid:
    """The sidewall's section at every station: round foot, slightly hollow wall, round lip."""
    up = np.array([0.0, 0.0, 1.0])
    radius, lip_radius = 1.6, 1.3
    angles = np.linspace(-np.pi / 2, 0, FOOT_STEPS)
    base = (foot - radius * out)[:, None] + radius * up
    round_foot_ = base + radius * (
        np.cos(angles)[None, :, None] * out[:, None] + np.sin(angles)[None, :, None] * up
    )
    turn = np.linspace(0, np.pi / 2, LIP_STEPS - 1)
    hub = (lip - lip_radius * out)[:, None] - lip_radius * up
    round_lip = hub + lip_radius * (
        np.cos(turn)[None, :, None] * out[:, None] + np.sin(turn)[None, :, None] * up
    )
    share = np.linspace(0, 1, RISE)[:-1]
    low, high = round_foot_[:, -1] + OUTSOLE_MM * up, round_lip[:, 0]
    hollow = 0.7 * np.sin(np.pi * share)
    wall = (
        low[:, None] * (1 - share)[None, :, None]
        + high[:, None] * share[None, :, None]
        - hollow[None, :, None] * out[:, None]
    )
    joint = (low - 0.35 * up)[:, None] - np.array([0.0, 0.9])[None, :, None] * out[:, None]
    neck = (low + 0.35 * up - 0.9 * out)[:, None]
    wall[:, 0] += 0.35 * up
    return np.concatenate([round_foot_, joint, neck, wall, round_lip, inner[:, None]], axis=1)


def tread() -> Surface:
    """The outsole's bottom; flat coordinates are x outwards and y to the toe."""
    _, feather, out = round_foot(read_last(), AROUND)
    edge = feather + (_over(feather) - 1.6) * out
    spine = edge.copy()
    spine[:, 0] = np.clip(edge[:, 0], 40, 240)
    spine[:, 1] = 0.0
    share = np.linspace(0, 1, 60)
    points = edge[:, None] * (1 - share)[None, :, None] + spine[:, None] * share[None, :, None]
    points[:, :, 2] = smooth(GROUND_LINE, points[:, :, 0].ravel()).reshape(points.shape[:2])
    return grid_surface("outsole", points, points[:, :, [1, 0]])


def insole() -> Surface:
    """What the foot stands on, seen through the collar."""
    _, feather, out = round_foot(read_last(), 300)
    edge = feather + 2.0 * out
    spine = edge.copy()
    spine[:, 0] = np.clip(edge[:, 0], 40, 240)
    spine[:, 1] = 0.0
    share = np.linspace(0, 1, 20)
    points = edge[:, None] * (1 - share)[None, :, None] + spine[:, None] * share[None, :, None]
    points[:, :, 2] += 5.0 - 2.0 * share[None, :] ** 2
    return grid_surface("collar-lining", points, points[:, :, [1, 0]], inside_out=True)


def edge_relief() -> Relief:
    """The outsole's edge, plain."""
    box = Box(-4.0, -6.0, 720.0, 60.0)
    drawing = Drawing(box)
    drawing.part("outsole", Path.rectangle(box))
    return drawing.relief()


def foxing_relief() -> Relief:
    """The sidewall: a stitched groove below the lip and a fine line above the ground."""
    box = Box(-4.0, -6.0, 720.0, 44.0)
    drawing = Drawing(box)
    drawing.part("foxing", Path.rectangle(box))
    line = Path.polyline([(-4, STITCH_DOWN_MM), (720, STITCH_DOWN_MM)])
    drawing.raise_line(line, 2.0, -0.55, 0.5)
    drawing.stitch(line)
    return drawing.relief()


def tread_relief() -> Relief:
    """The outsole: herringbone under ball and heel, a ring to turn on, a smooth waist to print."""
    outline = Path.polygon([(float(x), float(y)) for x, y in sole_outline()])
    drawing = Drawing(outline.box.grown(6.0))
    drawing.part("outsole", Path.rectangle(outline.box.grown(6.0)))
    whole = outlines.area_of(outline)
    rim, field = whole.buffer(-5.0), whole.buffer(-8.0)
    waist = shapely.box(-80, 92, 80, 158).buffer(-14).buffer(14)
    grip = field.difference(waist)
    turn = shapely.Point(2.0, 214.0)
    rings = [turn.buffer(radius).boundary for radius in (9.0, 16.0, 23.0)]
    for ring in (rim.boundary, *rings, waist.intersection(field).buffer(-0.5).boundary):
        _groove(drawing, ring, 1.8)
    grip = grip.difference(turn.buffer(27.0))
    for y in np.arange(-10.0, 300.0, 6.2):
        x = np.arange(-70.0, 71.0, 7.0)
        zigzag = LineString(np.column_stack([x, y + 4.2 * (np.arange(len(x)) % 2)]))
        _groove(drawing, zigzag.intersection(grip), 2.0)
    return drawing.relief()


def _groove(drawing: Drawing, line: BaseGeometry, width_mm: float) -> None:
    for piece in getattr(line, "geoms", [line]):
        if piece.length > 3:
            path = Path.polyline([(float(x), float(y)) for x, y in piece.coords])
            drawing.raise_line(path, width_mm, -1.6, 0.35)
