"""Preflight: everything that is wrong with a design, for the customer now and before release."""

from __future__ import annotations

from collections.abc import Callable

from configurator.model.artwork import Artwork
from configurator.model.design import Design
from configurator.model.library import Library
from configurator.model.problem import Problem
from configurator.model.product import ProductFamily
from configurator.studio.checks import contrast, gamut, inks, lines, photos, sight, stock, words
from configurator.studio.checks.bench import PartOnBench

Check = Callable[[PartOnBench], tuple[Problem, ...]]

CHECKS: tuple[Check, ...] = (
    words.empty,
    words.missing_letters,
    words.small,
    words.near_edge,
    words.under_label,
    contrast.unseen,
    inks.small_and_mixed,
    gamut.shifted,
    photos.resolution,
    lines.thin,
    sight.out_of_sight,
)

BROADER = {"words-on-fold": "words-near-edge", "words-melting": "words-unseen"}
"""What a family says more exactly than the checks that all families share."""


def preflight(
    design: Design, artwork: Artwork, family: ProductFamily, library: Library
) -> tuple[Problem, ...]:
    """What all families check, part by part and layer by layer, then what this family checks.

    `artwork` is the design's own, after the family's last word. Raises MissingAsset.
    """
    offered = {part.id: part for part in family.parts}
    found: list[Problem] = []
    for made in artwork.parts:
        part = PartOnBench(design, made, offered.get(made.part), library, family.press)
        found += [problem for check in CHECKS for problem in check(part)]
    own = family.check(design, artwork)
    said_better = {(problem.layer_id, BROADER.get(problem.code)) for problem in own}
    return (
        *stock.out_of_stock(design, family, library),
        *(problem for problem in found if (problem.layer_id, problem.code) not in said_better),
        *own,
    )
