"""Photographs as marks: a picture that always fills its frame, and the frame's border."""

from __future__ import annotations

import math
from functools import lru_cache

from configurator.ground.geometry import Affine, Box, Path
from configurator.ground.outlines import area_of, grown, path_of
from configurator.model.artwork import Fill, Mark, Picture
from configurator.model.layers import Photo
from configurator.model.library import Library

FRAME_SIDE = 100.0
TUCK_MM = 0.1
"""How far a border reaches in over its photograph, so that no light shows between them."""


def marks(layer: Photo, library: Library, spot: Affine) -> tuple[Mark, ...]:
    """The picture seen through its frame, and the border around it."""
    frame = library.frame(layer.frame).transformed(_to_frame(layer))
    matrix = picture_matrix(layer).then(spot)
    seen = frame.transformed(spot)
    picture = Picture(layer.photo, matrix, seen, layer.id, layer.threads, layer.tone)
    if layer.border is None:
        return (picture,)
    ring = _ring(frame, layer.border.width_mm).transformed(spot)
    return picture, Fill(ring, library.paint(layer.border.color), "art", layer.id)


def box(layer: Photo) -> Box:
    """The frame's box, with its border."""
    frame = Box.sized(layer.width_mm, layer.height_mm, -layer.width_mm / 2, -layer.height_mm / 2)
    return frame if layer.border is None else frame.grown(layer.border.width_mm)


def mm_per_px(layer: Photo) -> float:
    """How many mm one sample of the photograph covers."""
    wide, high = seen_size(layer)
    cover = max(wide / layer.photo.width_px, high / layer.photo.height_px)
    return cover * layer.zoom


def seen_size(layer: Photo) -> tuple[float, float]:
    """Width and height in mm, along the picture's own sides, of what the frame shows of it."""
    cos = abs(math.cos(math.radians(layer.tilt_deg)))
    sin = abs(math.sin(math.radians(layer.tilt_deg)))
    return (
        layer.width_mm * cos + layer.height_mm * sin,
        layer.width_mm * sin + layer.height_mm * cos,
    )


def slack(layer: Photo) -> tuple[float, float]:
    """How far in mm the picture can move each way along its own sides and still fill the frame."""
    scale, (wide, high) = mm_per_px(layer), seen_size(layer)
    return (
        max(0.0, (layer.photo.width_px * scale - wide) / 2),
        max(0.0, (layer.photo.height_px * scale - high) / 2),
    )


def picture_matrix(layer: Photo) -> Affine:
    """From the unit square of the whole photograph to mm around the frame's middle."""
    scale, (slack_x, slack_y) = mm_per_px(layer), slack(layer)
    sized = Affine.scale(layer.photo.width_px * scale, layer.photo.height_px * scale)
    moved = Affine.translate(layer.pan_x * slack_x, layer.pan_y * slack_y)
    tilted = Affine.rotate(layer.tilt_deg)
    return Affine.translate(-0.5, -0.5).then(sized).then(moved).then(tilted)


def _to_frame(layer: Photo) -> Affine:
    middle = Affine.translate(-FRAME_SIDE / 2, -FRAME_SIDE / 2)
    return middle.then(Affine.scale(layer.width_mm / FRAME_SIDE, layer.height_mm / FRAME_SIDE))


@lru_cache(maxsize=128)
def _ring(frame: Path, width_mm: float) -> Path:
    inner = area_of(grown(frame, -TUCK_MM))
    return path_of(area_of(grown(frame, width_mm)).difference(inner))
