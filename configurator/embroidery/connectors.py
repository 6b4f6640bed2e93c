"""Connectors: how the needle gets from one run to the next: hidden, sewn, floating or trimmed."""

from __future__ import annotations

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from configurator.embroidery.plan import Points, Role, Roles, Run
from configurator.embroidery.settings import SewSettings
from configurator.embroidery.stitches.running import running
from configurator.embroidery.tidy import tidied

Raw = tuple[Points, Roles, int]
"""A run before it is tied: its points, its roles, and its region's shape."""


def connected(raw: list[Raw], later: list[BaseGeometry], settings: SewSettings) -> list[Run]:
    """The runs of a block. Neighbors are sewn together over short gaps or below later cover.

    `later[i]` is what is still to be sewn on top when run i has ended.
    """
    joined: list[Raw] = []
    for number, (points, roles, shape) in enumerate(raw):
        if len(points) == 0:
            continue
        if joined and _sewn_on(joined[-1][0][-1], points[0], later[number - 1], settings):
            way = running(np.array([joined[-1][0][-1], points[0]]), settings.running_mm, 0.05)
            travel = np.full(max(len(way) - 2, 0), Role.TRAVEL, dtype=np.uint8)
            before, here = joined[-1], roles.copy()
            if not later[number - 1].covers(shapely.LineString(way)):
                here[0] = Role.JOIN
            joined[-1] = (
                np.vstack([before[0], way[1:-1], points]),
                np.concatenate([before[1], travel, here]),
                shape,
            )
        else:
            joined.append((points, roles, shape))
    tidy = [(*tidied(points, roles, settings), shape) for points, roles, shape in joined]
    tidy = [run for run in tidy if len(run[0])]
    runs = []
    for number, (points, roles, shape) in enumerate(tidy):
        last = number == len(tidy) - 1
        gap = 0.0 if last else float(np.hypot(*(tidy[number + 1][0][0] - points[-1])))
        runs.append(Run(points, roles, shape, last or gap > settings.trim_mm))
    return runs


def _sewn_on(end: Points, start: Points, later: BaseGeometry, settings: SewSettings) -> bool:
    gap = float(np.hypot(*(start - end)))
    if gap < settings.sewn_gap_mm:
        return True
    if gap > settings.hidden_mm or later.is_empty:
        return False
    return bool(later.covers(shapely.LineString([end, start])))
