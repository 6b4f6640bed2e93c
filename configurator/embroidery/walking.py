"""Walking: a connected shape sewn in one run, out as underlay and travel, back as cover."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from configurator.embroidery.columns import Column
from configurator.embroidery.field import Field, Port
from configurator.embroidery.joining import Exit, place_on
from configurator.embroidery.lines import quantile
from configurator.embroidery.needle import Needle, Visit, walk
from configurator.embroidery.plan import Points, Role
from configurator.embroidery.routes import Router
from configurator.embroidery.settings import SewSettings
from configurator.embroidery.stitches import satin, underlay
from configurator.embroidery.stitches.running import running, spaced
from configurator.embroidery.strips import Strip, Strips
from configurator.embroidery.trees import Tree, Way

AT_END_MM = 0.6
"""A column entered this near to an end is entered at that end."""
AS_NEAR_MM = 0.3
WHOLE = 0.7
"""A way down this much of a column is the line that its underlay begins with."""
TRAVEL_MM = 4.0
STRAY_MM = 0.2


@dataclass(eq=False)
class Walk:
    """The strips of one connected shape as a tree, and the sewing of it.

    With an `exit` its strip is the root, so that the sewing ends there. A column that may begin at
    either end does so where fewer of the `crowd` lie.
    """

    strips: Strips
    settings: SewSettings
    exit: Exit | None = None
    crowd: Sequence[BaseGeometry] = ()

    def __post_init__(self) -> None:
        self.tree = Tree(self.strips, self.exit.strip if self.exit is not None else None)
        self._laid: set[int] = set()

    def sew(self, root: Strip, needle: Needle, entry: Points | None) -> None:
        """Sew a root and all that hangs on it; `entry` is where the needle comes in."""
        place: float | Points | None = None
        if self.exit is not None and root is self.exit.strip:
            place = self.exit.place
        if entry is not None:
            place = self._come_in(root, needle, entry, place)
        elif place is None and isinstance(root, Column) and not root.closed:
            place = self._quiet_end(root)
        walk(self.visit(root, needle, place))

    def _come_in(
        self, root: Strip, needle: Needle, entry: Points, place: float | Points | None
    ) -> float | Points:
        """Travel from an entry to a root's place, along strips that are all still to be sewn."""
        inside = [strip for strip in self.strips.every if self.tree.root_of(strip) is root]
        spots = [place_on(strip, entry) for strip in inside]
        # Straight into the root where it is about as near saves the way along the others.
        best = min(
            range(len(inside)),
            key=lambda number: spots[number][0] + AS_NEAR_MM * (inside[number] is not root),
        )
        strip, at = inside[best], spots[best][1]
        needle.sew(entry[None], Role.TRAVEL)
        while strip is not root:
            parent, way = self.tree.came[id(strip)]
            self._lay(strip, at, way.place, needle)
            strip, at = parent, way.at
        if place is None:
            place = at
            if isinstance(root, Column) and isinstance(at, float) and not root.closed:
                place = 0.0 if at < root.length / 2 else root.length
        self._lay(root, at, place, needle)
        return place

    def _lay(
        self, strip: Strip, start: float | Points, end: float | Points, needle: Needle
    ) -> None:
        """Travel along a strip that is still to be sewn; down a whole column as its underlay."""
        _along(strip, start, end, needle)
        if isinstance(strip, Field) or strip.closed:
            return
        if abs(float(np.asarray(end)) - float(np.asarray(start))) > WHOLE * strip.length:
            self._laid.add(id(strip))

    def _quiet_end(self, column: Column) -> float:
        first, last = (
            sum(bool(shapely.intersects_xy(area, *column.middle[end])) for area in self.crowd)
            for end in (0, -1)
        )
        return 0.0 if first <= last else column.length

    def visit(self, strip: Strip, needle: Needle, place: float | Points | None) -> Visit:
        """Sew a strip from a place and back to it, and all that hangs on it on the way."""
        ways = self.tree.ways.get(id(strip), [])
        if isinstance(strip, Field):
            home = place if isinstance(place, np.ndarray) else None
            ports = [
                Port(np.asarray(way.at), self.visit(way.onto, needle, way.place)) for way in ways
            ]
            return strip.visit(needle, home, ports)
        start = float(place) if isinstance(place, float | int) else 0.0
        return self._column(strip, needle, start, ways)

    def _column(self, column: Column, needle: Needle, place: float, ways: list[Way]) -> Visit:
        length = column.length
        towards = self.exit.towards if self.exit and column is self.exit.strip else None
        stops = sorted((float(way.at), number) for number, way in enumerate(ways))
        if column.closed:
            order = sorted(((at - place) % length, number) for at, number in stops)
            part = satin.stretch(column, place, place + length)
            here = [(at, ways[n]) for at, n in order]
            yield from self._there_and_back(part, part, needle, here, towards)
            self._close(column, needle, place, towards)
            return
        near = min(AT_END_MM, length / 2)
        halves = [(place, length), (place, 0.0)]
        if place <= near:
            halves = [(0.0, length)]
        elif place >= length - near:
            halves = [(length, 0.0)]
        for start, end in halves:
            part = replace(satin.stretch(column, start, end), laid=id(column) in self._laid)
            here = [
                (abs(at - start), ways[n])
                for at, n in stops
                if min(start, end) <= at <= max(start, end)
                and not (start == place == at and end == 0.0 and len(halves) == 2)
            ]
            here.sort(key=lambda stop: stop[0])
            last = towards if end == halves[-1][1] else None
            yield from self._there_and_back(part, part.turned(), needle, here, last)

    def _close(self, column: Column, needle: Needle, place: float, towards: Points | None) -> None:
        """Sew over a ring's own beginning, sparsely, so that thread does not pile up."""
        if _thin(column.widths, self.settings):
            return
        again = satin.stretch(column, place, place + self.settings.ring_overlap_mm)
        sparse = 3 * self.settings.satin_spacing_mm
        needle.sew(satin.cover(again, self.settings, sparse, towards)[1:], Role.COVER)

    def _there_and_back(
        self,
        out: satin.Stretch,
        back: satin.Stretch,
        needle: Needle,
        stops: list[tuple[float, Way]],
        towards: Points | None,
    ) -> Visit:
        thin = _thin(out.widths, self.settings)
        bare = quantile(out.widths, 0.6) < self.settings.no_underlay_mm
        role = Role.TRAVEL if bare and not thin else Role.UNDERLAY
        if thin:
            line = spaced(running(out.middle, self.settings.tight_running_mm, 0.08), 0.5)
            near = [int(np.hypot(*(out.middle - p).T).argmin()) for p in line]
            passes = [underlay.Pass(line, out.along[near])]
            cover = line[::-1]
        else:
            passes = underlay.passes(out, self.settings)
            cover = satin.cover(back, self.settings, towards=towards)
        for each in passes[:-1]:
            needle.sew(each.points, role)
        yield from self._last_pass(out, passes[-1], role, needle, stops)
        needle.sew(cover, Role.COVER)

    def _last_pass(
        self,
        out: satin.Stretch,
        last: underlay.Pass,
        role: Role,
        needle: Needle,
        stops: list[tuple[float, Way]],
    ) -> Visit:
        done = 0
        for at, way in stops:
            upto = int(np.searchsorted(last.places, at))
            needle.sew(last.points[done:upto], role)
            done = upto
            middle = np.array([[np.interp(at, out.along, axis) for axis in out.middle.T]])
            needle.sew(middle, Role.TRAVEL)
            yield self.visit(way.onto, needle, way.place)
            at_hand = needle.at is not None and len(last.points) > done
            if not at_hand or np.hypot(*(last.points[done] - needle.at)) > TRAVEL_MM:
                needle.sew(middle, Role.TRAVEL)
        needle.sew(last.points[done:], role)


def _along(strip: Strip, start: float | Points, end: float | Points, needle: Needle) -> None:
    """Travel from one place of an unsewn strip to another, down its middle."""
    if isinstance(strip, Field):
        line = Router(strip.area).way(np.asarray(start), np.asarray(end))
    else:
        line = _middle(strip, float(np.asarray(start)), float(np.asarray(end)))
    needle.sew(running(line, TRAVEL_MM, STRAY_MM), Role.TRAVEL)


def _middle(column: Column, start: float, end: float) -> Points:
    """A column's middle line from one place to another, around a ring the short way."""
    if column.closed and abs(end - start) > column.length / 2:
        start, end = (start + column.length, end) if start < end else (start, end + column.length)
    return satin.stretch(column, start, end).middle


def _thin(widths: NDArray[np.float64], settings: SewSettings) -> bool:
    """Whether a column is too narrow for satin and sewn as a line."""
    return quantile(widths, 0.75) < settings.running_width_mm
