"""What the production board shows: one frozen snapshot, each field as a QML property."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Property, Signal

from configurator.ui.viewmodels.desk_door import DeskDoor


@dataclass(frozen=True, slots=True)
class BoardState:
    """Who works here, the columns of the board, and the order that is open."""

    who: str = ""
    language: str = "en"
    text_scale: float = 1.0
    theme: str = "light"
    icons: dict[str, Any] = field(default_factory=dict)
    people: list[Any] = field(default_factory=list)
    first: bool = False
    trouble: str = ""
    notice: str = ""
    warning: str = ""
    prints: list[Any] = field(default_factory=list)
    question: str = ""
    pin_asked: bool = False
    columns: list[Any] = field(default_factory=list)
    selected: str = ""
    order: dict[str, Any] = field(default_factory=dict)
    asking: list[Any] = field(default_factory=list)


class BoardProperties(DeskDoor):
    """The snapshot's fields as QML sees them."""

    state: BoardState

    who_changed = Signal()
    language_changed = Signal()
    text_scale_changed = Signal()
    theme_changed = Signal()
    icons_changed = Signal()
    people_changed = Signal()
    first_changed = Signal()
    trouble_changed = Signal()
    notice_changed = Signal()
    warning_changed = Signal()
    prints_changed = Signal()
    question_changed = Signal()
    pin_asked_changed = Signal()
    columns_changed = Signal()
    selected_changed = Signal()
    order_changed = Signal()
    asking_changed = Signal()

    @Property(str, notify=who_changed)
    def who(self) -> str:
        return self.state.who

    @Property(str, notify=language_changed)
    def language(self) -> str:
        return self.state.language

    @Property(float, notify=text_scale_changed)
    def textScale(self) -> float:
        return self.state.text_scale

    @Property(str, notify=theme_changed)
    def theme(self) -> str:
        return self.state.theme

    @Property(dict, notify=icons_changed)
    def icons(self) -> dict[str, Any]:
        return self.state.icons

    @Property(list, notify=people_changed)
    def people(self) -> list[Any]:
        return self.state.people

    @Property(bool, notify=first_changed)
    def first(self) -> bool:
        return self.state.first

    @Property(str, notify=trouble_changed)
    def trouble(self) -> str:
        return self.state.trouble

    @Property(str, notify=notice_changed)
    def notice(self) -> str:
        return self.state.notice

    @Property(str, notify=warning_changed)
    def warning(self) -> str:
        return self.state.warning

    @Property(list, notify=prints_changed)
    def prints(self) -> list[Any]:
        return self.state.prints

    @Property(str, notify=question_changed)
    def question(self) -> str:
        return self.state.question

    @Property(bool, notify=pin_asked_changed)
    def pinAsked(self) -> bool:
        return self.state.pin_asked

    @Property(list, notify=columns_changed)
    def columns(self) -> list[Any]:
        return self.state.columns

    @Property(str, notify=selected_changed)
    def selected(self) -> str:
        return self.state.selected

    @Property(dict, notify=order_changed)
    def order(self) -> dict[str, Any]:
        return self.state.order

    @Property(list, notify=asking_changed)
    def asking(self) -> list[Any]:
        return self.state.asking
