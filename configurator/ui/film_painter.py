"""The film painter: threads of a sewing laid onto a picture, from any moment to any other."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtQuick import QQuickImageProvider

from configurator.embroidery.film import Film

NAME = "film"
FRAMES_KEPT = 16
"""Pictures kept along the way, so that going back draws a part of the film again and not all."""
LEAST_BETWEEN = 800
"""Stitches between two kept pictures, at the least."""
MARGIN = 0.06
"""Room around a sewing, as a share of its longer side."""
SHADE = 1.14
"""How much darker a thread's edge is than its middle: Qt's factor, 1 is the same."""
CORE = 0.66
"""How much of a thread's width its lit middle takes."""
HOOP_RADIUS_MM = 12.0
HOOP = QColor(140, 136, 128, 130)
"""Seen on light and on dark paper."""


class FilmScreen(QQuickImageProvider):
    """Serves what is sewn by now as image://film/NUMBER, a new number for every new picture.

    A picture provider is asked on the window's own thread. An item painted in Python would be asked
    on the scene's thread, and waits there for ever while the window's thread waits for the scene.
    """

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._picture = QImage()
        self._number = 0

    def show(self, picture: QImage) -> str:
        """Have this picture shown; gives its URL."""
        self._picture = picture
        self._number += 1
        return f"image://{NAME}/{self._number}"

    def clear(self) -> None:
        """Hold nothing any more."""
        self._picture = QImage()

    def requestImage(self, key: str, size: QSize, requested: QSize) -> QImage:
        """The picture as it is now."""
        return self._picture


class FilmPainter:
    """Holds the picture of a film at one moment; only what lies between two moments is drawn."""

    def __init__(self, film: Film, width_px: int, height_px: int) -> None:
        self._film = film
        self._ends = memoryview(film.stitches).cast("f")
        self._tints = memoryview(film.tints)
        self._scale, self._shift = _fitted(film, width_px, height_px)
        self._between = max(LEAST_BETWEEN, math.ceil(film.count / FRAMES_KEPT))
        self._kept = {0: self._bare(width_px, height_px)}
        self.picture = self._kept[0].copy()
        self._drawn = 0

    def show(self, count: int) -> None:
        """Have the first `count` stitches on the picture."""
        start = self._nearest(count)
        if count < self._drawn or start > self._drawn:
            self.picture = self._kept[start].copy()
            self._drawn = start
        while self._drawn < count:
            border = (self._drawn // self._between + 1) * self._between
            self._draw(self._drawn, min(count, border))
            if self._drawn == border:
                self._kept.setdefault(border, self.picture.copy())

    def ahead(self) -> bool:
        """Draw one more kept picture, so that going there will be quick; False when all are."""
        last = max(self._kept)
        border = last + self._between
        if border > self._film.count:
            return False
        shown, drawn = self.picture, self._drawn
        self.picture, self._drawn = self._kept[last].copy(), last
        self._draw(last, border)
        self._kept[border] = self.picture
        self.picture, self._drawn = shown, drawn
        return True

    def at(self, place: tuple[float, float]) -> QPointF:
        """Where a place of the film, in mm, lies on the picture."""
        return QPointF(place[0], place[1]) * self._scale + self._shift

    def _nearest(self, count: int) -> int:
        return max(each for each in self._kept if each <= count)

    def _bare(self, width_px: int, height_px: int) -> QImage:
        """The hoop and the cloth before the first stitch."""
        picture = QImage(width_px, height_px, QImage.Format.Format_ARGB32_Premultiplied)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_hoop(painter)
        if self._film.cloth:
            self._draw_cloth(painter)
        painter.end()
        return picture

    def _draw_hoop(self, painter: QPainter) -> None:
        if self._film.hoop is None:
            return
        wide, high = self._film.hoop
        middle = self.at(self._film.middle)
        field = QRectF(0, 0, wide * self._scale, high * self._scale)
        field.moveCenter(middle)
        painter.setPen(QPen(HOOP, 2.0, Qt.PenStyle.DashLine))
        radius = HOOP_RADIUS_MM * self._scale
        painter.drawRoundedRect(field, radius, radius)

    def _draw_cloth(self, painter: QPainter) -> None:
        path = QPainterPath()
        for ring in self._film.cloth:
            path.addPolygon(QPolygonF([self.at(place) for place in ring]))
            path.closeSubpath()
        path.setFillRule(Qt.FillRule.OddEvenFill)
        painter.fillPath(path, QColor(self._film.cloth_srgb))

    def _draw(self, start: int, end: int) -> None:
        """Lay stitches `start` to `end` over the picture."""
        painter = QPainter(self.picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self._shift)
        painter.scale(self._scale, self._scale)
        wide = self._film.thread_mm
        pen = QPen(QColor(), wide, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        ends, tints = self._ends, self._tints
        for stitch in range(start, end):
            line = QLineF(*ends[stitch * 4 : stitch * 4 + 4])
            color = QColor(*tints[stitch * 4 : stitch * 4 + 3])
            pen.setWidthF(wide)
            pen.setColor(color.darker(round(SHADE * 100)))
            painter.setPen(pen)
            painter.drawLine(line)
            pen.setWidthF(wide * CORE)
            pen.setColor(color)
            painter.setPen(pen)
            painter.drawLine(line)
        painter.end()
        self._drawn = end


def _fitted(film: Film, width_px: int, height_px: int) -> tuple[float, QPointF]:
    """Pixels a millimetre, and where the film's origin lies, so that everything is seen."""
    left, top, right, bottom = film.box
    if film.hoop is not None:
        (x, y), (wide, high) = film.middle, film.hoop
        left, right = min(left, x - wide / 2), max(right, x + wide / 2)
        top, bottom = min(top, y - high / 2), max(bottom, y + high / 2)
    room = MARGIN * max(right - left, bottom - top, 1.0)
    wide, high = right - left + 2 * room, bottom - top + 2 * room
    scale = min(width_px / wide, height_px / high)
    middle = QPointF((left + right) / 2, (top + bottom) / 2)
    return scale, QPointF(width_px / 2, height_px / 2) - middle * scale
