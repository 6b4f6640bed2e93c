"""Order sheets: what production is told about an order, gathered from its design and family."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from configurator.model.design import Design
from configurator.model.documents import design_hash
from configurator.model.library import Library
from configurator.model.product import ProductFamily, choices_of
from configurator.model.words import Language, Words
from configurator.prepress.imposition.press_sheets import Called
from configurator.prepress.order_sheet import OrderSheet, texts_of
from configurator.studio.workbench import Workbench

NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,23}")
CLOTH_AND_PAPER = ("paper", "twill")
"""Options that choose what the whole product is made of."""


class BadOrder(Exception):
    """An order that cannot be written down; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class OrderWishes:
    """What only the order knows. A number is made of the design if need be; the date is now."""

    number: str | None = None
    copies: int = 1
    placed_at: str | None = None
    language: Language = "en"
    promised_at: str | None = None


def order_sheet(
    design: Design, family: ProductFamily, library: Library, wishes: OrderWishes
) -> OrderSheet:
    """The sheet that goes with an order's files. Raises BadOrder."""
    number = wishes.number or f"X{design_hash(design)[:7].upper()}"
    if not NUMBER.fullmatch(number):
        raise BadOrder(f"An order number is Latin letters, digits and dashes, not {number!r}.")
    return OrderSheet(
        number=number,
        copies=wishes.copies,
        placed_at=_dated(wishes.placed_at),
        family=family.words,
        size=next(size.words for size in family.sizes if size.id == design.size),
        substrate=substrate(design, family, library),
        language=wishes.language,
        texts=texts_of(design),
        promised_at=wishes.promised_at,
        parts={part.id: part.words for part in family.parts},
        materials=_materials(design, family, library),
        choices=choices_of(design, family),
    )


def _materials(design: Design, family: ProductFamily, library: Library) -> dict[str, Words]:
    """What each part is made of, where there was a choice: the first one when none was made."""
    found: dict[str, Words] = {}
    for part in family.parts:
        if part.materials and part.offered(design.options):
            material = design.part(part.id).material or part.materials[0]
            found[part.id] = library.materials[material].words
    return found


def substrate(design: Design, family: ProductFamily, library: Library) -> Words:
    """What the product is made of: its paper or cloth, or the materials of its parts."""
    made_of = [
        choice.words
        for option in family.options
        if option.id in CLOTH_AND_PAPER
        for choice in option.choices
        if choice.id == design.options.get(option.id, option.default)
    ]
    used = {part.material: None for part in design.parts.values() if part.material is not None}
    made_of += [library.materials[each].words for each in used if each in library.materials]
    return Words(
        en=", ".join(words.en for words in made_of), he=", ".join(words.he for words in made_of)
    )


def told_in_words(made_of: str, families: Iterable[ProductFamily], library: Library) -> Words:
    """What a job ticket says in English that something is made of, in every language."""
    offered = [
        choice.words
        for family in families
        for option in family.options
        if option.id in CLOTH_AND_PAPER
        for choice in option.choices
    ]
    known = {words.en: words.he for words in offered}
    known |= {each.words.en: each.words.he for each in library.materials.values()}
    return Words(en=made_of, he=", ".join(known.get(each, each) for each in made_of.split(", ")))


def called_in(bench: Workbench, number: str, media: str) -> Called:
    """What sheets of so many orders on one substrate are called."""
    return Called(number, told_in_words(media, bench.families.values(), bench.library))


def _dated(given: str | None) -> str:
    """An ISO date with its time zone. Raises BadOrder."""
    if given is None:
        return datetime.now(UTC).isoformat(timespec="seconds")
    try:
        moment = datetime.fromisoformat(given)
    except ValueError:
        raise BadOrder(f"A date is written as 2026-01-31T12:00Z, not {given!r}.") from None
    if moment.tzinfo is None:
        raise BadOrder(f"The date {given!r} needs a time zone, such as Z or +02:00.")
    return moment.isoformat(timespec="seconds")
