"""A quote: what a design costs, line by line, and when it is ready."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from configurator.model.design import Design
from configurator.model.product import Part
from configurator.model.words import Words
from configurator.pricing.tariff import Charge, Tariff

SMALLEST_COIN = 10
"""Discounts are rounded to it in the customer's favor: there is no coin under 10 agorot."""


class PricingRefused(Exception):
    """A design that this tariff has no price for; the message names what is missing."""


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """One line of the bill; `amount` in agorot, VAT included, for all pieces together."""

    words: Words
    amount: int
    count: int = 1
    """How many of it one piece has; the words say it already."""


@dataclass(frozen=True, slots=True)
class Quote:
    """An itemised price. The lines add up to the total, which holds `vat` agorot of VAT."""

    lines: tuple[QuoteLine, ...]
    total: int
    vat: int
    currency: str
    quantity: int
    ready_minutes: int


def quote(design: Design, facts: Mapping[str, float], tariff: Tariff, quantity: int = 1) -> Quote:
    """What `quantity` pieces of a design cost. Raises PricingRefused.

    `facts` are what the family measured on the artwork (ProductFamily.facts). Every part named in
    the design is charged; see `only_made` for parts that the chosen options leave out.
    """
    if design.family != tariff.family:
        raise PricingRefused(f"The {tariff.family} tariff has no price for a {design.family}.")
    if not 1 <= quantity <= tariff.most:
        raise PricingRefused(f"A quantity must be 1 to {tariff.most}; {quantity} was asked for.")
    charges = list(
        chain(_base(design, tariff), _choices(design, tariff), _materials(design, tariff))
    )
    charges += [*_layers(design, tariff), *_measured(facts, tariff)]
    lines = [_line(charge, count, quantity) for charge, count in charges]
    lines = [line for index, line in enumerate(lines) if line.amount or index == 0]
    lines += _discount(sum(line.amount for line in lines), tariff, quantity)
    total = sum(line.amount for line in lines)
    minutes = tariff.setup_minutes + quantity * sum(
        charge.minutes * count for charge, count in charges
    )
    return Quote(
        lines=tuple(lines),
        total=total,
        vat=round(total * tariff.vat_percent / (100 + tariff.vat_percent)),
        currency=tariff.currency,
        quantity=quantity,
        ready_minutes=math.ceil(minutes),
    )


def only_made(design: Design, parts: Iterable[Part]) -> Design:
    """The design without the parts its options leave out, as a right shoe like the left one."""
    made = {part.id for part in parts if part.offered(design.options)}
    return design.model_copy(
        update={"parts": {name: part for name, part in design.parts.items() if name in made}}
    )


def _base(design: Design, tariff: Tariff) -> Iterator[tuple[Charge, int]]:
    base = tariff.base(design.size)
    if base is None:
        raise PricingRefused(f"The {tariff.family} tariff has no price for size {design.size!r}.")
    yield base, 1


def _choices(design: Design, tariff: Tariff) -> Iterator[tuple[Charge, int]]:
    for option, choice in sorted(design.options.items()):
        if option in tariff.free:
            continue
        charge = tariff.options.get(option, {}).get(choice)
        if charge is None:
            raise PricingRefused(
                f"The {tariff.family} tariff has no price for {option!r} chosen as {choice!r}."
            )
        yield charge, 1


def _materials(design: Design, tariff: Tariff) -> Iterator[tuple[Charge, int]]:
    counts = Counter(part.material for part in design.parts.values() if part.material is not None)
    for material, count in sorted(counts.items()):
        if material in tariff.free:
            continue
        if material not in tariff.materials:
            raise PricingRefused(
                f"The {tariff.family} tariff has no price for the material {material!r}."
            )
        yield _beyond(tariff.materials[material], count)


def _layers(design: Design, tariff: Tariff) -> Iterator[tuple[Charge, int]]:
    counts = Counter(layer.kind for part in design.parts.values() for layer in part.layers)
    for kind, charge in tariff.layers.items():
        yield _beyond(charge, counts[kind])


def _measured(facts: Mapping[str, float], tariff: Tariff) -> Iterator[tuple[Charge, int]]:
    for rate in tariff.rates:
        if rate.fact not in facts:
            raise PricingRefused(
                f"The {tariff.family} tariff charges by {rate.fact!r}, which was not measured."
            )
        # A hair over a whole number comes from adding lengths, not from the customer.
        yield _beyond(rate, max(0, math.ceil(facts[rate.fact] / rate.per - 1e-6)))


def _beyond(charge: Charge, count: int) -> tuple[Charge, int]:
    """The charge and how many of it are paid for, after those that are included."""
    return charge, max(0, count - charge.included)


def _line(charge: Charge, count: int, quantity: int) -> QuoteLine:
    return QuoteLine(_counted(charge.words, count), charge.agorot * count * quantity, count)


def _counted(words: Words, count: int) -> Words:
    if count <= 1:
        return words
    return Words(en=f"{words.en} × {count}", he=f"{words.he} × {count}")


def _discount(amount: int, tariff: Tariff, quantity: int) -> list[QuoteLine]:
    percent = tariff.percent_off(quantity)
    off = -(-amount * percent // 100 // SMALLEST_COIN) * SMALLEST_COIN
    if not off:
        return []
    words = Words(en=f"{percent}% off for {quantity}", he=f"{percent}% הנחה על {quantity}")
    return [QuoteLine(words, -off)]
