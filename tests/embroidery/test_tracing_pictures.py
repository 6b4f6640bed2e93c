"""Tracing: pictures become few threads in clean areas, without specks and without bare seams."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import shapely
from PIL import Image, ImageDraw
from sewn_plans import RACK, measured

from configurator.embroidery.digitise import digitise
from configurator.embroidery.quality import GOALS
from configurator.embroidery.tracing import SPECK_MM2, PictureRefused, read_picture, traced
from configurator.ground.files import assets_folder
from configurator.ground.outlines import polygons_in

CHART = RACK.chart("isacord")


def drawn(noise: int = 0) -> np.ndarray:
    image = Image.new("RGB", (400, 400), "#ffffff")
    draw = ImageDraw.Draw(image)
    draw.ellipse((50, 50, 350, 350), fill="#c8102e")
    draw.rectangle((150, 150, 250, 250), fill="#1f3c85")
    draw.point([(200 + n, 100) for n in range(2)], fill="#00ff00")
    pixels = np.dstack([np.asarray(image), np.full((400, 400), 255, np.uint8)]).astype(np.int16)
    chance = np.random.default_rng(7)
    pixels[..., :3] += chance.integers(-noise, noise + 1, pixels[..., :3].shape)
    return np.clip(pixels, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("noise", [0, 12])
def test_a_drawing_becomes_its_own_shapes(noise: int) -> None:
    shapes = traced(drawn(noise), 80, CHART, 6)
    areas = [shape.area.area for shape in shapes]
    assert len(shapes) == 2
    disc = np.pi * 30**2
    assert areas[0] == pytest.approx(disc - 20**2, rel=0.12)
    assert areas[1] == pytest.approx(20**2, rel=0.05)
    whole = shapely.union_all([shape.area for shape in shapes])
    assert whole.area == pytest.approx(disc, rel=0.02)


def test_the_ground_is_kept_when_asked() -> None:
    shapes = traced(drawn(), 80, CHART, 6, keep_ground=True)
    whole = shapely.union_all([shape.area for shape in shapes])
    assert whole.area == pytest.approx(80 * 80, rel=0.02)


def test_clear_pixels_are_not_sewn() -> None:
    pixels = drawn()
    pixels[:, :200, 3] = 0
    left = min(shape.area.bounds[0] for shape in traced(pixels, 80, CHART, 6))
    assert left == pytest.approx(40, abs=1)


@pytest.mark.parametrize("colors", [1, 3, 6])
def test_photos_keep_to_their_threads_without_specks_or_holes(colors: int) -> None:
    pixels = read_picture(assets_folder() / "photos" / "dandelions.jpg")
    shapes = traced(pixels, 70, CHART, colors, keep_ground=True)
    assert 1 <= len(shapes) <= colors
    assert len({shape.thread for shape in shapes}) == len(shapes)
    for shape in shapes:
        assert min(part.area for part in polygons_in(shape.area)) >= SPECK_MM2 / 4
    whole = shapely.union_all([shape.area for shape in shapes])
    height = 70 * pixels.shape[0] / pixels.shape[1]
    assert whole.area > 0.97 * 70 * height


def test_what_is_no_picture_is_refused_in_words(tmp_path: Path) -> None:
    bad = tmp_path / "bad.png"
    bad.write_bytes(b"\x89PNG\r\n\x1a\nnonsense")
    with pytest.raises(PictureRefused):
        read_picture(bad)
    with pytest.raises(PictureRefused) as refused:
        traced(np.zeros((50, 50, 4), np.uint8), 40, CHART, 4)
    assert refused.value.words.he


def test_a_photograph_is_sewn_without_lines_of_bare_cloth_between_its_areas() -> None:
    pixels = read_picture(assets_folder() / "photos" / "friends.jpg")
    shapes = list(traced(pixels, 90, CHART, 6))
    quality = measured(digitise(shapes), shapes)
    assert quality.coverage >= GOALS.coverage
    assert quality.density_peak <= GOALS.density
    assert quality.spill <= GOALS.spill and not quality.loose_ends
