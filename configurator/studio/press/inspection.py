"""Inspection: a finished file, or a design made one for it, held to its substrate's limits."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from configurator.model.artwork import Artwork, Fill
from configurator.model.design import Design
from configurator.model.documents import design_hash
from configurator.model.press import FinestPrint, Press
from configurator.model.substrates import Substrate
from configurator.prepress.imposition.layout import Layout
from configurator.prepress.print_file import PrintRoom
from configurator.prepress.second_reading import ReadAgain
from configurator.prepress.verifier.booth import read_in_booth
from configurator.prepress.verifier.limits import Limits
from configurator.prepress.verifier.reading import Reading, Wanted
from configurator.studio.press.shop_press import press_of_order
from configurator.studio.proofing.order_sheets import OrderWishes, order_sheet
from configurator.studio.workbench import Workbench

WHEN = "2000-01-01T00:00:00+00:00"


def second_reader(
    artwork: Artwork, press: Press, read: Callable[[Path, Wanted], Reading] = read_in_booth
) -> ReadAgain:
    """What reads an order's finished print file without having written it, held to its press.

    It reads in the booth; a process that is thrown away anyhow may `read` by itself.
    """
    wanted = wanted_of(press, "coated", legal_panels(artwork))
    return lambda file: read(file, wanted)


def sheet_reader(bench: Workbench, layouts: Iterable[Layout]) -> ReadAgain:
    """What reads press sheets without having written them.

    A sheet has to suit one of the presses that the orders on it were made for. Raises OSError and
    Unreadable where their notes cannot be read.
    """
    presses: list[Press] = []
    folders = {each.piece.file.parent: None for layout in layouts for each in layout.placements}
    for press in (press_of_order(bench, folder) for folder in folders):
        presses += [press] if press not in presses else []

    def read(sheet: Path) -> Reading:
        for press in presses:
            reading = read_in_booth(sheet, wanted_of(press, "coated"))
            if not reading.stops:
                break
        return reading

    return read


def wanted_of(press: Press, substrate: str, legal_panels: int = 0) -> Wanted:
    """What a file is held to: every substrate's limits, and which one nameless pages are on."""
    limits = {name: limits_of(each, press.finest) for name, each in press.substrates.items()}
    return Wanted(limits, substrate, legal_panels)


def limits_of(substrate: Substrate, finest: FinestPrint) -> Limits:
    """A substrate's own limits among the press's."""
    return Limits(
        substrate=substrate.id,
        ink=substrate.ink_limit,
        wanted_ppi=substrate.wanted_ppi,
        least_ppi=substrate.least_ppi,
        bleed_mm=substrate.bleed_mm,
        white=substrate.white == "under-art",
        rgb_photos=substrate.photos == "srgb",
        line_pt=finest.line_pt,
        line_reversed_pt=finest.light_line_pt,
        type_pt=finest.type_pt,
        type_reversed_pt=finest.light_type_pt,
        type_inks_pt=finest.mixed_type_pt,
    )


def print_for_reading(bench: Workbench, design: Design, target: Path) -> int:
    """Write a design's print file; how many legal panels it must have.

    Raises BadPrintFile, PhotoGone and OSError.
    """
    artwork = bench.artwork(design)
    wishes = OrderWishes(number="PREFLIGHT", placed_at=WHEN)
    sheet = order_sheet(design, bench.family(design), bench.library, wishes)
    room = PrintRoom(bench.photos, bench.library.fonts)
    room.write(sheet, artwork, design_hash(design), target)
    return legal_panels(artwork)


def legal_panels(artwork: Artwork) -> int:
    """How many parts carry what the law demands."""
    return sum(
        any(isinstance(mark, Fill) and mark.role == "legal" for mark in part.marks)
        for part in artwork.parts
    )
