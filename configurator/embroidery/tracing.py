"""Tracing: a photograph or drawing as a few threads, in clean areas without specks."""

from __future__ import annotations

from pathlib import Path as FilePath
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from PIL import Image, ImageFilter, ImageOps
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from configurator.embroidery.few_colors import few_threads
from configurator.embroidery.shapes import SewShape
from configurator.embroidery.threads import Thread, ThreadChart
from configurator.ground.outlines import polygons_in
from configurator.model.words import Words

CELL_MM = 0.2
"""Side of the cells a picture is judged in: half a thread."""
MOST_CELLS = 640
SPECK_MM2 = 2.5
"""Smaller areas go to their neighbors."""
THIN_MM = 0.8
"""So do areas that a satin column could not fill."""
UNDER_MM = 0.7
"""How far an area reaches under its upper neighbors."""
ROUND_MM = 0.25
PARTED_MM = 0.1
CORNERS = 3
"""Corners of a quarter circle this small, which a needle cannot follow anyway."""
STEP_MM = 0.22
"""Corners of a trace that are smaller than this are steps of the grid."""
FLAT, DRAWN_SHARE = 8, 0.7
"""A picture of which so few shades make up that share is a drawing, not a photograph."""
GROUND_SHARE = 0.85
"""When so much of a picture's edge is one color, that color is the cloth, not thread."""
MOST_PIXELS = 60_000_000

REFUSED = Words(
    en="This picture cannot be opened. Use a PNG or JPEG of at most 60 megapixels.",
    he="אי אפשר לפתוח את התמונה. אפשר להשתמש ב-PNG או JPEG של עד 60 מגה-פיקסל.",
)
EMPTY = Words(
    en="There is nothing to sew in this picture: it is all one color.",
    he="אין מה לרקום בתמונה הזו: כולה צבע אחד.",
)
Pixels = NDArray[np.uint8]
"""Rows of red, green, blue and alpha."""


class PictureRefused(Exception):
    """A picture that cannot be sewn; `words` say why."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


def read_picture(file: FilePath) -> Pixels:
    """A picture's pixels. Raises PictureRefused, OSError."""
    try:
        with Image.open(file, formats=("PNG", "JPEG")) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise PictureRefused(REFUSED)
            opened.draft("RGB", (MOST_CELLS * 2, MOST_CELLS * 2))
            return np.asarray(opened.convert("RGBA"), dtype=np.uint8)
    except (Image.DecompressionBombError, ValueError, SyntaxError) as bad:
        raise PictureRefused(REFUSED) from bad
    except OSError as bad:
        if bad.filename is not None:
            raise
        raise PictureRefused(REFUSED) from bad


def traced(
    pixels: Pixels, width_mm: float, chart: ThreadChart, colors: int, keep_ground: bool = False
) -> tuple[SewShape, ...]:
    """A picture `width_mm` wide as areas of at most `colors` threads, the largest lowest.

    A ground of one color all around is left bare unless `keep_ground`. Raises PictureRefused.
    """
    cells, cell_mm = _cells(pixels, width_mm)
    rgba = np.asarray(cells, dtype=np.uint8)
    if not (rgba[..., 3] >= 128).any():
        raise PictureRefused(EMPTY)
    labels, threads = few_threads(rgba, chart, colors, cell_mm)
    polygons = [
        (label, polygon)
        for label in range(len(threads))
        for polygon in _outlined(labels == label, cell_mm)
    ]
    if not keep_ground:
        polygons = _off_the_ground(polygons, labels, cell_mm)
    areas = _smooth(_without_specks(polygons), threads)
    if not areas:
        raise PictureRefused(EMPTY)
    return tuple(
        SewShape(_tucked(number, areas), thread.id, "auto", f"color-{number + 1}")
        for number, (thread, _) in enumerate(areas)
    )


def _cells(pixels: Pixels, width_mm: float) -> tuple[Image.Image, float]:
    """The picture brought to the grid, its noise smoothed away; and the side of a cell."""
    image = Image.fromarray(pixels)
    across = min(round(width_mm / CELL_MM), MOST_CELLS)
    down = max(1, round(across * image.height / image.width))
    small = image.convert("RGBa").resize((across, down), Image.Resampling.LANCZOS).convert("RGBA")
    alpha = small.getchannel("A")
    smooth = small.convert("RGB").filter(ImageFilter.MedianFilter(5))
    if not _is_drawn(smooth):
        smooth = ImageOps.autocontrast(smooth, cutoff=1, preserve_tone=True)
    smooth.putalpha(alpha)
    return smooth, width_mm / across


def _is_drawn(cells: Image.Image) -> bool:
    """Whether a few flat colors make up most of a picture; those are meant as they are."""
    coarse = np.asarray(cells, dtype=np.uint8).reshape(-1, 3) // 16
    shades = coarse[:, 0].astype(np.int32) * 256 + coarse[:, 1] * 16 + coarse[:, 2]
    counts = np.sort(np.unique(shades, return_counts=True)[1])[::-1]
    return bool(counts[:FLAT].sum() > DRAWN_SHARE * len(coarse))


def _off_the_ground(
    polygons: list[tuple[int, Polygon]], labels: NDArray[np.int16], cell_mm: float
) -> list[tuple[int, Polygon]]:
    """The areas without those of the color that runs all around the picture and touch its edge."""
    edge = np.concatenate([labels[0], labels[-1], labels[1:-1, 0], labels[1:-1, -1]])
    names, counts = np.unique(edge, return_counts=True)
    ground = int(names[int(counts.argmax())])
    if ground < 0 or counts.max() < GROUND_SHARE * len(edge):
        return polygons
    high, wide = labels.shape
    frame = shapely.box(0, 0, wide * cell_mm, high * cell_mm).exterior.buffer(cell_mm / 4)
    return [
        (label, polygon)
        for label, polygon in polygons
        if label != ground or not polygon.intersects(frame)
    ]


def _outlined(mask: NDArray[np.bool_], cell_mm: float) -> list[Polygon]:
    """The areas of a mask, out of the runs of its rows."""
    if not mask.any():
        return []
    padded = np.pad(mask, ((0, 0), (1, 1))).astype(np.int8)
    steps = np.diff(padded, axis=1)
    rows, begins = np.nonzero(steps == 1)
    _, ends = np.nonzero(steps == -1)
    boxes = shapely.box(begins, rows, ends, rows + 1)
    return [
        shapely.transform(polygon, lambda points: points * cell_mm)
        for polygon in polygons_in(shapely.union_all(boxes))
    ]


def _without_specks(polygons: list[tuple[int, Polygon]]) -> list[tuple[int, Polygon]]:
    """Every area that is too small or too thin given to the neighbor it shares most edge with."""
    areas: list[Any] = [polygon for _, polygon in polygons]
    labels = [label for label, _ in polygons]
    if not areas:
        return []
    tree = shapely.STRtree(areas)
    order = sorted(range(len(areas)), key=lambda number: float(areas[number].area))
    for number in order:
        if not _is_speck(areas[number]):
            continue
        near = [int(other) for other in tree.query(areas[number], predicate="intersects")]
        edges = {
            other: areas[number].boundary.intersection(areas[other].boundary).length
            for other in near
            if other != number
        }
        best = max(edges, key=lambda other: edges[other], default=-1)
        labels[number] = labels[best] if best >= 0 and edges[best] > 0 else -1
    kept = []
    for label in sorted(set(labels) - {-1}):
        own = [area for area, name in zip(areas, labels, strict=True) if name == label]
        kept += [(label, polygon) for polygon in polygons_in(shapely.union_all(own))]
    return kept


def _is_speck(area: Polygon) -> bool:
    return bool(area.area < SPECK_MM2 or area.buffer(-THIN_MM / 2, quad_segs=2).is_empty)


def _smooth(
    polygons: list[tuple[int, Polygon]], threads: list[Thread]
) -> list[tuple[Thread, BaseGeometry]]:
    """The areas of each thread with round, simple edges that still meet; the largest first."""
    if not polygons:
        return []
    simple = shapely.coverage_simplify([polygon for _, polygon in polygons], STEP_MM * 1.6)
    found = []
    for label, thread in enumerate(threads):
        own = [area for (name, _), area in zip(polygons, simple, strict=True) if name == label]
        whole = shapely.union_all(own)
        for by in (ROUND_MM, -2 * ROUND_MM, ROUND_MM):
            whole = whole.buffer(by, quad_segs=CORNERS)
        whole = whole.simplify(0.02)
        kept = [part for part in polygons_in(whole) if part.area >= SPECK_MM2 / 2]
        if kept:
            found.append((thread, shapely.union_all(kept)))
    found.sort(key=lambda pair: -pair[1].area)
    return found


def _tucked(number: int, areas: list[tuple[Thread, BaseGeometry]]) -> BaseGeometry:
    """An area with what it reaches under the ones that lie on top of it."""
    own = areas[number][1]
    above = shapely.union_all([area for _, area in areas[number + 1 :]])
    whole = own.union(own.buffer(UNDER_MM, quad_segs=CORNERS).intersection(above))
    # Where an outline touches itself in one point it is parted: nothing so narrow can be sewn.
    for by in (-PARTED_MM, PARTED_MM):
        whole = whole.buffer(by, quad_segs=CORNERS)
    parted = polygons_in(whole.simplify(0.01))
    return shapely.union_all([part for part in parted if part.area >= SPECK_MM2 / 4])
