"""Pattern: a motif repeated over the whole part."""

from __future__ import annotations

from typing import cast

from configurator.model.library import Library
from configurator.model.words import Words
from configurator.studio.session import Session
from configurator.studio.trays import pictures
from configurator.studio.trays.gauges import dials, layer_row, offered, slid
from configurator.studio.trays.parts import Facet, Outcome, Row, Tile
from configurator.tools import arrange, motif, pattern

REPEAT = Facet("repeat", Words(en="Repeat", he="סידור"), "pattern")
DIALS = dials(pattern.PARAMETERS)
REPEATS: dict[pattern.Repeat, Words] = {
    "grid": Words(en="Rows", he="שורות"),
    "brick": Words(en="Bricks", he="לסירוגין"),
    "scatter": Words(en="Scattered", he="מפוזר"),
}
NONE = Words(en="No pattern", he="בלי דוגמה")


def facets(session: Session, library: Library) -> tuple[Facet, ...]:
    """The themes; the sides of the pattern before them once there is one."""
    there = pattern.pattern_on(session.design, session.part)
    if there is None:
        return pictures.theme_facets(library)
    sides = (*offered(DIALS, there).values(), REPEAT, *pictures.color_facets(library, there))
    return (*sides, *pictures.theme_facets(library))


def row(session: Session, library: Library, facet: str) -> Row:
    """Motifs to repeat, or one side of the pattern."""
    there = pattern.pattern_on(session.design, session.part)
    if there is not None:
        if facet in DIALS:
            return layer_row(DIALS, facet, there, session, library)
        if facet.startswith("color-"):
            return pictures.color_row(session, library, there, facet)
        if facet == "repeat":
            tiles = (
                Tile(name, session.said(words), icon="pattern", chosen=name == there.repeat)
                for name, words in REPEATS.items()
            )
            return Row(tiles=tuple(tiles))
    chosen = there.motif if there else None
    none = Tile("none", session.said(NONE), icon="close", chosen=there is None)
    theme = facet.removeprefix("theme-")
    return Row(tiles=(none, *pictures.motif_tiles(session, library, theme, chosen)))


def choose(session: Session, library: Library, facet: str, item: str) -> Outcome:
    """Fill the part with a motif, change the pattern, or take it away."""
    there = pattern.pattern_on(session.design, session.part)
    if there is not None and item == "none":
        return Outcome(session, arrange.removed(session.design, there.id))
    if there is not None and facet.startswith("color-"):
        return Outcome(session, motif.recolored(there, library, pictures.slot(facet), item))
    if there is not None and facet == "repeat":
        return Outcome(session, pattern.repeating(there, cast(pattern.Repeat, item)))
    if item == "none":
        return Outcome(session)
    area = session.area(library)
    if area is None:
        return Outcome(session, asked="area")
    return Outcome(session, pattern.laid(session.design, area, item))


def slide(session: Session, library: Library, facet: str, value: float) -> Outcome:
    """Size, spacing or turn of the pattern."""
    there = pattern.pattern_on(session.design, session.part)
    if there is None:
        return Outcome(session)
    if facet == "size":
        return Outcome(session, pattern.sized(there, value))
    return slid(DIALS, facet, there, value, session)
