"""Graphics states: overprint, transparency and line width as a page's dictionaries set them."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Object

from configurator.prepress.verifier.drawing import State
from configurator.prepress.verifier.file_sayings import TRANSFER
from configurator.prepress.verifier.findings import Notebook


def apply_state(state: State, said: Dictionary, book: Notebook) -> None:
    """Take over what an ExtGState dictionary says."""
    if "/LW" in said:
        state.width = float(said["/LW"])
    if "/OP" in said:
        state.overprint_line = bool(said["/OP"])
        state.overprint_fill = bool(said.get("/op", said["/OP"]))
    elif "/op" in said:
        state.overprint_fill = bool(said["/op"])
    if "/OPM" in said:
        state.mode = int(said["/OPM"])
    if "/ca" in said:
        state.alpha_fill = float(said["/ca"])
    if "/CA" in said:
        state.alpha_line = float(said["/CA"])
    if "/BM" in said:
        state.blend = _blend(said["/BM"])
    font = said.get("/Font")
    if isinstance(font, Array) and len(font) == 2:
        state.font, state.font_size = font[0], float(font[1])
    _judge(said, book)


def _blend(said: Object) -> str:
    chosen = said[0] if isinstance(said, Array) and len(said) else said
    return str(chosen)[1:]


def _judge(said: Dictionary, book: Notebook) -> None:
    """PDF/X-4 has no transfer curves, and of halftones only the device's own."""
    if "/TR" in said and said["/TR"] != Name.Identity:
        book.note(TRANSFER, what="TR")
    if "/TR2" in said and said["/TR2"] != Name.Default:
        book.note(TRANSFER, what="TR2")
    if "/HTP" in said:
        book.note(TRANSFER, what="HTP")
