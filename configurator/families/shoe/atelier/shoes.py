"""Shoes: every surface of one model's left or right shoe, and the reliefs they are dressed in."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from configurator.families.shoe.atelier.dressing import dressed, opening
from configurator.families.shoe.atelier.forme import forme
from configurator.families.shoe.atelier.laces import lace_relief, laces
from configurator.families.shoe.atelier.relief import Relief
from configurator.families.shoe.atelier.sole import (
    edge_relief,
    foxing_relief,
    insole,
    sidewall,
    tread,
    tread_relief,
)
from configurator.families.shoe.atelier.surfaces import Surface
from configurator.families.shoe.atelier.tongue import tongue, tongue_relief
from configurator.families.shoe.atelier.upper import upper


@cache
def reliefs(model: str) -> dict[str, Relief]:
    """Every relief of a model by the name its surfaces give."""
    outer = dressed(model)
    inner = tuple("quarter-inner" if part == "quarter-outer" else part for part in outer.parts)
    found = {
        "upper-lateral": outer,
        "upper-medial": replace(outer, parts=inner),
        "foxing": foxing_relief(),
        "outsole": tread_relief(),
        "outsole-edge": edge_relief(),
    }
    if model == "low-top":
        found |= {"tongue": tongue_relief(model), "laces": lace_relief()}
    return found


@cache
def left_shoe(model: str) -> tuple[Surface, ...]:
    """The surfaces of a left shoe, standing on the ground."""
    on = forme(model)
    made = upper(on, reliefs(model)["upper-lateral"], opening(model, on))
    if model == "low-top":
        made += tongue(on) + laces(on)
    return (*made, *sidewall(), tread(), insole())


def shoe(model: str, foot: str) -> list[Surface]:
    """The surfaces of a `left` or `right` shoe, each named after its foot, as `vamp@left`."""
    surfaces = left_shoe(model)
    turned = surfaces if foot == "left" else tuple(surface.mirrored() for surface in surfaces)
    return [replace(surface, relief=f"{surface.relief}@{foot}") for surface in turned]


def part_names(model: str) -> list[str]:
    """Every part that can be seen, left ones first, as `vamp@left`."""
    names = sorted({part for relief in reliefs(model).values() for part in relief.parts})
    names.append("collar-lining")
    return [f"{name}@{foot}" for foot in ("left", "right") for name in names]
