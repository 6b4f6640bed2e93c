"""The needle: where it is, and everything it has sewn in one run."""

from __future__ import annotations

import math
from collections.abc import Generator

import numpy as np

from configurator.embroidery.plan import Points, Role, Roles

Visit = Generator["Visit", None, None]
"""Sewing a part of a shape; it yields the parts that are to be sewn on the way."""


class Needle:
    """Collects the needle points of a run, with what each stitch is for."""

    def __init__(self) -> None:
        self._points: list[Points] = []
        self._roles: list[int] = []

    @property
    def at(self) -> Points | None:
        """Where the needle is; None before the first stitch."""
        return self._points[-1][-1] if self._points else None

    def sew(self, points: Points, role: Role) -> None:
        """Go on through points. A first point where the needle already is counts once."""
        if self._points and len(points) and math.dist(points[0], self._points[-1][-1]) < 0.05:
            points = points[1:]
        if len(points):
            self._points.append(np.asarray(points, dtype=np.float64))
            self._roles.append(role)

    def sewn(self) -> tuple[Points, Roles]:
        """Everything so far."""
        if not self._points:
            return np.zeros((0, 2)), np.zeros(0, dtype=np.uint8)
        roles = np.array(self._roles, dtype=np.uint8)
        return np.concatenate(self._points), roles.repeat([len(each) for each in self._points])


def walk(visit: Visit) -> None:
    """Do a visit and all it leads to; deep shapes need no deep stack."""
    stack = [visit]
    while stack:
        onward = next(stack[-1], None)
        if onward is None:
            stack.pop()
        else:
            stack.append(onward)
