"""A tariff: what one product family costs, as a document that staff can edit."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Literal, get_args

from pydantic import Field, field_validator, model_validator

from configurator.model.words import Frozen, Name, Words

Agorot = Annotated[int, Field(ge=0, le=100_000_00)]
"""Money in hundredths of a shekel, VAT included; never a fraction."""
Minutes = Annotated[float, Field(ge=0, le=10_000)]
LayerKind = Literal["lettering", "photo", "motif", "stamps", "drawing", "pattern"]


class Charge(Frozen):
    """What something costs, the words on the bill, and the minutes it takes to make.

    The first `included` of it are free; the rest cost `agorot` each.
    """

    words: Words
    agorot: Agorot = 0
    minutes: Minutes = 0.0
    included: Annotated[int, Field(ge=0, le=1000)] = 0


class SizeCharge(Charge):
    """What the bare product costs in these sizes."""

    sizes: Annotated[tuple[Name, ...], Field(min_length=1)]


class Rate(Charge):
    """A charge by something measured: `agorot` for each started `per` of the family's fact."""

    fact: Name
    per: Annotated[float, Field(gt=0)] = 1.0


class QuantityBreak(Frozen):
    """From so many alike on, this share of the price is taken off."""

    at_least: Annotated[int, Field(ge=2, le=10_000)]
    percent_off: Annotated[int, Field(ge=1, le=90)]


class Tariff(Frozen):
    """Everything one family charges for. A choice, material or size that is not named here is
    refused, never given away; what costs nothing is named in `free`."""

    schema_version: Literal[1] = 1
    family: Name
    currency: Literal["ILS"] = "ILS"
    source: str
    vat_percent: Annotated[float, Field(ge=0, le=50)]
    setup_minutes: Minutes
    sizes: Annotated[tuple[SizeCharge, ...], Field(min_length=1)]
    options: dict[Name, dict[Name, Charge]] = {}
    materials: dict[Name, Charge] = {}
    layers: dict[LayerKind, Charge]
    rates: tuple[Rate, ...] = ()
    breaks: tuple[QuantityBreak, ...] = ()
    free: tuple[Name, ...] = ()
    """Options and materials that cost nothing, whatever is chosen."""
    most: Annotated[int, Field(ge=1, le=10_000)] = 99
    """The largest quantity that is sold at the kiosk."""

    @field_validator("layers")
    @classmethod
    def _every_kind_of_layer(cls, layers: dict[LayerKind, Charge]) -> dict[LayerKind, Charge]:
        missing = [kind for kind in get_args(LayerKind) if kind not in layers]
        if missing:
            raise ValueError(f"has no price for {', '.join(missing)} layers")
        return layers

    @field_validator("breaks")
    @classmethod
    def _smallest_first(cls, breaks: tuple[QuantityBreak, ...]) -> tuple[QuantityBreak, ...]:
        return tuple(sorted(breaks, key=lambda step: step.at_least))

    @model_validator(mode="after")
    def _sizes_and_breaks_are_clear(self) -> Tariff:
        sizes = [size for charge in self.sizes for size in charge.sizes]
        if len(sizes) != len(set(sizes)):
            raise ValueError("prices a size twice")
        steps = [(step.at_least, step.percent_off) for step in self.breaks]
        if any(a[0] >= b[0] or a[1] >= b[1] for a, b in pairwise(steps)):
            raise ValueError("quantity breaks must rise in both quantity and share")
        return self

    def base(self, size: str) -> SizeCharge | None:
        """The bare product's charge in a size; None when the size is not sold."""
        return next((charge for charge in self.sizes if size in charge.sizes), None)

    def percent_off(self, quantity: int) -> int:
        """The share taken off for a quantity."""
        return max((b.percent_off for b in self.breaks if quantity >= b.at_least), default=0)
