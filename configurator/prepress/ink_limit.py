"""Ink limits: colors that would lay more ink than the sheet can carry, brought down gently."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from configurator.ground.icc import Profile, press_profile
from configurator.prepress.gray_replacement import nearest_within, replacement
from configurator.prepress.processing_steps import Cmyk

SAMPLE_STEP = 2
BAND_ROWS = 32


def within(cmyk: Cmyk, limit: float, profile: Profile | None = None) -> Cmyk:
    """The color with its gray exchanged for black until all inks sum to `limit`.

    Shares of 0 to 1; 3.0 is 300 %. Lightness and hue hold as far as black can hold them; what is
    still too much is taken from the colored inks alike. A color within the limit stays as it is.
    """
    if sum(cmyk) <= limit + 1e-9:
        return cmyk
    return nearest_within(cmyk, limit, profile or press_profile())


def photo_within(inks: Image.Image, limit: float, profile: Profile | None = None) -> Image.Image:
    """A CMYK photograph whose every pixel is within `limit`, brought down as `within` does.

    A press profile alone does not promise it: interpolation and the perceptual intent lay up to
    320 % through one made for 300 %.
    """
    most = math.floor(limit * 255)
    if all((ink_sums(band) <= most).all() for band in _bands(inks)):
        return inks
    samples = np.array(inks)
    over = ink_sums(samples) > most
    hot = samples[over].astype(np.float32) / np.float32(255)
    made = replacement(profile or press_profile()).within(hot, limit)
    samples[over] = np.floor(made * 255 + np.float32(1e-3)).astype(np.uint8)
    return Image.fromarray(samples, "CMYK")


def _bands(inks: Image.Image) -> Iterator[NDArray[np.uint8]]:
    """A picture in strips that stay in the processor's cache: a third of the time of the whole."""
    for top in range(0, inks.height, BAND_ROWS):
        bottom = min(top + BAND_ROWS, inks.height)
        yield np.asarray(inks.crop((0, top, inks.width, bottom)))


def most_ink(inks: Image.Image) -> float:
    """The largest sum of inks in one pixel of two by two of a CMYK picture, as a share."""
    # Taken apart before they are handed over, which is a third of the time.
    size = (-(-inks.width // SAMPLE_STEP), -(-inks.height // SAMPLE_STEP))
    first = (SAMPLE_STEP, 0, 1 - SAMPLE_STEP, 0, SAMPLE_STEP, 1 - SAMPLE_STEP)
    sampled = inks.transform(size, Image.Transform.AFFINE, first, Image.Resampling.NEAREST)
    return float(ink_sums(np.asarray(sampled)).max()) / 255


def foreseen_ink(jpeg: bytes, profile: Profile) -> float:
    """The most ink a press lays that converts an sRGB photograph by its profile, as a share.

    Looked at in half its pixels each way: no finer than ink is felt on paper. Raises OSError.
    """
    with Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as photo:
        photo.draft("RGB", (-(-photo.width // SAMPLE_STEP), -(-photo.height // SAMPLE_STEP)))
        inks = profile.photo_to_cmyk(photo)
    return max(float(ink_sums(band).max()) for band in _bands(inks)) / 255


def ink_sums(samples: NDArray[np.uint8]) -> NDArray[np.uint16]:
    """The sum of the four inks of each pixel of an (h, w, 4) array, 0 to 1020.

    A pixel is added up as two numbers of 16 bits, two inks at a time: a tenth of the time of a sum.
    """
    pairs = np.ascontiguousarray(samples).view(np.uint16)
    both = (pairs & 0xFF) + (pairs >> 8)
    return np.asarray(both[..., 0::2] + both[..., 1::2])[..., 0]
