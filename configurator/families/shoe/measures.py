"""Measures: what a pair of shoes takes to make, for the tariff."""

from __future__ import annotations

from configurator.families.shoe.catalog import is_right, left_of
from configurator.families.shoe.rightfoot import material_of, own_right_parts
from configurator.ground.graphemes import graphemes
from configurator.ground.outlines import area_of
from configurator.model.artwork import Artwork
from configurator.model.design import Design
from configurator.model.layers import Lettering

HEEL = "heel-counter"


def facts(design: Design, artwork: Artwork) -> dict[str, float]:
    """Facts by name, for the pair.

    `<material>_cm2` is the cut area of each material; `prints` the panels of the pair that carry
    art; `own_prints` the different prints behind them; `photos` the photographs placed;
    `heel_letters` the letters on the heels; `different_shoes` 1 when the two shoes differ.
    """
    counted: dict[str, float] = {}
    for part in artwork.parts:
        name = f"{material_of(design, part.part)}_cm2"
        area = area_of(part.shape.trim, 0.1).area * part.shape.pieces / 100
        counted[name] = counted.get(name, 0.0) + area
    printed = [part for part in artwork.parts if any(mark.layer for mark in part.marks)]
    counted = {name: round(area, 1) for name, area in sorted(counted.items())}
    return {
        **counted,
        "prints": float(len(printed)),
        "own_prints": float(sum(1 for part in _live_parts(design) if design.part(part).layers)),
        "photos": float(_photos(design)),
        "heel_letters": float(_heel_letters(design)),
        "different_shoes": float(bool(own_right_parts(design))),
    }


def letters(text: str) -> int:
    """Letters as a reader counts them: spaces and line ends are free."""
    return sum(1 for each in graphemes(text) if not each.isspace())


def _live_parts(design: Design) -> list[str]:
    right = own_right_parts(design)
    return [part for part in design.parts if not is_right(part) or part in right]


def _photos(design: Design) -> int:
    return sum(
        layer.kind == "photo" for part in _live_parts(design) for layer in design.part(part).layers
    )


def _heel_letters(design: Design) -> int:
    return sum(
        letters(layer.text)
        for part in _live_parts(design)
        if left_of(part) == HEEL
        for layer in design.part(part).layers
        if isinstance(layer, Lettering)
    )
