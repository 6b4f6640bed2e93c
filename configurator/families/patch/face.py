"""Face: the front of a patch, cloth and thread and rim, drawn on a canvas in mm."""

from __future__ import annotations

from dataclasses import dataclass

import skia

from configurator.families.patch.parts import is_merrowed
from configurator.families.patch.sewing import border
from configurator.families.patch.thread import draw_thread
from configurator.families.patch.threads import SewnPart
from configurator.ground.geometry import Path
from configurator.model.artwork import Fill, PartArtwork
from configurator.preview.canvas import ink, skia_path

RAISED = ((0.12, 0.2, 0.1, 0.42), (0.3, 0.5, 0.38, 0.34))
"""The shadow of thread on cloth, near and wide: right and down in mm, how soft, how dark."""
COARSE = 3
SHADOWS = ((1.1, 2.2, 2.4, 0.26), (0.35, 0.7, 0.55, 0.4))
"""A patch's shadow, wide and near: how far right and down in mm, how soft, how dark."""

FROM_AFAR = 0.93
"""Share of a thread's light that comes back from an area sewn with it: threads shade each other."""


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


def draw_sewn(canvas: skia.Canvas, thread: skia.Image) -> None:
    """A picture of sewn thread over a canvas of its own size, with the shadow it throws."""
    canvas.save()
    canvas.resetMatrix()
    canvas.drawImage(thread, 0, 0)
    canvas.restore()


def with_shadow(thread: skia.Image, px_per_mm: float) -> skia.Image:
    """Thread with the shadows it throws on the cloth around it, near and dark, wide and faint.

    Shadows are soft, so they are drawn small and enlarged.
    """
    width, height = thread.width(), thread.height()
    small = skia.Surface.MakeRasterN32Premul(-(-width // COARSE), -(-height // COARSE))
    scale = px_per_mm / COARSE
    smooth = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)
    with small as canvas:
        room = skia.Rect.MakeWH(small.width(), small.height())
        for right, down, soft, dark in RAISED:
            shade = skia.ImageFilters.DropShadowOnly(
                right * scale, down * scale, soft * scale, soft * scale,
                skia.Color(0, 0, 0, round(255 * dark)),
            )  # fmt: skip
            canvas.drawImageRect(thread, room, smooth, skia.Paint(ImageFilter=shade))
    surface = skia.Surface.MakeRasterN32Premul(width, height)
    with surface as canvas:
        whole = skia.Rect.MakeWH(small.width() * COARSE, small.height() * COARSE)
        canvas.drawImageRect(small.makeImageSnapshot(), whole, smooth)
        canvas.drawImage(thread, 0, 0)
    return surface.makeImageSnapshot()


def cloth_of(part: PartArtwork) -> str | None:
    """The color of the cloth that is seen, '#rrggbb'; None where thread covers all of it."""
    if isinstance(part, SewnPart) and part.cover < 1 and part.shape.base is not None:
        return part.shape.base.srgb
    return next((mark.paint.srgb for mark in art_of(part) if is_cloth(mark)), None)


def is_cloth(mark: Fill) -> bool:
    """Whether a fill is the cloth itself and not thread."""
    return mark.layer is None and mark.paint.thread is None


def rim_of(part: PartArtwork) -> Fill:
    """The border of a patch, the only fill above its art."""
    return next(mark for mark in part.shape.over if isinstance(mark, Fill))


def art_of(part: PartArtwork) -> tuple[Fill, ...]:
    """Cloth and art, lowest first: every fill but the border."""
    rim = rim_of(part)
    return tuple(
        mark for mark in part.marks if isinstance(mark, Fill) and mark.path is not rim.path
    )


def draw_from_afar(canvas: skia.Canvas, part: PartArtwork) -> None:
    """Art and border as areas of thread, too far away to see a stitch."""
    for mark in (*art_of(part), rim_of(part)):
        if not is_cloth(mark):
            share = part.share(mark) if isinstance(part, SewnPart) else 1.0
            canvas.drawPath(skia_path(mark.path), ink(shaded(mark.paint.srgb, FROM_AFAR), share))


@dataclass(frozen=True, slots=True)
class Rim:
    """A patch's border: the cut, its inner edge, its color, and whether it is merrowed."""

    trim: Path
    inner: Path
    srgb: str
    merrowed: bool

    @classmethod
    def of(cls, part: PartArtwork) -> Rim:
        """The border of a face."""
        inner = next(line.path for line in part.shape.lines if line.kind == "stitch")
        return cls(part.shape.trim, inner, rim_of(part).paint.srgb, is_merrowed(part.shape))

    @property
    def width_mm(self) -> float:
        """How wide the border is."""
        return round((self.trim.box.width - self.inner.box.width) / 2, 3)


def draw_rim(canvas: skia.Canvas, rim: Rim) -> None:
    """The border, with its shadow on the cloth inside it."""
    canvas.save()
    canvas.clipPath(skia_path(rim.inner), skia.ClipOp.kDifference, doAntiAlias=True)
    canvas.drawPath(skia_path(rim.trim), ink(shaded(rim.srgb, 0.6)))
    for each in border(rim.trim, rim.width_mm):
        draw_thread(canvas, each, rim.srgb)
    canvas.restore()
    canvas.save()
    canvas.clipPath(skia_path(rim.inner), doAntiAlias=True)
    ring = skia_path(rim.trim + rim.inner)
    ring.setFillType(skia.PathFillType.kEvenOdd)
    canvas.translate(0.3, 0.55)
    canvas.drawPath(ring, blurred("#000000", 0.5, 0.5))
    canvas.restore()


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
