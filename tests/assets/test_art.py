"""Proves that every swatch, frame, motif and icon in the assets can be shown, printed and sewn."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path as FilePath
from typing import Any

import pytest

from configurator.ground.files import assets_folder
from configurator.ground.geometry import Box, Path
from configurator.ground.outlines import area_of
from configurator.model.library import Frame, MotifDrawing, Swatch

ASSETS = assets_folder()
DRAWING_BOX = Box(0.0, 0.0, 100.0, 100.0)
ICON_BOX = Box(0.0, 0.0, 24.0, 24.0)
HEBREW = range(0x0590, 0x0600)
MOST_INK = 3.0
"""Total area coverage on coated paper, as a sum of shares (ink.md)."""
THINNEST_HALF = 0.8
"""Half the narrowest feature a motif may rest on, in units of its 100 x 100 box."""
PRODUCT_SWATCHES = """
paper-white cream ivory sand caramel cocoa espresso black graphite stone silver-grey lemon gold
amber orange coral red cherry wine blush pink magenta lilac violet plum sky azure blue navy teal
mint green forest olive lime foil-gold foil-silver foil-rose
"""
KIOSK_ICONS = """
undo redo help language close back next check plus minus trash duplicate lock unlock layers up
down words photo motif stamp draw pattern color material theme option size surprise
align-center bring-forward send-back rotate shoe chocolate patch guest card remember person
people eye ear hand-left hand-right reach text-size contrast sun moon motion sound mute home
ticket printer search filter play pause hold warning info heart star clock gift camera gallery
crop zoom-in zoom-out backspace shift globe enter settings key pin download forget shield staff
production board truck receipt edit flat wrapped side top behind left right lace sole stitch
border backing shape quantity
"""


def entries(folder: str, key: str) -> list[dict[str, Any]]:
    """Every entry of every JSON file of an assets folder."""
    files = sorted((ASSETS / folder).glob("*.json"))
    return [entry for file in files for entry in json.loads(FilePath(file).read_text("utf-8"))[key]]


SWATCHES = [Swatch.model_validate(entry) for entry in entries("swatches", "swatches")]
MOTIFS = [MotifDrawing.model_validate(entry) for entry in entries("motifs", "motifs")]
FRAMES = [Frame.model_validate(entry) for entry in entries("frames", "frames")]
ICONS = entries("icons", "icons")


def test_nothing_shares_an_id() -> None:
    for shelf in (SWATCHES, MOTIFS, FRAMES):
        counts = Counter(item.id for item in shelf)
        assert max(counts.values()) == 1, counts.most_common(1)
    assert len({icon["id"] for icon in ICONS}) == len(ICONS)


@pytest.mark.parametrize("item", [*SWATCHES, *MOTIFS, *FRAMES], ids=lambda item: str(item.id))
def test_words_are_said_in_both_languages(item: Swatch | MotifDrawing | Frame) -> None:
    assert item.words.en.strip() == item.words.en != ""
    assert any(ord(letter) in HEBREW for letter in item.words.he)


def test_swatches_that_products_name_are_there() -> None:
    assert {swatch.id for swatch in SWATCHES} >= set(PRODUCT_SWATCHES.split())
    assert sum(swatch.thread is not None for swatch in SWATCHES) >= 60


@pytest.mark.parametrize("swatch", SWATCHES, ids=lambda swatch: str(swatch.id))
def test_swatches_can_be_printed(swatch: Swatch) -> None:
    assert len(swatch.srgb) == 7 and int(swatch.srgb[1:], 16) >= 0
    assert all(0.0 <= share <= 1.0 for share in swatch.cmyk)
    assert sum(swatch.cmyk) <= MOST_INK
    assert ("metallic" in swatch.tags) == (swatch.spot is not None)


def test_black_is_the_black_ink_alone() -> None:
    black = next(swatch for swatch in SWATCHES if swatch.id == "black")
    assert black.cmyk == (0.0, 0.0, 0.0, 1.0)


def test_there_is_enough_to_choose_from() -> None:
    themes = Counter(motif.theme for motif in MOTIFS)
    assert sum(themes.values()) >= 72
    assert len([theme for theme, count in themes.items() if count >= 8]) >= 6
    assert len(FRAMES) >= 14


@pytest.mark.parametrize("motif", MOTIFS, ids=lambda motif: str(motif.id))
def test_motifs_are_closed_shapes_inside_their_box(motif: MotifDrawing) -> None:
    for shape in motif.shapes:
        path = Path.from_svg(shape.d)
        assert path.verbs.count("M") == path.verbs.count("Z") > 0
        assert DRAWING_BOX.contains(path.box)


@pytest.mark.parametrize("motif", MOTIFS, ids=lambda motif: str(motif.id))
def test_motifs_use_every_color_they_offer(motif: MotifDrawing) -> None:
    assert {shape.slot for shape in motif.shapes} == set(range(len(motif.colors)))
    assert 1 <= len(motif.colors) <= 4
    assert set(motif.colors) <= {swatch.id for swatch in SWATCHES}
    assert motif.theme != "stamps" or len(motif.colors) == 1


@pytest.mark.parametrize("motif", MOTIFS, ids=lambda motif: str(motif.id))
def test_motifs_are_thick_enough_to_sew(motif: MotifDrawing) -> None:
    for index, shape in enumerate(motif.shapes):
        area = area_of(Path.from_svg(shape.d))
        opened = area.buffer(-THINNEST_HALF).buffer(THINNEST_HALF)
        assert opened.area > 0.75 * area.area, (motif.id, index)


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: str(frame.id))
def test_frames_are_one_clean_outline(frame: Frame) -> None:
    path = Path.from_svg(frame.d)
    assert path.verbs.count("M") == path.verbs.count("Z") == 1
    assert DRAWING_BOX.contains(path.box)
    assert path.box.height > 60 or path.box.width > 99
    assert area_of(path).is_valid


def test_every_icon_the_kiosk_names_is_drawn() -> None:
    assert {icon["id"] for icon in ICONS} >= set(KIOSK_ICONS.split())


@pytest.mark.parametrize("icon", ICONS, ids=lambda icon: str(icon["id"]))
def test_icons_keep_their_stroke_inside_the_grid(icon: dict[str, Any]) -> None:
    assert set(icon) <= {"id", "d", "fill", "mirror"}
    assert isinstance(icon["mirror"], bool)
    assert icon.get("d") or icon.get("fill")
    for data, half_stroke in ((icon.get("d"), 1.0), (icon.get("fill"), 0.0)):
        if data:
            assert ICON_BOX.contains(Path.from_svg(data).box.grown(half_stroke))
