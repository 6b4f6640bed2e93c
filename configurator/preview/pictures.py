"""Photographs ready to draw: decoded once, at the size the screen needs, forgotten on request."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import skia

from configurator.ground.icc import LUMA
from configurator.model.layers import PhotoRef, Tone
from configurator.model.photos import SCREEN_PX, PhotoGone, PhotoShelf, screen_copy

KEPT_PICTURES = 6
"""Decoded screen copies held at once: a 2048 x 1536 one is 17 MB with its smaller levels."""

SOFTNESS = 1.25
"""How far a screen copy may be stretched before the full picture is fetched instead."""


def picture_for(
    photo: PhotoRef, shelf: PhotoShelf, longest_px: float, tone: Tone = "color"
) -> skia.Image:
    """The photograph with enough samples to span `longest_px` pixels, with its smaller levels.

    A photograph that is gone, or whose file cannot be decoded, comes back as the placeholder.
    """
    try:
        full = shelf.path(photo.id)
    except PhotoGone:
        return _placeholder(photo.width_px / photo.height_px)
    enough = longest_px <= SCREEN_PX * SOFTNESS
    image = _screen_picture(screen_copy(full), tone) if enough else _full_picture(full, tone)
    return image or _placeholder(photo.width_px / photo.height_px)


def forget_pictures() -> None:
    """Drop every decoded photograph; called when a visit ends."""
    _screen_picture.cache_clear()
    _full_picture.cache_clear()


@lru_cache(maxsize=KEPT_PICTURES)
def _screen_picture(file: Path, tone: Tone) -> skia.Image | None:
    return _decoded(file, tone)


@lru_cache(maxsize=1)
def _full_picture(file: Path, tone: Tone) -> skia.Image | None:
    return _decoded(file, tone)


def _decoded(file: Path, tone: Tone) -> skia.Image | None:
    """The picture in memory with its smaller levels; Skia's own decoding is lazy and repeats."""
    content = skia.Data.MakeFromFileName(str(file))
    image = skia.Image.MakeFromEncoded(content) if content else None
    if image is None:
        return None
    decoded = image.makeRasterImage() if tone == "color" else _gray(image)
    return decoded.withDefaultMipmaps()


def _gray(image: skia.Image) -> skia.Image:
    """The picture without its colors."""
    row = [*LUMA, 0.0, 0.0]
    surface = skia.Surface.MakeRasterN32Premul(image.width(), image.height())
    toned = skia.ColorFilters.Matrix([*row, *row, *row, 0.0, 0.0, 0.0, 1.0, 0.0])
    surface.getCanvas().drawImage(image, 0, 0, paint=skia.Paint(ColorFilter=toned))
    return surface.makeImageSnapshot()


@lru_cache(maxsize=4)
def _placeholder(aspect: float) -> skia.Image:
    """A calm grey card with hills and a sun, in the shape of the missing picture."""
    width, height = (360, round(360 / aspect)) if aspect > 1 else (round(360 * aspect), 360)
    surface = skia.Surface(max(width, 8), max(height, 8))
    with surface as canvas:
        canvas.clear(skia.Color(226, 224, 219))
        unit = min(width, height) / 10
        canvas.translate(width / 2, height / 2)
        canvas.scale(unit, unit)
        soft = skia.Paint(AntiAlias=True, Color=skia.Color(189, 185, 177))
        canvas.drawCircle(-1.4, -1.2, 0.6, soft)
        hills = skia.Path()
        hills.moveTo(-2.8, 1.9)
        hills.lineTo(-0.9, -0.2)
        hills.lineTo(0.3, 1.1)
        hills.lineTo(1.2, 0.2)
        hills.lineTo(2.8, 1.9)
        hills.close()
        canvas.drawPath(hills, soft)
    return surface.makeImageSnapshot()
