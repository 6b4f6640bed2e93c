"""The staff desk's manners: asking before a deed, and saying what could not be done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QTimer, Slot

from configurator.model.refused import Refused
from configurator.model.words import Words
from configurator.pricing.book import TariffUnreadable
from configurator.studio.guard import Guard
from configurator.ui.desk_comfort import ComfortFile
from configurator.ui.viewmodels.desks.desk_door import DeskDoor
from configurator.ui.viewmodels.desks.desk_forms import Form
from configurator.ui.viewmodels.desks.staff_state import StaffState

NO_SUCH = Words(en="This is not here any more. Search again.", he="זה כבר לא כאן. אפשר לחפש שוב.")


class StaffCore(DeskDoor):
    """What every page of the staff desk stands on."""

    state: StaffState
    shows = StaffState

    def __init__(self, guard: Guard, comfort: ComfortFile, icons: dict[str, Any]) -> None:
        super().__init__(StaffState(icons=icons, tab="people"), guard, comfort)
        self._asked: Form | None = None
        self._after_pin: Callable[[str], None] | None = None
        self._watch = QTimer(self, interval=5000)
        self._watch.timeout.connect(self._still_in)
        self._watch.start()

    def rest(self) -> None:
        """The window closes: nobody is watched over any more."""
        self._watch.stop()

    def _still_in(self) -> None:
        if self.state.who and self._guard.badge is None:
            self.signOut()

    @Slot()
    def signOut(self) -> None:
        """Nobody works here now."""
        self._guard.sign_out()
        self._asked = self._after_pin = None
        self.swap(who="", found=[], selected="", page={}, trouble="", notice="", form={})
        self.swap(pin_asked=False, trying="")
        self.show_people()

    def _try(self, deed: Callable[[], Any]) -> bool:
        """Whether a deed was done; one that may not be, or cannot, is said with the way out."""
        try:
            deed()
        except Refused as refused:
            self.swap(trouble=refused.words.said(self.speaking))
        except KeyError:
            self.swap(trouble=NO_SUCH.said(self.speaking))
        except (ValueError, OSError, TariffUnreadable) as trouble:
            self.swap(trouble=str(trouble))
        else:
            return True
        return False

    def ask(self, form: Form) -> None:
        """Ask before a deed is done."""
        self._asked = form
        self.swap(form=form.shown, trouble="", trying="")

    def wait(self, words: str) -> Callable[[Callable[[], Any]], None]:
        """Leave the form open and say what is waited for; give back what to do when it came.

        That does a deed and closes the form, unless somebody put the form away meanwhile.
        """
        asked = self._asked
        self.swap(trying=words)

        def came(deed: Callable[[], Any]) -> None:
            if asked is None or self._asked is not asked or not self.state.trying:
                return
            self.swap(trying="")
            if self._try(deed):
                self._close_form()

        return came

    def _close_form(self) -> None:
        self._asked = None
        self.swap(form={})

    @Slot("QVariantMap")
    def submit(self, values: Mapping[str, str]) -> None:
        """The form's answers; it stays open with what is wrong when they will not do."""
        asked = self._asked
        if asked is None or self.state.trying:
            return
        self.swap(trouble="")
        done = self._try(lambda: asked.after(values)) and not self.state.trouble
        if done and self._asked is asked and not self.state.trying:
            self._close_form()

    @Slot()
    def dismiss(self) -> None:
        """Never mind: no form, no PIN."""
        self._asked = self._after_pin = None
        self.swap(form={}, pin_asked=False, trouble="", trying="")

    def ask_pin(self, after: Callable[[str], None]) -> None:
        """Ask for one's PIN once more."""
        self._after_pin = after
        self.swap(pin_asked=True, trouble="")

    @Slot(str)
    def pinGiven(self, pin: str) -> None:
        """The PIN that a deed asked for once more."""
        after = self._after_pin
        if after is not None:
            self._try(lambda: after(pin))
