"""Profiles that colors are tagged with: whole, of a class that may be, and of as many channels."""

from __future__ import annotations

import struct

from pikepdf import Object

CHANNELS = {b"GRAY": 1, b"RGB ": 3, b"Lab ": 3, b"CMYK": 4}
CLASSES = frozenset({b"scnr", b"mntr", b"prtr", b"spac"})
"""Scanners, screens, presses, and spaces between them (ISO 32000-1, 8.6.5.5); a link is none."""
HEADER_BYTES, ENTRY_BYTES = 128, 12
MOST_TAGS = 200
_CURVES = (b"curv", b"para")
TABLES: dict[bytes, tuple[bytes, ...]] = {b"A2B0": (b"mft1", b"mft2", b"mAB ")}
GRAYS: dict[bytes, tuple[bytes, ...]] = {b"kTRC": _CURVES}
MATRIX: dict[bytes, tuple[bytes, ...]] = {
    **dict.fromkeys((b"rXYZ", b"gXYZ", b"bXYZ"), (b"XYZ ",)),
    **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), _CURVES),
}
"""What a profile must hold to be converted from, and of what kind (ICC.1:2010, 8.3)."""


def damage_of(data: bytes) -> str:
    """Why a profile is none that colors can be converted by; nothing where it is."""
    if len(data) < HEADER_BYTES + 4 or data[36:40] != b"acsp":
        return "no profile"
    if int.from_bytes(data[:4], "big") > len(data):
        return "cut short"
    if data[8] not in (2, 4):
        return f"version {data[8]}"
    if data[12:16] not in CLASSES:
        return f"class {_spelled(data[12:16])}"
    return _tag_damage(data)


def channels_said(stream: Object) -> int:
    """How many colors a file says a profile is of; 0 where it says no number."""
    said = stream.get("/N")
    return said if isinstance(said, int) else 0


def disagreement(data: bytes, stream: Object) -> str:
    """How a profile's colors and the number a file says of it differ; nothing where they agree."""
    said, space = channels_said(stream), data[16:20]
    return "" if CHANNELS.get(space) == said else f"{_spelled(space)}, N {said}"


def _tag_damage(data: bytes) -> str:
    tags = _tags(data)
    if tags is None:
        return "a table that leads nowhere"
    needed = GRAYS if data[16:20] == b"GRAY" else MATRIX
    for name, kinds in (TABLES if b"A2B0" in tags else needed).items():
        if tags.get(name) not in kinds:
            return f"{_spelled(name)} is missing or none"
    return ""


def _tags(data: bytes) -> dict[bytes, bytes] | None:
    """What kind of thing each tag holds; None where the table points out of the profile."""
    (count,) = struct.unpack_from(">I", data, HEADER_BYTES)
    if count > MOST_TAGS or HEADER_BYTES + 4 + count * ENTRY_BYTES > len(data):
        return None
    found: dict[bytes, bytes] = {}
    for at in range(count):
        begin = HEADER_BYTES + 4 + at * ENTRY_BYTES
        name, start, size = struct.unpack_from(">4sII", data, begin)
        if start + size > len(data):
            return None
        found[name] = data[start : start + 4]
    return found


def _spelled(sign: bytes) -> str:
    return sign.decode("ascii", "replace").strip() or "-"
