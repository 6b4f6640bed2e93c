"""Program: a stitch plan as the machine's own moves, in whole tenths of a millimetre."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from configurator.embroidery.plan import ColorBlock, Purpose, Role, Run, StitchPlan

TENTHS = 10
"""Machine files keep tenths of a millimetre."""
LONGEST = 121
"""A DST record's longest way along either axis, in tenths (s)."""
JUMPED = 2 / 3
"""Share of a short move that is jumped; its last third is the stitch that lands on the point."""

GUIDE = 9
"""The role of stitches that only show a hand where to lay or cut; no Role of a plan."""
GUIDES = frozenset({"placement", "cut-line"})

Tenths = NDArray[np.int32]


class Act(IntEnum):
    """What the machine does when it arrives."""

    STITCH = 0
    JUMP = 1
    TRIM = 2
    CHANGE = 3
    STOP = 4


@dataclass(frozen=True, slots=True)
class Program:
    """Moves in order, centered on the origin, y down: `places` (n, 2) in tenths of a millimetre.

    `acts` says what is done at each, `roles` what a stitch is for (a Role, or GUIDE). `threads` has
    the thread of every block that the machine tells apart, `stops` whether it must halt after it,
    `purposes` what its first stitches are for. `offset` is what was taken from the plan's own
    coordinates to center it, in tenths.
    """

    places: Tenths
    acts: NDArray[np.uint8]
    roles: NDArray[np.uint8]
    threads: tuple[str, ...]
    stops: tuple[bool, ...]
    purposes: tuple[Purpose, ...]
    offset: tuple[int, int]

    @property
    def stitches(self) -> Tenths:
        """Every needle point."""
        found: Tenths = self.places[self.acts == Act.STITCH]
        return found

    def count(self, act: Act) -> int:
        """How often the machine does that."""
        return int((self.acts == act).sum())

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height of what is sewn."""
        if not len(self.stitches):
            return 0.0, 0.0
        low, high = self.stitches.min(axis=0), self.stitches.max(axis=0)
        return float(high[0] - low[0]) / TENTHS, float(high[1] - low[1]) / TENTHS


@dataclass(slots=True)
class _Tape:
    """Collects moves; knows where the needle is."""

    places: list[tuple[int, int]]
    acts: list[int]
    roles: list[int]
    at: tuple[int, int] = (0, 0)

    def add(self, act: Act, place: tuple[int, int] | None = None, role: int = Role.TRAVEL) -> None:
        self.at = place if place is not None else self.at
        self.places.append(self.at)
        self.acts.append(act)
        self.roles.append(role)

    def go(self, place: tuple[int, int], role: int) -> None:
        """Move without sewing, then land on a point: the last bit is the landing stitch itself."""
        x, y = place[0] - self.at[0], place[1] - self.at[1]
        count = max(-(-max(abs(x), abs(y)) // LONGEST), 2)
        start = self.at
        for step in range(1, count):
            share = step / count if count > 2 else JUMPED
            self.add(Act.JUMP, (start[0] + round(x * share), start[1] + round(y * share)))
        self.add(Act.STITCH, place, role)

    def sew(self, place: tuple[int, int], role: int) -> None:
        """A stitch, split evenly where it is longer than a machine can take."""
        x, y = place[0] - self.at[0], place[1] - self.at[1]
        count = -(-max(abs(x), abs(y)) // LONGEST)
        start = self.at
        for step in range(1, count):
            share = step / count
            self.add(Act.STITCH, (start[0] + round(x * share), start[1] + round(y * share)), role)
        if count:
            self.add(Act.STITCH, place, role)


def program_of(plan: StitchPlan) -> Program:
    """The moves of a plan, centered by whole tenths so that nothing is rounded twice."""
    center = np.rint(np.array(plan.box.center) * TENTHS).astype(np.int32)
    tape = _Tape([], [], [])
    threads: list[str] = []
    stops: list[bool] = []
    purposes: list[Purpose] = []
    blocks = [block for block in plan.blocks if any(len(run.points) for run in block.runs)]
    for number, block in enumerate(blocks):
        before = blocks[number - 1] if number else None
        if before is None or before.stop or before.thread != block.thread:
            if before is not None:
                same = before.thread == block.thread
                tape.add(Act.STOP if same else Act.CHANGE)
                stops[-1] = before.stop
            threads.append(block.thread)
            stops.append(False)
            purposes.append(block.purpose)
        after = blocks[number + 1] if number + 1 < len(blocks) else None
        cut = after is None or (after.thread == block.thread and not block.stop)
        _lay(tape, block, center, last=cut)
    if stops:
        stops[-1] = blocks[-1].stop
    return Program(
        np.array(tape.places, dtype=np.int32).reshape(-1, 2),
        np.array(tape.acts, dtype=np.uint8),
        np.array(tape.roles, dtype=np.uint8),
        tuple(threads),
        tuple(stops),
        tuple(purposes),
        (int(center[0]), int(center[1])),
    )


def _lay(tape: _Tape, block: ColorBlock, center: Tenths, last: bool) -> None:
    runs = [run for run in block.runs if len(run.points)]
    for number, run in enumerate(runs):
        first, *rest = _tenths(run, center)
        if block.purpose in GUIDES:
            first, rest = (first[0], GUIDE), [(place, GUIDE) for place, _ in rest]
        tape.go(first[0], first[1])
        for place, role in rest:
            tape.sew(place, role)
        # A change of thread cuts by itself; the very last thread is cut so that none is dragged.
        if (run.trim_after and number < len(runs) - 1) or (last and number == len(runs) - 1):
            tape.add(Act.TRIM)


def _tenths(run: Run, center: Tenths) -> Iterator[tuple[tuple[int, int], int]]:
    """A run's points in tenths; rounding whole places, not steps, carries no error along."""
    places = np.rint(run.points * TENTHS).astype(np.int32) - center
    points = [(x, y) for x, y in places.tolist()]
    yield from zip(points, run.roles.tolist(), strict=True)
