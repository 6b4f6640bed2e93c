"""Fabrics: what each cloth does to stitches, and by how much the plan makes up for it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fabric:
    """A cloth. `pull_mm` is added to the width of a whole column, `push_mm` taken off each open
    end; more than `ceiling` mm of thread on a mm2 makes it stiff. `source` says whose numbers.
    """

    id: str
    pull_mm: float
    push_mm: float
    ceiling: float
    stabilizer: str
    source: str


PRACTICE = "common practice (stitch.md, marked p): test-sew before trusting"

FABRICS = {
    fabric.id: fabric
    for fabric in (
        Fabric("twill", 0.15, 0.2, 9.0, "cut-away", PRACTICE),
        Fabric("drill", 0.20, 0.2, 9.0, "cut-away", PRACTICE),
        Fabric("pique", 0.35, 0.3, 8.5, "cut-away", PRACTICE),
        Fabric("fleece", 0.40, 0.4, 8.0, "cut-away and soluble topping", PRACTICE),
        Fabric("towel", 0.45, 0.4, 8.0, "tear-away and soluble topping", PRACTICE),
    )
}
"""Every fabric by id; twill is what patches are made of."""

TWILL = FABRICS["twill"]
