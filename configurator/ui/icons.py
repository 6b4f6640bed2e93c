"""Icons as pictures: drawn once a color and size, so that whatever clips a picture clips them too.

Vector shapes would do on a graphics card, but Qt's software renderer paints a shape that is
wholly clipped away as if nothing clipped it.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

NAME = "icons"
GRID = 24
STROKE = 2


class IconDrawer(QQuickImageProvider):
    """Serves image://icons/NAME/COLOR, the color as RRGGBB or AARRGGBB."""

    def __init__(self, drawings: dict[str, Any]) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._drawings = drawings

    def requestImage(self, key: str, size: QSize, requested: QSize) -> QImage:
        """The icon in its color, as large as was asked; nothing for a name that is not drawn."""
        name, _, color = key.partition("/")
        side = max(1, requested.width(), requested.height())
        image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        drawing = self._drawings.get(name)
        if drawing is not None:
            painter = QPainter(image)
            QSvgRenderer(QByteArray(_svg(drawing, QColor(f"#{color}")).encode())).render(painter)
            painter.end()
        return image


def _svg(drawing: dict[str, Any], color: QColor) -> str:
    ink, clear = color.name(), color.alphaF()
    line = f'fill="none" stroke="{ink}" stroke-opacity="{clear:.3f}" stroke-width="{STROKE}"'
    ends = 'stroke-linecap="round" stroke-linejoin="round"'
    parts = [
        f'<path d="{drawing["d"]}" {line} {ends}/>' if drawing.get("d") else "",
        f'<path d="{drawing["fill"]}" fill="{ink}" fill-opacity="{clear:.3f}"/>'
        if drawing.get("fill")
        else "",
    ]
    view = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {GRID} {GRID}"'
    return f"<svg {view}>{''.join(parts)}</svg>"
