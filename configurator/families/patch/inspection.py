"""Inspection: one patch as it is looked over, with what every check asks about it."""

from __future__ import annotations

from dataclasses import dataclass

import shapely

from configurator.families.patch import remedies
from configurator.families.patch.catalog import FREE, Catalog, Limits
from configurator.families.patch.faces import open_faces
from configurator.families.patch.fineness import area_at
from configurator.families.patch.parts import is_merrowed
from configurator.families.patch.threads import SewnPart, Shelf
from configurator.ground.geometry import Path
from configurator.model.artwork import Fill, PartArtwork
from configurator.model.design import Design
from configurator.model.flatten import layer_marks
from configurator.model.layers import Layer, Lettering


@dataclass(frozen=True, slots=True)
class Inspection:
    """A design with its sewn face, and what the shop can sew."""

    catalog: Catalog
    shelf: Shelf
    design: Design
    part: PartArtwork

    @property
    def limits(self) -> Limits:
        """What can be sewn."""
        return self.catalog.limits

    @property
    def is_free(self) -> bool:
        """Whether the patch is cut along its own art."""
        return self.design.options.get("shape") == FREE

    @property
    def is_merrowed(self) -> bool:
        """Whether the rim is sewn on the overlocking machine."""
        return is_merrowed(self.part.shape)

    def letter_mm(self, layer: Lettering) -> float | None:
        """How high the letters stand; None when there are none, or when nobody measured them."""
        return self.part.letter_mm.get(layer.id) if isinstance(self.part, SewnPart) else None

    def letter_gap_mm(self, layer: Lettering) -> float | None:
        """The tightest gap within one of its letters, if any is tight at all."""
        part = self.part
        return part.letter_gap_mm.get(layer.id) if isinstance(part, SewnPart) else None

    def in_open_face(self, layer: Lettering) -> Lettering | None:
        """Words in another face that thread does not close and that lies inside, if any does."""
        library = self.part.library if isinstance(self.part, SewnPart) else None
        if library is None:
            return None
        for written in open_faces(layer, library, self.limits):
            fills = (mark.path for mark in layer_marks(written, library) if isinstance(mark, Fill))
            art = shapely.union_all([area_at(path) for path in fills])
            spot = remedies.room_for(self.part, written.placement, art)
            if spot is not None:
                return written.model_copy(update={"placement": spot})
        return None

    def tops(self, layer: Layer) -> list[Path]:
        """The layer's areas that must come out as drawn.

        Of outlined words that is the outline where both are one thread, else the words above it.
        """
        fills = [mark for mark in self.part.marks_of(layer.id) if isinstance(mark, Fill)]
        if isinstance(layer, Lettering) and len(fills) == 2:
            below, above = fills
            fills = [below] if below.paint == above.paint else [above]
        return [fill.path for fill in fills]
