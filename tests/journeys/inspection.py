"""Looking at a screen as a stickler does: words cut, covered or faint, targets small or far."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage
from PySide6.QtQuick import QQuickItem, QQuickWindow

from configurator.ui.glass import around, scene_box, text_of, visible_part
from configurator.ui.hand import Hand

SLACK_PX = 1.5
PX_PER_MM = 3.6
"""Tokens.pxPerMm: what the kiosk takes for a millimetre of its glass."""
LEAST_TARGET_MM = 12.0
COVERED_PX = 3.0
LEAST_CONTRAST = 4.5
REACH = 0.4
"""Share of the screen's height, from below, that everybody can reach (kiosk.md)."""


def cut_words(hand: Hand) -> list[str]:
    """Every text that is not wholly seen, and cannot be scrolled to either."""
    return [
        f"{text_of(item)!r} {why}"
        for item in hand.items()
        if text_of(item) and (why := _why_cut(item, hand.window))
    ]


def _why_cut(item: QQuickItem, window: QQuickWindow) -> str:
    if item.property("truncated"):
        return "is shortened"
    wide, tall = float(item.property("contentWidth")), float(item.property("contentHeight"))
    if wide > item.width() + SLACK_PX:
        return f"is {wide:.0f} wide in {item.width():.0f}"
    whole, seen = scene_box(item), _scrollable_part(item, window)
    if whole.left() < seen.left() - SLACK_PX or whole.right() > seen.right() + SLACK_PX:
        return f"is cut at the side: {whole.left():.0f}..{whole.right():.0f}"
    if whole.top() < seen.top() - SLACK_PX or whole.bottom() > seen.bottom() + SLACK_PX:
        return f"is cut above or below: {whole.top():.0f}..{whole.bottom():.0f}"
    return f"is {tall:.0f} tall in {item.height():.0f}" if tall > item.height() + SLACK_PX else ""


def _scrollable_part(item: QQuickItem, window: QQuickWindow) -> QRectF:
    """Where a thing could be seen, scrolling where that is possible."""
    far = 1e6
    room = QRectF(0, 0, window.width(), window.height())
    outer = around(item)
    for each in outer:
        flickable = each.inherits("QQuickFlickable")
        if not each.clip() and not flickable:
            continue
        box = scene_box(each)
        if flickable and float(each.property("contentWidth")) > each.width() + SLACK_PX:
            box.adjust(-far, 0, far, 0)
            room.adjust(-far, 0, far, 0)
        if flickable and float(each.property("contentHeight")) > each.height() + SLACK_PX:
            box.adjust(0, -far, 0, far)
            room.adjust(0, -far, 0, far)
        room = room.intersected(box)
    return room


def words_on_words(hand: Hand) -> list[str]:
    """Texts that lie over each other on the topmost sheet, or on the screen."""
    texts = [(item, _ink_of(item)) for item in _topmost(hand) if text_of(item)]
    return [
        f"{text_of(one)!r} over {text_of(other)!r}"
        for (one, a), (other, b) in combinations(texts, 2)
        if (shared := a.intersected(b)).width() > COVERED_PX and shared.height() > COVERED_PX
        if not _only_said(one, other)
    ]


def _only_said(one: QQuickItem, other: QQuickItem) -> bool:
    """Whether one is said for a moment, over something that nobody presses."""
    said = [item for item in (one, other) if any(o.objectName() == "toast" for o in around(item))]
    pressed = [item for item in (one, other) if any(is_target(o) for o in around(item))]
    return len(said) == 1 and not [item for item in pressed if item not in said]


def _ink_of(item: QQuickItem) -> QRectF:
    """The part of a text's box that its letters take, as far as it can be seen."""
    box = scene_box(item)
    wide, tall = float(item.property("contentWidth")), float(item.property("contentHeight"))
    spare_x, spare_y = max(0.0, box.width() - wide) / 2, max(0.0, box.height() - tall) / 2
    return box.adjusted(spare_x, spare_y, -spare_x, -spare_y).intersected(visible_part(item))


def _topmost(hand: Hand) -> list[QQuickItem]:
    """What no sheet lies over."""
    items = list(hand.items())
    sheets = [each for each in items if each.objectName() == "sheet"]
    if not sheets:
        return items
    return [item for item in items if sheets[-1] in around(item)]


def targets(hand: Hand) -> list[QQuickItem]:
    """Everything that can be pressed now."""
    return [item for item in _topmost(hand) if is_target(item) and item.isEnabled()]


def is_target(item: QQuickItem) -> bool:
    """Whether a thing can be pressed."""
    return item.property("ringRadius") is not None


def small_targets(hand: Hand) -> list[str]:
    """Everything to press that is smaller than a finger needs."""
    least = LEAST_TARGET_MM * PX_PER_MM - SLACK_PX
    return [
        f"{item.objectName() or item.property('label')!r}: {box.width():.0f} x {box.height():.0f}"
        for item in targets(hand)
        if min((box := scene_box(item)).width(), box.height()) < least
    ]


def beyond_reach(hand: Hand) -> list[str]:
    """Everything to press that lies too high for somebody who sits."""
    line = hand.window.height() * (1 - REACH)
    return [
        f"{item.objectName() or item.property('label')!r} at {box.top():.0f} of {line:.0f}"
        for item in targets(hand)
        if (box := scene_box(item)).top() < line - SLACK_PX
    ]


def faint_words(hand: Hand) -> list[str]:
    """Texts that stand out too little from what lies behind them."""
    picture = hand.still()
    found = []
    for item in _topmost(hand):
        box = _ink_of(item) if text_of(item) else QRectF()
        if box.width() < LEAST_CONTRAST or box.height() < LEAST_CONTRAST or _dimmed(item):
            continue
        behind = _most_of(picture, box.toRect())
        contrast = _contrast(QColor(item.property("color")), behind)
        if contrast < LEAST_CONTRAST:
            found.append(f"{text_of(item)!r}: {contrast:.2f} on {behind.name()}")
    return found


def _dimmed(item: QQuickItem) -> bool:
    """Whether it, or something around it, says by paleness that it cannot be used now."""
    return any(each.opacity() < 1 for each in (item, *around(item)))


def _most_of(picture: QImage, box: QRect) -> QColor:
    """The color most of a part of a picture has."""
    part = picture.copy(box.adjusted(-4, -4, 4, 4).intersected(picture.rect()))
    colors = Counter(
        part.pixel(x, y) for x in range(0, part.width(), 2) for y in range(0, part.height(), 2)
    )
    return QColor(colors.most_common(1)[0][0])


def _contrast(one: QColor, other: QColor) -> float:
    """The contrast of two colors, from 1 to 21 (WCAG 2.2)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(color: QColor) -> float:
    red, green, blue = (_linear(part) for part in color.getRgbF()[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
