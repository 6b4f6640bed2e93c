"""Jobs laid out and written in one go, as the tests of sheets want them."""

from __future__ import annotations

from pathlib import Path

from configurator.ground.glyphs import FontBook
from configurator.model.words import Words
from configurator.prepress.imposition.planning import planned
from configurator.prepress.imposition.press_sheet import PressSheet
from configurator.prepress.imposition.press_sheets import Called, write_sheets
from configurator.prepress.imposition.stock import Stock
from configurator.prepress.imposition.wishes import Job, Wishes
from configurator.prepress.sealing import Sealing


def impose(  # noqa: PLR0913, PLR0917 - what, on what, how, called what, where, lettered in what
    jobs: list[Job], stock: Stock, wishes: Wishes, number: str, folder: Path, book: FontBook
) -> tuple[PressSheet, ...]:
    called = Called(number, Words(en="Silk", he="משי"))
    return write_sheets(planned(jobs, stock, wishes), called, folder, Sealing(book))
