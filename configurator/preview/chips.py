"""Chips: a small picture on the color it lies on, so that pale things are seen on a pale screen."""

from __future__ import annotations

import skia

from configurator.preview.canvas import ink
from configurator.preview.render import Raster, new_surface, raster_of

ASPECT = 0.72
"""A chip's height over its width: a tile's room for a picture."""
ROOM = 0.86
"""How much of a chip its picture fills."""
CORNER = 0.07
"""Radius of a chip's corners, as a share of its width."""


def chip(picture: Raster, srgb: str, width_px: int) -> Raster:
    """The picture in the middle of a rounded chip of one color, as large as fits."""
    height_px = round(width_px * ASPECT)
    surface = new_surface(width_px, height_px)
    scale = ROOM * min(width_px / picture.width, height_px / picture.height)
    wide, high = picture.width * scale, picture.height * scale
    at = skia.Rect.MakeXYWH((width_px - wide) / 2, (height_px - high) / 2, wide, high)
    image = skia.Image.frombytes(
        picture.rgba,
        (picture.width, picture.height),
        skia.kRGBA_8888_ColorType,
        skia.kUnpremul_AlphaType,
    )
    smooth = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)
    with surface as canvas:
        corner = width_px * CORNER
        canvas.drawRoundRect(skia.Rect.MakeWH(width_px, height_px), corner, corner, ink(srgb))
        canvas.drawImageRect(image, at, smooth)
    return raster_of(surface)
