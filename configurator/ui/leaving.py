"""Leaving the kiosk: only staff can, with their PIN; a shop without staff yet lets anybody."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from configurator.store.store import Store
from configurator.studio.guard import Guard
from configurator.studio.people.welcome import NotLetIn
from configurator.ui.viewmodels.kiosk import Kiosk
from configurator.ui.visitor import Visitor


class Leaving(QObject):
    """Answers the held corner of the attract screen."""

    def __init__(self, kiosk: Kiosk, visitor: Visitor, store: Store, parent: QObject) -> None:
        super().__init__(parent)
        self._kiosk = kiosk
        self._visitor = visitor
        self._guard = Guard(store, f"kiosk-{visitor.kiosk_id}")

    @property
    def answers(self) -> dict[str, Callable[[Any], None]]:
        """What this answers of the kiosk's asking."""
        return {"ask-leave": lambda _: self._ask(), "leave": lambda given: self._leave(*given)}

    def _ask(self) -> None:
        if self._guard.needs_first_manager():
            self._kiosk.left.emit()
            return
        staff = [{"id": m.id, "label": m.name, "icon": ""} for m in self._guard.people()]
        self._kiosk.swap(staff=staff)
        self._kiosk.openSheet("leave")

    def _leave(self, staff: str, pin: str) -> None:
        badge = self._guard.sign_in(staff, pin)
        if isinstance(badge, NotLetIn):
            seconds = round(badge.wait_s)
            words = badge.words.said(self._visitor.language, seconds=seconds)
            self._kiosk.swap(pin_trouble=words)
            return
        self._guard.allow("leave-kiosk")
        self._guard.sign_out()
        self._kiosk.left.emit()
