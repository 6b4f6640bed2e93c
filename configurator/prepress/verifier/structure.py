"""The file's bones: version, encryption, ids, and what has no place in a print file."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from configurator.prepress.verifier import file_sayings as say
from configurator.prepress.verifier.boxes import Sheet, box_of
from configurator.prepress.verifier.drawing import meet
from configurator.prepress.verifier.findings import Notebook

ROOT_ACTIVE = {
    "/OpenAction": "an action on opening",
    "/AA": "actions",
    "/AcroForm": "form fields",
    "/Collection": "a collection of files",
}
NAMES_ACTIVE = {"/JavaScript": "JavaScript", "/EmbeddedFiles": "attached files"}
PRINTERS_OWN = frozenset({"/TrapNet", "/PrinterMark"})
"""The kinds of notes that may lie anywhere."""


def judge_structure(pdf: pikepdf.Pdf, book: Notebook) -> None:
    """What holds for the file as a whole."""
    if pdf.is_encrypted:
        book.note(say.ENCRYPTED)
    if pdf.pdf_version < "1.6" and str(pdf.Root.get("/Version", "/1.0"))[1:] < "1.6":
        book.note(say.OLD_VERSION, version=pdf.pdf_version)
    for warning in pdf.get_warnings()[:3]:
        book.note(say.DAMAGED, why=_plain(warning))
    ids = pdf.trailer.get("/ID")
    held = list(ids) if isinstance(ids, Array) else []
    if [len(bytes(each)) for each in held if isinstance(each, String)] != [16, 16]:
        book.note(say.NO_IDS)
    for key, what in ROOT_ACTIVE.items():
        if key in pdf.Root:
            book.note(say.ACTIVE, what=what)
    names = pdf.Root.get("/Names")
    for key, what in NAMES_ACTIVE.items():
        if isinstance(names, Dictionary) and key in names:
            book.note(say.ACTIVE, what=what)


def _plain(warning: object) -> str:
    """A reader's complaint without the file's place on the disk."""
    return str(warning).rpartition("/")[2][:140]


def judge_annotations(page: pikepdf.Page, sheet: Sheet, book: Notebook) -> None:
    """Notes, links and fields inside the bleed; PDF/X-4 (6.16) has them outside of it only."""
    notes = page.obj.get("/Annots")
    for note in list(notes)[:200] if isinstance(notes, Array) else []:
        if not isinstance(note, Dictionary):
            continue
        kind, edges = note.get("/Subtype"), box_of(note.get("/Rect"))
        if str(kind) in PRINTERS_OWN or edges is None:
            continue
        box = sheet.placed(edges)
        if meet(box, sheet.bleed):
            book.note(say.ANNOTATION, box, what=str(kind)[1:])
    if "/AA" in page.obj:
        book.note(say.ACTIVE, what="actions")
    if page.obj.get("/Type") not in (Name.Page, None):
        book.note(say.DAMAGED, why="a page that does not say it is one")
