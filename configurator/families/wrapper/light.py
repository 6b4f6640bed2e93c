"""Light: shadows under the bar, sheen over its paper, and the shade of its turned sides."""

from __future__ import annotations

from collections.abc import Sequence

import skia

from configurator.ground.geometry import Box, Point

Stop = tuple[float, int, float]
"""Where along a gradient (0 to 1), grey level (0 black, 255 white) and opacity."""

COAT = ((0.0, 255, 0.0), (0.28, 255, 0.13), (0.42, 255, 0.03), (0.7, 0, 0.0), (1.0, 0, 0.07))
"""A window's reflection on silk paper, from the upper left to the lower right."""


def polygon(points: Sequence[Point]) -> skia.Path:
    """A closed Skia outline."""
    path = skia.Path()
    path.addPoly([skia.Point(*point) for point in points], True)
    return path


def rectangle(box: Box) -> skia.Rect:
    """The box as Skia has it."""
    return skia.Rect.MakeLTRB(box.left, box.top, box.right, box.bottom)


def gradient(start: Point, end: Point, stops: Sequence[Stop]) -> skia.Paint:
    """Light and shade from one point to another."""
    colors = [skia.Color(grey, grey, grey, round(255 * alpha)) for _, grey, alpha in stops]
    shader = skia.GradientShader.MakeLinear(
        [skia.Point(*start), skia.Point(*end)], colors, [at for at, _, _ in stops]
    )
    return skia.Paint(AntiAlias=True, Shader=shader, Dither=True)


def cast(canvas: skia.Canvas, path: skia.Path, blur: float, alpha: float) -> None:
    """A soft warm-grey shadow in the shape of a path."""
    paint = skia.Paint(AntiAlias=True, Color=skia.Color(38, 26, 18, round(255 * alpha)))
    paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, blur))
    canvas.drawPath(path, paint)


def glow(canvas: skia.Canvas, line: Sequence[Point], width: float, stop: Stop) -> None:
    """A blurred line of light or shade along an edge; `stop`'s first number is its blur."""
    blur, grey, alpha = stop
    paint = skia.Paint(
        AntiAlias=True,
        Color=skia.Color(grey, grey, grey, round(255 * alpha)),
        Style=skia.Paint.kStroke_Style,
        StrokeWidth=width,
        StrokeCap=skia.Paint.kRound_Cap,
    )
    if blur > 0:
        paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, blur))
    path = skia.Path()
    path.moveTo(*line[0])
    for point in line[1:]:
        path.lineTo(*point)
    canvas.drawPath(path, paint)


def sheen(canvas: skia.Canvas, box: Box, strength: float = 1.0) -> None:
    """The paper's own gloss across a panel."""
    stops = [(at, grey, alpha * strength) for at, grey, alpha in COAT]
    start, end = (box.left, box.top), (box.left + 0.8 * box.width, box.bottom + 0.5 * box.height)
    canvas.drawRect(rectangle(box), gradient(start, end, stops))


def turned_edges(canvas: skia.Canvas, box: Box, reach: float) -> None:
    """Paper bending away: light on the upper fold, shade on the lower one, within `reach` mm."""
    light = ((0.0, 255, 0.34), (0.35, 255, 0.10), (1.0, 255, 0.0))
    shade = ((0.0, 0, 0.30), (0.4, 0, 0.10), (1.0, 0, 0.0))
    top = Box(box.left, box.top, box.right, box.top + reach)
    foot = Box(box.left, box.bottom - 1.3 * reach, box.right, box.bottom)
    canvas.drawRect(rectangle(top), gradient((0, top.top), (0, top.bottom), light))
    canvas.drawRect(rectangle(foot), gradient((0, foot.bottom), (0, foot.top), shade))
