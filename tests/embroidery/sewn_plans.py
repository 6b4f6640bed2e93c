"""Sewn: small stitch plans for tests, and the threads they are sewn in."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from configurator.embroidery.formats import FORMATS, machine_bytes
from configurator.embroidery.plan import ColorBlock, Role, Run, StitchPlan
from configurator.embroidery.program import program_of
from configurator.embroidery.quality import Quality, quality_of
from configurator.embroidery.readback import read_back
from configurator.embroidery.shapes import SewShape
from configurator.embroidery.threads import ThreadRack, read_rack
from configurator.ground.files import assets_folder

RACK: ThreadRack = read_rack(assets_folder())
WHITE, CREAM, SISAL = "isacord-0015", "isacord-0670", "isacord-0832"


def run(
    points: list[tuple[float, float]], trim: bool = True, role: int = Role.COVER, region: int = 0
) -> Run:
    """A run of one role."""
    return Run(np.array(points), np.full(len(points), role), region, trim)


def zigzag(x: float, y: float, width: float, count: int, trim: bool = True) -> Run:
    """A satin column down from (x, y)."""
    points = [(x + width * (n % 2), y + 0.2 * n) for n in range(count)]
    return run([(round(px, 1), round(py, 1)) for px, py in points], trim)


def measured(plan: StitchPlan, shapes: Sequence[SewShape]) -> Quality:
    """The quality of a plan's DST file as it is read back."""
    program, form = program_of(plan), FORMATS["dst"]
    return quality_of(read_back(machine_bytes(program, RACK, form), form.reader), program, shapes)


def sample_plan() -> StitchPlan:
    """Three threads, a stop, a float, a long stitch and a thread that comes again."""
    return StitchPlan(
        (
            ColorBlock(WHITE, (zigzag(10, 10, 4, 60), zigzag(60, 20, 3, 40, trim=False),
                               zigzag(62, 40, 3, 40))),
            ColorBlock(CREAM, (zigzag(20, 60, 5, 50),), stop=True),
            ColorBlock(CREAM, (zigzag(90, 10, 2, 30),)),
            ColorBlock(WHITE, (run([(0.0, 0.0), (40.0, 3.0), (40.0, 0.0)]),)),
            ColorBlock(SISAL, (zigzag(30, 30, 2, 30),)),
        )
    )  # fmt: skip
