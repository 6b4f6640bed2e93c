"""An order's report: what was made, measured and found, as sealed JSON and as a page to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path as FilePath
from typing import Any

from configurator import __version__
from configurator.ground.glyphs import FontBook
from configurator.model.problem import Problem
from configurator.model.words import Words
from configurator.prepress import report_words as said
from configurator.prepress.color_shift import ColorShift
from configurator.prepress.order_sheet import OrderSheet
from configurator.prepress.print_file import PrintFile
from configurator.prepress.report_page import NOT_READ, READ, Measured, Report, Told
from configurator.prepress.sealed_report import REPORT_VERSION, file_sha256
from configurator.prepress.sealing import Sealing, seal_folder
from configurator.prepress.second_reading import PREFLIGHT, told_of
from configurator.prepress.signing import Signer
from configurator.prepress.thread_list import ThreadLine
from configurator.prepress.verifier.reading import Reading
from configurator.prepress.verify import CheckedPage

REPORT = "report.json"
KEPT = {"cmyk": "CMYK", "srgb": "sRGB"}
"""How photographs are held, as production says it."""


@dataclass(frozen=True, slots=True)
class OrderFacts:
    """What an order's report is made of; `content` is the design's hash, `product` that of the
    product data, `reading` the second."""

    order: OrderSheet
    product: str
    content: str
    printed: PrintFile
    threads: tuple[ThreadLine, ...]
    reading: Reading | None


def write_reports(
    facts: OrderFacts, folder: FilePath, fonts: FontBook, sign: Signer | None
) -> dict[str, str]:
    """Write both reports over everything in the folder; the hash of every file but the sealed one.

    Raises OSError.
    """
    hashes = {file.name: file_sha256(file) for file in sorted(folder.iterdir())}
    document = _document(facts, hashes)
    return seal_folder(folder, REPORT, document, _report(facts, hashes), Sealing(fonts, sign))


def _document(facts: OrderFacts, hashes: Mapping[str, str]) -> dict[str, Any]:
    order, printed = facts.order, facts.printed
    return {
        "schema_version": REPORT_VERSION,
        "program": __version__,
        "order": {
            "number": order.number,
            "copies": order.copies,
            "placed_at": order.placed_at,
            "promised_at": order.promised_at,
        },
        "design_sha256": facts.content,
        "product_sha256": facts.product,
        "output_sha256": dict(hashes),
        "print": {
            "standard": "PDF/X-4",
            "version": printed.checked.version,
            "condition": printed.checked.condition,
            "pages": [asdict(page) for page in printed.checked.pages],
            "color_shift_de2000": [asdict(shift) for shift in printed.shifts],
        },
        "threads": [thread.code for thread in facts.threads],
        "findings": [finding.model_dump(mode="json") for finding in printed.findings],
        "second_reading": PREFLIGHT if facts.reading else None,
    }


def _report(facts: OrderFacts, hashes: Mapping[str, str]) -> Report:
    order, reading = facts.order, facts.reading
    sources = {said.DESIGN: facts.content, said.PRODUCT_DATA: facts.product}
    return Report(
        number=order.number,
        made=order.placed,
        subject=Words(
            en=f"{order.family.en} {order.size.en} × {order.copies}",
            he=f"{order.family.he} {order.size.he} × {order.copies}",
        ),
        accent=order.accent,
        verdict=READ if reading else NOT_READ,
        findings=(
            *(told_of(reading) if reading else ()),
            *(_told(each, order) for each in facts.printed.findings),
        ),
        measured=tuple(_measured(facts)),
        hashes=sources | {Words(en=name, he=name): digest for name, digest in hashes.items()},
    )


def _told(finding: Problem, order: OrderSheet) -> Told:
    part = order.part(finding.part) if finding.part else said.WHOLE_FILE
    return Told(finding.weight == "stop", finding.words, said.OF_PART.filled(part=part))


def _measured(facts: OrderFacts) -> Iterator[Measured]:
    printed, reading = facts.printed, facts.reading
    plates = [page.ink for page in reading.pages] if reading else []
    for at, (page, shift) in enumerate(zip(printed.checked.pages, printed.shifts, strict=True)):
        ink = plates[at] if at < len(plates) else page.most_ink
        part = facts.order.part(page.part)
        name = Words(en=f"{at + 1}  {part.en}", he=part.he)
        yield Measured(name, _figures(page, shift, ink))


def _figures(page: CheckedPage, shift: ColorShift, ink: float) -> dict[Words, str]:
    width, height = page.trim_mm
    worst = max((shift.flats, *shift.photos))
    return {
        said.TRIM: f"{width:.1f} × {height:.1f}",
        said.INK: f"{ink:.0%}",
        said.PPI: f"{min(page.ppi):.0f} {_kept(page)}" if page.ppi else "–",
        said.SHIFT: f"{worst:.1f}",
        said.PLATES: ", ".join(page.separations) or "–",
    }


def _kept(page: CheckedPage) -> str:
    """How a page's photographs are held."""
    return " + ".join(KEPT[way] for way in page.photos)
