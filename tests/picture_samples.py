"""Pictures as strangers bring them: good ones in every format, and the bad ones to beware of."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import numpy as np
import pillow_heif
from PIL import Image, ImageCms

PHOTOS = Path(__file__).resolve().parents[1] / "assets" / "photos"
ORIENTATION, GPS, MAKER = 0x0112, 0x8825, 0x010F

pillow_heif.register_heif_opener()


def photograph(width: int = 320, height: int = 240) -> Image.Image:
    """A real photograph, scaled."""
    with Image.open(PHOTOS / "friends.jpg") as image:
        return image.convert("RGB").resize((width, height))


def saved(image: Image.Image, kind: str, **how: object) -> bytes:
    """A picture in a format."""
    out = BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def sixteen_bit() -> bytes:
    """A 16-bit grey PNG from black to white."""
    ramp = np.linspace(0, 0xFFFF, 64 * 64).reshape(64, 64).astype(np.uint16)
    return saved(Image.fromarray(ramp), "PNG")


def turned_with_gps() -> bytes:
    """A JPEG lying on its side as a phone stores it, with place, maker, comment and thumbnail."""
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif[MAKER] = "SECRETMAKER"
    exif[GPS] = {1: "N", 2: (32.0, 4.0, 0.0), 3: "E", 4: (34.0, 46.0, 0.0)}
    upright = Image.new("RGB", (120, 80), "#2040c0")
    upright.paste("#e02020", (0, 0, 120, 40))
    return saved(
        upright.transpose(Image.Transpose.ROTATE_90), "JPEG", exif=exif, comment=b"SECRETCOMMENT"
    )


def animated_gif() -> bytes:
    """Three frames: red, green, blue."""
    frames = [Image.new("P", (64, 64)) for _ in range(3)]
    for frame, color in zip(frames, ((255, 0, 0), (0, 255, 0), (0, 0, 255)), strict=True):
        frame.putpalette(color * 256)
    return saved(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=50)


def in_profile(profile: bytes, mode: str = "RGB") -> bytes:
    """A mid-toned picture that carries a profile."""
    return saved(
        Image.new(mode, (64, 64), (180, 90, 60, 0)[: len(mode)]), "TIFF", icc_profile=profile
    )


def linear_profile() -> bytes:
    """An XYZ profile stands in for 'not the picture's color space'."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()


def bomb_png(width: int, height: int) -> bytes:
    """A tiny PNG that says it is huge."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(1 << 20), 9)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", rows)
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)


def many_scans(scans: int) -> bytes:
    """A progressive JPEG whose last scan is repeated until there are `scans` of them."""
    whole = saved(photograph(64, 64), "JPEG", progressive=True)
    last, end = whole.rindex(b"\xff\xda"), whole.rindex(b"\xff\xd9")
    have = whole.count(b"\xff\xda")
    return whole[:end] + whole[last:end] * (scans - have) + whole[end:]


def with_alpha() -> bytes:
    """A disc on nothing."""
    image = photograph(100, 100).convert("RGBA")
    y, x = np.mgrid[:100, :100]
    disc = ((x - 50) ** 2 + (y - 50) ** 2 < 40**2).astype(np.uint8) * 255
    image.putalpha(Image.fromarray(disc))
    return saved(image, "PNG")


GOOD: dict[str, Callable[[], bytes]] = {
    "jpeg": lambda: saved(photograph(), "JPEG"),
    "progressive": lambda: saved(photograph(), "JPEG", progressive=True),
    "grey jpeg": lambda: saved(photograph().convert("L"), "JPEG"),
    "cmyk jpeg": lambda: saved(photograph().convert("CMYK"), "JPEG"),
    "two pictures in one": lambda: saved(
        photograph(), "MPO", save_all=True, append_images=[photograph()]
    ),
    "png": lambda: saved(photograph(), "PNG"),
    "palette png": lambda: saved(photograph().quantize(), "PNG"),
    "one-bit png": lambda: saved(photograph().convert("1"), "PNG"),
    "webp": lambda: saved(photograph(), "WEBP"),
    "avif": lambda: saved(photograph(), "AVIF"),
    "heic": lambda: saved(photograph(), "HEIF"),
    "tiff": lambda: saved(photograph(), "TIFF", compression="tiff_lzw"),
    "gif": lambda: saved(photograph(), "GIF"),
    "bmp": lambda: saved(photograph(), "BMP"),
}

EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 100 100\n(/etc/passwd) run\nshowpage\n"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"><rect width="9"/></svg>'
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"

BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "not-a-photo"),
    "words": (lambda: b"my holiday photo" * 100, "not-a-photo"),
    "eps named jpg": (lambda: EPS, "not-a-photo"),
    "svg": (lambda: SVG, "not-a-photo"),
    "pdf": (lambda: PDF, "not-a-photo"),
    "psd": (lambda: b"8BPS\x00\x01" + bytes(100), "not-a-photo"),
    "icon": (lambda: saved(photograph(64, 64), "ICO"), "not-a-photo"),
    "jpeg 2000": (lambda: saved(photograph(64, 64), "JPEG2000"), "not-a-photo"),
    "half a jpeg": (lambda: GOOD["jpeg"]()[:3000], "damaged"),
    "half a png": (lambda: GOOD["png"]()[:9000], "damaged"),
    "half a webp": (lambda: GOOD["webp"]()[:900], "damaged"),
    "half a heic": (lambda: GOOD["heic"]()[:900], "damaged"),
    "half a tiff": (lambda: GOOD["tiff"]()[:900], "damaged"),
    "only a beginning": (lambda: b"\xff\xd8\xff\xe0", "damaged"),
    "png that lies about its size": (lambda: bomb_png(7000, 7000), "damaged"),
    "decompression bomb": (lambda: bomb_png(60_000, 60_000), "too-large"),
    "long strip": (lambda: bomb_png(40, 20_000), "too-large"),
    "one dot": (lambda: saved(Image.new("RGB", (1, 1)), "PNG"), "too-small"),
    "thin": (lambda: saved(Image.new("RGB", (500, 31)), "PNG"), "too-small"),
    "three thousand scans": (lambda: many_scans(3000), "too-slow"),
    "fully transparent": (lambda: saved(Image.new("RGBA", (64, 64)), "PNG"), "empty"),
    "over 32 MB": (lambda: b"\xff\xd8\xff" + bytes(32 * 1024 * 1024), "file-too-large"),
}
