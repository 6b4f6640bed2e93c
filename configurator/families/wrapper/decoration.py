"""Decoration: spot foil stamped on the front, priced by the touch: a frame, or rim stars."""

from __future__ import annotations

import math

import shapely

from configurator.families.wrapper.parts import SAFE_MM, Sheet
from configurator.ground.geometry import Box, Path, PathBuilder
from configurator.ground.outlines import path_of
from configurator.ground.seeds import chance
from configurator.model.artwork import Fill, Paint

FRAME_LINE_MM = 0.7
HAIRLINE_MM = 0.3
"""Stamped foil holds no line finer than about 0.25 mm (practice of foil stampers)."""
STARS = 46
QUIET_MIDDLE = 0.80
"""Share of the front, from its middle out, that stars leave free for the customer's own art."""


def decoration(name: str, sheet: Sheet, foil: Paint) -> tuple[Fill, ...]:
    """The foil marks of a decoration. Raises KeyError."""
    return {"none": _none, "foil-frame": _frame, "foil-stars": _stars}[name](sheet, foil)


def _none(sheet: Sheet, foil: Paint) -> tuple[Fill, ...]:  # noqa: ARG001
    return ()


def _frame(sheet: Sheet, foil: Paint) -> tuple[Fill, ...]:
    """Two lines around the front, the corners scooped out around a small diamond."""
    edge = sheet.front.grown(-SAFE_MM)
    scoop = 0.075 * sheet.front.height
    outer = _line(edge, scoop, FRAME_LINE_MM)
    inner = _line(edge.grown(-1.5), scoop, HAIRLINE_MM)
    return tuple(Fill(path, foil) for path in (outer, inner, _corner_jewels(edge, scoop)))


def _line(box: Box, scoop: float, width: float) -> Path:
    area = shapely.box(box.left, box.top, box.right, box.bottom)
    corners = shapely.MultiPoint(
        [(x, y) for x in (box.left, box.right) for y in (box.top, box.bottom)]
    )
    scooped = area.difference(corners.buffer(scoop, quad_segs=24))
    return path_of(scooped.difference(scooped.buffer(-width, join_style="mitre")))


def _corner_jewels(edge: Box, scoop: float) -> Path:
    builder = PathBuilder()
    inset = 0.30 * scoop
    for x, to_right in ((edge.left, 1), (edge.right, -1)):
        for y, to_foot in ((edge.top, 1), (edge.bottom, -1)):
            _sparkle(builder, x + to_right * inset, y + to_foot * inset, 0.42 * scoop)
    return builder.path()


def _stars(sheet: Sheet, foil: Paint) -> tuple[Fill, ...]:
    """Sparkles large and small, scattered where the front is usually empty: around its rim."""
    front, luck = sheet.front, chance("foil-stars", sheet.bar.id, sheet.kind)
    edge, unit = front.grown(-SAFE_MM), front.height / 100
    placed: list[tuple[float, float, float]] = []
    builder = PathBuilder()
    while len(placed) < STARS:
        x, y = luck.uniform(edge.left, edge.right), luck.uniform(edge.top, edge.bottom)
        size = unit * (0.7 + 2.9 * luck.random() ** 3)
        if _on_rim(front, x, y) and all(
            math.hypot(x - px, y - py) > 2.2 * (size + other) for px, py, other in placed
        ):
            placed.append((x, y, size))
            _sparkle(builder, x, y, max(size, 0.5))
    return (Fill(builder.path(), foil),)


def _on_rim(front: Box, x: float, y: float) -> bool:
    """Outside the rounded middle of the front (a superellipse, so corners hold most stars)."""
    across = 2 * (x - front.center[0]) / front.width
    down = 2 * (y - front.center[1]) / front.height
    return math.hypot(across**2, down**2) > QUIET_MIDDLE**2


def _sparkle(builder: PathBuilder, x: float, y: float, size: float) -> None:
    """A four-pointed star with hollow sides."""
    points = [(0.0, -size), (size, 0.0), (0.0, size), (-size, 0.0)]
    builder.move(x + points[-1][0], y + points[-1][1])
    waist = 0.16
    previous = points[-1]
    for dx, dy in points:
        builder.curve(
            (x + previous[0] * waist, y + previous[1] * waist),
            (x + dx * waist, y + dy * waist),
            (x + dx, y + dy),
        )
        previous = (dx, dy)
    builder.close()
