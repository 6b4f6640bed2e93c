"""Face: the front of a patch, cloth and thread and rim, drawn on a canvas in mm."""

from __future__ import annotations

import skia

from configurator.families.patch.cloth import cloth_paint
from configurator.families.patch.sewing import border, sewn
from configurator.families.patch.thread import draw_thread
from configurator.ground.geometry import Path
from configurator.model.artwork import Fill, PartArtwork
from configurator.preview.canvas import ink, skia_path

SHADOWS = ((1.1, 2.2, 2.4, 0.26), (0.35, 0.7, 0.55, 0.4))
"""A patch's shadow, wide and near: how far right and down in mm, how soft, how dark."""


def draw_shadow(canvas: skia.Canvas, trim: Path) -> None:
    """The soft shadow of a patch lying on something."""
    for right, down, soft, dark in SHADOWS:
        draw_moved(canvas, trim, right, down, blurred("#000000", dark, soft))


def draw_moved(
    canvas: skia.Canvas, path: Path, right: float, down: float, paint: skia.Paint
) -> None:
    """A path drawn a little to the right and down."""
    canvas.save()
    canvas.translate(right, down)
    canvas.drawPath(skia_path(path), paint)
    canvas.restore()


def blurred(srgb: str, alpha: float, soft_mm: float) -> skia.Paint:
    """A fill whose edge is soft over about twice `soft_mm`."""
    paint = ink(srgb, alpha)
    paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.BlurStyle.kNormal_BlurStyle, soft_mm))
    return paint


def draw_face(canvas: skia.Canvas, part: PartArtwork, border_kind: str) -> None:
    """The patch itself: cloth, sewn art, border, and the light over all of it."""
    rim = rim_of(part)
    canvas.save()
    canvas.clipPath(skia_path(part.shape.trim), doAntiAlias=True)
    for mark in art_of(part):
        if mark.layer is None and mark.paint.thread is None:
            canvas.drawPath(skia_path(part.shape.trim), cloth_paint("twill", mark.paint.srgb))
        else:
            draw_sewn(canvas, mark.path, mark.paint.srgb)
    canvas.restore()
    draw_rim(canvas, part, rim.path, rim.paint.srgb, border_kind)
    draw_light(canvas, part.shape.trim)


def rim_of(part: PartArtwork) -> Fill:
    """The border of a patch, the only fill above its art."""
    return next(mark for mark in part.shape.over if isinstance(mark, Fill))


def art_of(part: PartArtwork) -> tuple[Fill, ...]:
    """Cloth and art, lowest first: every fill but the border."""
    rim = rim_of(part)
    return tuple(
        mark for mark in part.marks if isinstance(mark, Fill) and mark.path is not rim.path
    )


def draw_sewn(canvas: skia.Canvas, path: Path, srgb: str) -> None:
    """One area of thread, raised a little over what lies below it."""
    outline = skia_path(path)
    draw_moved(canvas, path, 0.16, 0.28, blurred("#000000", 0.42, 0.3))
    canvas.drawPath(outline, ink(shaded(srgb, 0.66)))
    made = sewn(path)
    canvas.save()
    canvas.clipPath(outline, doAntiAlias=True)
    canvas.translate(*made.origin)
    for each in made.meshes:
        draw_thread(canvas, each, srgb)
    canvas.restore()


def draw_rim(canvas: skia.Canvas, part: PartArtwork, ring: Path, srgb: str, kind: str) -> None:
    """The border, with its shadow on the cloth inside it."""
    canvas.save()
    canvas.clipPath(skia_path(part.shape.trim), doAntiAlias=True)
    draw_moved(canvas, ring, 0.3, 0.55, blurred("#000000", 0.5, 0.5))
    canvas.restore()
    canvas.drawPath(skia_path(ring), ink(shaded(srgb, 0.6)))
    canvas.save()
    canvas.clipPath(skia_path(inner_of(part)), skia.ClipOp.kDifference, doAntiAlias=True)
    for each in border(part.shape.trim, border_mm(part), kind):
        draw_thread(canvas, each, srgb)
    canvas.restore()


def inner_of(part: PartArtwork) -> Path:
    """The border's inner edge."""
    return next(line.path for line in part.shape.lines if line.kind == "stitch")


def border_mm(part: PartArtwork) -> float:
    """How wide the border is."""
    return round((part.trim_box.width - inner_of(part).box.width) / 2, 3)


def draw_light(canvas: skia.Canvas, trim: Path) -> None:
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
