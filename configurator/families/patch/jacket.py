"""Jacket: the back of a denim jacket at true size, for a patch to be seen on."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import skia

from configurator.families.patch.cloth import cloth_paint
from configurator.families.patch.face import blurred
from configurator.families.patch.thread import SATIN, Look, Stitches, draw_thread, mesh
from configurator.ground.geometry import Box, Path
from configurator.preview.canvas import skia_path

SIDE_MM = 190.0
"""Width of what is seen of the jacket."""
DENIM = "#4d6a92"
TOPSTITCH = "#c8924a"
STITCH_MM, STITCH_GAP_MM = 3.1, 0.7
SEAM_MM = 6.4
"""Distance of the two rows of stitches of a flat-felled seam."""
YARN = Look(SATIN, width_mm=0.85, lean=0.12, gloss=0.1)


def draw_jacket(canvas: skia.Canvas, box: Box) -> None:
    """Denim with the yoke above and the two panel seams beside, in a box of mm."""
    card = Path.rectangle(box, 7.0)
    for down, soft, dark in ((2.6, 3.2, 0.2), (0.8, 0.8, 0.2)):
        canvas.save()
        canvas.translate(0.6, down)
        canvas.drawPath(skia_path(card), blurred("#000000", dark, soft))
        canvas.restore()
    canvas.save()
    canvas.clipPath(skia_path(card), doAntiAlias=True)
    canvas.drawPath(skia_path(card), cloth_paint("denim", DENIM))
    _draw_wear(canvas, box)
    for seam in _seams(box):
        _draw_seam(canvas, seam)
    canvas.restore()


def _seams(box: Box) -> tuple[tuple[tuple[float, float], ...], ...]:
    """The yoke across, and two seams that run towards the waist, as on every trucker jacket."""
    width, yoke = box.width, box.top + box.height * 0.085
    return (
        ((box.left - 5, yoke + 3), (box.center[0], yoke), (box.right + 5, yoke + 3)),
        ((box.left + width * 0.075, yoke), (box.left + width * 0.15, box.bottom + 5)),
        ((box.right - width * 0.075, yoke), (box.right - width * 0.15, box.bottom + 5)),
    )


def _draw_wear(canvas: skia.Canvas, box: Box) -> None:
    """Where the cloth was worn pale, and where the light falls off."""
    x, y = box.center
    pale = skia.GradientShader.MakeRadial(
        center=skia.Point(x - 12, y - 14),
        radius=box.width * 0.62,
        colors=[skia.Color(225, 236, 250, 62), skia.Color(225, 236, 250, 0)],
    )
    canvas.drawRect(_rect(box), skia.Paint(Shader=pale))
    dim = skia.GradientShader.MakeLinear(
        points=[skia.Point(box.left, box.top), skia.Point(box.right, box.bottom)],
        colors=[skia.Color(255, 255, 255, 18), skia.Color(6, 12, 30, 84)],
    )
    canvas.drawRect(_rect(box), skia.Paint(Shader=dim))


def _rect(box: Box) -> skia.Rect:
    return skia.Rect.MakeLTRB(box.left, box.top, box.right, box.bottom)


def _draw_seam(canvas: skia.Canvas, points: tuple[tuple[float, float], ...]) -> None:
    """A felled seam: a ridge of folded cloth, its edge in shadow, two rows of yarn."""
    line = _curve(points)
    _stroke(canvas, line, SEAM_MM + 1.6, skia.Color(214, 228, 246, 34), 0.9)
    _stroke(canvas, line, SEAM_MM * 0.4, skia.Color(230, 240, 252, 30), 1.2)
    for side, dark in ((1, 150), (-1, 60)):
        edge = _beside(line, side * (SEAM_MM / 2 + 1.5))
        _stroke(canvas, edge, 0.7, skia.Color(8, 16, 38, dark), 0.35)
        _stroke(canvas, _beside(edge, side * 0.8), 0.5, skia.Color(225, 236, 250, 50), 0.3)
    for side in (1, -1):
        row = _beside(line, side * SEAM_MM / 2)
        _stroke(canvas, _beside(row, 0.25), 1.1, skia.Color(6, 12, 30, 150), 0.3)
        draw_thread(canvas, _yarn(_key(row)), TOPSTITCH)


def _curve(points: tuple[tuple[float, float], ...]) -> Stitches:
    """Even points, half a millimetre apart, along a straight or gently bent line."""
    corners = np.array(points)
    if len(corners) == 2:
        count = int(np.hypot(*(corners[1] - corners[0])) * 2)
        return np.asarray(np.linspace(corners[0], corners[1], count))
    t = np.linspace(0, 1, 420)[:, None]
    bent = (1 - t) ** 2 * corners[0] + 2 * t * (1 - t) * corners[1] + t**2 * corners[2]
    return np.asarray(bent)


def _beside(line: Stitches, by: float) -> Stitches:
    along = np.gradient(line, axis=0)
    along /= np.hypot(along[:, 0], along[:, 1])[:, None]
    return np.asarray(line + np.stack([-along[:, 1], along[:, 0]], 1) * by)


def _stroke(canvas: skia.Canvas, line: Stitches, width: float, color: int, soft: float) -> None:
    paint = skia.Paint(
        AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=width, Color=color
    )
    paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.BlurStyle.kNormal_BlurStyle, soft))
    canvas.drawPath(skia_path(Path.polyline([(x, y) for x, y in line[::6].tolist()])), paint)


def _key(row: Stitches) -> tuple[tuple[float, float], ...]:
    return tuple((round(x, 2), round(y, 2)) for x, y in row.tolist())


@lru_cache(maxsize=16)
def _yarn(row: tuple[tuple[float, float], ...]) -> skia.Vertices | None:
    points = np.array(row)
    run = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
    starts = np.arange(0.0, run[-1] - STITCH_MM, STITCH_MM + STITCH_GAP_MM)
    ends = [
        np.stack([np.interp(at, run, points[:, axis]) for axis in (0, 1)], 1)
        for at in (starts, starts + STITCH_MM)
    ]
    return mesh(np.stack(ends, 1), YARN)
