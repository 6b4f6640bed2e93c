"""Pictures for QML: rasters from the worker, kept by key and served as image://pictures/KEY."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickImageProvider

NAME = "pictures"
KEPT_BYTES = 48 * 1024 * 1024
KEPT_LARGEST = 8
"""The shelf holds this many of the largest picture at least: two sheets and their layers are one
stage, and on a screen of four times the pixels every one of them is four times as large."""
OF_THE_SHOP = ("theme:", "family:", "motif:")
"""Keys that begin so name pictures with nothing of a person in them."""


class PictureShelf(QQuickImageProvider):
    """Decoded pictures by key; the least recently used leave when the shelf is full."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._images: OrderedDict[str, QImage] = OrderedDict()
        self._bytes, self._room = 0, KEPT_BYTES

    def put(self, key: str, width: int, height: int, rgba: bytes) -> str:
        """Keep a picture of straight RGBA rows; gives its URL."""
        image = QImage(rgba, width, height, width * 4, QImage.Format.Format_RGBA8888)
        return self._keep(key, image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied))

    def put_file(self, key: str, content: bytes) -> str:
        """Keep a PNG or JPEG that our own code wrote; gives its URL."""
        return self._keep(key, QImage.fromData(content))

    def _keep(self, key: str, image: QImage) -> str:
        self._forget(key)
        self._images[key] = image
        self._bytes += image.sizeInBytes()
        self._room = max(self._room, KEPT_LARGEST * image.sizeInBytes())
        while self._bytes > self._room and len(self._images) > 1:
            self._forget(next(iter(self._images)))
        return url(key)

    def _forget(self, key: str) -> None:
        gone = self._images.pop(key, None)
        if gone is not None:
            self._bytes -= gone.sizeInBytes()

    def show(self, keys: Iterable[str]) -> None:
        """These are on the screen now: they leave last."""
        for key in keys:
            if key in self._images:
                self._images.move_to_end(key)

    def has(self, key: str) -> bool:
        """Whether a picture is on the shelf."""
        return key in self._images

    @property
    def keys(self) -> frozenset[str]:
        """Every key on the shelf."""
        return frozenset(self._images)

    def clear(self) -> None:
        """Leave nothing of the person before; what shows the shop's own looks may stay."""
        for key in [key for key in self._images if not key.startswith(OF_THE_SHOP)]:
            self._forget(key)

    def renew(self) -> None:
        """Leave nothing of the shop's looks either: they are made differently now."""
        for key in [key for key in self._images if key.startswith(OF_THE_SHOP)]:
            self._forget(key)

    def requestImage(self, key: str, size: QSize, requested: QSize) -> QImage:
        """What QML asks for; an empty picture when it is gone."""
        image = self._images.get(key)
        if image is None:
            return QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
        self._images.move_to_end(key)
        return image


def url(key: str) -> str:
    """The URL of a picture on the shelf."""
    return f"image://{NAME}/{key}"
