"""What every kiosk screen shares: one frozen snapshot, and each of its fields as a QML property."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Property, Signal

from configurator.ui.viewmodels.snapshot import SnapshotModel, of


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
    sound: bool = False
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

    screen = Property(str, of("screen"), notify=screen_changed)
    language = Property(str, of("language"), notify=language_changed)
    textScale = Property(float, of("text_scale"), notify=text_scale_changed)
    theme = Property(str, of("theme"), notify=theme_changed)
    hand = Property(str, of("hand"), notify=hand_changed)
    reach = Property(bool, of("reach"), notify=reach_changed)
    motion = Property(bool, of("motion"), notify=motion_changed)
    sound = Property(bool, of("sound"), notify=sound_changed)
    family = Property(str, of("family"), notify=family_changed)
    icons = Property(dict, of("icons"), notify=icons_changed)
    ready = Property(bool, of("ready"), notify=ready_changed)
    personName = Property(str, of("person_name"), notify=person_name_changed)
    attractPictures = Property(list, of("attract_pictures"), notify=attract_pictures_changed)
    families = Property(list, of("families"), notify=families_changed)
    starts = Property(list, of("starts"), notify=starts_changed)
    members = Property(list, of("members"), notify=members_changed)
    cardTrouble = Property(str, of("card_trouble"), notify=card_trouble_changed)
    newCode = Property(str, of("new_code"), notify=new_code_changed)
    newCard = Property(str, of("new_card"), notify=new_card_changed)
    purposes = Property(list, of("purposes"), notify=purposes_changed)
    facts = Property(list, of("facts"), notify=facts_changed)
    postureChanged = Property(bool, of("posture_changed"), notify=posture_changed_changed)
    idleShown = Property(bool, of("idle_shown"), notify=idle_shown_changed)
    secondsLeft = Property(int, of("seconds_left"), notify=seconds_left_changed)
    toast = Property(str, of("toast"), notify=toast_changed)
    toastAction = Property(str, of("toast_action"), notify=toast_action_changed)
    sheet = Property(str, of("sheet"), notify=sheet_changed)
    pinTrouble = Property(str, of("pin_trouble"), notify=pin_trouble_changed)
    screenFile = Property(
        str, lambda self: f"{self.state.screen.title()}Screen.qml", notify=screen_changed
    )
    rightToLeft = Property(bool, lambda self: self.state.language == "he", notify=language_changed)
