"""Printing: a negative colored in, part by part, then the light, the gloss and the shade."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import skia
from numpy.typing import NDArray

from configurator.families.shoe.catalog import right_of
from configurator.families.shoe.negatives import CLEAR, Negative, negative
from configurator.families.shoe.paints import Paints
from configurator.preview.render import new_surface

Pixels = NDArray[np.uint8]

SHADE_STRENGTH = 0.62
"""The floor's shade on the kiosk's paper: softer than in the tent."""

EXACT = skia.SamplingOptions(skia.FilterMode.kLinear)
"""Masks are read straight between their pixels: only so do neighbors add up to one everywhere."""

SMOOTH = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)

LEAST_SCALE = 0.6
"""Pictures are colored in at this share of the negative at least, and then made smaller."""

HELD = 6


@dataclass(frozen=True, slots=True)
class Sheet:
    """A view at a size in pixels, in the view's own proportions.

    It is colored in `times` as large, whole numbers only, and brought down at the end.
    """

    model: str
    view: str
    width: int
    height: int
    times: int = 1


def sheet_for(model: str, view: str, width: int, height: int) -> Sheet:
    """The sheet of a view at a size. Raises KeyError for a view there is none of."""
    least = LEAST_SCALE * negative(model, view).width
    return Sheet(model, view, width, height, max(1, math.ceil(least / width)))


@dataclass(frozen=True, slots=True)
class _Veil:
    """How opaque every pixel is, and the few where the form's edge or the shade shows through."""

    alpha: Pixels
    edge: NDArray[np.int64]
    lift: NDArray[np.float32]


def printed(sheet: Sheet, paints: Paints) -> Pixels:
    """The view colored in: (height, width, 4) red, green, blue, alpha, not multiplied in."""
    shown = negative(sheet.model, sheet.view)
    surface = _surface(shown, sheet)
    for name in shown.covers:
        _lay(surface.getCanvas(), shown, name, paints)
    canvas = surface.getCanvas()
    canvas.drawImageRect(shown.light, _whole(shown), SMOOTH, _blending(skia.BlendMode.kModulate))
    satins = tuple(round(paints.satin(part_id(name)), 2) for name in shown.covers)
    canvas.resetMatrix()
    canvas.drawImage(_gloss(sheet, satins), 0, 0, paint=_blending(skia.BlendMode.kScreen))
    pixels, veil = _brought_down(_pixels(surface), sheet.times), _veil(sheet)
    flat = pixels.reshape(-1, 4)
    lifted = flat[veil.edge, :3] * veil.lift[:, None] + 0.5
    flat[veil.edge, :3] = np.minimum(lifted, 255)
    pixels[..., 3] = veil.alpha
    return pixels


def part_id(name: str) -> str:
    """The part of a cover: `vamp@right` is `right.vamp`."""
    part, _, foot = name.partition("@")
    return part if foot == "left" else right_of(part)


def _lay(canvas: skia.Canvas, shown: Negative, name: str, paints: Paints) -> None:
    """Add a part's own color where it covers the picture: covers add up to one at every seam."""
    mask, spot = shown.covers[name]
    part, panel = part_id(name), shown.panels.get(name)
    laid = paints.shader(part) if panel is not None else None
    if panel is None or laid is None:
        plain = skia.Paint(Color=paints.color(part), BlendMode=skia.BlendMode.kPlus)
        canvas.drawImageRect(mask, spot, EXACT, plain)
        return
    canvas.saveLayer(spot, _blending(skia.BlendMode.kPlus))
    canvas.save()
    canvas.clipRect(spot.makeInset(CLEAR / 2, CLEAR / 2))
    canvas.drawColor(paints.color(part))
    canvas.drawVertices(panel.triangles, skia.Paint(Shader=laid))
    canvas.restore()
    canvas.drawImageRect(mask, spot, EXACT, _blending(skia.BlendMode.kDstIn))
    canvas.restore()


@lru_cache(maxsize=HELD)
def _gloss(sheet: Sheet, satins: tuple[float, ...]) -> skia.Image:
    """What the parts mirror, each as strongly as its material does."""
    shown = negative(sheet.model, sheet.view)
    surface = _surface(shown, sheet)
    for (mask, spot), satin in zip(shown.covers.values(), satins, strict=True):
        amount = round(255 * satin)
        paint = skia.Paint(Color=skia.Color(amount, amount, amount), BlendMode=skia.BlendMode.kPlus)
        surface.getCanvas().drawImageRect(mask, spot, EXACT, paint)
    surface.getCanvas().drawImageRect(
        shown.gloss, _whole(shown), SMOOTH, _blending(skia.BlendMode.kModulate)
    )
    return surface.makeImageSnapshot()


@lru_cache(maxsize=HELD)
def _veil(sheet: Sheet) -> _Veil:
    shown = negative(sheet.model, sheet.view)
    covers, shades = _surface(shown, sheet), _surface(shown, sheet)
    for mask, spot in shown.covers.values():
        white = skia.Paint(Color=skia.ColorWHITE, BlendMode=skia.BlendMode.kPlus)
        covers.getCanvas().drawImageRect(mask, spot, EXACT, white)
    shades.getCanvas().drawImageRect(shown.shade, _whole(shown), SMOOTH)
    cover = _brought_down(_pixels(covers), sheet.times)[..., 0] / np.float32(255)
    shade = _brought_down(_pixels(shades), sheet.times)[..., 0] / np.float32(255)
    alpha = cover + (1 - cover) * shade * np.float32(SHADE_STRENGTH)
    edge = np.flatnonzero((cover > 0) & (cover < 1))
    lift = 1 / np.maximum(alpha.ravel()[edge], 1 / 255)
    return _Veil(np.round(255 * alpha).astype(np.uint8), edge, lift.astype(np.float32))


def _surface(shown: Negative, sheet: Sheet) -> skia.Surface:
    """A black surface of the sheet's size, drawn on in the negative's own pixels."""
    width, height = sheet.width * sheet.times, sheet.height * sheet.times
    surface = new_surface(width, height)
    surface.getCanvas().clear(skia.ColorBLACK)
    surface.getCanvas().scale(width / shown.width, height / shown.height)
    return surface


def _whole(shown: Negative) -> skia.Rect:
    return skia.Rect.MakeWH(shown.width, shown.height)


def _blending(mode: skia.BlendMode) -> skia.Paint:
    return skia.Paint(BlendMode=mode)


def _brought_down(pixels: Pixels, times: int) -> Pixels:
    """Every block of `times` by `times` pixels as its mean."""
    if times == 1:
        return pixels
    rows, columns, _ = pixels.shape
    blocks = pixels.reshape(rows // times, times, columns // times, times, 4)
    return np.asarray(np.round(blocks.mean(axis=(1, 3), dtype=np.float32)), dtype=np.uint8)


def _pixels(surface: skia.Surface) -> Pixels:
    """Red, green, blue and alpha of every pixel."""
    width, height = surface.width(), surface.height()
    info = skia.ImageInfo.Make(width, height, skia.kRGBA_8888_ColorType, skia.kPremul_AlphaType)
    pixels = np.empty((height, width, 4), np.uint8)
    surface.readPixels(info, pixels, width * 4, 0, 0)
    return pixels
