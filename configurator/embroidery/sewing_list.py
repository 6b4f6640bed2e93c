"""The sewing list: every step at the machine with its needle and thread, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from configurator.embroidery.formats import needles_of
from configurator.embroidery.plan import Purpose
from configurator.embroidery.program import Program
from configurator.embroidery.threads import Thread, ThreadRack
from configurator.embroidery.timing import MANY_NEEDLES, MachinePace, sewn_blocks

COLUMNS = (
    "step", "needle", "maker", "code", "name_en", "name_he", "srgb", "stitches", "metres",
    "minutes", "stop", "purpose",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SewingStep:
    """One step: what is threaded where, how much is sewn, whether the machine halts after, and what
    it is for.
    """

    step: int
    needle: int
    thread: Thread
    stitches: int
    metres: float
    minutes: float
    stop: bool
    purpose: Purpose = "art"


def sewing_steps(
    program: Program, rack: ThreadRack, pace: MachinePace = MANY_NEEDLES
) -> tuple[SewingStep, ...]:
    """The steps of a program in sewing order. Raises KeyError for a thread of no chart."""
    blocks = sewn_blocks(program, pace)
    needles = needles_of(program.threads)
    return tuple(
        SewingStep(
            block.place, needle, rack.of(block.thread), block.stitches, block.metres,
            block.minutes, block.stop, purpose,
        )
        for block, needle, purpose in zip(blocks, needles, program.purposes, strict=True)
    )  # fmt: skip


def sewing_csv(steps: tuple[SewingStep, ...]) -> bytes:
    """The list for a spreadsheet: UTF-8 with a byte order mark, or Excel garbles the Hebrew."""
    page = io.StringIO(newline="")
    rows = csv.writer(page)
    rows.writerow(COLUMNS)
    for each in steps:
        thread = each.thread
        rows.writerow(
            (
                each.step, each.needle, thread.maker, thread.code, thread.words.en,
                thread.words.he, thread.srgb, each.stitches, f"{each.metres:.2f}",
                f"{each.minutes:.2f}", "stop" if each.stop else "", each.purpose,
            )
        )  # fmt: skip
    return page.getvalue().encode("utf-8-sig")
