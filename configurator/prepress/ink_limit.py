"""Ink limits: colors that would lay more ink than the sheet can carry, brought down gently."""

from __future__ import annotations

import math

import numpy as np
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
    over = samples.sum(axis=2, dtype=np.uint16) > math.floor(limit * 255)
    if not over.any():
        return inks
    hot = samples[over].astype(np.float32) / np.float32(255)
    made = replacement(profile or press_profile()).within(hot, limit)
    samples[over] = np.floor(made * 255 + np.float32(1e-3)).astype(np.uint8)
    return Image.fromarray(samples, "CMYK")
