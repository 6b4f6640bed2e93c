"""The tray of a session: which tool answers for it, its facets, and its row."""

from __future__ import annotations

from typing import cast

from configurator.model.library import Library
from configurator.model.words import Words
from configurator.studio.session import Session, tools_of
from configurator.studio.trays import (
    arranging,
    coloring,
    drawing,
    lettering,
    patterning,
    photo,
    pictures,
    stamping,
)
from configurator.studio.trays.parts import Facet, Outcome, Row, TrayTool
from configurator.studio.trays.product import OptionTray, ThemeTray

TOOLS: dict[str, TrayTool] = {
    "theme": ThemeTray(),
    "color": cast(TrayTool, coloring),
    "lettering": cast(TrayTool, lettering),
    "photo": cast(TrayTool, photo),
    "motif": cast(TrayTool, pictures),
    "stamps": cast(TrayTool, stamping),
    "draw": cast(TrayTool, drawing),
    "pattern": cast(TrayTool, patterning),
    "option": OptionTray(),
    "layers": cast(TrayTool, arranging),
}

RAIL: tuple[tuple[str, Words, str], ...] = (
    ("theme", Words(en="Looks", he="עיצובים"), "theme"),
    ("color", Words(en="Colors", he="צבעים"), "color"),
    ("lettering", Words(en="Words", he="מילים"), "words"),
    ("photo", Words(en="Photo", he="תמונה"), "photo"),
    ("motif", Words(en="Pictures", he="ציורים"), "motif"),
    ("stamps", Words(en="Stamps", he="חותמות"), "stamp"),
    ("draw", Words(en="Draw", he="לצייר"), "draw"),
    ("pattern", Words(en="Pattern", he="דוגמה"), "pattern"),
    ("option", Words(en="Product", he="המוצר"), "option"),
    ("layers", Words(en="Layers", he="שכבות"), "layers"),
)


def rail_of(session: Session) -> tuple[tuple[str, Words, str], ...]:
    """The rail's tools for this family: those some part takes, and the layers."""
    on_offer = {*tools_of(session.family), "layers", "option", "theme"}
    return tuple(entry for entry in RAIL if entry[0] in on_offer)


def facets_of(session: Session, library: Library) -> tuple[Facet, ...]:
    """The facets of the tool in hand."""
    return TOOLS[session.tool].facets(session, library)


def facet_of(session: Session, library: Library) -> str:
    """The facet looked at: the session's own where the tool has it now, else the tool's first."""
    names = [facet.id for facet in facets_of(session, library)]
    return session.facet if session.facet in names else names[0]


def row_of(session: Session, library: Library) -> Row:
    """The row of the facet looked at."""
    return TOOLS[session.tool].row(session, library, facet_of(session, library))


def chosen(session: Session, library: Library, item: str) -> Outcome:
    """What choosing a tile of the present row does."""
    return TOOLS[session.tool].choose(session, library, facet_of(session, library), item)


def slid(session: Session, library: Library, value: float) -> Outcome:
    """What settling the present slider does."""
    return TOOLS[session.tool].slide(session, library, facet_of(session, library), value)
