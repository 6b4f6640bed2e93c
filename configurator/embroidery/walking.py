"""Walking: a connected shape sewn in one run, out as underlay and travel, back as cover."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from configurator.embroidery.columns import Column
from configurator.embroidery.field import Field, Port
from configurator.embroidery.needle import Needle, Visit
from configurator.embroidery.plan import Points, Role
from configurator.embroidery.settings import SewSettings
from configurator.embroidery.stitches import satin
from configurator.embroidery.stitches.running import running, spaced
from configurator.embroidery.strips import Strip, Strips

AT_END_MM = 0.6
"""A column entered this near to an end is entered at that end."""
TRAVEL_MM = 3.0


@dataclass(frozen=True, slots=True)
class _Way:
    """From a place on one strip to a place on the next."""

    at: float | Points
    onto: Strip
    place: float | Points


@dataclass(eq=False)
class Walk:
    """The strips of one connected shape as a tree, and the sewing of it."""

    strips: Strips
    settings: SewSettings
    ways: dict[int, list[_Way]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._reached: set[int] = set()

    def roots(self) -> list[Strip]:
        """The strips to begin with: one for every part that no join connects to the rest."""
        guests = {id(join.guest) for join in self.strips.joins}
        order = sorted(self.strips.every, key=lambda strip: (id(strip) in guests, -_size(strip)))
        found = []
        for strip in order:
            if id(strip) not in self._reached:
                found.append(strip)
                self._reach(strip)
        return found

    def _reach(self, root: Strip) -> None:
        """Spread from a root over hosts to guests, and from guest to host only where needed."""
        members = [root]
        self._reached.add(id(root))
        border = [root]
        while True:
            while border:
                strip = border.pop(0)
                for join in self.strips.joins:
                    if join.host is strip and id(join.guest) not in self._reached:
                        self._step(strip, _Way(join.at, join.guest, join.place), border, members)
            up = self._upwards(members)
            if up is None:
                return
            self._step(up[0], up[1], border, members)

    def _step(self, here: Strip, way: _Way, border: list[Strip], members: list[Strip]) -> None:
        self.ways.setdefault(id(here), []).append(way)
        self._reached.add(id(way.onto))
        border.append(way.onto)
        members.append(way.onto)

    def _upwards(self, members: list[Strip]) -> tuple[Strip, _Way] | None:
        inside = {id(strip) for strip in members}
        for join in self.strips.joins:
            if id(join.guest) in inside and id(join.host) not in self._reached:
                return join.guest, _Way(join.place, join.host, join.at)
        return None

    def visit(self, strip: Strip, needle: Needle, place: float | Points | None) -> Visit:
        """Sew a strip from a place and back to it, and all that hangs on it on the way."""
        ways = self.ways.get(id(strip), [])
        if isinstance(strip, Field):
            home = place if isinstance(place, np.ndarray) else None
            ports = [
                Port(np.asarray(way.at), self.visit(way.onto, needle, way.place)) for way in ways
            ]
            return strip.visit(needle, home, ports)
        start = float(place) if isinstance(place, float | int) else 0.0
        return self._column(strip, needle, start, ways)

    def _column(self, column: Column, needle: Needle, place: float, ways: list[_Way]) -> Visit:
        length = column.length
        stops = sorted((float(way.at), number) for number, way in enumerate(ways))
        if column.closed:
            order = sorted(((at - place) % length, number) for at, number in stops)
            part = satin.stretch(column, place, place + length)
            yield from self._there_and_back(part, part, needle, [(a, ways[n]) for a, n in order])
            self._close(column, needle, place)
            return
        near = min(AT_END_MM, length / 2)
        halves = [(place, length), (place, 0.0)]
        if place <= near:
            halves = [(0.0, length)]
        elif place >= length - near:
            halves = [(length, 0.0)]
        for start, end in halves:
            part = satin.stretch(column, start, end)
            here = [
                (abs(at - start), ways[n])
                for at, n in stops
                if min(start, end) <= at <= max(start, end)
                and not (start == place == at and end == 0.0 and len(halves) == 2)
            ]
            here.sort(key=lambda stop: stop[0])
            yield from self._there_and_back(part, part.turned(), needle, here)

    def _close(self, column: Column, needle: Needle, place: float) -> None:
        """Sew over a ring's own beginning, sparsely, so that thread does not pile up."""
        if _thin(column.widths, self.settings):
            return
        again = satin.stretch(column, place, place + self.settings.ring_overlap_mm)
        sparse = 3 * self.settings.satin_spacing_mm
        needle.sew(satin.cover(again, self.settings, sparse)[1:], Role.COVER)

    def _there_and_back(
        self,
        out: satin.Stretch,
        back: satin.Stretch,
        needle: Needle,
        stops: list[tuple[float, _Way]],
    ) -> Visit:
        thin = _thin(out.widths, self.settings)
        bare = float(np.quantile(out.widths, 0.6)) < self.settings.no_underlay_mm
        role = Role.TRAVEL if bare and not thin else Role.UNDERLAY
        if thin:
            line = spaced(running(out.middle, self.settings.tight_running_mm, 0.08), 0.5)
            near = [int(np.hypot(*(out.middle - p).T).argmin()) for p in line]
            passes = [satin.Pass(line, out.along[near])]
            cover = line[::-1]
        else:
            passes = satin.underlay(out, self.settings)
            cover = satin.cover(back, self.settings)
        for each in passes[:-1]:
            needle.sew(each.points, role)
        yield from self._last_pass(out, passes[-1], role, needle, stops)
        needle.sew(cover, Role.COVER)

    def _last_pass(
        self,
        out: satin.Stretch,
        last: satin.Pass,
        role: Role,
        needle: Needle,
        stops: list[tuple[float, _Way]],
    ) -> Visit:
        done = 0
        for at, way in stops:
            upto = int(np.searchsorted(last.places, at))
            needle.sew(last.points[done:upto], role)
            done = upto
            middle = np.array([[np.interp(at, out.along, axis) for axis in out.middle.T]])
            needle.sew(middle, Role.TRAVEL)
            yield self.visit(way.onto, needle, way.place)
            needle.sew(middle, Role.TRAVEL)
        needle.sew(last.points[done:], role)


def _thin(widths: NDArray[np.float64], settings: SewSettings) -> bool:
    """Whether a column is too narrow for satin and sewn as a line."""
    return float(np.quantile(widths, 0.75)) < settings.running_width_mm


def _size(strip: Strip) -> float:
    return 1e6 + strip.area.area if isinstance(strip, Field) else strip.length
