"""Thread: stitches drawn as the round, glossy, twisted thread they are, lit from the top left."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import skia
from numpy.typing import NDArray

from configurator.ground.seeds import seed_from

Stitches = NDArray[np.float64]
"""Shape (n, 2, 2): for each stitch where the needle goes in and where it comes out, in mm."""
THREAD_MM = 0.44
"""How wide a 40 wt thread lies under tension, its fuzz included."""
TWIST_MM = 1.6
"""Length after which the pattern of a two-ply thread repeats."""
TO_LIGHT = np.array([-0.58, -0.81])
"""Where the light stands, seen from above."""
TEXTURE_ACROSS, TEXTURE_ALONG = 24, 64

Profile = tuple[tuple[float, float, float], ...]
"""Along a stitch: place (0 to 1), how far the thread leans outwards there, how lit it is."""

SATIN: Profile = (
    (0.0, -1.0, 0.66),
    (0.1, -0.9, 0.9),
    (0.5, 0.0, 1.0),
    (0.9, 0.9, 0.9),
    (1.0, 1.0, 0.66),
)
"""A satin stitch arches from needle hole to needle hole."""
ROPE: Profile = (
    (0.0, -1.0, 0.5),
    (0.14, -0.9, 0.82),
    (0.42, -0.2, 1.0),
    (0.78, 0.7, 0.88),
    (1.0, 1.0, 0.5),
)
"""A merrowed rim is a roll of yarn, high in its middle."""


@dataclass(frozen=True, slots=True)
class Look:
    """How stitches lie: their profile, their width in mm, and how much the light plays on them."""

    profile: Profile
    width_mm: float = THREAD_MM
    lean: float = 0.15
    gloss: float = 0.12
    uneven: float = 0.04


ROPE_LOOK = Look(ROPE, width_mm=0.62, lean=0.2, gloss=0.1, uneven=0.05)


def mesh(stitches: Stitches, look: Look) -> skia.Vertices | None:
    """The stitches as lit ribbons to draw with `thread_paint`; None when there are none."""
    if not len(stitches):
        return None
    start, along, length = _directions(stitches)
    square = np.stack([-along[:, 1], along[:, 0]], 1) * look.width_mm / 2
    places = np.array([place for place, _, _ in look.profile])
    middles = start[:, None] + along[:, None] * (length[:, None] * places)[..., None]
    sides = np.stack([middles - square[:, None], middles + square[:, None]], axis=2)
    shift = _random(len(stitches), 1)[0] * TEXTURE_ALONG
    reach = shift[:, None] + length[:, None] * places * TEXTURE_ALONG / TWIST_MM
    textures = np.empty((*reach.shape, 2, 2))
    textures[..., 0] = reach[..., None]
    textures[..., 0, 1], textures[..., 1, 1] = 0.0, TEXTURE_ACROSS
    light = np.repeat(_light(along, look)[..., None], 2, axis=2)
    return skia.Vertices(
        skia.Vertices.VertexMode.kTriangles_VertexMode,
        [skia.Point(x, y) for x, y in sides.reshape(-1, 2).tolist()],
        [skia.Point(x, y) for x, y in textures.reshape(-1, 2).tolist()],
        _greys(light.ravel()),
        _triangles(len(stitches), len(places)),
    )


def _directions(
    stitches: Stitches,
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    start, span = stitches[:, 0], stitches[:, 1] - stitches[:, 0]
    length = np.maximum(np.hypot(span[:, 0], span[:, 1]), 1e-6)
    return start, span / length[:, None], length


def _light(along: NDArray[np.float64], look: Look) -> NDArray[np.float64]:
    """How lit each ribbon is at each place of its profile, 0 to 1.

    Thread shines where it lies square to the light (Kajiya and Kay 1989) and where its arch leans
    towards it.
    """
    facing = along @ TO_LIGHT
    gloss = look.gloss * (1 - facing**2)
    leans = np.array([lean for _, lean, _ in look.profile])
    lit = np.array([lit for _, _, lit in look.profile])
    uneven = 1 + look.uneven * (2 * _random(len(along), 2)[1] - 1)
    bright = (0.93 + gloss[:, None] + look.lean * facing[:, None] * leans) * lit
    made: NDArray[np.float64] = np.clip(bright * uneven[:, None], 0.0, 1.0)
    return made


def _random(count: int, rows: int) -> NDArray[np.float64]:
    source = np.random.default_rng(seed_from("thread", count))
    made: NDArray[np.float64] = source.random((rows, count))
    return made


def _greys(light: NDArray[np.float64]) -> list[int]:
    level = np.round(light * 255).astype(np.uint32)
    packed: list[int] = (0xFF000000 | level << 16 | level << 8 | level).tolist()
    return packed


def _triangles(stitches: int, places: int) -> list[int]:
    """Two triangles between each place of a ribbon and the next."""
    quads = np.arange(places - 1)[:, None] * 2 + np.array([0, 1, 2, 1, 3, 2])
    ribbons = np.arange(stitches)[:, None] * (2 * places) + quads.ravel()
    made: list[int] = ribbons.ravel().tolist()
    return made


@lru_cache(maxsize=256)
def thread_paint(srgb: str) -> skia.Paint:
    """What a mesh is drawn with: the thread's surface across and along, in its color."""
    across = np.linspace(-1, 1, TEXTURE_ACROSS)[:, None]
    along = np.linspace(0, 1, TEXTURE_ALONG, endpoint=False)[None, :]
    round_ = np.sqrt(np.clip(1 - across**2, 0, 1))
    ply = np.sin(2 * np.pi * (2 * along + 0.55 * across))
    color = np.frombuffer(bytes.fromhex(srgb.removeprefix("#")), np.uint8) / 255
    deep = 0.52 - 0.2 * float(color @ (0.2126, 0.7152, 0.0722))
    shade = (1 - deep + deep * round_) * (1 + 0.05 * ply) / 1.05
    shine = 0.15 * round_**6 * (0.8 + 0.2 * ply)
    # Dark thread shows its shape by what it reflects, light thread by its shadows.
    lifted = color + 0.045 * (1 - color)
    # Thread glows into its own shadows: they lose light, but even more of the color's opposite.
    depth = shade[..., None]
    lit = lifted ** (1.9 - 0.9 * depth) * depth**0.6
    # The shine is added as light that never passes white, so no channel is cut and no hue bent.
    surface = lit + (1 - lit) * shine[..., None]
    pixels = np.empty((TEXTURE_ACROSS, TEXTURE_ALONG, 4), np.uint8)
    pixels[..., :3] = np.round(surface * 255)
    edge = np.clip((1 - np.abs(across)) * TEXTURE_ACROSS / 5, 0, 1)
    pixels[..., 3] = np.round(255 * edge)
    image = skia.Image.fromarray(pixels, skia.kRGBA_8888_ColorType)
    shader = image.withDefaultMipmaps().makeShader(
        skia.TileMode.kRepeat,
        skia.TileMode.kClamp,
        skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kNearest),
    )
    return skia.Paint(Shader=shader)


def draw_thread(canvas: skia.Canvas, made: skia.Vertices | None, srgb: str) -> None:
    """Draw a mesh in a thread's color, on a canvas in mm."""
    if made is not None:
        canvas.drawVertices(made, thread_paint(srgb), skia.BlendMode.kModulate)
