"""Fingers on the glass: presses, moves and releases as a touch screen reports them."""

from __future__ import annotations

import math
from collections.abc import Iterator

from PySide6.QtCore import QPointF
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

STRIDE_PX = 24.0
"""A dragging finger is heard of at least this often."""

Spots = dict[int, QPointF]
"""Where each finger is, in logical pixels of the window, by the finger's number."""


class Fingers:
    """The fingers of one hand, over one window. A finger that only moves is heard of when drawn."""

    def __init__(self, window: QQuickWindow) -> None:
        self._window = window
        self._screen = QTest.createTouchDevice()

    def press(self, spots: Spots) -> None:
        """Fingers come down."""
        touch = QTest.touchEvent(self._window, self._screen)
        for finger, spot in spots.items():
            touch.press(finger, spot.toPoint(), self._window)
        touch.commit()

    def move(self, spots: Spots) -> None:
        """Fingers that are down move."""
        touch = QTest.touchEvent(self._window, self._screen)
        for finger, spot in spots.items():
            touch.move(finger, spot.toPoint(), self._window)
        touch.commit()

    def release(self, spots: Spots) -> None:
        """Fingers leave."""
        touch = QTest.touchEvent(self._window, self._screen)
        for finger, spot in spots.items():
            touch.release(finger, spot.toPoint(), self._window)
        touch.commit()


def glide(start: QPointF, end: QPointF) -> Iterator[QPointF]:
    """Where a finger is heard of between two spots."""
    far = math.hypot(end.x() - start.x(), end.y() - start.y())
    steps = max(4, math.ceil(far / STRIDE_PX))
    for step in range(1, steps):
        yield start + (end - start) * (step / steps)


def pair(middle: QPointF, apart: float, turn_deg: float) -> Spots:
    """Two fingers on both sides of a spot, so many px apart, their line turned."""
    turn = math.radians(turn_deg)
    half = QPointF(math.cos(turn), math.sin(turn)) * (apart / 2)
    return {0: middle - half, 1: middle + half}
