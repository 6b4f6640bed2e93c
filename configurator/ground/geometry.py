"""Geometry: boxes, affine transforms and outlines, all in millimetres with y pointing down."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from fontTools.pens.recordingPen import DecomposingRecordingPen, RecordingPen
from fontTools.svgLib.path import parse_path
from numpy.typing import NDArray

Point = tuple[float, float]

POINTS_PER_VERB = {"M": 1, "L": 1, "C": 3, "Z": 0}
POINT_COUNTS = np.array([POINTS_PER_VERB.get(chr(code), 0) for code in range(128)])
"""The same by character code."""

KAPPA = 0.5522847498307936
"""Handle length of the cubic that stands for a quarter of a unit circle: 4/3 (sqrt 2 - 1)."""


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle in mm: left, top, right, bottom; y points down, so bottom >= top."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def sized(cls, width: float, height: float, left: float = 0.0, top: float = 0.0) -> Box:
        """A box from its size and its top-left corner."""
        return cls(left, top, left + width, top + height)

    @property
    def width(self) -> float:
        """Width in mm."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Height in mm."""
        return self.bottom - self.top

    @property
    def center(self) -> Point:
        """Middle of the box."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def grown(self, by: float) -> Box:
        """The box with every edge moved outwards by `by` mm (inwards when negative)."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def union(self, other: Box) -> Box:
        """The smallest box around both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def contains(self, other: Box, slack: float = 1e-6) -> bool:
        """Whether `other` lies inside, give or take `slack` mm."""
        return (
            other.left >= self.left - slack
            and other.top >= self.top - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )


@dataclass(frozen=True, slots=True)
class Affine:
    """A plane transform: x' = a x + c y + e, y' = b x + d y + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    @classmethod
    def translate(cls, dx: float, dy: float) -> Affine:
        """Move by (dx, dy) mm."""
        return cls(e=dx, f=dy)

    @classmethod
    def scale(cls, sx: float, sy: float | None = None) -> Affine:
        """Scale about the origin; one number scales both ways alike."""
        return cls(a=sx, d=sx if sy is None else sy)

    @classmethod
    def rotate(cls, degrees: float) -> Affine:
        """Turn about the origin, clockwise as seen on the screen (y points down)."""
        cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        return cls(cos, sin, -sin, cos)

    def then(self, after: Affine) -> Affine:
        """The transform that does this one first and `after` next."""
        return Affine(
            after.a * self.a + after.c * self.b,
            after.b * self.a + after.d * self.b,
            after.a * self.c + after.c * self.d,
            after.b * self.c + after.d * self.d,
            after.a * self.e + after.c * self.f + after.e,
            after.b * self.e + after.d * self.f + after.f,
        )

    def apply(self, x: float, y: float) -> Point:
        """Where the point (x, y) goes."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    @property
    def determinant(self) -> float:
        """Signed area scale; negative when it mirrors."""
        return self.a * self.d - self.b * self.c

    def inverse(self) -> Affine:
        """The transform that undoes this one. Raises ZeroDivisionError for a flat transform."""
        det = self.determinant
        return Affine(
            self.d / det,
            -self.b / det,
            -self.c / det,
            self.a / det,
            (self.c * self.f - self.d * self.e) / det,
            (self.b * self.e - self.a * self.f) / det,
        )


@dataclass(frozen=True, eq=False)
class Path:
    """An outline: `verbs` of M, L, C and Z, and their points as a read-only (n, 2) array in mm.

    M and L take one point, C takes three, Z none. Filled by the nonzero winding rule everywhere.
    Equal paths compare and hash equal.
    """

    verbs: str
    points: NDArray[np.float64]

    def __post_init__(self) -> None:
        points = np.array(self.points, dtype=np.float64).reshape(-1, 2)
        if len(points) != sum(POINTS_PER_VERB[verb] for verb in self.verbs):
            raise ValueError("a path's points do not match its verbs")
        points.setflags(write=False)
        object.__setattr__(self, "points", points)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Path) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    @cached_property
    def _key(self) -> tuple[str, bytes]:
        return self.verbs, self.points.tobytes()

    def __bool__(self) -> bool:
        return bool(self.verbs)

    @classmethod
    def from_svg(cls, data: str) -> Path:
        """The path of an SVG `d` attribute; quadratics and arcs become cubics. Raises ValueError."""
        pen = RecordingPen()
        try:
            parse_path(data, pen)
        except (ValueError, IndexError, TypeError, KeyError, AssertionError) as trouble:
            raise ValueError(f"not an SVG path: {trouble}") from trouble
        return cls.from_pen(pen)

    @classmethod
    def from_pen(cls, pen: RecordingPen | DecomposingRecordingPen) -> Path:
        """The path recorded by a fontTools pen; quadratic curves are raised to cubics."""
        builder = PathBuilder()
        for name, points in pen.value:
            if name == "moveTo":
                builder.move(*points[0])
            elif name == "lineTo":
                builder.line(*points[0])
            elif name == "curveTo":
                builder.curve(*points)
            elif name == "qCurveTo":
                builder.quadratics(points)
            elif name == "closePath":
                builder.close()
        return builder.path()

    @classmethod
    def polygon(cls, points: Iterable[Point]) -> Path:
        """A closed outline through `points`."""
        corners = list(points)
        return cls("M" + "L" * (len(corners) - 1) + "Z", np.array(corners, dtype=np.float64))

    @classmethod
    def polyline(cls, points: Iterable[Point]) -> Path:
        """An open line through `points`."""
        corners = list(points)
        return cls("M" + "L" * (len(corners) - 1), np.array(corners, dtype=np.float64))

    @classmethod
    def rectangle(cls, box: Box, radius: float = 0.0) -> Path:
        """A rectangle, with rounded corners of `radius` mm where asked."""
        x0, y0, x1, y1 = box.left, box.top, box.right, box.bottom
        r = min(radius, box.width / 2, box.height / 2)
        if r <= 0:
            return cls.polygon([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])
        k = r * (1 - KAPPA)
        builder = PathBuilder()
        builder.move(x0 + r, y0)
        builder.line(x1 - r, y0)
        builder.curve((x1 - k, y0), (x1, y0 + k), (x1, y0 + r))
        builder.line(x1, y1 - r)
        builder.curve((x1, y1 - k), (x1 - k, y1), (x1 - r, y1))
        builder.line(x0 + r, y1)
        builder.curve((x0 + k, y1), (x0, y1 - k), (x0, y1 - r))
        builder.line(x0, y0 + r)
        builder.curve((x0, y0 + k), (x0 + k, y0), (x0 + r, y0))
        builder.close()
        return builder.path()

    @classmethod
    def ellipse(cls, box: Box) -> Path:
        """The ellipse that fills a box."""
        cx, cy = box.center
        rx, ry = box.width / 2, box.height / 2
        kx, ky = rx * KAPPA, ry * KAPPA
        builder = PathBuilder()
        builder.move(cx + rx, cy)
        builder.curve((cx + rx, cy + ky), (cx + kx, cy + ry), (cx, cy + ry))
        builder.curve((cx - kx, cy + ry), (cx - rx, cy + ky), (cx - rx, cy))
        builder.curve((cx - rx, cy - ky), (cx - kx, cy - ry), (cx, cy - ry))
        builder.curve((cx + kx, cy - ry), (cx + rx, cy - ky), (cx + rx, cy))
        builder.close()
        return builder.path()

    def transformed(self, affine: Affine) -> Path:
        """The path moved by `affine`."""
        matrix = np.array([[affine.a, affine.b], [affine.c, affine.d]])
        return Path(self.verbs, self.points @ matrix + (affine.e, affine.f))

    def __add__(self, other: Path) -> Path:
        """Both outlines as one path."""
        return Path(self.verbs + other.verbs, np.concatenate([self.points, other.points]))

    def segments(self) -> Iterator[tuple[str, NDArray[np.float64]]]:
        """Each verb with its own points, in order."""
        at = 0
        for verb in self.verbs:
            count = POINTS_PER_VERB[verb]
            yield verb, self.points[at : at + count]
            at += count

    def flattened(self, tolerance: float = 0.02) -> list[NDArray[np.float64]]:
        """Each subpath as an (n, 2) polyline that strays at most about `tolerance` mm."""
        lines: list[list[NDArray[np.float64]]] = []
        start = np.zeros(2)
        for verb, points in self.segments():
            if verb == "M":
                lines.append([points])
                start = points[0]
            elif verb == "L":
                lines[-1].append(points)
            elif verb == "C":
                lines[-1].append(_flat_cubic(lines[-1][-1][-1], points, tolerance))
            elif not np.array_equal(lines[-1][-1][-1], start):
                lines[-1].append(start[None])
        return [np.concatenate(line) for line in lines]

    @cached_property
    def box(self) -> Box:
        """The tight box around the outline, exact where a curve turns."""
        if not self.verbs:
            return Box(0.0, 0.0, 0.0, 0.0)
        verbs = np.frombuffer(self.verbs.encode(), dtype=np.uint8)
        counts = POINT_COUNTS[verbs]
        after = np.cumsum(counts)
        low, high = _span(self.points[after[counts > 0] - 1])
        firsts = after[verbs == ord("C")] - 3
        if len(firsts):
            turns = _turns(self.points[firsts[:, None] + np.arange(-1, 3)])
            turn_low, turn_high = _span(turns)
            low, high = np.minimum(low, turn_low), np.maximum(high, turn_high)
        return Box(float(low[0]), float(low[1]), float(high[0]), float(high[1]))

    def svg(self) -> str:
        """The path as an SVG `d` attribute, to a thousandth of a millimetre."""
        words = (
            verb + " ".join(f"{x:.3f} {y:.3f}" for x, y in points)
            for verb, points in self.segments()
        )
        return "".join(words)


def _flat_cubic(
    start: NDArray[np.float64], points: NDArray[np.float64], tolerance: float
) -> NDArray[np.float64]:
    """A cubic as chords; the count follows from its second differences (Wang's formula)."""
    p0, p1, p2, p3 = start, points[0], points[1], points[2]
    bend = max(np.hypot(*(p0 - 2 * p1 + p2)), np.hypot(*(p1 - 2 * p2 + p3)))
    count = max(1, math.ceil(math.sqrt(0.75 * bend / tolerance)))
    t = np.linspace(0.0, 1.0, count + 1)[1:, None]
    s = 1 - t
    curve: NDArray[np.float64] = s**3 * p0 + 3 * s**2 * t * p1 + 3 * s * t**2 * p2 + t**3 * p3
    return curve


def _span(points: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    return points.min(axis=0), points.max(axis=0)


def _turns(cubics: NDArray[np.float64]) -> NDArray[np.float64]:
    """Where cubics (n, 4, 2) turn back, each coordinate by itself, as (2n, 2).

    The roots of the derivative by the stable form of the quadratic formula; a root outside the
    curve is moved to its end, which changes no box.
    """
    p0, p1, p2, p3 = (cubics[:, at] for at in range(4))
    c = p1 - p0
    b = 2 * (p2 - 2 * p1 + p0)
    a = p3 - 3 * p2 + 3 * p1 - p0
    with np.errstate(divide="ignore", invalid="ignore"):
        q = -(b + np.copysign(np.sqrt(np.maximum(b * b - 4 * a * c, 0.0)), b)) / 2
        t = np.concatenate([q / a, c / q])
    t = np.clip(np.nan_to_num(t, nan=0.0), 0.0, 1.0)
    s = 1 - t
    p0, p1, p2, p3 = (np.tile(p, (2, 1)) for p in (p0, p1, p2, p3))
    turns: NDArray[np.float64] = s**3 * p0 + 3 * s**2 * t * p1 + 3 * s * t**2 * p2 + t**3 * p3
    return turns


class PathBuilder:
    """Collects verbs and points, then gives the finished Path."""

    def __init__(self) -> None:
        self._verbs: list[str] = []
        self._points: list[Point] = []

    def move(self, x: float, y: float) -> None:
        """Begin a subpath at (x, y)."""
        self._verbs.append("M")
        self._points.append((x, y))

    def line(self, x: float, y: float) -> None:
        """A straight line to (x, y)."""
        self._verbs.append("L")
        self._points.append((x, y))

    def curve(self, first: Point, second: Point, end: Point) -> None:
        """A cubic by two handles and its end."""
        self._verbs.append("C")
        self._points.extend((first, second, end))

    def quadratics(self, points: tuple[Point | None, ...]) -> None:
        """A TrueType run of off-curve points and its end, raised to cubics."""
        if points[-1] is None:
            points = self._closed_run(points[:-1])
        offs, end = points[:-1], points[-1]
        for index, off in enumerate(offs):
            last = index == len(offs) - 1
            follow = end if last else offs[index + 1]
            assert off is not None and follow is not None and end is not None
            to = end if last else ((off[0] + follow[0]) / 2, (off[1] + follow[1]) / 2)
            self._quadratic(off, to)

    def _closed_run(self, offs: tuple[Point | None, ...]) -> tuple[Point | None, ...]:
        """A contour with no on-curve point starts between its last and first off-curve points."""
        first, last = offs[0], offs[-1]
        assert first is not None and last is not None
        start = ((first[0] + last[0]) / 2, (first[1] + last[1]) / 2)
        self.move(*start)
        return (*offs, start)

    def _quadratic(self, off: Point, end: Point) -> None:
        x, y = self._points[-1]
        self.curve(
            (x + 2 / 3 * (off[0] - x), y + 2 / 3 * (off[1] - y)),
            (end[0] + 2 / 3 * (off[0] - end[0]), end[1] + 2 / 3 * (off[1] - end[1])),
            end,
        )

    def close(self) -> None:
        """Close the subpath."""
        self._verbs.append("Z")

    def path(self) -> Path:
        """Everything collected so far."""
        points = np.array(self._points, dtype=np.float64).reshape(-1, 2)
        return Path("".join(self._verbs), points)
