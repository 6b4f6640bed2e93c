"""The marked copy: the file with a numbered frame on every finding and a list in front."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from configurator.prepress.verifier.boxes import Sheet, read_sheet
from configurator.prepress.verifier.findings import Finding, MmBox
from configurator.prepress.verifier.reading import Reading
from configurator.prepress.verifier.steps import hide_white

PT_PER_MM = 72 / 25.4
LEAST_PT = 9.0
"""A frame around a hairline has to be seen."""
STOP, WARN = "0.80 0.10 0.12", "0.85 0.50 0.05"
WIDTH, HEIGHT, MARGIN = 595.0, 842.0, 48.0
LINE_PT, TYPE_PT, TITLE_PT, COLUMNS, INSET = 12.5, 9.0, 15.0, 96, 20.0
GRAY = "0.35 0.35 0.35"


def marked_copy(file: Path, reading: Reading, name: str) -> bytes:
    """A copy of a file with every finding framed and numbered, its list in front.

    Of a file that cannot be opened there is only the list. The copy is for eyes, not for a press:
    white ink is switched off in it, which many viewers lay over the art.
    """
    numbered = list(enumerate(reading.findings, start=1))
    try:
        pdf = pikepdf.open(file)
    except (pikepdf.PdfError, pikepdf.PasswordError):
        pdf = pikepdf.new()
    with pdf:
        hide_white(pdf)
        for at, page in enumerate(pdf.pages, start=1):
            mine = [(number, each) for number, each in numbered if each.page == at]
            _mark_page(pdf, page, mine)
        for content in reversed(list(_list_pages(name, numbered))):
            pdf.pages.insert(0, _list_page(pdf, content))
        copy = BytesIO()
        pdf.save(copy, deterministic_id=True)
        return copy.getvalue()


def _mark_page(
    pdf: pikepdf.Pdf, page: pikepdf.Page, findings: Iterable[tuple[int, Finding]]
) -> None:
    sheet = read_sheet(page)
    notes = page.obj.get("/Annots")
    kept = list(notes) if isinstance(notes, Array) else []
    for number, finding in findings:
        box = finding.box or sheet.trim
        kept.append(pdf.make_indirect(_frame(pdf, number, finding, _points(box, sheet))))
    page.obj.Annots = Array(kept)


def _points(box: MmBox, sheet: Sheet) -> tuple[float, float, float, float]:
    """The box in the page's own units, never too small to be seen."""
    unit, _, _, _, x, y = sheet.to_mm
    edges = ((box[0] - x) / unit, (y - box[3]) / unit, (box[2] - x) / unit, (y - box[1]) / unit)
    left, bottom, right, top = edges
    wide, high = max(0.0, LEAST_PT - (right - left)) / 2, max(0.0, LEAST_PT - (top - bottom)) / 2
    return left - wide, bottom - high, right + wide, top + high


def _frame(
    pdf: pikepdf.Pdf,
    number: int,
    finding: Finding,
    box: tuple[float, float, float, float],
) -> Dictionary:
    left, bottom, right, top = box
    color = STOP if finding.stops else WARN
    width, height = right - left, top - bottom
    label = str(number)
    tab = 7.0 + 5.5 * len(label)
    inside = f"1.3 1.3 {width - 2.6:.2f} {height - 2.6:.2f}"
    drawn = (
        f"1 1 1 RG 2.6 w {inside} re S {color} RG 1.2 w {inside} re S "
        f"{color} rg 0 {height:.2f} {tab:.2f} 11 re f "
        f"BT /F 8.5 Tf 1 1 1 rg 3.5 {height + 2.6:.2f} Td ({label}) Tj ET"
    )
    look = pdf.make_stream(drawn.encode("ascii"))
    look.Type, look.Subtype = Name.XObject, Name.Form
    look.BBox = Array([0, 0, max(width, tab), height + 11])
    look.Resources = _fonts()
    words = finding.words
    return Dictionary(
        Type=Name.Annot,
        Subtype=Name.Square,
        Rect=Array([round(v, 2) for v in (left, bottom, left + max(width, tab), top + 11)]),
        Contents=String(f"{number}. {words.en}\n{words.he}\n[{finding.code}]"),
        C=Array([round(float(share), 3) for share in color.split()]),
        F=4,
        NM=String(f"finding-{number}"),
        T=String("Preflight"),
        AP=Dictionary(N=look),
    )


def _fonts() -> Dictionary:
    faces = {"/F": "/Helvetica", "/B": "/Helvetica-Bold"}
    return Dictionary(
        Font=Dictionary(
            {
                name: Dictionary(
                    Type=Name.Font,
                    Subtype=Name.Type1,
                    BaseFont=Name(face),
                    Encoding=Name.WinAnsiEncoding,
                )
                for name, face in faces.items()
            }
        )
    )


def _list_pages(name: str, numbered: list[tuple[int, Finding]]) -> Iterable[str]:
    """The list's pages as operators."""
    stops = sum(each.stops for _, each in numbered)
    verdict = (
        "Ready for press" if not numbered else f"{stops} to mend, {len(numbered) - stops} to know"
    )
    lines = [
        _Line(f"Preflight of {name}", TITLE_PT, bold=True),
        _Line(verdict, color=GRAY),
        _Line(""),
    ]
    for number, each in numbered:
        lines += _told(number, each)
    room = int((HEIGHT - 2 * MARGIN) / LINE_PT)
    for at in range(0, len(lines), room):
        yield _typed(lines[at : at + room])


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the list: its type in points, its color, and how far it is set in."""

    text: str
    size: float = TYPE_PT
    color: str = "0.1 0.1 0.1"
    inset: float = 0.0
    bold: bool = False


def _told(number: int, finding: Finding) -> Iterable[_Line]:
    """A finding: its number, name and place in its color, then what it says."""
    color = STOP if finding.stops else WARN
    yield _Line(f"{number}", color=color, bold=True)
    place = "the whole file" if finding.page is None else f"page {finding.page}"
    if finding.box is not None:
        left, top, right, bottom = finding.box
        size = f"{right - left:.1f} x {bottom - top:.1f} mm"
        place += f", {left:.1f} mm from the left, {top:.1f} from the top ({size})"
    yield _Line(f"{finding.code}   {place}", color=color, inset=INSET, bold=True)
    for piece in textwrap.wrap(finding.words.en, COLUMNS):
        yield _Line(piece, inset=INSET)
    yield _Line("")


def _typed(lines: list[_Line]) -> str:
    """Lines set one below the other; a number shares the line of what it counts."""
    said, y = ["BT"], HEIGHT - MARGIN
    for before, line in zip([None, *lines], lines, strict=False):
        numbered = before is not None and before.bold and before.inset == 0 and line.inset > 0
        y -= 0.0 if numbered else LINE_PT
        shown = line.text.encode("cp1252", "replace").hex()
        face = "B" if line.bold else "F"
        said.append(
            f"/{face} {line.size} Tf {line.color} rg 1 0 0 1 {MARGIN + line.inset} {y:.2f} Tm "
            f"<{shown}> Tj"
        )
    return "\n".join([*said, "ET"])


def _list_page(pdf: pikepdf.Pdf, content: str) -> pikepdf.Page:
    return pikepdf.Page(
        pdf.make_indirect(
            Dictionary(
                Type=Name.Page,
                MediaBox=Array([0, 0, WIDTH, HEIGHT]),
                Resources=_fonts(),
                Contents=pdf.make_stream(content.encode("ascii")),
            )
        )
    )
