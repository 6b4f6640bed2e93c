"""What the proof and the ticket show: one frozen snapshot, each field as a QML property."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Property, Signal

from configurator.ui.viewmodels.snapshot import SnapshotModel


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

    @Property(str, notify=picture_changed)
    def picture(self) -> str:
        return self.state.picture

    @Property(list, notify=pages_changed)
    def pages(self) -> list[Any]:
        return self.state.pages

    @Property(str, notify=page_changed)
    def page(self) -> str:
        return self.state.page

    @Property(str, notify=note_changed)
    def note(self) -> str:
        return self.state.note

    @Property(list, notify=sizes_changed)
    def sizes(self) -> list[Any]:
        return self.state.sizes

    @Property(str, notify=size_changed)
    def size(self) -> str:
        return self.state.size

    @Property(str, notify=size_question_changed)
    def sizeQuestion(self) -> str:
        return self.state.size_question

    @Property(int, notify=quantity_changed)
    def quantity(self) -> int:
        return self.state.quantity

    @Property(list, notify=lines_changed)
    def lines(self) -> list[Any]:
        return self.state.lines

    @Property(str, notify=total_changed)
    def total(self) -> str:
        return self.state.total

    @Property(str, notify=ready_changed)
    def ready(self) -> str:
        return self.state.ready

    @Property(str, notify=trouble_changed)
    def trouble(self) -> str:
        return self.state.trouble

    @Property(bool, notify=busy_changed)
    def busy(self) -> bool:
        return self.state.busy

    @Property(bool, notify=can_order_changed)
    def canOrder(self) -> bool:
        return self.state.can_order

    @Property(str, notify=number_changed)
    def number(self) -> str:
        return self.state.number

    @Property(str, notify=ticket_code_changed)
    def ticketCode(self) -> str:
        return self.state.ticket_code

    @Property(str, notify=ready_at_changed)
    def readyAt(self) -> str:
        return self.state.ready_at

    @Property(str, notify=keepsake_changed)
    def keepsake(self) -> str:
        return self.state.keepsake

    @Property(int, notify=answer_changed)
    def answer(self) -> int:
        return self.state.answer
