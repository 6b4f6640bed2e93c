"""The tour's last chapter: production makes what was ordered, and staff look after the people."""

from __future__ import annotations

from abc import ABC, abstractmethod
from contextlib import AbstractContextManager
from pathlib import Path
from typing import cast

from PySide6.QtQuick import QQuickWindow

from configurator.ui.desks import DeskApp
from configurator.ui.hand import Hand
from configurator.ui.shopper import FILES_LIMIT_S
from configurator.ui.tour.album import Album

MANAGER, PIN = "Rina", "274915"
SOUGHT = "אמיר"


class BackRoom(ABC):
    """One desk of the shop, and somebody who works there."""

    kind: str

    def __init__(self, album: Album, data: Path, language: str) -> None:
        self.album = album
        self._data = data
        self._language = language

    def walk(self) -> None:
        """From signing in to signing out."""
        app = DeskApp(self.kind, self._data)
        self.hand = Hand(cast(QQuickWindow, app.window))
        try:
            self._speak(app)
            self.sign_in(app)
            self.work(app)
            self.hand.tap("signOut")
        finally:
            app.close()

    def _speak(self, app: DeskApp) -> None:
        """Let the desk speak the language of the tour, as the kiosk does."""
        if app.desk.state.language != self._language:
            self.hand.tap("language")

    def sign_in(self, app: DeskApp) -> None:
        """Sign in; whoever comes first makes themselves the manager."""
        with self.step(f"Somebody signs in at the {self.kind} desk"):
            if app.desk.state.first:
                self.hand.tap("managerName")
                self.hand.key_in(MANAGER)
            self.keep(f"{self.kind}-sign-in")
            for digit in PIN:
                self.hand.tap(f"pin-{digit}")
            self.hand.find("signOut")

    @abstractmethod
    def work(self, app: DeskApp) -> None:
        """What is done at this desk."""

    def step(self, words: str) -> AbstractContextManager[None]:
        """A step of the tour; one that does not happen ends it."""
        return self.album.step(self.hand, words)

    def keep(self, name: str) -> None:
        """Keep a picture of the desk."""
        self.album.keep(self.hand, name)


class ProductionDesk(BackRoom):
    """Takes every order from waiting to handed over."""

    kind = "production"

    def work(self, app: DeskApp) -> None:
        """Release each to the machine; the first is then found by scanning its ticket."""
        self.hand.until(lambda: bool(app.jobs.idle), "every file", FILES_LIMIT_S)
        with self.step("The board shows what was ordered"):
            orders = self.hand.names("order-")
            self.keep("board-waiting")
        for order in orders:
            with self.step(f"Releases {order.removeprefix('order-')} to the machine's folder"):
                self.hand.tap(order)
                self.hand.tap("act-release")
                self.hand.find("act-printed")
        self.keep("board-printing")
        with self.step("A ticket is scanned: it is printed, and then handed over"):
            number = orders[0].removeprefix("order-")
            for _ in range(2):
                self.hand.tap("deskField")
                self.hand.scan(number)
            self.hand.find("act-reprint")
        for order in orders[1:]:
            self.hand.tap(order)
            self.hand.tap("act-printed")
            self.hand.find("act-hand-over")
        self.keep("board-done")


class StaffDesk(BackRoom):
    """Finds a person and the orders, and looks at the catalog and the shop."""

    kind = "staff"

    def work(self, app: DeskApp) -> None:
        """Look at each page of the desk."""
        with self.step("Staff find somebody as they type"):
            self.hand.tap("deskField")
            self.hand.key_in(SOUGHT)
            self.hand.tap(f"found-{SOUGHT}")
            self.keep("staff-person")
        for tab in ("orders", "catalog", "shop"):
            with self.step(f"Staff look at the {tab}"):
                self.hand.tap(f"choice-{tab}")
                self.keep(f"staff-{tab}")
