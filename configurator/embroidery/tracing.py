"""Tracing: a photograph or drawing as a few threads, in clean areas without specks."""

from __future__ import annotations

from pathlib import Path as FilePath
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from PIL import Image, ImageFilter
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from configurator.embroidery.shapes import SewShape
from configurator.embroidery.threads import Thread, ThreadChart
from configurator.ground.color import srgb_of
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
ROUNDS = 12
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
    labels, threads = _threads_of(cells, chart, colors)
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
    smooth.putalpha(alpha)
    return smooth, width_mm / across


def _threads_of(
    cells: Image.Image, chart: ThreadChart, colors: int
) -> tuple[NDArray[np.int16], list[Thread]]:
    """The thread of each cell, -1 where the picture is clear, and the threads by number."""
    rgba = np.asarray(cells, dtype=np.uint8)
    solid = rgba[..., 3] >= 128
    if not solid.any():
        raise PictureRefused(EMPTY)
    lab = _lab(rgba[..., :3])
    means = _means(lab[solid], colors)
    nearest = np.argmin(((lab[..., None, :] - means) ** 2).sum(-1), axis=-1)
    threads: list[Thread] = []
    place = {}
    for number in range(len(means)):
        own = rgba[..., :3][solid & (nearest == number)]
        if not len(own):
            place[number] = 0
            continue
        red, green, blue = (own.mean(axis=0) / 255).tolist()
        thread = chart.nearest(srgb_of((red, green, blue)))[0]
        if thread not in threads:
            threads.append(thread)
        place[number] = threads.index(thread)
    labels = np.array([place[number] for number in range(len(means))])[nearest].astype(np.uint8)
    labels[~solid] = len(threads)
    even = Image.fromarray(labels).filter(ImageFilter.ModeFilter(5))
    found = np.asarray(even, dtype=np.int16).copy()
    found[found == len(threads)] = -1
    return found, threads


def _lab(rgb: Pixels) -> NDArray[np.float32]:
    """Cells as CIE Lab, near enough to cluster by: D65, sRGB's own primaries."""
    share = rgb.astype(np.float32) / 255
    light = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    to_xyz = np.array(
        [[0.4339, 0.3762, 0.1899], [0.2126, 0.7152, 0.0722], [0.0178, 0.1095, 0.8727]]
    )
    root = np.cbrt(np.maximum(light @ to_xyz.T, 1e-6))
    made = np.stack(
        [
            116 * root[..., 1] - 16,
            500 * (root[..., 0] - root[..., 1]),
            200 * (root[..., 1] - root[..., 2]),
        ],
        axis=-1,
    )
    return made.astype(np.float32)


def _means(lab: NDArray[np.float32], colors: int) -> NDArray[np.float32]:
    """At most so many colors that stand for all: farthest points first, then k-means."""
    sample = lab[:: max(1, len(lab) // 20_000)]
    means = [np.median(sample, axis=0)]
    far = ((sample - means[0]) ** 2).sum(axis=1)
    while len(means) < colors and far.max() > 9.0:
        # A color counts by how far off and how common it is, or one odd cell would take a thread.
        near = np.sort(far)[int(len(far) * 0.995)]
        pick = sample[int(np.argmin(np.abs(far - near)))]
        means.append(pick)
        far = np.minimum(far, ((sample - pick) ** 2).sum(axis=1))
    found = np.array(means, dtype=np.float32)
    for _ in range(ROUNDS):
        own = np.argmin(((sample[:, None] - found) ** 2).sum(-1), axis=1)
        for number in range(len(found)):
            if (own == number).any():
                found[number] = sample[own == number].mean(axis=0)
    return found


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
