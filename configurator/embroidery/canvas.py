"""Canvas: thread and shapes laid out on a fine grid, to see what covers what."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw
from shapely.geometry.base import BaseGeometry

from configurator.ground.outlines import polygons_in
from configurator.ground.plane import Box

FINE_MM = 0.05
"""Side of a grid cell: an eighth of a thread."""
COARSEST_MM = 0.1
MOST_CELLS = 16_000_000
MARGIN_MM = 1.5

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Grid:
    """A window in mm as cells: `left`, `top` of its corner, `cell` the side of a cell."""

    left: float
    top: float
    width: int
    height: int
    cell: float

    @classmethod
    def over(cls, box: Box, finest_mm: float = FINE_MM) -> Grid:
        """The finest grid over a box and a margin that stays within MOST_CELLS."""
        wide, high = box.width + 2 * MARGIN_MM, box.height + 2 * MARGIN_MM
        cell = finest_mm if wide * high / finest_mm**2 <= MOST_CELLS else COARSEST_MM
        return cls(
            box.left - MARGIN_MM,
            box.top - MARGIN_MM,
            math.ceil(wide / cell) + 1,
            math.ceil(high / cell) + 1,
            cell,
        )

    def cells(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Places in mm as cell coordinates."""
        return (points - (self.left, self.top)) / self.cell

    def at(self, points: NDArray[np.float64]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Row and column of the cells that places in mm lie in."""
        cells = np.floor(self.cells(points)).astype(np.intp)
        return (
            np.clip(cells[:, 1], 0, self.height - 1),
            np.clip(cells[:, 0], 0, self.width - 1),
        )

    def place(self, row: float, column: float) -> tuple[float, float]:
        """The middle of a cell in mm."""
        return (
            round(self.left + (column + 0.5) * self.cell, 1),
            round(self.top + (row + 0.5) * self.cell, 1),
        )

    @property
    def cell_mm2(self) -> float:
        """Area of a cell."""
        return self.cell**2

    def filled(self, area: BaseGeometry) -> Mask:
        """The cells whose middle an area covers."""
        image = Image.new("1", (self.width, self.height))
        self._fill(ImageDraw.Draw(image), area, 1, 0)
        return np.asarray(image, dtype=np.bool_)

    def painted(self, areas: Sequence[BaseGeometry]) -> NDArray[np.int32]:
        """For each cell the number, from 1, of the topmost area; 0 where there is none."""
        whole = np.zeros((self.height, self.width), dtype=np.int32)
        for number, area in enumerate(areas, start=1):
            if not area.is_empty:
                whole[self.filled(area)] = number
        return whole

    def _fill(self, draw: ImageDraw.ImageDraw, area: BaseGeometry, ink: int, bare: int) -> None:
        for polygon in polygons_in(area):
            draw.polygon(self._ring(polygon.exterior.coords), fill=ink)
            for hole in polygon.interiors:
                draw.polygon(self._ring(hole.coords), fill=bare)

    def _ring(self, coords: Iterable[Sequence[float]]) -> list[tuple[float, float]]:
        corners = self.cells(np.asarray(coords, dtype=np.float64)[:, :2]) - 0.5
        return [(x, y) for x, y in corners.tolist()]

    def laid(
        self, starts: NDArray[np.float64], ends: NDArray[np.float64], thread_mm: float
    ) -> NDArray[np.int32]:
        """For each cell the number, from 1, of the last thread laid over it; 0 where it is bare."""
        image = Image.new("I", (self.width, self.height))
        draw = ImageDraw.Draw(image)
        # A cell more than the thread: rows that just meet must not part by the grid's rounding.
        wide = max(1, round(thread_mm / self.cell)) + 1
        ways = np.hstack([self.cells(starts), self.cells(ends)]) - 0.5
        for number, way in enumerate(ways.tolist(), start=1):
            draw.line(way, fill=number, width=wide)
        return np.asarray(image, dtype=np.int32)
