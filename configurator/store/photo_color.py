"""A picture's own samples brought to plain sRGB: profiles, CMYK, grey, 16 bits, transparency."""

from __future__ import annotations

import numpy as np
from PIL import Image

from configurator.ground import icc

PLAIN = ("RGB", "RGBA", "L", "CMYK", "LAB")


def plain_samples(image: Image.Image) -> Image.Image:
    """The picture as RGB, RGBA, L, CMYK or LAB with eight bits a channel. Raises ValueError.

    Only these can be made smaller smoothly, and have a place in a color profile.
    """
    if image.mode in PLAIN and not (image.has_transparency_data and image.mode != "RGBA"):
        return image
    if image.has_transparency_data:
        return image.convert("RGBA")
    if image.mode.startswith("I"):
        samples = np.asarray(image).astype(np.int64)
        return Image.fromarray((samples.clip(0, 0xFFFF) >> 8).astype(np.uint8))
    if image.mode == "1":
        return image.convert("L")
    if image.mode == "F":
        raise ValueError("floating-point samples are measurements, not a photograph")
    return image.convert("RGB")


def in_srgb(image: Image.Image, embedded: bytes | None) -> Image.Image:
    """A picture of plain samples as RGB, or RGBA where it has transparency, in sRGB."""
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    flat = image.convert("RGB") if alpha is not None else image
    try:
        colored = icc.photo_to_rgb(flat, embedded)
    except icc.MissingProfile:
        # The checks on print speak of the missing press profile; a picture can still come in.
        colored = flat.convert("RGB")
    if alpha is not None:
        colored.putalpha(alpha)
    return colored
