"""The report of press sheets: their list, sealed like an order's report, and a page to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path as FilePath
from typing import Any

from configurator import __version__
from configurator.ground.files import write_bytes
from configurator.ground.glyphs import FontBook
from configurator.model.words import Words
from configurator.prepress import report_words as said
from configurator.prepress.file_identity import FileIdentity
from configurator.prepress.imposition.press_sheet import PressSheet
from configurator.prepress.report_page import Measured, Report, write_report_page
from configurator.prepress.sealed_report import file_sha256, seal_of, sealed
from configurator.prepress.second_reading import told_of
from configurator.prepress.signing import Signer
from configurator.prepress.verifier.reading import Reading

LIST, LIST_PAGE = "layout.json", "report.pdf"
LIST_VERSION = 2
ACCENT = "#3a3a3e"


def record_of(sheet: PressSheet) -> FilePath:
    """Where the record of a sheet's second reading lies."""
    return sheet.print.with_suffix(".preflight.json")


def write_sheet_reports(
    number: str,
    sheets: Sequence[PressSheet],
    fonts: FontBook,
    readings: Mapping[str, Reading] | None = None,
    sign: Signer | None = None,
) -> None:
    """Write the sealed list of the sheets of one folder and the page to read. Raises OSError.

    `readings` are what the second reader said, by the sheet's file name, once it was there.
    """
    folder = sheets[0].print.parent
    read = readings or {}
    files = [file for each in sheets for file in (each.print, each.svg, each.dxf)]
    files += [record_of(each) for each in sheets if each.print.name in read]
    hashes = {file.name: file_sha256(file) for file in files}
    document = _document(number, sheets, hashes, bool(read))
    seal = seal_of(document)
    made = max(each.piece.made for sheet in sheets for each in sheet.layout.placements)
    report = Report(
        number=number,
        subject=_subject(sheets),
        accent=ACCENT,
        read=bool(read),
        findings=tuple(told for each in read.values() for told in told_of(each)),
        measured=tuple(_measured(sheets)),
        hashes={Words(en=name, he=name): digest for name, digest in hashes.items()},
        seal=seal,
        sealed_in=LIST,
        signed=sign is not None,
    )
    identity = FileIdentity.of_order(f"{number} report", number, made, seal)
    write_report_page(report, fonts, identity, folder / LIST_PAGE)
    hashes[LIST_PAGE] = file_sha256(folder / LIST_PAGE)
    whole = {**document, "output_sha256": hashes, "told_sha256": seal}
    write_bytes(folder / LIST, sealed(whole, sign))


def _subject(sheets: Sequence[PressSheet]) -> Words:
    stock, count = sheets[0].layout.stock.id.upper(), len(sheets)
    return Words(en=f"Press sheets, {stock} × {count}", he=f"גיליונות דפוס, {stock} × {count}")


def _measured(sheets: Sequence[PressSheet]) -> Iterator[Measured]:
    for each in sheets:
        layout = each.layout
        name = Words(en=each.print.stem, he=each.print.stem)
        yield Measured(
            name,
            {
                said.TRIM: f"{layout.width:.1f} × {layout.height:.1f}",
                said.RUNS: f"{layout.runs} ×",
                said.USED: f"{each.checked.used:.0%}",
                said.PIECES: f"{len(layout.placements)}",
            },
        )


def _document(
    number: str, sheets: Sequence[PressSheet], hashes: Mapping[str, str], read: bool
) -> dict[str, Any]:
    """What lies where, for people and programs."""
    return {
        "schema_version": LIST_VERSION,
        "program": __version__,
        "number": number,
        "output_sha256": dict(hashes),
        "second_reading": read,
        "sheets": [
            {
                "print": sheet.print.name,
                "sha256": sheet.sha256,
                "cut": [sheet.svg.name, sheet.dxf.name],
                "stock": sheet.layout.stock.id,
                "size_mm": [sheet.layout.width, sheet.layout.height],
                "runs": sheet.layout.runs,
                "used": sheet.checked.used,
                "pieces": [
                    {
                        "piece": each.piece.label,
                        "sha256": each.piece.sha256,
                        "page": each.piece.page + 1,
                        "at_mm": [round(each.trim_box.left, 3), round(each.trim_box.top, 3)],
                    }
                    for each in sheet.layout.placements
                ],
            }
            for sheet in sheets
        ],
    }
