"""The player: a program as it runs at the machine, every move with its moment and its step."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from configurator.embroidery.program import TENTHS, Act, Program
from configurator.embroidery.timing import MANY_NEEDLES, MachinePace

JUMP_SHARE = 0.6
"""A jump takes this share of a stitch: the needle stands still (p)."""


@dataclass(frozen=True, eq=False)
class Playback:
    """Moves in order: `places` (n, 2) in artwork mm, `moments` (n,) seconds from the start when
    each is reached, `acts` and `steps` (n,) what is done and at which step, from 0.
    """

    places: NDArray[np.float64]
    moments: NDArray[np.float64]
    acts: NDArray[np.uint8]
    steps: NDArray[np.intp]
    threads: tuple[str, ...]

    @property
    def seconds(self) -> float:
        """How long the whole of it takes."""
        return float(self.moments[-1]) if len(self.moments) else 0.0

    def reached(self, second: float) -> int:
        """How many moves are done at a moment; for scrubbing, by halving."""
        return int(np.searchsorted(self.moments, second, side="right"))

    def needle(self, second: float) -> tuple[float, float]:
        """Where the needle is at a moment, between two moves on the straight way."""
        if not len(self.moments):
            return 0.0, 0.0
        x, y = (float(np.interp(second, self.moments, axis)) for axis in self.places.T)
        return x, y

    def begins(self) -> tuple[int, ...]:
        """The first move of every step, for going from color to color."""
        firsts = np.searchsorted(self.steps, np.arange(len(self.threads)))
        return tuple(int(first) for first in firsts)


def playback(program: Program, pace: MachinePace = MANY_NEEDLES) -> Playback:
    """A program as it runs on a machine of that pace."""
    stitch = 60 / pace.stitches_a_minute
    takes = np.full(len(program.acts), stitch)
    takes[program.acts == Act.JUMP] = stitch * JUMP_SHARE
    takes[program.acts == Act.TRIM] = pace.trim_s
    takes[program.acts == Act.CHANGE] = pace.change
    takes[program.acts == Act.STOP] = pace.stop_s
    halts = np.isin(program.acts, (Act.CHANGE, Act.STOP))
    steps = np.cumsum(halts).astype(np.intp)
    return Playback(
        (program.places + np.array(program.offset)) / TENTHS,
        np.cumsum(takes),
        program.acts,
        steps,
        program.threads,
    )
