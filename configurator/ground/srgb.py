"""sRGB as a profile that files carry: small, of version 2, and the same bytes every time.

Version 2 because every press reads it and a perceptual conversion from it means the same to all of
them; conversions from a profile of version 4 add black point compensation in some and not in others
(ICC.1:2010, 6.2.3). Pillow's own sRGB is of version 4 and dated by the clock.
"""

from __future__ import annotations

import struct
import zlib
from functools import lru_cache

VERSION = 0x02100000
DATE = (1999, 10, 18, 0, 0, 0)
"""When IEC 61966-2-1 was published: a date of its own that no clock moves."""
D50 = (0.9642, 1.0, 0.8249)
PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
"""IEC 61966-2-1's primaries adapted to D50 by Bradford's matrix, as the ICC's own sRGB2014 has."""
STEPS = 1024
NAME = b"sRGB IEC61966-2.1"
RIGHTS = b"No copyright, use freely"
HEADER_BYTES, ENTRY_BYTES = 128, 12


@lru_cache(maxsize=1)
def srgb_profile() -> bytes:
    """The whole profile, two and a half kilobytes."""
    curve = _curve()
    tags = {
        b"desc": _described(NAME),
        b"cprt": b"text" + bytes(4) + RIGHTS + b"\0",
        b"wtpt": _xyz(D50),
        **{tag: _xyz(color) for tag, color in PRIMARIES.items()},
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve),
    }
    table, bodies = struct.pack(">I", len(tags)), b""
    begin = HEADER_BYTES + len(table) + ENTRY_BYTES * len(tags)
    placed: dict[bytes, int] = {}
    for tag, body in tags.items():
        if body not in placed:
            placed[body] = begin + len(bodies)
            bodies += body + bytes(-len(body) % 4)
        table += tag + struct.pack(">II", placed[body], len(body))
    return _header(HEADER_BYTES + len(table) + len(bodies)) + table + bodies


@lru_cache(maxsize=1)
def srgb_deflated() -> bytes:
    """The profile as a file embeds it, compressed once for every file."""
    return zlib.compress(srgb_profile(), 9)


def _header(size: int) -> bytes:
    said = struct.pack(">I4xI4s4s4s6H4s", size, VERSION, b"mntr", b"RGB ", b"XYZ ", *DATE, b"acsp")
    # Platform, flags, maker, model, attributes and the intent, 0 for perceptual, are left unsaid.
    return (said + bytes(28) + _fixed(D50)).ljust(HEADER_BYTES, b"\0")


def _curve() -> bytes:
    """From a sample of sRGB, 0 to 1, to light (IEC 61966-2-1, 5.2)."""
    shares = (step / (STEPS - 1) for step in range(STEPS))
    light = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    values = [round(each * 65535) for each in light]
    return b"curv" + bytes(4) + struct.pack(f">I{STEPS}H", STEPS, *values)


def _described(name: bytes) -> bytes:
    """A text description of version 2: in ASCII alone, no Unicode and no Macintosh script."""
    return b"desc" + bytes(4) + struct.pack(">I", len(name) + 1) + name + b"\0" + bytes(78)


def _xyz(color: tuple[float, float, float]) -> bytes:
    return b"XYZ " + bytes(4) + _fixed(color)


def _fixed(color: tuple[float, float, float]) -> bytes:
    return struct.pack(">3i", *(round(each * 65536) for each in color))
