"""Themes: ready-made looks, composed on the size 42 panels and refitted to any other size."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from configurator.families.shoe.catalog import CATALOG, left_of
from configurator.families.shoe.parts import bare_parts
from configurator.footwear.allowances import Making
from configurator.footwear.sizes import REFERENCE_EU
from configurator.ground import files
from configurator.ground.geometry import Box
from configurator.model.design import Design, PartDesign
from configurator.model.layers import Layer, Lettering, Placement
from configurator.model.resizing import resized
from configurator.model.words import Frozen, Language, Name, Words


class ThemeSheet(Frozen):
    """One look: its options, and a swatch, a material and layers by part.

    Layers lie in mm on the left shoe's size 42 panels; `says` has lettering's words by layer id.
    """

    id: Name
    words: Words
    tags: tuple[Name, ...] = ()
    options: dict[Name, Name] = {}
    colors: dict[Name, Name]
    materials: dict[Name, Name] = {}
    layers: dict[Name, tuple[Layer, ...]] = {}
    says: dict[Name, Words] = {}

    def dressed(self, plain: Design, language: Language, making: Making) -> Design:
        """A plain design of any size made in this look."""
        options = {**plain.options, **self.options}
        parts = {
            part.id: PartDesign(
                color=self.colors.get(part.id, part.default_color),
                material=self.materials.get(part.id, next(iter(part.materials), None)),
                layers=tuple(self._saying(layer, language) for layer in self._on(part.id)),
            )
            for part in CATALOG.parts
            if part.offered(options)
        }
        drawn = plain.model_copy(
            update={"options": options, "parts": parts, "size": str(REFERENCE_EU)}
        )
        sized = drawn.model_copy(update={"size": plain.size})
        return carried(_boxes(drawn, CATALOG.making), _boxes(sized, making), sized)

    def _on(self, part: str) -> tuple[Layer, ...]:
        return self.layers.get(part, ())

    def _saying(self, layer: Layer, language: Language) -> Layer:
        if isinstance(layer, Lettering) and layer.id in self.says:
            return layer.model_copy(update={"text": self.says[layer.id].said(language)})
        return layer


def read_themes(assets: Path) -> tuple[ThemeSheet, ...]:
    """The themes of assets/shoe/themes.json, in the order they are shown."""
    document = files.read_json((assets / "shoe" / "themes.json").read_bytes())
    return tuple(ThemeSheet.model_validate(entry) for entry in document["themes"])


def fitted(before: Design, after: Design, making: Making) -> Design:
    """`after` with every layer moved to where it lay on `before`'s panel, and scaled to fit."""
    return carried(_boxes(before, making), _boxes(after, making), after)


def carried(old: Mapping[str, Box], new: Mapping[str, Box], after: Design) -> Design:
    """`after` with every layer moved from the old panels' boxes to the new ones'."""
    parts = {}
    for name, part in after.parts.items():
        source, target = old.get(left_of(name)), new.get(left_of(name))
        if source is None or target is None or source == target:
            parts[name] = part
            continue
        layers = tuple(_carried(layer, source, target) for layer in part.layers)
        parts[name] = part.model_copy(update={"layers": layers})
    return after.model_copy(update={"parts": parts})


def _boxes(design: Design, making: Making) -> dict[str, Box]:
    model = design.options.get("model", "low-top")
    shapes = bare_parts(model, int(design.size), making)
    return {shape.part: shape.trim.box for shape in shapes}


def _carried(layer: Layer, source: Box, target: Box) -> Layer:
    across, down = target.width / source.width, target.height / source.height
    at = Placement(
        x_mm=_tidy(layer.placement.x_mm * across),
        y_mm=_tidy(layer.placement.y_mm * down),
        rotation_deg=layer.placement.rotation_deg,
    )
    return resized(layer.model_copy(update={"placement": at}), min(across, down))


def _tidy(length_mm: float) -> float:
    """To a hundredth of a mm, so a design's bytes do not hang on rounding."""
    return round(length_mm, 2)
