"""Draw: a pen with a color and a width; every stroke is kept smooth."""

from __future__ import annotations

from dataclasses import replace

from configurator.ground.geometry import Point
from configurator.model.edits import AddLayer, ReplaceLayer
from configurator.model.layers import Drawing, Placement, Stroke
from configurator.model.library import Library
from configurator.model.words import Words
from configurator.studio.session import Session
from configurator.studio.trays import arranging
from configurator.studio.trays.parts import ARRANGE, COLOR, MM, Facet, Gauge, Outcome, Row, swatches

WIDTH = Facet("width", Words(en="Width", he="עובי"), "draw")
WIDEST_MM = 8.0


def facets(session: Session, library: Library) -> tuple[Facet, ...]:
    """The pen's color and width; the moves when a drawing is chosen."""
    return (COLOR, WIDTH, ARRANGE) if isinstance(session.chosen, Drawing) else (COLOR, WIDTH)


def row(session: Session, library: Library, facet: str) -> Row:
    """Pen colors, or the pen's width."""
    if facet == "width":
        return Row(
            "slider", gauge=Gauge(WIDTH.words, 0.6, WIDEST_MM, 0.2, session.pen.width_mm, MM)
        )
    if facet == "arrange":
        return arranging.moves(session)
    return swatches(session, library, session.pen.color)


def choose(session: Session, library: Library, facet: str, item: str) -> Outcome:
    """Take another color in hand."""
    if facet == "arrange":
        return arranging.arranged(session, item)
    return Outcome(replace(session, pen=replace(session.pen, color=item)))


def slide(session: Session, library: Library, facet: str, value: float) -> Outcome:
    """Take a thicker or thinner pen in hand."""
    return Outcome(replace(session, pen=replace(session.pen, width_mm=value)))


def drawn(session: Session, points: tuple[Point, ...]) -> Outcome:
    """A stroke through points in part mm; strokes gather on one drawing at the top of the part."""
    if not points:
        return Outcome(session)
    layers = session.design.part(session.part).layers
    top = layers[-1] if layers else None
    if isinstance(top, Drawing) and top.scale == 1 and not top.placement.rotation_deg:
        stroke = _stroke(session, points, top.placement.x_mm, top.placement.y_mm)
        longer = top.model_copy(update={"strokes": (*top.strokes, stroke)})
        return Outcome(session, ReplaceLayer(layer=longer))
    x, y = session.focus.center
    layer = Drawing(
        id=session.design.free_layer_id(),
        placement=Placement(x_mm=x, y_mm=y),
        strokes=(_stroke(session, points, x, y),),
    )
    return Outcome(session, AddLayer(part=session.part, layer=layer))


def _stroke(session: Session, points: tuple[Point, ...], x_mm: float, y_mm: float) -> Stroke:
    moved = tuple((round(x - x_mm, 3), round(y - y_mm, 3)) for x, y in points)
    return Stroke(points=moved, width_mm=session.pen.width_mm, color=session.pen.color)
