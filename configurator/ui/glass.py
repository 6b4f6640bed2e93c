"""What is on the glass: the things of a window as they can be seen, read and touched now."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem

LEAST_TARGET_PX = 20.0
"""A finger needs to see this much of a thing to hit it."""


def text_of(item: QQuickItem) -> str:
    """What a text on the screen says; nothing for what is no text."""
    return str(item.property("text") or "") if item.inherits("QQuickText") else ""


def scene_box(item: QQuickItem) -> QRectF:
    """Where a thing lies in the window, whether it can be seen or not."""
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def around(item: QQuickItem) -> list[QQuickItem]:
    """Everything a thing lies in, from the inside out."""
    # The list keeps every wrapper alive: one whose owner is collected turns invalid.
    found: list[QQuickItem] = []
    outer = item.parentItem()
    while outer is not None:
        found.append(outer)
        outer = outer.parentItem()
    return found


def visible_part(item: QQuickItem) -> QRectF:
    """The part of a thing that nothing around it cuts off."""
    part, outer = scene_box(item), around(item)
    for each in outer:
        if each.clip():
            part = part.intersected(scene_box(each))
    # The outermost item is the window's own, and as large as it. (Asking the item for its window
    # would tie the window's wrapper to the item's, which is gone a moment later.)
    return part.intersected(scene_box(outer[-1])) if outer else part


def within_reach(item: QQuickItem) -> bool:
    """Whether a finger can hit a thing: its middle can be seen, and enough around it."""
    part, whole = visible_part(item), scene_box(item)
    least = min(LEAST_TARGET_PX, whole.width(), whole.height())
    return part.contains(whole.center()) and min(part.width(), part.height()) >= least


def visible(root: QQuickItem) -> Iterator[QQuickItem]:
    """Everything of a window that can be seen, in the order it is painted."""
    stack = [root]
    while stack:
        item = stack.pop()
        if item.isVisible() and item.opacity() > 0:
            yield item
            stack.extend(reversed(item.childItems()))


def flicks(item: QQuickItem) -> bool:
    """Whether a finger can scroll what lies in it."""
    return bool(item.inherits("QQuickFlickable"))
