"""SVG outlines: every shape as a path, every stroke as the area its pen covers, every transform."""

from __future__ import annotations

import math
import re
from collections.abc import Callable

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from configurator.embroidery.svg_style import length, lengths
from configurator.embroidery.svg_tree import Node
from configurator.ground.geometry import Affine, Box, Path
from configurator.ground.outlines import area_of, polygons_in

TRANSFORM = re.compile(r"([a-zA-Z]+)\s*\(([^)]*)\)")
CAPS = {"butt": "flat", "round": "round", "square": "square"}
JOINS = {"miter": "mitre", "round": "round", "bevel": "bevel", "arcs": "mitre"}
MOST_DASHES = 2000
FARTHEST = 1e6
"""Coordinates beyond this are a slip of whoever wrote the file, or an attack."""


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
    "skewX": lambda v: Affine(c=math.tan(math.radians(v[0]))),
    "skewY": lambda v: Affine(b=math.tan(math.radians(v[0]))),
}


def outline(node: Node, view: Box) -> Path | None:
    """The path of a shape in user units; None for what is no shape. Raises ValueError."""
    draw = SHAPES.get(node.tag)
    if draw is None:
        return None
    path = draw(node, view)
    if len(path.points) and not (np.abs(path.points) < FARTHEST).all():
        raise ValueError("its coordinates are out of range")
    return path


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
    across = length(node.get("r") or node.get("rx"), view.width)
    down = length(node.get("r") or node.get("ry"), view.height)
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
    return shapely.union_all(
        shapely.buffer(
            lines,
            width / 2,
            quad_segs=max(4, min(24, round(math.sqrt(width / tolerance) * 0.8))),
            cap_style=CAPS.get(style.get("stroke-linecap", "butt"), "flat"),
            join_style=JOINS.get(style.get("stroke-linejoin", "miter"), "mitre"),
            mitre_limit=max(length(style.get("stroke-miterlimit", "4"), default=4.0), 1.0),
        )
    )


def _lines(path: Path, tolerance: float) -> list[BaseGeometry]:
    closed = _closings(path)
    lines: list[BaseGeometry] = []
    for points, shut in zip(path.flattened(tolerance), closed, strict=False):
        kept = _moving(points)
        if len(kept) < 2:
            continue
        # A ring's buffer has no caps: the stroke goes around as the drawing says.
        lines.append(
            shapely.LinearRing(kept) if shut and len(kept) > 2 else shapely.LineString(kept)
        )
    return lines


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
    while at < way.length:
        for number, run in enumerate(pattern):
            if number % 2 == 0 and at + run > 0 and at < way.length and run > 0:
                made.append(substring(way, max(at, 0.0), min(at + run, way.length)))
            at += run
    return made
