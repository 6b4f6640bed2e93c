"""Pictures: our motifs by theme, and the colors, size and look of the one that is chosen."""

from __future__ import annotations

from dataclasses import replace

from configurator.model.edits import Edit
from configurator.model.layers import Motif, Pattern
from configurator.model.library import Library
from configurator.model.words import Words
from configurator.studio.session import Session
from configurator.studio.trays import arranging
from configurator.studio.trays.gauges import dials, layer_row, offered, slid
from configurator.studio.trays.parts import ARRANGE, Facet, Outcome, Row, Tile, swatches
from configurator.tools import motif

STAMP_THEME = "stamps"
FACE_THEME = "faces"
"""Faces stand for people on their tiles; they are no pictures to put on a product."""

LOOK = Facet("look", Words(en="Look", he="מראה"), "mirror")
MIRROR = Words(en="Other way round", he="לצד השני")
OWN_COLORS = Words(en="As it was drawn", he="כמו שצויר")
DIALS = dials(motif.PARAMETERS)
COLOR_NAMES = Words(en="Color {number}", he="צבע {number}")
THEME_WORDS: dict[str, Words] = {
    "celebrate": Words(en="Celebrate", he="חגיגה"),
    "animals": Words(en="Animals", he="חיות"),
    "hearts": Words(en="Hearts and flowers", he="לבבות ופרחים"),
    "sky": Words(en="Sky and space", he="שמיים וחלל"),
    "food": Words(en="Food", he="אוכל"),
    "play": Words(en="Play and sport", he="משחק וספורט"),
    "city": Words(en="City", he="עיר"),
    "holidays": Words(en="Holidays", he="חגים"),
    "ornaments": Words(en="Ornaments", he="עיטורים"),
    "stamps": Words(en="Stamps", he="חותמות"),
}


def themes(library: Library) -> tuple[str, ...]:
    """The themes that have motifs to put on a product; stamps have a tool of their own."""
    found = dict.fromkeys(m.theme for m in library.motifs.values())
    return tuple(theme for theme in found if theme not in (STAMP_THEME, FACE_THEME))


def theme_facets(library: Library) -> tuple[Facet, ...]:
    """A facet for every theme; a theme the shop added itself goes by its own name."""
    return tuple(
        Facet(f"theme-{t}", THEME_WORDS.get(t, Words(en=t.title(), he=t))) for t in themes(library)
    )


def color_facets(library: Library, layer: Motif | Pattern) -> tuple[Facet, ...]:
    """A facet for every color a motif takes."""
    return tuple(
        Facet(f"color-{n}", COLOR_NAMES.filled(number=n + 1), "color")
        for n in range(len(library.motif(layer.motif).colors))
    )


def color_row(session: Session, library: Library, layer: Motif | Pattern, facet: str) -> Row:
    """The swatches for one of a motif's colors."""
    return swatches(session, library, motif.shown_colors(layer, library)[slot(facet)])


def recolored(layer: Motif | Pattern, library: Library, facet: str, swatch: str) -> Edit:
    """The edit that changes one of a motif's colors."""
    return motif.recolored(layer, library, slot(facet), swatch)


def slot(facet: str) -> int:
    """Which of a motif's colors a facet is for."""
    return int(facet.removeprefix("color-"))


def motif_tiles(
    session: Session, library: Library, theme: str, chosen: str | None
) -> tuple[Tile, ...]:
    """The motifs of a theme, each as its own picture."""
    return tuple(
        Tile(m.id, session.said(m.words), recipe=f"motif:{m.id}", chosen=m.id == chosen)
        for m in library.motifs.values()
        if m.theme == theme
    )


def facets(session: Session, library: Library) -> tuple[Facet, ...]:
    """The themes; the sides of a motif first once one is chosen."""
    layer = session.chosen
    if not isinstance(layer, Motif):
        return theme_facets(library)
    sides = (*color_facets(library, layer), LOOK, *offered(DIALS, layer).values(), ARRANGE)
    return (*sides, *theme_facets(library))


def row(session: Session, library: Library, facet: str) -> Row:
    """Motifs of a theme, or one side of the chosen motif."""
    layer = session.chosen
    if isinstance(layer, Motif):
        if facet in DIALS:
            return layer_row(DIALS, facet, layer, session, library)
        if facet.startswith("color-"):
            return color_row(session, library, layer, facet)
        if facet == "look":
            return Row(tiles=_looks(session, layer))
        if facet == "arrange":
            return arranging.moves(session)
    chosen = layer.motif if isinstance(layer, Motif) else None
    return Row(tiles=motif_tiles(session, library, facet.removeprefix("theme-"), chosen))


def _looks(session: Session, layer: Motif) -> tuple[Tile, ...]:
    return (
        Tile("mirror", session.said(MIRROR), recipe=f"mirrored:{layer.id}"),
        Tile(
            "own-colors",
            session.said(OWN_COLORS),
            recipe=f"motif:{layer.motif}",
            chosen=not layer.colors,
        ),
    )


def choose(session: Session, library: Library, facet: str, item: str) -> Outcome:
    """Change one side of the chosen motif, exchange it, or add a new one."""
    layer = session.chosen
    if facet == "arrange":
        return arranging.arranged(session, library, item)
    if not isinstance(layer, Motif):
        return _added(session, library, facet, item)
    if facet.startswith("color-"):
        return Outcome(session, recolored(layer, library, facet, item))
    if facet == "look":
        turned = item == "mirror"
        return Outcome(session, motif.mirrored(layer) if turned else motif.in_own_colors(layer))
    return Outcome(session, motif.swapped(layer, item))


def _added(session: Session, library: Library, facet: str, item: str) -> Outcome:
    area = session.area(library)
    if area is None:
        return Outcome(session, asked="area")
    edit = motif.added(session.design, area, item)
    return Outcome(replace(session, layer=edit.layer.id, facet=facet), edit)


def slide(session: Session, library: Library, facet: str, value: float) -> Outcome:
    """Size or turn of the chosen motif."""
    layer = session.chosen
    if not isinstance(layer, Motif):
        return Outcome(session)
    return slid(DIALS, facet, layer, value, session)
