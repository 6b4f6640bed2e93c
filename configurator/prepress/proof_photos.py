"""Photographs in a proof: brought down onto its very pixels, and shown in the press's colors."""

from __future__ import annotations

import io
import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image

from configurator.ground.geometry import Affine
from configurator.ground.icc import Profile

SHARPNESS = 1.5
"""Samples kept for each pixel of the proof of what is laid out by pdfium; more only cost time."""
SHRINKING = Image.Resampling.HAMMING
INSIDE_PX = 0.01
"""What a picture falls short of its pixels, so that rounding outward gives exactly them."""
UPRIGHT = 1e-6

_PLACED = re.compile(rb"^([^\n]+) cm\n(/\w+) Do", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Window:
    """What is shown of a page: its upper left corner in points, and how many pixels make one."""

    left: float
    top: float
    per_pt: float

    @property
    def to_px(self) -> Affine:
        """What takes points, y up, to pixels, y down."""
        scale = self.per_pt
        return Affine(scale, 0.0, 0.0, -scale, -self.left * scale, self.top * scale)


@dataclass(frozen=True, slots=True)
class Press:
    """The output intent's color space, and its profile where it is one of ours."""

    inks: Array
    profile: Profile | None


def show_pictures(sheet: pikepdf.Page, content: bytes, window: Window, press: Press) -> bytes:
    """Exchange every photograph for what the press prints of it; the content that places them.

    pdfium moves a picture out to whole pixels and stretches it to them, up to half a pixel off. So
    one that stands upright and once on the page is laid on those pixels here, where it belongs.
    """
    pictures = sheet.obj["/Resources"].get("/XObject", Dictionary())
    page = _matrix(content.partition(b" cm")[0]).then(window.to_px)
    places: defaultdict[str, list[Affine]] = defaultdict(list)
    for found in _PLACED.finditer(content):
        places[found[2].decode()].append(_matrix(found[1]).then(page))
    moved: dict[str, Affine] = {}
    for name, spots in places.items():
        pixels = _pixels(spots, pictures[name])
        if pixels is None:
            _write(pictures[name], _brought_down(pictures[name], spots), press)
        else:
            _write(pictures[name], pixels.of(pictures[name]), press)
            moved[name] = pixels.placed.then(page.inverse())
    return _with_matrices(content, moved)


@dataclass(frozen=True, slots=True)
class _Pixels:
    """The whole pixels that an upright picture touches, and where in them it lies."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def whole(self) -> tuple[int, int, int, int]:
        """Left, top, right and bottom."""
        left, top = math.floor(self.left), math.floor(self.top)
        return left, top, math.ceil(self.right), math.ceil(self.bottom)

    @property
    def placed(self) -> Affine:
        """What takes the unit square, y up, onto them."""
        left, top, right, bottom = self.whole
        width, height = right - left - 2 * INSIDE_PX, bottom - top - 2 * INSIDE_PX
        return Affine(width, 0.0, 0.0, -height, left + INSIDE_PX, bottom - INSIDE_PX)

    def of(self, image: pikepdf.Object) -> Image.Image:
        """The picture's colors on them; beyond its edge its last ones go on."""
        left, top, right, bottom = self.whole
        size = right - left, bottom - top
        with Image.open(io.BytesIO(image.read_raw_bytes()), formats=("JPEG",)) as jpeg:
            jpeg.draft(jpeg.mode, size)
            across = jpeg.width / (self.right - self.left)
            down = jpeg.height / (self.bottom - self.top)
            rim = math.ceil(max(across, down))
            edged = np.pad(np.asarray(jpeg), ((rim, rim), (rim, rim), (0, 0)), mode="edge")
            seen = Image.fromarray(edged, jpeg.mode)
        box = (
            rim + (left - self.left) * across,
            rim + (top - self.top) * down,
            rim + (right - self.left) * across,
            rim + (bottom - self.top) * down,
        )
        return seen.resize(size, SHRINKING, box=box)


def _pixels(spots: Sequence[Affine], image: pikepdf.Object) -> _Pixels | None:
    """Where a picture lies in the proof's pixels; None where pdfium has to lay it out."""
    if len(spots) > 1 or "/Mask" in image:
        return None
    spot = spots[0]
    upright = max(abs(spot.b), abs(spot.c)) < UPRIGHT * max(spot.a, -spot.d)
    shrinks = 1 <= spot.a <= int(image.Width) and 1 <= -spot.d <= int(image.Height)
    if not (upright and shrinks):
        return None
    return _Pixels(spot.e, spot.f + spot.d, spot.e + spot.a, spot.f)


def _brought_down(image: pikepdf.Object, spots: Sequence[Affine]) -> Image.Image:
    """A picture with no more samples than can be seen at the largest of its places."""
    across = max(math.hypot(spot.a, spot.b) for spot in spots) * SHARPNESS
    down = max(math.hypot(spot.c, spot.d) for spot in spots) * SHARPNESS
    size = min(int(image.Width), math.ceil(across)), min(int(image.Height), math.ceil(down))
    with Image.open(io.BytesIO(image.read_raw_bytes()), formats=("JPEG",)) as jpeg:
        jpeg.draft(jpeg.mode, size)
        return jpeg.resize(size, Image.Resampling.BOX)


def _write(image: pikepdf.Object, seen: Image.Image, press: Press) -> None:
    """Put a picture in as the press prints it; one in sRGB is separated first, as it will be."""
    if seen.mode == "RGB":
        seen = (press.profile or Profile(press.inks[1].read_bytes())).photo_to_cmyk(seen)
    image["/ColorSpace"] = press.inks
    if press.profile is not None:
        seen = press.profile.cmyk_to_rgb(seen)
        image["/ColorSpace"] = Name.DeviceRGB
    image.write(seen.tobytes())
    image.Width, image.Height = seen.size
    # Pillow has turned the inks the right way up.
    if "/Decode" in image:
        del image["/Decode"]


def _with_matrices(content: bytes, moved: Mapping[str, Affine]) -> bytes:
    def placed(found: re.Match[bytes]) -> bytes:
        matrix = moved.get(found[2].decode())
        if matrix is None:
            return found[0]
        m = matrix
        said = " ".join(f"{value:.7f}" for value in (m.a, m.b, m.c, m.d, m.e, m.f))
        return b"%s cm\n%s Do" % (said.encode(), found[2])

    return _PLACED.sub(placed, content)


def _matrix(said: bytes) -> Affine:
    a, b, c, d, e, f = (float(value) for value in said.split()[-6:])
    return Affine(a, b, c, d, e, f)
