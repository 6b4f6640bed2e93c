"""Ink limits: colors that would lay more ink than the sheet can carry, brought down gently."""

from __future__ import annotations

import math

import numpy as np
from PIL import Image

from configurator.prepress.processing_steps import Cmyk


def within(cmyk: Cmyk, limit: float) -> Cmyk:
    """The color with cyan, magenta and yellow lowered alike until all inks sum to `limit`.

    Shares of 0 to 1; 3.0 is 300 %. Black is kept, so contrast and hue hold. A color within the
    limit is returned as it is.
    """
    colored, black = sum(cmyk[:3]), cmyk[3]
    if colored + black <= limit + 1e-9:
        return cmyk
    share = max(0.0, limit - black) / colored
    cyan, magenta, yellow = (math.floor(ink * share * 1e4) / 1e4 for ink in cmyk[:3])
    return cyan, magenta, yellow, black


def photo_within(inks: Image.Image, limit: float) -> Image.Image:
    """A CMYK photograph whose every pixel is within `limit`, brought down as `within` does.

    A press profile alone does not promise it: interpolation and the perceptual intent lay up to
    320 % through one made for 300 %.
    """
    samples = np.array(inks)
    over = samples.sum(axis=2, dtype=np.uint16) > math.floor(limit * 255)
    if not over.any():
        return inks
    hot = samples[over].astype(np.float32)
    colored = np.maximum(hot[:, :3].sum(axis=1), 1.0)
    share = np.maximum(limit * 255 - hot[:, 3], 0.0) / colored
    samples[over, :3] = np.floor(hot[:, :3] * share[:, None])
    return Image.fromarray(samples, "CMYK")
