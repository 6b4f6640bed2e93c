"""Form: handsome pictures of the real shoes, flat panels laid on photographs of the bare form."""

from __future__ import annotations

import numpy as np

from configurator.families.shoe.catalog import right_of
from configurator.families.shoe.family import FAMILY, Shoe
from configurator.families.shoe.negatives import Negative, negative
from configurator.families.shoe.paints import Paints
from configurator.families.shoe.printing import printed, sheet_for
from configurator.model.artwork import Artwork
from configurator.model.design import Design
from configurator.model.library import Library
from configurator.model.photos import PhotoShelf
from configurator.preview.render import Raster

SKIN_PX_PER_PX = 1.2
"""Skins are painted a little finer than they are shown."""

SHOE_MM = 330.0
"""About what the narrower views show across."""

UNTOUCHABLE = ("stitching", "hole")

Region = tuple[tuple[float, float], ...]


def picture(  # noqa: PLR0913, PLR0917 - every family's picture is asked for with these
    design: Design,
    artwork: Artwork,
    view: str,
    width_px: int,
    height_px: int,
    shelf: PhotoShelf,
    library: Library,
    family: Shoe = FAMILY,
) -> Raster:
    """A picture of the pair from one side, on nothing but its own shadow.

    The view keeps its proportions in the middle. Raises KeyError for a view there is none of.
    """
    model = model_of(design)
    width, height = _fitted(negative(model, view), width_px, height_px)
    sheet = sheet_for(model, view, width, height)
    density = round(width * sheet.times / SHOE_MM * SKIN_PX_PER_PX, 2)
    paints = Paints(design, artwork, library, shelf, density, family.catalog)
    window = printed(sheet, paints)
    if (width, height) == (width_px, height_px):
        return Raster(width_px, height_px, window.tobytes())
    whole = np.zeros((height_px, width_px, 4), np.uint8)
    top, left = (height_px - height) // 2, (width_px - width) // 2
    whole[top : top + height, left : left + width] = window
    return Raster(width_px, height_px, whole.tobytes())


def regions(
    design: Design,
    view: str,
    width_px: int,
    height_px: int,
    family: Shoe = FAMILY,  # noqa: ARG001
) -> dict[str, Region]:
    """Where each part can be touched in a picture of that size: polygons in pixels.

    The right shoe's parts are named `right.<part>`; stitches are too small to touch and left out.
    Raises KeyError for a view there is none of.
    """
    shown = negative(model_of(design), view)
    width, height = _fitted(shown, width_px, height_px)
    corner = np.array([(width_px - width) // 2, (height_px - height) // 2])
    found: dict[str, Region] = {}
    for name, ring in shown.outlines.items():
        part, _, foot = name.partition("@")
        if part not in UNTOUCHABLE:
            spots = ring * np.array([width, height]) + corner
            key = part if foot == "left" else right_of(part)
            found[key] = tuple((float(x), float(y)) for x, y in spots)
    return found


def model_of(design: Design) -> str:
    """The model a design is of."""
    return design.options.get("model", "low-top")


def _fitted(shown: Negative, width_px: int, height_px: int) -> tuple[int, int]:
    """The largest size with the view's proportions that the picture holds."""
    scale = min(width_px / shown.width, height_px / shown.height)
    return max(1, round(shown.width * scale)), max(1, round(shown.height * scale))
