"""Layouts: orders on common sheets, as they travel from the worker to the production desk."""

from __future__ import annotations

from dataclasses import dataclass

from configurator.model.words import Words
from configurator.preview.render import Raster

STOCKS: tuple[tuple[str, Words], ...] = (
    ("sra3", Words(en="SRA3", he="SRA3")),
    ("a3", Words(en="A3", he="A3")),
    ("a4", Words(en="A4", he="A4")),
    ("roll-1000", Words(en="Roll, 1000 mm", he="גליל, 1000 מ״מ")),
    ("roll-1370", Words(en="Roll, 1370 mm", he="גליל, 1370 מ״מ")),
)
"""What sheets are laid out on at the desk, the usual one first; the command takes any width."""


class LayoutRefused(Exception):
    """Orders that cannot be laid out or sent together; `words` say why and a way out."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


@dataclass(frozen=True, slots=True)
class SheetFace:
    """One sheet: its picture as it is printed, its size, how often it is printed and of what.

    `media` names the substrate, `used` is the share of the sheet's room that becomes product.
    """

    name: str
    media: str
    picture: Raster
    width_mm: float
    height_mm: float
    runs: int
    used: float
    pieces: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class LaidOut:
    """Orders on common sheets under one number; their files lie in `folder`."""

    number: str
    folder: str
    sheets: tuple[SheetFace, ...]
