"""A part laid out for checking: its layers, its shape, and what lies under each of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from configurator.ground.color import luminance
from configurator.ground.geometry import Box
from configurator.model.artwork import Paint, PartArtwork, PartShape
from configurator.model.design import Design
from configurator.model.flatten import upright_box
from configurator.model.layers import Layer, LayerCommon
from configurator.model.library import Library
from configurator.model.press import Press
from configurator.model.product import Part
from configurator.preview.soft_proof import proof_on

Kind = TypeVar("Kind", bound=LayerCommon)


@dataclass(frozen=True, slots=True)
class PartOnBench:
    """One part of a design with everything a check looks at."""

    design: Design
    made: PartArtwork
    offered: Part | None
    library: Library
    press: Press

    @property
    def shape(self) -> PartShape:
        """The bare part."""
        return self.made.shape

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The part's layers, lowest first."""
        return self.design.part(self.made.part).layers

    def of_kind(self, kind: type[Kind]) -> Iterator[Kind]:
        """The part's layers of one kind."""
        return (layer for layer in self.layers if isinstance(layer, kind))

    @property
    def material(self) -> str | None:
        """What the part is made of: as chosen, or the first it is offered in."""
        chosen = self.design.part(self.made.part).material
        if chosen is None and self.offered is not None and self.offered.materials:
            return self.offered.materials[0]
        return chosen

    @property
    def sewn(self) -> bool:
        """Whether the part is sewn in thread instead of being printed."""
        return proof_on(self.shape.stock) is None

    def seen(self, paint: Paint) -> str:
        """A paint as it will be seen on the part's own substrate, '#rrggbb'."""
        proof = proof_on(self.shape.stock)
        return paint.srgb if proof is None or not proof.tints else proof.color_of(paint)

    @property
    def ground(self) -> Paint | None:
        """What covers the bare part; None where its material shows."""
        color = self.design.part(self.made.part).color
        return self.shape.base if color is None else self.library.paint(color)

    def light_on_dark(self, paint: Paint) -> bool:
        """Whether a paint is lighter than the part's ground, so that ink can close in on it."""
        ground = self.ground
        return ground is not None and luminance(self.seen(paint)) > luminance(self.seen(ground))

    @property
    def focus(self) -> str | None:
        """The zone the part shows first, if it has one."""
        return self.offered.focus if self.offered is not None else None

    def box(self, layer: Layer) -> Box:
        """The upright box around a layer, in part mm."""
        return upright_box(layer, self.library, self.shape)

    def below(self, layer: Layer) -> tuple[Layer, ...]:
        """The layers that lie under a layer and touch its box."""
        box = self.box(layer)
        lower = self.layers[: self.layers.index(layer)]
        return tuple(each for each in lower if box.meets(self.box(each)))
