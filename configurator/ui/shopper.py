"""A shopper at the kiosk: goes from screen to screen, types, orders; every touch is a real one."""

from __future__ import annotations

from collections.abc import Callable

from configurator.ui.app import KioskApp
from configurator.ui.hand import Hand, NotHappened
from configurator.ui.reception import Reception
from configurator.ui.viewmodels.proof import Proof
from configurator.ui.viewmodels.studio import Studio

FULL_HD = (1920, 1080)
START_LIMIT_S = 120.0
FILES_LIMIT_S = 180.0
KEY_PAGES = ("key-language", "key-symbols", "key-language")
"""The keys that turn the keyboard's pages; pressed in turn they lead past every one of them."""


class Shopper:
    """Someone who touches one kiosk."""

    def __init__(self, app: KioskApp, size: tuple[int, int] = FULL_HD) -> None:
        self.app = app
        self.hand = Hand(app.window)
        app.window.setWidth(size[0])
        app.window.setHeight(size[1])

    @property
    def reception(self) -> Reception:
        """What answers the screens; there once the kiosk has arrived."""
        reception: Reception = self.app.reception
        return reception

    @property
    def studio(self) -> Studio:
        """The studio's view model."""
        return self.reception.studio

    @property
    def proof(self) -> Proof:
        """The proof's view model."""
        return self.reception.proof

    @property
    def screen(self) -> str:
        """The screen that is shown."""
        return str(self.app.kiosk.state.screen)

    @property
    def language(self) -> str:
        """The language the screens speak."""
        return str(self.app.kiosk.state.language)

    def arrive(self) -> None:
        """Stand before the kiosk until it can do everything. Raises what keeps it from that."""
        self.hand.until(
            lambda: bool(self.app.kiosk.state.ready) or self.app.trouble is not None,
            "the studio",
            START_LIMIT_S,
        )
        if self.app.trouble is not None:
            raise self.app.trouble

    def wait(self, limit_s: float = FILES_LIMIT_S) -> None:
        """Wait until nothing is being drawn or priced, nor about to be."""
        self.stays_until(self._has_settled, "the end of the work", limit_s)

    def stays_until(
        self, happened: Callable[[], bool], what: str, limit_s: float = FILES_LIMIT_S
    ) -> None:
        """Wait for the kiosk; whoever waits is there, however long it takes."""

        def is_so() -> bool:
            self.app.kiosk.touched()
            return happened()

        self.hand.until(is_so, what, limit_s)

    def _has_settled(self) -> bool:
        """Whether nothing works, and the next picture on the glass brings no work either."""
        if self._works():
            return False
        self.hand.frame()
        return not self._works()

    def _works(self) -> bool:
        # The workers are asked first: looking over the glass takes of the time they need.
        if not self.reception.jobs.all_shown:
            return True
        stage = self.hand.seen("stagePlace")
        return bool(stage and stage.property("settling"))

    def comes_to(self, screen: str) -> None:
        """Wait until a screen is shown."""
        self.hand.until(lambda: self.screen == screen, f"the {screen} screen")

    def goes(self, name: str, screen: str) -> None:
        """Touch something that leads to a screen."""
        self.hand.tap(name)
        self.comes_to(screen)

    def begins(self) -> None:
        """Touch the attract screen."""
        self.goes("begin", "hello")

    def as_guest(self) -> None:
        """Just make something."""
        self.goes("hello-guest", "choose")

    def shows_code(self, code: str) -> None:
        """Type the code of a card; leads to the tiles of its household, or straight in."""
        self.goes("hello-card", "card")
        self.types(code)
        self.hand.tap("key-done")
        self.hand.tap("codeDone")

    def scans(self, card: str) -> None:
        """Hold a card to the scanner, which types like a keyboard and ends with Return."""
        self.goes("hello-card", "card")
        self.hand.scan(card)

    def types(self, text: str) -> None:
        """Type on the screen's own keyboard, over what is selected. Raises NotHappened."""
        self.hand.rests("key-done")
        for letter in text:
            self._types_letter(letter)

    def _types_letter(self, letter: str) -> None:
        if letter == "\n":
            self.hand.tap_again("key-line")
            return
        name = "key-space" if letter == " " else f"key-{letter.lower()}"
        for page in KEY_PAGES:
            if self.hand.seen(name) is not None:
                break
            self.hand.tap_again(page)
            self.hand.frame()
        if self.hand.find(name).property("label") != letter:
            self.hand.tap_again("key-shift")
        self.hand.tap_again(name)

    def closes_the_keyboard(self) -> None:
        """The words are done."""
        self.hand.tap("key-done")
        self.hand.until(lambda: self.hand.seen("key-done") is None, "the keyboard going away")
        self.wait()

    def closes_the_sheet(self) -> None:
        """Put away the sheet that lies over the screen."""
        self.hand.tap("closeSheet")
        self.hand.until(lambda: self.hand.seen("closeSheet") is None, "the sheet going away")

    def likes_it(self) -> None:
        """Look at the proof. Raises NotHappened when it cannot be ordered."""
        self.goes("like", "proof")
        self.wait()
        if self.proof.state.trouble:
            raise NotHappened(f"an order, because: {self.proof.state.trouble}")

    def orders(self) -> str:
        """Order what the proof shows; gives the number on the ticket, its files made."""
        number = self.takes_a_number()
        self.waits_for_files()
        self.wait()
        return number

    def waits_for_files(self) -> None:
        """Wait until every order that was placed is made."""
        self.stays_until(lambda: bool(self.reception.jobs.idle), "every file", FILES_LIMIT_S)

    def takes_a_number(self) -> str:
        """Order what the proof shows, and go on while its files are made; gives the number."""
        self.goes("order", "ticket")
        self.hand.until(lambda: bool(self.proof.state.number), "a number")
        return str(self.proof.state.number)
