"""Moves measured: short stitches, long ones, floats left uncut, and threads that are not locked."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from configurator.embroidery.plan import Role
from configurator.embroidery.program import TENTHS, Act, Program
from configurator.embroidery.readback import MachineFile

SHORT_MM, TINY_MM = 0.5, 0.3
FLOAT_MM = 3.0
LOCK_MM = 1.2
"""A locking stitch is shorter than this."""
LOCK_STITCHES = 2
"""So many of the first or last few stitches must be short to hold a thread."""
LOOKED_AT = 6

Places = NDArray[np.float64]
At = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Moves:
    """The stitches of a file in the artwork's own mm: where each starts and ends, in sewing order.

    `roles` says what each is for, `block` which thread, `laid` is False for a landing after a jump,
    which lays no thread of its own. `floats` are untrimmed jumps over FLOAT_MM, `snips` the
    shorter ones; `bars` the lengths of what is sewn from one shape to another close by.
    """

    starts: Places
    ends: Places
    roles: NDArray[np.uint8]
    block: NDArray[np.intp]
    threads: tuple[str, ...]
    lengths: NDArray[np.float64]
    short_share: float
    tiny: int
    longest: float
    shortest_at: At | None
    floats: tuple[tuple[float, At], ...]
    loose: tuple[At, ...]
    bars: tuple[float, ...] = ()
    snips: int = 0

    def without(self, role: int) -> Moves:
        """The moves without the stitches of a role."""
        kept = self.roles != role
        return replace(
            self, starts=self.starts[kept], ends=self.ends[kept], roles=self.roles[kept],
            block=self.block[kept], lengths=self.lengths[kept],
        )  # fmt: skip

    @property
    def longest_float(self) -> float:
        """The longest float in mm; 0 where there is none over FLOAT_MM."""
        return max((length for length, _ in self.floats), default=0.0)

    @property
    def longest_float_at(self) -> At | None:
        """Where it begins."""
        return max(self.floats, default=(0.0, None))[1]


def moves_of(found: MachineFile, program: Program) -> Moves:
    """What a file's moves are, by its own places and the program's roles."""
    places = found.places + np.array(program.offset) / TENTHS
    needle = np.flatnonzero(found.acts == Act.STITCH)
    roles = program.roles[program.acts == Act.STITCH]
    halts = np.cumsum(np.isin(program.acts, (Act.CHANGE, Act.STOP)))
    block = halts[program.acts == Act.STITCH]
    laid = _laid(needle)
    at = places[needle]
    lengths = np.hypot(*np.diff(at, axis=0).T) if len(at) > 1 else np.zeros(0)
    kept = laid[1:]
    starts, ends, lengths = at[:-1][kept], at[1:][kept], lengths[kept]
    plain = roles[1:][kept] != Role.TIE
    short = (lengths < SHORT_MM) & plain
    first = np.flatnonzero(short)
    jumps = _jumps(places, found.acts, needle)
    sewn_over = lengths[roles[1:][kept] == Role.JOIN].tolist()
    return Moves(
        starts=starts,
        ends=ends,
        roles=roles[1:][kept],
        block=block[1:][kept],
        threads=program.threads,
        lengths=lengths,
        short_share=float(short.sum() / max(len(lengths), 1)),
        tiny=int(((lengths < TINY_MM) & plain).sum()),
        longest=float(lengths.max(initial=0.0)),
        shortest_at=_at(ends[first[0]]) if len(first) else None,
        floats=tuple(jump for jump in jumps if jump[0] > FLOAT_MM),
        loose=_loose(at, found.acts, needle),
        bars=tuple(sewn_over),
        snips=sum(length <= FLOAT_MM for length, _ in jumps),
    )


def _laid(needle: NDArray[np.intp]) -> NDArray[np.bool_]:
    """For each needle point whether thread leads to it from the one before without a lift."""
    return np.concatenate([[False], np.diff(needle) == 1]) if len(needle) else np.zeros(0, bool)


def _jumps(
    places: Places, acts: NDArray[np.uint8], needle: NDArray[np.intp]
) -> tuple[tuple[float, At], ...]:
    """Every jump that is not trimmed: its length, and where it begins."""
    found = []
    for before, after in zip(needle[:-1].tolist(), needle[1:].tolist(), strict=True):
        if after - before == 1:
            continue
        between = acts[before + 1 : after]
        if (between == Act.JUMP).all():
            length = float(np.hypot(*(places[after] - places[before])))
            found.append((round(length, 1), _at(places[before])))
    return tuple(found)


def _loose(at: Places, acts: NDArray[np.uint8], needle: NDArray[np.intp]) -> tuple[At, ...]:
    """Where a thread begins or is cut without small stitches that lock it."""
    if not len(needle):
        return ()
    halts = np.cumsum(np.isin(acts, (Act.TRIM, Act.CHANGE, Act.STOP)))[needle]
    begins = [0, *(np.flatnonzero(np.diff(halts)) + 1).tolist()]
    ends = [*(begin for begin in begins[1:]), len(at)]
    found = []
    for begin, end in zip(begins, ends, strict=True):
        steps = np.hypot(*np.diff(at[begin:end], axis=0).T) if end - begin > 1 else np.zeros(0)
        if (steps[:LOOKED_AT] < LOCK_MM).sum() < LOCK_STITCHES:
            found.append(_at(at[begin]))
        if (steps[-LOOKED_AT:] < LOCK_MM).sum() < LOCK_STITCHES:
            found.append(_at(at[end - 1]))
    return tuple(found)


def _at(place: Places) -> At:
    return round(float(place[0]), 1), round(float(place[1]), 1)
