"""Proof faces: the picture of a printed page cut to its outline and turned the way it is held."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np
import skia
from PIL import Image, ImageChops
from PIL.ImageFilter import GaussianBlur

from configurator.ground.geometry import Affine, Path
from configurator.model.artwork import PartShape
from configurator.model.design import Design
from configurator.model.product import Face, ProductFamily, faces_of
from configurator.preview.canvas import skia_matrix, skia_path
from configurator.preview.render import new_surface, raster_of

BETWEEN_MM = 12.0
"""Room between pieces that are shown on one sheet."""
SHEET_ASPECT = 1.6
"""Width over height that a sheet of pieces comes close to: a screen's."""
SHEETS_TRIED = 12
SHADOW = 0.006
"""Softness of the shadow a piece lies on, as a share of the picture's width; half as far down."""
SHADOW_ALPHA = 0.3
SHADOW_REDUCED = 4
"""How much smaller a shadow is blurred than it is shown: it is soft anyway."""


def faces(
    family: ProductFamily, design: Design, shape: PartShape, page: Image.Image
) -> Iterator[tuple[Face, Image.Image]]:
    """What there is to see of one page of the print file; nothing but the page itself is shown."""
    cut = cut_out(page, shape.trim)
    px_per_mm = page.width / shape.trim.box.width
    for face in faces_of(family, design, shape):
        left, top = shape.trim.box.left, shape.trim.box.top
        window = (
            round((face.box.left - left) * px_per_mm),
            round((face.box.top - top) * px_per_mm),
            round((face.box.right - left) * px_per_mm),
            round((face.box.bottom - top) * px_per_mm),
        )
        seen = cut.crop(window)
        yield face, seen.transpose(Image.Transpose.ROTATE_180) if face.upside_down else seen


def together(pieces: Sequence[tuple[Image.Image, float]], width_px: int) -> Image.Image:
    """Pieces, each with its width in mm, in rows on one sheet and to one scale."""
    tallest = sorted(pieces, key=lambda piece: -_height_mm(*piece))
    rows = min(
        (_rows(tallest, wide) for wide in _widths(pieces)),
        key=lambda rows: abs(_sheet_mm(rows)[0] / _sheet_mm(rows)[1] - SHEET_ASPECT),
    )
    scale = width_px / _sheet_mm(rows)[0]
    sheet = Image.new("RGBA", (width_px, math.ceil(_sheet_mm(rows)[1] * scale)))
    top = 0.0
    for row in rows:
        high = max(_height_mm(*piece) for piece in row)
        left = (_sheet_mm(rows)[0] - _row_mm(row)) / 2
        for picture, wide in row:
            size = (max(1, round(wide * scale)), max(1, round(_height_mm(picture, wide) * scale)))
            low = top + (high - _height_mm(picture, wide)) / 2
            sheet.alpha_composite(picture.resize(size), (round(left * scale), round(low * scale)))
            left += wide + BETWEEN_MM
        top += high + BETWEEN_MM
    return sheet


def resting(picture: Image.Image) -> Image.Image:
    """The picture on a soft shadow of its own, so that a pale piece shows where it ends."""
    soft = SHADOW * picture.width
    room = math.ceil(3 * soft)
    size = (picture.width + 2 * room, picture.height + 2 * room)
    shape = Image.new("L", size)
    shape.paste(picture.getchannel("A").point(lambda alpha: alpha * SHADOW_ALPHA), (room, room))
    small = shape.reduce(SHADOW_REDUCED).filter(GaussianBlur(soft / SHADOW_REDUCED))
    laid = Image.new("RGBA", size)
    laid.putalpha(ImageChops.offset(small.resize(size), 0, round(soft / 2)))
    laid.alpha_composite(picture, (room, room))
    return laid


Row = list[tuple[Image.Image, float]]


def _height_mm(picture: Image.Image, wide: float) -> float:
    return wide * picture.height / picture.width


def _widths(pieces: Sequence[tuple[Image.Image, float]]) -> list[float]:
    """Widths of a sheet worth trying, from the widest piece to all in one row."""
    widest = max(wide for _, wide in pieces)
    whole = _row_mm(list(pieces))
    return [widest + (whole - widest) * step / SHEETS_TRIED for step in range(SHEETS_TRIED + 1)]


def _rows(pieces: Sequence[tuple[Image.Image, float]], width_mm: float) -> list[Row]:
    rows: list[Row] = [[]]
    for piece in pieces:
        if rows[-1] and _row_mm([*rows[-1], piece]) > width_mm + 1e-6:
            rows.append([])
        rows[-1].append(piece)
    return rows


def _row_mm(row: Row) -> float:
    return sum(wide for _, wide in row) + BETWEEN_MM * (len(row) - 1)


def _sheet_mm(rows: list[Row]) -> tuple[float, float]:
    tall = sum(max(_height_mm(*piece) for piece in row) for row in rows)
    return max(_row_mm(row) for row in rows), tall + BETWEEN_MM * (len(rows) - 1)


def cut_out(page: Image.Image, outline: Path) -> Image.Image:
    """The page with nothing outside the outline, as the knife leaves it."""
    scale = page.width / outline.box.width
    surface = new_surface(page.width, page.height)
    with surface as canvas:
        to_px = Affine.translate(-outline.box.left, -outline.box.top).then(Affine.scale(scale))
        canvas.concat(skia_matrix(to_px))
        canvas.drawPath(skia_path(outline), skia.Paint(AntiAlias=True, Color=skia.ColorWHITE))
    mask = np.frombuffer(raster_of(surface).rgba, np.uint8).reshape(page.height, page.width, 4)
    shown = page.convert("RGBA")
    shown.putalpha(Image.fromarray(np.ascontiguousarray(mask[..., 3])))
    return shown
