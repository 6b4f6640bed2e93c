"""Form: pictures of the finished patch, in thread on twill, on a jacket and from behind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import skia

from configurator.families.patch.cloth import cloth_paint
from configurator.families.patch.parts import FACE
from configurator.families.patch.sewing import border, sewn
from configurator.families.patch.thread import draw_thread
from configurator.ground.geometry import Box, Path
from configurator.model.artwork import Artwork, Fill, PartArtwork
from configurator.model.design import Design
from configurator.model.library import Library
from configurator.model.photos import PhotoShelf
from configurator.preview.canvas import ink, skia_path
from configurator.preview.render import Raster, new_surface, raster_of

FILLED = 0.86
"""Share of the picture's shorter way that the patch takes."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a box in mm stands in a picture: pixels a mm, and the pixel of the origin."""

    px_per_mm: float
    x_px: float
    y_px: float


def framed(box: Box, width_px: int, height_px: int) -> Frame:
    """The box centered in the picture, as large as FILLED allows."""
    scale = FILLED * min(width_px / box.width, height_px / box.height)
    x, y = box.center
    return Frame(scale, width_px / 2 - x * scale, height_px / 2 - y * scale)


def picture(  # noqa: PLR0913, PLR0917 - every family's form is called alike
    design: Design,
    artwork: Artwork,
    view: str,
    width_px: int,
    height_px: int,
    shelf: PhotoShelf,  # noqa: ARG001
    library: Library,  # noqa: ARG001
) -> Raster:
    """The patch seen as `view` says, on nothing. Raises KeyError for an unknown view."""
    draw = VIEWS[view]
    surface = new_surface(width_px, height_px)
    part = artwork.part(FACE)
    with surface as canvas:
        draw(canvas, design, part, width_px, height_px)
    return raster_of(surface)


def _front(canvas: skia.Canvas, design: Design, part: PartArtwork, width: int, height: int) -> None:
    frame = framed(part.trim_box, width, height)
    canvas.translate(frame.x_px, frame.y_px)
    canvas.scale(frame.px_per_mm, frame.px_per_mm)
    draw_shadow(canvas, part.shape.trim)
    draw_patch(canvas, design, part)


def draw_shadow(canvas: skia.Canvas, trim: Path) -> None:
    """The soft shadow of a patch lying on something."""
    for dx, dy, soft, alpha in ((1.1, 2.2, 2.4, 0.26), (0.35, 0.7, 0.55, 0.4)):
        canvas.save()
        canvas.translate(dx, dy)
        canvas.drawPath(skia_path(trim), _blurred("#000000", alpha, soft))
        canvas.restore()


def _blurred(srgb: str, alpha: float, soft_mm: float) -> skia.Paint:
    paint = ink(srgb, alpha)
    paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.BlurStyle.kNormal_BlurStyle, soft_mm))
    return paint


def draw_patch(canvas: skia.Canvas, design: Design, part: PartArtwork) -> None:
    """The patch itself: cloth, sewn art, border, and the light over all of it."""
    shape = part.shape
    rim = shape.over[-1]
    assert isinstance(rim, Fill)
    canvas.save()
    canvas.clipPath(skia_path(shape.trim), doAntiAlias=True)
    for mark in part.marks:
        if not isinstance(mark, Fill) or mark is rim or mark.path == rim.path:
            continue
        if mark.layer is None and mark.paint.thread is None:
            canvas.drawPath(skia_path(shape.trim), cloth_paint("twill", mark.paint.srgb))
        else:
            draw_sewn(canvas, mark.path, mark.paint.srgb)
    canvas.restore()
    _draw_rim(canvas, design, part, rim)
    _draw_light(canvas, shape.trim)


def draw_sewn(canvas: skia.Canvas, path: Path, srgb: str) -> None:
    """One area of thread, raised a little over what lies below it."""
    outline = skia_path(path)
    canvas.save()
    canvas.translate(0.16, 0.28)
    canvas.drawPath(outline, _blurred("#000000", 0.42, 0.3))
    canvas.restore()
    canvas.drawPath(outline, ink(shaded(srgb, 0.66)))
    made = sewn(path)
    canvas.save()
    canvas.clipPath(outline, doAntiAlias=True)
    canvas.translate(*made.origin)
    for each in made.meshes:
        draw_thread(canvas, each, srgb)
    canvas.restore()


def _draw_rim(canvas: skia.Canvas, design: Design, part: PartArtwork, rim: Fill) -> None:
    outline = skia_path(rim.path)
    canvas.save()
    canvas.clipPath(skia_path(part.shape.trim), doAntiAlias=True)
    canvas.translate(0.3, 0.55)
    canvas.drawPath(outline, _blurred("#000000", 0.5, 0.5))
    canvas.restore()
    canvas.drawPath(outline, ink(shaded(rim.paint.srgb, 0.6)))
    inner = part.shape.lines[1].path
    width = (part.trim_box.width - inner.box.width) / 2
    kind = design.options.get("border", "satin")
    for each in border(part.shape.trim, round(width, 3), kind):
        draw_thread(canvas, each, rim.paint.srgb)


def _draw_light(canvas: skia.Canvas, trim: Path) -> None:
    """A little more light at the top left, a little less at the bottom right."""
    box = trim.box
    shader = skia.GradientShader.MakeLinear(
        points=[skia.Point(box.left, box.top), skia.Point(box.right, box.bottom)],
        colors=[skia.Color(255, 255, 255, 22), skia.Color(0, 0, 0, 0), skia.Color(0, 0, 0, 34)],
        positions=[0.0, 0.5, 1.0],
    )
    canvas.drawPath(skia_path(trim), skia.Paint(AntiAlias=True, Shader=shader))


def shaded(srgb: str, share: float) -> str:
    """A color with only a share of its light."""
    channels = bytes.fromhex(srgb.removeprefix("#"))
    return "#" + "".join(f"{round(channel * share):02x}" for channel in channels)


VIEWS: dict[str, Callable[[skia.Canvas, Design, PartArtwork, int, int], None]] = {
    "front": _front,
}
