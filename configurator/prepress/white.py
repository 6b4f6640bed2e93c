"""White: what lies below the inks on foil, film and dark cloth, so that colors stay themselves."""

from __future__ import annotations

import shapely

from configurator.ground.geometry import Path
from configurator.ground.outlines import area_of, path_of
from configurator.model.artwork import Fill, Mark, PartArtwork, Picture
from configurator.model.substrates import WHITE_GROUNDS

CHOKE_MM = 0.1
"""The white stays this far inside the inks, so that none shows where plates shift (practice)."""


def underlay(part: PartArtwork) -> Path | None:
    """The outline of the white below everything inked on a part; None where nothing is.

    Foils are stamped on the bare substrate, and what is left bare stays bare.
    """
    inked = [area_of(_outline(mark), 0.02) for mark in part.marks if _needs_white(mark)]
    if not inked:
        return None
    whole = shapely.union_all(inked).intersection(area_of(part.shape.bleed, 0.02))
    bare = [area_of(_outline(mark), 0.02) for mark in part.marks if _lays_bare(mark)]
    choked = whole.difference(shapely.union_all(bare)).buffer(-CHOKE_MM, quad_segs=4)
    return None if choked.is_empty else path_of(choked)


def _needs_white(mark: Mark) -> bool:
    if isinstance(mark, Picture):
        return True
    inked = any(mark.paint.cmyk) and mark.paint.spot is None
    return inked or mark.role in WHITE_GROUNDS


def _lays_bare(mark: Mark) -> bool:
    """A fill that leaves the substrate bare, above whatever lies below it."""
    if not isinstance(mark, Fill) or mark.role in WHITE_GROUNDS:
        return False
    return not any(mark.paint.cmyk) and mark.paint.spot is None


def _outline(mark: Mark) -> Path:
    return mark.clip if isinstance(mark, Picture) else mark.path
