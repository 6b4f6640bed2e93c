"""Lettering as marks: words set by the book of fonts, with their outline below them."""

from __future__ import annotations

from functools import lru_cache

from configurator.ground.geometry import Affine, Box, Path
from configurator.ground.glyphs import MissingFont, SetText, TextSetting
from configurator.ground.outlines import grown
from configurator.model.artwork import Fill
from configurator.model.layers import Lettering
from configurator.model.library import Library, MissingAsset


def set_lettering(layer: Lettering, library: Library) -> SetText:
    """The layer's words as they are set, around (0, 0). Raises MissingAsset."""
    setting = TextSetting(
        family=layer.font,
        size_mm=layer.size_mm,
        spacing_em=layer.spacing_em,
        line_height=layer.line_height,
        align=layer.align,
        fit=layer.fit,
        box_width_mm=layer.box_width_mm,
        arc_deg=layer.arc_deg,
    )
    try:
        return library.fonts.set_text(layer.text, setting)
    except MissingFont as trouble:
        raise MissingAsset(str(trouble)) from trouble


def marks(layer: Lettering, library: Library, spot: Affine) -> tuple[Fill, ...]:
    """The words' fill, above their outline where they have one."""
    path = set_lettering(layer, library).path
    if not path:
        return ()
    words = Fill(path.transformed(spot), library.paint(layer.color), "text", layer.id)
    if layer.outline is None:
        return (words,)
    around = _grown(path, layer.outline.width_mm).transformed(spot)
    return Fill(around, library.paint(layer.outline.color), "text", layer.id), words


def box(layer: Lettering, library: Library) -> Box:
    """The box of the words with their outline; that of one letter when there are none."""
    words = set_lettering(layer, library)
    if not words.path:
        half = layer.size_mm / 2
        return Box(-half, -half, half, half)
    return words.box if layer.outline is None else words.box.grown(layer.outline.width_mm)


@lru_cache(maxsize=64)
def _grown(path: Path, by_mm: float) -> Path:
    return grown(path, by_mm)
