"""Drawing artwork on a Skia canvas whose units are millimetres."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

import numpy as np
import skia

from configurator.ground.geometry import Affine, Path
from configurator.model.artwork import Fill, Mark, Paint, Picture
from configurator.model.photos import PhotoShelf
from configurator.preview import pictures

SEAM_MM = 0.01
"""How far a clip may stray past its picture and still count as covered (rounding, not design)."""

ColorOf = Callable[[Paint], str]
"""Chooses the '#rrggbb' a paint is shown in."""


PhotoOf = Callable[[skia.Image], skia.Image]
"""Shows a decoded photograph in other colors, such as those of the press."""


ShineOf = Callable[[Fill], skia.Paint | None]
"""What a fill mirrors with where it is bare metal; None where it has a color."""


def screen_color(paint: Paint) -> str:
    """The color a paint has on the screen."""
    return paint.srgb


SKIA_FORM = 5
"""The version of the form in which Skia keeps a path in memory, filled by the nonzero rule."""
SKIA_VERBS = np.zeros(128, np.uint8)
SKIA_VERBS[[ord(verb) for verb in "MLCZ"]] = [
    int(verb)
    for verb in (
        skia.Path.kMove_Verb, skia.Path.kLine_Verb, skia.Path.kCubic_Verb, skia.Path.kClose_Verb,
    )
]  # fmt: skip


@lru_cache(maxsize=4096)
def skia_path(path: Path) -> skia.Path:
    """The same outline for Skia, filled by the nonzero rule. Do not change the one returned.

    It is handed over whole, in the form Skia keeps paths in: a call for every segment takes fifty
    times as long. A Skia that keeps them in another form says so, and then gets the calls.
    """
    made, verbs = skia.Path(), SKIA_VERBS[np.frombuffer(path.verbs.encode(), np.uint8)]
    head = np.array([SKIA_FORM, len(path.points), 0, len(verbs)], "<i4").tobytes()
    kept = head + path.points.astype("<f4").tobytes() + verbs.tobytes()
    if made.readFromMemory(kept + bytes(-len(kept) % 4)):
        return made
    return _drawn(path)


def _drawn(path: Path) -> skia.Path:
    """An outline drawn segment by segment."""
    made = skia.Path()
    made.setFillType(skia.PathFillType.kWinding)
    for verb, points in path.segments():
        numbers = points.ravel().tolist()
        if verb == "M":
            made.moveTo(*numbers)
        elif verb == "L":
            made.lineTo(*numbers)
        elif verb == "C":
            made.cubicTo(*numbers)
        else:
            made.close()
    return made


def skia_matrix(affine: Affine) -> skia.Matrix:
    """The same transform for Skia."""
    return skia.Matrix.MakeAll(
        affine.a, affine.c, affine.e, affine.b, affine.d, affine.f, 0.0, 0.0, 1.0
    )


def skia_color(srgb: str, alpha: float = 1.0) -> int:
    """Skia's 32-bit color for '#rrggbb' and an opacity of 0 to 1."""
    red, green, blue = bytes.fromhex(srgb.removeprefix("#"))
    return int(skia.Color(red, green, blue, round(255 * alpha)))


def ink(srgb: str, alpha: float = 1.0) -> skia.Paint:
    """A smooth-edged fill in one color."""
    return skia.Paint(AntiAlias=True, Color=skia_color(srgb, alpha))


def pen(srgb: str, width_mm: float, alpha: float = 1.0) -> skia.Paint:
    """A smooth-edged line in one color with round ends and corners."""
    return skia.Paint(
        AntiAlias=True,
        Color=skia_color(srgb, alpha),
        Style=skia.Paint.kStroke_Style,
        StrokeWidth=width_mm,
        StrokeCap=skia.Paint.kRound_Cap,
        StrokeJoin=skia.Paint.kRound_Join,
    )


def draw_marks(  # noqa: PLR0913, PLR0917 - the last four are seldom given
    canvas: skia.Canvas,
    marks: Iterable[Mark],
    shelf: PhotoShelf,
    clip: Path | None = None,
    color_of: ColorOf = screen_color,
    photo_of: PhotoOf | None = None,
    shine_of: ShineOf | None = None,
) -> None:
    """Draw marks from lowest to highest, in mm, inside `clip` where one is given.

    `color_of` and `photo_of` choose other colors than the screen's, as a soft proof does;
    `shine_of` fills bare metal.
    A photograph that is gone is drawn as a quiet placeholder; preflight says so in words.
    """
    canvas.save()
    if clip is not None:
        canvas.clipPath(skia_path(clip), doAntiAlias=True)
    for mark in marks:
        if isinstance(mark, Fill):
            shine = shine_of(mark) if shine_of is not None else None
            canvas.drawPath(skia_path(mark.path), shine or ink(color_of(mark.paint)))
        else:
            _draw_picture(canvas, mark, shelf, photo_of)
    canvas.restore()


def _draw_picture(
    canvas: skia.Canvas, picture: Picture, shelf: PhotoShelf, photo_of: PhotoOf | None
) -> None:
    """The photograph as the paint of its clip, so its edge is smoothed once and shows no seam."""
    to_screen = canvas.getTotalMatrix()
    shown = to_screen.preConcat(skia_matrix(picture.matrix))
    image = pictures.picture_for(picture.photo, shelf, _longest_side_px(shown), picture.tone)
    if photo_of is not None:
        image = photo_of(image)
    to_mm = Affine.scale(1 / image.width(), 1 / image.height()).then(picture.matrix)
    shader = image.makeShader(
        skia.TileMode.kClamp,
        skia.TileMode.kClamp,
        skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear),
        skia_matrix(to_mm),
    )
    canvas.save()
    if not _covers(picture):
        unit = Path.polygon([(0, 0), (1, 0), (1, 1), (0, 1)])
        canvas.clipPath(skia_path(unit.transformed(picture.matrix)), doAntiAlias=True)
    canvas.drawPath(skia_path(picture.clip), skia.Paint(AntiAlias=True, Shader=shader))
    canvas.restore()


def _longest_side_px(shown: skia.Matrix) -> float:
    """How many screen pixels the longer side of a picture spans."""
    across = skia.Point(shown.getScaleX(), shown.getSkewY())
    down = skia.Point(shown.getSkewX(), shown.getScaleY())
    return float(max(across.length(), down.length()))


def _covers(picture: Picture) -> bool:
    """Whether the clip lies wholly inside the picture, give or take SEAM_MM."""
    if not picture.clip or picture.matrix.determinant == 0:
        return False
    back = picture.clip.transformed(picture.matrix.inverse()).points
    across = SEAM_MM / max(abs(picture.matrix.determinant) ** 0.5, SEAM_MM)
    return bool((back >= -across).all() and (back <= 1 + across).all())
