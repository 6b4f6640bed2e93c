"""Film: what the camera collects strip by strip: covers of parts, light, gloss and floor shade."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from configurator.families.shoe.atelier.camera import Camera
from configurator.families.shoe.atelier.exposure import Set
from configurator.families.shoe.atelier.light import Hit

Grid = NDArray[np.float64]

FINE, COARSE = 4, 2
"""Rays across a pixel for the edges of parts, and for light."""

CHUNK = 150_000
"""Rays cast at once."""

SPILL_PX = 6
"""Light is carried so far past the silhouette, so that scaling draws in no darkness."""


@dataclass(frozen=True, slots=True)
class Exposed:
    """One view: coverage of each part (0 to 1), light (rows, columns, 3), gloss and floor shade."""

    covers: dict[str, Grid]
    light: Grid
    gloss: Grid
    shade: Grid


class Film:
    """A picture in the making, `width` pixels wide."""

    def __init__(self, table: Set, camera: Camera, width: int, rays: int) -> None:
        self._table, self._camera, self._rays = table, camera, rays
        self.width, self.height = width, round(width / camera.aspect)
        size = (self.height, self.width)
        self._covers = {name: np.zeros(size) for name in table.names}
        self._light, self._gloss = np.zeros((*size, 3)), np.zeros(size)
        self._weight, self._shade = np.zeros(size), np.zeros(size)

    def exposed(self) -> Exposed:
        """The finished picture."""
        each = max(1, CHUNK // (self.width * FINE * FINE))
        for top in range(0, self.height, each):
            rows = slice(top, min(self.height, top + each))
            self._count_parts(rows)
            self._collect_light(rows)
        seen = {name: cover for name, cover in self._covers.items() if cover.max() > 0.2}
        sure = np.maximum(self._weight, 1e-9)
        both = np.concatenate([self._light, self._gloss[..., None]], axis=-1) / sure[..., None]
        grown = _spilled(both, self._weight < 1e-6)
        return Exposed(seen, grown[..., :3], grown[..., 3], self._shade)

    def _sight(self, rows: slice, across: int) -> tuple[Grid, Grid]:
        """Eyes and directions of the rays of some rows, so many across a pixel."""
        x = (np.arange(self.width * across) + 0.5) / (self.width * across)
        y = (np.arange(rows.start * across, rows.stop * across) + 0.5) / (self.height * across)
        ways = self._camera.rays(*np.meshgrid(x, y)).reshape(-1, 3)
        return np.broadcast_to(self._camera.eye, ways.shape), ways

    def _count_parts(self, rows: slice) -> None:
        eyes, ways = self._sight(rows, FINE)
        part = self._table.parts_at(self._table.stage.meet(eyes, ways), ways)
        shape = (rows.stop - rows.start, FINE, self.width, FINE)
        for number in np.unique(part[part >= 0]):
            share = (part == number).reshape(shape).mean(axis=(1, 3))
            self._covers[self._table.names[number]][rows] = share

    def _collect_light(self, rows: slice) -> None:
        eyes, ways = self._sight(rows, COARSE)
        hit = self._table.stage.meet(eyes, ways)
        lit, mirrored = np.zeros((len(ways), 3)), np.zeros(len(ways))
        on = np.flatnonzero(hit.found)
        if len(on):
            met = Hit(*(getattr(hit, name)[on] for name in Hit.__slots__))
            spots = self._table.spots_at(met, eyes[on], ways[on])
            lit[on] = self._table.irradiance(spots, self._rays, rows.start)
            mirrored[on] = self._table.gloss(spots, ways[on], rows.start)
        shape = (rows.stop - rows.start, COARSE, self.width, COARSE)
        self._light[rows] = lit.reshape(*shape, 3).sum(axis=(1, 3))
        self._gloss[rows] = mirrored.reshape(shape).sum(axis=(1, 3))
        self._weight[rows] = hit.found.reshape(shape).sum(axis=(1, 3))
        shade = self._table.floor_shade(eyes, ways)
        self._shade[rows] = shade.reshape(shape).mean(axis=(1, 3))


def _spilled(table: Grid, hidden: NDArray[np.bool_]) -> Grid:
    table, hidden = table.copy(), hidden.copy()
    for _ in range(SPILL_PX):
        total, count = np.zeros_like(table), np.zeros(hidden.shape)
        known = (~hidden).astype(float)
        for axis in (0, 1):
            for step in (-1, 1):
                total += np.roll(table * known[..., None], step, axis)
                count += np.roll(known, step, axis)
        fresh = hidden & (count > 0)
        table[fresh] = total[fresh] / count[fresh][:, None]
        hidden &= ~fresh
    return table
