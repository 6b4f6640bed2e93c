"""Stamps: pick one and an ink, then press it on the product as often as you like."""

from __future__ import annotations

from dataclasses import replace

from configurator.model.layers import Stamps
from configurator.model.library import Library
from configurator.model.words import Words
from configurator.studio.session import Session
from configurator.studio.trays import arranging
from configurator.studio.trays.gauges import dials, gauge_row
from configurator.studio.trays.parts import (
    ARRANGE,
    COLOR,
    CORRECT,
    Facet,
    Outcome,
    Row,
    Tile,
    color_in_hand,
    swatches,
)
from configurator.studio.trays.pictures import STAMP_THEME, motif_tiles, themes
from configurator.tools import stamps
from configurator.tools.stamps import StampInHand

STAMP = Facet("stamp", Words(en="Stamp", he="חותמת"), "stamp")
DIALS = dials(stamps.PARAMETERS, {"width": "size"})
LAST = Words(en="Last one back", he="ביטול האחרונה")
BARE = Words(en="Nothing is stamped here yet.", he="עדיין אין כאן חותמות.")


def facets(session: Session, library: Library) -> tuple[Facet, ...]:
    """The stamps, their ink and size, the last press; the moves when stamps are chosen."""
    found = (STAMP, COLOR, DIALS["size"].facet, CORRECT)
    return (*found, ARRANGE) if isinstance(session.chosen, Stamps) else found


def row(session: Session, library: Library, facet: str) -> Row:
    """Stamps, inks, the size, or what was pressed last."""
    match facet:
        case "color":
            return swatches(session, library, stamp_in_hand(session, library).color)
        case "size":
            return gauge_row(DIALS["size"], session.stamp.width_mm, session, library)
        case "correct":
            there = stamps.top_stamps(session.design, session.part) is not None
            last = Tile("last", session.said(LAST), icon="undo")
            return Row(tiles=(last,) if there else (), hint=BARE)
        case "arrange":
            return arranging.moves(session)
    named = {m.theme for m in library.motifs.values()}
    theme = STAMP_THEME if STAMP_THEME in named else themes(library)[0]
    return Row(tiles=motif_tiles(session, library, theme, session.stamp.motif))


def stamp_in_hand(session: Session, library: Library) -> StampInHand:
    """The stamp, in an ink this part takes; it has no motif before one is picked."""
    return replace(session.stamp, color=color_in_hand(session, library, session.stamp.color))


def choose(session: Session, library: Library, facet: str, item: str) -> Outcome:
    """Take a stamp or an ink in hand; chosen impressions change ink with it."""
    layer = session.chosen
    match facet:
        case "arrange":
            return arranging.arranged(session, library, item)
        case "color":
            after = replace(session, stamp=replace(session.stamp, color=item))
            return Outcome(after, stamps.in_ink(layer, item) if isinstance(layer, Stamps) else None)
        case "correct":
            there = stamps.top_stamps(session.design, session.part)
            return Outcome(session, stamps.lifted(there) if there is not None else None)
    return Outcome(replace(session, stamp=replace(session.stamp, motif=item), layer=None))


def slide(session: Session, library: Library, facet: str, value: float) -> Outcome:
    """The size of the stamp in hand."""
    width = stamps.WIDTH.settled(value)
    return Outcome(replace(session, stamp=replace(session.stamp, width_mm=width)))


def pressed(session: Session, library: Library, x_mm: float, y_mm: float) -> Outcome:
    """The stamp in hand pressed at a spot; nothing before one is picked."""
    stamp = stamp_in_hand(session, library)
    if not stamp.motif:
        return Outcome(session)
    return Outcome(session, stamps.pressed(session.design, session.part, stamp, x_mm, y_mm))
