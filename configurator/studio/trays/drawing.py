"""Draw: a pen with a color and a width, an eraser, and the last line taken back."""

from __future__ import annotations

from dataclasses import replace

from configurator.ground.geometry import Point
from configurator.model.layers import Drawing
from configurator.model.library import Library
from configurator.model.words import Words
from configurator.studio.session import Session
from configurator.studio.trays.gauges import dials, gauge_row, layer_row, slid
from configurator.studio.trays.parts import (
    COLOR,
    CORRECT,
    Facet,
    Outcome,
    Row,
    Tile,
    color_in_hand,
    swatches,
)
from configurator.tools import draw
from configurator.tools.draw import PenInHand

PEN = dials((draw.WIDTH,))
SIZE = dials((draw.SCALE,), {"scale": "size"})

ERASER = Words(en="Eraser", he="מחק")
LAST = Words(en="Last line back", he="ביטול הקו האחרון")
BARE = Words(en="Nothing is drawn here yet.", he="עדיין לא ציירת כאן.")

ERASER_MM = 5.0
"""How wide the eraser is; thicker pens erase as widely as they draw."""


def facets(session: Session, library: Library) -> tuple[Facet, ...]:
    """The pen's color and width, and what takes lines away."""
    return (COLOR, PEN["width"].facet, CORRECT)


def row(session: Session, library: Library, facet: str) -> Row:
    """Pen colors, the pen's width, or the eraser and the last line."""
    if facet == "width":
        return gauge_row(PEN["width"], session.pen.width_mm, session, library)
    if facet == "correct":
        there = draw.top_drawing(session.design, session.part) is not None
        eraser = Tile("eraser", session.said(ERASER), icon="eraser", chosen=session.rubbing)
        last = Tile("last", session.said(LAST), icon="undo")
        return Row(tiles=(eraser, last) if there else (), hint=BARE)
    return swatches(session, library, pen_in_hand(session, library).color)


def pen_in_hand(session: Session, library: Library) -> PenInHand:
    """The pen, in a color this part takes."""
    return replace(session.pen, color=color_in_hand(session, library, session.pen.color))


def eraser_mm(session: Session) -> float:
    """How wide the eraser in hand is, in mm."""
    return max(ERASER_MM, session.pen.width_mm)


def choose(session: Session, library: Library, facet: str, item: str) -> Outcome:
    """Take another color or the eraser in hand, or take the last line back."""
    if facet != "correct":
        return Outcome(replace(session, pen=replace(session.pen, color=item), rubbing=False))
    there = draw.top_drawing(session.design, session.part)
    if item == "eraser":
        return Outcome(replace(session, rubbing=not session.rubbing))
    return Outcome(session, draw.last_taken_back(there) if there is not None else None)


def slide(session: Session, library: Library, facet: str, value: float) -> Outcome:
    """Take a thicker or thinner pen in hand."""
    pen = replace(session.pen, width_mm=draw.WIDTH.settled(value))
    return Outcome(replace(session, pen=pen, rubbing=False))


def drawn(session: Session, library: Library, points: tuple[Point, ...]) -> Outcome:
    """A trace through points in part mm: a stroke of the pen, or what the eraser rubbed out."""
    if not points:
        return Outcome(session)
    if session.rubbing:
        reach = eraser_mm(session) / 2
        return Outcome(session, draw.rubbed_along(session.design, session.part, points, reach))
    pen = pen_in_hand(session, library)
    return Outcome(session, draw.drawn(session.design, session.part, pen, points))


def facets_of(layer: Drawing) -> tuple[Facet, ...]:
    """What can be changed about a finished drawing."""
    return (COLOR, SIZE["size"].facet)


def row_of(session: Session, library: Library, layer: Drawing, facet: str) -> Row:
    """One color for a whole drawing, or its size."""
    if facet == "size":
        return layer_row(SIZE, facet, layer, session, library)
    used = {stroke.color for stroke in layer.strokes}
    return swatches(session, library, used.pop() if len(used) == 1 else None)


def chosen_for(session: Session, layer: Drawing, item: str) -> Outcome:
    """A whole drawing in one color."""
    return Outcome(session, draw.in_color(layer, item))


def slid_for(session: Session, layer: Drawing, facet: str, value: float) -> Outcome:
    """A drawing larger or smaller."""
    return slid(SIZE, facet, layer, value, session)
