"""Soft proof: artwork in the colors the press will give it on the substrate that was chosen."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, lru_cache

import numpy as np
import skia
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from configurator.ground.color import delta_e_2000, lab_of
from configurator.ground.geometry import Box, Point
from configurator.ground.icc import Profile, named_profile, press_profile
from configurator.model.artwork import Fill, Mark, Paint
from configurator.model.substrates import WHITE, WHITE_GROUNDS, Substrate
from configurator.preview.canvas import ShineOf
from configurator.preview.metal import mirror_paint, mirror_seen
from configurator.preview.stage import Sight

SEWN = "twill"
"""The substrate that is bought in its color: threads and cloth look as they are."""
GRID = 33
"""Colors a side of the cube photographs are looked up in; between them it is straight."""


class SoftProof:
    """The colors of one press profile on one substrate, for the renderer's choices of color.

    Ink is transparent, so every color is seen through to the substrate's own `shade`. A spot
    color has no place in the profile and keeps its screen color; so does thread, which nobody
    prints. `bare` is what shows where no ink lies, if that is not the shade: white ink below the
    art leaves it out.
    """

    def __init__(self, profile: Profile, shade: str = WHITE, bare: str | None = None) -> None:
        self._profile = profile
        self._bare = bare or shade
        self._shade = np.array(list(bytes.fromhex(shade[1:])), dtype=np.float64) / 255
        self._photos: dict[int, skia.Image] = {}

    @property
    def tints(self) -> bool:
        """Whether flats look otherwise than on the white coated paper they are mixed for."""
        seen_through = bool((self._shade < 1).any())
        return seen_through or self._bare != WHITE or self._profile is not press_profile()

    def color_of(self, paint: Paint) -> str:
        """The color a paint's own inks have on the substrate."""
        if paint.spot or paint.thread:
            return paint.srgb
        if not any(paint.cmyk):
            return self._bare
        printed = bytes.fromhex(self._profile.srgb(paint.cmyk)[1:])
        seen = (round(value * share) for value, share in zip(printed, self._shade, strict=True))
        return "#" + bytes(seen).hex()

    def apart(self, paint: Paint) -> float:
        """How far a paint looks from its own screen color once printed, as CIEDE2000."""
        return delta_e_2000(lab_of(paint.srgb), lab_of(self.color_of(paint)))

    def shown(self, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
        """Marks whose fills have the colors they will be seen in; photographs as they are.

        Swatches have the screen colors of their inks on white already.
        """
        if not self.tints:
            return marks
        return tuple(
            replace(mark, paint=replace(mark.paint, srgb=self._on(mark)))
            if isinstance(mark, Fill)
            else mark
            for mark in marks
        )

    def _on(self, fill: Fill) -> str:
        """A fill's color; the grounds of what must be read are printed white where white is."""
        white = self._bare != WHITE and (self._shade == 1).all()
        if white and is_bare(fill.paint) and fill.role in WHITE_GROUNDS:
            return WHITE
        return self.color_of(fill.paint)

    def photo_of(self, image: skia.Image) -> skia.Image:
        """The photograph as the press prints it; its transparency stays. Made once for each."""
        made = self._photos.get(image.uniqueID())
        if made is None:
            if len(self._photos) > 8:
                self._photos.clear()
            made = self._photos[image.uniqueID()] = self._printed(image)
        return made

    def photo_share_over(self, photo: Image.Image, limit: float) -> float:
        """The share of a photograph, 0 to 1, that looks further than `limit` from itself printed.

        `limit` is a CIEDE2000; what is more clear than not is not counted.
        """
        apart = self._apart_over(photo)
        return float(np.mean(apart > limit)) if apart.size else 0.0

    def _apart_over(self, photo: Image.Image) -> NDArray[np.float64]:
        """CIEDE2000 of places all over a photograph, in no order."""
        seen = photo.convert("RGBA").resize((24, 24), Image.Resampling.BOX)
        small = seen.convert("RGB")
        before, after = (np.asarray(each).reshape(-1, 3) for each in (small, self._lut_of(small)))
        solid = np.asarray(seen.getchannel("A")).reshape(-1) > 127
        pairs = zip(before[solid], after[solid], strict=True)
        hexes = ((f"#{bytes(a).hex()}", f"#{bytes(b).hex()}") for a, b in pairs)
        return np.array([delta_e_2000(lab_of(a), lab_of(b)) for a, b in hexes])

    def _printed(self, image: skia.Image) -> skia.Image:
        rgba = image.toarray(colorType=skia.kRGBA_8888_ColorType)
        photo = Image.fromarray(np.ascontiguousarray(rgba[..., :3]))
        printed = np.dstack([np.asarray(self._lut_of(photo)), rgba[..., 3]])
        return skia.Image.fromarray(
            printed, skia.kRGBA_8888_ColorType, skia.kUnpremul_AlphaType
        ).withDefaultMipmaps()

    def _lut_of(self, photo: Image.Image) -> Image.Image:
        return photo.filter(self._cube)

    @cached_property
    def _cube(self) -> ImageFilter.Color3DLUT:
        """Screen colors to printed ones; a cube is converted once, not every photograph."""
        steps = np.round(np.linspace(0, 255, GRID)).astype(np.uint8)
        blue, green, red = np.meshgrid(steps, steps, steps, indexing="ij")
        colors = np.stack([red, green, blue], axis=-1).reshape(GRID, -1, 3)
        inks = self._profile.photo_to_cmyk(Image.fromarray(np.ascontiguousarray(colors)))
        printed = np.asarray(self._profile.cmyk_to_rgb(inks), dtype=np.float64) / 255
        table = (printed * self._shade).reshape(-1).tolist()
        return ImageFilter.Color3DLUT(GRID, table, channels=3, target_mode="RGB")


def is_bare(paint: Paint) -> bool:
    """Whether nothing is printed or stamped there: no ink at all is the bare substrate."""
    return not any(paint.cmyk) and paint.spot is None and paint.thread is None


def proof_on(stock: Substrate | None) -> SoftProof | None:
    """The soft proof of a stock; None where nothing is printed or it is not known."""
    if stock is None or stock.id == SEWN:
        return None
    return _proof(stock.profile, stock.seen_shade, stock.bare_shade)


@lru_cache(maxsize=16)
def _proof(profile: str, seen: str, bare: str) -> SoftProof:
    return SoftProof(named_profile(profile), seen, bare)


def shine_on(stock: Substrate | None, face: Box, middle: Point) -> ShineOf | None:
    """How what moves by itself mirrors where its stock is bare, on a sheet whose front is `face`.

    The front is laid around its own `middle`, in mm, so that it moves whole. None where nothing
    mirrors.
    """
    if stock is None or stock.metal is None:
        return None
    left, top = middle[0] - face.width / 2, middle[1] - face.height / 2
    return _shine(mirror_paint(stock.metal, Box.sized(face.width, face.height, left, top)))


def shine_seen(stock: Substrate | None, face: Box, sight: Sight) -> ShineOf | None:
    """How a stock mirrors where it is bare, on the ground of a stage; None where nothing does."""
    if stock is None or stock.metal is None:
        return None
    return _shine(mirror_seen(stock.metal, face, sight.width_px, sight.height_px, sight.to_px))


def _shine(mirror: skia.Paint) -> ShineOf:
    def shine_of(fill: Fill) -> skia.Paint | None:
        mirrors = is_bare(fill.paint) and fill.role not in WHITE_GROUNDS
        return mirror if mirrors else None

    return shine_of
