"""The product itself: ready-made themes, sizes, and the family's own options."""

from __future__ import annotations

from functools import partial

from configurator.model.edits import SetOption, SetSize
from configurator.model.library import Library
from configurator.model.words import Words
from configurator.studio.session import Session
from configurator.studio.size_words import size_words
from configurator.studio.trays.parts import Facet, Outcome, Row, Tile, Wish

THEMES = Facet("themes", Words(en="Ready-made looks", he="עיצובים מוכנים"), "theme")
SIZES = Facet("sizes", Words(en="Size", he="מידה"), "size")


class ThemeTray:
    """Looks to start from; each is a real design that can be changed."""

    def facets(self, session: Session, library: Library) -> tuple[Facet, ...]:
        """One facet: the looks."""
        return (THEMES,)

    def row(self, session: Session, library: Library, facet: str) -> Row:
        """Every theme of the family as a picture of the product wearing it."""
        tiles = (
            Tile(t.id, session.said(t.words), recipe=f"theme:{session.family.id}:{t.id}")
            for t in session.family.themes
        )
        return Row(tiles=tuple(tiles), wide=True)

    def choose(self, session: Session, library: Library, facet: str, item: str) -> Outcome:
        """Dress the product in a theme, keeping the size that was chosen."""
        given = {"theme": item, "language": session.language}
        return Outcome(session, wish=Wish("dress", given))

    def slide(self, session: Session, library: Library, facet: str, value: float) -> Outcome:
        """Nothing here slides."""
        return Outcome(session)


class OptionTray:
    """Sizes and the family's options, each option a facet."""

    def facets(self, session: Session, library: Library) -> tuple[Facet, ...]:
        """The sizes, then every option."""
        options = (Facet(o.id, o.words, o.icon) for o in session.family.options)
        return (*options, SIZES)

    def row(self, session: Session, library: Library, facet: str) -> Row:
        """The choices of an option, or the sizes."""
        design, family = session.design, session.family
        said = partial(size_words, units=session.units, language=session.language)
        if facet == "sizes":
            return Row(
                tiles=tuple(
                    Tile(s.id, said(s), chosen=s.id == design.size)
                    for s in family.sizes
                    if s.offered or s.id == design.size
                )
            )
        option = next(o for o in family.options if o.id == facet)
        chosen = design.options.get(option.id, option.default)
        offered = [c for c in option.choices if c.offered or c.id == chosen]
        every_swatch = all(c.swatch in library.swatches for c in option.choices)
        tiles = tuple(
            Tile(
                c.id,
                session.said(c.words),
                color=library.swatches[c.swatch].srgb if c.swatch in library.swatches else "",
                icon=c.icon or "",
                recipe="" if every_swatch else f"choice:{option.id}:{c.id}",
                chosen=c.id == chosen,
                metallic=c.swatch in library.swatches
                and library.swatches[c.swatch].spot is not None,
            )
            for c in offered
        )
        return Row("swatches" if every_swatch else "tiles", tiles, wide=True)

    def choose(self, session: Session, library: Library, facet: str, item: str) -> Outcome:
        """Choose a size or one of an option's choices."""
        if facet == "sizes":
            return Outcome(session, SetSize(size=item))
        return Outcome(session, SetOption(option=facet, choice=item))

    def slide(self, session: Session, library: Library, facet: str, value: float) -> Outcome:
        """Nothing here slides."""
        return Outcome(session)
