"""The reader of a photograph inside a finished file: the ink its own samples lay, or will lay."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass

from PIL import Image

from configurator.ground.icc import Profile
from configurator.prepress.broken_promise import BadPrintFile, demand
from configurator.prepress.ink_limit import foreseen_ink, most_ink

KEPT = 256
"""Photographs whose figures are kept, some dozens of bytes each; then it begins anew."""


@dataclass(frozen=True, slots=True)
class SeenPhoto:
    """What a JPEG holds: its colors, its size in px, and the largest sum of inks, in shares.

    Of an RGB one they are the inks that the output profile makes of it.
    """

    mode: str
    size: tuple[int, int]
    most_ink: float


class SeenPhotos:
    """Photographs looked into before, by the SHA-256 of the JPEG as it lies in the file.

    The same bytes hold the same samples, which lay the same inks by the same `profile`.
    """

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._kept: dict[bytes, SeenPhoto] = {}

    def look(self, jpeg: bytes, where: str) -> SeenPhoto:
        """A photograph's figures, unpacked where these bytes never were. Raises BadPrintFile."""
        digest = hashlib.sha256(jpeg).digest()
        found = self._kept.get(digest)
        if found is None:
            found = self._unpacked(jpeg, where)
            if len(self._kept) >= KEPT:
                self._kept.clear()
            self._kept[digest] = found
        return found

    def _unpacked(self, raw: bytes, where: str) -> SeenPhoto:
        try:
            with Image.open(io.BytesIO(raw), formats=("JPEG",)) as jpeg:
                if jpeg.mode == "RGB":
                    return SeenPhoto("RGB", jpeg.size, foreseen_ink(raw, self._profile))
                demand(jpeg.mode == "CMYK", f"{where}: its JPEG holds {jpeg.mode}")
                says = "adobe" in jpeg.info
                demand(says, f"{where}: its JPEG does not say which way its inks count")
                return SeenPhoto("CMYK", jpeg.size, most_ink(jpeg))
        except OSError as trouble:
            raise BadPrintFile(f"{where}: its JPEG is damaged ({trouble})") from trouble
