"""Soft proof: artwork shown in the colors the press will give it."""

from __future__ import annotations

import numpy as np
import skia
from PIL import Image

from configurator.ground.icc import Profile
from configurator.model.artwork import Paint


class SoftProof:
    """The colors of one press profile, for `color_of` and `photo_of` of the renderer.

    A spot color has no place in the profile and keeps its screen color.
    """

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._photos: dict[int, skia.Image] = {}

    def color_of(self, paint: Paint) -> str:
        """The color a paint's own inks have on paper."""
        return paint.srgb if paint.spot else self._profile.srgb(paint.cmyk)

    def photo_of(self, image: skia.Image) -> skia.Image:
        """The photograph as the press prints it; its transparency stays. Made once for each."""
        made = self._photos.get(image.uniqueID())
        if made is None:
            made = self._photos[image.uniqueID()] = self._printed(image)
        return made

    def _printed(self, image: skia.Image) -> skia.Image:
        rgba = image.toarray(colorType=skia.kRGBA_8888_ColorType)
        inks = self._profile.photo_to_cmyk(Image.fromarray(np.ascontiguousarray(rgba[..., :3])))
        printed = np.dstack([np.asarray(self._profile.cmyk_to_rgb(inks)), rgba[..., 3]])
        return skia.Image.fromarray(
            printed, skia.kRGBA_8888_ColorType, skia.kUnpremul_AlphaType
        ).withDefaultMipmaps()
