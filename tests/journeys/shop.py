"""A shop for journeys: the real kiosk in this process, its data, and one customer after another."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage

from configurator.ground.files import assets_folder
from configurator.model.design import Design
from configurator.model.layers import Layer
from configurator.model.profiles import read_profile
from configurator.store.store import Store, open_store
from configurator.studio.people.moving_in import MovedIn, move_in
from configurator.ui.app import KioskApp
from configurator.ui.customer import Customer
from configurator.ui.glass import scene_box
from configurator.ui.hand import ANIMATED_MS
from configurator.ui.shopper import FULL_HD

PROFILES = assets_folder().parent / "profiles"
LATIN = re.compile(r"[A-Za-z][A-Za-z0-9-]+")
SHEETS = {"photo": "tool-photo", "comfort": "posture"}


class Shop(Customer):
    """Whoever stands at the kiosk now, and what lies behind it."""

    def __init__(self, data: Path, language: str = "en") -> None:
        self.data = data
        self.home = neighbors(data)
        app = KioskApp(data, language)
        app.kiosk.swap(motion=False)
        self.house = app.kiosk.posture()
        super().__init__(app)
        self.stays()
        self.arrive()

    def close(self) -> None:
        """Close the kiosk."""
        self.app.close()

    @property
    def store(self) -> Store:
        """The database of the kiosk."""
        return self.reception.store

    @property
    def design(self) -> Design:
        """The design on the stage."""
        assert self.studio.session is not None
        return self.studio.session.design

    def layer_named(self, name: str) -> Layer:
        """A layer of the design on the stage."""
        found = self.design.layer(name)
        assert found is not None
        return found[1]

    def a_guest_comes(self) -> None:
        """Somebody unknown stands before the choice of products; whoever was there has left."""
        self.everybody_leaves()
        self.begins()
        self.as_guest()

    def somebody_known_comes(self, name: str) -> None:
        """One of the neighbors is let in by the code of their card."""
        self.everybody_leaves()
        self.begins()
        self.shows_code(self.home.code)
        self.goes(f"member-{name}", "choose")
        self.wait()

    def stays(self) -> None:
        """However slow the machine is, nobody is taken for gone."""
        self.app.kiosk._idle.blockSignals(True)

    def walks_away(self) -> None:
        """Nobody touches anything any more; the kiosk is quick to notice."""
        self.app.kiosk._idle.blockSignals(False)
        self.app.kiosk.idle_s = 1

    def everybody_leaves(self) -> None:
        """The kiosk waits for somebody, standing as the shop has it."""
        self.stays()
        self.is_sized(FULL_HD)
        if self.screen != "attract":
            self.app.kiosk.endVisit()
            self.comes_to("attract")

    def is_sized(self, size: tuple[int, int]) -> None:
        """The screen is another one, or was turned."""
        self.app.window.setWidth(size[0])
        self.app.window.setHeight(size[1])
        self.hand.frame()

    def stands(self, **posture: object) -> None:
        """The kiosk stands otherwise, as a profile would make it."""
        self.app.kiosk.swap(**posture)
        self.hand.frame()

    def opens(self, sheet: str) -> None:
        """Lay a sheet over the screen, as a customer does."""
        opener = SHEETS.get(sheet, sheet)
        self.hand.tap(opener if self.hand.seen(opener) is not None else sheet)
        if sheet == "photo":
            self.hand.tap("item-add")
            self.sees_the_photos()
        self.hand.find("closeSheet")

    def lies_still(self) -> None:
        """Wait until everything has found its place."""
        places: list[list[QRectF]] = [[]]

        def the_same() -> bool:
            self.hand.turn(ANIMATED_MS)
            self.hand.frame()
            places.append([scene_box(item) for item in self.hand.items()])
            return places[-1] == places[-2]

        self.hand.until(the_same, "everything in its place")

    def picture(self, url: str) -> QImage:
        """A picture that the screens show, by its URL."""
        return self.app.shelf.requestImage(url.rpartition("/")[2], QSize(), QSize())

    def latin_words(self) -> set[str]:
        """Every word on the screen that is written in Latin letters."""
        return {word for text in self.hand.words() for word in LATIN.findall(text)}


def neighbors(data: Path) -> MovedIn:
    """A household that was here before, with its card and code."""
    store = open_store(data)
    document = read_profile((PROFILES / "household-sample.json").read_bytes())
    home = move_in(store, document, "test")
    store.close()
    return home
