"""Laces: a flat woven ribbon, crossed from eyelet to eyelet and tucked in at the top."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from configurator.families.shoe.atelier.forme import Forme, Side, found
from configurator.families.shoe.atelier.relief import Drawing, Relief
from configurator.families.shoe.atelier.surfaces import Surface, grid_surface, unit
from configurator.families.shoe.patterns import eyelets, standard
from configurator.footwear.sizes import REFERENCE_EU
from configurator.footwear.standard import traced
from configurator.ground.geometry import Box, Path

Grid = NDArray[np.float64]

WIDTH_MM, THICK_MM = 7.6, 1.7
LIFT_MM = 3.6
"""Over the bare last: eyestay, and half of the ribbon."""
OVER_MM = 1.9
"""Further up where one lace crosses the other."""
ALONG, AROUND = 90, 20

SIDES: tuple[Side, Side] = ("lateral", "medial")


def laces(on: Forme) -> list[Surface]:
    """Every lace between the eyelets, in mm; flat x along the ribbon, y across it."""
    spots = [_fold_place(x, y) for x, y in eyelets("low-top", REFERENCE_EU)]
    made = [_ribbon(on, spots[-1], spots[-1], 0.0, 0)]
    for row in range(len(spots) - 1, 0, -1):
        over = row % 2 == 0
        made.append(_ribbon(on, spots[row], spots[row - 1], OVER_MM if over else 0.0, 1))
        made.append(_ribbon(on, spots[row], spots[row - 1], 0.0 if over else OVER_MM, -1))
    return made


def lace_relief() -> Relief:
    """The ribbon's weave: herringbone ribs and two firm edges."""
    drawing = Drawing(Box(-2.0, -6.0, 90.0, 16.0))
    drawing.part("laces", Path.rectangle(Box(-2.0, -6.0, 90.0, 16.0)))
    for x in np.arange(-10.0, 95.0, 1.1):
        for start, end in ((0.4, 3.8), (7.2, 3.8)):
            line = Path.polyline([(x, start), (x + 2.4, end)])
            drawing.raise_line(line, 0.62, 0.16, 0.25)
    for y in (0.35, 7.25):
        drawing.raise_line(Path.polyline([(-2, y), (90, y)]), 0.7, 0.15, 0.3)
    return drawing.relief()


def _fold_place(x: float, y: float) -> tuple[float, float]:
    """A flat spot as its distance along the vamp's fold line and away from it."""
    start, heading, down = _fold_line()
    off = np.array([x, y]) - start
    return float(off @ heading), float(off @ down)


def _fold_line() -> tuple[Grid, Grid, Grid]:
    fold = traced(standard("low-top", "lateral")["vamp-fold"])
    heading = unit(fold[-1] - fold[0])
    return fold[0], heading, np.array([heading[1], -heading[0]])


def _ribbon(
    on: Forme, foot: tuple[float, float], head: tuple[float, float], over_mm: float, way: int
) -> Surface:
    """A lace from an eyelet on one side to one on the other; `way` 1 starts on the outer side."""
    share = np.linspace(0, 1, ALONG)
    first, second = (foot, head) if way >= 0 else (head, foot)
    along = first[0] + share * (second[0] - first[0])
    away = first[1] - share * (first[1] + second[1])
    line, out = _on_last(on, along, away)
    to_end = np.minimum(share, 1 - share) * np.hypot(second[0] - first[0], first[1] + second[1])
    lift = LIFT_MM - 4.4 * np.exp(-((to_end / 1.9) ** 2)) + over_mm * np.exp(-((away / 7.5) ** 2))
    path = line + lift[:, None] * out
    ahead = unit(np.gradient(path, axis=0))
    side = unit(np.cross(out, ahead))
    up = np.cross(ahead, side)
    return _swept(path, side, up, to_end)


def _swept(path: Grid, side: Grid, up: Grid, to_end: Grid) -> Surface:
    angle = np.linspace(0, 2 * np.pi, AROUND + 1)
    narrow = 1 - 0.42 * np.exp(-((to_end / 3.0) ** 2))
    x = np.sign(np.cos(angle)) * np.abs(np.cos(angle)) ** 0.45 * WIDTH_MM / 2
    z = np.sign(np.sin(angle)) * np.abs(np.sin(angle)) ** 0.7 * THICK_MM / 2
    points = (
        path[:, None]
        + (narrow[:, None] * x)[..., None] * side[:, None]
        + z[None, :, None] * up[:, None]
    )
    run = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    flat = np.stack(
        [
            np.broadcast_to(run[:, None], (len(run), len(angle))),
            np.broadcast_to(x + WIDTH_MM / 2, (len(run), len(angle))),
        ],
        axis=-1,
    )
    return grid_surface("laces", points, flat)


def _on_last(on: Forme, along: Grid, away: Grid) -> tuple[Grid, Grid]:
    """Points of the bare last and outward directions, across the ridge from side to side."""
    start, heading, down = _fold_line()
    flat = start + along[:, None] * heading + np.abs(away)[:, None] * down
    u, v = found(on, flat)
    points, out = np.empty((len(u), 3)), np.empty((len(u), 3))
    for side in SIDES:
        here = away >= 0 if side == "lateral" else away < 0
        points[here], out[here] = placed(on, u[here], v[here], side)
    return points, _steady(out)


def _steady(out: Grid) -> Grid:
    """Directions smoothed along the lace, so the ribbon does not kink over the ridge."""
    padded = np.vstack([out[:1].repeat(8, 0), out, out[-1:].repeat(8, 0)])
    bell = np.hanning(19)[1:-1]
    smooth = np.stack(
        [np.convolve(padded[:, axis], bell / bell.sum(), "valid") for axis in range(3)], axis=1
    )
    return unit(smooth)


def placed(on: Forme, u: Grid, v: Grid, side: Side) -> tuple[Grid, Grid]:
    """Points of the bare last and their outward normals."""
    step = 2e-3

    def at(u: Grid, v: Grid) -> Grid:
        return on.last.scattered(u if side == "lateral" else (2 - u) % 2, v)

    by_u = at(np.minimum(u + step, 1), v) - at(u - step, v)
    by_v = at(u, np.minimum(v + step, 1)) - at(u, v - step)
    return at(u, v), unit(np.cross(by_u, by_v)) * (-1.0 if side == "lateral" else 1.0)
