"""One line of words on a baseline, as outlines: slug lines and job tickets are lettered with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from configurator.ground.geometry import Affine, Box, Path
from configurator.ground.glyphs import FontBook, TextSetting

SMALLEST_SHARE = 0.4
"""A line too long for its room is set smaller, down to this share of its size, then squeezed."""


@dataclass(frozen=True, slots=True)
class Type:
    """A family and size, and the language that decides direction where the letters do not."""

    family: str
    size_mm: float
    language: str = "en"


def line(
    fonts: FontBook,
    text: str,
    face: Type,
    room: Box,
    align: Literal["start", "center", "end"] = "start",
) -> Path:
    """Words between the room's left and right with their baseline on its bottom, never wider.

    `start` is the right side for right-to-left words, as in TextSetting.
    """
    baseline = Path.polyline([(room.left, room.bottom), (room.right, room.bottom)])
    setting = TextSetting(
        face.family, face.size_mm, align=align, along=baseline, language=face.language
    )
    path = fonts.set_text(text, setting).path
    if path and path.box.width > room.width:
        share = max(SMALLEST_SHARE, 0.995 * room.width / path.box.width)
        path = fonts.set_text(text, replace(setting, size_mm=face.size_mm * share)).path
    if path and path.box.width > room.width:
        squeeze = room.width / path.box.width
        away = Affine.translate(-path.box.left, 0.0).then(Affine.scale(squeeze, 1.0))
        path = path.transformed(away.then(Affine.translate(room.left, 0.0)))
    return path
