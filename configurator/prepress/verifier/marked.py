"""The marked copy: the file with a numbered frame on every finding and a list in front."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from configurator.prepress.verifier.boxes import Sheet, read_sheet
from configurator.prepress.verifier.findings import Finding, MmBox
from configurator.prepress.verifier.reading import Reading

PT_PER_MM = 72 / 25.4
LEAST_PT = 9.0
"""A frame around a hairline has to be seen."""
STOP, WARN = "0.80 0.10 0.12", "0.85 0.50 0.05"
WIDTH, HEIGHT, MARGIN = 595.0, 842.0, 48.0
LINE_PT, TYPE_PT, COLUMNS = 12.5, 9.0, 92


def marked_copy(file: Path, reading: Reading, name: str) -> bytes:
    """A copy of a file with every finding framed and numbered, its list in front.

    Of a file that cannot be opened there is only the list. The copy is for eyes, not for a press.
    """
    numbered = list(enumerate(reading.findings, start=1))
    try:
        pdf = pikepdf.open(file)
    except (pikepdf.PdfError, pikepdf.PasswordError):
        pdf = pikepdf.new()
    with pdf:
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
    drawn = (
        f"{color} RG 1.2 w 0.6 0.6 {width - 1.2:.2f} {height - 1.2:.2f} re S "
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
    lines: list[tuple[str, str, str]] = [("B", "0.1 0.1 0.1", f"Preflight of {name}")]
    lines += [("F", "0.3 0.3 0.3", verdict), ("F", "0 0 0", "")]
    for number, each in numbered:
        where = "" if each.page is None else f" Page {each.page}."
        color = STOP if each.stops else WARN
        text = f"{number}.  {each.words.en}{where} [{each.code}]"
        for at, piece in enumerate(textwrap.wrap(text, COLUMNS) or [""]):
            lines.append(("B" if at == 0 else "F", color if at == 0 else "0.2 0.2 0.2", piece))
    room = int((HEIGHT - 2 * MARGIN) / LINE_PT)
    for at in range(0, len(lines), room):
        yield _typed(lines[at : at + room])


def _typed(lines: list[tuple[str, str, str]]) -> str:
    said = ["BT", f"{LINE_PT} TL", f"{MARGIN} {HEIGHT - MARGIN} Td"]
    for face, color, text in lines:
        shown = text.encode("cp1252", "replace").hex()
        said.append(f"/{face} {TYPE_PT} Tf {color} rg <{shown}> Tj T*")
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
