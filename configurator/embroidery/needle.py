"""The needle: where it is, and everything it has sewn in one run."""

from __future__ import annotations

from collections.abc import Generator

import numpy as np

from configurator.embroidery.plan import Points, Role, Roles

Visit = Generator["Visit", None, None]
"""Sewing a part of a shape; it yields the parts that are to be sewn on the way."""


class Needle:
    """Collects the needle points of a run, with what each stitch is for."""

    def __init__(self) -> None:
        self._points: list[Points] = []
        self._roles: list[Roles] = []

    @property
    def at(self) -> Points | None:
        """Where the needle is; None before the first stitch."""
        return self._points[-1][-1] if self._points else None

    def sew(self, points: Points, role: Role) -> None:
        """Go on through points. A first point where the needle already is counts once."""
        at = self.at
        if at is not None and len(points) and float(np.hypot(*(points[0] - at))) < 0.05:
            points = points[1:]
        if len(points):
            self._points.append(np.asarray(points, dtype=np.float64))
            self._roles.append(np.full(len(points), role, dtype=np.uint8))

    def sewn(self) -> tuple[Points, Roles]:
        """Everything so far."""
        if not self._points:
            return np.zeros((0, 2)), np.zeros(0, dtype=np.uint8)
        return np.concatenate(self._points), np.concatenate(self._roles)


def walk(visit: Visit) -> None:
    """Do a visit and all it leads to; deep shapes need no deep stack."""
    stack = [visit]
    while stack:
        onward = next(stack[-1], None)
        if onward is None:
            stack.pop()
        else:
            stack.append(onward)
