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

    screen_changed = Signal()
    language_changed = Signal()
    text_scale_changed = Signal()
    theme_changed = Signal()
    hand_changed = Signal()
    reach_changed = Signal()
    motion_changed = Signal()
    sound_changed = Signal()
    units_changed = Signal()
    family_changed = Signal()
    icons_changed = Signal()
    ready_changed = Signal()
    person_name_changed = Signal()
    attract_pictures_changed = Signal()
    families_changed = Signal()
    starts_changed = Signal()
    members_changed = Signal()
    card_trouble_changed = Signal()
    new_code_changed = Signal()
    new_card_changed = Signal()
    purposes_changed = Signal()
    facts_changed = Signal()
    posture_changed_changed = Signal()
    idle_shown_changed = Signal()
    seconds_left_changed = Signal()
    toast_changed = Signal()
    toast_action_changed = Signal()
    sheet_changed = Signal()
    pin_trouble_changed = Signal()
    staff_changed = Signal()
    household_changed = Signal()
    trouble_changed = Signal()

    def __init__(self, state: KioskState, parent: QObject | None = None) -> None:
        super().__init__(state, parent)
        self._families, self._starts = Entries(self), Entries(self)
        self.families_changed.connect(self._show_families)
        self.starts_changed.connect(self._show_starts)

    def _show_families(self) -> None:
        self._families.show(self.state.families)

    def _show_starts(self) -> None:
        self._starts.show(self.state.starts)

    @Property(str, notify=screen_changed)
    def screen(self) -> str:
        return self.state.screen

    @Property(str, notify=language_changed)
    def language(self) -> str:
        return self.state.language

    @Property(float, notify=text_scale_changed)
    def textScale(self) -> float:
        return self.state.text_scale

    @Property(str, notify=theme_changed)
    def theme(self) -> str:
        return self.state.theme

    @Property(str, notify=hand_changed)
    def hand(self) -> str:
        return self.state.hand

    @Property(bool, notify=reach_changed)
    def reach(self) -> bool:
        return self.state.reach

    @Property(bool, notify=motion_changed)
    def motion(self) -> bool:
        return self.state.motion

    @Property(bool, notify=sound_changed)
    def sound(self) -> bool:
        return self.state.sound

    @Property(str, notify=units_changed)
    def units(self) -> str:
        return self.state.units

    @Property(str, notify=family_changed)
    def family(self) -> str:
        return self.state.family

    @Property(dict, notify=icons_changed)
    def icons(self) -> dict[str, Any]:
        return self.state.icons

    @Property(bool, notify=ready_changed)
    def ready(self) -> bool:
        return self.state.ready

    @Property(str, notify=person_name_changed)
    def personName(self) -> str:
        return self.state.person_name

    @Property(list, notify=attract_pictures_changed)
    def attractPictures(self) -> list[Any]:
        return self.state.attract_pictures

    @Property(Entries, constant=True)
    def families(self) -> Entries:
        return self._families

    @Property(Entries, constant=True)
    def starts(self) -> Entries:
        return self._starts

    @Property(list, notify=members_changed)
    def members(self) -> list[Any]:
        return self.state.members

    @Property(str, notify=card_trouble_changed)
    def cardTrouble(self) -> str:
        return self.state.card_trouble

    @Property(str, notify=new_code_changed)
    def newCode(self) -> str:
        return self.state.new_code

    @Property(str, notify=new_card_changed)
    def newCard(self) -> str:
        return self.state.new_card

    @Property(list, notify=purposes_changed)
    def purposes(self) -> list[Any]:
        return self.state.purposes

    @Property(list, notify=facts_changed)
    def facts(self) -> list[Any]:
        return self.state.facts

    @Property(bool, notify=posture_changed_changed)
    def postureChanged(self) -> bool:
        return self.state.posture_changed

    @Property(bool, notify=idle_shown_changed)
    def idleShown(self) -> bool:
        return self.state.idle_shown

    @Property(int, notify=seconds_left_changed)
    def secondsLeft(self) -> int:
        return self.state.seconds_left

    @Property(str, notify=toast_changed)
    def toast(self) -> str:
        return self.state.toast

    @Property(str, notify=toast_action_changed)
    def toastAction(self) -> str:
        return self.state.toast_action

    @Property(str, notify=sheet_changed)
    def sheet(self) -> str:
        return self.state.sheet

    @Property(str, notify=pin_trouble_changed)
    def pinTrouble(self) -> str:
        return self.state.pin_trouble

    @Property(list, notify=staff_changed)
    def staff(self) -> list[Any]:
        return self.state.staff

    @Property(list, notify=household_changed)
    def household(self) -> list[Any]:
        return self.state.household

    @Property(dict, notify=trouble_changed)
    def trouble(self) -> dict[str, Any]:
        return self.state.trouble

    @Property(str, notify=screen_changed)
    def screenFile(self) -> str:
        return f"{self.state.screen.title()}Screen.qml"

    @Property(bool, notify=language_changed)
    def rightToLeft(self) -> bool:
        return self.state.language == "he"
