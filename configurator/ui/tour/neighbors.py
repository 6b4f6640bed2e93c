"""The tour's second chapter: somebody is remembered; two of a household come, each in their way."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from configurator.studio.people.moving_in import MovedIn
from configurator.ui.customer import Customer
from configurator.ui.glass import visible_part
from configurator.ui.tour.album import Album
from configurator.ui.tour.chapter import Chapter

NEW_NAME = "Dana"
FATHER, DAUGHTER = "אמיר", "נועה"
SHOE_LINE = "רצים הביתה"
SHOE_COLOR = "sky"
PHOTO_ON_SHOE, LINE_ON_SHOE = QPointF(0.36, 0.42), QPointF(0.62, 0.4)
TOE_OF_SHOE = QPointF(0.13, 0.66)
SOON_S = 1


class Neighbors(Chapter):
    """What people who are known do on the tour."""

    def __init__(self, customer: Customer, album: Album, home: MovedIn) -> None:
        super().__init__(customer, album)
        self._home = home

    def walk(self) -> None:
        """From the attract screen back to it."""
        self._be_remembered()
        self._stand_otherwise()
        self._come_home()
        self._make_a_shoe()
        self.order("shoe")
        self._look_into_the_book()
        self._switch()
        self._fall_asleep()

    def _be_remembered(self) -> None:
        one = self.one
        with self.step("Somebody wants to be remembered, and gets a card"):
            one.begins()
            one.goes("hello-remember", "remember")
            self.hand.tap("nameField")
            one.types(NEW_NAME)
            one.closes_the_keyboard()
            self.hand.tap("consent-learn")
            self.keep("remember")
            self.hand.tap("rememberDone")
            self.hand.find("toChoose")
            self.keep("new-card")
            one.goes("toChoose", "choose")
            one.wait()

    def _stand_otherwise(self) -> None:
        with self.step("Large text and dark colors, saved for next time"):
            self.hand.tap("comfort")
            self.hand.find("closeSheet")
            self.hand.tap("choice-1.5")
            self.hand.tap("choice-dark")
            self.keep("comfort")
            self.hand.tap("savePosture")
            self.one.closes_the_sheet()
            self.one.makes("patch")
            self.keep("studio-dark-large")
        with self.step("Leaves: the design is kept as a draft"):
            self.one.goes("home", "choose")
            self.one.goes("back", "attract")

    def _come_home(self) -> None:
        one = self.one
        with self.step("A household's code is typed"):
            one.begins()
            one.shows_code(self._home.code)
            self.hand.find(f"member-{FATHER}")
            self.keep("who-is-here")
        with self.step("One of two is here, and everything is set for him"):
            one.goes(f"member-{FATHER}", "choose")
            one.wait()
            self.keep("welcome-back")

    def _make_a_shoe(self) -> None:
        one = self.one
        with self.step("Makes a shoe: touches a part of the real thing, and colors it"):
            one.makes("shoe")
            self.keep("studio-shoe")
            one.takes("color")
            self.hand.tap_at(self._on_the_shoe(TOE_OF_SHOE))
            one.wait()
            one.picks(SHOE_COLOR)
            self.keep("shoe-colored")
        with self.step("A real photograph and Hebrew words on its side"):
            one.puts_a_photo(1)
            self.keep("shoe-photo")
            one.mends_all()
            one.pinches(one.chosen, 1.7)
            one.drags_to(one.chosen, PHOTO_ON_SHOE)
            one.writes(SHOE_LINE)
            one.drags_to(one.chosen, LINE_ON_SHOE)
            one.mends_all()
            self.keep("shoe-words")
        with self.step("Sees it from every side"):
            self.see_from(("side", "pair", "top", "behind", "sole"), "shoe")

    def _on_the_shoe(self, share: QPointF) -> QPointF:
        box = visible_part(self.hand.find("realPicture"))
        return QPointF(box.left() + share.x() * box.width(), box.top() + share.y() * box.height())

    def _look_into_the_book(self) -> None:
        with self.step("Reads what is known about him"):
            self.one.goes("another", "choose")
            self.one.goes("who", "know")
            self.see("what-we-know")
            self.one.goes("back", "choose")

    def _switch(self) -> None:
        one = self.one
        with self.step("His daughter's turn: the card again, and everything changes"):
            one.goes("back", "attract")
            one.begins()
            one.scans(self._home.card)
            one.goes(f"member-{DAUGHTER}", "choose")
            one.wait()
            self.keep("welcome-daughter")
            one.starts_from(0)
            self.keep("studio-within-reach")

    def _fall_asleep(self) -> None:
        with self.step("Nobody touches the screen any more"):
            self.one.app.kiosk.idle_s = SOON_S
            self.hand.find("moreTime")
            self.keep("still-there")
            self.one.goes("idleDone", "attract")
            self.see("attract-again")
            self.one.waits_for_files()
