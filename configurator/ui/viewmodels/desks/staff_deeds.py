"""The staff desk's deeds: what is done with people and with colleagues, each allowed by role."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from PySide6.QtCore import Slot

from configurator.model.people import Purpose
from configurator.store.staff import Role, StaffMember
from configurator.store.store import Store
from configurator.studio.desk import Desk
from configurator.studio.guard import Guard
from configurator.studio.people.presence import Place
from configurator.studio.people.privacy import Receipt
from configurator.studio.people.welcome import NotLetIn
from configurator.ui.desk_comfort import ComfortFile
from configurator.ui.viewmodels.desks.desk_forms import NOT_THE_SAME, Values, pin_form, sure
from configurator.ui.viewmodels.desks.staff_core import StaffCore
from configurator.ui.viewmodels.desks.staff_pages import Pages
from configurator.ui.viewmodels.desks.staff_words import (
    ERASED,
    EXPORTED,
    KEYS,
    MERGE_HOW,
    SAVED,
    SURE_MERGE,
)

TAKE_AWAY = "take-away"


class StaffDeeds(StaffCore):
    """Deeds of the staff desk. What is shown is up to the room that stands on it."""

    def __init__(
        self, store: Store, guard: Guard, pages: Pages, comfort: ComfortFile, icons: dict[str, Any]
    ) -> None:
        self._merging: str | None = None
        self._store = store
        self._pages = pages
        self._desk = Desk(store, guard, Place("desk", "desk"))
        super().__init__(guard, comfort, icons)

    def search_again(self) -> None:
        """Bring the list at the side up to date."""

    def reopen(self) -> None:
        """Bring the open page up to date."""

    def _done(self, words: str) -> None:
        """Say that it is done, and show how things stand now."""
        self.search_again()
        self.reopen()
        self.swap(notice=words)

    def _change_machine(self, machine: str) -> None:
        """Ask what changes about a machine."""

    @property
    def _opened(self) -> str:
        """The id of the person or product whose page is open."""
        return self.state.selected.partition(":")[2]

    def _reveal(self, pin: str) -> None:
        card = self._desk.reveal(self._opened, pin)
        if isinstance(card, NotLetIn):
            self.refuse(card)
            return
        self.swap(pin_asked=False, trouble="", page=self._pages.person(card, self.speaking))

    def _erase(self, pin: str) -> None:
        receipt = self._desk.erase(self._opened, pin)
        if not isinstance(receipt, Receipt):
            self.refuse(receipt)
            return
        self.swap(pin_asked=False, selected="", page={})
        self._done(ERASED.said(self.speaking, number=receipt.number))

    def _export(self) -> None:
        target = self._store.folder / TAKE_AWAY / f"{self._opened}.zip"
        place = self._desk.export(self._opened, target)
        self.swap(notice=EXPORTED.said(self.speaking, place=str(place)))

    def _merge(self) -> None:
        gone, kept = self._merging, self._opened
        if gone is None or gone == kept:
            self._merging = kept
            self.swap(notice=MERGE_HOW.said(self.speaking))
            return
        self.ask(sure(SURE_MERGE, lambda: self._merge_now(gone, kept), self.speaking))

    def _merge_now(self, gone: str, kept: str) -> None:
        self._desk.merge(gone, kept)
        self._merging = None
        self._done(SAVED.said(self.speaking))

    def _drop_pin(self) -> None:
        self._desk.drop_pin(self._opened)
        self._done(SAVED.said(self.speaking))

    def _new_keys(self) -> None:
        _, code = self._desk.new_keys(self._opened)
        self.swap(notice=KEYS.said(self.speaking, code=code))

    def _consent(self, person: str, purpose: Purpose, given: bool) -> None:
        self._desk.consent(person, purpose, given=given, language=self.speaking)
        self._done(SAVED.said(self.speaking))

    @Slot(str)
    def rowSecond(self, entry: str) -> None:
        """The other button of a row: a new PIN for a colleague, or a machine changed."""
        if entry.startswith("machine:"):
            self._try(lambda: self._change_machine(entry.removeprefix("machine:")))
            return
        member = self._store.staff.member(entry.removeprefix("colleague:"))
        if member is not None:
            after = lambda given: self._put(member.id, given)  # noqa: E731 - one deed, named
            self.ask(pin_form(member.name, self.speaking, after))

    def _add_colleague(self, given: Values) -> None:
        role = cast(Role, given.get("role", "staff"))
        member = self._guard.new_colleague(given.get("name", ""), role)
        self._put_staff(member, given)

    def _put(self, staff: str, given: Values) -> None:
        member = self._store.staff.member(staff)
        if member is not None:
            self._put_staff(member, given)

    def _put_staff(self, member: StaffMember, given: Values) -> None:
        if given.get("pin") != given.get("again"):
            self.swap(trouble=NOT_THE_SAME.said(self.speaking))
            return
        refused = self._guard.put_staff(member, given.get("pin", ""))
        if refused is not None:
            self.swap(trouble=refused.said(self.speaking))
            return
        self._done(SAVED.said(self.speaking))

    def _move_colleague(self, staff: str) -> None:
        member = self._store.staff.member(staff)
        if member is not None:
            self._guard.put_staff(replace(member, active=not member.active))
            self._done(SAVED.said(self.speaking))
