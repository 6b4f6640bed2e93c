"""White: what lies below the inks on foil, film and dark cloth, so that colors stay themselves."""

from __future__ import annotations

from itertools import groupby
from typing import Literal

import shapely

from configurator.ground.geometry import Path
from configurator.ground.outlines import area_of, path_of
from configurator.model.artwork import Mark, PartArtwork, Picture
from configurator.model.substrates import CHOKE_MM, WHITE_GROUNDS


def underlay(part: PartArtwork) -> Path | None:
    """The outline of the white below everything inked on a part; None where nothing is.

    Foils are stamped on the bare substrate, and what is left bare stays bare.
    """
    whole = shapely.Polygon()
    for kind, marks in groupby(part.marks, _kind):
        if kind == "stamped":
            continue
        areas = shapely.union_all([area_of(_outline(mark), 0.02) for mark in marks])
        whole = whole.union(areas) if kind == "inked" else whole.difference(areas)
    choked = whole.intersection(area_of(part.shape.bleed, 0.02)).buffer(-CHOKE_MM, quad_segs=4)
    return None if choked.is_empty else path_of(choked)


def _kind(mark: Mark) -> Literal["inked", "bare", "stamped"]:
    """What a mark does to the white below it: inks need it, a fill of nothing lays the stock bare.

    What is laid bare below other art has the white of that art above it.
    """
    if isinstance(mark, Picture):
        return "inked"
    if mark.paint.spot is not None:
        return "stamped"
    return "inked" if any(mark.paint.cmyk) or mark.role in WHITE_GROUNDS else "bare"


def _outline(mark: Mark) -> Path:
    return mark.clip if isinstance(mark, Picture) else mark.path
