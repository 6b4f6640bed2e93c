"""The reader of a photograph inside a finished file: the ink its own samples lay."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass

from PIL import Image

from configurator.prepress.broken_promise import demand
from configurator.prepress.ink_limit import most_ink

KEPT = 256
"""Photographs whose figures are kept, some dozens of bytes each; then it begins anew."""


@dataclass(frozen=True, slots=True)
class SeenPhoto:
    """What a JPEG in process inks holds: its size in px, and the largest sum of inks, in shares."""

    size: tuple[int, int]
    most_ink: float


_seen: dict[bytes, SeenPhoto] = {}
"""By the SHA-256 of the JPEG as it lies in the file: the same bytes hold the same samples."""


def seen_in(jpeg: bytes, where: str) -> SeenPhoto:
    """A photograph's samples, unpacked where these bytes were not before. Raises BadPrintFile."""
    digest = hashlib.sha256(jpeg).digest()
    found = _seen.get(digest)
    if found is None:
        found = _unpacked(jpeg, where)
        if len(_seen) >= KEPT:
            _seen.clear()
        _seen[digest] = found
    return found


def _unpacked(raw: bytes, where: str) -> SeenPhoto:
    with Image.open(io.BytesIO(raw), formats=("JPEG",)) as jpeg:
        demand(jpeg.mode == "CMYK", f"{where}: its JPEG holds {jpeg.mode}")
        demand("adobe" in jpeg.info, f"{where}: its JPEG does not say which way its inks count")
        return SeenPhoto(jpeg.size, most_ink(jpeg))
