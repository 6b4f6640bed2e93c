"""Marked pieces judged: what the law demands is as it was locked, and nothing lies over it."""

from __future__ import annotations

import hashlib

from configurator.prepress.verifier import seen_sayings as say
from configurator.prepress.verifier.drawing import grown, meet
from configurator.prepress.verifier.findings import MmBox, Notebook
from configurator.prepress.verifier.marks import Mark, Painted, Tagged

LEGAL, BARS = "Legal", "Barcode"
EDGE_MM = 0.2
STAMPED = "Structural/FoilStamping"


def judge_pieces(painted: Painted, steps: dict[str, str], book: Notebook) -> None:
    """The legal panels of a page: their operators by their own digest, and what follows them."""
    for number, piece in enumerate(painted.tagged):
        if piece.name != LEGAL:
            continue
        own = [at for at, mark in enumerate(painted.marks) if mark.tag == (LEGAL, number)]
        box = around([painted.marks[at] for at in own])
        if not piece.closed or not own or digest_of(piece) != piece.said.get("/Digest"):
            book.note(say.LEGAL_TOUCHED, box)
        if box is not None:
            _judge_cover(painted.marks[own[-1] + 1 :], box, steps, book)


def digest_of(piece: Tagged) -> str:
    """A piece's operators as one number; how they are spaced and broken into lines is no matter."""
    return hashlib.sha256(b" ".join(piece.operators.split())).hexdigest()[:32]


def _judge_cover(later: list[Mark], box: MmBox, steps: dict[str, str], book: Notebook) -> None:
    inner = grown(box, -EDGE_MM)
    for mark in later:
        tool = [steps[name] for name in mark.layers if name in steps]
        if mark.tag is not None and mark.tag[0] == BARS:
            continue
        if mark.box is None or not meet(mark.box, inner) or (tool and STAMPED not in tool):
            continue
        book.note(say.LEGAL_COVERED, mark.box)


def around(marks: list[Mark]) -> MmBox | None:
    """The box around marks; None around none."""
    boxes = [mark.box for mark in marks if mark.box is not None]
    if not boxes:
        return None
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
