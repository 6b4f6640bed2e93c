"""Pictures: our motifs by theme, and the colors of the one that is chosen."""

from __future__ import annotations

from dataclasses import replace

from configurator.model.edits import AddLayer, ReplaceLayer
from configurator.model.layers import Motif, Pattern, Placement
from configurator.model.library import Library
from configurator.model.words import Words
from configurator.studio.session import Session
from configurator.studio.trays import arranging
from configurator.studio.trays.parts import ARRANGE, Facet, Outcome, Row, Tile, swatches

SHARE_OF_FOCUS = 0.4
STAMP_THEME = "stamps"
COLOR_NAMES = Words(en="Color {number}", he="צבע {number}")
THEME_WORDS: dict[str, Words] = {
    "celebrate": Words(en="Celebrate", he="חגיגה"),
    "animals": Words(en="Animals", he="חיות"),
    "hearts": Words(en="Hearts and flowers", he="לבבות ופרחים"),
    "hearts-and-flowers": Words(en="Hearts and flowers", he="לבבות ופרחים"),
    "sky": Words(en="Sky and space", he="שמיים וחלל"),
    "sky-and-space": Words(en="Sky and space", he="שמיים וחלל"),
    "food": Words(en="Food", he="אוכל"),
    "play": Words(en="Play", he="משחק"),
    "play-and-sport": Words(en="Play and sport", he="משחק וספורט"),
    "city": Words(en="City", he="עיר"),
    "holidays": Words(en="Holidays", he="חגים"),
    "faces": Words(en="Faces", he="פרצופים"),
    "stamps": Words(en="Stamps", he="חותמות"),
}


def themes(library: Library) -> tuple[str, ...]:
    """The themes that have motifs, stamps left out."""
    found = dict.fromkeys(m.theme for m in library.motifs.values())
    return tuple(theme for theme in found if theme != STAMP_THEME)


def theme_facets(library: Library) -> tuple[Facet, ...]:
    """A facet for every theme."""
    return tuple(
        Facet(f"theme-{t}", THEME_WORDS.get(t, Words(en=t.title(), he=t))) for t in themes(library)
    )


def color_facets(library: Library, motif: str) -> tuple[Facet, ...]:
    """A facet for every color a motif takes."""
    count = len(library.motif(motif).colors)
    return tuple(
        Facet(
            f"color-{n}",
            Words(en=COLOR_NAMES.en.format(number=n + 1), he=COLOR_NAMES.he.format(number=n + 1)),
            "color",
        )
        for n in range(count)
    )


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
    """The themes; the colors and moves first once a motif is chosen."""
    if isinstance(session.chosen, Motif):
        return (*color_facets(library, session.chosen.motif), ARRANGE, *theme_facets(library))
    return theme_facets(library)


def row(session: Session, library: Library, facet: str) -> Row:
    """Motifs of a theme, or swatches for one of the motif's colors."""
    layer = session.chosen
    if isinstance(layer, Motif) and facet.startswith("color-"):
        return swatches(session, library, colors_of(layer, library)[int(facet[6:])])
    if facet == "arrange":
        return arranging.moves(session)
    chosen = layer.motif if isinstance(layer, Motif) else None
    return Row(tiles=motif_tiles(session, library, facet.removeprefix("theme-"), chosen))


def colors_of(layer: Motif | Pattern, library: Library) -> list[str]:
    """The swatch of each of a motif's slots, its own where the layer names none."""
    own = library.motif(layer.motif).colors
    return [*layer.colors, *own[len(layer.colors) :]]


def recolored(layer: Motif | Pattern, library: Library, facet: str, swatch: str) -> ReplaceLayer:
    """The edit that changes one of a motif's colors."""
    colors = colors_of(layer, library)
    colors[int(facet.removeprefix("color-"))] = swatch
    return ReplaceLayer(layer=layer.model_copy(update={"colors": tuple(colors)}))


def choose(session: Session, library: Library, facet: str, item: str) -> Outcome:
    """Recolor the chosen motif, move it, exchange it, or add a new one."""
    layer = session.chosen
    if isinstance(layer, Motif) and facet.startswith("color-"):
        return Outcome(session, recolored(layer, library, facet, item))
    if facet == "arrange":
        return arranging.arranged(session, item)
    if isinstance(layer, Motif):
        other = layer.model_copy(update={"motif": item, "colors": ()})
        return Outcome(session, ReplaceLayer(layer=other))
    name = session.design.free_layer_id()
    width = round(min(session.safe.width, session.safe.height) * SHARE_OF_FOCUS, 1)
    x, y = session.free_spot(width, width)
    motif = Motif(id=name, placement=Placement(x_mm=x, y_mm=y), motif=item, width_mm=width)
    return Outcome(
        replace(session, layer=name, facet=facet), AddLayer(part=session.part, layer=motif)
    )


def slide(session: Session, library: Library, facet: str, value: float) -> Outcome:
    """Nothing here slides."""
    return Outcome(session)
