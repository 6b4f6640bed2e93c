"""The kiosk's view model: where the visit is, how the screen stands, and what idles.

It imports neither the studio nor the database: the first screen is there before they are.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from configurator.ui.viewmodels.kiosk_state import KioskProperties, KioskState

QML_IMPORT_NAME = "Configurator"
QML_IMPORT_MAJOR_VERSION = 1

IDLE_S = 60
NOTICE_S = 20
PAPERS = {"light": "#F6F3EC", "dark": "#1B1A1D", "contrast": "#FFFFFF"}
FIELDS = ("language", "text_scale", "theme", "hand", "reach", "motion", "sound", "units")


@QmlElement
@QmlUncreatable("made by the app")
class Kiosk(KioskProperties):  # type: ignore[operator]
    """One kiosk. What a screen asks of others is a signal; the composition root connects them."""

    asked = Signal(str, object)
    left = Signal()
    first_frame = Signal()
    studio_changed = Signal()

    def __init__(self, state: KioskState, parent: QObject | None = None) -> None:
        super().__init__(state, parent)
        self._studio: QObject | None = None
        self._proof: QObject | None = None
        self._which: QObject | None = None
        self._awaited: str | None = None
        self._saved_posture = self.posture()
        self._idle_s, self._quiet_s = IDLE_S, 0
        self._idle = QTimer(self)
        self._idle.timeout.connect(self._tick)
        self._listen()

    @property
    def idle_s(self) -> int:
        """Seconds of quiet before the kiosk asks whether somebody is still there."""
        return self._idle_s

    @idle_s.setter
    def idle_s(self, seconds: int) -> None:
        self._idle_s = seconds
        self._listen()

    @Property(QObject, notify=studio_changed)
    def studio(self) -> QObject | None:
        """Where a design is made; none until it is loaded."""
        return self._studio

    @Property(QObject, notify=studio_changed)
    def proof(self) -> QObject | None:
        """The page a design is approved on; none until it is loaded."""
        return self._proof

    @Property(QObject, notify=studio_changed)
    def whichOne(self) -> QObject | None:
        """The game of pictures; none until it is loaded."""
        return self._which

    def equip(self, studio: QObject, proof: QObject, which: QObject) -> None:
        """The studio is loaded: screens that need it can open, and one that was asked for does."""
        self._studio, self._proof, self._which = studio, proof, which
        self.studio_changed.emit()
        self.swap(ready=True)
        if self._awaited is not None:
            self.go(self._awaited)

    def posture(self) -> dict[str, Any]:
        """How the kiosk stands now."""
        return {name: getattr(self.state, name) for name in FIELDS}

    def stand(self, posture: dict[str, Any]) -> None:
        """Take a whole posture in one step, as a person's profile has it."""
        self._saved_posture = dict(posture)
        self.swap(**posture, posture_changed=False)

    @Slot(str, str)
    def setPosture(self, name: str, value: str) -> None:
        """Change one thing by hand."""
        kinds: dict[str, Any] = {"text_scale": float, "reach": _on, "motion": _on, "sound": _on}
        self.swap(**{name: kinds.get(name, str)(value)})
        self.swap(posture_changed=self.posture() != self._saved_posture)

    @Slot()
    def savePosture(self) -> None:
        """Keep the posture for next time."""
        self._saved_posture = self.posture()
        self.swap(posture_changed=False)
        self.asked.emit("save-posture", self.posture())

    @Slot()
    def ignorePosture(self) -> None:
        """Leave it as it is now, without keeping it; about another change is asked again."""
        self.swap(posture_changed=False)

    @Slot()
    def restorePosture(self) -> None:
        """Put the posture back as it was."""
        self.stand(self._saved_posture)

    @Slot()
    def shown(self) -> None:
        """The first frame is on the glass: someone can touch already."""
        QTimer.singleShot(0, self.first_frame.emit)

    @Slot(str)
    def go(self, screen: str) -> None:
        """Go to a screen; one that needs the studio waits until it is loaded."""
        if screen not in ("attract", "hello") and not self.state.ready:
            self._awaited = screen
            return
        self._awaited = None
        if self.state.screen == "attract":
            self._listen()
        self.asked.emit(f"enter-{screen}", None)
        self.swap(screen=screen, sheet="")

    @Slot(str)
    def openSheet(self, sheet: str) -> None:
        """Lay a sheet over the screen; an empty name takes it away."""
        self.swap(sheet=sheet, pin_trouble="")

    @Slot()
    def beGuest(self) -> None:
        """Just make something."""
        self.asked.emit("guest", None)
        self.go("choose")

    @Slot(str)
    def present(self, key: str) -> None:
        """A card was scanned or its code typed."""
        self.asked.emit("present", key)

    @Slot(str)
    def choosePerson(self, member: str) -> None:
        """Someone of the household is here."""
        self.asked.emit("choose-person", member)

    @Slot(str, "QVariantList")
    def remember(self, name: str, purposes: list[str]) -> None:
        """Someone new wants to be remembered."""
        self.asked.emit("remember", (name, purposes))

    @Slot(str)
    def make(self, family: str) -> None:
        """Make one of the products."""
        self.asked.emit("make", family)

    @Slot(str)
    def startFrom(self, start: str) -> None:
        """Go on from a suggested design."""
        self.asked.emit("start-from", start)

    @Slot(str)
    def notMe(self, start: str) -> None:
        """'Not me', said of a suggested design."""
        self.asked.emit("not-me", start)

    @Slot(str)
    def forget(self, fact: str) -> None:
        """Forget one thing."""
        self.asked.emit("forget", fact)

    @Slot(str)
    def confirm(self, fact: str) -> None:
        """An old thing that was asked about is still so."""
        self.asked.emit("confirm", fact)

    @Slot(str, bool)
    def consent(self, purpose: str, given: bool) -> None:
        """Give or withdraw a consent."""
        self.asked.emit("consent", (purpose, given))

    @Slot()
    def takeAway(self) -> None:
        """Take everything along."""
        self.asked.emit("take-away", None)

    @Slot()
    def forgetAll(self) -> None:
        """Forget this person."""
        self.asked.emit("forget-all", None)

    @Slot()
    def askLeave(self) -> None:
        """Leaving the kiosk needs a staff PIN."""
        self.asked.emit("ask-leave", None)

    @Slot(str, str)
    def leave(self, staff: str, pin: str) -> None:
        """Leave the kiosk with a staff member's PIN."""
        self.asked.emit("leave", (staff, pin))

    @Slot(str)
    def unlock(self, pin: str) -> None:
        """A person's own PIN opens what it guards."""
        self.asked.emit("unlock", pin)

    @Slot(str)
    def setPin(self, pin: str) -> None:
        """Guard one's things with a PIN."""
        self.asked.emit("set-pin", pin)

    @Slot(str, bool)
    def addPerson(self, name: str, child: bool) -> None:
        """One more person on the same card."""
        self.asked.emit("add-person", (name, child))

    @Slot()
    def endVisit(self) -> None:
        """Say goodbye: save for a known person, wipe for a guest."""
        self.swap(idle_shown=False)
        self.asked.emit("end-visit", None)

    @Slot()
    def tryAgain(self) -> None:
        """Go on after something broke."""
        self.asked.emit("try-again", None)

    def rest(self) -> None:
        """The kiosk closes: nobody is waited for any more."""
        self._idle.stop()

    def say(self, text: str, action: str = "") -> None:
        """Say quietly what just happened."""
        self.swap(toast="", toast_action="")
        self.swap(toast=text, toast_action=action)

    @Slot()
    def clearToast(self) -> None:
        """The toast has been read."""
        self.swap(toast="", toast_action="")

    @Slot()
    def toastActed(self) -> None:
        """The way back that the toast offered."""
        self.clearToast()
        self.asked.emit("undo-switch", None)

    @Slot()
    def touched(self) -> None:
        """Someone is there. The notice stays under the finger until it is answered."""
        if self.state.idle_shown:
            self._quiet_s = self.idle_s
        else:
            self._listen()

    @Slot()
    def moreTime(self) -> None:
        """One tap gives more time."""
        self._listen()
        self.swap(idle_shown=False)

    def _listen(self) -> None:
        """Somebody is there: nothing ticks, under a moving finger least of all, until it is due."""
        self._quiet_s = 0
        self._idle.start(self._idle_s * 1000)

    def _tick(self) -> None:
        if self.state.screen == "attract":
            return
        self._quiet_s += self._idle.interval() // 1000
        left = self.idle_s + NOTICE_S - self._quiet_s
        if left <= 0:
            self._listen()
            self.endVisit()
        elif self._quiet_s >= self.idle_s:
            self._idle.start(1000)
            self.swap(idle_shown=True, seconds_left=left)


def _on(value: str) -> bool:
    return value == "on"
