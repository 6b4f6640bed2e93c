"""Faces: for words that close up in thread, a face as like as can be in which they stay open."""

from __future__ import annotations

import math
from collections.abc import Iterator

from configurator.families.patch import fineness
from configurator.families.patch.catalog import Limits
from configurator.families.patch.threads import letter_height
from configurator.ground.glyphs import FontFamily
from configurator.model.layers import Lettering
from configurator.model.lettering_marks import set_lettering
from configurator.model.library import Library
from configurator.model.resizing import resized

MOST = 2.0
"""No face is taken that needs letters so many times larger."""
TO_SPARE = 1.02
"""Openings clear their limit by this much, so that rounding never closes them again."""


def open_faces(layer: Lettering, library: Library, limits: Limits) -> Iterator[Lettering]:
    """A lettering in other faces, the likest first, each as large as its openings ask for, and at
    least as large as it was.
    """
    families = library.fonts.families
    own = next((family for family in families if family.id == layer.font), None)
    if own is None:
        return
    height = letter_height(layer, library)
    for family in sorted(families, key=lambda each: _unlike(own, each)):
        written = layer.model_copy(update={"font": family.id})
        other = letter_height(written, library)
        if family is own or height is None or other is None:
            continue
        same = resized(written, height / other)
        by = _growth(same, library, limits) if isinstance(same, Lettering) else math.inf
        if by <= MOST:
            larger = resized(same, by)
            if isinstance(larger, Lettering):
                yield larger


def _unlike(own: FontFamily, other: FontFamily) -> tuple[int, int, str]:
    """How unlike a face is: fewer moods in common, then a weight farther off."""
    return -len({*own.moods} & {*other.moods}), abs(own.weight - other.weight), other.id


def _growth(layer: Lettering, library: Library, limits: Limits) -> float:
    """How many times larger words must be to be sewn as drawn; infinite where none is enough."""
    words = set_lettering(layer, library)
    if words.missing:
        return math.inf
    small = any(char.islower() for char in layer.text)
    least = limits.mixed_case_mm if small else limits.all_capitals_mm
    thinnest = fineness.thinnest_column(words.path, limits.column_warn_mm)
    by = max(
        1.0,
        TO_SPARE * least / (letter_height(layer, library) or math.inf),
        TO_SPARE * limits.column_warn_mm / thinnest if thinnest else 1.0,
    )
    found = fineness.openings(words.path, limits.counter_mm, limits.gap_mm)
    return fineness.growth(found, by) * (TO_SPARE if found else 1.0)
