"""Bleed judged: wherever paint reaches the cut it must go on to the bleed's edge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import shapely
from numpy.typing import NDArray

from configurator.prepress.verifier import seen_sayings as say
from configurator.prepress.verifier.boxes import EDGES, Sheet
from configurator.prepress.verifier.findings import Notebook
from configurator.prepress.verifier.limits import Limits

PX_PER_MM = 4.0
INSET_MM = 0.7
"""Some pixels inside an edge, where its own softness no longer counts."""
STEP_MM = 0.5
OPAQUE = 245
LEAST_MM = 1.0
"""Shorter bare pieces are where two paints meet at an edge."""


@dataclass(frozen=True, slots=True)
class Cover:
    """How opaque each pixel of a page is, and how many of them make a mm."""

    alpha: NDArray[np.uint8]
    px_per_mm: float

    def at(self, points: NDArray[np.float64]) -> NDArray[np.uint8]:
        """How opaque the page is at places in mm."""
        rows, columns = self.alpha.shape
        x = np.clip((points[:, 0] * self.px_per_mm).astype(int), 0, columns - 1)
        y = np.clip((points[:, 1] * self.px_per_mm).astype(int), 0, rows - 1)
        return np.asarray(self.alpha[y, x])


def judge_bleed(
    cover: Cover,
    sheet: Sheet,
    outline: tuple[tuple[float, float], ...],
    limits: Limits,
    book: Notebook,
) -> None:
    """Compare what is painted just inside the cut with what is painted at the bleed's edge."""
    left, top, right, bottom = sheet.trim
    room = [abs(a - b) for a, b in zip(sheet.trim, sheet.bleed, strict=True)]
    reach = min(limits.bleed_mm, *room) if min(room) > INSET_MM else limits.bleed_mm
    if reach <= INSET_MM:
        return
    found = _cut(outline)
    cut = found or shapely.box(left, top, right, bottom)
    # A square sheet's bleed has corners; around other pieces it may be round.
    join: Literal["round", "mitre"] = "mitre" if found is None else "round"
    ring = cut.buffer(reach - INSET_MM, join_style=join).exterior
    far = shapely.get_coordinates(
        shapely.line_interpolate_point(ring, np.arange(0.0, ring.length, STEP_MM))
    )
    edge = cut.exterior
    near = shapely.get_coordinates(
        shapely.line_interpolate_point(edge, shapely.line_locate_point(edge, shapely.points(far)))
    )
    way = near - far
    inside = near + way / np.maximum(np.linalg.norm(way, axis=1), 1e-6)[:, None] * INSET_MM
    bare = (cover.at(inside) >= OPAQUE) & (cover.at(far) < OPAQUE)
    _note(far, near, bare, limits, book)


def _cut(outline: tuple[tuple[float, float], ...]) -> shapely.Polygon | None:
    if len(outline) < 4:
        return None
    found = shapely.make_valid(shapely.Polygon(outline))
    pieces = [each for each in shapely.get_parts(found) if isinstance(each, shapely.Polygon)]
    return max(pieces, key=lambda each: float(each.area), default=None)


def _note(
    far: NDArray[np.float64],
    near: NDArray[np.float64],
    bare: NDArray[np.bool_],
    limits: Limits,
    book: Notebook,
) -> None:
    """One finding an edge: which side of the cut the bare places lie on."""
    way = far - near
    sideways = np.abs(way[:, 0]) >= np.abs(way[:, 1])
    side = np.where(sideways, np.where(way[:, 0] < 0, 0, 2), np.where(way[:, 1] < 0, 1, 3))
    for number, edge in enumerate(EDGES):
        found = far[bare & (side == number)]
        length = len(found) * STEP_MM
        if length < LEAST_MM:
            continue
        (x0, y0), (x1, y1) = found.min(axis=0), found.max(axis=0)
        box = (float(x0) - 1, float(y0) - 1, float(x1) + 1, float(y1) + 1)
        book.note(
            say.BLEED_BARE, box, wanted=f"{limits.bleed_mm:g}", length=f"{length:.0f}", edge=edge
        )
