"""A picture's own samples brought to plain sRGB: profiles, CMYK, grey, 16 bits, transparency."""

from __future__ import annotations

import numpy as np
from PIL import Image

from configurator.ground import icc


def in_srgb(image: Image.Image) -> Image.Image:
    """The picture as RGB, or RGBA where it has transparency, in sRGB. Raises ValueError."""
    embedded = image.info.get("icc_profile")
    alpha = None
    if image.has_transparency_data:
        image = image.convert("RGBA")
        alpha = image.getchannel("A")
    flat = _flat(image)
    try:
        colored = icc.photo_to_rgb(flat, embedded)
    except icc.MissingProfile:
        # The checks on print speak of the missing press profile; a picture can still come in.
        colored = flat.convert("RGB")
    if alpha is not None:
        colored.putalpha(alpha)
    return colored


def _flat(image: Image.Image) -> Image.Image:
    """The picture as RGB, L, CMYK or LAB with eight bits a channel."""
    if image.mode in ("RGB", "L", "CMYK", "LAB"):
        return image
    if image.mode.startswith("I"):
        samples = np.asarray(image).astype(np.int64)
        return Image.fromarray((samples.clip(0, 0xFFFF) >> 8).astype(np.uint8))
    if image.mode in ("1", "LA", "La"):
        return image.convert("L")
    if image.mode == "F":
        raise ValueError("floating-point samples are measurements, not a photograph")
    return image.convert("RGB")
