"""The film of a sewing: every stitch with its moment and tint, packed for a screen to draw."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from configurator.model.words import Words

BYTES_A_STITCH = 16
BYTES_A_MOMENT = 4
BYTES_A_TINT = 4

Ring = tuple[tuple[float, float], ...]
"""A closed outline in mm, y down; its first point is not said again."""


@dataclass(frozen=True, slots=True)
class FilmStep:
    """One step at the machine: a block of color, from a change of thread to the next.

    `place` counts from 1, `needle` from 1. `first` and `last` are the stitches it sews, from 0, so
    that `last` is the next step's first. `begins` and `ends` are seconds from the start; `stop`
    says that the machine halts after it for a hand. `purpose` is art, border, placement, tack-down
    or cut-line; `srgb` is '#rrggbb'; `title` is maker and code as on the spool.
    """

    place: int
    needle: int
    title: str
    words: Words
    srgb: str
    purpose: str
    first: int
    last: int
    begins: float
    ends: float
    metres: float
    stop: bool

    @property
    def stitches(self) -> int:
        """How many stitches are drawn in this step."""
        return self.last - self.first


@dataclass(frozen=True, slots=True)
class Film:
    """A sewing to be played on a screen. It holds plain bytes, so that it travels between
    processes as it is and needs neither numpy nor the stitch engine where it is drawn.

    `count` stitches in sewing order. `stitches` holds 4 little-endian float32 each: x, y where its
    thread comes up and x, y where it goes down, in the artwork's mm, y down. `moments` holds one
    float32 each: the second it is done at, never falling. `tints` holds R, G, B, A bytes each:
    the thread's color lit by the way it lies, so that flat ribbons already look sewn; a layer that
    cover hides later is drawn all the same, as at the machine.

    `box` is left, top, right, bottom in mm of stitches and cloth together; `cloth` the rings of
    the cloth's outline and `cloth_srgb` its color, both empty where it is not known. `hoop` is the
    width and height in mm of the hoop it is sewn in, and `middle` the point of the artwork that
    lies in that hoop's middle. `thread_mm` is how wide a ribbon is drawn.
    """

    count: int
    stitches: bytes
    moments: bytes
    tints: bytes
    steps: tuple[FilmStep, ...]
    seconds: float
    box: tuple[float, float, float, float]
    middle: tuple[float, float]
    hoop: tuple[float, float] | None
    cloth: tuple[Ring, ...] = ()
    cloth_srgb: str = ""
    thread_mm: float = 0.4

    def done(self, second: float) -> int:
        """How many stitches are sewn at a moment; draw stitches 0 to this."""
        return bisect_right(self._moments, second)

    def moment(self, stitch: int) -> float:
        """The second at which a stitch is done, counted from 0; for going stitch by stitch."""
        if not self.count:
            return 0.0
        return float(self._moments[max(0, min(stitch, self.count - 1))])

    def step_at(self, second: float) -> int:
        """The place in `steps` of what is sewn at a moment; -1 where nothing is sewn at all."""
        begins = [step.begins for step in self.steps]
        return max(bisect_right(begins, second) - 1, 0) if begins else -1

    def needle(self, second: float) -> tuple[float, float]:
        """Where the needle is at a moment, in mm; between stitches on the straight way."""
        if not self.count:
            return self.middle
        done = self.done(second)
        if done == 0:
            return self._ends(0)[:2]
        if done == self.count:
            return self._ends(done - 1)[2:]
        start, end = self._moments[done - 1], self._moments[done]
        share = (second - start) / (end - start) if end > start else 1.0
        (from_x, from_y), (to_x, to_y) = self._ends(done - 1)[2:], self._ends(done)[2:]
        return from_x + (to_x - from_x) * share, from_y + (to_y - from_y) * share

    @property
    def _moments(self) -> memoryview[float]:
        return memoryview(self.moments).cast("f")

    def _ends(self, stitch: int) -> tuple[float, float, float, float]:
        x0, y0, x1, y1 = memoryview(self.stitches).cast("f")[stitch * 4 : stitch * 4 + 4]
        return x0, y0, x1, y1
