"""Decoration: spot foil stamped on the front, priced by the touch: a frame, or rim stars."""

from __future__ import annotations

import math

import shapely

from configurator.families.wrapper.goods import Decoration
from configurator.families.wrapper.parts import Sheet
from configurator.ground.geometry import Box, Path, PathBuilder
from configurator.ground.outlines import path_of
from configurator.ground.seeds import chance
from configurator.model.artwork import Fill, Paint

MOST_THROWS = 60_000
"""Stars are thrown at random until all found room; a small bar's rim may hold fewer."""


def decoration(chosen: Decoration, sheet: Sheet, foil: Paint) -> tuple[Fill, ...]:
    """The foil marks of a decoration."""
    match chosen:
        case Decoration(kind="frame", line_mm=float() as line, hairline_mm=float() as hairline):
            return _frame(sheet, foil, line, hairline)
        case Decoration(kind="stars", stars=int() as stars, clear_share=float() as clear):
            return _stars(sheet, foil, stars, clear)
        case _:
            return ()


def _frame(sheet: Sheet, foil: Paint, line: float, hairline: float) -> tuple[Fill, ...]:
    """Two lines around the front, the corners scooped out around a small diamond."""
    edge = sheet.front.grown(-sheet.margins.safe_mm)
    scoop = 0.075 * sheet.front.height
    outer = _line(edge, scoop, line)
    inner = _line(edge.grown(-1.5), scoop, hairline)
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


def _stars(sheet: Sheet, foil: Paint, stars: int, clear: float) -> tuple[Fill, ...]:
    """Sparkles large and small, scattered where the front is usually empty: around its rim."""
    front, luck = sheet.front, chance("foil-stars", sheet.bar.id, sheet.kind)
    edge, unit = front.grown(-sheet.margins.safe_mm), front.height / 100
    placed: list[tuple[float, float, float]] = []
    builder = PathBuilder()
    for _ in range(MOST_THROWS):
        if len(placed) == stars:
            break
        x, y = luck.uniform(edge.left, edge.right), luck.uniform(edge.top, edge.bottom)
        size = unit * (0.7 + 2.9 * luck.random() ** 3)
        if _on_rim(front, x, y, clear) and all(
            math.hypot(x - px, y - py) > 2.2 * (size + other) for px, py, other in placed
        ):
            placed.append((x, y, size))
            _sparkle(builder, x, y, max(size, 0.5))
    return (Fill(builder.path(), foil),)


def _on_rim(front: Box, x: float, y: float, clear: float) -> bool:
    """Outside the rounded middle of the front (a superellipse, so corners hold most stars)."""
    across = 2 * (x - front.center[0]) / front.width
    down = 2 * (y - front.center[1]) / front.height
    return math.hypot(across**2, down**2) > clear**2


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
