"""A desk's door: signing in and out, its language, and how it stands for whoever works there."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot

from configurator.model.words import Language, Words
from configurator.studio.guard import Guard
from configurator.studio.people.welcome import NotLetIn
from configurator.ui.desk_comfort import Comfort, ComfortFile
from configurator.ui.viewmodels.desks.desk_state import DeskState
from configurator.ui.viewmodels.snapshot import SnapshotModel


class DeskDoor(SnapshotModel):
    """What both desks begin with."""

    state: DeskState

    language_picked = Signal(str)

    def __init__(self, state: DeskState, guard: Guard, comfort: ComfortFile) -> None:
        super().__init__(state)
        self._guard = guard
        self._comfort = comfort
        self.swap(**comfort.read().model_dump())
        self.show_people()

    @property
    def speaking(self) -> Language:
        """The language of the desk."""
        return "he" if self.state.language == "he" else "en"

    def show_people(self) -> None:
        """Who may sign in here."""
        people = [{"id": m.id, "label": m.name, "icon": ""} for m in self._guard.people()]
        self.swap(people=people, first=self._guard.needs_first_manager())

    def show_desk(self) -> None:
        """What the desk shows to whoever signed in, or the same in another language."""

    def rest(self) -> None:
        """The window closes: nothing is looked at any more."""

    @Slot()
    def stillHere(self) -> None:
        """The mouse moved, or a key was pressed."""
        self._guard.touch()

    @Slot(str, str)
    def signIn(self, staff: str, pin: str) -> None:
        """Sign in with a PIN."""
        badge = self._guard.sign_in(staff, pin)
        if isinstance(badge, NotLetIn):
            self.refuse(badge)
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

    def refuse(self, refused: NotLetIn) -> None:
        """Say why a PIN opens nothing, and how long to wait."""
        self.swap(trouble=refused.words.said(self.speaking, seconds=round(refused.wait_s)))

    @Slot()
    def otherLanguage(self) -> None:
        """Hebrew for English, English for Hebrew."""
        self.swap(language="en" if self.state.language == "he" else "he", trouble="", notice="")
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
        now = {name: getattr(self.state, name) for name in Comfort.model_fields}
        try:
            self._comfort.keep(Comfort.model_validate(now))
        except OSError as trouble:
            self.swap(trouble=str(trouble))
