"""The white underlay as a stage shows it: which rim of a layer lies on white, which on metal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import skia
from numpy.typing import NDArray

from configurator.ground.geometry import Affine, Box
from configurator.model.artwork import Mark
from configurator.preview.canvas import skia_matrix
from configurator.preview.choke import (
    draw_bared,
    draw_inked,
    draw_white,
    draw_white_of_run,
    lays_bare,
    may_touch,
    runs,
)
from configurator.preview.render import Raster, size_px
from configurator.preview.stage import Sight

Shares = NDArray[np.uint8]
"""Rows of how much of each pixel something covers, 0 to 255."""

SMOOTH = skia.SamplingOptions(skia.FilterMode.kLinear)


@dataclass(frozen=True, slots=True)
class Choked:
    """A layer's white in the pixels of its texture: `white` where it is, `rim` where its ink has
    none because the white ends first, `bared` where it takes away what others have."""

    white: skia.Image
    rim: Shares
    bared: skia.Image | None

    @property
    def weight(self) -> int:
        """Bytes held."""
        return self.rim.nbytes * (2 if self.bared is None else 3)


def choked(marks: Sequence[Mark], box: Box, px_per_mm: float) -> Choked:
    """What a layer by itself has of white, through the window of its texture in mm."""
    to_px = Affine.translate(-box.left, -box.top).then(Affine.scale(px_per_mm))

    def drawn(draw: Callable[[skia.Canvas, Sequence[Mark]], None]) -> skia.Surface:
        surface = _shares(*size_px(box, px_per_mm))
        with surface as canvas:
            canvas.concat(skia_matrix(to_px))
            draw(canvas, marks)
        return surface

    white, inked = drawn(draw_white), _read(drawn(draw_inked))
    rim = inked - np.minimum(inked, _read(white))
    bared = drawn(draw_bared).makeImageSnapshot() if lays_bare(marks) else None
    return Choked(white.makeImageSnapshot(), rim, bared)


def ground_white(marks: Sequence[Mark], sight: Sight) -> skia.Image:
    """The white below a part's own color and background, in the pixels of its stage."""
    surface = _shares(sight.width_px, sight.height_px)
    seen = Box.sized(
        sight.width_px / sight.px_per_mm, sight.height_px / sight.px_per_mm, sight.left, sight.top
    )
    with surface as canvas:
        canvas.concat(skia_matrix(sight.to_px))
        for run in runs(mark for mark in marks if may_touch(mark, seen)):
            draw_white_of_run(canvas, run)
    return surface.makeImageSnapshot()


class Underlay:
    """The white of a stage as far as its layers are laid, from the ground up; drawn when asked."""

    def __init__(self, ground: Callable[[], skia.Image], sight: Sight) -> None:
        self._ground = ground
        self._sight = sight

    @cached_property
    def _surface(self) -> skia.Surface:
        surface = _shares(self._sight.width_px, self._sight.height_px)
        with surface as canvas:
            canvas.drawImage(self._ground(), 0, 0)
        return surface

    def rim_of(self, layer: Choked, box: Box, turned_deg: float) -> Shares:
        """What of a layer's rim has no white of anything below it either.

        `box` is the window in mm of its texture, which lies turned about its middle.
        """
        below = _shares(layer.rim.shape[1], layer.rim.shape[0])
        with below as canvas:
            canvas.concat(skia_matrix(self._lying(box, turned_deg).inverse()))
            canvas.drawImage(self._surface.makeImageSnapshot(), 0, 0, SMOOTH)
        open_share = 255 - _read(below).astype(np.uint16)
        return np.asarray((layer.rim * open_share + 127) // 255, np.uint8)

    def lay(self, layer: Choked, box: Box, turned_deg: float) -> None:
        """Add a layer's white."""
        with self._surface as canvas:
            canvas.concat(skia_matrix(self._lying(box, turned_deg)))
            if layer.bared is not None:
                away = skia.Paint(BlendMode=skia.BlendMode.kDstOut)
                canvas.drawImage(layer.bared, 0, 0, SMOOTH, away)
            canvas.drawImage(layer.white, 0, 0, SMOOTH)

    def _lying(self, box: Box, turned_deg: float) -> Affine:
        """From pixels of a texture to pixels of the stage."""
        x, y = box.center
        turned = Affine.translate(-x, -y).then(Affine.rotate(turned_deg))
        to_mm = Affine.scale(1 / self._sight.px_per_mm).then(Affine.translate(box.left, box.top))
        return to_mm.then(turned).then(Affine.translate(x, y)).then(self._sight.to_px)


def rimmed(art: Raster, rim: Shares, shade: str) -> Raster:
    """A layer's picture seen through the stock's shade at its rim."""
    pixels = np.frombuffer(art.rgba, np.uint8).reshape(-1, 4).copy()
    at = np.flatnonzero(rim)
    if not at.size:
        return art
    share = np.minimum(1.0, rim.reshape(-1)[at] / np.maximum(pixels[at, 3], 1))
    lost = 1 - np.array(list(bytes.fromhex(shade[1:]))) / 255
    pixels[at, :3] = np.rint(pixels[at, :3] * (1 - share[:, None] * lost))
    return Raster(art.width, art.height, pixels.tobytes())


def _shares(width_px: int, height_px: int) -> skia.Surface:
    """A surface that holds how much of each pixel is covered."""
    return skia.Surface.MakeRaster(skia.ImageInfo.MakeA8(width_px, height_px))


def _read(surface: skia.Surface) -> Shares:
    width, height = surface.width(), surface.height()
    read = bytearray(width * height)
    surface.readPixels(skia.ImageInfo.MakeA8(width, height), read, width, 0, 0)
    return np.frombuffer(read, np.uint8).reshape(height, width)
