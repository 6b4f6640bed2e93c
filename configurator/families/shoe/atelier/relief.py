"""Reliefs: flat drawings of what stands up and what it is: panel edges, stitches, holes, treads."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import skia
from numpy.typing import NDArray

from configurator.ground.geometry import Box, Path
from configurator.preview.canvas import skia_path

Grid = NDArray[np.float64]
PX_PER_MM = 12.0

STITCH_MM = 2.9
STITCH_GAP_MM = 0.7
STITCH_WIDTH_MM = 0.85
"""A number 20 thread at three and a half stitches a centimetre (practice for sneakers)."""

SURROUNDINGS_MM = 1.5
COARSE_MM = 0.55
"""What is finer than this is left to the light and not to the mesh."""


@dataclass(frozen=True, slots=True)
class Relief:
    """A flat drawing in mm: heights over the bare form, and the number of the part at every spot.

    `parts` names the numbers, which start at 1; 0 is nothing.
    """

    box: Box
    height: NDArray[np.float32]
    coarse: NDArray[np.float32]
    sunk: NDArray[np.float32]
    """How far every spot lies below its surroundings, in mm."""
    number: NDArray[np.uint8]
    parts: tuple[str, ...]

    def coarse_height(self, flat: Grid) -> Grid:
        """Heights in mm for the mesh, (...,) for flat points (..., 2)."""
        return self._read(self.coarse, flat)

    def slopes(self, flat: Grid) -> Grid:
        """How the fine height rises along flat x and y beyond the mesh, (..., 2)."""
        step = 0.5 / PX_PER_MM
        fine = self.height - self.coarse
        rises = [
            self._read(fine, flat + shift) - self._read(fine, flat - shift)
            for shift in (np.array([step, 0.0]), np.array([0.0, step]))
        ]
        return np.stack(rises, axis=-1) / (2 * step)

    def hollow(self, flat: Grid) -> Grid:
        """How far flat points lie below what is around them, in mm."""
        return self._read(self.sunk, flat)

    def part_numbers(self, flat: Grid) -> NDArray[np.uint8]:
        """The part at flat points, as its number."""
        x, y = self._pixels(flat)
        rows, columns = self.number.shape
        i = np.clip(np.floor(y).astype(int), 0, rows - 1)
        j = np.clip(np.floor(x).astype(int), 0, columns - 1)
        return np.asarray(self.number[i, j], dtype=np.uint8)

    def _pixels(self, flat: Grid) -> tuple[Grid, Grid]:
        return (
            (flat[..., 0] - self.box.left) * PX_PER_MM,
            (flat[..., 1] - self.box.top) * PX_PER_MM,
        )

    def _read(self, table: NDArray[np.float32], flat: Grid) -> Grid:
        x, y = self._pixels(flat)
        x, y = x - 0.5, y - 0.5
        rows, columns = table.shape
        i = np.clip(np.floor(y).astype(int), 0, rows - 2)
        j = np.clip(np.floor(x).astype(int), 0, columns - 2)
        b, a = np.clip(y - i, 0, 1), np.clip(x - j, 0, 1)
        top = table[i, j] * (1 - a) + table[i, j + 1] * a
        low = table[i + 1, j] * (1 - a) + table[i + 1, j + 1] * a
        return np.asarray(top * (1 - b) + low * b, dtype=np.float64)


class Drawing:
    """A sheet that parts and heights are drawn on, in mm, y as the flat coordinates have it."""

    def __init__(self, box: Box) -> None:
        self.box = box
        self.columns = int(np.ceil(box.width * PX_PER_MM))
        self.rows = int(np.ceil(box.height * PX_PER_MM))
        self._number = np.zeros((self.rows, self.columns), np.uint8)
        self._height = np.zeros((self.rows, self.columns), np.float32)
        self._parts: list[str] = []

    def part(self, name: str, area: Path) -> None:
        """Give an area to a part, over whatever was there."""
        if name not in self._parts:
            self._parts.append(name)
        covered = self._coverage(area, None) > 0.5
        self._number[covered] = self._parts.index(name) + 1

    def stitch(self, line: Path) -> None:
        """A row of stitches: threads that stand out of the groove they pull."""
        name = "stitching"
        if name not in self._parts:
            self._parts.append(name)
        threads = self._coverage(line, STITCH_WIDTH_MM, (STITCH_MM - 0.8, STITCH_GAP_MM + 0.8))
        self._number[threads > 0.5] = self._parts.index(name) + 1
        self._add(self._coverage(line, 1.3), -0.28, 0.9)
        self._add(threads, 0.38, 0.28)

    def raise_area(self, area: Path, by_mm: float, soft_mm: float) -> None:
        """Lift an area, its edge rounded over about `soft_mm`."""
        self._add(self._coverage(area, None), by_mm, soft_mm)

    def raise_line(self, line: Path, width_mm: float, by_mm: float, soft_mm: float) -> None:
        """Lift (or sink, when negative) along a pen line."""
        self._add(self._coverage(line, width_mm), by_mm, soft_mm)

    def raise_field(self, heights: NDArray[np.float32]) -> None:
        """Add heights given for every pixel."""
        self._height += heights

    def _add(self, coverage: NDArray[np.float32], by_mm: float, soft_mm: float) -> None:
        """Add a softened shape, working only on the window it touches."""
        rows, columns = np.flatnonzero(coverage.any(axis=1)), np.flatnonzero(coverage.any(axis=0))
        if len(rows) == 0:
            return
        edge = int(np.ceil(2 * soft_mm * PX_PER_MM)) + 2
        top, low = max(0, rows[0] - edge), min(self.rows, rows[-1] + 1 + edge)
        left, right = max(0, columns[0] - edge), min(self.columns, columns[-1] + 1 + edge)
        window = np.ascontiguousarray(coverage[top:low, left:right])
        self._height[top:low, left:right] += by_mm * blurred(window, soft_mm)

    def spots(self) -> Grid:
        """The flat coordinates of every pixel's middle, (rows, columns, 2)."""
        x = self.box.left + (np.arange(self.columns) + 0.5) / PX_PER_MM
        y = self.box.top + (np.arange(self.rows) + 0.5) / PX_PER_MM
        return np.stack(np.meshgrid(x, y), axis=-1)

    def relief(self) -> Relief:
        """The finished drawing."""
        height = self._height
        coarse = blurred(height, COARSE_MM)
        sunk = np.maximum(0, blurred(height, SURROUNDINGS_MM) - height)
        return Relief(self.box, height, coarse, sunk, self._number, tuple(self._parts))

    def _coverage(
        self, path: Path, width_mm: float | None, dash: tuple[float, float] | None = None
    ) -> NDArray[np.float32]:
        surface = skia.Surface(self.columns, self.rows)
        paint = skia.Paint(AntiAlias=True, Color=skia.ColorWHITE)
        if width_mm is not None:
            paint.setStyle(skia.Paint.kStroke_Style)
            paint.setStrokeWidth(width_mm)
            paint.setStrokeCap(skia.Paint.kRound_Cap)
            paint.setStrokeJoin(skia.Paint.kRound_Join)
        if dash is not None:
            paint.setPathEffect(skia.DashPathEffect.Make(list(dash), 0.0))
        with surface as canvas:
            canvas.scale(PX_PER_MM, PX_PER_MM)
            canvas.translate(-self.box.left, -self.box.top)
            canvas.drawPath(skia_path(path), paint)
        return np.asarray(surface.toarray()[:, :, 3], dtype=np.float32) / np.float32(255)


def blurred(table: NDArray[np.float32], soft_mm: float) -> NDArray[np.float32]:
    """A table smoothed with a bell about `soft_mm` wide to either side."""
    sigma = soft_mm * PX_PER_MM / 2
    if sigma < 0.3:
        return table
    reach = int(np.ceil(3 * sigma))
    weights = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2)
    bell = np.asarray(weights / weights.sum(), dtype=np.float32)
    for axis in (0, 1):
        padding = [(reach, reach) if each == axis else (0, 0) for each in (0, 1)]
        padded = np.asarray(np.pad(table, padding, mode="edge"), dtype=np.float32)
        table = _convolved(padded, bell, axis)
    return table


def _convolved(
    table: NDArray[np.float32], bell: NDArray[np.float32], axis: int
) -> NDArray[np.float32]:
    count = table.shape[axis] - len(bell) + 1
    shape = (count, table.shape[1]) if axis == 0 else (table.shape[0], count)
    out = np.zeros(shape, np.float32)
    for at, weight in enumerate(bell.tolist()):
        window = table[at : at + count] if axis == 0 else table[:, at : at + count]
        out += weight * window
    return out
