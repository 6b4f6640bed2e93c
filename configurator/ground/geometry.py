"""Geometry: outlines in millimetres, y pointing down, and the boxes and transforms they need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from fontTools.pens.recordingPen import DecomposingRecordingPen, RecordingPen
from fontTools.svgLib.path import parse_path
from numpy.typing import NDArray

from configurator.ground.curves import flat, inset_points, span_of, turns_of
from configurator.ground.plane import Affine, Box, Point

__all__ = ["KAPPA", "Affine", "Box", "Path", "PathBuilder", "Point"]

POINTS_PER_VERB = {"M": 1, "L": 1, "C": 3, "Z": 0}
POINT_COUNTS = np.array([POINTS_PER_VERB.get(chr(code), 0) for code in range(128)])
"""The same by character code."""

KAPPA = 0.5522847498307936
"""Handle length of the cubic that stands for a quarter of a unit circle: 4/3 (sqrt 2 - 1)."""


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
        wanted = sum(self.verbs.count(verb) * count for verb, count in POINTS_PER_VERB.items())
        if len(points) != wanted or self.verbs.strip("MLCZ"):
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

    @property
    def _codes(self) -> NDArray[np.uint8]:
        return np.frombuffer(self.verbs.encode(), dtype=np.uint8)

    def __bool__(self) -> bool:
        return bool(self.verbs)

    @classmethod
    def from_svg(cls, data: str) -> Path:
        """The path of an SVG `d` attribute; all curves become cubics. Raises ValueError."""
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

    @classmethod
    def joined(cls, paths: Iterable[Path]) -> Path:
        """All outlines as one path, in their order."""
        every = list(paths)
        points = np.concatenate([np.zeros((0, 2)), *(path.points for path in every)])
        return cls("".join(path.verbs for path in every), points)

    def segments(self) -> Iterator[tuple[str, NDArray[np.float64]]]:
        """Each verb with its own points, in order."""
        at = 0
        for verb in self.verbs:
            count = POINTS_PER_VERB[verb]
            yield verb, self.points[at : at + count]
            at += count

    def flattened(self, tolerance: float = 0.02) -> list[NDArray[np.float64]]:
        """Each subpath as an (n, 2) polyline that strays at most about `tolerance` mm."""
        if not self.verbs:
            return []
        verbs = self._codes
        points, firsts = flat(verbs, self.points, POINT_COUNTS[verbs], tolerance)
        return np.split(points, firsts[1:])

    @cached_property
    def hull(self) -> Box:
        """The box of all points, those that only pull at a curve among them: quick, not tight."""
        if not self.verbs:
            return Box(0.0, 0.0, 0.0, 0.0)
        low, high = span_of(self.points)
        return Box(float(low[0]), float(low[1]), float(high[0]), float(high[1]))

    def inset(self, by_mm: float) -> Path:
        """The outline of what lies `by_mm` or more inside, where it is much wider than that.

        Corners keep their shape. Holes run the other way round than what they lie in.
        """
        verbs = self._codes
        starts = np.cumsum(POINT_COUNTS[verbs])[verbs == ord("M")] - 1
        return Path(self.verbs, inset_points(self.points, starts, by_mm))

    @cached_property
    def box(self) -> Box:
        """The tight box around the outline, exact where a curve turns."""
        if not self.verbs:
            return Box(0.0, 0.0, 0.0, 0.0)
        verbs = self._codes
        counts = POINT_COUNTS[verbs]
        after = np.cumsum(counts)
        low, high = span_of(self.points[after[counts > 0] - 1])
        firsts = after[verbs == ord("C")] - 3
        if len(firsts):
            turns = turns_of(self.points[firsts[:, None] + np.arange(-1, 3)])
            turn_low, turn_high = span_of(turns)
            low, high = np.minimum(low, turn_low), np.maximum(high, turn_high)
        return Box(float(low[0]), float(low[1]), float(high[0]), float(high[1]))

    def svg(self) -> str:
        """The path as an SVG `d` attribute, to a thousandth of a millimetre."""
        words = (
            verb + " ".join(f"{x:.3f} {y:.3f}" for x, y in points)
            for verb, points in self.segments()
        )
        return "".join(words)


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
