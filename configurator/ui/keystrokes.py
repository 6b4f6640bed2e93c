"""Keystrokes: tells the kiosk that someone types, wherever on the screen the keys go."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication

from configurator.ui.viewmodels.kiosk import Kiosk


class Keystrokes(QObject):
    """Listens to whatever has the keys' focus, and to nothing else.

    A filter on the window would run Python for every frame and every move of a finger.
    """

    def __init__(self, app: QGuiApplication, kiosk: Kiosk) -> None:
        super().__init__(kiosk)
        self._kiosk = kiosk
        self._focused: QObject | None = None
        app.focusObjectChanged.connect(self._follow)
        self._follow(app.focusObject())

    def _follow(self, focused: QObject | None) -> None:
        if self._focused is not None and shiboken6.isValid(self._focused):
            self._focused.removeEventFilter(self)
        self._focused = focused
        if focused is not None:
            focused.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Looks at every event and keeps none."""
        if event.type() == QEvent.Type.KeyPress:
            self._kiosk.touched()
        return False
