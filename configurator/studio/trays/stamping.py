"""Stamps: pick one and an ink, then press it on the product as often as you like."""

from __future__ import annotations

from dataclasses import replace

from configurator.model.edits import AddLayer, ReplaceLayer
from configurator.model.layers import Impression, Placement, Stamps
from configurator.model.library import Library
from configurator.model.words import Words
from configurator.studio.session import Session
from configurator.studio.trays import arranging
from configurator.studio.trays.parts import (
    ARRANGE,
    COLOR,
    MM,
    SIZE,
    Facet,
    Gauge,
    Outcome,
    Row,
    changed,
    readable_color,
    swatches,
)
from configurator.studio.trays.pictures import STAMP_THEME, motif_tiles, themes

STAMP = Facet("stamp", Words(en="Stamp", he="חותמת"), "stamp")


def facets(session: Session, library: Library) -> tuple[Facet, ...]:
    """The stamps, their ink and size; the moves when pressed stamps are chosen."""
    found = (STAMP, COLOR, SIZE)
    return (*found, ARRANGE) if isinstance(session.chosen, Stamps) else found


def row(session: Session, library: Library, facet: str) -> Row:
    """Stamps, inks, or the size."""
    match facet:
        case "color":
            return swatches(session, library, session.stamp.color)
        case "size":
            return Row("slider", gauge=Gauge(SIZE.words, 5, 60, 1, session.stamp.width_mm, MM))
        case "arrange":
            return arranging.moves(session)
    named = {m.theme for m in library.motifs.values()}
    theme = STAMP_THEME if STAMP_THEME in named else themes(library)[0]
    return Row(tiles=motif_tiles(session, library, theme, session.stamp.motif))


def choose(session: Session, library: Library, facet: str, item: str) -> Outcome:
    """Take a stamp or an ink in hand; chosen impressions change ink with it."""
    if facet == "arrange":
        return arranging.arranged(session, item)
    if facet == "color":
        after = replace(session, stamp=replace(session.stamp, color=item))
        layer = session.chosen
        return changed(after, layer, color=item) if isinstance(layer, Stamps) else Outcome(after)
    color = session.stamp.color
    if color not in session.the_part.colors:
        color = readable_color(session, library)
    stamp = replace(session.stamp, motif=item, color=color)
    return Outcome(replace(session, stamp=stamp, layer=None))


def slide(session: Session, library: Library, facet: str, value: float) -> Outcome:
    """The size of the stamp in hand."""
    return Outcome(replace(session, stamp=replace(session.stamp, width_mm=value)))


def pressed(session: Session, x_mm: float, y_mm: float) -> Outcome:
    """The stamp pressed at a spot; presses of the same stamp and ink gather on one layer."""
    stamp = session.stamp
    if stamp.motif is None:
        return Outcome(session)
    layers = session.design.part(session.part).layers
    top = layers[-1] if layers else None
    if isinstance(top, Stamps) and (top.motif, top.color) == (stamp.motif, stamp.color):
        more = Impression(
            dx_mm=x_mm - top.placement.x_mm,
            dy_mm=y_mm - top.placement.y_mm,
            width_mm=stamp.width_mm,
        )
        pressed_on = top.model_copy(update={"impressions": (*top.impressions, more)})
        return Outcome(session, ReplaceLayer(layer=pressed_on))
    layer = Stamps(
        id=session.design.free_layer_id(),
        placement=Placement(x_mm=x_mm, y_mm=y_mm),
        motif=stamp.motif,
        color=stamp.color,
        impressions=(Impression(dx_mm=0, dy_mm=0, width_mm=stamp.width_mm),),
    )
    return Outcome(session, AddLayer(part=session.part, layer=layer))
