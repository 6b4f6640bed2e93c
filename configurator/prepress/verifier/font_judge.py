"""Fonts judged: every letter that is shown has its shape in the file."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Object, Stream

from configurator.prepress.verifier import page_sayings as say
from configurator.prepress.verifier.findings import Notebook
from configurator.prepress.verifier.marks import Painted

PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")


def judge_fonts(painted: Painted, book: Notebook) -> None:
    """The fonts that words of a page are set in."""
    for name, font in painted.fonts.items():
        if not _embedded(font):
            book.note(say.FONT_MISSING, name=name.partition(" ")[0])


def _embedded(font: Object) -> bool:
    if not isinstance(font, Dictionary):
        return False
    if font.get("/Subtype") == Name.Type3:
        return isinstance(font.get("/CharProcs"), Dictionary)
    if font.get("/Subtype") == Name.Type0:
        below = font.get("/DescendantFonts")
        return isinstance(below, Array) and len(below) > 0 and _embedded(below[0])
    described = font.get("/FontDescriptor")
    return isinstance(described, Dictionary) and any(
        isinstance(described.get(program), Stream) for program in PROGRAMS
    )
