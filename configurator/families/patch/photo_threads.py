"""Photo threads: a photograph on a patch as clean areas of a few threads, as it will be sewn."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path as FilePath

import numpy as np
from PIL import Image, ImageDraw

from configurator.embroidery.threads import Thread, ThreadChart
from configurator.embroidery.tracing import (
    CELL_MM,
    MOST_CELLS,
    PictureRefused,
    Pixels,
    read_picture,
    traced,
)
from configurator.families.patch.threads import Shelf
from configurator.ground.geometry import Affine, Path
from configurator.ground.icc import in_gray
from configurator.ground.outlines import path_of
from configurator.model.artwork import Artwork, Fill, Mark, PartArtwork, Picture
from configurator.model.layers import FEWEST_THREADS, Tone
from configurator.model.photos import PhotoGone, PhotoShelf, screen_copy

SHARP = 2.0
"""Samples a cell is judged by, each way."""


def without_photos(shelf: Shelf, limit: int, artwork: Artwork, photos: PhotoShelf) -> Artwork:
    """The artwork with every photograph that is there traced; one that is gone stays a picture.

    A photograph gets the threads it asks for, or those that the rest of its part leaves of `limit`.
    """
    parts = tuple(_part(shelf, limit, part, photos) for part in artwork.parts)
    return replace(artwork, parts=parts)


def _part(shelf: Shelf, limit: int, part: PartArtwork, photos: PhotoShelf) -> PartArtwork:
    pictures = sum(isinstance(mark, Picture) for mark in part.marks)
    if not pictures:
        return part
    others = {
        shelf.nearest(mark.paint).id
        for mark in part.marks
        if isinstance(mark, Fill) and not (mark.layer is None and mark.paint == part.shape.base)
    }
    room = max((limit - len(others)) // pictures, FEWEST_THREADS)
    marks = tuple(made for mark in part.marks for made in _traced(shelf, room, mark, photos))
    return replace(part, marks=marks)


def _traced(shelf: Shelf, colors: int, mark: Mark, photos: PhotoShelf) -> Iterator[Mark]:
    if not isinstance(mark, Picture) or not mark.clip:
        yield mark
        return
    try:
        file = screen_copy(photos.path(mark.photo.id))
        x, y = mark.clip.box.center
        home = Affine.translate(-x, -y)
        local = mark.clip.transformed(home)
        areas = _areas(
            shelf, mark.threads or colors, file, _rounded(mark.matrix.then(home)),
            Path(local.verbs, np.round(local.points, 3)), mark.tone,
        )  # fmt: skip
    except (PhotoGone, PictureRefused, OSError):
        yield mark
        return
    there = Affine.translate(x, y)
    for path, thread in areas:
        yield Fill(path.transformed(there), shelf.of(thread).paint, "art", mark.layer)


def _rounded(affine: Affine) -> Affine:
    """Moving a photograph does not trace it again, whatever a float has to say."""
    six = (affine.a, affine.b, affine.c, affine.d, affine.e, affine.f)
    return Affine(*(round(value, 4) for value in six))


@lru_cache(maxsize=24)
def _areas(  # noqa: PLR0913, PLR0917 - all that a tracing depends on, as its key
    shelf: Shelf, colors: int, file: FilePath, matrix: Affine, clip: Path, tone: Tone
) -> tuple[tuple[Path, str], ...]:
    """The areas of a photograph as it is seen through its frame, lowest first, and their threads.

    Coordinates are mm around the frame's middle. Raises PictureRefused, OSError.
    """
    pixels = _seen(read_picture(file), matrix, clip)
    if tone == "gray":
        pixels = np.array(in_gray(Image.fromarray(pixels)))
    box = clip.box
    shapes = traced(pixels, box.width, _chart(shelf), colors)
    place = Affine.translate(box.left, box.top)
    return tuple((path_of(each.area).transformed(place), each.thread) for each in shapes)


def _seen(photo: Pixels, matrix: Affine, clip: Path) -> Pixels:
    """What the frame shows of a photograph, upright as it lies on the patch, clear around it."""
    box = clip.box
    cell = max(CELL_MM, box.width / MOST_CELLS)
    wide, high = math.ceil(box.width / cell), math.ceil(box.height / cell)
    image = Image.fromarray(photo)
    across = math.hypot(matrix.a, matrix.b) / cell
    if image.width > SHARP * across:
        share = SHARP * across / image.width
        size = max(1, round(image.width * share)), max(1, round(image.height * share))
        image = image.resize(size, Image.Resampling.BOX)
    to_photo = (
        Affine.translate(0.5, 0.5)
        .then(Affine.scale(cell))
        .then(Affine.translate(box.left, box.top))
        .then(matrix.inverse())
        .then(Affine.scale(image.width, image.height))
    )
    way = (to_photo.a, to_photo.c, to_photo.e, to_photo.b, to_photo.d, to_photo.f)
    shown = image.transform(
        (wide, high), Image.Transform.AFFINE, way, Image.Resampling.BILINEAR, fillcolor=(0, 0, 0, 0)
    )
    frame = Image.new("L", (wide, high))
    draw = ImageDraw.Draw(frame)
    for ring in clip.flattened(cell / 4):
        corners = (ring - (box.left, box.top)) / cell
        draw.polygon([(x, y) for x, y in corners.tolist()], fill=255)
    pixels = np.array(shown.convert("RGBA"), dtype=np.uint8)
    pixels[..., 3] = np.minimum(pixels[..., 3], np.asarray(frame))
    return pixels


@lru_cache(maxsize=4)
def _chart(shelf: Shelf) -> ThreadChart:
    threads = tuple(
        Thread(each.id, "", each.thread or each.id, (each.words.en, each.words.he), each.srgb)
        for each in shelf.threads
    )
    return ThreadChart("shelf", "", threads)
