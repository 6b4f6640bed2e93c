"""SVG outlines: every shape as a path, every stroke as the area its pen covers, every transform."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from configurator.embroidery.svg_style import EMS, GEOMETRY, length, lengths
from configurator.embroidery.svg_tree import Node
from configurator.ground.geometry import Affine, Box, Path
from configurator.ground.outlines import area_of, polygons_in

TRANSFORM = re.compile(r"([a-zA-Z]+)\s*\(([^)]*)\)")
CAPS = {"butt": "flat", "round": "round", "square": "square"}
DOT = 1e-6
MOST_DASHES = 2000
FARTHEST_MM = 1e5
"""Coordinates beyond this are a slip of whoever wrote the file, or an attack."""
SPIKE = 0.05
"""Turns smaller than this, in radians, are the corners of a curve and need no miter."""


def transform_of(text: str) -> Affine:
    """An SVG transform list as one affine. Raises ValueError for one that is not."""
    made = Affine()
    for name, numbers in TRANSFORM.findall(text):
        build = TRANSFORMS.get(name)
        if build is None:
            raise ValueError(f"unknown transform {name}")
        try:
            made = build(lengths(numbers)).then(made)
        except IndexError as trouble:
            raise ValueError(f"{name} lacks numbers") from trouble
    if not all(map(math.isfinite, (made.a, made.b, made.c, made.d, made.e, made.f))):
        raise ValueError("the transform is out of range")
    return made


def _rotated(v: list[float]) -> Affine:
    x, y = (v[1], v[2]) if len(v) > 2 else (0.0, 0.0)
    return Affine.translate(-x, -y).then(Affine.rotate(v[0])).then(Affine.translate(x, y))


TRANSFORMS: dict[str, Callable[[list[float]], Affine]] = {
    "matrix": lambda v: Affine(v[0], v[1], v[2], v[3], v[4], v[5]),
    "translate": lambda v: Affine.translate(v[0], v[1] if len(v) > 1 else 0.0),
    "scale": lambda v: Affine.scale(v[0], v[1] if len(v) > 1 else v[0]),
    "rotate": _rotated,
    "translateX": lambda v: Affine.translate(v[0], 0.0),
    "translateY": lambda v: Affine.translate(0.0, v[0]),
    "scaleX": lambda v: Affine.scale(v[0], 1.0),
    "scaleY": lambda v: Affine.scale(1.0, v[0]),
    "skewX": lambda v: Affine(c=math.tan(math.radians(v[0]))),
    "skewY": lambda v: Affine(b=math.tan(math.radians(v[0]))),
}


def outline(node: Node, style: dict[str, str], view: Box, unit_mm: float) -> Path | None:
    """The path of a shape in user units of `unit_mm`; None for what is no shape.

    Raises ValueError for one that is damaged from its beginning or out of all range.
    """
    draw = SHAPES.get(node.tag)
    if draw is None:
        return None
    em_px = length(style.get("font-size", "16"), default=16.0)
    said = {name: value for name in GEOMETRY if (value := style.get(name) or node.get(name))}
    sized = {
        name: f"{length(value, em_px=em_px):.9g}" if value.endswith(tuple(EMS)) else value
        for name, value in said.items()
    }
    path = draw(replace(node, attributes={**node.attributes, **sized}), view)
    if len(path.points) and not (np.abs(path.points) * unit_mm < FARTHEST_MM).all():
        raise ValueError("its coordinates are out of range")
    return path


def diagonal(view: Box) -> float:
    """What percent are taken of where neither width nor height is meant."""
    return math.sqrt((view.width**2 + view.height**2) / 2)


def _rectangle(node: Node, view: Box) -> Path:
    wide, high = length(node.get("width"), view.width), length(node.get("height"), view.height)
    if wide <= 0 or high <= 0:
        return Path("", np.zeros((0, 2)))
    left, top = length(node.get("x"), view.width), length(node.get("y"), view.height)
    rx, ry = (length(node.get(name), default=-1.0) for name in ("rx", "ry"))
    rx, ry = (rx if rx >= 0 else ry), (ry if ry >= 0 else rx)
    rx, ry = min(max(rx, 0.0), wide / 2), min(max(ry, 0.0), high / 2)
    if rx == 0 or ry == 0:
        return Path.rectangle(Box.sized(wide, high, left, top))
    squeezed = Path.rectangle(Box.sized(wide / rx, high / ry), 1.0)
    return squeezed.transformed(Affine.scale(rx, ry).then(Affine.translate(left, top)))


def _ellipse(node: Node, view: Box) -> Path:
    if node.tag == "circle":
        across = down = length(node.get("r"), diagonal(view))
    else:
        across = length(node.get("rx") or node.get("ry"), view.width)
        down = length(node.get("ry") or node.get("rx"), view.height)
    if across <= 0 or down <= 0:
        return Path("", np.zeros((0, 2)))
    x, y = length(node.get("cx"), view.width), length(node.get("cy"), view.height)
    return Path.ellipse(Box(x - across, y - down, x + across, y + down))


def _line(node: Node, view: Box) -> Path:
    ends = [
        (length(node.get(f"x{end}"), view.width), length(node.get(f"y{end}"), view.height))
        for end in "12"
    ]
    return Path.polyline(ends)


def _corners(node: Node, _: Box) -> Path:
    numbers = lengths(node.get("points"))
    points = list(zip(numbers[::2], numbers[1::2], strict=False))
    if len(points) < 2:
        return Path("", np.zeros((0, 2)))
    return Path.polygon(points) if node.tag == "polygon" else Path.polyline(points)


def _path(node: Node, _: Box) -> Path:
    return Path.from_svg(node.get("d")) if node.get("d") else Path("", np.zeros((0, 2)))


SHAPES: dict[str, Callable[[Node, Box], Path]] = {
    "rect": _rectangle,
    "circle": _ellipse,
    "ellipse": _ellipse,
    "line": _line,
    "polyline": _corners,
    "polygon": _corners,
    "path": _path,
}


def filled(path: Path, rule: str, tolerance: float) -> BaseGeometry:
    """The area a path fills by a CSS fill rule."""
    if rule != "evenodd":
        return area_of(path, tolerance)
    whole: BaseGeometry = shapely.MultiPolygon()
    for ring in path.flattened(tolerance):
        if len(ring) >= 3:
            whole = whole.symmetric_difference(shapely.make_valid(shapely.Polygon(ring)))
    return shapely.union_all(polygons_in(whole))


def stroked(path: Path, style: dict[str, str], tolerance: float) -> BaseGeometry:
    """The area a path's stroke covers, with its caps, joins and dashes."""
    width = length(style.get("stroke-width", "1"))
    if width <= 0:
        return shapely.MultiPolygon()
    lines = _lines(path, tolerance)
    dashes = [abs(value) for value in lengths(style.get("stroke-dasharray", ""))]
    if sum(dashes) > 0:
        lines = [dash for line in lines for dash in _dashed(line, dashes, style)]
    if not lines:
        return shapely.MultiPolygon()
    cap, join = style.get("stroke-linecap", "butt"), style.get("stroke-linejoin", "miter")
    segments = max(4, min(24, round(math.sqrt(width / tolerance) * 0.8)))
    drawn = shapely.buffer(
        lines, width / 2, quad_segs=segments, cap_style=CAPS.get(cap, "flat"),
        join_style="round" if join == "round" else "bevel",
    )  # fmt: skip
    tips: list[BaseGeometry] = []
    if join not in {"round", "bevel"}:
        limit = max(length(style.get("stroke-miterlimit", "4"), default=4.0), 1.0)
        tips = [tip for line in lines for tip in _tips(line, width / 2, limit)]
    return shapely.union_all([*drawn, *tips])


def _tips(line: BaseGeometry, half: float, limit: float) -> Iterator[BaseGeometry]:
    """The miters at a line's corners, where they are no longer than the limit allows."""
    points = np.asarray(shapely.get_coordinates(line))
    if len(points) < 3:
        return
    if isinstance(line, shapely.LinearRing):
        points = np.vstack([points, points[1:2]])
    steps = np.diff(points, axis=0)
    ways = steps / np.maximum(np.hypot(steps[:, 0], steps[:, 1]), 1e-12)[:, None]
    turns = np.arctan2(
        ways[:-1, 0] * ways[1:, 1] - ways[:-1, 1] * ways[1:, 0], (ways[:-1] * ways[1:]).sum(axis=1)
    )
    for corner in np.flatnonzero(np.abs(turns) > SPIKE).tolist():
        turn = float(turns[corner])
        if 1 / max(math.cos(turn / 2), 1e-9) > limit:
            continue
        side = -math.copysign(half, turn)
        before, after = (np.array([-way[1], way[0]]) * side for way in ways[corner : corner + 2])
        at = points[corner + 1]
        tip = at + (before + after) / (1 + math.cos(turn))
        yield shapely.Polygon([at, at + before, tip, at + after])


def _lines(path: Path, tolerance: float) -> list[BaseGeometry]:
    closed = _closings(path)
    lines: list[BaseGeometry] = []
    for points, shut in zip(path.flattened(tolerance), closed, strict=False):
        kept = _moving(points)
        if len(kept) < 2:
            lines += [_dot(kept[0], (1.0, 0.0))] if len(points) > 1 or shut else []
            continue
        # A ring's buffer has no caps: the stroke goes around as the drawing says.
        lines.append(
            shapely.LinearRing(kept) if shut and len(kept) > 2 else shapely.LineString(kept)
        )
    return lines


def _dot(at: NDArray[np.float64], way: tuple[float, float]) -> BaseGeometry:
    """A line too short to be seen, for its caps."""
    return shapely.LineString([at, at + np.array(way) * DOT])


def _moving(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Points without repeats that follow each other."""
    steps = np.abs(np.diff(points, axis=0)).sum(axis=1)
    kept: NDArray[np.float64] = points[np.concatenate([[True], steps > 1e-9])]
    return kept


def _closings(path: Path) -> list[bool]:
    """For each subpath whether it is closed."""
    return [part.endswith("Z") for part in path.verbs.split("M")[1:]]


def _dashed(line: BaseGeometry, dashes: list[float], style: dict[str, str]) -> list[BaseGeometry]:
    pattern = dashes if len(dashes) % 2 == 0 else dashes * 2
    if line.length / sum(pattern) * len(pattern) > MOST_DASHES:
        return [line]
    way = shapely.LineString(line.coords)
    at = -(length(style.get("stroke-dashoffset", "0")) % sum(pattern))
    made: list[BaseGeometry] = []
    while at <= way.length:
        for number, run in enumerate(pattern):
            shown = at < way.length if run else at <= way.length
            if number % 2 == 0 and at + run >= 0 and shown:
                begin, end = max(at, 0.0), min(at + max(run, DOT), way.length)
                made.append(substring(way, min(begin, way.length - DOT), end))
            at += run
    return made
