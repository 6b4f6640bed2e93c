"""Checks: what of a patch cannot be sewn, said while designing, with the edits that mend it."""

from __future__ import annotations

from configurator.families.patch.catalog import Catalog
from configurator.families.patch.inspection import Inspection
from configurator.families.patch.layer_checks import layer_problems
from configurator.families.patch.parts import FACE
from configurator.families.patch.threads import Shelf
from configurator.families.patch.whole_checks import whole_problems
from configurator.model.artwork import Artwork
from configurator.model.design import Design
from configurator.model.problem import Problem


def check(catalog: Catalog, shelf: Shelf, design: Design, artwork: Artwork) -> tuple[Problem, ...]:
    """Everything found on a finished artwork: the whole patch first, then layer by layer."""
    patch = Inspection(catalog, shelf, design, artwork.part(FACE))
    layers = design.part(FACE).layers
    return (
        *whole_problems(patch),
        *(problem for layer in layers for problem in layer_problems(patch, layer)),
    )
