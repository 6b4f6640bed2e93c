"""The nesting grid: a sheet divided into squares, shapes cast in them, and where a cast still fits.

Where a shape fits is the correlation of its squares with the taken ones, worked out for every place
at once by Fourier transform. Each piece goes as far up as it can, turned so that its weight lies
highest, then as far left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.affinity import rotate, translate
from shapely.geometry.base import BaseGeometry

Grid = NDArray[np.bool_]

MOST_SQUARES = 3_000_000
"""More squares than this and they are taken larger: about a quarter of a second a turn."""
HALF_DIAGONAL = 0.7072


@dataclass(frozen=True, slots=True)
class Shape:
    """An outline to be laid, in mm; `turns` are the angles it may be turned by, in degrees."""

    area: BaseGeometry
    turns: tuple[float, ...] = (0.0, 180.0)


@dataclass(frozen=True, slots=True)
class Nested:
    """Shape `index` turned by `turn` degrees about (0, 0), then moved by (x, y) mm."""

    index: int
    turn: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Plan:
    """In which order shapes are laid, and what of a shape should lie high.

    With `flat` 0 its center of gravity, with 1 its lower edge.
    """

    order: tuple[int, ...]
    flat: float

    def changed(self, chance: np.random.Generator) -> Plan:
        """Two of the pieces in each other's place, or one taken out and laid earlier or later."""
        order = list(self.order)
        one, other = (int(at) for at in chance.integers(0, len(order), 2))
        if chance.random() < 0.5:
            order[one], order[other] = order[other], order[one]
        else:
            order.insert(other, order.pop(one))
        return Plan(tuple(order), self.flat)


@dataclass(frozen=True, slots=True)
class Cast:
    """A shape turned one way as squares: where its box begins, and its transform.

    `weight` is the row of its center of gravity.
    """

    turn: float
    left: float
    top: float
    squares: Grid
    weight: float
    spectrum: NDArray[np.complex64]


@dataclass(frozen=True, slots=True)
class Spot:
    """A cast where it lies: the row and column of its first square."""

    cast: Cast
    row: int
    column: int

    @property
    def foot(self) -> int:
        """The row below its last one."""
        return self.row + int(self.cast.squares.shape[0])

    @property
    def middle(self) -> tuple[float, float]:
        """The row and column of its middle."""
        rows, columns = self.cast.squares.shape
        return self.row + rows / 2, self.column + columns / 2

    def on(self, taken: Grid) -> Grid:
        """The squares of a grid that its box covers."""
        rows, columns = self.cast.squares.shape
        return taken[self.row : self.row + rows, self.column : self.column + columns]


class Table:
    """A room divided into squares, and every shape cast in them."""

    def __init__(
        self, shapes: Sequence[Shape], room: tuple[float, float], gap_mm: float, side_mm: float
    ) -> None:
        # A single gap lies between two shapes, so each keeps half of it around itself.
        self._grown = [shape.area.buffer(gap_mm / 2, quad_segs=8) for shape in shapes]
        width, height = room[0] + gap_mm, room[1] + gap_mm
        self.side = max(side_mm, (width * height / MOST_SQUARES) ** 0.5)
        self.rows, self.columns = int(height / self.side), int(width / self.side)
        self._padded = (_quick(self.rows), _quick(self.columns))
        self._inset = gap_mm / 2
        known: dict[bytes, list[Cast]] = {}
        self.casts = [
            self._known(known, area, shape.turns)
            for area, shape in zip(self._grown, shapes, strict=True)
        ]

    def _known(
        self, known: dict[bytes, list[Cast]], area: BaseGeometry, turns: tuple[float, ...]
    ) -> list[Cast]:
        """The casts of a shape; copies of one piece share theirs."""
        key = shapely.to_wkb(area) + repr(turns).encode()
        if key not in known:
            known[key] = [self._cast(area, turn) for turn in turns]
        return known[key]

    def _cast(self, area: BaseGeometry, turn: float) -> Cast:
        turned = rotate(area, turn, origin=(0, 0))
        left, top, right, bottom = turned.bounds
        rows, columns = (
            int(np.ceil((bottom - top) / self.side - 1e-9)) or 1,
            int(np.ceil((right - left) / self.side - 1e-9)) or 1,
        )
        if rows > self.rows or columns > self.columns:
            empty = np.zeros((0, 0), dtype=bool)
            return Cast(turn, left, top, empty, 0.0, np.zeros((0, 0), dtype=np.complex64))
        x = left + (np.arange(columns) + 0.5) * self.side
        y = top + (np.arange(rows) + 0.5) * self.side
        # A square counts as soon as the shape may touch it, so that squares apart are shapes apart.
        touched = turned.buffer(self.side * HALF_DIAGONAL)
        shapely.prepare(touched)
        squares = shapely.contains_xy(touched, *np.meshgrid(x, y))
        weight = float(squares.sum(axis=1) @ np.arange(rows) / squares.sum())
        return Cast(turn, left, top, squares, weight, _spectrum(squares, self._padded))

    def laid(self, plan: Plan) -> list[tuple[Nested, ...]]:
        """Every shape, as planned, on as many sheets as it takes."""
        sheets: list[tuple[Nested, ...]] = []
        left = list(plan.order)
        while left:
            spots = self.spots(left, plan.flat)
            sheet = tuple(self.nested(index, spot) for index, spot in spots.items())
            if not sheet:
                raise ValueError("a piece does not fit")
            placed = {each.index for each in sheet}
            left = [index for index in left if index not in placed]
            sheets.append(sheet)
        return sheets

    def cost(self, plan: Plan) -> tuple[int, float]:
        """How many sheets a plan takes, and how far down the last one is filled."""
        sheets = self.laid(plan)
        return len(sheets), self.reach(sheets[-1])

    def reach(self, sheet: Sequence[Nested]) -> float:
        """How far down the shapes of a sheet reach."""
        return max(
            (rotate(self._grown[e.index], e.turn, origin=(0, 0)).bounds[3] + e.y for e in sheet),
            default=0.0,
        )

    def spots(self, order: Sequence[int], flat: float) -> dict[int, Spot]:
        """Where the shapes of an order lie that fit one sheet."""
        taken = self.empty()
        found: dict[int, Spot] = {}
        refused: set[int] = set()
        for index in order:
            if id(self.casts[index]) in refused:
                continue
            spot = self.best(taken, self.casts[index], flat)
            if spot is None:
                refused.add(id(self.casts[index]))
                continue
            spot.on(taken)[...] |= spot.cast.squares
            found[index] = spot
        return found

    def empty(self) -> Grid:
        """The squares of an empty sheet."""
        return np.zeros((self.rows, self.columns), dtype=bool)

    def nested(self, index: int, spot: Spot) -> Nested:
        """A shape where its squares lie, in mm."""
        x = spot.column * self.side - spot.cast.left - self._inset
        y = spot.row * self.side - spot.cast.top - self._inset
        return Nested(index, spot.cast.turn, float(x), float(y))

    def spot_of(self, nested: Nested) -> Spot:
        """The squares nearest to where a shape lies, turned the only way it is cast in."""
        (cast,) = self.casts[nested.index]
        row = round((nested.y + self._inset + cast.top) / self.side)
        column = round((nested.x + self._inset + cast.left) / self.side)
        rows, columns = cast.squares.shape
        return Spot(
            cast, min(max(row, 0), self.rows - rows), min(max(column, 0), self.columns - columns)
        )

    def best(self, taken: Grid, casts: Sequence[Cast], flat: float) -> Spot | None:
        """The place where the piece's weight lies highest, then the one furthest left."""
        best: Spot | None = None
        least = (float("inf"), float("inf"))
        spectrum = _spectrum(taken, self._padded)
        for cast in casts:
            if not cast.squares.size:
                continue
            rows, columns = cast.squares.shape
            overlap = np.fft.irfft2(spectrum * np.conj(cast.spectrum), self._padded)
            free = overlap[: self.rows - rows + 1, : self.columns - columns + 1] < 0.5
            if not free.any():
                continue
            row = int(free.any(axis=1).argmax())
            column = int(free[row].argmax())
            high = row + (1 - flat) * cast.weight + flat * rows
            if (high, column) < least:
                best, least = Spot(cast, row, column), (high, column)
        return best


def _spectrum(squares: Grid, padded: tuple[int, int]) -> NDArray[np.complex64]:
    return np.asarray(np.fft.rfft2(squares.astype(np.float32), padded), dtype=np.complex64)


def turned_area(shape: BaseGeometry, placed: Nested) -> BaseGeometry:
    """A shape where it was laid."""
    return translate(rotate(shape, placed.turn, origin=(0, 0)), placed.x, placed.y)


def _quick(size: int) -> int:
    """The next length made of 2, 3 and 5 alone, which transforms fastest."""
    while True:
        rest = size
        for prime in (2, 3, 5):
            while rest % prime == 0:
                rest //= prime
        if rest == 1:
            return size
        size += 1
