"""The flat stage's two still pictures: the ground under the layers, and the mat around the part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import skia

from configurator.ground.geometry import Affine, Box, Path
from configurator.model.artwork import Mark, ProcessLine
from configurator.model.photos import PhotoShelf
from configurator.preview.canvas import (
    ShineOf,
    draw_marks,
    ink,
    pen,
    skia_color,
    skia_matrix,
    skia_path,
)
from configurator.preview.choke import draw_run, may_touch, runs
from configurator.preview.render import Raster, new_surface, raster_of

MARGIN = 0.045
"""Free space left around the part, as a share of the stage's shorter side."""

SHADOW_MM = 2.2
"""Softness of the shadow a flat part casts; half as far down."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What the stage shows: `width_px` x `height_px` pixels whose top-left is (left, top) in mm."""

    width_px: int
    height_px: int
    px_per_mm: float
    left: float
    top: float

    @classmethod
    def around(cls, box: Box, width_px: int, height_px: int) -> Sight:
        """The largest sight of a box that leaves a margin, centered."""
        margin = MARGIN * min(width_px, height_px)
        scale = min(
            (width_px - 2 * margin) / max(box.width, 1e-6),
            (height_px - 2 * margin) / max(box.height, 1e-6),
        )
        x, y = box.center
        return cls(width_px, height_px, scale, x - width_px / scale / 2, y - height_px / scale / 2)

    @property
    def to_px(self) -> Affine:
        """From part mm to pixels of the stage."""
        return Affine.translate(-self.left, -self.top).then(Affine.scale(self.px_per_mm))


def draw_ground(  # noqa: PLR0913, PLR0917 - the last two are bare metal's alone
    marks: Iterable[Mark],
    shelf: PhotoShelf,
    sight: Sight,
    clip: Path,
    shine_of: ShineOf | None = None,
    rim: str | None = None,
) -> Raster:
    """What lies under every layer: the part's own color and its theme's background."""
    surface = new_surface(sight.width_px, sight.height_px)
    with surface as canvas:
        canvas.concat(skia_matrix(sight.to_px))
        seen = tuple(mark for mark in marks if may_touch(mark, clip.box))
        canvas.clipPath(skia_path(clip), doAntiAlias=True)
        for run in (seen,) if rim is None else runs(seen):
            if rim is None or not draw_run(canvas, run, rim):
                draw_marks(canvas, run, shelf, shine_of=shine_of)
    return raster_of(surface)


def draw_mat(  # noqa: PLR0913, PLR0917 - one picture, everything that lies in it
    marks: Iterable[Mark],
    lines: Iterable[ProcessLine],
    shelf: PhotoShelf,
    sight: Sight,
    hole: Path,
    paper: str,
) -> Raster:
    """The paper around the part with its shadow, faint fold lines, and what no art may cover."""
    surface = new_surface(sight.width_px, sight.height_px)
    with surface as canvas:
        _draw_paper(canvas, sight, hole, paper)
        canvas.concat(skia_matrix(sight.to_px))
        draw_marks(canvas, marks, shelf, hole)
        canvas.clipPath(skia_path(hole), doAntiAlias=True)
        for line in lines:
            if line.kind in ("fold", "crease"):
                _draw_fold(canvas, line.path, sight.px_per_mm)
    return raster_of(surface)


def _draw_paper(canvas: skia.Canvas, sight: Sight, hole: Path, paper: str) -> None:
    edge = skia_path(hole.transformed(sight.to_px))
    canvas.save()
    canvas.clipPath(edge, skia.ClipOp.kDifference, True)
    canvas.clear(skia_color(paper))
    soft = ink("#000000", 0.24)
    soft.setMaskFilter(
        skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, SHADOW_MM * sight.px_per_mm)
    )
    canvas.save()
    canvas.translate(0, SHADOW_MM * sight.px_per_mm / 2)
    canvas.drawPath(edge, soft)
    canvas.restore()
    canvas.restore()
    canvas.drawPath(edge, pen("#000000", 1.0, 0.12))


def _draw_fold(canvas: skia.Canvas, path: Path, px_per_mm: float) -> None:
    """A fold is a soft dark line with a light one beside it."""
    canvas.drawPath(skia_path(path), pen("#000000", 1.5 / px_per_mm, 0.16))
    lit = path.transformed(Affine.translate(1.2 / px_per_mm, 1.2 / px_per_mm))
    canvas.drawPath(skia_path(lit), pen("#FFFFFF", 1.0 / px_per_mm, 0.22))
