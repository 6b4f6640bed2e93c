"""The report of press sheets: their list, sealed like an order's report, and a page to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path as FilePath
from typing import Any

import shapely

from configurator import __version__
from configurator.model.words import Words
from configurator.prepress import report_words as said
from configurator.prepress.imposition.layout import Layout
from configurator.prepress.imposition.press_sheet import PressSheet
from configurator.prepress.report_page import NOT_READ, READ, Measured, Report, Told
from configurator.prepress.report_plans import Laid, Plan
from configurator.prepress.sealed_report import file_sha256
from configurator.prepress.sealing import Sealing, seal_folder
from configurator.prepress.second_reading import told_of
from configurator.prepress.verifier.reading import Reading

LIST = "layout.json"
LIST_VERSION = 3
ACCENT = "#3a3a3e"


def record_of(sheet: PressSheet) -> FilePath:
    """Where the record of a sheet's second reading lies."""
    return sheet.print.with_suffix(".preflight.json")


def seal_sheets(
    number: str,
    media: Words,
    sheets: Sequence[PressSheet],
    readings: Mapping[str, Reading],
    sealing: Sealing,
) -> None:
    """Write the sealed list of the sheets of one folder and the page to read. Raises OSError.

    `readings` are what the second reader said, by the sheet's name; none before it was there.
    """
    files = [file for each in sheets for file in each.files]
    files += [record_of(each) for each in sheets if each.name in readings]
    hashes = {file.name: file_sha256(file) for file in files}
    report = Report(
        number=number,
        made=max(each.piece.made for sheet in sheets for each in sheet.layout.placements),
        subject=_subject(media, sheets),
        accent=ACCENT,
        verdict=READ if readings else NOT_READ,
        findings=tuple(_told(readings)),
        measured=tuple(_measured(sheets)),
        hashes={Words(en=name, he=name): digest for name, digest in hashes.items()},
        counted=said.SHEETS,
        plans=tuple(_plan(each.name, each.layout) for each in sheets),
    )
    document = _document(number, media, sheets, readings) | {"output_sha256": hashes}
    seal_folder(sheets[0].print.parent, LIST, document, report, sealing)


def _subject(media: Words, sheets: Sequence[PressSheet]) -> Words:
    """On what, and how many go through the press."""
    runs = sum(each.layout.runs for each in sheets)
    stock = f"{sheets[0].layout.stock.id.upper()} × {runs}"
    english = ", ".join(filter(None, ("Press sheets", media.en, stock)))
    return Words(en=english, he=", ".join(filter(None, ("גיליונות דפוס", media.he, stock))))


def _told(readings: Mapping[str, Reading]) -> Iterator[Told]:
    """Everything found, each with the sheet it is on."""
    for name, reading in readings.items():
        for told in told_of(reading):
            where = Words(en=f"{name}, {told.where.en}", he=f"{name}, {told.where.he}")
            yield replace(told, where=where)


def _measured(sheets: Sequence[PressSheet]) -> Iterator[Measured]:
    for each in sheets:
        layout = each.layout
        yield Measured(
            Words(en=each.name, he=each.name),
            {
                said.SHEET: f"{layout.width:g} × {layout.height:g}",
                said.RUNS: f"{layout.runs} ×",
                said.USED: f"{each.checked.used:.0%}",
                said.PIECES: f"{len(layout.placements)}",
            },
        )


def _plan(name: str, layout: Layout) -> Plan:
    pieces = []
    for each in layout.placements:
        middle, edge = shapely.maximum_inscribed_circle(each.outline, tolerance=1.0).coords
        cut = each.piece.cut.transformed(each.to_sheet)
        radius = float(shapely.Point(middle).distance(shapely.Point(edge)))
        pieces.append(Laid(cut, each.piece.label, (middle[0], middle[1]), radius))
    return Plan(f"{name}   {layout.runs} ×", layout.width, layout.height, tuple(pieces))


def _document(
    number: str, media: Words, sheets: Sequence[PressSheet], readings: Mapping[str, Reading]
) -> dict[str, Any]:
    """What lies where, for people and programs."""
    return {
        "schema_version": LIST_VERSION,
        "program": __version__,
        "number": number,
        "media": media.en,
        "second_reading": bool(readings),
        "stops": sorted({f.code for read in readings.values() for f in read.findings if f.stops}),
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
