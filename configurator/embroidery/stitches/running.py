"""Running stitch: one line of stitches that follows a curve closely enough."""

from __future__ import annotations

import math

import numpy as np
import shapely

from configurator.embroidery.lines import lengths
from configurator.embroidery.plan import Points


def running(line: Points, stitch_mm: float, stray_mm: float) -> Points:
    """Needle points along a line, `stitch_mm` apart or less, straying at most `stray_mm` from it.

    Both ends are kept. Empty where the line has no length.
    """
    if len(line) < 2 or lengths(line)[-1] < 1e-6:
        return line[:0]
    drawn = shapely.simplify(shapely.linestrings(line), stray_mm, preserve_topology=False)
    straight = shapely.get_coordinates(drawn)
    legs = straight[1:] - straight[:-1]
    parts = np.ceil(np.hypot(legs[:, 0], legs[:, 1]) / stitch_mm - 1e-6).astype(int)
    parts = np.maximum(parts, 1)
    leg = np.repeat(np.arange(len(parts)), parts)
    step = np.arange(1, len(leg) + 1) - (np.cumsum(parts) - parts)[leg]
    share = (step / parts[leg])[:, None]
    return np.vstack([straight[:1], straight[leg] + legs[leg] * share])


def spaced(points: Points, shortest_mm: float) -> Points:
    """Needle points with those left out that come too soon after the one before.

    The first and the last stay.
    """
    if len(points) < 3:
        return points
    kept = [0]
    steps = points.tolist()
    for number in range(1, len(steps) - 1):
        x, y = steps[kept[-1]]
        if math.hypot(steps[number][0] - x, steps[number][1] - y) >= shortest_mm:
            kept.append(number)
    while len(kept) > 1 and np.hypot(*(points[kept[-1]] - points[-1])) < shortest_mm:
        kept.pop()
    return points[kept + [len(points) - 1]]
