"""Color and material of a part."""

from __future__ import annotations

from configurator.model.library import Library
from configurator.model.words import Words
from configurator.studio.session import Session, parts_of
from configurator.studio.trays.parts import COLOR, Facet, Outcome, Row, Tile, swatches
from configurator.tools.color import colored, made_of

PART = Facet("part", Words(en="Part", he="חלק"), "shape")
MATERIAL = Facet("material", Words(en="Material", he="חומר"), "material")


def facets(session: Session, library: Library) -> tuple[Facet, ...]:
    """Color; material where there is a choice; the parts where there are several."""
    found = [COLOR]
    if len(session.the_part.materials) > 1:
        found.append(MATERIAL)
    if len(parts_of(session.family, session.design)) > 1:
        found.append(PART)
    return tuple(found)


def row(session: Session, library: Library, facet: str) -> Row:
    """Swatches, materials, or parts."""
    made = session.design.part(session.part)
    if facet == "material":
        return Row(
            tiles=tuple(
                _material(session, library, m, made.material) for m in session.the_part.materials
            )
        )
    if facet == "part":
        tiles = [
            Tile(
                part.id,
                session.said(part.words),
                recipe=f"part:{part.id}",
                chosen=part.id == session.part,
            )
            for part in parts_of(session.family, session.design)
            if part.tools
        ]
        return Row(tiles=tuple(tiles))
    return swatches(session, library, made.color or session.the_part.default_color)


def _material(session: Session, library: Library, material: str, chosen: str | None) -> Tile:
    words = library.materials[material].words
    first = chosen is None and material == session.the_part.materials[0]
    recipe = f"material:{session.part}:{material}"
    return Tile(material, session.said(words), recipe=recipe, chosen=material == chosen or first)


def choose(session: Session, library: Library, facet: str, item: str) -> Outcome:
    """Color the part, make it of a material, or go to another part."""
    if facet == "material":
        return Outcome(session, made_of(session.the_part, item, session.part))
    if facet == "part":
        return Outcome(session.with_part(item))
    return Outcome(session, colored(session.the_part, item, session.part))


def slide(session: Session, library: Library, facet: str, value: float) -> Outcome:
    """Nothing here slides."""
    return Outcome(session)
