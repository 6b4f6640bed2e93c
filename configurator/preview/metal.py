"""Metal: a smooth mirror of foil as the eye sees it, banded by the room that stands in it."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import skia
from numpy.typing import NDArray

from configurator.ground.geometry import Affine, Box
from configurator.preview.canvas import skia_matrix

RAMPS = {
    "foil-gold": ("#6e4a12", "#b07f26", "#dcae4a", "#f3d98a", "#fff6d2"),
    "foil-silver": ("#5d6165", "#93989c", "#bfc4c8", "#e2e5e7", "#ffffff"),
    "foil-rose": ("#7d4a40", "#b97a6c", "#dea194", "#f3cdc2", "#fff0ea"),
}
"""From shade to glint, judged by eye against real foils on a desk."""

BANDS = (0.55, 0.3, 0.62, 0.95, 0.6, 0.35, 0.58, 0.8, 0.5)
"""Lightness along a smooth sheet: what a room with two windows looks like in it."""


def ramp_at(foil: str, share: float) -> tuple[int, int, int]:
    """The color of a foil from shade (0) to glint (1)."""
    red, green, blue = ramp(foil)[round(share * 255)]
    return int(red), int(green), int(blue)


def smooth_metal(foil: str, start: tuple[float, float], end: tuple[float, float]) -> skia.Shader:
    """Bands of light across a smooth sheet from `start` to `end`."""
    colors = [skia.Color(*ramp_at(foil, band)) for band in BANDS]
    return skia.GradientShader.MakeLinear(
        [skia.Point(*start), skia.Point(*end)], colors, mode=skia.TileMode.kMirror
    )


def mirror_paint(foil: str, face: Box) -> skia.Paint:
    """What fills a flat sheet of foil whose front is `face`, in mm."""
    start = (face.left, face.top)
    end = (face.left + 0.55 * face.height, face.top + 0.9 * face.height)
    return skia.Paint(AntiAlias=True, Shader=smooth_metal(foil, start, end))


@lru_cache(maxsize=2)
def mirror_seen(foil: str, face: Box, width_px: int, height_px: int, to_px: Affine) -> skia.Paint:
    """The same mirror drawn once for a picture of a sheet: `to_px` is from its mm to its pixels.

    Working out bands of light for every pixel of a stage takes most of the time of drawing it.
    """
    surface = skia.Surface.MakeRasterN32Premul(width_px, height_px)
    with surface as canvas:
        canvas.concat(skia_matrix(to_px))
        canvas.drawPaint(mirror_paint(foil, face))
    shader = surface.makeImageSnapshot().makeShader(
        skia.TileMode.kClamp,
        skia.TileMode.kClamp,
        skia.SamplingOptions(),
        skia_matrix(to_px.inverse()),
    )
    return skia.Paint(AntiAlias=True, Shader=shader)


@lru_cache(maxsize=8)
def ramp(foil: str) -> NDArray[np.float64]:
    """256 colors from shade to glint."""
    stops = np.array([list(bytes.fromhex(stop[1:])) for stop in RAMPS[foil]], dtype=np.float64)
    at = np.linspace(0, len(stops) - 1, 256)
    return np.stack([np.interp(at, range(len(stops)), stops[:, c]) for c in range(3)], axis=1)
