"""A design: the one saved document from which preview, ink, thread and 3D all follow."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from configurator.model.layers import Layer
from configurator.model.words import Frozen, Name

SCHEMA_VERSION: Literal[1] = 1
MAX_LAYERS = 200
"""Layers on one part; more is a hand-made file or a stuck finger."""


class PartDesign(Frozen):
    """How one part is made: its swatch, its material, and its layers from lowest to highest."""

    color: Name | None = None
    material: Name | None = None
    layers: Annotated[tuple[Layer, ...], Field(max_length=MAX_LAYERS)] = ()


class Design(Frozen):
    """A customer's design of one product. Equal designs make equal bytes."""

    schema_version: Literal[1] = SCHEMA_VERSION
    family: Name
    size: Name
    options: dict[Name, Name] = Field(default_factory=dict)
    parts: dict[Name, PartDesign] = Field(default_factory=dict)
    title: Annotated[str, Field(max_length=80)] = ""

    @model_validator(mode="after")
    def _layer_ids_are_unique(self) -> Design:
        ids = [layer.id for part in self.parts.values() for layer in part.layers]
        if len(ids) != len(set(ids)):
            raise ValueError("two layers have the same id")
        return self

    def part(self, part: str) -> PartDesign:
        """The part's design; an untouched part is a plain one."""
        return self.parts.get(part, PartDesign())

    def layer(self, layer_id: str) -> tuple[str, Layer] | None:
        """The part a layer lies on, and the layer; None when there is no such layer."""
        for name, part in self.parts.items():
            for layer in part.layers:
                if layer.id == layer_id:
                    return name, layer
        return None

    def with_part(self, part: str, made: PartDesign) -> Design:
        """The design with one part made differently."""
        return self.model_copy(update={"parts": {**self.parts, part: made}})

    def with_option(self, option: str, choice: str) -> Design:
        """The design with one option chosen differently."""
        return self.model_copy(update={"options": {**self.options, option: choice}})

    def free_layer_id(self) -> str:
        """An id no layer of this design has yet."""
        taken = {layer.id for part in self.parts.values() for layer in part.layers}
        number = len(taken) + 1
        while f"layer-{number}" in taken:
            number += 1
        return f"layer-{number}"
