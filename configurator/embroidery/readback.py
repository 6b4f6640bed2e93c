"""Read back: what a machine file really says, and where that is not what it should."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any

import numpy as np
import pystitch
from numpy.typing import NDArray

from configurator.embroidery.program import TENTHS, Act, Program

ACTS = {
    pystitch.STITCH: Act.STITCH,
    pystitch.JUMP: Act.JUMP,
    pystitch.TRIM: Act.TRIM,
    pystitch.COLOR_CHANGE: Act.CHANGE,
    pystitch.NEEDLE_SET: Act.CHANGE,
    pystitch.STOP: Act.STOP,
}
CLOSE = 0.5
"""Tenths of a millimetre a read point may lie off: none, but readers count in floats."""


class BadMachineFile(Exception):
    """A machine file that does not say what it should; none is left behind."""

    def __init__(self, form: str, faults: tuple[str, ...]) -> None:
        super().__init__(
            f"The {form.upper()} file was not kept: {'; '.join(faults)}. Nothing was written."
        )
        self.form, self.faults = form, faults


@dataclass(frozen=True, slots=True)
class MachineFile:
    """A machine file as a machine would read it: places (n, 2) in mm, y down, and acts at them.

    `header` holds what the file says about itself, `colors` the '#rrggbb' of its threads.
    """

    places: NDArray[np.float64]
    acts: NDArray[np.uint8]
    colors: tuple[str, ...]
    header: dict[str, str]
    size_bytes: int

    @property
    def stitches(self) -> NDArray[np.float64]:
        """Every needle point."""
        found: NDArray[np.float64] = self.places[self.acts == Act.STITCH]
        return found

    def count(self, act: Act) -> int:
        """How often the machine does that."""
        return int((self.acts == act).sum())

    @property
    def changes(self) -> int:
        """How often the machine halts for another thread or a hand."""
        return self.count(Act.CHANGE) + self.count(Act.STOP)


def read_back(content: bytes, reader: Any) -> MachineFile:
    """A machine file's moves through a pystitch reader."""
    pattern = pystitch.EmbPattern()
    reader.read(BytesIO(content), pattern, None)
    kept = [
        (x / TENTHS, y / TENTHS, ACTS[command & pystitch.COMMAND_MASK])
        for x, y, command in pattern.stitches
        if command & pystitch.COMMAND_MASK in ACTS
    ]
    moves = np.array(kept, dtype=np.float64).reshape(-1, 3)
    return MachineFile(
        np.ascontiguousarray(moves[:, :2]),
        moves[:, 2].astype(np.uint8),
        tuple(f"#{thread.color & 0xFFFFFF:06x}" for thread in pattern.threadlist),
        {str(key): str(value) for key, value in pattern.extras.items()},
        len(content),
    )


def unlike(program: Program, found: MachineFile, *, cuts: bool, needles: bool) -> tuple[str, ...]:
    """What a file says otherwise than the program it was written from; empty when all is right.

    `cuts` tells whether its reader can count trims, `needles` whether it names the first needle.
    """
    faults: list[str] = []
    wanted, got = program.stitches, found.stitches * TENTHS
    if len(wanted) != len(got):
        faults.append(f"{len(got)} stitches instead of {len(wanted)}")
    else:
        # Some formats tell places from their own corner, so a common shift is no fault.
        off = got - wanted
        shift = np.median(off, axis=0) if len(off) else np.zeros(2)
        worst = float(np.abs(off - shift).max(initial=0.0))
        if worst > CLOSE:
            faults.append(f"a stitch lies {worst / TENTHS:.1f} mm off")
        if np.abs(shift).max(initial=0.0) > CLOSE:
            faults.append(f"the design lies {np.abs(shift).max() / TENTHS:.1f} mm off the middle")
    changes = program.count(Act.CHANGE) + program.count(Act.STOP) + needles
    if found.changes != changes:
        faults.append(f"{found.changes} changes of thread instead of {changes}")
    if cuts and found.count(Act.TRIM) < program.count(Act.TRIM):
        faults.append(f"{found.count(Act.TRIM)} trims instead of {program.count(Act.TRIM)}")
    return tuple(faults)
