"""Textures: the grain of cloth, leather, rubber and paper, laid over what is painted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import skia
from numpy.typing import NDArray

from configurator.ground.geometry import Affine, Path
from configurator.ground.seeds import seed_from
from configurator.preview.canvas import skia_matrix, skia_path

Grain = NDArray[np.float64]
"""Light and shade over a square tile that repeats without a seam: -1 black, 0 nothing, 1 white."""

TILE_PX = 256


@dataclass(frozen=True, slots=True)
class Texture:
    """A tile of grain, how many mm it spans, and how strongly it is usually seen (0 to 1)."""

    grain: Callable[[], Grain]
    tile_mm: float
    strength: float


def draw_texture(  # noqa: PLR0913 - how grain lies on a surface is all of this
    canvas: skia.Canvas,
    outline: Path,
    material: str,
    *,
    strength: float = 1.0,
    scale: float = 1.0,
    alone: bool = False,
) -> None:
    """Lay a material's grain over what is painted inside `outline`, in mm.

    `strength` multiplies the material's own, `scale` enlarges the grain. Nothing is drawn where
    nothing is painted, unless the grain is to be kept `alone`, nor for a material without grain
    (such as printed or foil).
    """
    texture = TEXTURES.get(material)
    if texture is None:
        return
    side = texture.tile_mm * scale / TILE_PX
    shader = _tile(material).makeShader(
        skia.TileMode.kRepeat,
        skia.TileMode.kRepeat,
        skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear),
        skia_matrix(Affine.scale(side)),
    )
    paint = skia.Paint(
        AntiAlias=True,
        Shader=shader,
        Alphaf=min(1.0, texture.strength * strength),
        BlendMode=skia.BlendMode.kSrcOver if alone else skia.BlendMode.kSrcATop,
    )
    canvas.drawPath(skia_path(outline), paint)


@lru_cache(maxsize=16)
def _tile(material: str) -> skia.Image:
    """The grain as black and white of varying opacity, so it shades whatever color lies below."""
    grain = np.clip(TEXTURES[material].grain(), -1, 1)
    rgba = np.zeros((*grain.shape, 4), np.uint8)
    rgba[..., :3] = np.where(grain > 0, 255, 0)[..., None]
    rgba[..., 3] = np.abs(grain) * 255
    return skia.Image.fromarray(
        rgba, skia.kRGBA_8888_ColorType, skia.kUnpremul_AlphaType
    ).withDefaultMipmaps()


def _plane() -> tuple[Grain, Grain]:
    """The middle of every pixel, 0 to 1 across and down the tile."""
    at = (np.arange(TILE_PX) + 0.5) / TILE_PX
    across, down = np.meshgrid(at, at)
    return across, down


def _rounded(across: Grain) -> Grain:
    """Shade across a round thread lit from the upper left: bright shoulder, dark gap."""
    return np.sin(np.pi * across) * 1.3 - 0.75 + 0.25 * np.cos(np.pi * across)


def _canvas() -> Grain:
    """Plain weave: every thread goes over one and under one; no two are quite alike."""
    count = 36
    across, down = (way * count for way in _plane())
    warp, weft = across.astype(np.int64), down.astype(np.int64)
    slub = np.random.default_rng(seed_from("canvas")).uniform(-0.1, 0.1, (2, count))
    over = (warp + weft) % 2 == 0
    warp_grain = _rounded(across % 1) + slub[0][warp] - 0.15 * np.cos(2 * np.pi * down)
    weft_grain = _rounded(down % 1) + slub[1][weft] - 0.15 * np.cos(2 * np.pi * across)
    return np.asarray(np.where(over, warp_grain, weft_grain)) + 0.05 * _noise(3, 9, 1, "canvas")


def _twill() -> Grain:
    """Diagonal ribs rising to the right, each made of short steps of thread."""
    across, down = _plane()
    rib = (across * 14 + down * 14) % 1
    step = (across * 42 - down * 14) % 1
    return 0.75 * _rounded(rib) + 0.30 * _rounded(step) + 0.05 * _noise(4, 30, 1, "twill")


def _noise(low: float, high: float, stretch: float, *seed: object) -> Grain:
    """Noise of waves between `low` and `high` a tile, longer across by `stretch`; deviation 1."""
    chance = np.random.default_rng(seed_from("noise", *seed))
    wave = np.fft.fftfreq(TILE_PX, 1 / TILE_PX)
    across, down = np.meshgrid(wave * stretch, wave)
    length = np.hypot(across, down)
    band = np.exp(-((length / high) ** 2)) * (1 - np.exp(-((length / low) ** 2)))
    grain = np.fft.ifft2(np.fft.fft2(chance.normal(size=(TILE_PX, TILE_PX))) * band).real
    return np.asarray(grain / grain.std())


def _suede() -> Grain:
    return 0.13 * _noise(3, 10, 1, "nap") + 0.34 * _noise(40, 110, 1.6, "hair")


def _leather() -> Grain:
    """Pebbles with creases between them: the distance to the two nearest of scattered seeds."""
    across, down = _plane()
    warp = 0.0035 * _noise(4, 20, 1, "leather")
    nearest = np.sort(_seed_distances(across + warp, down + warp.T, 20), axis=0)
    crease = 1 - np.exp(-(((nearest[1] - nearest[0]) / 0.17) ** 2))
    slope = np.roll(crease, (2, 2), (0, 1)) - np.roll(crease, (-2, -2), (0, 1))
    pores = 0.07 * _noise(30, 110, 1, "pores")
    return np.asarray(0.55 * (crease - 0.85) - 0.45 * slope + pores)


def _seed_distances(across: Grain, down: Grain, count: int) -> Grain:
    """How far each pixel lies from the seeds of the nine cells around it, in cells of a grid."""
    seeds = np.random.default_rng(seed_from("seeds")).uniform(0.12, 0.88, (2, count, count))
    column, row = np.floor(across * count), np.floor(down * count)
    found = []
    for dx in (-1, 0, 1):
        for dy in (-1, 0, 1):
            at = ((row + dy) % count).astype(int), ((column + dx) % count).astype(int)
            x = across * count - column - dx - seeds[0][at]
            y = down * count - row - dy - seeds[1][at]
            found.append(np.hypot(x, y))
    return np.stack(found)


def _rubber() -> Grain:
    return 0.26 * _noise(60, 120, 1, "rubber")


def _paper() -> Grain:
    return 0.14 * _noise(4, 24, 1, "pulp") + 0.24 * _noise(60, 120, 1, "fiber")


def _uncoated() -> Grain:
    """Paper with nothing over its fibers: soft clouds of pulp, and a felt's fine tooth."""
    return 0.20 * _noise(6, 40, 1, "clouds") + 0.26 * _noise(40, 110, 1.3, "tooth")


def _kraft() -> Grain:
    """Brown paper: long fibers, and here and there a dark one."""
    flecks = _noise(40, 110, 2.5, "flecks")
    dark = np.clip(flecks - 2.6, 0, 1)
    return 0.09 * _noise(10, 80, 3, "kraft") + 0.22 * _noise(50, 120, 1.5, "dust") - 0.8 * dark


TEXTURES = {
    "canvas": Texture(_canvas, 16.0, 0.30),
    "twill": Texture(_twill, 10.0, 0.26),
    "suede": Texture(_suede, 22.0, 0.30),
    "leather": Texture(_leather, 26.0, 0.30),
    "rubber": Texture(_rubber, 16.0, 0.20),
    "paper-coated": Texture(_paper, 40.0, 0.10),
    "paper-uncoated": Texture(_uncoated, 42.0, 0.09),
    "kraft": Texture(_kraft, 45.0, 0.30),
}
"""By material id; sizes follow the real cloths (canvas 2.2 threads and twill 1.4 ribs a mm)."""
