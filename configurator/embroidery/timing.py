"""Timing: what a program costs at the machine: minutes by color, and metres of thread."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from configurator.embroidery.program import TENTHS, Act, Program

THROUGH_MM = 1.2
"""Upper thread that each stitch takes through cloth and stabilizer and back (p)."""


@dataclass(frozen=True, slots=True)
class MachinePace:
    """How fast a machine works. `needles` is how many threads it holds at once.

    800 stitches a minute, 7 s a trim, 10 s a change on many needles, 60 s on one: common practice.
    """

    needles: int = 15
    stitches_a_minute: float = 800.0
    trim_s: float = 7.0
    change_s: float = 10.0
    threading_s: float = 60.0
    stop_s: float = 60.0

    @property
    def change(self) -> float:
        """Seconds a change of thread takes."""
        return self.change_s if self.needles > 1 else self.threading_s


MANY_NEEDLES = MachinePace()
ONE_NEEDLE = MachinePace(needles=1)


@dataclass(frozen=True, slots=True)
class SewnBlock:
    """One step at the machine: its place from 1, thread, stitches, metres, minutes, halt after."""

    place: int
    thread: str
    stitches: int
    metres: float
    minutes: float
    stop: bool


def sewn_blocks(program: Program, pace: MachinePace = MANY_NEEDLES) -> tuple[SewnBlock, ...]:
    """Every block of a program with what it costs, the halt or change after it included."""
    halts = np.isin(program.acts, (Act.CHANGE, Act.STOP))
    owner = np.concatenate([[0], np.cumsum(halts)[:-1]]) if len(halts) else halts
    found = []
    for place, (thread, stop) in enumerate(zip(program.threads, program.stops, strict=True)):
        own = owner == place
        acts = program.acts[own]
        stitches = int((acts == Act.STITCH).sum())
        seconds = stitches / pace.stitches_a_minute * 60
        seconds += int((acts == Act.TRIM).sum()) * pace.trim_s
        if place < len(program.threads) - 1:
            seconds += pace.stop_s if stop else pace.change
        metres = (laid_mm(program, own) + stitches * THROUGH_MM) / 1000
        found.append(
            SewnBlock(place + 1, thread, stitches, round(metres, 2), round(seconds / 60, 2), stop)
        )
    return tuple(found)


def laid_mm(program: Program, own: np.ndarray) -> float:
    """Length of the thread laid on the face by the moves of one block."""
    sewn = own & (program.acts == Act.STITCH)
    sewn[1:] &= program.acts[:-1] == Act.STITCH
    steps = np.diff(program.places, axis=0, prepend=program.places[:1])
    return float(np.hypot(steps[sewn, 0], steps[sewn, 1]).sum()) / TENTHS


def minutes(blocks: tuple[SewnBlock, ...]) -> float:
    """The whole program's time at the machine."""
    return round(sum(block.minutes for block in blocks), 1)
