"""Pattern: a motif repeated over the whole part."""

from __future__ import annotations

from configurator.model.edits import AddLayer, RemoveLayer, ReplaceLayer
from configurator.model.layers import Pattern, Placement
from configurator.model.library import Library
from configurator.model.words import Words
from configurator.studio.session import Session
from configurator.studio.trays import pictures
from configurator.studio.trays.parts import (
    MM,
    SIZE,
    Facet,
    Gauge,
    Outcome,
    Row,
    Tile,
    changed,
    swatches,
)

PITCH = Facet("pitch", Words(en="Spacing", he="ריווח"), "align-center")
REPEAT = Facet("repeat", Words(en="Repeat", he="סידור"), "pattern")
REPEATS: tuple[tuple[str, Words], ...] = (
    ("grid", Words(en="Rows", he="שורות")),
    ("brick", Words(en="Bricks", he="לסירוגין")),
    ("scatter", Words(en="Scattered", he="מפוזר")),
)
NONE = Words(en="No pattern", he="בלי דוגמה")


def _pattern(session: Session) -> Pattern | None:
    """The pattern of the chosen part, the topmost when there are several."""
    found = [each for each in session.design.part(session.part).layers if isinstance(each, Pattern)]
    return found[-1] if found else None


def facets(session: Session, library: Library) -> tuple[Facet, ...]:
    """The themes; the sides of the pattern after them once there is one."""
    pattern = _pattern(session)
    if pattern is None:
        return pictures.theme_facets(library)
    colors = pictures.color_facets(library, pattern.motif)
    return (SIZE, PITCH, REPEAT, *colors, *pictures.theme_facets(library))


def row(session: Session, library: Library, facet: str) -> Row:
    """Motifs to repeat, or one side of the pattern."""
    pattern = _pattern(session)
    if pattern is not None:
        match facet:
            case "size":
                return Row("slider", gauge=Gauge(SIZE.words, 4, 60, 1, pattern.width_mm, MM))
            case "pitch":
                return Row("slider", gauge=Gauge(PITCH.words, 5, 90, 1, pattern.pitch_mm, MM))
            case "repeat":
                tiles = (
                    Tile(n, session.said(w), icon="pattern", chosen=n == pattern.repeat)
                    for n, w in REPEATS
                )
                return Row(tiles=tuple(tiles))
        if facet.startswith("color-"):
            return swatches(session, library, pictures.colors_of(pattern, library)[int(facet[6:])])
    chosen = pattern.motif if pattern else None
    none = Tile("none", session.said(NONE), icon="close", chosen=pattern is None)
    return Row(
        tiles=(none, *pictures.motif_tiles(session, library, facet.removeprefix("theme-"), chosen))
    )


def choose(session: Session, library: Library, facet: str, item: str) -> Outcome:
    """Fill the part with a motif, change the pattern, or take it away."""
    pattern = _pattern(session)
    if pattern is None:
        return Outcome(session) if item == "none" else _added(session, item)
    if item == "none":
        return Outcome(session, RemoveLayer(layer_id=pattern.id))
    if facet.startswith("color-"):
        return Outcome(session, pictures.recolored(pattern, library, facet, item))
    if facet == "repeat":
        return changed(session, pattern, repeat=item)
    other = pattern.model_copy(update={"motif": item, "colors": ()})
    return Outcome(session, ReplaceLayer(layer=other))


def _added(session: Session, item: str) -> Outcome:
    side = round(min(session.focus.width, session.focus.height) / 5, 1)
    x, y = session.focus.center
    layer = Pattern(
        id=session.design.free_layer_id(),
        placement=Placement(x_mm=x, y_mm=y),
        motif=item,
        width_mm=side,
        pitch_mm=round(side * 1.5, 1),
    )
    return Outcome(session, AddLayer(part=session.part, layer=layer, index=0))


def slide(session: Session, library: Library, facet: str, value: float) -> Outcome:
    """Size or spacing of the pattern."""
    pattern = _pattern(session)
    if pattern is None:
        return Outcome(session)
    return changed(
        session, pattern, **({"width_mm": value} if facet == "size" else {"pitch_mm": value})
    )
