"""Words written over others keep their place: on their circle, inside their part, by themselves."""

from __future__ import annotations

import itertools
import math
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from configurator.families import find_families
from configurator.ground.files import assets_folder
from configurator.ground.glyphs import FontBook
from configurator.model.artwork import PartShape
from configurator.model.design import Design
from configurator.model.flatten import layer_marks
from configurator.model.layers import MAX_TEXT, Lettering
from configurator.model.lettering_marks import set_lettering
from configurator.model.library import Library
from configurator.tools.inside import ink_of, lies_inside, open_room
from configurator.tools.rewording import LEAST_EM_MM, in_font, reworded

FONTS = FontBook(assets_folder() / "fonts")
LIBRARY = Library(assets_folder(), FONTS)
PATCH = find_families()["patch"]
LONG = ("Miriam Rosenberg 1948", "מרים רוזנברג, 1948")
RINGS = [theme.id for theme in PATCH.themes if theme.id in ("trail-scouts", "cat-club", "chef")]


@cache
def patch(theme: str, language: str = "en") -> tuple[Design, PartShape]:
    design = PATCH.new_design(theme, None, "he" if language == "he" else "en")
    return design, PATCH.shapes(design, LIBRARY)[0]


def words_of(design: Design) -> list[Lettering]:
    layers = design.part("face").layers
    return [layer for layer in layers if isinstance(layer, Lettering)]


def ring_of(layer: Lettering, middle: tuple[float, float]) -> tuple[float, float]:
    """How near and how far from a point the ink of words comes, in mm."""
    points = [
        point
        for mark in layer_marks(layer, LIBRARY, patch("trail-scouts")[1])
        for line in mark.path.flattened(0.05)
        for point in line
    ]
    away = [math.dist(point, middle) for point in points]
    return min(away), max(away)


def said(design: Design, layer: Lettering, text: str, shape: PartShape | None) -> Lettering:
    found = reworded(design, layer, text, LIBRARY, shape).layer
    assert isinstance(found, Lettering)
    assert found.text == text[:MAX_TEXT]
    return found


@pytest.mark.parametrize("language", ["en", "he"])
@pytest.mark.parametrize("theme", [theme.id for theme in PATCH.themes])
@pytest.mark.parametrize("text", LONG)
def test_a_long_name_stays_on_every_patch(theme: str, language: str, text: str) -> None:
    design, shape = patch(theme, language)
    room = open_room(shape)
    for layer in words_of(design):
        if not lies_inside(layer, LIBRARY, shape, room):
            continue
        after = said(design, layer, text, shape)
        assert lies_inside(after, LIBRARY, shape, room) or after.size_mm <= LEAST_EM_MM * 1.05
        others = [each for each in words_of(design) if each.id != layer.id and each.arc_deg]
        if layer.arc_deg:
            ink = ink_of(after, LIBRARY, shape)
            assert not any(ink.intersects(ink_of(each, LIBRARY, shape)) for each in others)


@pytest.mark.parametrize("theme", RINGS)
@pytest.mark.parametrize("which", [0, 1])
@given(text=st.text("ABCDEH", min_size=1, max_size=26))
@settings(max_examples=12, deadline=None)
def test_words_on_an_arch_stay_on_their_circle(theme: str, which: int, text: str) -> None:
    design, _ = patch(theme)
    layer, middle = words_of(design)[which], patch(theme)[1].safe.box.center
    near, far = ring_of(said(design, layer, "HEAD", None), middle)
    low, high = ring_of(said(design, layer, text, None), middle)
    assert near - 0.9 < low and high < far + 0.9


def test_what_is_typed_and_taken_back_is_as_it_was() -> None:
    design, shape = patch("trail-scouts")
    layer = words_of(design)[0]
    for text in itertools.accumulate(LONG[0]):
        said(design, layer, text, shape)
    assert said(design, layer, layer.text, shape) == layer


@pytest.mark.parametrize("theme", ["birthday", "hanukkah", "new-baby"])
@pytest.mark.parametrize("text", ["Miriam Rosenberg and Yossi", "מרים רוזנברג ויוסי הקטן"])
def test_a_long_headline_is_broken_into_lines_rather_than_made_small(theme: str, text: str) -> None:
    family = find_families()["wrapper"]
    design = family.new_design(theme)
    shape = family.shapes(design, LIBRARY)[0]
    found = design.layer("headline")
    assert found is not None and isinstance(found[1], Lettering)
    before = found[1]
    after = said(design, before, text, shape)
    line = set_lettering(before.model_copy(update={"text": text}), LIBRARY)
    lines = set_lettering(after, LIBRARY)
    assert lines.lines > 1 and lines.size_mm > line.size_mm * 1.1
    assert lines.lines <= len(text.split()), "no word is broken"
    others = [each for each in design.part("wrap").layers if each.id != before.id]
    stood, stands = (ink_of(each, LIBRARY, shape) for each in (before, after))
    for other in others:
        ink = ink_of(other, LIBRARY, shape)
        assert not ink.intersects(stands) or ink.intersects(stood), other.id
    assert said(design, before, before.text, shape) == before


def test_too_much_is_left_out_and_nothing_is_no_trouble() -> None:
    design, shape = patch("name")
    (layer,) = words_of(design)[:1]
    assert len(said(design, layer, "x" * 900, None).text) == MAX_TEXT
    for blank in ("", "  ", "\n"):
        after = said(design, layer, blank, shape)
        assert (after.size_mm, after.placement) == (layer.size_mm, layer.placement)


def test_words_in_another_font_stay_on_their_circle() -> None:
    design, shape = patch("trail-scouts")
    layer = words_of(design)[0]
    before = ring_of(layer, shape.safe.box.center)
    for family in FONTS.families:
        after = in_font(layer, family.id, LIBRARY).layer
        assert isinstance(after, Lettering) and after.font == family.id
        low, high = ring_of(after, shape.safe.box.center)
        assert before[0] - 4 < low and high < before[1] + 4
