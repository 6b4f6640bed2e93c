"""Themes: ready-made looks, composed on a front of 200 x 100 units and fitted to any bar."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from configurator.ground import files
from configurator.ground.geometry import Affine, Box
from configurator.model.layers import (
    Drawing,
    Layer,
    Lettering,
    Motif,
    Pattern,
    Photo,
    Placement,
    Stamps,
)
from configurator.model.words import Frozen, Language, Name, Words

STAGE = Box.sized(200.0, 100.0)
"""The front that themes are composed on, in units of a hundredth of its height."""
PHOTO_PLACE = "photo-place"
"""The id of the layer a theme shows where a photograph belongs; a photograph takes its place."""


class ThemeSheet(Frozen):
    """One theme: its color and options, its layers on the 200 x 100 stage, and their words.

    `says` gives a lettering layer's words by layer id; `photo` is the frame a photograph takes.
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
        return tuple(fitted(self._saying(layer, language), STAGE, front) for layer in self.layers)

    def _saying(self, layer: Layer, language: Language) -> Layer:
        if isinstance(layer, Lettering) and layer.id in self.says:
            return layer.model_copy(update={"text": self.says[layer.id].said(language)})
        return layer


def read_themes(assets: Path) -> tuple[ThemeSheet, ...]:
    """The themes of assets/wrapper/themes.json, in the order they are shown."""
    document = files.read_json((assets / "wrapper" / "themes.json").read_bytes())
    return tuple(ThemeSheet.model_validate(entry) for entry in document["themes"])


def fitted(layer: Layer, source: Box, target: Box) -> Layer:
    """A layer moved from one panel to the same spot on another, and scaled to fit it."""
    x_scale, y_scale = target.width / source.width, target.height / source.height
    place = Affine(
        a=x_scale,
        d=y_scale,
        e=target.left - source.left * x_scale,
        f=target.top - source.top * y_scale,
    )
    x, y = place.apply(layer.placement.x_mm, layer.placement.y_mm)
    at = Placement(x_mm=_tidy(x), y_mm=_tidy(y), rotation_deg=layer.placement.rotation_deg)
    update = {"placement": at, **_scaled(layer, min(x_scale, y_scale))}
    return layer.model_copy(update=update)


def _scaled(layer: Layer, by: float) -> dict[str, Any]:
    """The layer's lengths, each times `by`."""
    match layer:
        case Lettering():
            lengths = {"size_mm": layer.size_mm, "box_width_mm": layer.box_width_mm}
            outline = layer.outline
            border = {"outline": None if outline is None else _outline_scaled(outline, by)}
        case Photo():
            lengths = {"width_mm": layer.width_mm, "height_mm": layer.height_mm}
            outline = layer.border
            border = {"border": None if outline is None else _outline_scaled(outline, by)}
        case Motif():
            lengths, border = {"width_mm": layer.width_mm}, {}
        case Pattern():
            lengths, border = {"width_mm": layer.width_mm, "pitch_mm": layer.pitch_mm}, {}
        case Drawing():
            lengths, border = {"scale": layer.scale}, {}
        case Stamps():
            presses = tuple(
                press.model_copy(
                    update={
                        name: _tidy(getattr(press, name) * by)
                        for name in ("dx_mm", "dy_mm", "width_mm")
                    }
                )
                for press in layer.impressions
            )
            return {"impressions": presses}
    return {
        **{
            name: None if length is None else _tidy(length * by) for name, length in lengths.items()
        },
        **border,
    }


def _outline_scaled(outline: Any, by: float) -> Any:
    return outline.model_copy(update={"width_mm": _tidy(outline.width_mm * by)})


def _tidy(length: float) -> float:
    """A ten-thousandth of a millimetre is finer than any press; documents stay short."""
    return round(length, 4)
