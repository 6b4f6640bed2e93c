"""Themes: ready-made looks, composed on a front of 200 x 100 units and fitted to any bar."""

from __future__ import annotations

from pathlib import Path

from configurator.ground import files
from configurator.ground.geometry import Box
from configurator.model.layers import Layer, Lettering, Placement
from configurator.model.resizing import resized, tidy
from configurator.model.words import Frozen, Language, Name, Words

STAGE = Box.sized(200.0, 100.0)
"""The front that themes are composed on, in units of a hundredth of its height."""


class ThemeSheet(Frozen):
    """One theme: its color and options, its layers on the 200 x 100 stage, and their words.

    `says` gives a lettering layer's words by layer id. The layer called `photo-place`, where there
    is one, is a drawing that stands where a photograph belongs.
    """

    id: Name
    words: Words
    tags: tuple[Name, ...] = ()
    color: Name
    options: dict[Name, Name] = {}
    layers: tuple[Layer, ...] = ()
    says: dict[Name, Words] = {}

    def layers_on(self, front: Box, language: Language) -> tuple[Layer, ...]:
        """The layers fitted to a front in mm, saying their words in a language."""
        across, down = front.width / STAGE.width, front.height / STAGE.height
        by = min(across, down)
        return tuple(fitted(self._saying(each, language), STAGE, front, by) for each in self.layers)

    def _saying(self, layer: Layer, language: Language) -> Layer:
        if isinstance(layer, Lettering) and layer.id in self.says:
            return layer.model_copy(update={"text": self.says[layer.id].said(language)})
        return layer


def read_themes(assets: Path) -> tuple[ThemeSheet, ...]:
    """The themes of assets/wrapper/themes.json, in the order they are shown."""
    document = files.read_json((assets / "wrapper" / "themes.json").read_bytes())
    return tuple(ThemeSheet.model_validate(entry) for entry in document["themes"])


def fitted(layer: Layer, source: Box, target: Box, by: float) -> Layer:
    """A layer moved from one panel to the same spot on another, its lengths times `by`."""
    x_scale, y_scale = target.width / source.width, target.height / source.height
    x = target.left + (layer.placement.x_mm - source.left) * x_scale
    y = target.top + (layer.placement.y_mm - source.top) * y_scale
    turn = layer.placement.rotation_deg
    at = Placement(x_mm=tidy(x), y_mm=tidy(y), rotation_deg=turn)
    sized: Layer = resized(layer, by)
    return sized.model_copy(update={"placement": at})


def carried(layer: Layer, source: Box, target: Box) -> Layer:
    """A layer on another panel, its lengths by the mean of both ways: back again is the same."""
    by = ((target.width / source.width) * (target.height / source.height)) ** 0.5
    return fitted(layer, source, target, by)
