"""A picture's own colors brought to sRGB: profiles, CMYK, grey, 16 bits, palettes, transparency."""

from __future__ import annotations

from io import BytesIO

import numpy as np
from PIL import Image, ImageCms

from configurator.ground.files import assets_folder

SPACES = {"RGB": "RGB", "GRAY": "L", "CMYK": "CMYK"}
"""The Pillow mode that belongs to a profile's color space."""


def in_srgb(image: Image.Image) -> Image.Image:
    """The picture as plain RGB, or RGBA where it has transparency, in sRGB. Raises ValueError.

    An embedded profile is honored; one that is broken or of another color space is left aside and
    the picture taken for sRGB, as viewers do. CMYK without a profile is taken for coated offset.
    """
    profile = image.info.get("icc_profile")
    alpha = None
    if image.has_transparency_data:
        image = image.convert("RGBA")
        alpha = image.getchannel("A")
    flat = _transformed(_flat(image), profile)
    if alpha is not None:
        flat.putalpha(alpha)
    return flat


def _flat(image: Image.Image) -> Image.Image:
    """The picture as RGB, L or CMYK with eight bits a channel."""
    if image.mode in ("RGB", "L", "CMYK"):
        return image
    if image.mode.startswith("I"):
        samples = np.asarray(image).astype(np.int64)
        return Image.fromarray((samples.clip(0, 0xFFFF) >> 8).astype(np.uint8))
    if image.mode == "LAB":
        lab, srgb = ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB")
        return _applied(image, ImageCms.buildTransform(lab, srgb, "LAB", "RGB"))
    if image.mode in ("1", "LA", "La"):
        return image.convert("L")
    if image.mode == "F":
        raise ValueError("floating-point samples are measurements, not a photograph")
    return image.convert("RGB")


def _transformed(image: Image.Image, embedded: bytes | None) -> Image.Image:
    """RGB, L or CMYK through its profile to sRGB; perceptual, as photographs are."""
    profile = _usable(embedded, image.mode)
    if profile is None and image.mode == "CMYK":
        profile = _usable((assets_folder() / "icc" / "FOGRA39L_coated.icc").read_bytes(), "CMYK")
    if profile is None:
        return image.convert("RGB")
    srgb = ImageCms.createProfile("sRGB")
    intent = ImageCms.Intent.PERCEPTUAL
    return _applied(image, ImageCms.buildTransform(profile, srgb, image.mode, "RGB", intent))


def _usable(embedded: bytes | None, mode: str) -> ImageCms.ImageCmsProfile | None:
    """The profile, when it can be read and belongs to the picture's color space."""
    if not embedded:
        return None
    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(embedded))
    except OSError:
        return None
    return profile if SPACES.get(profile.profile.xcolor_space.strip()) == mode else None


def _applied(image: Image.Image, transform: ImageCms.ImageCmsTransform) -> Image.Image:
    made = ImageCms.applyTransform(image, transform)
    if made is None:
        raise ValueError("the color transform gave no picture")
    return made
