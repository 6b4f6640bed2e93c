"""One reading of a finished PDF: everything judged, and everything measured on the way."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
from pikepdf import Dictionary, Object

from configurator.prepress.verifier import file_sayings as say
from configurator.prepress.verifier.bleed_judge import PX_PER_MM, Cover, judge_bleed
from configurator.prepress.verifier.bounds import Allowance, TooMuch, pages_of
from configurator.prepress.verifier.boxes import Sheet, judge_boxes, read_sheet
from configurator.prepress.verifier.code_judge import judge_codes, looked_at
from configurator.prepress.verifier.color_judge import Asked, judge_colors, judge_separations
from configurator.prepress.verifier.findings import Finding, MmBox, Notebook
from configurator.prepress.verifier.font_judge import judge_fonts
from configurator.prepress.verifier.ink_judge import Way, judge_plates, judge_said_inks
from configurator.prepress.verifier.intents import judge_intent
from configurator.prepress.verifier.limits import COATED, Limits
from configurator.prepress.verifier.mark_judge import judge_marks
from configurator.prepress.verifier.marks import Painted
from configurator.prepress.verifier.page_sayings import BLANK, UNDEFINED
from configurator.prepress.verifier.papers import judge_papers
from configurator.prepress.verifier.piece_judge import LEGAL, judge_pieces
from configurator.prepress.verifier.plates import NoPlates, page_plates
from configurator.prepress.verifier.rasters import Rasters
from configurator.prepress.verifier.steps import (
    cut_outline,
    judge_empty_steps,
    judge_layers,
    judge_steps,
    judge_white,
    step_spots,
)
from configurator.prepress.verifier.structure import judge_annotations, judge_structure
from configurator.prepress.verifier.walk import Walker


@dataclass(frozen=True, slots=True)
class PageRead:
    """What was measured on a page: mm, samples an inch, and ink as a share of 1."""

    number: int
    substrate: str
    sheet: tuple[float, float]
    trim: MmBox
    ppi: tuple[float, ...]
    separations: tuple[str, ...]
    ink: float
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as it was read. `inks_by` says how ink was measured; `more` what was not listed."""

    sha256: str
    version: str
    inks_by: Way
    pages: tuple[PageRead, ...]
    findings: tuple[Finding, ...]
    more: tuple[tuple[str, int | None, int], ...] = ()

    @property
    def stops(self) -> bool:
        """Whether the file must not be printed as it is."""
        return any(finding.stops for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a file is held to: limits by substrate, which one nameless pages are on, and the law.

    Without a `look` nothing is rendered: bleed, bar codes and overprinted ink are not judged.
    """

    limits: Mapping[str, Limits]
    substrate: str = "coated"
    legal_panels: int = 0
    look: bool = True

    def of(self, substrate: str) -> Limits:
        """The limits of a substrate; coated paper's where it is not known."""
        return self.limits.get(substrate) or self.limits.get(self.substrate) or COATED


def read_file(file: Path, wanted: Wanted) -> Reading:
    """Read a finished file. Whatever it is, this ends in findings. Raises OSError.

    A hostile file may take a minute and much memory here: strangers' files go through the booth.
    """
    data = file.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    book = Notebook()
    try:
        with pikepdf.open(file) as pdf:
            return _read(pdf, file, digest, wanted, book)
    except pikepdf.PasswordError:
        book.note(say.LOCKED)
    except (pikepdf.PdfError, ValueError, RuntimeError) as trouble:
        book.note(say.UNREADABLE, why=_brief(trouble))
    except TooMuch as trouble:
        book.note(say.TOO_MUCH, what=trouble)
    return Reading(digest, "", "colors", (), book.found())


def _brief(trouble: Exception) -> str:
    return str(trouble).rpartition("/")[2][:140] or type(trouble).__name__


def _read(pdf: pikepdf.Pdf, file: Path, digest: str, wanted: Wanted, book: Notebook) -> Reading:
    judge_structure(pdf, book)
    judge_papers(pdf, book)
    intent = judge_intent(pdf, book)
    steps = judge_layers(pdf, book)
    pages, work = pages_of(pdf), Allowance()
    if not pages:
        book.note(say.NO_PAGES)
    sheets = [read_sheet(page) for page in pages]
    read: list[Painted] = []
    for number, (page, sheet) in enumerate(zip(pages, sheets, strict=True), start=1):
        book.page = number
        substrate = _substrate_of(page)
        limits = wanted.of(substrate)
        asked = Asked(intent, bool(substrate), limits.rgb_photos)
        judge_boxes(page, sheet, limits, book)
        judge_annotations(page, sheet, book)
        painted = Walker(page, Painted(number, sheet.width, sheet.height), sheet.to_mm, work).read(
            book
        )
        read.append(painted)
        _judge_page(painted, sheet, limits, asked, steps, book)
    book.page = None
    judge_separations(read, book)
    judge_empty_steps(read, steps, book)
    panels = sum(piece.name == LEGAL for painted in read for piece in painted.tagged)
    if panels < wanted.legal_panels:
        book.note(say.LEGAL_GONE)
    substrates = [_substrate_of(page) or wanted.substrate for page in pages]
    seen = _Seen(file, [wanted.of(substrate) for substrate in substrates], sheets, read, steps)
    codes = seen.judge_rasters(book) if wanted.look else [[] for _ in pages]
    way, inks = seen.judge_inks(book, wanted.look)
    book.page = None
    measured = tuple(
        _page_read(painted, sheet, substrate, ink, read_codes)
        for painted, sheet, substrate, ink, read_codes in zip(
            read, sheets, substrates, inks, codes, strict=True
        )
    )
    return Reading(digest, pdf.pdf_version, way, measured, book.found(), tuple(book.unnamed()))


def _judge_page(  # noqa: PLR0913, PLR0917 - a page and everything it is held against
    painted: Painted, sheet: Sheet, limits: Limits, asked: Asked, steps: dict[str, str],
    book: Notebook,
) -> None:  # fmt: skip
    judge_fonts(painted, book)
    judge_marks(painted, sheet, limits, book)
    judge_steps(painted, sheet, steps, book)
    judge_white(painted, steps, limits, book)
    judge_pieces(painted, steps, book)
    try:
        judge_colors(painted, sheet, asked, book)
    except KeyError as missing:
        book.note(UNDEFINED, what=missing.args[0])
    if not any(mark.box is not None for mark in painted.marks):
        book.note(BLANK)


@dataclass(frozen=True, slots=True)
class _Seen:
    """Pages already read, to be looked at as pictures."""

    file: Path
    limits: list[Limits]
    sheets: list[Sheet]
    read: list[Painted]
    steps: dict[str, str]

    def judge_rasters(self, book: Notebook) -> list[list[str]]:
        """Bleed and bar codes of every page; what the codes say."""
        try:
            rasters = Rasters(self.file)
        except pdfium.PdfiumError as trouble:
            book.page = None
            book.note(say.DAMAGED, why=str(trouble)[:140])
            return [[] for _ in self.sheets]
        found: list[list[str]] = []
        try:
            for at, (sheet, painted) in enumerate(zip(self.sheets, self.read, strict=True)):
                book.page = at + 1
                limits = self.limits[at]
                if sheet.says_trim:
                    cover = Cover(*rasters.cover(at, sheet, PX_PER_MM))
                    outline = cut_outline(painted, self.steps)
                    judge_bleed(cover, sheet, outline, limits, book)
                looks = looked_at(rasters, at, sheet, painted)
                found.append(judge_codes(looks, painted, sheet, limits, book))
        except pdfium.PdfiumError as trouble:
            book.note(say.DAMAGED, why=str(trouble)[:140])
            found += [[] for _ in range(len(self.sheets) - len(found))]
        finally:
            rasters.close()
        return found

    def judge_inks(self, book: Notebook, look: bool) -> tuple[Way, list[float]]:
        """The most ink on every page, and how it was found."""
        most: list[float] = []
        try:
            if not look:
                raise NoPlates("nobody looks")
            sizes = [(sheet.width, sheet.height) for sheet in self.sheets]
            plates = page_plates(self.file, sizes)
            for at, made in enumerate(plates):
                book.page = at + 1
                tools = self._tools(at)
                most.append(judge_plates(made, tools, self.sheets[at], self.limits[at], book))
        except NoPlates:
            most = []
            for at, painted in enumerate(self.read):
                book.page = at + 1
                most.append(judge_said_inks(painted, self.sheets[at], self.limits[at], book))
            return "colors", most
        return "plates", most

    def _tools(self, at: int) -> frozenset[str]:
        """Separations that are no printing ink: tools, foils and marks of every plate."""
        return step_spots(self.read[at]) | frozenset(self.steps) | {"All"}


def _substrate_of(page: pikepdf.Page) -> str:
    """The substrate a page of ours names; nothing on strangers' pages."""
    said: Object = page.obj
    for key in ("/PieceInfo", "/Configurator", "/Private"):
        said = said.get(key, Dictionary())
        if not isinstance(said, Dictionary):
            return ""
    return str(said.get("/Substrate", ""))


def _page_read(
    painted: Painted, sheet: Sheet, substrate: str, ink: float, codes: list[str]
) -> PageRead:
    spots = {spot for mark in painted.marks for spot in mark.spots}
    ppi = sorted({round(m.ppi, 1) for m in painted.marks if m.kind == "image" and m.ppi})
    left, top, right, bottom = (round(edge, 3) for edge in sheet.trim)
    return PageRead(
        painted.number,
        substrate,
        (round(sheet.width, 3), round(sheet.height, 3)),
        (left, top, right, bottom),
        tuple(ppi[:100]),
        tuple(sorted(spots)),
        round(ink, 3),
        tuple(codes),
    )
