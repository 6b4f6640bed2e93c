"""Photographs for the press: cropped to what is seen, brought down, then separated or kept sRGB."""

from __future__ import annotations

import io
import math
from collections import OrderedDict
from dataclasses import dataclass, replace

import numpy as np
from PIL import Image

from configurator.ground.color import delta_e_2000, lab_of
from configurator.ground.geometry import Affine, Box
from configurator.ground.icc import Profile, in_gray, in_mode
from configurator.ground.units import effective_ppi
from configurator.model.artwork import Picture
from configurator.model.layers import Tone
from configurator.model.photos import PhotoShelf
from configurator.model.substrates import PhotosKept
from configurator.prepress.ink_cellar import InkCellar, Separated
from configurator.prepress.ink_limit import foreseen_ink, most_ink, photo_within
from configurator.prepress.output_intent import OutputIntent
from configurator.prepress.press_canvas import SRGB, EncodedPicture

PRESS_PPI = 350.0
"""Samples an inch a press can show; more only make the file slower (the common 2 x 175 lpi)."""
SHRINKING = Image.Resampling.HAMMING
"""As good as bicubic where pictures are only ever made smaller, in two thirds of its time."""
JPEG_QUALITY = 92
JPEG_RINGING = 0.04
"""Ink kept in hand, as a share: the JPEG's own rounding adds a little here and there."""
JPEG_ROUNDING = 0.01
"""What a photograph kept as sRGB may lay over the limit: black lies on it, and no JPEG is exact."""
LOOKED_AT_PX = 10
"""Pixels a side at which a photograph's colors are compared with its inks'."""
KEPT_BYTES = 16 * 1024 * 1024
"""Encoded photographs kept for the next copy, page or order: about twelve."""


@dataclass(frozen=True, slots=True)
class Crop:
    """The pixels of a photograph that are printed: a box in it, and the size it is brought to."""

    left: int
    top: int
    right: int
    bottom: int
    width_px: int
    height_px: int


@dataclass(frozen=True, slots=True)
class InkPicture:
    """A photograph ready for the file: `placed` takes the unit square (y down) of its crop to mm.

    `source_ppi` is what the photograph itself gives at this size, `ppi` what the file holds;
    `most_ink` the largest sum of its inks, as shares; `apart` how far its inks look from the
    photograph on white, as mean CIEDE2000; `over` as of Separated.
    """

    name: str
    encoded: EncodedPicture
    placed: Affine
    source_ppi: float
    ppi: float
    most_ink: float
    apart: float
    over: float

    @property
    def kept(self) -> PhotosKept:
        """How the file holds it."""
        return "srgb" if self.encoded.space == SRGB else "cmyk"


class PhotoInk:
    """Makes photographs ready for one printing condition, and keeps the latest for their next use.

    One that is to be kept as sRGB is separated all the same where the press's own conversion would
    lay more ink than the sheet bears: only here can ink be brought down by gray replacement.
    """

    def __init__(
        self, shelf: PhotoShelf, intent: OutputIntent, cellar: InkCellar | None = None
    ) -> None:
        self._shelf = shelf
        self._intent = intent
        self._cellar = cellar
        self._kept: OrderedDict[_Asked, Separated] = OrderedDict()

    @property
    def profile(self) -> Profile:
        """The press profile that photographs are separated by."""
        return self._intent.profile

    def prepare(
        self,
        picture: Picture,
        window: Box,
        ink_limit: float | None = None,
        kept: PhotosKept = "cmyk",
    ) -> InkPicture | None:
        """The part of a picture seen inside its clip and `window`; None when nothing is seen.

        It lays no more ink than `ink_limit`, by default the printing condition's own.
        Raises PhotoGone, and OSError when the photograph's file cannot be decoded.
        """
        crop = crop_of(picture, window)
        if crop is None:
            return None
        limit = ink_limit or self._intent.ink_limit
        made = self._encoded(_Asked(picture.photo.id, crop, limit, picture.tone, kept))
        photo = picture.photo
        part = Affine(
            (crop.right - crop.left) / photo.width_px,
            0.0,
            0.0,
            (crop.bottom - crop.top) / photo.height_px,
            crop.left / photo.width_px,
            crop.top / photo.height_px,
        )
        placed = part.then(picture.matrix)
        return InkPicture(
            f"{photo.id[:16]}-{crop.left}-{crop.top}-{crop.right}-{crop.bottom}-{crop.width_px}-"
            f"{limit:g}-{picture.tone}-{made.picture.space}",
            made.picture,
            placed,
            _ppi(photo.width_px, photo.height_px, picture.matrix),
            _ppi(crop.width_px, crop.height_px, placed),
            made.most_ink,
            made.apart,
            made.over,
        )

    def _encoded(self, asked: _Asked) -> Separated:
        if asked not in self._kept:
            self._kept[asked] = self._from_cellar(asked)
            while len(self._kept) > 1 and self._weight() > KEPT_BYTES:
                self._kept.popitem(last=False)
        self._kept.move_to_end(asked)
        return self._kept[asked]

    def _from_cellar(self, asked: _Asked) -> Separated:
        """As another process made it ready, or made now and left for the others."""
        if self._cellar is None:
            return self._made(asked)
        depends = f"{asked} {self._intent.profile.digest} {JPEG_QUALITY}"
        found = self._cellar.find(depends)
        if found is None:
            found = self._made(asked)
            self._cellar.keep(depends, found)
        return found

    def _weight(self) -> int:
        return sum(len(made.picture.jpeg) for made in self._kept.values())

    def _made(self, asked: _Asked) -> Separated:
        file = self._shelf.path(asked.photo)
        with Image.open(file, formats=("JPEG", "PNG")) as photo:
            as_it_is = asked.kept == "srgb" and asked.tone == "color" and _fits(photo, asked.crop)
            seen = _cropped(photo, asked.crop)
        if asked.tone == "gray":
            seen = in_gray(seen)
        stencil = None
        if seen.mode == "RGBA":
            stencil = _stencil(seen.getchannel("A"))
            seen = seen.convert("RGB")
        if asked.kept == "cmyk":
            return self._separated(seen, stencil, asked.ink_limit)
        jpeg = file.read_bytes() if as_it_is else _srgb_jpeg(seen)
        profile = self._intent.profile
        laid = foreseen_ink(jpeg, profile)
        if laid > asked.ink_limit + JPEG_ROUNDING:
            return replace(self._separated(seen, stencil, asked.ink_limit), over=laid)
        encoded = EncodedPicture(jpeg, *seen.size, SRGB, inverted=False, stencil=stencil)
        some = _few(seen)
        return Separated(encoded, laid, _apart(some, profile.photo_to_cmyk(some), profile))

    def _separated(self, seen: Image.Image, stencil: bytes | None, ink_limit: float) -> Separated:
        profile = self._intent.profile
        inks = photo_within(profile.photo_to_cmyk(seen), ink_limit - JPEG_RINGING, profile)
        page = io.BytesIO()
        # Pillow stores CMYK inverted and says so with an Adobe marker; `inverted` answers it.
        inks.save(page, "JPEG", quality=JPEG_QUALITY)
        encoded = EncodedPicture(page.getvalue(), *inks.size, stencil=stencil)
        return Separated(encoded, most_ink(inks), _apart(_few(seen), _few(inks), profile))


@dataclass(frozen=True, slots=True)
class _Asked:
    """All that a photograph made ready for one printing condition depends on."""

    photo: str
    crop: Crop
    ink_limit: float
    tone: Tone
    kept: PhotosKept


def _fits(photo: Image.Image, crop: Crop) -> bool:
    """Whether a photograph's own JPEG is just what is asked for, so that its bytes pass through."""
    plain = photo.format == "JPEG" and photo.mode == "RGB" and "icc_profile" not in photo.info
    whole = (0, 0, *photo.size) == (crop.left, crop.top, crop.right, crop.bottom)
    return plain and whole and photo.size == (crop.width_px, crop.height_px)


def _srgb_jpeg(seen: Image.Image) -> bytes:
    page = io.BytesIO()
    # Colors as fine as lights, as in the inks: what is thinned out here, no press brings back.
    seen.save(page, "JPEG", quality=JPEG_QUALITY, subsampling="4:4:4")
    return page.getvalue()


def _few(picture: Image.Image) -> Image.Image:
    """Some pixels from all over a picture."""
    return picture.resize((LOOKED_AT_PX, LOOKED_AT_PX), Image.Resampling.NEAREST)


def _apart(before: Image.Image, inks: Image.Image, profile: Profile) -> float:
    """How far inks look from the pixels they were made of, in the mean."""
    after = profile.cmyk_to_rgb(inks)
    pairs = zip(np.asarray(before).reshape(-1, 3), np.asarray(after).reshape(-1, 3), strict=True)
    apart = [
        delta_e_2000(lab_of(f"#{bytes(a).hex()}"), lab_of(f"#{bytes(b).hex()}")) for a, b in pairs
    ]
    return round(float(np.mean(apart)), 2)


def crop_of(picture: Picture, window: Box) -> Crop | None:
    """The whole pixels seen through the picture's clip and the window, and their size in print."""
    photo = picture.photo
    clip = picture.clip.box
    seen = Box(
        max(clip.left, window.left),
        max(clip.top, window.top),
        min(clip.right, window.right),
        min(clip.bottom, window.bottom),
    )
    if seen.width <= 0 or seen.height <= 0:
        return None
    back = picture.matrix.inverse()
    corners = [back.apply(x, y) for x in (seen.left, seen.right) for y in (seen.top, seen.bottom)]
    left = max(0, math.floor(min(x for x, _ in corners) * photo.width_px))
    top = max(0, math.floor(min(y for _, y in corners) * photo.height_px))
    right = min(photo.width_px, math.ceil(max(x for x, _ in corners) * photo.width_px))
    bottom = min(photo.height_px, math.ceil(max(y for _, y in corners) * photo.height_px))
    if right <= left or bottom <= top:
        return None
    across, down = _ppi_axes(photo.width_px, photo.height_px, picture.matrix)
    width_px = math.ceil((right - left) * min(1.0, PRESS_PPI / across))
    height_px = math.ceil((bottom - top) * min(1.0, PRESS_PPI / down))
    return Crop(left, top, right, bottom, width_px, height_px)


def _cropped(photo: Image.Image, crop: Crop) -> Image.Image:
    """The crop at its size in print, as RGB, or RGBA where the photograph has transparency."""
    full_width, full_height = photo.size
    shrink = (crop.right - crop.left) / crop.width_px
    # JPEG decodes at half, quarter or eighth size for a fraction of the work.
    photo.draft("RGB", (math.ceil(full_width / shrink), math.ceil(full_height / shrink)))
    has_alpha = "A" in photo.getbands() or "transparency" in photo.info
    # Premultiplied, or the colors of unseen pixels would bleed into the edge.
    image = photo.convert("RGBA").convert("RGBa") if has_alpha else in_mode(photo, "RGB")
    sx, sy = image.width / full_width, image.height / full_height
    box = (crop.left * sx, crop.top * sy, crop.right * sx, crop.bottom * sy)
    size = (crop.width_px, crop.height_px)
    whole = tuple(round(edge) for edge in box)
    if whole == box and (whole[2] - whole[0], whole[3] - whole[1]) == size:
        image = image.crop((whole[0], whole[1], whole[2], whole[3]))
    else:
        image = image.resize(size, SHRINKING, box=box, reducing_gap=3.0)
    return image.convert("RGBA") if has_alpha else image


def _stencil(alpha: Image.Image) -> bytes:
    """One bit a pixel, 1 where the photograph is more clear than not."""
    return alpha.point(lambda value: 255 if value < 128 else 0).convert("1").tobytes()


def _ppi(width_px: int, height_px: int, matrix: Affine) -> float:
    """The lesser of the two resolutions of a picture placed by `matrix`."""
    return min(_ppi_axes(width_px, height_px, matrix))


def _ppi_axes(width_px: int, height_px: int, matrix: Affine) -> tuple[float, float]:
    across = math.hypot(matrix.a, matrix.b)
    down = math.hypot(matrix.c, matrix.d)
    return effective_ppi(width_px, across), effective_ppi(height_px, down)
