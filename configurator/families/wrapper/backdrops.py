"""Backdrops: quiet patterns under the customer's art, in tones of the wrapper's own color."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from configurator.families.wrapper.parts import Sheet
from configurator.families.wrapper.scallops import fans
from configurator.families.wrapper.tones import beside
from configurator.ground.geometry import Box, Path, PathBuilder, Point
from configurator.model.artwork import Fill, Paint

UNITS = 100.0
"""Patterns are measured in hundredths of the front's height, so every size looks alike."""


def backdrop(name: str, sheet: Sheet, base: Paint) -> tuple[Fill, ...]:
    """The marks of a backdrop over the whole sheet and its bleed. Raises KeyError."""
    return _DRAWN[name](sheet, base)


def _plain(sheet: Sheet, base: Paint) -> tuple[Fill, ...]:  # noqa: ARG001
    return ()


def _rays(sheet: Sheet, base: Paint) -> tuple[Fill, ...]:
    """A sunburst that rises from below the middle of the front."""
    front, reach = sheet.front, 2 * (sheet.width + sheet.height)
    x, y = front.center[0], front.top + 0.56 * front.height
    step = 2 * math.pi / 40
    builder = PathBuilder()
    for ray in range(20):
        start = (2 * ray - 0.5) * step
        builder.move(x, y)
        builder.line(x + reach * math.cos(start), y + reach * math.sin(start))
        builder.line(x + reach * math.cos(start + step), y + reach * math.sin(start + step))
        builder.close()
    return (Fill(builder.path(), beside(base, 0.09)),)


def _stripes(sheet: Sheet, base: Paint) -> tuple[Fill, ...]:
    """Slanted candy stripes."""
    area, unit = _area(sheet), sheet.front.height / UNITS
    pitch, slant = 16 * unit, area.height
    builder = PathBuilder()
    for at in range(math.ceil((area.width + slant) / pitch) + 1):
        left = area.left - slant + at * pitch
        _polygon(
            builder,
            [
                (left, area.bottom),
                (left + slant, area.top),
                (left + slant + pitch / 2, area.top),
                (left + pitch / 2, area.bottom),
            ],
        )
    return (Fill(builder.path(), beside(base, 0.1)),)


def _dots(sheet: Sheet, base: Paint) -> tuple[Fill, ...]:
    """A brick of dots, small and smaller."""
    unit = sheet.front.height / UNITS
    builder = PathBuilder()
    for row, x, y in _bricks(sheet, 10 * unit, 10 * unit):
        _circle(builder, x, y, (1.5 if row % 2 else 0.8) * unit)
    return (Fill(builder.path(), beside(base, 0.16)),)


def _scallops(sheet: Sheet, base: Paint) -> tuple[Fill, ...]:
    """Overlapping fans, each of three arcs, like a wave pattern on paper: one sheet with holes."""
    radius = 11 * sheet.front.height / UNITS
    middles = [(x, y) for _, x, y in _bricks(sheet, 2 * radius, radius)]
    xs, ys = zip(*middles, strict=True)
    left, right = min(xs) - radius, max(xs) + radius
    top, bottom = min(ys) - radius, max(ys) + radius
    whole = Path.polygon([(left, top), (left, bottom), (right, bottom), (right, top)])
    return (Fill(whole + fans(middles, radius), beside(base, 0.12)),)


def _diamonds(sheet: Sheet, base: Paint) -> tuple[Fill, ...]:
    """A quilt: fine crossing lines with a small diamond on every crossing.

    It is one sheet with a hole for every pane, so that no outline crosses another.
    """
    unit = sheet.front.height / UNITS
    pane, line, jewel = 10 * unit, 0.22 * unit, 1.5 * unit
    inner, outer = (jewel - line) / 2, (jewel + line) / 2
    quarter = [(inner, outer - pane), (pane - outer, -inner), (pane - jewel, 0.0)]
    quarter += [(pane - outer, inner), (inner, pane - outer), (0.0, pane - jewel)]
    corners = quarter + [(-x, -y) for x, y in quarter]
    panes = [(x, y + pane) for _, x, y in _bricks(sheet, 2 * pane, pane)]
    xs, ys = zip(*panes, strict=True)
    left, right = min(xs) - pane, max(xs) + pane
    top, bottom = min(ys) - pane, max(ys) + pane
    builder = PathBuilder()
    _polygon(builder, [(left, top), (left, bottom), (right, bottom), (right, top)])
    for x, y in panes:
        _polygon(builder, [(x + dx, y + dy) for dx, dy in corners])
    return (Fill(builder.path(), beside(base, 0.16)),)


def _hills(sheet: Sheet, base: Paint) -> tuple[Fill, ...]:
    """Three ranges of soft hills along the foot of the front, the nearest one strongest."""
    marks = []
    for level, (rise, share, phase) in enumerate(
        ((30, 0.07, 0.6), (21, 0.13, 2.2), (12, 0.2, 4.1))
    ):
        marks.append(_range(sheet, beside(base, share), rise, phase, 1.0 + 0.35 * level))
    return tuple(marks)


def _range(sheet: Sheet, paint: Paint, rise: float, phase: float, pace: float) -> Fill:
    area, front = _area(sheet), sheet.front
    unit = front.height / UNITS
    ridge: list[Point] = []
    for at in range(161):
        x = area.left + area.width * at / 160
        angle = (x - front.left) / front.width * 2 * math.pi * pace + phase
        swell = math.sin(angle) + 0.4 * math.sin(2.3 * angle + phase)
        ridge.append((x, front.bottom - unit * (rise + 5 * swell)))
    foot = sheet.bottom.bottom
    return Fill(Path.polygon([*ridge, (area.right, foot), (area.left, foot)]), paint)


def _waves(sheet: Sheet, base: Paint) -> tuple[Fill, ...]:
    """Wavy bands from end to end."""
    area, unit = _area(sheet), sheet.front.height / UNITS
    pitch, length, swing = 12 * unit, 26 * unit, 2.4 * unit
    builder = PathBuilder()
    for row in range(-1, math.ceil(area.height / pitch) + 1):
        y = sheet.front.top % pitch + area.top + row * pitch
        upper = list(_wave(area, y, length, swing))
        lower = list(_wave(area, y + pitch * 0.42, length, swing))
        _polygon(builder, [*upper, *reversed(lower)])
    return (Fill(builder.path(), beside(base, 0.09)),)


def _wave(area: Box, y: float, length: float, swing: float) -> Iterator[Point]:
    steps = math.ceil(area.width / length * 16)
    for at in range(steps + 1):
        x = area.left + area.width * at / steps
        yield x, y + swing * math.sin(2 * math.pi * (x - area.left) / length)


def _area(sheet: Sheet) -> Box:
    return Box.sized(sheet.width, sheet.height).grown(sheet.margins.bleed_mm)


def _bricks(sheet: Sheet, across: float, down: float) -> Iterator[tuple[int, float, float]]:
    """Row number, x and y of a brick pattern centred on the front that covers the sheet."""
    area = _area(sheet)
    middle_x, middle_y = sheet.front.center
    first = math.floor((area.top - middle_y) / down) - 1
    last = math.ceil((area.bottom - middle_y) / down) + 1
    half = math.ceil(area.width / across / 2) + 1
    for row in range(first, last + 1):
        shift = across / 2 if row % 2 else 0.0
        for column in range(-half, half + 1):
            yield row, middle_x + column * across + shift, middle_y + row * down


def _circle(builder: PathBuilder, x: float, y: float, radius: float, *, hole: bool = False) -> None:
    down = -radius if hole else radius
    across, k = radius * 0.5522847498307936, down * 0.5522847498307936
    builder.move(x + radius, y)
    builder.curve((x + radius, y + k), (x + across, y + down), (x, y + down))
    builder.curve((x - across, y + down), (x - radius, y + k), (x - radius, y))
    builder.curve((x - radius, y - k), (x - across, y - down), (x, y - down))
    builder.curve((x + across, y - down), (x + radius, y - k), (x + radius, y))
    builder.close()


def _polygon(builder: PathBuilder, corners: list[Point]) -> None:
    builder.move(*corners[0])
    for corner in corners[1:]:
        builder.line(*corner)
    builder.close()


_DRAWN: dict[str, Callable[[Sheet, Paint], tuple[Fill, ...]]] = {
    "plain": _plain,
    "rays": _rays,
    "stripes": _stripes,
    "dots": _dots,
    "scallops": _scallops,
    "diamonds": _diamonds,
    "hills": _hills,
    "waves": _waves,
}
