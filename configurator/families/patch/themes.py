"""Themes: ready-made patches, composed around the middle of the safe area and fitted to any."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from configurator.ground import files
from configurator.ground.geometry import Box
from configurator.model.design import PartDesign
from configurator.model.layers import Layer
from configurator.model.resizing import resized, tidy
from configurator.model.words import Frozen, Language, Name, Words

STAGE = Box(-50.0, -50.0, 50.0, 50.0)
"""Where themes are composed: (0, 0) is the middle of the safe area, whose width is 100."""

LAYER: TypeAdapter[Layer] = TypeAdapter(Layer)


class ThemeSheet(Frozen):
    """One theme: its options, a thread for the whole ground or bare cloth, and its layers.

    `small` are the layers of patches narrower than `small_under_mm`, whose letters would be too
    small to sew. `he` says what of a layer is different in Hebrew, by layer id: its words, size,
    arc and place.
    """

    id: Name
    words: Words
    tags: tuple[Name, ...] = ()
    options: dict[Name, Name]
    ground: Name | None = None
    layers: tuple[Layer, ...]
    small: tuple[Layer, ...] = ()
    small_under_mm: float = 0.0
    he: dict[Name, dict[str, Any]] = {}

    def part_for(self, width_mm: float, safe: Box, language: Language) -> PartDesign:
        """The face of a patch of a width and a safe area, its words in a language."""
        layers = self.small if width_mm < self.small_under_mm else self.layers
        scale = safe.width / STAGE.width
        return PartDesign(
            color=self.ground,
            layers=tuple(
                carried(self._said(layer, language), STAGE, safe, scale) for layer in layers
            ),
        )

    def _said(self, layer: Layer, language: Language) -> Layer:
        changes = self.he.get(layer.id) if language == "he" else None
        if changes is None:
            return layer
        return LAYER.validate_python({**layer.model_dump(), **changes})


def read_themes(assets: Path) -> tuple[ThemeSheet, ...]:
    """The themes of assets/patch/themes.json, in the order they are shown."""
    document = files.read_json((assets / "patch" / "themes.json").read_bytes())
    return tuple(ThemeSheet.model_validate(entry) for entry in document["themes"])


def carried(layer: Layer, before: Box, after: Box, scale: float) -> Layer:
    """A layer carried from one area to another about their middles, its lengths times `scale`."""
    (x0, y0), (x1, y1) = before.center, after.center
    spot = layer.placement.model_copy(
        update={
            "x_mm": tidy(x1 + (layer.placement.x_mm - x0) * scale),
            "y_mm": tidy(y1 + (layer.placement.y_mm - y0) * scale),
        }
    )
    return resized(layer, scale).model_copy(update={"placement": spot})
