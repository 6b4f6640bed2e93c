"""Nesting: pieces laid by their true shape, close but never touching, on a sheet or along a roll.

The sheet is looked at as a grid of small squares. Where a shape fits is the correlation of its
squares with the taken ones, worked out for every place at once by Fourier transform; each piece
goes as far up as it can, turned so that its weight lies highest. Orders are tried, the best ones
changed a little again and again, and the tightest is laid for good. Equal pieces lie equally.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.affinity import rotate, translate
from shapely.geometry.base import BaseGeometry

Grid = NDArray[np.bool_]

FINE_MM = 1.0
"""Side of a square when the pieces are laid for good."""
COARSE_MM = 4.0
"""Side of a square while orders are compared."""
CHANCES = 5
"""Orders tried beside the five by measure: by area, loosely."""
EFFORT = 6000
"""Pieces laid while the best order is changed again and again: some 8 seconds."""
CHANGES_A_PIECE = 15
"""Few pieces have few orders; more changes than this find nothing new."""
ROOMY = 1.1
"""How much longer than the first try a roll is looked at."""
FINALISTS = 6
"""Orders laid in fine squares, to keep the best."""
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


def nested(
    shapes: Sequence[Shape],
    room: tuple[float, float],
    gap_mm: float = 0.0,
    effort: int = EFFORT,
) -> list[tuple[Nested, ...]]:
    """All shapes on as few sheets of `room` (width, height) as were found, `gap_mm` apart.

    With more `effort` it looks longer. Raises ValueError when one does not fit an empty sheet.
    """
    if not shapes:
        return []
    deep = min(room[1], _deep_enough(shapes, room))
    first = _Plan(next(_orders(shapes)), 0.0)
    reached = _Table(shapes, (room[0], deep), gap_mm, 2 * COARSE_MM).cost(first)
    shallow = min(deep, reached[1] * ROOMY) if reached[0] == 1 else deep
    coarse = _Table(shapes, (room[0], shallow), gap_mm, COARSE_MM)
    kinds = {each.area.wkb: at for at, each in enumerate(shapes)}
    kind = [kinds[each.area.wkb] for each in shapes]
    tried: dict[_Plan, tuple[int, float]] = {}
    seen: set[tuple[float, tuple[int, ...]]] = set()

    def attempt(plan: _Plan) -> None:
        said = (plan.flat, tuple(kind[index] for index in plan.order))
        if said not in seen:
            seen.add(said)
            tried[plan] = coarse.cost(plan)

    for order in _orders(shapes):
        attempt(_Plan(order, 0.0))
        attempt(_Plan(order, 1.0))
    chance = np.random.default_rng(len(shapes))
    changes = min(effort // len(shapes), CHANGES_A_PIECE * len(shapes))
    for _ in range(changes if len(kinds) > 1 else 0):
        attempt(min(tried, key=lambda plan: tried[plan]).changed(chance))
    best = sorted(tried, key=lambda plan: tried[plan])[:FINALISTS]
    fine = _Table(shapes, (room[0], shallow), gap_mm, FINE_MM)
    return fine.laid(min(best, key=fine.cost))


@dataclass(frozen=True, slots=True)
class _Plan:
    """In which order shapes are laid, and what of a shape should lie high.

    With `flat` 0 its center of gravity, with 1 its lower edge.
    """

    order: tuple[int, ...]
    flat: float

    def changed(self, chance: np.random.Generator) -> _Plan:
        """Two of the pieces in each other's place, or one taken out and laid earlier or later."""
        order = list(self.order)
        one, other = (int(at) for at in chance.integers(0, len(order), 2))
        if chance.random() < 0.5:
            order[one], order[other] = order[other], order[one]
        else:
            order.insert(other, order.pop(one))
        return _Plan(tuple(order), self.flat)


def _deep_enough(shapes: Sequence[Shape], room: tuple[float, float]) -> float:
    """A length of roll that surely takes them all: half of it is filled at the very least."""
    tallest = max(float(np.hypot(*_size(shape.area))) for shape in shapes)
    return float(2.0 * sum(shape.area.area for shape in shapes) / room[0] + tallest)


def _orders(shapes: Sequence[Shape]) -> Iterator[tuple[int, ...]]:
    areas = np.array([shape.area.area for shape in shapes])
    boxes = np.array([shape.area.bounds for shape in shapes]).reshape(-1, 4)
    wide, tall = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    ways = (areas, np.maximum(wide, tall), wide * tall, tall, wide)
    for way in ways:
        yield tuple(int(index) for index in np.argsort(-way, kind="stable"))
    chance = np.random.default_rng(len(shapes))
    for _ in range(CHANCES):
        loose = areas * chance.uniform(0.6, 1.4, len(shapes))
        yield tuple(int(index) for index in np.argsort(-loose, kind="stable"))


@dataclass(frozen=True, slots=True)
class _Cast:
    """A shape turned one way as squares: where its box begins, and its transform.

    `weight` is the row of its center of gravity.
    """

    turn: float
    left: float
    top: float
    squares: Grid
    weight: float
    spectrum: NDArray[np.complex64]


class _Table:
    """A room divided into squares, and every shape cast in them."""

    def __init__(
        self, shapes: Sequence[Shape], room: tuple[float, float], gap_mm: float, side_mm: float
    ) -> None:
        # A single gap lies between two shapes, so each keeps half of it around itself.
        self._grown = [shape.area.buffer(gap_mm / 2, quad_segs=8) for shape in shapes]
        width, height = room[0] + gap_mm, room[1] + gap_mm
        self._side = max(side_mm, (width * height / MOST_SQUARES) ** 0.5)
        self._rows, self._columns = int(height / self._side), int(width / self._side)
        self._padded = (_quick(self._rows), _quick(self._columns))
        self._inset = gap_mm / 2
        known: dict[bytes, list[_Cast]] = {}
        self._casts = [
            self._known(known, area, shape.turns)
            for area, shape in zip(self._grown, shapes, strict=True)
        ]

    def _known(
        self, known: dict[bytes, list[_Cast]], area: BaseGeometry, turns: tuple[float, ...]
    ) -> list[_Cast]:
        """The casts of a shape; copies of one piece share theirs."""
        key = shapely.to_wkb(area) + repr(turns).encode()
        if key not in known:
            known[key] = [self._cast(area, turn) for turn in turns]
        return known[key]

    def _cast(self, area: BaseGeometry, turn: float) -> _Cast:
        turned = rotate(area, turn, origin=(0, 0))
        left, top, right, bottom = turned.bounds
        rows, columns = (
            int(np.ceil((bottom - top) / self._side - 1e-9)) or 1,
            int(np.ceil((right - left) / self._side - 1e-9)) or 1,
        )
        if rows > self._rows or columns > self._columns:
            empty = np.zeros((0, 0), dtype=bool)
            return _Cast(turn, left, top, empty, 0.0, np.zeros((0, 0), dtype=np.complex64))
        x = left + (np.arange(columns) + 0.5) * self._side
        y = top + (np.arange(rows) + 0.5) * self._side
        # A square counts as soon as the shape may touch it, so that squares apart are shapes apart.
        touched = turned.buffer(self._side * HALF_DIAGONAL)
        shapely.prepare(touched)
        squares = shapely.contains_xy(touched, *np.meshgrid(x, y))
        weight = float(squares.sum(axis=1) @ np.arange(rows) / squares.sum())
        return _Cast(turn, left, top, squares, weight, _spectrum(squares, self._padded))

    def laid(self, plan: _Plan) -> list[tuple[Nested, ...]]:
        """Every shape, as planned, on as many sheets as it takes."""
        sheets: list[tuple[Nested, ...]] = []
        left = list(plan.order)
        while left:
            sheet = self._sheet(left, plan.flat)
            if not sheet:
                raise ValueError("a piece does not fit")
            placed = {each.index for each in sheet}
            left = [index for index in left if index not in placed]
            sheets.append(sheet)
        return sheets

    def cost(self, plan: _Plan) -> tuple[int, float]:
        """How many sheets a plan takes, and how far down the last one is filled."""
        sheets = self.laid(plan)
        return len(sheets), self.reach(sheets[-1])

    def reach(self, sheet: Sequence[Nested]) -> float:
        """How far down the shapes of a sheet reach."""
        return max(
            (rotate(self._grown[e.index], e.turn, origin=(0, 0)).bounds[3] + e.y for e in sheet),
            default=0.0,
        )

    def _sheet(self, order: Sequence[int], flat: float) -> tuple[Nested, ...]:
        taken = np.zeros((self._rows, self._columns), dtype=bool)
        found: list[Nested] = []
        refused: set[int] = set()
        for index in order:
            if id(self._casts[index]) in refused:
                continue
            spot = self._best(taken, self._casts[index], flat)
            if spot is None:
                refused.add(id(self._casts[index]))
                continue
            cast, row, column = spot
            rows, columns = cast.squares.shape
            taken[row : row + rows, column : column + columns] |= cast.squares
            x = column * self._side - cast.left - self._inset
            y = row * self._side - cast.top - self._inset
            found.append(Nested(index, cast.turn, float(x), float(y)))
        return tuple(found)

    def _best(
        self, taken: Grid, casts: Sequence[_Cast], flat: float
    ) -> tuple[_Cast, int, int] | None:
        """The place where the piece's weight lies highest, then the one furthest left."""
        best: tuple[_Cast, int, int] | None = None
        least = (float("inf"), float("inf"))
        spectrum = _spectrum(taken, self._padded)
        for cast in casts:
            if not cast.squares.size:
                continue
            rows, columns = cast.squares.shape
            overlap = np.fft.irfft2(spectrum * np.conj(cast.spectrum), self._padded)
            free = overlap[: self._rows - rows + 1, : self._columns - columns + 1] < 0.5
            if not free.any():
                continue
            row = int(free.any(axis=1).argmax())
            column = int(free[row].argmax())
            high = row + (1 - flat) * cast.weight + flat * rows
            if (high, column) < least:
                best, least = (cast, row, column), (high, column)
        return best


def _spectrum(squares: Grid, padded: tuple[int, int]) -> NDArray[np.complex64]:
    return np.asarray(np.fft.rfft2(squares.astype(np.float32), padded), dtype=np.complex64)


def turned_area(shape: BaseGeometry, placed: Nested) -> BaseGeometry:
    """A shape where it was laid."""
    return translate(rotate(shape, placed.turn, origin=(0, 0)), placed.x, placed.y)


def _size(area: BaseGeometry) -> tuple[float, float]:
    left, top, right, bottom = area.bounds
    return right - left, bottom - top


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
