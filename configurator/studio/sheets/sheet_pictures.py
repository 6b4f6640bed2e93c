"""Pictures of press sheets: every piece where it lies, as the proof of its file, and its cut."""

from __future__ import annotations

import numpy as np
import skia

from configurator.prepress.imposition.layout import Layout, Placement
from configurator.prepress.imposition.pieces import Piece
from configurator.prepress.proof import proof_picture
from configurator.preview.canvas import skia_color, skia_matrix, skia_path
from configurator.preview.render import Raster, new_surface, raster_of

LONGEST_PX = 1600
PAPER, CUT = "#FFFFFF", "#D6006E"
CUT_PX = 1.2


def sheet_picture(layout: Layout) -> Raster:
    """One sheet, its longer side LONGEST_PX."""
    scale = LONGEST_PX / max(layout.width, layout.height)
    surface = new_surface(round(layout.width * scale), round(layout.height * scale))
    canvas = surface.getCanvas()
    canvas.clear(skia_color(PAPER))
    canvas.scale(scale, scale)
    pictures: dict[tuple[str, int], skia.Image] = {}
    for placed in layout.placements:
        key = (placed.piece.sha256, placed.piece.page)
        if key not in pictures:
            pictures[key] = _proof(placed.piece, scale)
        _draw(canvas, placed, pictures[key], CUT_PX / scale)
    return raster_of(surface)


def _proof(piece: Piece, px_per_mm: float) -> skia.Image:
    width_px = max(1, round(piece.trim.width * px_per_mm))
    shown = proof_picture(piece.file, piece.page, width_px).convert("RGBA")
    return skia.Image.fromarray(np.asarray(shown), skia.kRGBA_8888_ColorType)


def _draw(canvas: skia.Canvas, placed: Placement, shown: skia.Image, line_mm: float) -> None:
    trim, cut = placed.piece.trim, skia_path(placed.piece.cut)
    canvas.save()
    canvas.concat(skia_matrix(placed.to_sheet))
    canvas.save()
    canvas.clipPath(cut, doAntiAlias=True)
    room = skia.Rect.MakeXYWH(trim.left, trim.top, trim.width, trim.height)
    canvas.drawImageRect(shown, room, skia.SamplingOptions(skia.FilterMode.kLinear))
    canvas.restore()
    canvas.drawPath(
        cut,
        skia.Paint(
            AntiAlias=True,
            Style=skia.Paint.kStroke_Style,
            StrokeWidth=line_mm,
            Color=skia_color(CUT),
        ),
    )
    canvas.restore()
