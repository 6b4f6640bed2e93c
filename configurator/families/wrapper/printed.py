"""Printed paper: the artwork as it looks on its paper, with foil that shines."""

from __future__ import annotations

from dataclasses import dataclass

import skia

from configurator.families.wrapper.goods import Paper
from configurator.families.wrapper.metal import smooth_metal
from configurator.ground.geometry import Box, Path
from configurator.model.artwork import Fill, Mark, Paint, PartArtwork
from configurator.model.photos import PhotoShelf
from configurator.preview.canvas import draw_marks, ink, screen_color, skia_path
from configurator.preview.texture import draw_texture

SMOOTHED_MM = 0.5
"""How far outside a panel a mark's smoothed edge can still be seen in it."""
SPOT_METALS = {"Foil Gold": "foil-gold", "Foil Silver": "foil-silver", "Foil Rose": "foil-rose"}
"""Which metal a separation is stamped in."""


@dataclass(frozen=True, slots=True)
class Print:
    """The printed sheet: its artwork, the paper it is on, and where its photographs lie."""

    part: PartArtwork
    paper: Paper
    shelf: PhotoShelf

    def draw(self, canvas: skia.Canvas, panel: Box, clip: Path | None = None) -> None:
        """Draw what a panel shows, in the sheet's mm, inside `clip` (the panel itself if None)."""
        edge = clip or Path.rectangle(panel)
        self.draw_smooth(canvas, panel, edge)
        draw_grain(canvas, edge, self.paper)

    def draw_smooth(self, canvas: skia.Canvas, panel: Box, edge: Path) -> None:
        """The same without the paper's grain."""
        canvas.save()
        canvas.clipPath(skia_path(edge), doAntiAlias=True)
        canvas.drawPath(skia_path(edge), ink(self.paper.shade))
        canvas.saveLayer(None, _ink_on(self.paper))
        self._draw_inks(canvas, panel)
        canvas.restore()
        canvas.restore()

    def _draw_inks(self, canvas: skia.Canvas, panel: Box) -> None:
        """Runs of ordinary marks as they are; foil between them gets its shine, in its place."""
        run: list[Mark] = []
        for mark in self.part.marks:
            if not _lies_on(mark, panel.grown(SMOOTHED_MM)):
                continue
            metal = SPOT_METALS.get(mark.paint.spot or "") if isinstance(mark, Fill) else None
            if metal is None or not isinstance(mark, Fill):
                run.append(mark)
                continue
            draw_marks(canvas, run, self.shelf, None, _seen)
            run = []
            canvas.drawPath(skia_path(mark.path), _foil_paint(metal, panel))
        draw_marks(canvas, run, self.shelf, None, _seen)


def draw_grain(canvas: skia.Canvas, edge: Path, paper: Paper, *, alone: bool = False) -> None:
    """The grain of a paper inside an edge, over what is there or `alone` on nothing."""
    canvas.save()
    canvas.clipPath(skia_path(edge), doAntiAlias=True)
    draw_texture(canvas, edge, paper.look, strength=paper.grain, alone=alone)
    canvas.restore()


def _lies_on(mark: Mark, panel: Box) -> bool:
    """Whether any of a mark is on a panel; the rest of the sheet is not even looked at."""
    box = (mark.path if isinstance(mark, Fill) else mark.clip).box
    across = box.left <= panel.right and box.right >= panel.left
    return across and box.top <= panel.bottom and box.bottom >= panel.top


def _ink_on(paper: Paper) -> skia.Paint:
    """Ink is transparent: on kraft every color is seen through the brown."""
    mode = skia.BlendMode.kMultiply if paper.through_ink else skia.BlendMode.kSrcOver
    return skia.Paint(BlendMode=mode)


def _seen(paint: Paint) -> str:
    """A paint with no ink at all is the bare paper, whatever that is."""
    return screen_color(paint) if any(paint.cmyk) or paint.spot else "#ffffff"


def _foil_paint(metal: str, panel: Box) -> skia.Paint:
    start = (panel.left, panel.top)
    end = (panel.left + 0.55 * panel.height, panel.top + 0.9 * panel.height)
    return skia.Paint(AntiAlias=True, Shader=smooth_metal(metal, start, end))
