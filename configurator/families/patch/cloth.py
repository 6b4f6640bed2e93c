"""Cloth: twill, denim, felt, hook tape and release paper as seamless weaves, sized in mm."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np
import skia
from numpy.typing import NDArray

from configurator.ground.seeds import seed_from

TILE_PX = 256
Weave = NDArray[np.float64]
"""How lit each sample of a square tile is; 1 is the cloth's own color."""


def _grid() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    y, x = np.mgrid[0:TILE_PX, 0:TILE_PX] / TILE_PX
    return x, y


def _grain(name: str, softness: float) -> Weave:
    """Seamless unevenness of about unit size; `softness` is its grain as a share of the tile."""
    noise = np.random.default_rng(seed_from("cloth", name)).standard_normal((TILE_PX, TILE_PX))
    x, y = np.meshgrid(np.fft.fftfreq(TILE_PX), np.fft.fftfreq(TILE_PX))
    smooth = np.exp(-((x**2 + y**2) * (softness * TILE_PX) ** 2) * 20)
    made = np.real(np.fft.ifft2(np.fft.fft2(noise) * smooth))
    return np.asarray(made / max(float(made.std()), 1e-9))


def _twill(ribs: int, depth: float) -> Weave:
    """Warp floats over weft in steps, which makes the diagonal ribs of twill."""
    x, y = _grid()
    ends = 3 * ribs
    warp_x, weft_y = x * ends, y * ends
    end, pick = np.floor(warp_x), np.floor(weft_y)
    over = (end + pick) % 3 != 0
    round_warp = np.sin(np.pi * (warp_x - end)) ** 0.7
    round_weft = np.sin(np.pi * (weft_y - pick)) ** 0.7
    # A float is longest in its middle: light there, dark where it dives under its neighbor.
    float_at = ((end + pick) % 3 + (weft_y - pick)) / 3
    arch = np.sin(np.pi * np.clip((float_at * 3 - 1) / 2, 0, 1)) ** 0.8
    lit = np.where(over, 0.72 + 0.28 * round_warp * arch, 0.56 + 0.26 * round_weft)
    return np.asarray(1 + depth * (lit / lit.mean() - 1) * 2)


def twill() -> Weave:
    """Patch twill: fine, tight and even."""
    return _twill(8, 0.55) * (1 + 0.012 * _grain("twill", 0.008))


def denim() -> Weave:
    """Denim: coarser twill, blue warp over pale weft, slubby."""
    slub = _grain("slub", 0.02)
    streak = np.mean(slub, axis=0, keepdims=True) * 2.2
    return np.asarray(_twill(10, 0.8) * (1 + 0.035 * slub + 0.05 * streak))


def felt() -> Weave:
    """Cut-away stabilizer: pressed fibers without a weave."""
    return 1 + 0.028 * _grain("felt-fine", 0.006) + 0.022 * _grain("felt-broad", 0.03)


def hooks() -> Weave:
    """Hook tape: rows of tiny stiff loops on a dark ground."""
    x, y = _grid()
    count = 10
    row = np.floor(y * count)
    dx = (x * count + 0.5 * (row % 2)) % 1 - 0.5
    dy = (y * count) % 1 - 0.5
    hook = np.exp(-((dx / 0.16) ** 2 + (dy / 0.3) ** 2))
    shade = np.exp(-(((dx - 0.16) / 0.2) ** 2 + ((dy - 0.2) / 0.25) ** 2))
    return np.asarray(0.8 + 1.15 * hook - 0.35 * shade + 0.03 * _grain("hooks", 0.01))


WEAVES: dict[str, tuple[Callable[[], Weave], float]] = {
    "twill": (twill, 6.4),
    "denim": (denim, 11.0),
    "felt": (felt, 26.0),
    "hooks": (hooks, 14.0),
}
"""Each cloth and the side of its tile in mm."""


@lru_cache(maxsize=64)
def cloth_paint(weave: str, srgb: str) -> skia.Paint:
    """A fill of cloth in a color, on a canvas in mm. Raises KeyError for an unknown weave."""
    make, side_mm = WEAVES[weave]
    color = np.frombuffer(bytes.fromhex(srgb.removeprefix("#")), np.uint8) / 255
    lifted = color + 0.03 * (1 - color)
    pixels = np.full((TILE_PX, TILE_PX, 4), 255, np.uint8)
    lit = lifted * make()[..., None]
    pixels[..., :3] = np.round(np.clip(lit, 0, 1) * 255)
    image = skia.Image.fromarray(pixels, skia.kRGBA_8888_ColorType)
    scale = side_mm / TILE_PX
    shader = image.withDefaultMipmaps().makeShader(
        skia.TileMode.kRepeat,
        skia.TileMode.kRepeat,
        skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear),
        skia.Matrix.Scale(scale, scale),
    )
    return skia.Paint(AntiAlias=True, Shader=shader)
