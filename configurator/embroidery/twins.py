"""Twins: a shape that comes again, such as a letter of a word, is taken apart only once."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import shapely
from shapely.geometry import Polygon

from configurator.embroidery.columns import Column
from configurator.embroidery.plan import Points
from configurator.embroidery.settings import SewSettings
from configurator.embroidery.shapes import Kind
from configurator.embroidery.strips import Join, Strips, strips

SAME_MM = 0.002
"""Outlines that differ by less are the same: a fiftieth of a machine's step."""


class Twins:
    """Takes areas apart, and remembers those that are all columns."""

    def __init__(self) -> None:
        self._known: dict[tuple[Kind, SewSettings, int], list[tuple[Points, Strips]]] = {}

    def strips(self, area: Polygon, settings: SewSettings, kind: Kind) -> Strips:
        """The strips of an area; those of an equal one before, moved to where this one lies."""
        outline = shapely.get_coordinates(area)
        known = self._known.setdefault((kind, settings, len(outline)), [])
        for before, found in known:
            way = outline[0] - before[0]
            if np.abs(outline - before - way).max() < SAME_MM:
                return _moved(found, way)
        found = strips(area, settings, kind)
        if all(isinstance(strip, Column) for strip in found.every):
            known.append((outline, found))
        return found


def _moved(found: Strips, way: Points) -> Strips:
    there = {
        id(strip): replace(strip, left=strip.left + way, right=strip.right + way)
        for strip in found.every
        if isinstance(strip, Column)
    }
    joins = [
        Join(there[id(join.host)], join.at, there[id(join.guest)], join.place)
        for join in found.joins
    ]
    return Strips([*there.values()], joins)
