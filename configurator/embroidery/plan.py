"""The stitch plan: every needle point in sewing order, by color block and by run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from configurator.ground.plane import Box

Points = NDArray[np.float64]
"""Needle points or an outline, (n, 2), in mm, y down."""
Roles = NDArray[np.uint8]
Purpose = Literal["art", "border", "placement", "tack-down", "cut-line"]


class Role(IntEnum):
    """What the stitch that ends at a needle point is for."""

    UNDERLAY = 0
    COVER = 1
    TRAVEL = 2
    TIE = 3
    JOIN = 4
    """From one shape over bare cloth to another that stands close by."""


@dataclass(frozen=True, eq=False)
class Run:
    """Needle points sewn without lifting the thread; the head jumps to the next run.

    `points` are the needle's points in mm, `roles` says for each what the stitch ending there is
    for. `region` is the place of its shape in the list that was digitised. `trim_after` cuts the
    thread when the run is done; otherwise it floats to the next run of the same block.
    """

    points: Points
    roles: Roles
    region: int
    trim_after: bool

    def __post_init__(self) -> None:
        points = np.ascontiguousarray(self.points, dtype=np.float64).reshape(-1, 2)
        roles = np.ascontiguousarray(self.roles, dtype=np.uint8)
        if len(points) != len(roles):
            raise ValueError("a run has a role for every needle point")
        points.setflags(write=False)
        roles.setflags(write=False)
        object.__setattr__(self, "points", points)
        object.__setattr__(self, "roles", roles)

    @cached_property
    def lengths(self) -> NDArray[np.float64]:
        """The length of each stitch in mm; one fewer than there are points."""
        steps = np.diff(self.points, axis=0)
        return np.hypot(steps[:, 0], steps[:, 1])


@dataclass(frozen=True, slots=True)
class ColorBlock:
    """Everything sewn between two changes of thread. `thread` is a swatch id.

    `stop` halts the machine when the block is done, so that a hand can lay or cut cloth, even
    where the next block has the same thread.
    """

    thread: str
    runs: tuple[Run, ...]
    stop: bool = False
    purpose: Purpose = "art"

    @property
    def stitch_count(self) -> int:
        """How many times the needle goes down."""
        return sum(len(run.points) for run in self.runs)


@dataclass(frozen=True, slots=True)
class Omission:
    """A piece of a shape that is not sewn as drawn: `too-small` and left out, or `too-thin` and
    sewn as a line. `measured` and `limit` are in mm2 or mm; `at` is a place inside it.
    """

    kind: Literal["too-small", "too-thin"]
    shape: str
    at: tuple[float, float]
    measured: float
    limit: float


@dataclass(frozen=True)
class StitchPlan:
    """A whole design for the machine, in the artwork's own coordinates, in mm, y down.

    Every point lies on the 0.1 mm grid that machine files keep, so centring must move by whole
    tenths.
    """

    blocks: tuple[ColorBlock, ...]
    omissions: tuple[Omission, ...] = ()

    @property
    def runs(self) -> Iterator[Run]:
        """Every run in sewing order."""
        return (run for block in self.blocks for run in block.runs)

    @cached_property
    def box(self) -> Box:
        """The box around all needle points; empty at the origin where nothing is sewn."""
        points = [run.points for run in self.runs if len(run.points)]
        if not points:
            return Box(0.0, 0.0, 0.0, 0.0)
        low = np.min([each.min(axis=0) for each in points], axis=0)
        high = np.max([each.max(axis=0) for each in points], axis=0)
        return Box(float(low[0]), float(low[1]), float(high[0]), float(high[1]))

    @property
    def width_mm(self) -> float:
        """How wide the sewn field is."""
        return self.box.width

    @property
    def height_mm(self) -> float:
        """How high the sewn field is."""
        return self.box.height

    @property
    def stitch_count(self) -> int:
        """How many times the needle goes down."""
        return sum(block.stitch_count for block in self.blocks)

    @property
    def run_count(self) -> int:
        """How many runs there are."""
        return sum(len(block.runs) for block in self.blocks)

    @property
    def trim_count(self) -> int:
        """How often the thread is cut."""
        return sum(run.trim_after for run in self.runs)

    @property
    def thread_mm(self) -> float:
        """Length of the stitches on the face, in mm."""
        return float(sum(run.lengths.sum() for run in self.runs))

    @property
    def threads(self) -> tuple[str, ...]:
        """Every thread once, in order of first use."""
        return tuple(dict.fromkeys(block.thread for block in self.blocks))
