"""A hand over the glass: finds what is on the screen, touches it as a customer does, and waits."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QEventLoop, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow

from configurator.ui.fingers import Fingers, glide, pair
from configurator.ui.glass import (
    around,
    flicks,
    scene_box,
    text_of,
    visible,
    visible_part,
    within_reach,
)

LIMIT_S = 60.0
"""How long something on the screen may take, on the busiest machine, before the hand gives up."""
TURN_MS = 8
FRAME_LIMIT_MS = 500
"""A window that nobody can see draws nothing; nothing is waited for longer than this."""
ANIMATED_MS = 20
"""Longer than a step of Qt's animations, which is 16 ms."""
RESTED_MS = 120
"""A finger that lay still for longer than 100 ms does not fling what it moved (QQuickFlickable)."""
PINCH_STRIDE_PX = 8.0
MOST_SCROLLS = 12
STILL_MS = 40
"""Two pictures so far apart that are the same mean that nothing moves any more."""

TEXT_FIELDS = ("QQuickTextInput", "QQuickTextEdit")


class NotHappened(Exception):
    """Something did not come on the screen in time; the message says what, and what is there."""


class Hand:
    """One hand over one window. Every wait is for a condition; none is for a time."""

    def __init__(self, window: QQuickWindow) -> None:
        self.window = window
        self._fingers = Fingers(window)
        self._patience = QTimer(singleShot=True, interval=FRAME_LIMIT_MS)

    def until(self, happened: Callable[[], bool], what: str, limit_s: float = LIMIT_S) -> None:
        """Let the kiosk run until something is so. Raises NotHappened."""
        started = time.monotonic()
        while not happened():
            if time.monotonic() - started > limit_s:
                raise NotHappened(f"{what} did not happen. On the screen: {self.told()}")
            self.turn()

    def turn(self, ms: int = TURN_MS) -> None:
        """Let the kiosk run for a moment."""
        # QTest.qWait would hold Python's lock, and the kiosk's own threads need it.
        loop = QEventLoop()
        QTimer.singleShot(ms, loop.quit)
        loop.exec()

    def frame(self) -> None:
        """Let the kiosk run until the glass shows everything that happened so far.

        Drawing also lays out what changed, and delivers how fingers moved.
        """
        loop = QEventLoop()
        self.window.frameSwapped.connect(loop.quit)
        self._patience.timeout.connect(loop.quit)
        self._patience.start()
        self.window.update()
        loop.exec()
        self._patience.stop()

    def items(self) -> Iterator[QQuickItem]:
        """Everything that can be seen, in the order it is painted."""
        yield from visible(self.window.contentItem())

    def seen(self, name: str) -> QQuickItem | None:
        """The topmost thing of a name that can be seen and touched, if there is one."""
        found = None
        for item in self.items():
            if item.objectName() == name and item.isEnabled():
                found = item
        return found

    def find(self, name: str, limit_s: float = LIMIT_S) -> QQuickItem:
        """The topmost thing of a name, waiting for it to come. Raises NotHappened."""
        found: list[QQuickItem] = []

        def comes() -> bool:
            """Whether it is there by now."""
            item = self.seen(name)
            found.extend([item] if item is not None else [])
            return item is not None

        self.until(comes, f"{name!r}", limit_s)
        return found[0]

    def names(self, start: str) -> list[str]:
        """The names of the things that can be touched now and start so, in painting order."""
        return [
            item.objectName()
            for item in self.items()
            if item.isEnabled() and item.objectName().startswith(start)
        ]

    def words(self) -> list[str]:
        """Every text that can be read now."""
        return [text for item in self.items() if (text := text_of(item))]

    @property
    def writes(self) -> bool:
        """Whether what is typed now goes into a field."""
        field = self.window.activeFocusItem()
        return field is not None and any(map(field.inherits, TEXT_FIELDS))

    def told(self) -> str:
        """What is on the screen, in a line."""
        named = [item.objectName() for item in self.items() if item.objectName()]
        return f"words {' | '.join(self.words())[:400]!r}, things {' '.join(named)[:600]}"

    def tap(self, name: str) -> None:
        """Touch a thing by its name, scrolling to it first where that is needed."""
        self.bring(name)
        self.tap_at(self._resting_place(name))

    def tap_again(self, name: str) -> None:
        """Touch a thing among others that were seen to lie still, as the keys of a keyboard."""
        self.tap_at(scene_box(self.find(name)).center())

    def rests(self, name: str) -> None:
        """Wait until a thing lies still within reach."""
        self._resting_place(name)

    def tap_at(self, spot: QPointF) -> None:
        """Touch a spot of the window."""
        self._fingers.press({0: spot})
        self.turn()
        self._fingers.release({0: spot})
        self.turn()

    def double_tap_at(self, spot: QPointF) -> None:
        """Touch a spot twice, quickly."""
        for _ in range(2):
            self._fingers.press({0: spot})
            self._fingers.release({0: spot})
        self.turn()

    def stroke(self, spots: Sequence[QPointF]) -> None:
        """Draw a finger over the glass from spot to spot."""
        self._fingers.press({0: spots[0]})
        for start, end in pairwise(spots):
            for spot in (*glide(start, end), end):
                self.slide({0: spot})
        self._fingers.release({0: spots[-1]})
        self.turn()

    def drag(self, start: QPointF, end: QPointF, then: Callable[[], None] | None = None) -> None:
        """Drag a finger from one spot to another; `then` is called while it still rests there."""
        self._fingers.press({0: start})
        for spot in glide(start, end):
            self.slide({0: spot})
        self.slide({0: end})
        if then is not None:
            then()
        self._fingers.release({0: end})
        self.turn()

    def hold(self, spot: QPointF, happened: Callable[[], bool], what: str) -> None:
        """Keep a finger on a spot until something happens."""
        self._fingers.press({0: spot})
        self.until(happened, what)
        self._fingers.release({0: spot})
        self.turn()

    def pinch(self, middle: QPointF, apart: tuple[float, float], turn_deg: float = 0.0) -> None:
        """Two fingers around a spot, moving from one distance in px to another while they turn."""
        first, last = apart
        steps = max(4, round(abs(last - first) / PINCH_STRIDE_PX))
        self._fingers.press(pair(middle, first, 0.0))
        for step in range(1, steps + 1):
            share = step / steps
            self.slide(pair(middle, first + (last - first) * share, turn_deg * share))
        self._fingers.release(pair(middle, last, turn_deg))
        self.turn()

    def put_down(self, spots: dict[int, QPointF]) -> None:
        """Put fingers on the glass, each on its spot."""
        self._fingers.press(spots)

    def slide(self, spots: dict[int, QPointF]) -> None:
        """Slide fingers that lie on the glass to other spots, and see what follows them."""
        self._fingers.move(spots)
        self.frame()

    def lift(self, spots: dict[int, QPointF]) -> None:
        """Take fingers off the glass."""
        self._fingers.release(spots)

    def key_in(self, text: str) -> None:
        """Type on a real keyboard."""
        for letter in text:
            self._key(Qt.Key.Key_unknown, letter)
        self.turn()

    def scan(self, code: str) -> None:
        """Let a scanner read a code: it types like a keyboard, and ends with Return."""
        self.key_in(code)
        self._key(Qt.Key.Key_Return, "\r")
        self.turn()

    def _key(self, key: Qt.Key, text: str) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            QGuiApplication.sendEvent(self.window, event)

    def bring(self, name: str) -> None:
        """Scroll by finger until a thing can be touched. Raises NotHappened."""
        for _ in range(MOST_SCROLLS):
            item = self.find(name)
            flickable = next((each for each in around(item) if flicks(each)), None)
            if flickable is None or within_reach(item):
                return
            self._scroll(flickable, scene_box(item).center())
        raise NotHappened(f"{name!r} cannot be scrolled to. On the screen: {self.told()}")

    def leaf(self, row: str, name: str) -> None:
        """Leaf through a row, to its one end and then to the other, until a thing is there."""
        for way in (1, -1):
            while self.seen(name) is None:
                flickable = self.find(row)
                before = flickable.property("contentX")
                middle = scene_box(flickable).center()
                self._scroll(flickable, middle + QPointF(way * flickable.width(), 0))
                if flickable.property("contentX") == before:
                    break

    def _resting_place(self, name: str) -> QPointF:
        """The middle of a thing once it lies still: one that slides in would slip away.

        It is found anew each time, because lists make their things anew when something changes.
        """
        places = [QRectF()]

        def lies_still() -> bool:
            """Whether it is where it was a moment ago."""
            self.turn(ANIMATED_MS)
            self.frame()
            item = self.seen(name)
            if item and not within_reach(item):
                self.bring(name)  # it was laid elsewhere since
            places.append(scene_box(item) if item and within_reach(item) else QRectF())
            return not places[-1].isEmpty() and places[-1] == places[-2]

        self.until(lies_still, f"{name!r} within reach and still")
        return places[-1].center()

    def _scroll(self, flickable: QQuickItem, target: QPointF) -> None:
        """Drag the content so that a spot of it comes to the middle, as far as the room allows."""
        room = visible_part(flickable)
        far_x = float(flickable.property("contentWidth") or 0) > flickable.width() + 1
        far_y = float(flickable.property("contentHeight") or 0) > flickable.height() + 1
        middle = room.center()
        across = _within(middle.x() - target.x(), room.width() * 0.8) if far_x else 0.0
        down = _within(middle.y() - target.y(), room.height() * 0.8) if far_y else 0.0
        start = QPointF(middle.x() - across / 2, middle.y() - down / 2)
        end = QPointF(middle.x() + across / 2, middle.y() + down / 2)
        self.drag(start, end, then=lambda: self.turn(RESTED_MS))
        self.until(lambda: not flickable.property("moving"), "scrolling")

    def still(self, limit_s: float = LIMIT_S) -> QImage:
        """The picture on the glass once nothing moves on it any more. Raises NotHappened."""
        shots = [QImage(), self.window.grabWindow()]

        def the_same() -> bool:
            """Whether two pictures in a row are the same."""
            self.turn(STILL_MS)
            shots[:] = [shots[1], self.window.grabWindow()]
            return bool(shots[0] == shots[1])

        self.until(the_same, "a still picture", limit_s)
        return shots[1]


def _within(value: float, limit: float) -> float:
    return max(-limit, min(limit, value))
