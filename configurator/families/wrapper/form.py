"""Form: handsome pictures of the wrapped bar, and where to tap on them."""

from __future__ import annotations

from configurator.families.wrapper.family import FAMILY, Wrapper
from configurator.families.wrapper.flat import Table, draw_back, draw_front
from configurator.families.wrapper.parts import PART, Sheet
from configurator.families.wrapper.printed import Print
from configurator.families.wrapper.wrapped import Scene, camera_for, draw_wrapped, paper_faces
from configurator.ground.geometry import Affine, Box
from configurator.model.artwork import Artwork
from configurator.model.design import Design
from configurator.model.library import Library
from configurator.model.photos import PhotoShelf
from configurator.preview.render import Raster, new_surface, raster_of

Polygon = tuple[tuple[float, float], ...]
"""Corners in pixels."""


def picture(  # noqa: PLR0913, PLR0917 - every family's picture is asked for in the same words
    design: Design,
    artwork: Artwork,
    view: str,
    width_px: int,
    height_px: int,
    shelf: PhotoShelf,
    library: Library,  # noqa: ARG001
    family: Wrapper = FAMILY,
) -> Raster:
    """The bar from one side on nothing but its own shadow. Raises KeyError for an unknown view."""
    sheet = family.sheet(design)
    printed = Print(artwork.part(PART), family.paper(design), shelf)
    foil = family.chosen(design, "foil")
    surface = new_surface(width_px, height_px)
    with surface as canvas:
        if view == "wrapped":
            camera = camera_for(sheet, _room(width_px, height_px))
            draw_wrapped(canvas, Scene(sheet, foil, camera), printed)
        else:
            Table.for_bar(sheet, width_px, height_px).put(canvas)
            {"flat": draw_front, "back": draw_back}[view](canvas, sheet, printed, foil)
    return raster_of(surface)


def regions(
    design: Design, view: str, width_px: int, height_px: int, family: Wrapper = FAMILY
) -> dict[str, Polygon]:
    """Where the wrapper can be tapped on a picture: its outline in pixels, by part."""
    sheet = family.sheet(design)
    if view == "wrapped":
        camera = camera_for(sheet, _room(width_px, height_px))
        return {PART: _around([f.outline(camera) for f in paper_faces(sheet)])}
    place = Table.for_bar(sheet, width_px, height_px).place
    box = _face(sheet)
    corners = ((box.left, box.top), (box.right, box.top), (box.right, box.bottom))
    return {PART: tuple(place.apply(*c) for c in (*corners, (box.left, box.bottom)))}


def front_place(design: Design, width_px: int, height_px: int) -> Affine:
    """From the sheet's mm to the pixels of the "flat" picture, for editing on it."""
    sheet = FAMILY.sheet(design)
    middle = Affine.translate(-sheet.front.center[0], -sheet.front.center[1])
    return middle.then(Table.for_bar(sheet, width_px, height_px).place)


def _room(width_px: int, height_px: int) -> Box:
    """Where the wrapped bar stands on its picture; more room is left below, for the shadow."""
    return Box(0.05 * width_px, 0.04 * height_px, 0.9 * width_px, 0.83 * height_px)


def _face(sheet: Sheet) -> Box:
    half_x, half_y = sheet.front.width / 2, sheet.front.height / 2
    return Box(-half_x, -half_y, half_x, half_y)


def _around(outlines: list[list[tuple[float, float]]]) -> Polygon:
    """The convex outline around several faces (monotone chain, Andrew 1979)."""
    points = sorted({point for outline in outlines for point in outline})
    lower: list[tuple[float, float]] = []
    upper: list[tuple[float, float]] = []
    for chain, run in ((lower, points), (upper, points[::-1])):
        for point in run:
            while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
                chain.pop()
            chain.append(point)
    return tuple(lower[:-1] + upper[:-1])


def _turn(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
