"""ICC: the only opener of profiles. Screen color to ink and back, for flats and for photographs."""

from __future__ import annotations

import hashlib
from functools import cached_property, lru_cache
from io import BytesIO
from pathlib import Path as FilePath

from PIL import Image, ImageCms

from configurator.ground.color import Lab, rgb_of, srgb_of
from configurator.ground.files import assets_folder

Cmyk = tuple[float, float, float, float]
"""Shares of 0 to 1 of cyan, magenta, yellow and black."""

FLATS = ImageCms.Intent.RELATIVE_COLORIMETRIC
PHOTOS = ImageCms.Intent.PERCEPTUAL
BLACK_POINT = ImageCms.Flags.BLACKPOINTCOMPENSATION


class MissingProfile(Exception):
    """A color profile that cannot be used; the message names it and the way out."""


class Profile:
    """A press profile (CMYK). Transforms are built once, when first used.

    Flat colors go relative colorimetric with black point compensation, photographs perceptual.
    It is read from a file, or from the bytes a print file embeds. Raises MissingProfile.
    """

    def __init__(self, source: FilePath | bytes) -> None:
        file = source if isinstance(source, FilePath) else "of the print file"
        try:
            self.data = source.read_bytes() if isinstance(source, FilePath) else source
            self._profile = ImageCms.ImageCmsProfile(BytesIO(self.data))
        except OSError as trouble:
            raise MissingProfile(
                f"The color profile {file} cannot be used ({trouble}). Install the app again, "
                "or choose another profile."
            ) from trouble
        self.space = self._profile.profile.xcolor_space.strip()
        if self.space != "CMYK":
            raise MissingProfile(
                f"The color profile {file} is for {self.space}, not CMYK. Choose a press profile."
            )
        self.name = ImageCms.getProfileDescription(self._profile).strip()
        self.digest = hashlib.sha256(self.data).hexdigest()
        self.cmyk = lru_cache(maxsize=4096)(self._cmyk)
        """'#rrggbb' as inks, for flat colors. Raises ValueError."""
        self.srgb = lru_cache(maxsize=4096)(self._srgb)
        """Inks as they look on the screen, '#rrggbb'."""

    def printed(self, srgb: str) -> str:
        """The nearest color the press has to '#rrggbb', as it looks on the screen."""
        return self.srgb(self.cmyk(srgb))

    def lab(self, inks: Cmyk) -> Lab:
        """Inks as measured on paper whose white counts as white, to the unit in a* and b*."""
        lightness, a, b = _pixel(self._to_lab, "CMYK", _bytes(inks))
        return Lab(lightness * 100 / 255, float(a - 128), float(b - 128))

    def photo_to_cmyk(self, photo: Image.Image) -> Image.Image:
        """An sRGB photograph as inks."""
        return _applied(in_mode(photo, "RGB"), self._photo_in)

    def cmyk_to_rgb(self, inks: Image.Image) -> Image.Image:
        """A picture in inks as it looks on the screen."""
        return _applied(inks, self._out)

    def cmyk_to_lab(self, inks: Image.Image) -> Image.Image:
        """A picture in inks as Lab in Pillow's bytes, on paper whose white counts as white."""
        return _applied(inks, self._to_lab)

    def soft_proof(self, picture: Image.Image) -> Image.Image:
        """An sRGB picture of flats as it will look in print."""
        return _applied(_applied(picture.convert("RGB"), self._flat_in), self._out)

    def _cmyk(self, srgb: str) -> Cmyk:
        rgb = tuple(round(share * 255) for share in rgb_of(srgb))
        cyan, magenta, yellow, black = (value / 255 for value in _pixel(self._flat_in, "RGB", rgb))
        return cyan, magenta, yellow, black

    def _srgb(self, inks: Cmyk) -> str:
        red, green, blue = (value / 255 for value in _pixel(self._out, "CMYK", _bytes(inks)))
        return srgb_of((red, green, blue))

    @cached_property
    def _flat_in(self) -> ImageCms.ImageCmsTransform:
        return ImageCms.buildTransform(_screen(), self._profile, "RGB", "CMYK", FLATS, BLACK_POINT)

    @cached_property
    def _photo_in(self) -> ImageCms.ImageCmsTransform:
        return ImageCms.buildTransform(_screen(), self._profile, "RGB", "CMYK", PHOTOS)

    @cached_property
    def _out(self) -> ImageCms.ImageCmsTransform:
        return ImageCms.buildTransform(self._profile, _screen(), "CMYK", "RGB", FLATS, BLACK_POINT)

    @cached_property
    def _to_lab(self) -> ImageCms.ImageCmsTransform:
        lab = ImageCms.createProfile("LAB")
        return ImageCms.buildTransform(self._profile, lab, "CMYK", "LAB", FLATS)


SPACES = {"RGB": "RGB", "GRAY": "L", "CMYK": "CMYK", "LAB": "LAB"}
"""The Pillow mode that belongs to a profile's color space."""


def photo_to_rgb(photo: Image.Image, embedded: bytes | None) -> Image.Image:
    """A stranger's RGB, L, CMYK or LAB photograph in sRGB, through the profile it carries, if any.

    A profile that is broken or of another color space is left aside and the photograph taken for
    sRGB, as viewers do; CMYK without one is taken for coated offset. Raises MissingProfile.
    """
    profile = _embedded(embedded, photo.mode)
    if profile is None and photo.mode == "CMYK":
        return press_profile().cmyk_to_rgb(photo)
    if profile is None and photo.mode == "LAB":
        profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    if profile is None:
        return photo if photo.mode == "RGB" else photo.convert("RGB")
    return _applied(photo, ImageCms.buildTransform(profile, _screen(), photo.mode, "RGB", PHOTOS))


def _embedded(data: bytes | None, mode: str) -> ImageCms.ImageCmsProfile | None:
    """The profile, when it can be read and belongs to the photograph's color space."""
    if not data:
        return None
    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(data))
    except OSError:
        return None
    return profile if SPACES.get(profile.profile.xcolor_space.strip()) == mode else None


SHOP_FOLDERS: list[FilePath] = []
"""Where a shop's own profiles lie. Their names are made of their content: none hides another."""


def look_in(folder: FilePath) -> None:
    """Find profiles in a folder of the shop, too, from now on in this process."""
    if folder not in SHOP_FOLDERS:
        SHOP_FOLDERS.append(folder)


@lru_cache(maxsize=16)
def named_profile(name: str) -> Profile:
    """A profile of assets/icc or of the shop's by its file's name, opened once.

    Raises MissingProfile.
    """
    shipped = assets_folder() / "icc" / name
    own = (folder / name for folder in SHOP_FOLDERS)
    return Profile(next((file for file in own if file.is_file()), shipped))


def press_profile() -> Profile:
    """The profile that swatches are mixed for: coated paper, FOGRA39. Raises MissingProfile."""
    return named_profile("FOGRA39L_coated.icc")


@lru_cache(maxsize=1)
def _screen() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


def in_mode(picture: Image.Image, mode: str) -> Image.Image:
    """The picture in a Pillow mode; itself where it is in it, while `convert` would copy it."""
    return picture if picture.mode == mode else picture.convert(mode)


LUMA = (0.299, 0.587, 0.114)
"""How light red, green and blue make a gray, as in Pillow's own (ITU-R BT.601)."""


def in_gray(picture: Image.Image) -> Image.Image:
    """An RGB or RGBA picture without its colors, in the same mode; what is clear stays clear."""
    gray = picture.convert("L")
    if picture.mode != "RGBA":
        return gray.convert(picture.mode)
    return Image.merge("RGBA", (gray, gray, gray, picture.getchannel("A")))


def _applied(picture: Image.Image, transform: ImageCms.ImageCmsTransform) -> Image.Image:
    made = ImageCms.applyTransform(picture, transform)
    assert made is not None, "only a transform in place gives no picture"
    return made


def _pixel(
    transform: ImageCms.ImageCmsTransform, mode: str, color: tuple[int, ...]
) -> tuple[int, ...]:
    made = _applied(Image.new(mode, (1, 1), color), transform).getpixel((0, 0))
    assert isinstance(made, tuple)
    return tuple(int(value) for value in made)


def _bytes(inks: Cmyk) -> tuple[int, ...]:
    return tuple(round(min(max(share, 0.0), 1.0) * 255) for share in inks)
