"""The thread painter: sewn thread seen from above, round, glossy, twisted, lit from the top left.

It takes stitches as plain arrays, lays them on a fine grid in sewing order, and shades what is on
top of each cell as the thread it is: where along and across it the cell lies says how it is turned
to the light.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

import numpy as np
import skia
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from configurator.ground.color import rgb_of
from configurator.ground.geometry import Affine
from configurator.ground.seeds import seed_from

THREAD_MM = 0.43
"""How wide 40 wt thread lies under tension, its fuzz included."""
TWIST_MM = 1.5
"""Length after which the pattern of a two-ply thread repeats."""
LIGHT = np.array([-0.50, -0.66, 0.56], dtype=np.float32)
"""Where the light stands: left, up, and out of the picture."""
ARCH = 0.85
"""How much a satin stitch rises and falls, as the slope at its ends."""
DIP_MM = 0.3
"""Near a needle hole thread dives into the cloth over this length."""
GRID_PX = 4.4
"""Cells a thread is at least wide; the grid is finer than the picture where it takes that."""
FUZZ = 1.35
"""Thread is hairy: so many of its widths it closes between itself and its neighbors, in shade."""
MOST_FINE = 3
DEPTHS, SHINES = 64, 16
SHADOW_STEPS = ((0.14, 0.5), (0.3, 0.3), (0.55, 0.2))
"""How far in mm a shadow is looked for towards the light, and its weight."""

Floats = NDArray[np.float32]


class LaidThread(Protocol):
    """Stitches in sewing order: ends (n, 2) in mm, which of `colors` each is, and how it lies.

    `arched` stitches span a column from edge to edge, the others lie flat; `rank` grows with what
    lies on top of what.
    """

    @property
    def starts(self) -> NDArray[np.float64]:
        """Where each stitch comes up, (n, 2) in mm."""
        ...

    @property
    def ends(self) -> NDArray[np.float64]:
        """Where each goes down, (n, 2) in mm."""
        ...

    @property
    def color(self) -> NDArray[np.intp]:
        """Which of `colors` each stitch has, (n,)."""
        ...

    @property
    def colors(self) -> tuple[str, ...]:
        """The thread colors as '#rrggbb'."""
        ...

    @property
    def arched(self) -> NDArray[np.bool_]:
        """Whether each stands up as a satin stitch does, (n,)."""
        ...

    @property
    def rank(self) -> NDArray[np.float64]:
        """How high each lies on the others, (n,)."""
        ...


def thread_image(laid: LaidThread, to_px: Affine, width_px: int, height_px: int) -> skia.Image:
    """The thread on nothing, in a picture of that size. The same thread gives the same pixels."""
    pixels = thread_pixels(laid, to_px, width_px, height_px)
    return skia.Image.fromarray(pixels, skia.kRGBA_8888_ColorType, skia.kUnpremul_AlphaType)


def thread_pixels(
    laid: LaidThread, to_px: Affine, width_px: int, height_px: int
) -> NDArray[np.uint8]:
    """The thread as rows of red, green, blue, alpha, alpha not multiplied in."""
    whole = np.zeros((height_px, width_px, 4), dtype=np.uint8)
    if not len(laid.starts):
        return whole
    scale = float(np.sqrt(abs(to_px.determinant)))
    fine = min(math.ceil(GRID_PX / max(THREAD_MM * scale, 1e-6)), MOST_FINE)
    ways = _ways(laid, to_px, fine)
    window = _window(ways, width_px * fine, height_px * fine, fine, THREAD_MM * scale * fine)
    if window is None:
        return whole
    left, top, right, bottom = window
    ways = ways - np.array([left, top, left, top], dtype=np.float32)
    view = _View(ways, scale * fine, right - left, bottom - top)
    shaded = _shaded(laid, view, fine)
    rows, columns = slice(top // fine, bottom // fine), slice(left // fine, right // fine)
    whole[rows, columns] = shaded
    return whole


def _ways(laid: LaidThread, to_px: Affine, fine: int) -> Floats:
    """Each stitch's two ends in cells of the fine grid, as rows of four."""
    matrix = np.array([[to_px.a, to_px.b], [to_px.c, to_px.d]])
    shift = np.array([to_px.e, to_px.f])
    ends = [(points @ matrix + shift) * fine for points in (laid.starts, laid.ends)]
    return np.hstack(ends).astype(np.float32)


def _window(
    ways: Floats, width: int, height: int, fine: int, reach: float
) -> tuple[int, int, int, int] | None:
    """The part of the picture that thread lies in, in whole pixels of the picture."""
    low = np.minimum(ways[:, :2], ways[:, 2:]).min(axis=0) - reach
    high = np.maximum(ways[:, :2], ways[:, 2:]).max(axis=0) + reach
    left, top = (max(0, int(edge // fine) * fine) for edge in low)
    right, bottom = (
        min(limit, (int(edge // fine) + 1) * fine)
        for edge, limit in zip(high, (width, height), strict=True)
    )
    return (left, top, right, bottom) if left < right and top < bottom else None


@dataclass(frozen=True, slots=True)
class _View:
    """The stitches on the fine grid, its scale in cells a mm, and its size."""

    ways: Floats
    scale: float
    width: int
    height: int


def _shaded(laid: LaidThread, view: _View, fine: int) -> NDArray[np.uint8]:
    """The window's pixels: laid, lit, and brought from the fine grid to the picture's."""
    top = _topmost(view).ravel()
    cells = np.flatnonzero(top)
    seen = top[cells] - 1
    depth, shine, lift = _lit(laid, view, seen, cells)
    surface = _surfaces(laid.colors)
    packed = np.zeros(top.shape, dtype=np.uint32)
    packed[cells] = surface[laid.color[seen], _level(depth, DEPTHS), _level(shine, SHINES)]
    high = np.zeros(top.shape, dtype=np.float32)
    high[cells] = lift
    pixels = _summed(packed.view(np.uint8).reshape(view.height, view.width, 4), fine)
    alpha = pixels[..., 3:] / 255.0
    lift_px = _summed(high.reshape(view.height, view.width, 1), fine)[..., 0] * np.float32(
        1 / fine**2
    )
    lost = 1.0 - _shadow(lift_px, view.scale / fine)
    color = pixels[..., :3] * (lost[..., None] / np.maximum(alpha, 1e-6))
    made = np.concatenate([color, alpha * (255.0 / fine**2)], axis=2)
    shaded: NDArray[np.uint8] = np.clip(made + 0.5, 0, 255).astype(np.uint8)
    return shaded


def _topmost(view: _View) -> NDArray[np.int32]:
    """For each cell the number, from 1, of the last stitch over it."""
    image = Image.new("I", (view.width, view.height))
    draw = ImageDraw.Draw(image)
    ways = (view.ways - 0.5).tolist()
    for share in (FUZZ, 1.0):
        wide = max(1, round(THREAD_MM * view.scale * share))
        for number, way in enumerate(ways, start=1):
            draw.line(way, fill=number, width=wide)
    found: NDArray[np.int32] = np.asarray(image, dtype=np.int32)
    return found


def _lit(
    laid: LaidThread,
    view: _View,
    seen: NDArray[np.int32],
    cells: NDArray[np.intp],
) -> tuple[Floats, Floats, Floats]:
    """How deep in shade, how shiny and how high each cell is, by where on its stitch it lies."""
    start, span = view.ways[:, :2], view.ways[:, 2:] - view.ways[:, :2]
    length = np.maximum(np.hypot(span[:, 0], span[:, 1]), 1e-3)
    along = span / length[:, None]
    chance = np.random.default_rng(seed_from("thread", len(length)))
    shift = chance.random(len(length), dtype=np.float32)
    uneven = 1 + 0.07 * (chance.random(len(length), dtype=np.float32) - 0.5)

    rows, columns = np.divmod(cells.astype(np.int32), np.int32(view.width))
    x = columns.astype(np.float32) + 0.5 - start[seen, 0]
    y = rows.astype(np.float32) + 0.5 - start[seen, 1]
    tx, ty = along[seen, 0], along[seen, 1]
    way = x * tx + y * ty
    across = np.clip((y * tx - x * ty) * (2 / (THREAD_MM * view.scale)), -1, 1)
    long = length[seen]
    place = np.clip(way / long, 0, 1)
    arched = laid.arched[seen]
    slope = np.where(arched, ARCH * (1 - 2 * place), 0.0).astype(np.float32)
    from_end = np.minimum(way, long - way) / (DIP_MM * view.scale)
    dip = np.clip(from_end, 0, 1)
    slope += np.where(arched, 0.0, (1 - dip) * np.where(place < 0.5, 0.5, -0.5)).astype(np.float32)
    ply = np.sin(2 * np.pi * (way / (TWIST_MM * view.scale / 2) + shift[seen] + 0.3 * across))

    tilt = 1 / np.sqrt(1 + slope**2)
    up = np.sqrt(np.maximum(1 - across**2, 0.0))
    # The thread's own frame: along it, tilted by its arch, and around its round section.
    nx = across * -ty - up * slope * tilt * tx
    ny = across * tx - up * slope * tilt * ty
    nz = up * tilt
    facing = nx * LIGHT[0] + ny * LIGHT[1] + nz * LIGHT[2]
    turn = (tx * LIGHT[0] + ty * LIGHT[1] + slope * (LIGHT[2] + 1.0) / 1.6) * tilt
    gloss = np.maximum(1 - turn * turn, 0.0)
    gloss *= gloss * gloss
    gloss *= gloss
    depth = (0.50 + 0.52 * np.maximum(facing, 0.0) + 0.20 * up) * (1 + 0.045 * ply)
    depth *= (
        np.where(arched, 0.66 + 0.34 * dip, 0.8 + 0.2 * dip) * uneven[seen] * (0.93 + 0.10 * gloss)
    )
    facing = np.maximum(facing, 0.0)
    shine = gloss * facing * facing * facing * (0.75 + 0.25 * ply) * dip
    rise = np.where(arched, np.sqrt(np.maximum(1 - (2 * place - 1) ** 2, 0.0)) * 0.45, 0.12)
    lift = laid.rank[seen].astype(np.float32) + (rise * (0.4 + 0.6 * dip) + 0.25).astype(np.float32)
    return depth, shine, lift


def _level(share: Floats, levels: int) -> NDArray[np.intp]:
    level: NDArray[np.intp] = np.clip(share * (levels - 1) + 0.5, 0, levels - 1).astype(np.intp)
    return level


@lru_cache(maxsize=64)
def _surfaces(colors: tuple[str, ...]) -> NDArray[np.uint32]:
    """What each color looks like at every depth of shade and every shine, as packed pixels."""
    return np.stack([_surface(srgb) for srgb in colors])


@lru_cache(maxsize=256)
def _surface(srgb: str) -> NDArray[np.uint32]:
    color = np.array(rgb_of(srgb))
    light = float(color @ (0.2126, 0.7152, 0.0722))
    depth = np.linspace(0, 1, DEPTHS)[:, None, None]
    shine = np.linspace(0, 1, SHINES)[None, :, None]
    # Dark thread shows its shape by what it reflects, light thread by its shadows.
    lifted = color + 0.05 * (1 - color)
    shade = np.clip(depth * 1.06, 0.0, 1.06)
    # Thread glows into its own shadows: they lose light, but even more of the color's opposite.
    lit = lifted ** (1.75 - 0.75 * np.minimum(shade, 1.0)) * shade**0.75
    reflected = (0.34 - 0.12 * light) * shine
    made = lit + (1 - lit) * reflected
    pixels = np.full((DEPTHS, SHINES, 4), 255, dtype=np.uint8)
    pixels[..., :3] = np.rint(np.clip(made, 0, 1) * 255)
    return pixels.view(np.uint32)[..., 0]


def _summed(cells: NDArray[np.uint8] | Floats, fine: int) -> Floats:
    """Blocks of cells added up to pixels."""
    height, width, depth = cells.shape
    whole = np.zeros((height // fine, width // fine, depth), dtype=np.float32)
    for row in range(fine):
        for column in range(fine):
            whole += cells[row::fine, column::fine]
    return whole


def _shadow(high: Floats, px_per_mm: float) -> Floats:
    """How much of the light each pixel loses to higher thread between it and the light."""
    lost = np.zeros_like(high)
    for reach_mm, weight in SHADOW_STEPS:
        dx = round(float(LIGHT[0]) / 0.83 * reach_mm * px_per_mm)
        dy = round(float(LIGHT[1]) / 0.83 * reach_mm * px_per_mm)
        towards = np.roll(high, (-dy, -dx), axis=(0, 1))
        lost += weight * np.clip(towards - high - 0.10, 0.0, 0.9)
    shade: Floats = np.clip(lost * 0.75, 0.0, 0.55)
    return shade
