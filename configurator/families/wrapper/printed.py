"""Printed paper: the artwork as it looks on its paper, with foil that shines."""

from __future__ import annotations

from dataclasses import dataclass

import skia

from configurator.families.wrapper.goods import Paper
from configurator.ground.geometry import Box, Path
from configurator.model.artwork import Fill, Mark, Paint, PartArtwork
from configurator.model.photos import PhotoShelf
from configurator.model.substrates import WHITE, WHITE_GROUNDS
from configurator.preview.canvas import draw_marks, ink, screen_color, skia_path
from configurator.preview.metal import mirror_paint
from configurator.preview.soft_proof import proof_on
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
        canvas.drawPath(skia_path(edge), self._bare(panel))
        canvas.saveLayer(None, None)
        self._draw_inks(canvas, panel)
        canvas.restore()
        canvas.restore()

    def _bare(self, panel: Box) -> skia.Paint:
        """The unprinted paper, which mirrors the room if it is metal."""
        metal = self.paper.metal
        return ink(self.paper.shade) if metal is None else mirror_paint(metal, panel)

    def _draw_inks(self, canvas: skia.Canvas, panel: Box) -> None:
        """Runs of ordinary marks as they are; foil between them gets its shine, in its place."""
        run: list[Mark] = []
        for mark in self.part.marks:
            if not _lies_on(mark, panel.grown(SMOOTHED_MM)):
                continue
            shine = self._shine(mark, panel)
            if shine is None or not isinstance(mark, Fill):
                run.append(mark)
                continue
            self._draw(canvas, run)
            run = []
            canvas.drawPath(skia_path(mark.path), shine)
        self._draw(canvas, run)

    def _draw(self, canvas: skia.Canvas, run: list[Mark]) -> None:
        proof = proof_on(self.paper.stock)
        draw_marks(canvas, run, self.shelf, None, self._seen, proof.photo_of if proof else None)

    def _seen(self, paint: Paint) -> str:
        """A paint as its inks look on this paper; with no ink at all it is the bare paper."""
        bare = not any(paint.cmyk) and not paint.spot
        proof = proof_on(self.paper.stock)
        if proof is None or not proof.tints or (bare and self.paper.metal):
            return WHITE if bare else screen_color(paint)
        return proof.color_of(paint)

    def _shine(self, mark: Mark, panel: Box) -> skia.Paint | None:
        """What a mark is filled with that mirrors: stamped foil, or bare metal left open."""
        if not isinstance(mark, Fill):
            return None
        metal = SPOT_METALS.get(mark.paint.spot or "")
        if metal is not None:
            return mirror_paint(metal, panel)
        bare = self.paper.metal is not None and not any(mark.paint.cmyk)
        if bare and mark.role not in WHITE_GROUNDS:
            return skia.Paint(AntiAlias=True, BlendMode=skia.BlendMode.kClear)
        return None


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
