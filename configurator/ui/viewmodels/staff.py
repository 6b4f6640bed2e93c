"""The staff desk's view model: signing in, finding people and orders, and the shop's prices."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from configurator.model.words import Language, Words
from configurator.pricing.book import TariffUnreadable
from configurator.store.store import Store
from configurator.studio.catalog import Catalog, CatalogRefused
from configurator.studio.desk import Desk
from configurator.studio.guard import Guard, NotAllowed
from configurator.studio.presence import Place
from configurator.studio.privacy import Receipt
from configurator.studio.welcome import NotLetIn
from configurator.ui.viewmodels.staff_pages import Pages
from configurator.ui.viewmodels.staff_state import StaffProperties, StaffState

QML_IMPORT_NAME = "Configurator"
QML_IMPORT_MAJOR_VERSION = 1

SAVED = Words(en="Saved.", he="נשמר.")
EXPORTED = Words(en="Written to {place}.", he="נכתב אל {place}.")
ERASED = Words(en="Erased. Receipt {number}.", he="נמחק. אישור {number}.")
SURE_ERASE = Words(
    en="Erase everything about this person? Your PIN will be asked.",
    he="למחוק כל מה שקשור לאדם הזה? יתבקש הקוד שלך.",
)
MERGE_HOW = Words(
    en="Find the other profile of the same person and press Merge there too.",
    he="יש למצוא את הפרופיל השני של אותו אדם וללחוץ גם שם על איחוד.",
)
SURE_MERGE = Words(
    en="Put the profile you chose first into this one?",
    he="להכניס את הפרופיל שנבחר קודם לתוך זה?",
)
KEYS = Words(
    en="The new code is {code}. The old card and code open nothing more.",
    he="הקוד החדש הוא {code}. הכרטיס והקוד הישנים כבר לא פותחים דבר.",
)
PRICE_LIST = Words(en="The shop's own price list", he="המחירון של החנות")
TAKE_AWAY = "take-away"


@QmlElement
@QmlUncreatable("made by the app")
class StaffRoom(StaffProperties):  # type: ignore[operator]
    """The staff desk. Roles are checked by the guard, whatever the screen shows."""

    language_picked = Signal(str)

    def __init__(
        self, store: Store, guard: Guard, pages: Pages, catalog: Catalog, icons: dict[str, Any]
    ) -> None:
        super().__init__(StaffState(icons=icons, tab="people"))
        self._store = store
        self._guard = guard
        self._desk = Desk(store, guard, Place("desk", "desk"))
        self._pages = pages
        self._catalog = catalog
        self._typed = ""
        self._merging: str | None = None
        self._after_yes: Callable[[], None] | None = None
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
        """The mouse moved."""
        self._guard.touch()

    @Slot(str, str)
    def signIn(self, staff: str, pin: str) -> None:
        """Sign in with a PIN."""
        badge = self._guard.sign_in(staff, pin)
        if isinstance(badge, NotLetIn):
            seconds = round(badge.wait_s)
            self.swap(trouble=badge.words.said(self.speaking, seconds=seconds))
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
        self.pickTab(self.state.tab)

    @Slot()
    def signOut(self) -> None:
        """Nobody works here now."""
        self._guard.sign_out()
        self.swap(who="", found=[], selected="", page={}, trouble="", notice="", pin_asked=False)
        self._show_people()

    @Slot()
    def otherLanguage(self) -> None:
        """Hebrew for English, English for Hebrew."""
        self.swap(language="en" if self.state.language == "he" else "he")
        self.language_picked.emit(self.state.language)
        if self.state.who:
            self._search()
            self._reopen()

    @Slot(str)
    def pickTab(self, tab: str) -> None:
        """People, orders, prices, or the shop."""
        self.swap(tab=tab, selected="", page={}, trouble="", notice="")
        self._search()

    @Slot(str)
    def search(self, typed: str) -> None:
        """Find as you type."""
        self._typed = typed.strip()
        if self._typed and self.state.tab not in ("people", "orders"):
            self.swap(tab="people")
        self._search()

    def _search(self) -> None:
        self._try(
            lambda: self.swap(
                found=self._pages.found(self.state.tab, self._desk, self._typed, self.speaking),
                empty=self._pages.empty(self.state.tab, self._typed, self.speaking),
            )
        )

    @Slot(str)
    def open(self, item: str) -> None:
        """Open a person, an order, a tariff, or a page of the shop."""
        self.swap(selected=item, trouble="", notice="", question="", pin_asked=False)
        self._reopen()

    def _reopen(self) -> None:
        if self.state.selected:
            self._try(
                lambda: self.swap(
                    page=self._pages.page(self.state.selected, self._desk, self.speaking)
                )
            )

    def _try(self, deed: Callable[[], Any]) -> None:
        """A deed that a role may not do is said, not done."""
        try:
            deed()
        except NotAllowed as refused:
            self.swap(trouble=refused.words.said(self.speaking))
        except CatalogRefused as refused:
            self.swap(trouble=refused.words.said(self.speaking))
        except (ValueError, OSError, TariffUnreadable) as trouble:
            self.swap(trouble=str(trouble))

    @property
    def _person(self) -> str:
        return self.state.selected.removeprefix("person:")

    @Slot(str)
    def act(self, action: str) -> None:
        """One of the page's buttons."""
        self.swap(trouble="", notice="")
        deeds: dict[str, Callable[[], None]] = {
            "reveal": lambda: self._ask_pin(self._reveal),
            "export": self._export,
            "erase": lambda: self._ask(SURE_ERASE, lambda: self._ask_pin(self._erase)),
            "merge": self._merge,
            "keys": self._new_keys,
            "shipped": self._shipped,
        }
        self._try(deeds[action])

    def _ask(self, words: Words, after: Callable[[], None]) -> None:
        self._after_yes = after
        self.swap(question=words.said(self.speaking))

    @Slot(bool)
    def answer(self, yes: bool) -> None:
        """The answer to 'are you sure?'."""
        self.swap(question="")
        after, self._after_yes = self._after_yes, None
        if yes and after is not None:
            self._try(after)

    def _ask_pin(self, after: Callable[[str], None]) -> None:
        self._after_pin = after
        self.swap(pin_asked=True)

    @Slot(str)
    def pinGiven(self, pin: str) -> None:
        """The PIN that a deed asked for once more."""
        after = self._after_pin
        if after is not None:
            self._try(lambda: after(pin))

    @Slot()
    def pinForgotten(self) -> None:
        """Never mind."""
        self._after_pin = None
        self.swap(pin_asked=False, trouble="")

    def _refused(self, words: NotLetIn) -> None:
        self.swap(trouble=words.words.said(self.speaking, seconds=round(words.wait_s)))

    def _reveal(self, pin: str) -> None:
        card = self._desk.reveal(self._person, pin)
        if isinstance(card, NotLetIn):
            self._refused(card)
            return
        self.swap(pin_asked=False, trouble="", page=self._pages.person(card, self.speaking))

    def _erase(self, pin: str) -> None:
        receipt = self._desk.erase(self._person, pin)
        if not isinstance(receipt, Receipt):
            self._refused(receipt)
            return
        self.swap(pin_asked=False, selected="", page={})
        self.swap(notice=ERASED.said(self.speaking, number=receipt.number))
        self._search()

    def _export(self) -> None:
        target = self._store.folder / TAKE_AWAY / f"{self._person}.zip"
        place: Path = self._desk.export(self._person, target)
        self.swap(notice=EXPORTED.said(self.speaking, place=str(place)))

    def _merge(self) -> None:
        if self._merging is None or self._merging == self._person:
            self._merging = self._person
            self.swap(notice=MERGE_HOW.said(self.speaking))
            return
        gone = self._merging
        self._ask(SURE_MERGE, lambda: self._merge_now(gone))

    def _merge_now(self, gone: str) -> None:
        self._desk.merge(gone, self._person)
        self._merging = None
        self._search()
        self._reopen()

    def _new_keys(self) -> None:
        _, code = self._desk.new_keys(self._person)
        self.swap(notice=KEYS.said(self.speaking, code=code))

    def _shipped(self) -> None:
        self._catalog.restore(self.state.selected.removeprefix("tariff:"), 0)
        self._reopen()

    @Slot(str, str)
    def correct(self, entry: str, value: str) -> None:
        """Put a fact, a name or a price right."""
        self.swap(trouble="", notice="")
        self._try(lambda: self._correct(entry, value.strip()))

    def _correct(self, entry: str, value: str) -> None:
        if self.state.selected.startswith("tariff:"):
            family = self.state.selected.removeprefix("tariff:")
            self._catalog.change(family, entry, value, PRICE_LIST.said("en"))
        elif entry == "name":
            self._desk.rename(self._person, value)
        else:
            self._desk.correct(self._person, entry.removeprefix("fact:"), value)
        self.swap(notice=SAVED.said(self.speaking))
        self._reopen()
        self._search()

    @Slot(str)
    def rowAct(self, entry: str) -> None:
        """Forget one thing that is known."""
        self._try(lambda: self._desk.forget(self._person, entry))
        self._reopen()
