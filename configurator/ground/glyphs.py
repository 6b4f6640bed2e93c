"""Glyphs: the book of fonts. The only opener of fonts: words go in, outlines in mm come out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Any

import uharfbuzz as hb

from configurator.ground import files, shaping
from configurator.ground.typesetting import SetText, TextSetting, typeset

__all__ = ["FontBook", "FontFamily", "MissingFont", "SetText", "TextSetting"]


class MissingFont(Exception):
    """A font that a design or the font list names but that cannot be opened; says the way out."""


@dataclass(frozen=True, slots=True)
class FontFamily:
    """One way to write: its name in each language, its moods, and who helps with missing letters.

    `weight` is the usual 100 to 900; `fallback` are family ids, asked in order.
    """

    id: str
    words: dict[str, str]
    moods: tuple[str, ...]
    weight: int
    file: FilePath
    fallback: tuple[str, ...]


KEPT_LINES = 256
"""Lines kept shaped, and texts kept set, of 8 kB each: a wrapper with its legal panel has 250; a
batch, whose orders each bring words of their own, must not grow by them."""


class FontBook:
    """Every font family of a folder, as its fonts.json lists them. Faces open when first used."""

    def __init__(self, fonts: FilePath) -> None:
        document = _font_list(fonts / "fonts.json")
        order = tuple(document["fallback_order"])
        self.families = tuple(_family(fonts, entry, order) for entry in document["families"])
        """The families a customer may choose, in the order they are shown."""
        self.interface = tuple(fonts / name for name in document["interface"])
        """The files the kiosk's own words are set in: regular, medium and bold."""
        helpers = (_family(fonts, entry, ()) for entry in document["fallback"])
        self._by_id = {family.id: family for family in (*self.families, *helpers)}
        self._faces: dict[str, shaping.Face] = {}
        self._shaped = lru_cache(maxsize=KEPT_LINES)(self._shape)
        self._set = lru_cache(maxsize=KEPT_LINES)(self._typeset)

    def family(self, family: str) -> FontFamily:
        """The family of that id. Raises MissingFont."""
        if family not in self._by_id:
            raise MissingFont(f"There is no font {family!r} in this app; choose another one.")
        return self._by_id[family]

    def set_text(self, text: str, setting: TextSetting) -> SetText:
        """Words set as outlines: directions, letters, marks, kerning, lines, fit and arc.

        Characters that no font has are left out and listed in `missing`. Raises MissingFont.
        """
        return self._set(text, setting)

    def face(self, family: str) -> shaping.Face:
        """The opened face of a family. Raises MissingFont."""
        if family not in self._faces:
            self._faces[family] = _opened(self.family(family))
        return self._faces[family]

    def _typeset(self, text: str, setting: TextSetting) -> SetText:
        face = self.face(setting.family)
        return typeset(text, setting, self._shaped, face.x_height, face.cap_height)

    def _shape(self, line: shaping.Excerpt, family: str, ligatures: bool) -> shaping.ShapedLine:
        chain = _Chain(self, (family, *self.family(family).fallback))
        return shaping.shaped(line, chain, ligatures)


@dataclass(frozen=True, slots=True)
class _Chain:
    """Faces in the order they are asked; each opens only when the ones before it had to pass."""

    book: FontBook
    families: tuple[str, ...]

    def __iter__(self) -> Iterator[shaping.Face]:
        return (self.book.face(family) for family in self.families)


def _font_list(file: FilePath) -> dict[str, Any]:
    try:
        document: dict[str, Any] = files.read_json(file.read_bytes())
    except (OSError, files.Unreadable) as trouble:
        raise MissingFont(
            f"The list of fonts {file} cannot be read ({trouble}). Install the app again."
        ) from trouble
    return document


def _family(folder: FilePath, entry: dict[str, Any], order: tuple[str, ...]) -> FontFamily:
    helpers = dict.fromkeys((*entry.get("fallback", ()), *order))
    helpers.pop(entry["id"], None)
    return FontFamily(
        id=entry["id"],
        words=entry["words"],
        moods=tuple(entry["moods"]),
        weight=entry["weight"],
        file=folder / entry["file"],
        fallback=tuple(helpers),
    )


def _opened(family: FontFamily) -> shaping.Face:
    try:
        face = hb.Face(hb.Blob(family.file.read_bytes()))
    except OSError as trouble:
        raise MissingFont(
            f"The font file {family.file} cannot be opened ({trouble}). Install the app again."
        ) from trouble
    if face.glyph_count == 0:
        raise MissingFont(f"The font file {family.file} is damaged. Install the app again.")
    return shaping.Face(family.id, hb.Font(face))
