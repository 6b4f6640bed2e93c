"""Ink limits: colors that would lay more ink than the sheet can carry, brought down gently."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from configurator.ground.icc import Profile, press_profile
from configurator.prepress.gray_replacement import nearest_within, replacement
from configurator.prepress.processing_steps import Cmyk


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
    samples = np.array(inks)
    over = ink_sums(samples) > math.floor(limit * 255)
    if not over.any():
        return inks
    hot = samples[over].astype(np.float32) / np.float32(255)
    made = replacement(profile or press_profile()).within(hot, limit)
    samples[over] = np.floor(made * 255 + np.float32(1e-3)).astype(np.uint8)
    return Image.fromarray(samples, "CMYK")


def ink_sums(samples: NDArray[np.uint8]) -> NDArray[np.uint32]:
    """The sum of the four inks of each pixel of an (h, w, 4) array, 0 to 1020.

    A pixel is added up as one number of 32 bits, two inks at a time: a fifth of the time of a sum.
    """
    packed = np.ascontiguousarray(samples).view(np.uint32)[..., 0]
    pairs = (packed & 0x00FF00FF) + ((packed >> 8) & 0x00FF00FF)
    return np.asarray((pairs & 0xFFFF) + (pairs >> 16))
