"""Fields: the wide parts of a shape, with their underlay, their rows and what leaves from them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from configurator.embroidery.needle import Needle, Visit, walk
from configurator.embroidery.plan import Points, Role
from configurator.embroidery.routes import Router
from configurator.embroidery.scanning import Frame, Rows, best_frame, scanned
from configurator.embroidery.settings import SewSettings
from configurator.embroidery.stitches.running import running, spaced
from configurator.embroidery.stitches.tatami import laid
from configurator.embroidery.weave import Weave

TRAVEL_MM = 3.0
EDGE_RUN_STRAY_MM = 0.15


@dataclass(frozen=True, eq=False)
class Port:
    """A way out of a field: where, and the visit to make there."""

    at: Points
    visit: Visit


@dataclass(eq=False)
class Field:
    """A wide part of a shape, filled with rows."""

    area: BaseGeometry
    settings: SewSettings

    @cached_property
    def frame(self) -> Frame:
        """How its rows run."""
        row = self.settings.row_mm / self.settings.coverage
        return best_frame(self.area, row)

    @cached_property
    def rows(self) -> Rows:
        """Its rows, as wide as the fabric's pull asks for."""
        return scanned(self.area, self.frame, self.settings.fabric.pull_mm / 2)

    def visit(self, needle: Needle, home: Points | None, ports: list[Port]) -> Visit:
        """Sew the field from `home` and back to it, and everything that leaves from it first."""
        if len(self.rows.row) == 0:
            yield from _bare(needle, ports)
            return
        router = Router(self.area)
        cover = Weave(
            laid(self.rows, self.frame, self.settings.fill_stitch_mm),
            needle,
            Role.COVER,
            router,
            self.settings,
        )
        if home is None:
            home = cover.row_start(cover.cells[0].stretches[0])
        needle.sew(home[None], Role.TRAVEL)
        yield from self._under(needle, router, ports)
        cell, index = cover.nearest(home)
        self._islands(cover, cell.number, needle, router)
        cell, index = cover.nearest(home)
        _go(needle, router, cover.way_in(cell, index))
        yield cover.visit(cell, index, cover.span_at(home))

    def _under(self, needle: Needle, router: Router, ports: list[Port]) -> Visit:
        inner = self.area.buffer(-self.settings.underlay_inset_mm - 0.1, quad_segs=4)
        rings = [np.asarray(ring.coords) for ring in _rings(inner)]
        left = list(ports)
        if not rings:
            yield from _bare(needle, left)
            return
        lines = shapely.multilinestrings([shapely.LineString(ring) for ring in rings])
        near = [
            int(shapely.distance(shapely.get_parts(lines), shapely.Point(port.at)).argmin())
            for port in left
        ]
        waiting = list(range(len(rings)))
        while waiting:
            at = needle.at
            here = min(waiting, key=lambda ring: _distance(rings[ring], at))
            waiting.remove(here)
            yield from self._around(
                rings[here],
                [p for p, n in zip(left, near, strict=True) if n == here],
                needle,
                router,
            )
        if self.settings.fill_underlay:
            self._across(inner, needle, router)

    def _around(self, ring: Points, ports: list[Port], needle: Needle, router: Router) -> Visit:
        """The edge run along a ring, leaving at each port on the way."""
        at = needle.at
        first = 0 if at is None else int(np.hypot(*(ring[:-1] - at).T).argmin())
        ring = np.vstack([ring[:-1][first:], ring[:-1][:first], ring[first : first + 1]])
        line = spaced(running(ring, self.settings.underlay_run_mm, EDGE_RUN_STRAY_MM), 0.6)
        if len(line) == 0:
            return
        _go(needle, router, line[0])
        stops = sorted(
            (int(np.hypot(*(line - port.at).T).argmin()), n) for n, port in enumerate(ports)
        )
        done = 0
        for stop, number in stops:
            needle.sew(line[done : stop + 1], Role.UNDERLAY)
            done = max(done, stop + 1)
            _go(needle, router, ports[number].at)
            yield ports[number].visit
            _go(needle, router, line[stop])
        needle.sew(line[done:], Role.UNDERLAY)

    def _across(self, inner: BaseGeometry, needle: Needle, router: Router) -> None:
        """Rows far apart, square to the cover's."""
        row = self.settings.underlay_row_mm
        frame = Frame(self.frame.square, row)
        rows = scanned(inner, frame)
        if len(rows.row) == 0:
            return
        weave = Weave(
            laid(rows, frame, self.settings.fill_stitch_mm),
            needle,
            Role.UNDERLAY,
            router,
            self.settings,
        )
        while weave.unsewn:
            cell, index = weave.nearest(_place(needle))
            index = 0 if index < len(cell.stretches) / 2 else len(cell.stretches) - 1
            _go(needle, router, weave.way_in(cell, index))
            walk(weave.visit(cell, index))

    def _islands(self, cover: Weave, home: int, needle: Needle, router: Router) -> None:
        """Cells that no row joins to the rest are sewn first, while ways to them stay hidden."""
        joined, border = {home}, [cover.cells[home]]
        while border:
            cell = border.pop()
            for other in (*cell.above, *cell.below):
                if other.number not in joined:
                    joined.add(other.number)
                    border.append(other)
        for cell in cover.cells:
            if cell.number not in joined and cell in cover.unsewn:
                _go(needle, router, cover.way_in(cell, 0))
                walk(cover.visit(cell, 0))


def _bare(needle: Needle, ports: list[Port]) -> Visit:
    """Nothing to sew here but the ways out."""
    for port in ports:
        needle.sew(port.at[None], Role.TRAVEL)
        yield port.visit


def _rings(area: BaseGeometry) -> list[shapely.LinearRing]:
    return [ring for ring in shapely.get_rings(shapely.get_parts(area)) if ring.length > 2.0]


def _distance(ring: Points, place: Points | None) -> float:
    return 0.0 if place is None else float(np.hypot(*(ring - place).T).min())


def _place(needle: Needle) -> Points:
    at = needle.at
    assert at is not None
    return at


def _go(needle: Needle, router: Router, place: Points) -> None:
    """On to a place inside the field, under the cover that is still to come."""
    at = needle.at
    if at is None:
        needle.sew(place[None], Role.TRAVEL)
        return
    if float(np.hypot(*(place - at))) > 0.05:
        needle.sew(running(router.way(at, place), TRAVEL_MM, 0.05)[1:], Role.TRAVEL)
