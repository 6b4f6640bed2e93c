"""Density: how many millimetres of thread lie on a square millimetre, as a needle feels it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SAMPLE_MM = 0.1
CELL_MM = 0.5
WINDOW = 4
"""Cells each way: density is felt over about 2 mm."""


@dataclass(frozen=True, slots=True)
class Density:
    """Thread felt around each place: `felt[column, row]` in mm on a mm2, a cell CELL_MM wide.

    `corner` is the middle of the first place in mm.
    """

    felt: NDArray[np.float64]
    corner: tuple[float, float]

    def place(self, column: float, row: float) -> tuple[float, float]:
        """A place of the map in mm."""
        return (
            round(self.corner[0] + column * CELL_MM, 1),
            round(self.corner[1] + row * CELL_MM, 1),
        )


def density_of(
    starts: NDArray[np.float64],
    ends: NDArray[np.float64],
    lengths: NDArray[np.float64],
    sample_mm: float = SAMPLE_MM,
) -> Density | None:
    """The density of stitches, each taken in pieces of `sample_mm`; None where there are none."""
    if not len(starts):
        return None
    steps = np.maximum(np.ceil(lengths / sample_mm).astype(int), 1)
    owner = np.repeat(np.arange(len(steps)), steps)
    at = np.arange(len(owner)) - np.repeat(np.cumsum(steps) - steps, steps)
    share = (at + 0.5) / steps[owner]
    # An axis at a time: over rows of two numpy takes ten times as long.
    (left, columns, column), (top, rows, row) = (
        _cells(starts[:, axis][owner] * (1 - share) + ends[:, axis][owner] * share)
        for axis in (0, 1)
    )
    shares = (lengths / steps)[owner]
    laid = np.bincount(column * rows + row, shares, columns * rows).astype(np.float64, copy=False)
    felt = _windowed(_windowed(laid.reshape(columns, rows)).T).T
    half = WINDOW * CELL_MM / 2
    return Density(felt / (WINDOW * CELL_MM) ** 2, (left + half, top + half))


def _cells(places: NDArray[np.float64]) -> tuple[float, int, NDArray[np.intp]]:
    """Along one axis the lowest place, how many cells there are, and the cell of each place."""
    low = float(places.min())
    count = max(math.ceil((float(places.max()) - low) / CELL_MM), WINDOW)
    return low, count, np.minimum(((places - low) / CELL_MM).astype(np.intp), count - 1)


def _windowed(cells: NDArray[np.float64]) -> NDArray[np.float64]:
    """Every WINDOW rows that follow each other, added up."""
    count = len(cells) - WINDOW + 1
    return np.asarray(sum(cells[row : row + count] for row in range(WINDOW)))
