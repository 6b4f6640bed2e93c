"""Racks: every thread a shop can sew in, the makers' charts and what it added to its catalog."""

from __future__ import annotations

from configurator.embroidery.threads import SHOP, Thread, ThreadChart, ThreadRack, read_rack
from configurator.ground import files
from configurator.studio.workbench import Workbench

OWN = "own"
"""The chart of the threads that a shop added at its desk."""


def rack_of(bench: Workbench) -> ThreadRack:
    """The threads of a bench, in the edition it works by. Raises OSError, Unreadable."""
    rack = read_rack(files.assets_folder(), bench.data / SHOP)
    known = {thread.id for chart in rack.charts for thread in chart.threads}
    added = tuple(
        Thread(
            swatch.id,
            *_maker_and_code(swatch.thread),
            (swatch.words.en, swatch.words.he),
            swatch.srgb,
        )
        for swatch in bench.library.swatches.values()
        if swatch.thread is not None and swatch.id not in known
    )
    if not added:
        return rack
    return ThreadRack((*rack.charts, ThreadChart(OWN, added[0].maker, added)))


def _maker_and_code(thread: str) -> tuple[str, str]:
    maker, _, code = thread.rpartition(" ")
    return maker, code
