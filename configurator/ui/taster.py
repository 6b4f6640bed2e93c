"""The taster: what comes first for whoever is here, what they say of it, and what is learned."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from configurator.model.design import Design
from configurator.model.people import Favorite
from configurator.model.words import Words
from configurator.studio.people.names import names_in
from configurator.studio.people.own_things import OwnThings
from configurator.studio.people.presence import Presence
from configurator.studio.suggesting.leading import Leading
from configurator.studio.suggesting.starts import Start
from configurator.studio.suggesting.tastes import Tastes
from configurator.ui.viewmodels.kiosk import Kiosk
from configurator.ui.viewmodels.studio import Studio

REFUSE = Words(en="Not me", he="לא אני")
NOT_ME = Words(en="Understood. That is not you.", he="הבנו, זה לא הסגנון שלך.")


class Taster(QObject):
    """Keeps the trays in the order of whoever is here, and hears 'not me'."""

    def __init__(
        self,
        kiosk: Kiosk,
        studio: Studio,
        tastes: Tastes,
        favor: Callable[[Favorite], Presence],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._kiosk = kiosk
        self.tastes = tastes
        self._leading = studio.leading = Leading(tastes)
        self._favor = favor
        studio.favored.connect(self._favored)
        studio.refused.connect(lambda _: self._say_not_me())

    def comes(self, presence: Presence) -> None:
        """Somebody is here, or something about them changed."""
        self.tastes.identify(presence)
        self._leading.begin(presence.favorites, self.tastes.names_of(presence))

    def _favored(self, favorite: Favorite) -> None:
        """A tile of the tray was marked to find again, or the mark taken away."""
        self._leading.mark(self._favor(favorite).favorites)

    def _say_not_me(self) -> None:
        self._kiosk.say(NOT_ME.said(self._kiosk.state.language))

    def refused(self, offered: Sequence[Start], start: str) -> bool:
        """'Not me', said of a design to start from; whether it can be said of this one."""
        number = int(start)
        about = offered[number].about if 0 <= number < len(offered) else None
        if about is None:
            return False
        self.tastes.reject(*about)
        self._say_not_me()
        return True

    def taken(self, start: Start) -> None:
        """A design was taken to start from."""
        if start.about is not None:
            self.tastes.took(start.design.family, start.about[1])

    def bought(self, own: OwnThings, presence: Presence, design: Design) -> Presence:
        """A design became an order: it is learned, and kept with the names written on it."""
        self.tastes.learn(design, ordered=True)
        return own.bought(presence, design, names_in(design, self.tastes.matters.families))

    def goes(self, made: Design | None) -> None:
        """The visit is over: what stayed in the design is learned, and nothing else remembered."""
        if made is not None:
            self.tastes.learn(made)
        self.tastes.end()
