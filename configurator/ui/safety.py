"""Safety: whatever breaks ends here; the draft is kept, and a calm screen says how to go on."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import QObject, Qt

from configurator.model.words import Language, Words
from configurator.store.trouble import StoreTrouble
from configurator.ui.catching import Catch
from configurator.ui.reception import Reception
from configurator.ui.viewmodels.kiosk import Kiosk

SAFE = "safe"
NEEDS_A_DESIGN = ("studio", "proof")

TITLE = Words(en="One moment, please", he="רגע אחד, בבקשה")
BROKEN = Words(
    en="Something here did not go as it should. What you made is kept. "
    "Touch the button to go on with it; if this comes again, please ask us for help.",
    he="משהו כאן לא הלך כמו שצריך. מה שהכנת נשמר. "
    "אפשר לגעת בכפתור ולהמשיך; אם זה חוזר, אפשר לפנות אלינו לעזרה.",
)
AGAIN = Words(en="Try again", he="לנסות שוב")
DONE = Words(en="Finish", he="סיום")


class Safety(QObject):
    """Catches what no slot caught. Nothing of what broke is said but its kind and its place."""

    def __init__(self, kiosk: Kiosk, reception: Reception) -> None:
        super().__init__(kiosk)
        self._kiosk = kiosk
        self._reception = reception
        self._back_to = kiosk.state.screen
        self._catch = Catch(self)
        self._catch.broke.connect(self._show, Qt.ConnectionType.QueuedConnection)
        kiosk.asked.connect(self._hear)

    def close(self) -> None:
        """Let others see to what breaks from now on."""
        self._catch.close()

    def _show(self, error: Exception) -> None:
        said = cast(Language, self._kiosk.state.language)
        words = error.words if isinstance(error, StoreTrouble) else BROKEN
        if self._kiosk.state.screen != SAFE:
            self._back_to = self._kiosk.state.screen
        trouble = {
            "title": TITLE.said(said),
            "words": words.said(said),
            "again": AGAIN.said(said),
            "done": DONE.said(said),
        }
        self._kiosk.swap(trouble=trouble, screen=SAFE, sheet="", idle_shown=False)

    def _hear(self, what: str, _: Any) -> None:
        if what != "try-again":
            return
        studio = self._reception.studio
        if studio.history is not None:
            # The last gesture may be what could not be saved.
            self._reception.visitor.keep(studio.history.present)
        lost = self._back_to in NEEDS_A_DESIGN and studio.session is None
        self._kiosk.go("attract" if lost else self._back_to)
