"""The staff desk's door and manners: signing in, asking before a deed, comfort, and refusals."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QTimer, Signal, Slot

from configurator.model.words import Language, Words
from configurator.pricing.book import TariffUnreadable
from configurator.studio.catalog import CatalogRefused
from configurator.studio.guard import Guard, NotAllowed
from configurator.studio.welcome import NotLetIn
from configurator.ui.desk_comfort import Comfort, ComfortFile
from configurator.ui.viewmodels.desk_forms import Form
from configurator.ui.viewmodels.staff_state import StaffProperties, StaffState

NO_SUCH = Words(en="This is not here any more. Search again.", he="זה כבר לא כאן. אפשר לחפש שוב.")


class StaffCore(StaffProperties):
    """What every page of the staff desk stands on."""

    language_picked = Signal(str)

    def __init__(self, guard: Guard, comfort: ComfortFile, icons: dict[str, Any]) -> None:
        kept = comfort.read()
        super().__init__(
            StaffState(
                icons=icons,
                tab="people",
                language=kept.language,
                text_scale=kept.text_scale,
                theme=kept.theme,
            )
        )
        self._guard = guard
        self._comfort = comfort
        self._asked: Form | None = None
        self._after_pin: Callable[[str], None] | None = None
        self._watch = QTimer(self, interval=5000)
        self._watch.timeout.connect(self._still_in)
        self._watch.start()
        self._show_people()

    @property
    def speaking(self) -> Language:
        """The language of the desk."""
        return "he" if self.state.language == "he" else "en"

    def _show_people(self) -> None:
        people = [{"id": m.id, "label": m.name, "icon": ""} for m in self._guard.people()]
        self.swap(people=people, first=self._guard.needs_first_manager())

    def _still_in(self) -> None:
        if self.state.who and self._guard.badge is None:
            self.signOut()

    @Slot()
    def stillHere(self) -> None:
        """The mouse moved, or a key was pressed."""
        self._guard.touch()

    @Slot(str, str)
    def signIn(self, staff: str, pin: str) -> None:
        """Sign in with a PIN."""
        badge = self._guard.sign_in(staff, pin)
        if isinstance(badge, NotLetIn):
            self._refused(badge)
            return
        self._let_in(badge.name)

    @Slot(str, str)
    def begin(self, name: str, pin: str) -> None:
        """The shop is new: the first to come makes themselves its manager."""
        badge = self._guard.first_manager(name.strip(), pin)
        if isinstance(badge, Words):
            self.swap(trouble=badge.said(self.speaking))
            return
        self._let_in(badge.name)

    def _let_in(self, name: str) -> None:
        self.swap(who=name, trouble="")
        self.show_desk()

    def show_desk(self) -> None:
        """Show what the desk begins with, or the same in another language."""

    @Slot()
    def signOut(self) -> None:
        """Nobody works here now."""
        self._guard.sign_out()
        self._asked = self._after_pin = None
        self.swap(who="", found=[], selected="", page={}, trouble="", notice="", form={})
        self.swap(pin_asked=False)
        self._show_people()

    @Slot()
    def otherLanguage(self) -> None:
        """Hebrew for English, English for Hebrew."""
        self.swap(language="en" if self.state.language == "he" else "he", form={})
        self.language_picked.emit(self.state.language)
        self._keep_comfort()
        if self.state.who:
            self.show_desk()

    @Slot(float, str)
    def stand(self, text_scale: float, theme: str) -> None:
        """How large text is here, 1 to 2, and in which colors."""
        self.swap(text_scale=min(max(text_scale, 1.0), 2.0), theme=theme)
        self._keep_comfort()

    def _keep_comfort(self) -> None:
        now = {
            "language": self.state.language,
            "text_scale": self.state.text_scale,
            "theme": self.state.theme,
        }
        self._try(lambda: self._comfort.keep(Comfort.model_validate(now)))

    def _try(self, deed: Callable[[], Any]) -> bool:
        """Whether a deed was done; one that may not be, or cannot, is said with the way out."""
        try:
            deed()
        except (NotAllowed, CatalogRefused) as refused:
            self.swap(trouble=refused.words.said(self.speaking))
        except KeyError:
            self.swap(trouble=NO_SUCH.said(self.speaking))
        except (ValueError, OSError, TariffUnreadable) as trouble:
            self.swap(trouble=str(trouble))
        else:
            return True
        return False

    def _refused(self, words: NotLetIn) -> None:
        self.swap(trouble=words.words.said(self.speaking, seconds=round(words.wait_s)))

    def ask(self, form: Form) -> None:
        """Ask before a deed is done."""
        self._asked = form
        self.swap(form=form.shown, trouble="")

    @Slot("QVariantMap")
    def submit(self, values: Mapping[str, str]) -> None:
        """The form's answers; it stays open with what is wrong when they will not do."""
        asked = self._asked
        if asked is None:
            return
        self.swap(trouble="")
        done = self._try(lambda: asked.after(values)) and not self.state.trouble
        if done and self._asked is asked:
            self._asked = None
            self.swap(form={})

    @Slot()
    def dismiss(self) -> None:
        """Never mind: no form, no PIN."""
        self._asked = self._after_pin = None
        self.swap(form={}, pin_asked=False, trouble="")

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
