"""Processing steps: what becomes of a printed sheet, each on its own separation and layer."""

from __future__ import annotations

from dataclasses import dataclass

from configurator.model.artwork import LineKind

Cmyk = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class ProcessingStep:
    """A step by its layer's name, its separation, and its group and type in ISO 19593-1.

    `shown` is the process color that stands for the separation on screens and proofs; groups that
    define no types have None.
    """

    name: str
    group: str
    type: str | None
    shown: Cmyk


STEPS: dict[LineKind, ProcessingStep] = {
    "cut": ProcessingStep("CutContour", "Structural", "Cutting", (0.0, 1.0, 0.0, 0.0)),
    "crease": ProcessingStep("Crease", "Structural", "Creasing", (1.0, 0.0, 0.0, 0.0)),
    "fold": ProcessingStep("Fold", "Structural", "Folding", (0.9, 0.0, 0.9, 0.0)),
    "glue": ProcessingStep("Glue", "Structural", "Gluing", (0.0, 0.5, 1.0, 0.0)),
    "notch": ProcessingStep("Notch", "Structural", "Cutting", (0.3, 1.0, 0.0, 0.0)),
    "stitch": ProcessingStep("Stitch", "Legend", None, (0.7, 0.7, 0.0, 0.0)),
}
"""ISO 19593-1 knows no sewing, so stitch lines are legend: shown to people, never cut."""

WHITE = ProcessingStep("White", "White", None, (0.12, 0.02, 0.02, 0.0))
"""The white below the inks; it prints, so its group is one of its own and has no types."""

FOIL_GROUP = "Structural"
FOIL_TYPE = "FoilStamping"
LINE_PT = 0.25
"""Width of a processing line and of a crop mark, at 100 % of its separation."""


def foil_step(spot: str, shown: Cmyk) -> ProcessingStep:
    """The step of a spot color that is stamped as foil."""
    return ProcessingStep(spot, FOIL_GROUP, FOIL_TYPE, shown)
