"""What the proof and the ticket show: one frozen snapshot, each field as a QML property."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Property, Signal

from configurator.ui.viewmodels.snapshot import SnapshotModel, of


@dataclass(frozen=True, slots=True)
class ProofState:
    """What is about to be ordered, and its number once it is."""

    picture: str = ""
    pages: list[Any] = field(default_factory=list)
    page: str = ""
    note: str = ""
    sizes: list[Any] = field(default_factory=list)
    size: str = ""
    size_question: str = ""
    quantity: int = 1
    lines: list[Any] = field(default_factory=list)
    total: str = ""
    ready: str = ""
    trouble: str = ""
    busy: bool = False
    can_order: bool = False
    number: str = ""
    ticket_code: str = ""
    ready_at: str = ""
    keepsake: str = ""
    answer: int = -1


class ProofProperties(SnapshotModel):
    """The snapshot's fields as QML sees them."""

    state: ProofState

    picture_changed = Signal()
    pages_changed = Signal()
    page_changed = Signal()
    note_changed = Signal()
    sizes_changed = Signal()
    size_changed = Signal()
    size_question_changed = Signal()
    quantity_changed = Signal()
    lines_changed = Signal()
    total_changed = Signal()
    ready_changed = Signal()
    trouble_changed = Signal()
    busy_changed = Signal()
    can_order_changed = Signal()
    number_changed = Signal()
    ticket_code_changed = Signal()
    ready_at_changed = Signal()
    keepsake_changed = Signal()
    answer_changed = Signal()

    picture = Property(str, of("picture"), notify=picture_changed)
    pages = Property(list, of("pages"), notify=pages_changed)
    page = Property(str, of("page"), notify=page_changed)
    note = Property(str, of("note"), notify=note_changed)
    sizes = Property(list, of("sizes"), notify=sizes_changed)
    size = Property(str, of("size"), notify=size_changed)
    sizeQuestion = Property(str, of("size_question"), notify=size_question_changed)
    quantity = Property(int, of("quantity"), notify=quantity_changed)
    lines = Property(list, of("lines"), notify=lines_changed)
    total = Property(str, of("total"), notify=total_changed)
    ready = Property(str, of("ready"), notify=ready_changed)
    trouble = Property(str, of("trouble"), notify=trouble_changed)
    busy = Property(bool, of("busy"), notify=busy_changed)
    canOrder = Property(bool, of("can_order"), notify=can_order_changed)
    number = Property(str, of("number"), notify=number_changed)
    ticketCode = Property(str, of("ticket_code"), notify=ticket_code_changed)
    readyAt = Property(str, of("ready_at"), notify=ready_at_changed)
    keepsake = Property(str, of("keepsake"), notify=keepsake_changed)
    answer = Property(int, of("answer"), notify=answer_changed)
