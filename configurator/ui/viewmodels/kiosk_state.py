"""What every kiosk screen shares: one frozen snapshot, and each of its fields as a QML property."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Property, QObject, Signal

from configurator.ui.rows import Entries
from configurator.ui.viewmodels.snapshot import SnapshotModel


@dataclass(frozen=True, slots=True)
class KioskState:
    """Where the visit is, who is here, and how the kiosk stands for them."""

    screen: str = "attract"
    language: str = "en"
    text_scale: float = 1.0
    theme: str = "light"
    hand: str = "right"
    reach: bool = False
    motion: bool = True
    sound: bool = True
    units: str = "eu"
    family: str = "wrapper"
    icons: dict[str, Any] = field(default_factory=dict)
    ready: bool = False
    person_name: str = ""
    attract_pictures: list[Any] = field(default_factory=list)
    families: list[Any] = field(default_factory=list)
    starts: list[Any] = field(default_factory=list)
    members: list[Any] = field(default_factory=list)
    card_trouble: str = ""
    new_code: str = ""
    new_card: str = ""
    purposes: list[Any] = field(default_factory=list)
    facts: list[Any] = field(default_factory=list)
    know_note: str = ""
    clocks: list[Any] = field(default_factory=list)
    goes_too: str = ""
    posture_changed: bool = False
    idle_shown: bool = False
    seconds_left: int = 0
    toast: str = ""
    toast_action: str = ""
    sheet: str = ""
    pin_trouble: str = ""
    staff: list[Any] = field(default_factory=list)
    household: list[Any] = field(default_factory=list)
    trouble: dict[str, Any] = field(default_factory=dict)


class KioskProperties(SnapshotModel):
    """The snapshot's fields as QML sees them."""

    state: KioskState
    shows = KioskState

    screen_changed = Signal()
    language_changed = Signal()
    theme_changed = Signal()
    units_changed = Signal()
    families_changed = Signal()
    starts_changed = Signal()
    purposes_changed = Signal()
    idle_shown_changed = Signal()

    def __init__(self, state: KioskState, parent: QObject | None = None) -> None:
        super().__init__(state, parent)
        self._families, self._starts = Entries(self), Entries(self)
        self.families_changed.connect(self._show_families)
        self.starts_changed.connect(self._show_starts)

    def _show_families(self) -> None:
        self._families.show(self.state.families)

    def _show_starts(self) -> None:
        self._starts.show(self.state.starts)

    @Property(Entries, constant=True)
    def families(self) -> Entries:
        """Every product that can be begun."""
        return self._families

    @Property(Entries, constant=True)
    def starts(self) -> Entries:
        """The designs that are offered to begin with."""
        return self._starts

    @Property(str, notify=screen_changed)
    def screenFile(self) -> str:
        """The QML file of the screen that shows."""
        return f"{self.state.screen.title()}Screen.qml"

    @Property(bool, notify=language_changed)
    def rightToLeft(self) -> bool:
        """Whether the kiosk speaks a language read from the right."""
        return self.state.language == "he"
