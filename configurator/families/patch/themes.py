"""Themes: ready-made patches, composed 100 units wide and scaled to any width."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from configurator.ground import files
from configurator.model.design import Design, PartDesign
from configurator.model.layers import Layer
from configurator.model.resizing import resized, tidy
from configurator.model.words import Frozen, Language, Name, Words

STAGE_WIDTH = 100.0
"""Width of the stage themes are composed on, which is the width of the patch."""

LAYER: TypeAdapter[Layer] = TypeAdapter(Layer)


class ThemeSheet(Frozen):
    """One theme: its options, a thread for the whole ground or bare cloth, and its layers.

    `he` says what of a layer is different in Hebrew, by layer id: its words, size, arc and place.
    `from_mm` leaves a layer out of patches narrower than that, where it could not be sewn.
    """

    id: Name
    words: Words
    tags: tuple[Name, ...] = ()
    options: dict[Name, Name]
    ground: Name | None = None
    layers: tuple[Layer, ...]
    he: dict[Name, dict[str, Any]] = {}
    from_mm: dict[Name, float] = {}

    def part_for(self, width_mm: float, language: Language) -> PartDesign:
        """The face of a patch of a width, its words in a language."""
        scale = width_mm / STAGE_WIDTH
        layers = tuple(
            placed(self._said(layer, language), scale)
            for layer in self.layers
            if width_mm >= self.from_mm.get(layer.id, 0.0)
        )
        return PartDesign(color=self.ground, layers=layers)

    def _said(self, layer: Layer, language: Language) -> Layer:
        changes = self.he.get(layer.id) if language == "he" else None
        if changes is None:
            return layer
        return LAYER.validate_python({**layer.model_dump(), **changes})


def placed(layer: Layer, scale: float) -> Layer:
    """A layer scaled about the patch's corner: its place and all of its lengths."""
    spot = layer.placement.model_copy(
        update={
            "x_mm": tidy(layer.placement.x_mm * scale),
            "y_mm": tidy(layer.placement.y_mm * scale),
        }
    )
    return resized(layer, scale).model_copy(update={"placement": spot})


def read_themes(assets: Path) -> tuple[ThemeSheet, ...]:
    """The themes of assets/patch/themes.json, in the order they are shown."""
    document = files.read_json((assets / "patch" / "themes.json").read_bytes())
    return tuple(ThemeSheet.model_validate(entry) for entry in document["themes"])


def rescaled(design: Design, scale: float) -> Design:
    """Every layer of a design carried along as the patch grows or shrinks."""
    parts = {
        name: part.model_copy(update={"layers": tuple(placed(each, scale) for each in part.layers)})
        for name, part in design.parts.items()
    }
    return design.model_copy(update={"parts": parts})
