"""The tour's first chapter: somebody unknown makes chocolate and a patch, and leaves no trace."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF

from configurator.ui.tour.chapter import Chapter

HEADLINE, LINE = "מזל טוב נועה!", "Love, Dana & Amir"
NAME_ON_PATCH = "נועה"
OVER_THE_EDGE_PX = 420.0
STAMPED = (QPointF(0.94, 0.14), QPointF(0.06, 0.9))
WAVE = [QPointF(0.52 + 0.0055 * n, 0.9 + 0.025 * math.sin(n / 4)) for n in range(76)]


class Guests(Chapter):
    """What guests do on the tour."""

    def walk(self) -> None:
        """From the attract screen back to it."""
        self._arrive()
        self._put_a_photo_on_chocolate()
        self._dedicate()
        self._arrange()
        self._decorate()
        self._ask()
        self.order("chocolate")
        self._make_a_patch()
        self.order("patch")
        with self.step("Says how it was, and leaves"):
            self.hand.tap("love-2")
            self.one.goes("done", "attract")

    def _arrive(self) -> None:
        one = self.one
        with self.step("The kiosk opens"):
            one.arrive()
            self.hand.until(lambda: bool(one.app.kiosk.state.attract_pictures), "a picture")
            self.see("attract")
            self._other_language()
            self.see("attract-other-language")
            self._other_language()
        with self.step("A guest comes"):
            one.begins()
            self.keep("hello")
            one.as_guest()
            one.wait()
            self.keep("choose")

    def _other_language(self) -> None:
        before = self.one.language
        self.hand.tap("language")
        self.hand.until(lambda: self.one.language != before, "the other language")

    def _put_a_photo_on_chocolate(self) -> None:
        one = self.one
        with self.step("Makes chocolate, with a real photograph"):
            one.makes("wrapper")
            self.keep("studio-chocolate")
            one.takes("photo")
            self.hand.tap("item-add")
            one.sees_the_photos()
            self.keep("photos")
            one.takes_the_photo(0)
            one.pinches(one.chosen, 1.12)
            one.faces("border")
            one.picks("gold")
            self.keep("photo-pinched")

    def _dedicate(self) -> None:
        one = self.one
        with self.step("Writes in Hebrew and in English on the screen's keyboard"):
            one.rewrites("headline", HEADLINE)
            self.keep("keyboard-hebrew")
            one.closes_the_keyboard()
            one.rewrites("line", LINE)
            self.keep("keyboard-english")
            one.closes_the_keyboard()

    def _arrange(self) -> None:
        one = self.one
        with self.step("Drags the words over the edge, and lets the kiosk mend it"):
            one.drags("headline", OVER_THE_EDGE_PX, 0)
            self.hand.find("remedy")
            self.keep("problem")
            one.mends()
            self.keep("mended")
        with self.step("Undoes both, redoes and undoes"):
            for way in ("undo", "undo", "redo", "undo"):
                one.steps(way)
            self.keep("undone")

    def _decorate(self) -> None:
        one = self.one
        with self.step("Stamps and draws"):
            one.takes("stamps")
            one.picks(self.hand.names("item-")[0].removeprefix("item-"))
            for spot in STAMPED:
                one.presses(spot)
            self.keep("stamps")
            one.takes("draw")
            one.picks("gold")
            one.draws(WAVE)
            self.keep("draw")

    def _ask(self) -> None:
        with self.step("Asks for help and for the price"):
            for sheet in ("help", "price"):
                self.show_sheet(sheet, sheet)
        with self.step("Sees the chocolate wrapped, from both sides"):
            self.see_from(("wrapped", "back"), "chocolate")

    def _make_a_patch(self) -> None:
        one = self.one
        with self.step("Makes another: a patch"):
            one.goes("another", "choose")
            one.makes("patch")
            self.keep("studio-patch")
            one.picks("name-star")
        with self.step("Puts a name on it, and a picture"):
            one.rewrites(one.lettering()[0], NAME_ON_PATCH)
            one.closes_the_keyboard()
            one.takes("motif")
            self.keep("pictures")
        with self.step("Sees it in thread, and on a jacket"):
            self.see_from(("front", "on-cloth", "back"), "patch")
