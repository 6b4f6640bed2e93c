"""The report production reads: what was found and measured in a file, and what it was made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path as FilePath

from configurator.ground.geometry import Box
from configurator.ground.glyphs import FontBook
from configurator.model.words import Words
from configurator.prepress import report_words as said
from configurator.prepress.barcodes import code128_bars
from configurator.prepress.file_identity import FileIdentity
from configurator.prepress.ink_stream import InkStream, Light
from configurator.prepress.lettering import Type
from configurator.prepress.report_plans import Plan, draw_plan, plan_size
from configurator.prepress.ticket_pad import BOTTOM, TicketPad
from configurator.prepress.ticket_sheet import (
    INNER,
    LABEL_MM,
    PLAIN,
    QUIET,
    STRONG,
    TEXT,
    TicketSheet,
)

SHORT = 16
"""Hexadecimal digits of a hash on paper: enough to compare by eye, and two never agree."""
STOPS, FITS = Light("#b3261e"), Light("#1f6b4f")
VERDICT = Box(INNER.left, 44.0, INNER.right, 68.0)
BODY_TOP = 76.0
HALF = INNER.width / 2 - 3
ROW = Type(PLAIN, 3.2)
SMALL = Type(PLAIN, LABEL_MM)
FIGURE_MM, HASH_MM = 10.0, 5.6
PLAN_MM, LARGE_PLAN_MM = 76.0, 130.0


@dataclass(frozen=True, slots=True)
class Told:
    """A finding as it is printed: whether it stops the press, what is so, and where."""

    stops: bool
    words: Words
    where: Words


@dataclass(frozen=True, slots=True)
class Measured:
    """A page or sheet and its figures, at most five of them, by what they are called."""

    name: Words
    figures: Mapping[Words, str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said above a report in which nothing stops: large, why in small, and as good or not.

    What `why` says of `{stops}` and `{notes}` is filled in.
    """

    words: Words
    why: Words
    good: bool = True


READ = Verdict(said.FIT, said.READ_WHY)
NOT_READ = Verdict(said.NOT_READ, said.NOT_READ_WHY, good=False)


@dataclass(frozen=True, slots=True)
class Report:
    """What a report tells. `hashes` are whole, by name; `made` is the day of what it is of.

    `counted` is what the `measured` things are called; `plans` show where pieces lie.
    """

    number: str
    made: datetime
    subject: Words
    accent: str
    verdict: Verdict
    findings: tuple[Told, ...]
    measured: tuple[Measured, ...]
    hashes: Mapping[Words, str]
    counted: Words = said.PAGES
    plans: tuple[Plan, ...] = ()


@dataclass(frozen=True, slots=True)
class Seal:
    """What keeps a report from being changed: the hash of all that is told, which the sealed report
    `kept_in` says as well, and whether the shop's key signs that."""

    told: str
    kept_in: str
    signed: bool


def write_report_page(
    report: Report, seal: Seal, fonts: FontBook, identity: FileIdentity, target: FilePath
) -> None:
    """Write the report as a PDF of A4 pages, whole or not at all. Raises OSError."""
    desk = _Desk(report, fonts)
    desk.first_page()
    desk.findings()
    desk.plans()
    desk.figures()
    desk.hashes(seal)
    trace = f"{report.number}   {said.SEAL.en.lower()} {seal.told[:SHORT]}"
    desk.pad.write(trace, identity, target)


class _Desk:
    """Lays the report out from top to bottom."""

    def __init__(self, report: Report, fonts: FontBook) -> None:
        self.report = report
        self.pad = TicketPad(fonts, said.REPORT, report.number, Light(report.accent))

    @property
    def sheet(self) -> TicketSheet:
        return self.pad.sheet

    def first_page(self) -> None:
        """The number, its code, what it is of, and the verdict."""
        self.pad.new_sheet()
        self.pad.y = BODY_TOP
        bars = code128_bars(self.report.number, 0.4, 11.0)
        left = INNER.right - bars.path.box.right
        self.sheet.code(bars.path, left, 19.0)
        room = Box(INNER.left, 18, left - 8, 32.0)
        self.sheet.left(self.report.number, room, Type(STRONG, 13.0))
        subject = Box(INNER.left, 34, INNER.right, 38.5)
        self.sheet.pair(self.report.subject, subject, Type(PLAIN, 3.6))
        self._verdict()

    def _verdict(self) -> None:
        told = self.report.findings
        stops = sum(each.stops for each in told)
        verdict = self.report.verdict
        why = verdict.why.filled(stops=stops, notes=len(told) - stops)
        words, color = verdict.words, FITS if verdict.good else QUIET
        if stops:
            words, color = said.STOP, STOPS
        inside = VERDICT.grown(-5.0)
        self.sheet.card(VERDICT)
        large = Box(inside.left, inside.top, inside.right, inside.top + 6.0)
        self.sheet.pair(words, large, Type(STRONG, 6.4), color)
        self._both(why, inside.top + 8.4, SMALL, inside)

    def _both(self, words: Words, top: float, face: Type, room: Box = INNER) -> float:
        """English and Hebrew side by side, wrapped; the height of the taller one in mm."""
        half = room.width / 2 - 3
        sides = ((words.en, room.left, "en"), (words.he, room.right - half, "he"))
        return max(
            self.sheet.block(
                text,
                Box.sized(half, BOTTOM, left, top),
                Type(face.family, face.size_mm, language),
            )
            for text, left, language in sides
        )

    def _height(self, words: Words, face: Type) -> float:
        dry = TicketSheet(self.pad.fonts, InkStream())
        room = Box.sized(HALF, BOTTOM)
        return max(dry.block(words.en, room, face), dry.block(words.he, room, face))

    def findings(self) -> None:
        """Everything found, what stops the press first, each with its place."""
        self.pad.heading(said.FINDINGS, 20.0)
        if not self.report.findings:
            row = Box(INNER.left, self.pad.y, INNER.right, self.pad.y + 4.0)
            self.sheet.pair(said.NOTHING, row, ROW)
            self.pad.y += 6.0
        for each in self.report.findings:
            self._finding(each)
        self.pad.y += 4.0

    def _finding(self, told: Told) -> None:
        height = self._height(told.words, ROW)
        self.pad.room_for(height + 12.0)
        top = self.pad.y
        mark = said.STOP if told.stops else said.NOTE
        row = Box(INNER.left, top, INNER.right, top + 3.2)
        self.sheet.pair(mark, row, Type(STRONG, LABEL_MM), STOPS if told.stops else QUIET)
        self._both(told.words, top + 4.4, ROW)
        place = Box(INNER.left, top, INNER.right, top + height + 8.0)
        self.sheet.pair(told.where, place, SMALL, QUIET)
        self.pad.y = place.bottom + 2.0
        self.sheet.rule(self.pad.y)
        self.pad.y += 2.0

    def figures(self) -> None:
        """A row a page: its name, then a column a figure."""
        self.pad.heading(self.report.counted, 20.0)
        for each in self.report.measured:
            self.pad.room_for(FIGURE_MM)
            top = self.pad.y
            name = Box(INNER.left, top, INNER.left + 38, top + 3.6)
            self.sheet.left(each.name.en, name, ROW)
            beneath = Box(name.left, top, name.right, top + 7.4)
            if each.name.he != each.name.en:
                self.sheet.left(each.name.he, beneath, SMALL, QUIET)
            width = (INNER.right - name.right - 2) / 5
            for at, (what, figure) in enumerate(each.figures.items()):
                left = name.right + 2 + at * width
                self._figure(what, figure, Box(left, top, left + width - 4, top + 3.6))
            self.sheet.rule(top + FIGURE_MM - 1.2)
            self.pad.y += FIGURE_MM
        self.pad.y += 4.0

    def _figure(self, what: Words, figure: str, room: Box) -> None:
        self.sheet.left(figure, room, ROW)
        label = Box(room.left, room.top, room.right, room.bottom + 3.8)
        self.sheet.pair(what, label, Type(PLAIN, 2.2), QUIET)

    def plans(self) -> None:
        """Where every piece lies: two sheets beside each other, a large one across."""
        if not self.report.plans:
            return
        self.pad.heading(said.PLANS, PLAN_MM)
        left = list(self.report.plans)
        while left:
            large = left[0].is_large
            room = Box.sized(INNER.width if large else HALF, LARGE_PLAN_MM if large else PLAN_MM)
            beside = 1 if large or len(left) == 1 or left[1].is_large else 2
            row, left = left[:beside], left[beside:]
            high = max(plan_size(each, room.width, room.height)[1] for each in row)
            self.pad.room_for(high)
            for each, start in zip(row, (INNER.left, INNER.right - HALF), strict=False):
                place = Box.sized(room.width, room.height, start, self.pad.y)
                draw_plan(self.sheet, each, place)
            self.pad.y += high + 4.0

    def hashes(self, seal: Seal) -> None:
        """What everything is known by, and how to find out whether it is still so."""
        self.pad.heading(said.HASHES, 24.0)
        every = {**self.report.hashes, said.SEAL: seal.told}
        for name, digest in every.items():
            self.pad.room_for(HASH_MM)
            base = self.pad.y + 3.4
            row = Box(INNER.left, self.pad.y, INNER.right, base)
            told = Box(INNER.left, self.pad.y, INNER.right - 52, base)
            if name.en == name.he:
                self.sheet.left(name.en, told, ROW)
            else:
                self.sheet.pair(name, told, ROW)
            self.sheet.right(_grouped(digest), row, ROW, TEXT)
            self.pad.y += HASH_MM
        sealing = said.SIGNED if seal.signed else said.SEALED
        words = sealing.filled(report=seal.kept_in)
        self.pad.room_for(self._height(words, SMALL) + 4.0)
        self.pad.y += 2.0
        self.pad.y += self._both(words, self.pad.y, SMALL)


def _grouped(digest: str) -> str:
    """The beginning of a hash in groups of four, as people read digits."""
    return " ".join(digest[at : at + 4] for at in range(0, SHORT, 4))
