"""Skins: flat pictures of the dressed panels, color, art and grain, to be laid on the form."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import skia

from configurator.ground.geometry import Affine, Box
from configurator.model.artwork import Mark, PartArtwork, PartShape
from configurator.model.photos import PhotoShelf
from configurator.preview.canvas import draw_marks, skia_color, skia_matrix
from configurator.preview.render import new_surface
from configurator.preview.texture import draw_texture

GRAIN = {"canvas": (1.35, 1.0), "leather": (0.62, 0.42), "suede": (1.1, 0.9)}
"""Size and strength of each grain in a picture; weave is coarser, or pixels would swallow it."""

WHITEST = 0.972
"""No cloth is as white as the light on it."""

HELD = 28
"""Skins kept in memory: a pair and a half, at about 3 MB a panel."""


@dataclass(frozen=True, slots=True)
class Skin:
    """A picture of a panel; `matrix` takes its pixels to the panel's mm."""

    image: skia.Image
    matrix: Affine


class _Asked:
    """What a skin is painted from; equal when it would look equal, whatever shelf it came by."""

    __slots__ = ("key", "marks", "material", "px_per_mm", "shape", "shelf")

    def __init__(
        self, part: PartArtwork, material: str, px_per_mm: float, shelf: PhotoShelf
    ) -> None:
        self.shape: PartShape = part.shape
        self.marks: tuple[Mark, ...] = part.marks
        self.material, self.px_per_mm, self.shelf = material, px_per_mm, shelf
        self.key = (part.shape.bleed, part.marks, material, px_per_mm)

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Asked) and self.key == other.key


def skin(part: PartArtwork, material: str, px_per_mm: float, shelf: PhotoShelf) -> Skin:
    """The panel as it is cut and printed, so many pixels a mm; the last ones asked for are kept."""
    return _painted(_Asked(part, material, px_per_mm, shelf))


@lru_cache(maxsize=HELD)
def _painted(asked: _Asked) -> Skin:
    box: Box = asked.shape.bleed.box.grown(4.0)
    scale = asked.px_per_mm
    surface = new_surface(round(box.width * scale), round(box.height * scale))
    with surface as canvas:
        canvas.scale(scale, scale)
        canvas.translate(-box.left, -box.top)
        draw_marks(canvas, asked.marks, asked.shelf)
        grain, strength = GRAIN.get(asked.material, (1.0, 1.0))
        draw_texture(canvas, asked.shape.bleed, asked.material, strength=strength, scale=grain)
    image = surface.makeImageSnapshot().withDefaultMipmaps()
    return Skin(image, Affine.scale(1 / scale).then(Affine.translate(box.left, box.top)))


def shader(skin: Skin, onto: Affine) -> skia.Shader:
    """A skin as a paint over panel mm; `onto` takes the skin's mm to those of the mesh."""
    return skin.image.makeShader(
        skia.TileMode.kClamp,
        skia.TileMode.kClamp,
        skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear),
        skia_matrix(skin.matrix.then(onto)),
    )


def dyed(srgb: str) -> int:
    """Skia's color for a swatch on cloth."""
    red, green, blue = (round(WHITEST * each) for each in bytes.fromhex(srgb.removeprefix("#")))
    return skia_color(f"#{red:02x}{green:02x}{blue:02x}")
