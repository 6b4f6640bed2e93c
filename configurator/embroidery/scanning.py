"""Scanning: an area cut into rows, and the rows into cells that can be sewn back and forth."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from configurator.embroidery.plan import Points

SHORTEST_ROW_MM = 0.5


GRID_MM = 0.1
"""Machine files keep positions to a tenth."""
SLOPES = ((2, 3), (-2, 3), (1, 3), (-1, 3), (3, 2), (-3, 2), (3, 1), (-3, 1), (0, 1), (1, 0))
"""Directions that rows may take, the likeliest first. Lines of such slopes meet the machine's grid
every few tenths, so that rows stay straight and evenly spaced in the file."""


@dataclass(frozen=True)
class Frame:
    """Coordinates turned so that rows run along x at a slope of `rise` over `run`.

    Row k lies near y = origin + (k + 1/2) spacing, on a line that the machine's grid knows.
    """

    slope: tuple[int, int]
    spacing_mm: float
    origin_mm: float = 0.0

    @property
    def angle_deg(self) -> float:
        """The direction of the rows, from x towards y."""
        return math.degrees(math.atan2(*self.slope)) % 180

    @property
    def square(self) -> tuple[int, int]:
        """The slope square to this one."""
        rise, run = self.slope
        return run, -rise

    def fitted(self, area: BaseGeometry) -> Frame:
        """The same rows, spread so that the first and the last lie just inside an area."""
        y = self.inwards(shapely.get_coordinates(area))[:, 1]
        low, high = float(y.min()), float(y.max())
        rows = max(math.ceil((high - low) / self.spacing_mm), 1)
        return Frame(self.slope, (high - low) / rows, low)

    @cached_property
    def _turn(self) -> NDArray[np.float64]:
        rise, run = self.slope
        return np.array([[run, -rise], [rise, run]]) / math.hypot(rise, run)

    def inwards(self, points: Points) -> Points:
        """From the artwork's coordinates to these."""
        turned: Points = points @ self._turn
        return turned

    def outwards(self, points: Points) -> Points:
        """From these coordinates to the artwork's."""
        back: Points = points @ self._turn.T
        return back

    def numbers(self, low: float, high: float) -> NDArray[np.int64]:
        """The numbers of all rows from one height to another, and one more at each side."""
        first, last = (math.floor((y - self.origin_mm) / self.spacing_mm) for y in (low, high))
        return np.arange(first - 2, last + 3)

    def height(self, rows: NDArray[np.int64]) -> NDArray[np.float64]:
        """The y of rows by their absolute numbers."""
        lattice = GRID_MM / math.hypot(*self.slope)
        y = self.origin_mm + (rows + 0.5) * self.spacing_mm
        return np.asarray(np.round(y / lattice) * lattice, dtype=np.float64)


@dataclass(frozen=True, slots=True)
class Rows:
    """Stretches of rows inside an area, row by row and from left to right."""

    row: NDArray[np.int64]
    start: NDArray[np.float64]
    end: NDArray[np.float64]


@dataclass(eq=False, slots=True)
class Cell:
    """Stretches lying one below the other, one a row; `above` and `below` are the cells met
    at its first and last row."""

    number: int
    stretches: list[int]
    above: list[Cell] = field(default_factory=list)
    below: list[Cell] = field(default_factory=list)


def scanned(area: BaseGeometry, frame: Frame, widen_mm: float = 0.0) -> Rows:
    """The rows of an area, each end moved out by `widen_mm`; very short ones are left out."""
    starts, ends = _edges(area)
    one, other = frame.inwards(starts), frame.inwards(ends)
    known = frame.numbers(min(one[:, 1].min(), other[:, 1].min()), one[:, 1].max())
    heights = frame.height(known)
    first = np.searchsorted(heights, np.minimum(one[:, 1], other[:, 1]))
    counts = np.searchsorted(heights, np.maximum(one[:, 1], other[:, 1])) - first
    first = first + known[0]
    edge = np.repeat(np.arange(len(counts)), counts)
    row = np.arange(len(edge)) - np.repeat(np.cumsum(counts) - counts, counts) + first[edge]
    share = (frame.height(row) - one[edge, 1]) / (other[edge, 1] - one[edge, 1])
    x = one[edge, 0] + share * (other[edge, 0] - one[edge, 0])
    order = np.lexsort((x, row))
    row, x = row[order], x[order]
    start, end, row = x[0::2], x[1::2], row[0::2]
    long = end - start >= SHORTEST_ROW_MM
    return Rows(row[long], start[long] - widen_mm, end[long] + widen_mm)


def _edges(area: BaseGeometry) -> tuple[Points, Points]:
    rings = shapely.get_rings(shapely.get_parts(area))
    points, index = shapely.get_coordinates(rings, return_index=True)
    same = index[1:] == index[:-1]
    return points[:-1][same], points[1:][same]


def cells(rows: Rows) -> list[Cell]:
    """Rows grouped into cells: a cell ends where a row splits, merges or stops."""
    below, above = _touching(rows)
    cell_of: dict[int, Cell] = {}
    found: list[Cell] = []
    for stretch in range(len(rows.row)):
        up = above[stretch]
        if len(up) == 1 and len(below[up[0]]) == 1:
            cell = cell_of[up[0]]
            cell.stretches.append(stretch)
        else:
            cell = Cell(len(found), [stretch])
            found.append(cell)
            for parent in up:
                other = cell_of[parent]
                cell.above.append(other)
                other.below.append(cell)
        cell_of[stretch] = cell
    return found


def _touching(rows: Rows) -> tuple[list[list[int]], list[list[int]]]:
    """For every stretch those of the next row and of the row before that it lies beside."""
    count = len(rows.row)
    below: list[list[int]] = [[] for _ in range(count)]
    above: list[list[int]] = [[] for _ in range(count)]
    row, start, end = rows.row.tolist(), rows.start.tolist(), rows.end.tolist()
    ahead = 0
    for here in range(count):
        while ahead < count and (
            row[ahead] <= row[here] or (row[ahead] == row[here] + 1 and end[ahead] <= start[here])
        ):
            ahead += 1
        there = ahead
        while there < count and row[there] == row[here] + 1 and start[there] < end[here]:
            below[here].append(there)
            above[there].append(here)
            there += 1
    return below, above


def best_frame(area: BaseGeometry, row_mm: float) -> Frame:
    """Rows in the direction with the fewest cells and the longest rows; near ties by habit."""
    coarse = max(row_mm, math.sqrt(area.area) / 40)
    costs = []
    for slope in SLOPES:
        rows = scanned(area, Frame(slope, coarse))
        costs.append(len(cells(rows)) + 0.1 * len(rows.row) * coarse / row_mm)
    least = min(costs)
    near = (slope for slope, cost in zip(SLOPES, costs, strict=True) if cost <= least * 1.1 + 0.5)
    return Frame(next(near), row_mm).fitted(area)
