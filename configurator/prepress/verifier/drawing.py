"""The state a page is drawn in: where, in what color, inside what, and the path so far."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pikepdf import Object

from configurator.prepress.verifier.findings import MmBox
from configurator.prepress.verifier.marks import BLACK, IDENTITY, Color, Matrix, moved

PT_PER_MM = 72 / 25.4
Point = tuple[float, float]
NOWHERE: MmBox = (0.0, 0.0, 0.0, 0.0)
CURVE_STEPS = 8


@dataclass(slots=True)
class State:
    """The graphics state, as far as it is judged. `matrix` takes user space to mm of the page."""

    matrix: Matrix = IDENTITY
    fill: Color = BLACK
    line: Color = BLACK
    width: float = 1.0
    overprint_fill: bool = False
    overprint_line: bool = False
    mode: int = 0
    alpha_fill: float = 1.0
    alpha_line: float = 1.0
    blend: str = "Normal"
    clip: MmBox | None = None
    font: Object | None = None
    font_size: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    text_mode: int = 0


@dataclass(slots=True)
class Route:
    """The path being drawn, in mm of the page."""

    steps: list[tuple[str, tuple[tuple[float, float], ...]]] = field(default_factory=list)
    clips: bool = False

    def go(self, verb: str, matrix: Matrix, values: Sequence[float]) -> None:
        """Add a step with its points."""
        points = tuple(
            moved(matrix, values[at], values[at + 1]) for at in range(0, len(values) - 1, 2)
        )
        self.steps.append((verb, points))

    def rectangle(self, matrix: Matrix, values: Sequence[float]) -> None:
        """Add a closed rectangle from its corner, width and height."""
        x, y, width, height = values
        self.go("m", matrix, (x, y))
        for corner in ((x + width, y), (x + width, y + height), (x, y + height)):
            self.go("l", matrix, corner)
        self.steps.append(("h", ()))

    @property
    def box(self) -> MmBox | None:
        """The box around its points and handles."""
        points = [point for _, step in self.steps for point in step]
        if not points:
            return None
        xs, ys = [x for x, _ in points], [y for _, y in points]
        return min(xs), min(ys), max(xs), max(ys)

    def pieces(self) -> list[Route]:
        """Each of its pieces by itself."""
        found: list[Route] = []
        for verb, points in self.steps:
            if verb == "m" or not found:
                found.append(Route())
            found[-1].steps.append((verb, points))
        return found

    @property
    def outline(self) -> tuple[tuple[float, float], ...]:
        """Its largest piece as a line of points."""
        pieces = [piece for piece in self._pieces() if len(piece) > 2]
        return tuple(max(pieces, key=_reach)) if pieces else ()

    def _pieces(self) -> Iterator[list[tuple[float, float]]]:
        piece: list[tuple[float, float]] = []
        for verb, points in self.steps:
            if verb == "m":
                yield piece
                piece = [*points]
            elif verb in _HANDLES and piece and len(points) > 1:
                handles = _HANDLES[verb](piece[-1], points)
                piece += _curve(piece[-1], *handles)
            else:
                piece += points
        yield piece


_HANDLES: dict[str, Callable[[Point, tuple[Point, ...]], tuple[Point, Point, Point]]] = {
    "c": lambda _, points: (points[0], points[1], points[-1]),
    "v": lambda last, points: (last, points[0], points[-1]),
    "y": lambda _, points: (points[0], points[-1], points[-1]),
}
"""The handles and the end of each way of writing a curve (ISO 32000-1, 8.5.2)."""


def _reach(piece: Iterable[tuple[float, float]]) -> float:
    piece = list(piece)
    xs, ys = [x for x, _ in piece], [y for _, y in piece]
    return (max(xs) - min(xs)) * (max(ys) - min(ys))


def _curve(
    start: tuple[float, float],
    one: tuple[float, float],
    two: tuple[float, float],
    end: tuple[float, float],
) -> Iterator[tuple[float, float]]:
    for step in range(1, CURVE_STEPS + 1):
        t = step / CURVE_STEPS
        u = 1 - t
        weights = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
        points = (start, one, two, end)
        yield (
            sum(w * p[0] for w, p in zip(weights, points, strict=True)),
            sum(w * p[1] for w, p in zip(weights, points, strict=True)),
        )


def crossed(one: MmBox | None, other: MmBox | None) -> MmBox | None:
    """What two boxes share; None for one is no limit, NOWHERE is nothing shared."""
    if one is None or other is None:
        return other if one is None else one
    box = (
        max(one[0], other[0]),
        max(one[1], other[1]),
        min(one[2], other[2]),
        min(one[3], other[3]),
    )
    return box if box[2] >= box[0] and box[3] >= box[1] else NOWHERE


def grown(box: MmBox, by: float) -> MmBox:
    """A box with room around it."""
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def meet(one: MmBox, other: MmBox) -> bool:
    """Whether two boxes share more than an edge."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def area(box: MmBox) -> float:
    """The area of a box in square mm."""
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])
