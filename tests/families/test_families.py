"""Proves of every family that whatever can be chosen can be drafted, checked and shown."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path as FilePath

import pytest
import shapely

from configurator.families import find_families
from configurator.ground.files import assets_folder
from configurator.ground.geometry import Path
from configurator.ground.glyphs import FontBook
from configurator.ground.outlines import area_of
from configurator.model.artwork import Artwork, Fill, PartShape
from configurator.model.design import Design
from configurator.model.documents import read_design, write_design
from configurator.model.flatten import flatten
from configurator.model.library import Library
from configurator.model.photos import PhotoGone
from configurator.model.product import ProductFamily, finished
from configurator.preview.render import Raster, render_part

FAMILIES = find_families()
FAMILY_LIST = sorted(FAMILIES.values(), key=lambda family: family.id)
HAIR_MM = 0.02
NOTCH_SHARE = 0.005
"""Notches are cut out of a part but not out of its zones."""
HEBREW = range(0x0590, 0x0600)


class NoPhotos:
    """A shelf with nothing on it."""

    def path(self, photo_id: str) -> FilePath:
        raise PhotoGone(photo_id)


@lru_cache(maxsize=1)
def library() -> Library:
    """The assets as they ship, opened once."""
    return Library(assets_folder(), FontBook(assets_folder() / "fonts"))


def artwork_of(family: ProductFamily, design: Design) -> Artwork:
    """The design flattened, after the family's last word."""
    flat = flatten(design, family.shapes(design, library()), library())
    return finished(family, design, flat, library())


def pictured(family: ProductFamily, design: Design, view: str, width: int, height: int) -> Raster:
    """The family's own picture of the real thing."""
    form = importlib.import_module(f"configurator.families.{family.id}.form")
    art = artwork_of(family, design)
    raster: Raster = form.picture(design, art, view, width, height, NoPhotos(), library())
    return raster


def sized_designs() -> Iterator[tuple[ProductFamily, str]]:
    for family in FAMILY_LIST:
        for size in family.sizes:
            yield family, size.id


def chosen_designs() -> Iterator[tuple[ProductFamily, str, str]]:
    for family in FAMILY_LIST:
        for option in family.options:
            for choice in option.choices:
                yield family, option.id, choice.id


def themed() -> Iterator[tuple[ProductFamily, str]]:
    for family in FAMILY_LIST:
        for theme in family.themes:
            yield family, theme.id


def said(value: object) -> str:
    return str(getattr(value, "id", value))


def closed(path: Path) -> bool:
    return path.verbs.count("M") == path.verbs.count("Z") > 0


def assert_sound(shape: PartShape) -> None:
    """Outlines are closed; safe lies inside trim, trim inside bleed, every zone inside trim."""
    outlines = [shape.trim, shape.bleed, shape.safe, *(zone.outline for zone in shape.zones)]
    assert all(closed(outline) for outline in outlines), shape.part
    trim, bleed = area_of(shape.trim), area_of(shape.bleed)
    assert trim.is_valid and trim.area > 0
    assert shapely.covers(bleed.buffer(HAIR_MM), trim), shape.part
    assert shapely.covers(trim.buffer(HAIR_MM), area_of(shape.safe)), shape.part
    for zone in shape.zones:
        area = area_of(zone.outline)
        assert area.difference(trim).area <= NOTCH_SHARE * area.area, (shape.part, zone.id)
    assert min(shape.trim.box.left, shape.trim.box.top) > -1, shape.part
    for mark in (*shape.under, *shape.over):
        assert not isinstance(mark, Fill) or closed(mark.path), shape.part


def assert_made(family: ProductFamily, design: Design) -> Artwork:
    """The design drafts, flattens and checks; every part can be rendered."""
    for shape in family.shapes(design, library()):
        assert_sound(shape)
    art = artwork_of(family, design)
    family.check(design, art)
    assert all(value >= 0 for value in family.facts(design, art).values())
    for part in art.parts:
        raster = render_part(part, NoPhotos(), 0.4)
        assert any(raster.rgba[3::4]), part.part
    return art


def test_the_three_families_are_found() -> None:
    assert set(FAMILIES) == {"shoe", "wrapper", "patch"}
    assert all(name == family.id for name, family in FAMILIES.items())


@pytest.mark.parametrize("family", FAMILY_LIST, ids=lambda family: str(family.id))
def test_everything_has_words_in_both_languages(family: ProductFamily) -> None:
    named = [family, *family.sizes, *family.parts, *family.themes, *family.views]
    named += [*family.options, *(c for option in family.options for c in option.choices)]
    for each in named:
        assert each.words.en.strip(), each
        hebrew = any(ord(letter) in HEBREW for letter in each.words.he)
        assert hebrew or not any(letter.isalpha() for letter in each.words.he), each


@pytest.mark.parametrize("family", FAMILY_LIST, ids=lambda family: str(family.id))
def test_defaults_are_among_the_choices(family: ProductFamily) -> None:
    assert family.default_size in {size.id for size in family.sizes}
    swatches = library().swatches
    for option in family.options:
        assert option.default in {choice.id for choice in option.choices}
        assert all(c.swatch is None or c.swatch in swatches for c in option.choices)
    for part in family.parts:
        assert set(part.colors) <= set(swatches)
        assert part.default_color is None or part.default_color in part.colors


@pytest.mark.parametrize(("family", "size"), list(sized_designs()), ids=said)
def test_every_size_is_made(family: ProductFamily, size: str) -> None:
    assert_made(family, family.new_design(None, size))


@pytest.mark.parametrize(("family", "option", "choice"), list(chosen_designs()), ids=said)
def test_every_choice_is_made(family: ProductFamily, option: str, choice: str) -> None:
    assert_made(family, family.new_design().with_option(option, choice))


@pytest.mark.parametrize(("family", "theme"), list(themed()), ids=said)
def test_every_theme_is_made_without_a_problem(family: ProductFamily, theme: str) -> None:
    for language in ("en", "he"):
        design = family.new_design(theme, None, language)  # type: ignore[arg-type]
        art = assert_made(family, design)
        assert family.check(design, art) == ()
        assert read_design(write_design(design)) == design


@pytest.mark.parametrize("family", FAMILY_LIST, ids=lambda family: str(family.id))
def test_every_view_is_pictured_on_nothing_and_the_same_twice(family: ProductFamily) -> None:
    form = importlib.import_module(f"configurator.families.{family.id}.form")
    design = family.new_design(family.themes[0].id)
    for view in family.views:
        width, height = round(160 * view.aspect), 160
        raster = pictured(family, design, view.id, width, height)
        assert (raster.width, raster.height) == (width, height)
        alpha = raster.rgba[3::4]
        assert alpha[0] == alpha[width - 1] == 0
        assert max(alpha) == 255
        assert raster == pictured(family, design, view.id, width, height)
        for part, corners in form.regions(design, view.id, width, height).items():
            assert part in {each.id for each in family.parts}
            assert len(corners) >= 3
            assert all(-1 <= x <= width + 1 and -1 <= y <= height + 1 for x, y in corners)
