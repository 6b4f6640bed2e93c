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


@dataclass(frozen=True)
class Frame:
    """Coordinates turned so that rows run along x; row k lies at y = (k + 1/2) spacing."""

    angle_deg: float
    spacing_mm: float

    @cached_property
    def _turn(self) -> NDArray[np.float64]:
        turn = math.radians(self.angle_deg)
        return np.array([[math.cos(turn), -math.sin(turn)], [math.sin(turn), math.cos(turn)]])

    def inwards(self, points: Points) -> Points:
        """From the artwork's coordinates to these."""
        turned: Points = points @ self._turn
        return turned

    def outwards(self, points: Points) -> Points:
        """From these coordinates to the artwork's."""
        back: Points = points @ self._turn.T
        return back

    def height(self, rows: NDArray[np.int64]) -> NDArray[np.float64]:
        """The y of rows by their absolute numbers."""
        return np.asarray((rows + 0.5) * self.spacing_mm, dtype=np.float64)


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
    low = np.minimum(one[:, 1], other[:, 1]) / frame.spacing_mm - 0.5
    high = np.maximum(one[:, 1], other[:, 1]) / frame.spacing_mm - 0.5
    first, last = np.ceil(low).astype(np.int64), np.ceil(high).astype(np.int64)
    counts = last - first
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


ANGLES_DEG = (45.0, 135.0, 0.0, 90.0, 22.5, 112.5, 67.5, 157.5)
"""Directions that rows may take, the likeliest first."""


def best_angle(area: BaseGeometry, row_mm: float) -> float:
    """The direction with the fewest cells and the longest rows; nearly equal ones by habit."""
    coarse = max(row_mm, math.sqrt(area.area) / 40)
    costs = []
    for angle in ANGLES_DEG:
        rows = scanned(area, Frame(angle, coarse))
        costs.append(len(cells(rows)) * 2 + 0.25 * len(rows.row) * coarse / row_mm / 4)
    least = min(costs)
    return next(a for a, cost in zip(ANGLES_DEG, costs, strict=True) if cost <= least * 1.08 + 0.5)
