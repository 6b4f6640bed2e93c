"""Reverse: the back of a patch, bare, film, hook tape or release paper, on a canvas in mm."""

from __future__ import annotations

from collections.abc import Callable

import skia
from shapely.geometry.base import BaseGeometry

from configurator.families.patch.cloth import cloth_paint
from configurator.families.patch.face import (
    Rim,
    blurred,
    draw_light,
    draw_moved,
    draw_rim,
    draw_sewn,
)
from configurator.ground.geometry import Affine, Box, Path
from configurator.ground.outlines import area_of, path_of
from configurator.model.artwork import PartArtwork
from configurator.preview.canvas import ink, pen, skia_path

BOBBIN = "#eceae4"
"""Bobbin thread is white whatever is sewn on top."""
STABILIZER = "#f1efe9"
HOOK_TAPE = "#2b2b2e"
LINER = "#fbfaf6"


def draw_reverse(canvas: skia.Canvas, part: PartArtwork, backing: str, thread: skia.Image) -> None:
    """The patch turned over, `thread` the picture of its stitches from behind.

    Raises KeyError for an unknown backing.
    """
    box = part.trim_box
    canvas.save()
    # Turned about the middle of its width, as a hand turns it.
    canvas.concat(skia.Matrix.MakeAll(-1, 0, box.left + box.right, 0, 1, 0, 0, 0, 1))
    _draw_wrong_side(canvas, part, thread)
    BACKINGS[backing](canvas, part)
    canvas.restore()
    draw_light(canvas, turned(part.shape.trim, box))


def turned(path: Path, box: Box) -> Path:
    """A path as it lies when the patch is turned over."""
    return path.transformed(flip(box))


def flip(box: Box) -> Affine:
    """Turning over about the middle of a box's width."""
    return Affine(a=-1.0, e=box.left + box.right)


def _draw_wrong_side(canvas: skia.Canvas, part: PartArtwork, thread: skia.Image) -> None:
    """Stabilizer with bobbin thread where the front is sewn."""
    trim = skia_path(part.shape.trim)
    canvas.save()
    canvas.clipPath(trim, doAntiAlias=True)
    canvas.drawPath(trim, cloth_paint("felt", STABILIZER))
    canvas.restore()
    draw_sewn(canvas, thread)
    rim = Rim.of(part)
    if rim.merrowed:
        draw_rim(canvas, rim)


def _bare(canvas: skia.Canvas, part: PartArtwork) -> None:
    """Nothing but the wrong side of the embroidery."""


def _film(canvas: skia.Canvas, part: PartArtwork) -> None:
    """Heat-seal: a milky film over everything inside the rim, glossy in streaks."""
    film = _inside(part, 0.4)
    canvas.drawPath(skia_path(film), ink("#f4f1e4", 0.42))
    box = film.box
    shine = skia.GradientShader.MakeLinear(
        points=[skia.Point(box.left, box.top), skia.Point(box.right, box.bottom)],
        colors=[skia.Color(255, 255, 255, alpha) for alpha in (0, 150, 20, 0, 110, 10, 0)],
        positions=[0.0, 0.24, 0.34, 0.5, 0.6, 0.66, 1.0],
    )
    canvas.drawPath(skia_path(film), skia.Paint(AntiAlias=True, Shader=shine))
    canvas.drawPath(skia_path(film), pen("#ffffff", 0.25, 0.7))


def _hook_tape(canvas: skia.Canvas, part: PartArtwork) -> None:
    """Hook tape sewn on just inside the rim."""
    tape = _inside(part, 0.5)
    draw_moved(canvas, tape, 0.2, 0.5, blurred("#000000", 0.45, 0.5))
    canvas.drawPath(skia_path(tape), cloth_paint("hooks", HOOK_TAPE))
    seam = skia_path(_inside(part, 2.2))
    canvas.drawPath(seam, pen("#000000", 1.1, 0.35))
    dashes = pen("#5a5a5f", 0.5)
    dashes.setPathEffect(skia.DashPathEffect.Make([2.2, 0.9], 0))
    canvas.drawPath(seam, dashes)


def _liner(canvas: skia.Canvas, part: PartArtwork) -> None:
    """Adhesive under a paper liner that is slit down its middle, one edge already lifting."""
    liner = _inside(part, 0.2)
    box = liner.box
    draw_moved(canvas, liner, 0.1, 0.3, blurred("#000000", 0.35, 0.35))
    canvas.save()
    canvas.clipPath(skia_path(liner), doAntiAlias=True)
    canvas.drawPath(skia_path(liner), ink(LINER))
    for step in range(int(box.width + box.height) // 7 + 1):
        x = box.left + step * 7.0
        canvas.drawLine(x, box.top, x - box.height, box.bottom, pen("#dfe6ea", 1.6))
    _draw_slit(canvas, box)
    canvas.restore()


def _draw_slit(canvas: skia.Canvas, box: Box) -> None:
    x = box.center[0]
    slit = skia.Path()
    slit.moveTo(x, box.top - 2)
    third = box.height / 3
    slit.cubicTo(x + 5, box.top + third, x - 5, box.top + 2 * third, x, box.bottom + 2)
    shadow = pen("#000000", 1.6, 0.3)
    shadow.setMaskFilter(skia.MaskFilter.MakeBlur(skia.BlurStyle.kNormal_BlurStyle, 0.7))
    canvas.save()
    canvas.translate(0.8, 0.2)
    canvas.drawPath(slit, shadow)
    canvas.restore()
    canvas.drawPath(slit, pen("#ffffff", 0.8))
    canvas.drawPath(slit, pen("#b9bec2", 0.18))


def _inside(part: PartArtwork, by_mm: float) -> Path:
    """The patch's outline inside its rim, and `by_mm` further in."""
    inner = Rim.of(part).inner
    area: BaseGeometry = area_of(inner).buffer(-by_mm)
    return path_of(area)


BACKINGS: dict[str, Callable[[skia.Canvas, PartArtwork], None]] = {
    "none": _bare,
    "heat-seal": _film,
    "hook-and-loop": _hook_tape,
    "adhesive": _liner,
}
