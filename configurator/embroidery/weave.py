"""Weave: the cells of a fill walked in one go, out as hidden travel and back as rows."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np

from configurator.embroidery.needle import Needle, Visit
from configurator.embroidery.plan import Points, Role
from configurator.embroidery.routes import Router
from configurator.embroidery.scanning import Cell, cells
from configurator.embroidery.settings import SewSettings
from configurator.embroidery.stitches.running import running
from configurator.embroidery.stitches.tatami import Laid, sewn

TRAVEL_MM = 3.0
STRAY_MM, CLOSE_MM = 0.3, 0.05
"""How far ways stray from the middles of rows, and from corners that they go around."""
NEAR_HOME_MM = 0.6
EDGE_MM = 0.4
STEP_MM = 0.6
"""From one row onto the next, long enough to be kept as a stitch."""

Span = tuple[float, float]
"""Part of a row, by the frame's x."""


class Weave:
    """The rows of one fill and the order in which its cells are sewn."""

    def __init__(
        self, rows: Laid, needle: Needle, role: Role, router: Router, settings: SewSettings
    ) -> None:
        self.rows = rows
        self._needle = needle
        self._role = role
        self._router = router
        self._turn_mm = settings.turn_mm
        self.cells = cells(rows.rows)
        self._seen: set[int] = set()
        lines = rows.rows
        across = (lines.start + lines.end) / 2
        if settings.coverage < 1:
            # The way out keeps beside the rows' beginnings, for open rows hide nothing.
            across = np.minimum(across, lines.start + EDGE_MM)
        middle = np.column_stack([across, rows.frame.height(lines.row)])
        self._middle = rows.frame.outwards(middle)

    @property
    def unsewn(self) -> list[Cell]:
        """Cells that no visit has reached yet."""
        return [cell for cell in self.cells if cell.number not in self._seen]

    def nearest(self, place: Points) -> tuple[Cell, int]:
        """The unsewn cell, and the row in it, nearest to a place."""
        lines = self.rows.rows
        x, y = self.rows.frame.inwards(place[None])[0]
        aside = np.maximum(np.maximum(lines.start - x, x - lines.end), 0.0)
        far = np.hypot(aside, self.rows.frame.height(lines.row) - y)
        stretches = [s for cell in self.unsewn for s in cell.stretches]
        best = stretches[int(far[stretches].argmin())]
        cell = next(c for c in self.unsewn if best in c.stretches)
        return cell, cell.stretches.index(best)

    def way_in(self, cell: Cell, index: int) -> Points:
        """Where a visit to a cell begins."""
        return np.asarray(self._middle[cell.stretches[index]])

    def row_start(self, stretch: int) -> Points:
        """A place just inside the start of a stretch."""
        lines = self.rows.rows
        inside = min(0.5, float(lines.end[stretch] - lines.start[stretch]) / 2)
        spot = [lines.start[stretch] + inside, float(self.rows.frame.height(lines.row[stretch]))]
        return np.asarray(self.rows.frame.outwards(np.array([spot]))[0])

    def span_at(self, place: Points) -> Span:
        """The stretch of a row that is just one place."""
        x = float(self.rows.frame.inwards(place[None])[0, 0])
        return x, x

    def visit(self, cell: Cell, index: int, home: Span | None = None) -> Visit:
        """Sew a cell and all it leads to, from one of its rows and back to it.

        The last row ends within `home` where one is given.
        """
        self._seen.add(cell.number)
        last = len(cell.stretches) - 1
        if index == 0:
            yield from self._onwards(cell, 0, cell.above)
        if index == last:
            yield from self._onwards(cell, last, cell.below)
        ways = [(range(index, last + 1), cell.below), (range(index - 1, -1, -1), cell.above)]
        if index == last:
            ways = [(range(last, -1, -1), cell.above)]
        for way, onward in ways:
            if len(way) == 0:
                continue
            order = [cell.stretches[row] for row in way]
            if way is not ways[0][0]:
                self._step_back(order[0])
            self._travel(self._middle[order])
            yield from self._onwards(cell, way[-1], onward)
            self._cover(order[::-1], home if way is ways[-1][0] or index == 0 else None)

    def _onwards(self, cell: Cell, index: int, others: list[Cell]) -> Visit:
        for other in others:
            if other.number in self._seen:
                continue
            here = cell.stretches[index]
            down = self.rows.rows.row[other.stretches[0]] > self.rows.rows.row[here]
            entry = 0 if down else len(other.stretches) - 1
            shared = self._step_over(here, other.stretches[entry])
            yield self.visit(other, entry, shared)
            self._step_back(here)

    def _step_over(self, here: int, there: int) -> Span:
        """From one stretch to another of the next row; how far both lie side by side."""
        lines = self.rows.rows
        low = float(max(lines.start[here], lines.start[there]))
        high = float(min(lines.end[here], lines.end[there]))
        height = self.rows.frame.height(lines.row[[here, there]])
        turned = np.column_stack([[(low + high) / 2] * 2, height])
        self._travel(self.rows.frame.outwards(turned))
        return low, high

    def _step_back(self, here: int) -> None:
        """Straight onto an unsewn stretch, so that nothing runs over sewn rows."""
        at = self._needle.at
        assert at is not None
        lines, frame = self.rows.rows, self.rows.frame
        left, right = float(lines.start[here]), float(lines.end[here])
        across, down = frame.inwards(at[None])[0].tolist()
        height = float(frame.height(lines.row[here]))
        x = min(max(across, left), right)
        # A step so short that it is dropped would leave a way slanting out of the shape.
        aside = math.sqrt(max(STEP_MM**2 - (height - down) ** 2 - (x - across) ** 2, 0.0))
        x += min(max((left + right) / 2 - x, -aside), aside)
        place = frame.outwards(np.array([[x, height]]))
        if math.dist(at, place[0]) < 2 * STEP_MM:
            # No more than rows make where they turn.
            self._needle.sew(place, self._role)
        else:
            self._travel(place)

    def _travel(self, line: Points) -> None:
        at = self._needle.at
        if at is not None:
            line = np.vstack([at[None], line])
        way = running(line, TRAVEL_MM, STRAY_MM)
        if len(way) > 1 and not self._router.open(way):
            legs = [self._router.way(*leg) for leg in pairwise(line)]
            way = running(np.vstack(legs), TRAVEL_MM, CLOSE_MM)
        self._needle.sew(way, Role.TRAVEL)

    def _cover(self, order: list[int], home: Span | None) -> None:
        lines, frame = self.rows.rows, self.rows.frame
        rightwards = True
        last = order[-1]
        left, right = float(lines.start[last]), float(lines.end[last])
        if home is not None:
            ends_right = _outside(right, home) <= _outside(left, home)
            rightwards = ends_right == (len(order) % 2 == 1)
        elif self._needle.at is not None:
            x = frame.inwards(self._needle.at[None])[0, 0]
            rightwards = bool(x <= (lines.start[order[0]] + lines.end[order[0]]) / 2)
        self._needle.sew(sewn(self.rows, order, rightwards, self._turn_mm), self._role)
        if home is not None and min(_outside(left, home), _outside(right, home)) > NEAR_HOME_MM:
            self._go_home(last, right if ends_right else left, home)

    def _go_home(self, stretch: int, x: float, home: Span) -> None:
        """Back along the last row, on its own thread, to where the way goes on."""
        low, high = home
        inside = min(NEAR_HOME_MM, (high - low) / 2)
        y = float(self.rows.frame.height(self.rows.rows.row[stretch]))
        line = np.array([[x, y], [min(max(x, low + inside), high - inside), y]])
        turned = self.rows.frame.outwards(line)
        self._needle.sew(running(turned, TRAVEL_MM, STRAY_MM)[1:], self._role)


def _outside(x: float, span: Span) -> float:
    return max(span[0] - x, x - span[1], 0.0)
