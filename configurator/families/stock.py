"""Stock: a family with what is out of stock set aside, and designs that begin without it."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import Protocol, TypeVar

from configurator.model.design import Design, PartDesign
from configurator.model.editions import Edition, Key
from configurator.model.figures import Unworkable
from configurator.model.product import Option, Part, Size
from configurator.model.words import Words


class Offer(Protocol):
    """What a family comes in."""

    @property
    def sizes(self) -> tuple[Size, ...]:
        """Every size, smallest first."""
        ...

    @property
    def default_size(self) -> str:
        """The size a design usually begins in."""
        ...

    @property
    def options(self) -> tuple[Option, ...]:
        """Everything to choose about the whole product."""
        ...

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every part that is designed on its own."""
        ...


Family = TypeVar("Family", bound=Offer)


class NothingLeft(Unworkable):
    """So much would be out of stock that the product could not be made."""


LAST_ONE = Words(
    en="This is the last one left to choose from. Switch another one on first.",
    he="זו האפשרות האחרונה שנשארה. יש להפעיל קודם אפשרות אחרת.",
)


def stocked(family: Family, edition: Edition) -> Family:
    """The family as it can be made now. Raises NothingLeft.

    Sizes and choices that are missing stay in their lists, not offered, so that an order of
    yesterday can still be named; materials and swatches leave the parts that come in them.
    """
    gone = edition.gone
    if not gone:
        return family
    left = edition.withdrawn
    here = copy.copy(family)
    sizes = tuple(_size(each, gone, left) for each in family.sizes)
    _something_left(size for size in sizes if size.offered)
    object.__setattr__(here, "sizes", sizes)
    object.__setattr__(
        here,
        "options",
        tuple(
            _option(each, _gone_of(each, family, gone), _gone_of(each, family, left))
            for each in family.options
        ),
    )
    object.__setattr__(here, "parts", tuple(_part(each, gone, left) for each in family.parts))
    return here


def is_of_swatches(option: Option, family: Offer) -> bool:
    """Whether an option chooses one of the parts' own swatches, as a border's thread: what is out
    of stock for the one is out of stock for the other."""
    colors = {color for part in family.parts for color in (*part.colors, *part.missing)}
    return all(each.id == each.swatch and each.id in colors for each in option.choices)


def _gone_of(option: Option, family: Offer, gone: AbstractSet[Key]) -> AbstractSet[Key]:
    if not is_of_swatches(option, family):
        return gone
    return {("choice", option.id, name) for kind, _, name in gone if kind == "swatch"}


def _size(size: Size, gone: AbstractSet[Key], left: AbstractSet[Key]) -> Size:
    key = ("size", None, size.id)
    return size.model_copy(update={"offered": key not in gone, "withdrawn": key in left})


def _option(option: Option, gone: AbstractSet[Key], left: AbstractSet[Key]) -> Option:
    choices = tuple(
        each.model_copy(
            update={
                "offered": ("choice", option.id, each.id) not in gone,
                "withdrawn": ("choice", option.id, each.id) in left,
            }
        )
        for each in option.choices
    )
    _something_left(each for each in choices if each.offered)
    return option.model_copy(update={"choices": choices})


def _part(part: Part, gone: AbstractSet[Key], left: AbstractSet[Key]) -> Part:
    materials = tuple(m for m in part.materials if ("material", None, m) not in gone)
    colors = tuple(c for c in part.colors if ("swatch", None, c) not in gone)
    for before, after in ((part.materials, materials), (part.colors, colors)):
        if before:
            _something_left(after)
    usual, here = part.default_color, {*materials, *colors}
    if colors and usual is not None and usual not in colors:
        usual = colors[0]
    missing = tuple(each for each in (*part.materials, *part.colors) if each not in here)
    withdrawn = tuple(n for n in missing if {("material", None, n), ("swatch", None, n)} & left)
    update = {
        "materials": materials, "colors": colors, "default_color": usual, "missing": missing,
        "withdrawn": withdrawn,
    }  # fmt: skip
    return part.model_copy(update=update)


def _something_left(left: Iterable[object]) -> None:
    if next(iter(left), None) is None:
        raise NothingLeft(LAST_ONE)


def usual_size(family: Offer) -> str:
    """The size a design begins in: the usual one, or the nearest that is in stock."""
    sizes = [size.id for size in family.sizes]
    usual = sizes.index(family.default_size) if family.default_size in sizes else 0
    here = [at for at, size in enumerate(family.sizes) if size.offered]
    return sizes[min(here, key=lambda at: (abs(at - usual), at))]


def usual_choice(option: Option) -> str:
    """The choice an option begins with: the usual one, or the first that is in stock."""
    here = [choice.id for choice in option.choices if choice.offered]
    return option.default if option.default in here else here[0]


def usual_options(
    options: tuple[Option, ...], wanted: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Every option as wanted where that is in stock, and else as usual."""
    chosen: dict[str, str] = {}
    for option in options:
        asked = (wanted or {}).get(option.id)
        here = {choice.id for choice in option.choices if choice.offered}
        chosen[option.id] = asked if asked in here else usual_choice(option)
    return chosen


def in_stock(family: Offer, design: Design) -> Design:
    """A design that begins now, its parts in materials and colors that are in stock."""
    parts = {part.id: part for part in family.parts}
    made = {
        name: _made_of(part, parts[name]) if name in parts else part
        for name, part in design.parts.items()
    }
    return design.model_copy(update={"parts": made})


def _made_of(made: PartDesign, part: Part) -> PartDesign:
    update: dict[str, str | None] = {}
    if made.material in part.missing:
        update["material"] = part.materials[0]
    if made.color in part.missing:
        update["color"] = part.default_color or part.colors[0]
    return made.model_copy(update=update) if update else made
