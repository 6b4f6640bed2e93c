"""Chips: small pictures of a layer on its color, of a piece as it is cut, and of a cloth."""

from __future__ import annotations

import skia

from configurator.ground.geometry import Box, Path
from configurator.model.artwork import PartArtwork
from configurator.model.photos import PhotoShelf
from configurator.preview.canvas import draw_marks, ink, pen, skia_path
from configurator.preview.render import Raster, new_surface, raster_of
from configurator.preview.texture import draw_texture

ASPECT = 0.72
"""A chip's height over its width: a tile's room for a picture."""
ROOM = 0.86
"""How much of a chip its picture fills."""
CORNER = 0.07
"""Radius of a chip's corners, as a share of its width."""
CLOTH_MM = 14.0
"""How much of a cloth is seen across."""
EDGE_PX = 2
EDGE_ALPHA = 0.22
"""How wide and how dark the line is around a piece, so that a pale one shows where it ends."""


def chip(picture: Raster, srgb: str, width_px: int) -> Raster:
    """The picture in the middle of a rounded chip of one color, as large as fits."""
    height_px = round(width_px * ASPECT)
    surface = new_surface(width_px, height_px)
    scale = ROOM * min(width_px / picture.width, height_px / picture.height)
    wide, high = picture.width * scale, picture.height * scale
    at = skia.Rect.MakeXYWH((width_px - wide) / 2, (height_px - high) / 2, wide, high)
    smooth = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)
    with surface as canvas:
        corner = width_px * CORNER
        canvas.drawRoundRect(skia.Rect.MakeWH(width_px, height_px), corner, corner, ink(srgb))
        canvas.drawImageRect(picture.image(), at, smooth)
    return raster_of(surface)


def cloth(material: str, srgb: str, width_px: int) -> Raster:
    """A piece of a material in one color, near enough for its grain to be seen."""
    height_px = round(width_px * ASPECT)
    surface = new_surface(width_px, height_px)
    scale = width_px / CLOTH_MM
    with surface as canvas:
        canvas.scale(scale, scale)
        corner = CLOTH_MM * CORNER
        room = skia.Rect.MakeWH(CLOTH_MM, CLOTH_MM * ASPECT)
        canvas.clipRRect(skia.RRect.MakeRectXY(room, corner, corner), doAntiAlias=True)
        canvas.drawRect(room, ink(srgb))
        draw_texture(canvas, Path.rectangle(Box(0, 0, CLOTH_MM, CLOTH_MM)), material, strength=2.0)
        canvas.drawRoundRect(room, corner, corner, pen("#000000", 2 * EDGE_PX / scale, EDGE_ALPHA))
    return raster_of(surface)


def piece(part: PartArtwork, shelf: PhotoShelf, side_px: int) -> Raster:
    """A part as it is cut and printed, as large as fits a square, with a fine line around it."""
    box = part.shape.trim.box
    scale = (side_px - 2 * EDGE_PX) / max(box.width, box.height)
    size = (round(box.width * scale) + 2 * EDGE_PX, round(box.height * scale) + 2 * EDGE_PX)
    surface = new_surface(*size)
    with surface as canvas:
        canvas.translate(EDGE_PX, EDGE_PX)
        canvas.scale(scale, scale)
        canvas.translate(-box.left, -box.top)
        draw_marks(canvas, part.marks, shelf, part.shape.trim)
        canvas.drawPath(skia_path(part.shape.trim), pen("#000000", EDGE_PX / scale, EDGE_ALPHA))
    return raster_of(surface)
