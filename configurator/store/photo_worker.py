"""The darkroom: a process of its own that opens one stranger's picture and prints a clean copy.

Run as `python -m configurator.store.photo_worker < original` in an empty folder. It leaves full.jpg
or full.png and screen.jpg or screen.png there, and one line of JSON on its output. It limits itself
before it looks at the picture, so a hostile file costs ten seconds of one core at the most.
"""

from __future__ import annotations

import ctypes
import json
import re
import resource
import sys
from io import BytesIO
from pathlib import Path

import pillow_heif
from PIL import Image, ImageOps

from configurator.model.photos import SCREEN_PX
from configurator.store.photo_color import in_srgb, plain_samples
from configurator.store.photo_rules import (
    FORMATS,
    KEPT_SIDE_PX,
    KEPT_SIDE_WITH_ALPHA_PX,
    MAX_CPU_S,
    MAX_FILE_BYTES,
    MAX_PIXELS,
    MAX_SCANS,
    MAX_SIDE_PX,
    MIN_SIDE_PX,
    PhotoRefused,
)

LARGEST_RESULT_BYTES = 256 * 1024 * 1024
JPEG_QUALITY = 92
"""High enough that a second JPEG generation does not show in print."""
CLONE_NEWUSER = 0x10000000
CLONE_NEWNET = 0x40000000

MARKER = re.compile(rb"\xff[\xc0-\xcf\xda-\xfe]")
"""A JPEG marker in entropy-coded data; FF 00 is a stuffed byte and FF D0 to D7 are restarts."""


def main() -> None:
    """Read a picture from standard input and report what became of it as JSON."""
    limit_this_process()
    try:
        report: dict[str, object] = develop(sys.stdin.buffer.read(MAX_FILE_BYTES + 1), Path.cwd())
    except PhotoRefused as refusal:
        report = {"refused": refusal.code}
    sys.stdout.write(json.dumps(report))


def limit_this_process() -> None:
    """Ten seconds of processor time, bounded files, no core dump and, where allowed, no network."""
    for what, most in (
        (resource.RLIMIT_CPU, MAX_CPU_S),
        (resource.RLIMIT_FSIZE, LARGEST_RESULT_BYTES),
        (resource.RLIMIT_CORE, 0),
    ):
        there = [limit for limit in resource.getrlimit(what) if limit != resource.RLIM_INFINITY]
        cap = min([most, *there])
        resource.setrlimit(what, (cap, cap))
    if sys.platform == "linux":
        # A refusal (some systems forbid new user namespaces) leaves the other limits in place.
        ctypes.CDLL(None, use_errno=True).unshare(CLONE_NEWUSER | CLONE_NEWNET)


def develop(original: bytes, folder: Path) -> dict[str, object]:
    """Write the clean copies of a picture into `folder` and say their size. Raises PhotoRefused."""
    if len(original) > MAX_FILE_BYTES:
        raise PhotoRefused("file-too-large")
    image = _opened(original)
    try:
        clean = _cleaned(image)
    except (OSError, ValueError, SyntaxError, EOFError, IndexError) as trouble:
        # Pillow's decoders name a broken file in any of these ways.
        raise PhotoRefused("damaged") from trouble
    suffix = "png" if clean.mode == "RGBA" else "jpg"
    width, height = clean.size
    try:
        _save(clean, folder / f"full.{suffix}")
        clean.thumbnail((SCREEN_PX, SCREEN_PX), Image.Resampling.LANCZOS)
        _save(clean, folder / f"screen.{suffix}")
    except OSError as trouble:
        raise PhotoRefused("no-room") from trouble
    return {"suffix": suffix, "width_px": width, "height_px": height}


def _opened(original: bytes) -> Image.Image:
    """The picture with its header read and its size within the limits. Raises PhotoRefused."""
    pillow_heif.register_heif_opener(thumbnails=False, decode_threads=1)
    Image.MAX_IMAGE_PIXELS = None  # our own limit follows, with words for the customer
    try:
        image = Image.open(BytesIO(original), formats=FORMATS)
    except (OSError, ValueError, SyntaxError, EOFError, IndexError) as trouble:
        raise PhotoRefused(_looks_like(original)) from trouble
    if image.format in ("JPEG", "MPO") and scans_in(original) > MAX_SCANS:
        raise PhotoRefused("too-slow")
    if _too_large(image.size):
        _ask_for_less(image)
    if _too_large(image.size):
        raise PhotoRefused("too-large")
    if min(image.size) < MIN_SIDE_PX:
        raise PhotoRefused("too-small")
    return image


def _looks_like(original: bytes) -> str:
    """A file that begins as a picture but cannot be opened came damaged; any other is no photo."""
    known = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
    boxed = original[4:8] == b"ftyp" or original[8:12] == b"WEBP"
    return "damaged" if original.startswith(known) or boxed else "not-a-photo"


def _too_large(size: tuple[int, int]) -> bool:
    return size[0] * size[1] > MAX_PIXELS or max(size) > MAX_SIDE_PX


def _ask_for_less(image: Image.Image) -> None:
    """Tell a JPEG to decode at a half, a quarter or an eighth, whatever first fits."""
    width, height = image.size
    for shrink in (2, 4, 8):
        if not _too_large((width // shrink, height // shrink)):
            image.draft(None, (width // shrink, height // shrink))
            return


def scans_in(jpeg: bytes) -> int:
    """How many scans a JPEG holds, by walking its markers; stops counting past the limit."""
    at, scans = 2, 0
    while scans <= MAX_SCANS:
        marker = MARKER.search(jpeg, at)
        if marker is None or jpeg[marker.start() + 1] == 0xD9:
            return scans
        scans += jpeg[marker.start() + 1] == 0xDA
        length = int.from_bytes(jpeg[marker.end() : marker.end() + 2])
        at = marker.end() + max(2, length)
    return scans


def _cleaned(image: Image.Image) -> Image.Image:
    """The first frame upright, in sRGB, no larger than kept, without anything that came with it.

    It is made smaller before its colors are touched: every full-size copy costs 256 MB.
    """
    image.load()
    embedded = image.info.get("icc_profile")
    ImageOps.exif_transpose(image, in_place=True)
    plain = plain_samples(image)
    side = KEPT_SIDE_WITH_ALPHA_PX if plain.mode == "RGBA" else KEPT_SIDE_PX
    plain.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=3.0)
    clean = in_srgb(plain, embedded)
    if clean.mode == "RGBA":
        lowest, highest = clean.getchannel("A").getextrema()
        if highest == 0:
            raise PhotoRefused("empty")
        if lowest == 255:
            clean = clean.convert("RGB")
    clean.info = {}
    return clean


def _save(image: Image.Image, file: Path) -> None:
    if image.mode == "RGBA":
        image.save(file, "PNG", compress_level=4)
    else:
        image.save(file, "JPEG", quality=JPEG_QUALITY, subsampling=0)


if __name__ == "__main__":
    main()
