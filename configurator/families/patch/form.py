"""Form: pictures of the finished patch, in thread on twill, on a jacket and from behind."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Protocol

import skia

from configurator.embroidery.sewview import sew_view
from configurator.embroidery.shapes import swatch_of
from configurator.families.patch.catalog import FREE, Catalog
from configurator.families.patch.cloth import cloth_paint
from configurator.families.patch.face import (
    Rim,
    cloth_of,
    draw_from_afar,
    draw_light,
    draw_rim,
    draw_sewn,
    draw_shadow,
    with_shadow,
)
from configurator.families.patch.family import FAMILY, Patch
from configurator.families.patch.jacket import SIDE_MM, draw_jacket
from configurator.families.patch.parts import FACE, is_merrowed, planned
from configurator.families.patch.reverse import BOBBIN, draw_reverse, flip, turned
from configurator.families.patch.stitching import Face, plan_of
from configurator.ground.geometry import Affine, Box, Path
from configurator.ground.outlines import area_of, path_of
from configurator.model.artwork import Artwork, PartArtwork
from configurator.model.design import Design
from configurator.model.library import Library
from configurator.model.photos import PhotoShelf
from configurator.preview.canvas import skia_matrix, skia_path
from configurator.preview.render import Raster, new_surface, raster_of
from configurator.preview.thread_painter import thread_image

SMALL_PX = 320
"""In a picture so small a thread is about a pixel wide: no stitch is seen, so none is planned."""
FILLED = 0.86
"""Share of the picture's shorter way that the patch takes."""
HIDDEN_MM = 0.4
"""How far inside the cut a satin border still hides the cloth's edge."""
JACKET_FILLED = 0.94
JACKET_TILT_DEG = -3.0
"""Nobody sews a patch on quite straight."""
JACKET_PATCH = (0.5, 0.52)
"""Where the middle of the patch lies on the jacket, in shares of what is seen of it."""


Looks = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """What is pictured, and the room there is for it in pixels."""

    design: Design
    part: PartArtwork
    width_px: int
    height_px: int
    catalog: Catalog

    @property
    def looks(self) -> Looks:
        """What every thread looks like on the screen, by its id."""
        threads = self.catalog.threads
        return tuple((swatch_of(each.thread or each.id), each.srgb) for each in threads)


class Draw(Protocol):
    """Draws a subject on a canvas in pixels."""

    def __call__(self, canvas: skia.Canvas, subject: Subject) -> None: ...


def picture(  # noqa: PLR0913, PLR0917 - every family's form is called alike
    design: Design,
    artwork: Artwork,
    view: str,
    width_px: int,
    height_px: int,
    shelf: PhotoShelf,  # noqa: ARG001
    library: Library,  # noqa: ARG001
    family: Patch = FAMILY,
) -> Raster:
    """The patch seen as `view` says, on nothing. Raises KeyError for an unknown view."""
    draw = VIEWS[view]
    surface = new_surface(width_px, height_px)
    with surface as canvas:
        draw(canvas, Subject(design, artwork.part(FACE), width_px, height_px, family.catalog))
    return raster_of(surface)


def regions(
    design: Design, view: str, width_px: int, height_px: int, family: Patch = FAMILY
) -> dict[str, tuple[tuple[float, float], ...]]:
    """Where the patch can be tapped in a view, as a polygon in pixels.

    A free cut counts as the whole square it is cut from. Raises KeyError for an unknown view.
    """
    plan = planned(family.catalog, design)
    outline = Path.rectangle(plan.canvas) if plan.shape == FREE else plan.trim
    if view == "back":
        outline = turned(outline, outline.box)
    place = PLACES[view](outline.box, width_px, height_px)
    line = max(outline.transformed(place).flattened(0.5), key=len)
    return {FACE: tuple((float(x), float(y)) for x, y in line.tolist())}


def laid_out(box: Box, width_px: int, height_px: int) -> Affine:
    """From mm to pixels: the box in the middle, as large as FILLED allows."""
    scale = FILLED * min(width_px / box.width, height_px / box.height)
    return _centered(box, scale).then(Affine.translate(width_px / 2, height_px / 2))


def _centered(box: Box, scale: float) -> Affine:
    x, y = box.center
    return Affine.translate(-x, -y).then(Affine.scale(scale))


def _jacket_box(width_px: int, height_px: int) -> tuple[Box, Affine]:
    """What is seen of the jacket in mm, and how it comes to pixels."""
    aspect = height_px / width_px
    box = Box.sized(SIDE_MM, SIDE_MM * aspect)
    scale = JACKET_FILLED * width_px / SIDE_MM
    middle = Affine.translate(width_px / 2, height_px / 2)
    return box, _centered(box, scale).then(middle)


def on_jacket(box: Box, width_px: int, height_px: int) -> Affine:
    """From the patch's mm to pixels, where it is sewn on the jacket."""
    jacket, to_px = _jacket_box(width_px, height_px)
    x = jacket.left + JACKET_PATCH[0] * jacket.width
    y = jacket.top + JACKET_PATCH[1] * jacket.height
    tilted = _centered(box, 1.0).then(Affine.rotate(JACKET_TILT_DEG))
    return tilted.then(Affine.translate(x, y)).then(to_px)


def _front(canvas: skia.Canvas, subject: Subject) -> None:
    place = laid_out(subject.part.trim_box, subject.width_px, subject.height_px)
    _draw_patch(canvas, subject, place)


def _on_cloth(canvas: skia.Canvas, subject: Subject) -> None:
    canvas.drawImage(_jacket(subject.width_px, subject.height_px), 0, 0)
    place = on_jacket(subject.part.trim_box, subject.width_px, subject.height_px)
    _draw_patch(canvas, subject, place)


def _draw_patch(canvas: skia.Canvas, subject: Subject, place: Affine) -> None:
    """The patch from the front. What does not change while art is moved is drawn once."""
    room = Room(place, subject.width_px, subject.height_px)
    part = subject.part
    canvas.drawImage(_ground(_cloth_edge(subject), cloth_of(part), room), 0, 0)
    scale = math.sqrt(abs(place.determinant))
    if max(subject.width_px, subject.height_px) <= SMALL_PX:
        draw_sewn(canvas, with_shadow(room.drawn(partial(draw_from_afar, part=part)), scale))
    else:
        draw_sewn(canvas, _sewn(Face.of(subject.design, part), room, None, subject.looks))
    canvas.drawImage(_finish(Rim.of(part), room), 0, 0)


def _cloth_edge(subject: Subject) -> Path:
    """The cloth as far as it is seen: a satin border hides its edge."""
    trim = subject.part.shape.trim
    if is_merrowed(subject.part.shape):
        return trim
    return path_of(area_of(trim).buffer(-HIDDEN_MM))


@lru_cache(maxsize=6)
def _sewn(face: Face, room: Room, bobbin: str | None, looks: Looks) -> skia.Image:
    """The stitch plan itself, in its threads or all in bobbin thread, with its shadows."""
    srgb = dict(looks)
    laid = sew_view(plan_of(face), lambda thread: srgb[thread])
    if bobbin is not None:
        laid = laid.recolored(bobbin)
    image = thread_image(laid, room.place, room.width_px, room.height_px)
    return with_shadow(image, math.sqrt(abs(room.place.determinant)))


@dataclass(frozen=True, slots=True)
class Room:
    """A picture's size, and how mm come to its pixels."""

    place: Affine
    width_px: int
    height_px: int

    def drawn(self, draw: Callable[[skia.Canvas], None]) -> skia.Image:
        """What `draw` draws in mm, as a picture of this size."""
        surface = new_surface(self.width_px, self.height_px)
        with surface as canvas:
            canvas.concat(skia_matrix(self.place))
            draw(canvas)
        return surface.makeImageSnapshot()


@lru_cache(maxsize=4)
def _ground(trim: Path, cloth: str | None, room: Room) -> skia.Image:
    """The patch's shadow and its bare cloth."""

    def draw(canvas: skia.Canvas) -> None:
        draw_shadow(canvas, trim)
        if cloth is not None:
            canvas.drawPath(skia_path(trim), cloth_paint("twill", cloth))

    return room.drawn(draw)


@lru_cache(maxsize=4)
def _finish(rim: Rim, room: Room) -> skia.Image:
    """The border and the light over the whole patch."""

    def draw(canvas: skia.Canvas) -> None:
        if rim.merrowed:
            draw_rim(canvas, rim)
        draw_light(canvas, rim.trim)

    return room.drawn(draw)


@lru_cache(maxsize=3)
def _jacket(width_px: int, height_px: int) -> skia.Image:
    """The bare jacket, the same under every patch."""
    box, to_px = _jacket_box(width_px, height_px)
    return Room(to_px, width_px, height_px).drawn(lambda canvas: draw_jacket(canvas, box))


def _back(canvas: skia.Canvas, subject: Subject) -> None:
    part = subject.part
    place = laid_out(part.trim_box, subject.width_px, subject.height_px)
    room = Room(place, subject.width_px, subject.height_px)
    canvas.drawImage(_ground(turned(part.shape.trim, part.trim_box), None, room), 0, 0)
    canvas.concat(skia_matrix(place))
    backing = subject.catalog.limits.backing(subject.design.options.get("backing", "none")).look
    mirrored = Room(flip(part.trim_box).then(place), subject.width_px, subject.height_px)
    thread = _sewn(Face.of(subject.design, part), mirrored, BOBBIN, subject.looks)
    draw_reverse(canvas, part, backing, thread)


VIEWS: dict[str, Draw] = {"front": _front, "on-cloth": _on_cloth, "back": _back}
PLACES = {"front": laid_out, "on-cloth": on_jacket, "back": laid_out}
