"""Exposure: the light on every spot a camera sees: shadows, bounces, gloss, the floor's shade."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from configurator.families.shoe.atelier.light import (
    FLOOR,
    SKIN,
    STAND_OFF_MM,
    Hit,
    Stage,
    Tent,
    around,
    spread_chances,
)
from configurator.families.shoe.atelier.relief import Relief
from configurator.families.shoe.atelier.surfaces import Surface, unit

Grid = NDArray[np.float64]

FLOOR_CELL_MM = 3.0
GLOSS_DEG = 13.0
GLOSS_RAYS = 4
HOLLOW_DIM = 0.55
"""Light lost for every mm that a spot lies below its surroundings."""


@dataclass(frozen=True, slots=True)
class Spots:
    """Spots on the shoe: where they are and which way they face, without and with their relief."""

    points: Grid
    faces_way: Grid
    facing: Grid
    hollow: Grid
    """How far each lies below its surroundings, in mm; light finds its way there less."""


class Set:
    """Everything on the photographer's table: the stage, its reliefs, the light and the floor."""

    def __init__(
        self, surfaces: list[Surface], reliefs: dict[str, Relief], tent: Tent, names: list[str]
    ) -> None:
        self.stage = Stage(surfaces)
        self.reliefs = reliefs
        self.tent = tent
        self.names = names
        self.floor_z = float(min(surface.points[:, 2].min() for surface in surfaces))
        everything = np.concatenate([s.points[::7, :2] for s in surfaces])
        self._low = everything.min(axis=0) - 160
        self._high = everything.max(axis=0) + 160
        self._floor = self._floor_light()

    def floor_share(self, spots: Grid) -> Grid:
        """The share of its light that the floor keeps at (..., 2) spots, 0 to 1, per color."""
        at = (spots - self._low) / FLOOR_CELL_MM - 0.5
        rows, columns, _ = self._floor.shape
        i = np.clip(np.floor(at[..., 1]).astype(int), 0, rows - 2)
        j = np.clip(np.floor(at[..., 0]).astype(int), 0, columns - 2)
        b = np.clip(at[..., 1] - i, 0, 1)[..., None]
        a = np.clip(at[..., 0] - j, 0, 1)[..., None]
        floor = self._floor
        top = floor[i, j] * (1 - a) + floor[i, j + 1] * a
        low = floor[i + 1, j] * (1 - a) + floor[i + 1, j + 1] * a
        return np.asarray(top * (1 - b) + low * b)

    def spots_at(self, hit: Hit, origins: Grid, ways: Grid) -> Spots:
        """What rays met, with the fine relief in the way it faces."""
        count = len(hit.face)
        points = origins + hit.distance[:, None] * ways
        smooth, facing, hollow = np.zeros((count, 3)), np.zeros((count, 3)), np.zeros(count)
        for number, surface in enumerate(self.stage.surfaces):
            here = np.flatnonzero(hit.found & (hit.surface == number))
            if len(here):
                smooth[here], facing[here], hollow[here] = self._read(surface, hit, here)
        away = np.einsum("ij,ij->i", smooth, ways) > 0
        smooth[away] *= -1
        facing[away] *= -1
        leaning = np.einsum("ij,ij->i", facing, smooth)
        facing = np.where((leaning < 0.05)[:, None], smooth, facing)
        return Spots(points, smooth, unit(facing), hollow)

    def parts_at(self, hit: Hit, ways: Grid) -> NDArray[np.int16]:
        """The number of the part every ray met, in `names`; -1 where it met none."""
        part = np.full(len(hit.face), -1, np.int16)
        for number, surface in enumerate(self.stage.surfaces):
            here = np.flatnonzero(hit.found & (hit.surface == number))
            if len(here):
                part[here] = self._parts_on(surface, hit, here, ways)
        return part

    def floor_shade(self, eyes: Grid, ways: Grid) -> Grid:
        """How much darker the floor is behind each ray, 0 to 1."""
        down = ways[:, 2] < -1e-6
        run = (self.floor_z - eyes[:, 2]) / np.where(down, ways[:, 2], -1.0)
        share = self.floor_share(eyes[:, :2] + run[:, None] * ways[:, :2]).mean(axis=1)
        return np.asarray(np.where(down, 1 - share, 0.0))

    def _parts_on(
        self, surface: Surface, hit: Hit, here: NDArray[np.int64], ways: Grid
    ) -> NDArray[np.int16]:
        name, _, foot = surface.relief.partition("@")
        relief = self.reliefs.get(name)
        if relief is None:
            return np.full(len(here), self.names.index(surface.relief), np.int16)
        corners = surface.faces[hit.face[here]]
        flat = (surface.flat[corners] * hit.corner_shares[here][..., None]).sum(axis=1)
        table = np.array(
            [-1, *(self.names.index(f"{part}@{foot}") for part in relief.parts)], np.int16
        )
        part = table[relief.part_numbers(flat)]
        if name.startswith(("upper", "tongue")):
            normal = (surface.normals[corners] * hit.corner_shares[here][..., None]).sum(axis=1)
            behind = np.einsum("ij,ij->i", normal, ways[here]) > 0
            part[behind] = self.names.index(f"collar-lining@{foot}")
        return part

    def _read(self, surface: Surface, hit: Hit, here: NDArray[np.int64]) -> tuple[Grid, Grid, Grid]:
        """Which way spots of one surface face, without and with their relief, and how hollow."""
        corners = surface.faces[hit.face[here]]
        shares = hit.corner_shares[here][..., None]
        normal = unit((surface.normals[corners] * shares).sum(axis=1))
        relief = self.reliefs.get(surface.relief.partition("@")[0])
        if relief is None:
            return normal, normal, np.zeros(len(here))
        flat = (surface.flat[corners] * shares).sum(axis=1)
        along, up = _flat_axes(surface, corners)
        slopes = relief.slopes(flat)
        leaning = normal - slopes[:, :1] * along - slopes[:, 1:] * up
        return normal, leaning, relief.hollow(flat)

    def irradiance(self, spots: Spots, rays: int, seed: int) -> Grid:
        """Light on each spot, (n, 3): 1 where a sheet lies open under the whole tent."""
        out = np.zeros((len(spots.points), 3))
        chances = spread_chances(rays)
        jitter = np.random.default_rng(seed).random((len(out), 2))
        start = spots.points + STAND_OFF_MM * spots.faces_way
        for chance in chances:
            ways = around(spots.facing, (chance + jitter) % 1)
            grazing = np.einsum("ij,ij->i", ways, spots.faces_way) <= 0.01
            met = self.stage.meet(start, ways)
            light = self.tent.shine(ways)
            down = ways[:, 2] < -1e-3
            light[down] = self._from_floor(start[down], ways[down])
            near = np.clip(met.distance / 60.0, 0.25, 1.0)[:, None]
            bounce = SKIN * self.open_light() * (0.30 + 0.35 * near)
            light = np.where(met.found[:, None], bounce * near, light)
            light[grazing] *= 0.35
            out += light
        reached = 1 - np.clip(HOLLOW_DIM * spots.hollow, 0, 0.6)
        return np.asarray(out / rays / self.open_light() * reached[:, None])

    def gloss(self, spots: Spots, looking: Grid, seed: int) -> Grid:
        """What a satin skin mirrors back, (n,), before the material's own strength."""
        back = looking - 2 * np.einsum("ij,ij->i", looking, spots.facing)[:, None] * spots.facing
        chance = np.random.default_rng(seed).random((GLOSS_RAYS, len(back), 2))
        start = spots.points + STAND_OFF_MM * spots.faces_way
        out = np.zeros(len(back))
        for draw in chance:
            draw[:, 0] *= 0.03
            ways = around(unit(back), draw)
            blocked = self.stage.blocked(start, ways)
            light = self.tent.shine(ways, GLOSS_DEG)
            down = ways[:, 2] < 0
            light[down] = 0.45 * self._from_floor(start[down], ways[down])
            light[blocked] *= 0.12
            out += light.mean(axis=1)
        facing = np.clip(-np.einsum("ij,ij->i", looking, spots.facing), 0, 1)
        fresnel = 0.04 + 0.96 * (1 - facing) ** 5
        return np.asarray(out / GLOSS_RAYS * fresnel / 0.04)

    def open_light(self) -> Grid:
        """The light on a level sheet under the open tent."""
        ways = around(np.array([0, 0, 1.0]), spread_chances(512))
        return np.asarray(self.tent.shine(ways).mean(axis=0))

    def _from_floor(self, start: Grid, ways: Grid) -> Grid:
        run = (start[:, 2] - self.floor_z) / np.maximum(-ways[:, 2], 1e-3)
        spot = start[:, :2] + run[:, None] * ways[:, :2]
        return np.asarray(FLOOR * self.open_light() * self.floor_share(spot))

    def _floor_light(self) -> Grid:
        columns = int(np.ceil((self._high[0] - self._low[0]) / FLOOR_CELL_MM))
        rows = int(np.ceil((self._high[1] - self._low[1]) / FLOOR_CELL_MM))
        x = self._low[0] + (np.arange(columns) + 0.5) * FLOOR_CELL_MM
        y = self._low[1] + (np.arange(rows) + 0.5) * FLOOR_CELL_MM
        spots = np.stack([*np.meshgrid(x, y), np.full((rows, columns), self.floor_z - 0.05)], -1)
        spots = spots.reshape(-1, 3)
        lit = np.zeros((len(spots), 3))
        up = np.broadcast_to([0, 0, 1.0], spots.shape)
        jitter = np.random.default_rng(7).random((len(spots), 2))
        chances = spread_chances(192)
        for chance in chances:
            ways = around(up, (chance + jitter) % 1)
            open_ = ~self.stage.blocked(spots, ways)
            lit += np.where(open_[:, None], self.tent.shine(ways), 0.06)
        share = np.clip(lit / len(chances) / self.open_light(), 0, 1).reshape(rows, columns, 3)
        return _softened(_softened(_softened(share)))


def _flat_axes(surface: Surface, corners: NDArray[np.int64]) -> tuple[Grid, Grid]:
    """How space runs along flat x and flat y on each face: mm of space for a mm of the panel."""
    points, flat = surface.points[corners], surface.flat[corners]
    a, b = points[:, 1] - points[:, 0], points[:, 2] - points[:, 0]
    p, q = flat[:, 1] - flat[:, 0], flat[:, 2] - flat[:, 0]
    det = p[:, 0] * q[:, 1] - p[:, 1] * q[:, 0]
    det = np.where(np.abs(det) < 1e-9, 1e-9, det)[:, None]
    along = (a * q[:, 1:] - b * p[:, 1:]) / det
    up = (b * p[:, :1] - a * q[:, :1]) / det
    return _steep(along), _steep(up)


def _steep(axis: Grid) -> Grid:
    """Slopes are read per mm of skin; a stretched face counts as an unstretched one."""
    return unit(axis)


def _softened(table: Grid) -> Grid:
    padded = np.pad(table, ((1, 1), (1, 1), (0, 0)), mode="edge")
    out = np.zeros_like(table)
    for i, by_row in enumerate((0.25, 0.5, 0.25)):
        for j, by_column in enumerate((0.25, 0.5, 0.25)):
            rows, columns = table.shape[:2]
            out += by_row * by_column * padded[i : i + rows, j : j + columns]
    return out
