"""Press sheets: written, read back, read a second time, sealed; all of a gang or none."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath

from configurator.ground.files import write_bytes, written_whole
from configurator.ground.glyphs import FontBook
from configurator.model.words import Words
from configurator.prepress.file_identity import FileIdentity
from configurator.prepress.imposition.cut_file import cut_dxf, cut_svg
from configurator.prepress.imposition.layout import Layout
from configurator.prepress.imposition.press_sheet import PressSheet
from configurator.prepress.imposition.sheet_check import check_layout, check_sheet
from configurator.prepress.imposition.sheet_marks import SheetSlug
from configurator.prepress.imposition.sheet_report import LIST, record_of, seal_sheets
from configurator.prepress.imposition.sheet_writer import write_sheet
from configurator.prepress.sealing import Sealing
from configurator.prepress.second_reading import REFUSED, ReadAgain, read_or_refuse
from configurator.prepress.whole_folder import whole_folder


@dataclass(frozen=True, slots=True)
class Called:
    """What sheets are called: the number they share, and in words what they are printed on."""

    number: str
    media: Words


def write_sheets(
    layouts: Sequence[Layout],
    called: Called,
    folder: FilePath,
    sealing: Sealing,
    read_again: ReadAgain | None = None,
) -> tuple[PressSheet, ...]:
    """Write every sheet of a gang into `folder`, which is there completely or as it was before.

    Equal layouts give equal bytes. Where there is a second reader, none of them gets its name
    before it was read: when one is stopped, nothing is kept but `refused.json`. Raises
    BadPrintFile, NotForPress and OSError.
    """
    number = called.number
    with whole_folder(folder, LIST, lambda name: _is_of(name, number)) as draft:
        sheets, readings = [], {}
        for at, layout in enumerate(layouts, start=1):
            sheets.append(_written(layout, called, (at, len(layouts)), draft, sealing.fonts))
        if read_again is not None:
            for each in sheets:
                record, refused = record_of(each), folder / REFUSED
                readings[each.name] = read_or_refuse(each.print, record, refused, read_again)
        seal_sheets(called.number, called.media, sheets, readings, sealing)
    return tuple(each.lying_in(folder) for each in sheets)


def _is_of(name: str, number: str) -> bool:
    return name.startswith(f"{number}-") or name == REFUSED


def _written(
    layout: Layout, called: Called, which: tuple[int, int], folder: FilePath, fonts: FontBook
) -> PressSheet:
    check_layout(layout)
    at, many = which
    name = f"{called.number}-{at}"
    made = max(each.piece.made for each in layout.placements)
    title = f"{called.number} sheet {at} of {many}"
    identity = FileIdentity.of_order(title, name, made, layout.content)
    target = folder / f"{name}.pdf"
    with written_whole(target) as draft:
        write_sheet(layout, identity, _slug(layout, called, name, many), fonts, draft)
        checked = check_sheet(draft, layout, identity)
        digest = hashlib.sha256(draft.read_bytes()).hexdigest()
    svg, dxf = target.with_suffix(".svg"), target.with_suffix(".dxf")
    write_bytes(svg, cut_svg(layout, identity.title))
    write_bytes(dxf, cut_dxf(layout))
    return PressSheet(target, svg, dxf, digest, layout, checked)


def _slug(layout: Layout, called: Called, name: str, many: int) -> SheetSlug:
    size = f"{layout.stock.id.upper()}  {layout.width:g} x {layout.height:g} mm"
    first = (f"{name} of {many}", f"print {layout.runs} x", size, called.media.en)
    listed = [f"{label} x {count}" for label, count in sorted(layout.pieces.items())]
    return SheetSlug("     ".join(filter(None, first)), tuple(listed), name)
