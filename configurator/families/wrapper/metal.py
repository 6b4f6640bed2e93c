"""Metal: foil pressed over a bar by hand, faceted where it is crumpled."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import skia
from numpy.typing import NDArray

from configurator.ground.geometry import Box
from configurator.ground.seeds import chance
from configurator.preview.metal import ramp

SAMPLES_PER_MM = 8.0
TILE_MM = 24.0
CREASE_SAMPLES = 80.0
"""Samples across one wide fold of crumpled foil: about 10 mm."""


def crumpled_paint(foil: str, box: Box, seed: str) -> skia.Paint:
    """Foil pressed over a bar by hand, to fill a box in mm; wide boxes repeat mirrored.

    Only the ends of a bar ever show, so no more than TILE_MM of foil is crumpled.
    """
    width, height = min(box.width, TILE_MM), box.height
    samples = SAMPLES_PER_MM
    image = _crumpled(foil, round(width * samples), round(height * samples), seed)
    matrix = skia.Matrix()
    matrix.setScaleTranslate(1 / samples, 1 / samples, box.left, box.top)
    shader = image.makeShader(
        skia.TileMode.kMirror,
        skia.TileMode.kMirror,
        skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear),
        matrix,
    )
    return skia.Paint(AntiAlias=True, Shader=shader)


@lru_cache(maxsize=24)
def _crumpled(foil: str, width: int, height: int, seed: str) -> skia.Image:
    """A piece of crumpled foil, `width` x `height` samples: smooth, with sharp creases."""
    down, along = _slopes(width, height, seed)
    room = 0.52 + 0.26 * np.sin(1.7 * down + 0.9) + 0.10 * np.sin(2.9 * along - 0.8)
    glint = np.clip(down * 1.1 - along * 0.5 - 0.62, 0, 1)
    level = np.clip(room + 0.55 * glint, 0, 1)
    rgb = ramp(foil)[np.round(level * 255).astype(int)]
    rgba = np.dstack([rgb, np.full(level.shape, 255)]).astype(np.uint8)
    flat = np.ascontiguousarray(rgba)
    return skia.Image.fromarray(flat, skia.kRGBA_8888_ColorType).withDefaultMipmaps()


def _slopes(width: int, height: int, seed: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How the sheet leans, down and along: a few wide folds, then finer and flatter creases."""
    luck = chance("crumple", seed)
    y, x = np.mgrid[0:height, 0:width] / CREASE_SAMPLES
    down, along = np.zeros(x.shape), np.zeros(x.shape)
    for fold in range(7):
        angle = luck.uniform(0, math.pi)
        pace = 0.45 * 1.45**fold
        dx, dy = math.cos(angle), math.sin(angle)
        phase = (x * dx + y * dy) * pace + luck.random()
        bend = 0.16 * np.sin(1.3 * pace * (y * dx - x * dy) + luck.uniform(0, 6))
        tooth = 2 * np.abs((phase + bend) % 1 - 0.5)
        lean = np.tanh(9 * (tooth - luck.uniform(0.35, 0.65))) * luck.uniform(0.5, 1.0)
        lean *= 0.66 * 0.80**fold
        down += lean * dy
        along += lean * dx
    return down, along
