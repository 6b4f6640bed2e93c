"""Rendering: one part, one layer or loose marks of the artwork, so many pixels a mm."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import skia

from configurator.ground.geometry import Box, Path
from configurator.model.artwork import Fill, Mark, PartArtwork
from configurator.model.photos import PhotoShelf
from configurator.preview.canvas import (
    ColorOf,
    PhotoOf,
    ShineOf,
    draw_marks,
    screen_color,
    skia_color,
)

MAX_RASTER_PX = 100_000_000
"""Pixels in the largest picture rendered here (400 MB); print is never rastered in this place."""

Clip = Literal["trim", "bleed", "none"]


class RasterTooLarge(ValueError):
    """A picture was asked for with more than MAX_RASTER_PX pixels; ask for fewer pixels a mm."""


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture: rows of red, green, blue, alpha bytes, sRGB, alpha not multiplied in."""

    width: int
    height: int
    rgba: bytes

    def png(self) -> bytes:
        """The picture as a PNG file; equal pictures give equal bytes."""
        return bytes(self.image().encodeToData(skia.kPNG, 100))

    def image(self) -> skia.Image:
        """The picture for Skia to draw."""
        return skia.Image.frombytes(
            self.rgba,
            (self.width, self.height),
            skia.kRGBA_8888_ColorType,
            skia.kUnpremul_AlphaType,
        )


def render_part(  # noqa: PLR0913 - one name a choice reads better at the many places that call it
    part: PartArtwork,
    shelf: PhotoShelf,
    px_per_mm: float,
    *,
    box: Box | None = None,
    only_layer: str | None = None,
    without_layers: frozenset[str] = frozenset(),
    background: str | None = None,
    clip: Clip = "trim",
    color_of: ColorOf = screen_color,
    photo_of: PhotoOf | None = None,
) -> Raster:
    """A flat picture of one part.

    `box` is the window in mm that is shown, by default the box of what `clip` leaves visible;
    `background` is a '#rrggbb' behind everything, by default nothing. Raises RasterTooLarge.
    """
    edge = _edge(part, clip)
    marks = [
        mark
        for mark in part.marks
        if mark.layer not in without_layers and (only_layer is None or mark.layer == only_layer)
    ]
    window = box or (edge or part.shape.bleed).box
    surface = _surface(window, px_per_mm)
    with surface as canvas:
        if background is not None:
            canvas.clear(skia_color(background))
        to_mm(canvas, window, px_per_mm)
        draw_marks(canvas, marks, shelf, edge, color_of, photo_of)
    return raster_of(surface)


def render_marks(  # noqa: PLR0913, PLR0917 - how a proof looks is the last two
    marks: Sequence[Mark],
    shelf: PhotoShelf,
    box: Box,
    px_per_mm: float,
    photo_of: PhotoOf | None = None,
    shine_of: ShineOf | None = None,
) -> Raster:
    """Loose marks seen through a window in mm, on nothing. Raises RasterTooLarge."""
    surface = _surface(box, px_per_mm)
    with surface as canvas:
        to_mm(canvas, box, px_per_mm)
        draw_marks(canvas, marks, shelf, photo_of=photo_of, shine_of=shine_of)
    return raster_of(surface)


def marks_box(marks: Iterable[Mark], px_per_mm: float) -> Box | None:
    """The box around marks, grown to whole pixels with one to spare for smooth edges."""
    found: Box | None = None
    for mark in marks:
        outline: Path = mark.path if isinstance(mark, Fill) else mark.clip
        if outline:
            found = outline.box if found is None else found.union(outline.box)
    if found is None:
        return None
    roomy = found.grown(1 / px_per_mm)
    width, height = size_px(roomy, px_per_mm)
    return Box.sized(width / px_per_mm, height / px_per_mm, roomy.left, roomy.top)


def new_surface(width_px: int, height_px: int) -> skia.Surface:
    """A transparent surface to draw on. Raises RasterTooLarge."""
    if width_px * height_px > MAX_RASTER_PX:
        raise RasterTooLarge(f"A picture of {width_px} x {height_px} pixels is too large to draw.")
    return skia.Surface.MakeRasterN32Premul(max(1, width_px), max(1, height_px))


def raster_of(surface: skia.Surface) -> Raster:
    """What has been drawn on a surface."""
    width, height = surface.width(), surface.height()
    info = skia.ImageInfo.Make(width, height, skia.kRGBA_8888_ColorType, skia.kUnpremul_AlphaType)
    pixels = bytearray(width * height * 4)
    surface.readPixels(info, pixels, width * 4, 0, 0)
    return Raster(width, height, bytes(pixels))


def _edge(part: PartArtwork, clip: Clip) -> Path | None:
    return {"trim": part.shape.trim, "bleed": part.shape.bleed, "none": None}[clip]


def size_px(box: Box, px_per_mm: float) -> tuple[int, int]:
    """Whole pixels that hold the box; a hair over a whole number does not add a pixel."""
    return (
        max(1, math.ceil(box.width * px_per_mm - 1e-6)),
        max(1, math.ceil(box.height * px_per_mm - 1e-6)),
    )


def _surface(box: Box, px_per_mm: float) -> skia.Surface:
    return new_surface(*size_px(box, px_per_mm))


def to_mm(canvas: skia.Canvas, box: Box, px_per_mm: float) -> None:
    canvas.scale(px_per_mm, px_per_mm)
    canvas.translate(-box.left, -box.top)
