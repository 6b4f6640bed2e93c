"""Press sheets: planned, written, read back and named, with a cut file each and a sealed list."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path as FilePath

from configurator.ground.files import write_bytes, written_whole
from configurator.ground.glyphs import FontBook
from configurator.prepress.file_identity import FileIdentity
from configurator.prepress.imposition.cut_file import cut_dxf, cut_svg
from configurator.prepress.imposition.layout import Layout
from configurator.prepress.imposition.planning import Job, Wishes, planned
from configurator.prepress.imposition.press_sheet import PressSheet
from configurator.prepress.imposition.sheet_check import check_layout, check_sheet
from configurator.prepress.imposition.sheet_marks import SheetSlug
from configurator.prepress.imposition.sheet_report import write_sheet_reports
from configurator.prepress.imposition.sheet_writer import write_sheet
from configurator.prepress.imposition.stock import Stock


def impose(  # noqa: PLR0913, PLR0917 - what, on what, how, called what, where, lettered in what
    jobs: Sequence[Job],
    stock: Stock,
    wishes: Wishes,
    number: str,
    folder: FilePath,
    fonts: FontBook,
) -> tuple[PressSheet, ...]:
    """Lay out and write every sheet of a gang called `number` into `folder`.

    Equal jobs give equal bytes. Raises CannotImpose, BadPrintFile and OSError.
    """
    layouts = planned(jobs, stock, wishes)
    made = max(job.piece.made for job in jobs)
    sheets = []
    for at, layout in enumerate(layouts, start=1):
        check_layout(layout)
        content = f"{_told(layout)}"
        name = f"{number}-{at}"
        title = f"{number} sheet {at} of {len(layouts)}"
        identity = FileIdentity.of_order(title, name, made, content)
        slug = SheetSlug(_slug_words(layout, name, len(layouts)), name)
        sheets.append(_written(layout, identity, slug, folder / f"{name}.pdf", fonts))
    write_sheet_reports(number, sheets, fonts)
    return tuple(sheets)


def _written(
    layout: Layout, identity: FileIdentity, slug: SheetSlug, target: FilePath, fonts: FontBook
) -> PressSheet:
    with written_whole(target) as draft:
        write_sheet(layout, identity, slug, fonts, draft)
        checked = check_sheet(draft, layout, identity)
        digest = hashlib.sha256(draft.read_bytes()).hexdigest()
    svg, dxf = target.with_suffix(".svg"), target.with_suffix(".dxf")
    write_bytes(svg, cut_svg(layout, identity.title))
    write_bytes(dxf, cut_dxf(layout))
    return PressSheet(target, svg, dxf, digest, layout, checked)


def _slug_words(layout: Layout, name: str, count: int) -> str:
    pieces = Counter(each.piece.label for each in layout.placements)
    listed = ", ".join(f"{label} x {many}" for label, many in sorted(pieces.items()))
    size = f"{layout.width:g} x {layout.height:g} mm"
    return (
        f"{name} of {count}   print {layout.runs} x   {layout.stock.id.upper()} {size}   {listed}"
    )


def _told(layout: Layout) -> str:
    """What is printed, as text: the same layout of the same files says the same."""
    places = [
        f"{each.piece.sha256}/{each.piece.page} "
        + " ".join(
            f"{value:.4f}"
            for value in (
                each.to_sheet.a,
                each.to_sheet.b,
                each.to_sheet.e,
                each.to_sheet.f,
            )
        )
        for each in layout.placements
    ]
    return hashlib.sha256("\n".join([layout.stock.id, *places]).encode()).hexdigest()
