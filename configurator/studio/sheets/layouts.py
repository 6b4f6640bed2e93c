"""Layouts: orders on common sheets, as they travel from the worker to the production desk."""

from __future__ import annotations

from dataclasses import dataclass

from configurator.model.refused import Refused
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

HOOP = "hoop-"
HOOPS: tuple[tuple[str, Words], ...] = (
    (HOOP, Words(en="Smallest hoop that holds them", he="החישוק הקטן שמכיל אותם")),
    ("hoop-100x100", Words(en="Hoop 100 × 100", he="חישוק 100 × 100")),
    ("hoop-130x180", Words(en="Hoop 130 × 180", he="חישוק 130 × 180")),
    ("hoop-200x200", Words(en="Hoop 200 × 200", he="חישוק 200 × 200")),
    ("hoop-360x200", Words(en="Hoop 360 × 200", he="חישוק 360 × 200")),
)
"""What patches share at the desk; a shop whose machine has one hoop (sewing.json) uses that one."""


class LayoutRefused(Refused):
    """Orders that cannot be laid out or sent together; `words` say why and a way out."""


@dataclass(frozen=True, slots=True)
class SheetFace:
    """One sheet: its picture as it is printed, its size, how often it is printed and of what.

    `media` names the substrate, `used` is the share of the sheet's room that becomes product. A
    hoop has `minutes` at the machine and so many `threads` instead.
    """

    name: str
    media: Words | None
    picture: Raster
    width_mm: float
    height_mm: float
    runs: int
    used: float
    pieces: tuple[tuple[str, int], ...]
    minutes: float = 0.0
    threads: int = 0


@dataclass(frozen=True, slots=True)
class LaidOut:
    """Orders on common sheets under one number; their files lie in `folder`."""

    number: str
    folder: str
    sheets: tuple[SheetFace, ...]
