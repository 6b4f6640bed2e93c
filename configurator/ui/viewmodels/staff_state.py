"""What the staff desk shows: one frozen snapshot, each field as a QML property."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Property, Signal

from configurator.ui.viewmodels.desk_door import DeskDoor


@dataclass(frozen=True, slots=True)
class StaffState:
    """Who works here, what was found, and the page that is open."""

    who: str = ""
    language: str = "en"
    text_scale: float = 1.0
    theme: str = "light"
    icons: dict[str, Any] = field(default_factory=dict)
    people: list[Any] = field(default_factory=list)
    first: bool = False
    trouble: str = ""
    notice: str = ""
    form: dict[str, Any] = field(default_factory=dict)
    trying: str = ""
    pin_asked: bool = False
    tabs: list[Any] = field(default_factory=list)
    tab: str = ""
    found: list[Any] = field(default_factory=list)
    selected: str = ""
    section: str = ""
    page: dict[str, Any] = field(default_factory=dict)
    empty: str = ""


class StaffProperties(DeskDoor):
    """The snapshot's fields as QML sees them."""

    state: StaffState

    who_changed = Signal()
    language_changed = Signal()
    text_scale_changed = Signal()
    theme_changed = Signal()
    icons_changed = Signal()
    people_changed = Signal()
    first_changed = Signal()
    trouble_changed = Signal()
    notice_changed = Signal()
    form_changed = Signal()
    trying_changed = Signal()
    pin_asked_changed = Signal()
    tabs_changed = Signal()
    tab_changed = Signal()
    found_changed = Signal()
    selected_changed = Signal()
    section_changed = Signal()
    page_changed = Signal()
    empty_changed = Signal()

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

    @Property(dict, notify=form_changed)
    def form(self) -> dict[str, Any]:
        return self.state.form

    @Property(str, notify=trying_changed)
    def trying(self) -> str:
        return self.state.trying

    @Property(bool, notify=pin_asked_changed)
    def pinAsked(self) -> bool:
        return self.state.pin_asked

    @Property(list, notify=tabs_changed)
    def tabs(self) -> list[Any]:
        return self.state.tabs

    @Property(str, notify=tab_changed)
    def tab(self) -> str:
        return self.state.tab

    @Property(list, notify=found_changed)
    def found(self) -> list[Any]:
        return self.state.found

    @Property(str, notify=selected_changed)
    def selected(self) -> str:
        return self.state.selected

    @Property(str, notify=section_changed)
    def section(self) -> str:
        return self.state.section

    @Property(dict, notify=page_changed)
    def page(self) -> dict[str, Any]:
        return self.state.page

    @Property(str, notify=empty_changed)
    def empty(self) -> str:
        return self.state.empty
