"""Outlining: the visible shape of each part in a view, as a polygon that a finger can hit."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from configurator.ground.outlines import polygons_in

Grid = NDArray[np.float64]

CELLS_ACROSS = 400
SMOOTH_CELLS = 0.8
NARROWEST_CELLS = 1.2
"""Half the width that a piece must have somewhere, or no finger would find it."""


def outline_of(cover: Grid) -> NDArray[np.uint16] | None:
    """The largest connected piece of a part's coverage, in 1/65535 of the picture; None if tiny."""
    rows, columns = cover.shape
    step = max(1, columns // CELLS_ACROSS)
    cells = cover[: rows // step * step, : columns // step * step]
    cells = cells.reshape(rows // step, step, columns // step, step).mean(axis=(1, 3))
    runs = [box for row, line in enumerate(cells > 0.4) for box in _runs(line, row)]
    joined = shapely.union_all(runs).buffer(0.6).buffer(-0.6)
    pieces = [p for p in polygons_in(joined) if not p.buffer(-NARROWEST_CELLS).is_empty]
    if not pieces:
        return None
    largest = max(pieces, key=lambda piece: piece.area)
    ring = np.asarray(shapely.simplify(largest, SMOOTH_CELLS).exterior.coords)[:-1]
    share = ring * step / np.array([columns, rows])
    return np.asarray(np.round(share * 65535).clip(0, 65535), dtype=np.uint16)


def _runs(line: NDArray[np.bool_], row: int) -> list[shapely.Polygon]:
    edges = np.flatnonzero(np.diff(np.concatenate([[False], line, [False]])))
    return [
        shapely.box(float(left), row, float(right), row + 1) for left, right in edges.reshape(-1, 2)
    ]
