"""The catalog: which parts, materials, options and limits the shop offers on shoes, as data."""

from __future__ import annotations

from typing import Literal

from configurator.footwear.allowances import Making
from configurator.footwear.sizes import LastSize, last_size, said_size
from configurator.ground import files
from configurator.model.editions import Edition, Sheets
from configurator.model.product import Option, Part, Size, View
from configurator.model.words import Frozen, Name, Words

RIGHT = "right."


class Material(Frozen):
    """What a part is made of, and what can be printed on it.

    `look` is whose grain and gloss it is drawn with; `prints` is everything, flat inks only (no
    photographs) or nothing; `min_line_mm` the thinnest line that prints cleanly on it.
    """

    id: Name
    words: Words
    look: Name
    prints: Literal["everything", "flat", "nothing"]
    min_line_mm: float


class Catalog(Frozen):
    """Everything of assets/shoe/shoe.json."""

    source: str
    making_about: str
    making: Making
    sizes: tuple[int, ...]
    heel_letters: int
    min_letter_mm: float
    """Smallest type that stays readable on cloth, in mm of em."""
    materials: tuple[Material, ...]
    options: tuple[Option, ...]
    views: tuple[View, ...]
    parts: tuple[Part, ...]

    def part(self, part: str) -> Part:
        """The part of that id, of a left shoe. Raises KeyError."""
        return _named(self.parts, part)

    def material(self, material: str) -> Material:
        """The material of that id. Raises KeyError."""
        for each in self.materials:
            if each.id == material:
                return each
        raise KeyError(material)


def _named(parts: tuple[Part, ...], part: str) -> Part:
    for each in parts:
        if each.id == part:
            return each
    raise KeyError(part)


SHOE = "shoe/shoe.json"


def read_catalog(sheets: Sheets) -> Catalog:
    """The catalog of assets/shoe/shoe.json. Raises OSError or a validation error."""
    return Catalog.model_validate(sheets.read(SHOE))


CATALOG = read_catalog(Sheets(files.assets_folder(), Edition(family="shoe")))
"""As it shipped: what parts there are does not change with an edition, only their limits."""


def right_of(part: str) -> str:
    """The id of the right shoe's part."""
    return RIGHT + part


def left_of(part: str) -> str:
    """The id of the left shoe's part; the same when it is one already."""
    return part.removeprefix(RIGHT)


def is_right(part: str) -> bool:
    """Whether a part belongs to the right shoe."""
    return part.startswith(RIGHT)


def both_shoes(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The left shoe's parts, then the right one's, which stand only when the shoes differ."""
    return (*parts, *(_right(part) for part in parts))


def _right(part: Part) -> Part:
    words = Words(en=f"Right shoe: {part.words.en}", he=f"נעל ימין: {part.words.he}")
    only = {**part.only, "pair": ("different",)}
    return part.model_copy(update={"id": right_of(part.id), "words": words, "only": only})


def sizes_offered(catalog: Catalog) -> tuple[Size, ...]:
    """Every EU size with its names in the other systems. Raises KeyError beyond what is graded."""
    return tuple(_size(last_size(eu)) for eu in sorted(catalog.sizes))


def _size(last: LastSize) -> Size:
    notes = {
        "uk": said_size(last.uk),
        "us-men": said_size(last.us_men),
        "us-women": said_size(last.us_women),
        "mondopoint": str(last.mondopoint),
    }
    return Size(id=str(last.eu), words=Words(en=str(last.eu), he=str(last.eu)), notes=notes)
