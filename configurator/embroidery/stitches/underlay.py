"""Underlay: what is sewn down a column before its satin, as its width asks for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from configurator.embroidery.lines import Lengths, interpolated, lengths, quantile
from configurator.embroidery.plan import Points
from configurator.embroidery.settings import SewSettings
from configurator.embroidery.stitches.running import running, spaced
from configurator.embroidery.stitches.satin import Stretch

STUBBY = 2.5
"""A column of fewer widths is held by what it ends in, and needs no edge run below its zigzag."""
CLOSE_MM = 0.45
"""Underlay keeps this far from a column's ends."""


@dataclass(frozen=True, slots=True)
class Pass:
    """Stitches down a column, and the place along it of each."""

    points: Points
    places: Lengths


def passes(part: Stretch, settings: SewSettings) -> list[Pass]:
    """The passes under a column: out, and out and back again in turn; an odd number, so that the
    last ends at the far end."""
    width = quantile(part.widths, 0.6)
    length = float(part.along[-1])
    inner = _trimmed(part, CLOSE_MM)
    if width <= settings.center_run_to_mm or length < 1.5 * width:
        return [_line(inner.middle, inner, settings)]
    held = part.laid or length < STUBBY * width
    if width <= (settings.edge_run_to_mm if held else settings.zigzag_to_mm):
        return [_zigzag(inner, settings, 0)]
    if width <= settings.edge_run_to_mm:
        left, right = inner.inset(settings.underlay_inset_mm)
        back = _line(right, inner, settings)
        return [
            _line(left, inner, settings),
            Pass(back.points[::-1], back.places[::-1]),
            _zigzag(inner, settings, 0),
        ]
    back = _zigzag(inner, settings, 1)
    return [
        _line(inner.middle, inner, settings),
        Pass(back.points[::-1], back.places[::-1]),
        _zigzag(inner, settings, 0),
    ]


def _trimmed(part: Stretch, by_mm: float) -> Stretch:
    """A stretch without its ends."""
    by_mm = min(by_mm, float(part.along[-1]) / 4)
    low, high = np.searchsorted(part.along, [by_mm, float(part.along[-1]) - by_mm])
    kept = slice(int(low), max(int(high), int(low) + 2))
    if len(part.along[kept]) < 2:
        return part
    return Stretch(part.left[kept], part.right[kept], part.along[kept])


def _line(line: Points, part: Stretch, settings: SewSettings) -> Pass:
    width = quantile(part.widths)
    stray = min(0.15, 0.15 * width)
    points = spaced(running(line, settings.underlay_run_mm, stray), 0.6)
    if len(points) == 0:
        return Pass(points, part.along[:0])
    gone = lengths(points)
    first, last = float(part.along[0]), float(part.along[-1])
    return Pass(points, first + gone * ((last - first) / max(float(gone[-1]), 1e-9)))


def _zigzag(part: Stretch, settings: SewSettings, phase: int) -> Pass:
    left, right = part.inset(settings.underlay_inset_mm)
    count = max(round(float(part.along[-1] - part.along[0]) / settings.zigzag_mm * 2), 1)
    places = np.linspace(float(part.along[0]), float(part.along[-1]), count + 1)
    sides = ((np.arange(count + 1) + phase) % 2 == 0)[:, None]
    lefts = interpolated(places, part.along, left)
    rights = interpolated(places, part.along, right)
    return Pass(np.where(sides, lefts, rights), places)
