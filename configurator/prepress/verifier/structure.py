"""The file's bones: version, encryption, ids, and what has no place in a print file."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from configurator.prepress.verifier import file_sayings as say
from configurator.prepress.verifier.findings import MmBox, Notebook

PT = 25.4 / 72
ROOT_ACTIVE = {
    "/OpenAction": "an action on opening",
    "/AA": "actions",
    "/AcroForm": "form fields",
    "/Collection": "a collection of files",
}
NAMES_ACTIVE = {"/JavaScript": "JavaScript", "/EmbeddedFiles": "attached files"}
UNPRINTED = frozenset({"/Popup", "/Link", "/TrapNet", "/PrinterMark"})
HIDDEN, NO_PRINT = 1 << 1, 1 << 2


def judge_structure(pdf: pikepdf.Pdf, book: Notebook) -> None:
    """What holds for the file as a whole."""
    if pdf.is_encrypted:
        book.note(say.ENCRYPTED)
    if pdf.pdf_version < "1.6" and str(pdf.Root.get("/Version", "/1.0"))[1:] < "1.6":
        book.note(say.OLD_VERSION, version=pdf.pdf_version)
    for warning in pdf.get_warnings()[:3]:
        book.note(say.DAMAGED, why=_plain(warning))
    ids = pdf.trailer.get("/ID")
    if not isinstance(ids, Array) or [len(bytes(each)) for each in ids] != [16, 16]:
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


def judge_annotations(page: pikepdf.Page, media: MmBox, bleed: MmBox, book: Notebook) -> None:
    """Notes and fields inside the bleed; PDF/X-4 (6.16) has them outside of it only."""
    notes = page.obj.get("/Annots")
    for note in list(notes)[:200] if isinstance(notes, Array) else []:
        if not isinstance(note, Dictionary):
            continue
        kind, flags = note.get("/Subtype"), int(note.get("/F", 0))
        box = _place_of(note.get("/Rect"), media)
        if str(kind) in UNPRINTED or flags & HIDDEN or box is None:
            continue
        inside = box[0] < bleed[2] and bleed[0] < box[2] and box[1] < bleed[3] and bleed[1] < box[3]
        if inside:
            book.note(say.ANNOTATION, box, what=str(kind)[1:])
    if "/AA" in page.obj:
        book.note(say.ACTIVE, what="actions")
    if page.obj.get("/Type") not in (Name.Page, None):
        book.note(say.DAMAGED, why="a page that does not say it is one")


def _place_of(said: Object | None, media: MmBox) -> MmBox | None:
    if not isinstance(said, Array) or len(said) != 4:
        return None
    x = sorted(float(said[at]) * PT - media[0] for at in (0, 2))
    y = sorted(media[3] - float(said[at]) * PT for at in (1, 3))
    return x[0], y[0], x[1], y[1]
