"""Leading: which tiles of a tray come first for whoever is here, and why; the rest stay put.

A tray is searched by eye, so only a few tiles change places, and in one visit only once: nothing
moves under a finger.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from configurator.model.people import Favorite, FavoriteKind
from configurator.model.words import Words
from configurator.studio.people.names import RememberedName
from configurator.studio.session import Session
from configurator.studio.suggesting.matters import (
    LETTERING,
    LOOK,
    MOTIF,
    MOTIFS,
    PALETTE,
    Matter,
    look_of,
)
from configurator.studio.suggesting.tastes import Tastes
from configurator.studio.suggesting.visit_memory import Tap
from configurator.studio.trays.lettering import NAME
from configurator.studio.trays.parts import Facet, Row, Tile
from configurator.taste.slate import Context, Option, choice_among

MOST_LEADING = 6
LIKELIER = 1.15
"""How many times likelier than the mean a tile is that comes before its turn."""
FAVORITE_OF: dict[str, FavoriteKind] = {PALETTE: "swatch", MOTIF: "motif", LETTERING: "font"}
FAVORITE = Words(en="You marked this as a favorite.", he="סימנת את זה כמועדף.")
PICTURE_TOOLS = ("motif", "pattern", "stamps")
THEME = "theme-"


class Leading:
    """Puts the tiles of a row in order, and turns a tap on one into a choice."""

    def __init__(self, tastes: Tastes) -> None:
        self._tastes = tastes
        self._favorites: tuple[Favorite, ...] = ()
        self._orders: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._whys: dict[tuple[str, str], Words] = {}
        self._names: tuple[RememberedName, ...] = ()
        self._sides: tuple[str, ...] = ()

    def begin(
        self, favorites: tuple[Favorite, ...], names: tuple[RememberedName, ...] = ()
    ) -> None:
        """A design is opened for whoever is here: rows are put in order anew."""
        self._favorites = favorites
        self._names = names
        self._sides = ()
        self._orders.clear()
        self._whys.clear()

    def mark(self, favorites: tuple[Favorite, ...]) -> None:
        """A favorite was marked or unmarked; where things stand stays for this design."""
        self._favorites = favorites

    def matter(self, session: Session, facet: str, row: Row) -> Matter | None:
        """What a row is about; None where taste has nothing to say, as of sizes."""
        tiles = [tile.id for tile in row.tiles if tile.id not in {"none", "write"}]
        matters = self._tastes.matters
        if session.tool == "theme":
            options = {o.id: o for o in matters.looks(session.family.id)}
            return Matter(
                look_of(session.family.id), {t: options[t] for t in tiles if t in options}
            )
        if session.tool == "lettering" and facet == "font":
            fonts = {option.id: option for option in matters.lettering()}
            return Matter(LETTERING, {tile: fonts[tile] for tile in tiles if tile in fonts})
        if session.tool in PICTURE_TOOLS and facet.startswith(THEME):
            drawn = {o.id: o for o in matters.motifs(facet.removeprefix(THEME))}
            return Matter(MOTIF, {tile: drawn[tile] for tile in tiles if tile in drawn})
        if row.kind == "swatches" and session.tool != "option":
            colors = {option.id: option for option in matters.palette(tiles)}
            by_tile = {tile: matters.color(tile) for tile in tiles}
            return Matter(PALETTE, {t: colors[c] for t, c in by_tile.items() if c in colors})
        return None

    def arranged(self, session: Session, facet: str, row: Row) -> Row:
        """The row with what leads before the rest, favorites marked, and why each leads."""
        if session.tool == "lettering" and facet == "text":
            return self._with_names(row)
        matter = self.matter(session, facet, row)
        if matter is None or not matter.options:
            return row
        order = self._order(session, matter, row)
        tiles = {tile.id: self._marked(matter, tile) for tile in row.tiles}
        return replace(row, tiles=tuple(tiles[name] for name in order))

    def _with_names(self, row: Row) -> Row:
        """Phrases, after the names this person wrote before."""
        names = [
            Tile(f"{NAME}{each.name}", each.name, because=each.because) for each in self._names
        ]
        return replace(row, tiles=(*row.tiles[:1], *names, *row.tiles[1:]))

    def sides(self, session: Session, facets: tuple[Facet, ...]) -> tuple[Facet, ...]:
        """A tool's facets, the themes of its drawings in the order of this person's taste.

        As long as nothing of their own is known, as they are; and once in order, they stay so.
        """
        themed = {f.id.removeprefix(THEME): f for f in facets if f.id.startswith(THEME)}
        if session.tool not in PICTURE_TOOLS or not themed or not self._tastes.knows_them:
            return facets
        if not self._sides:
            options = tuple(o for o in self._tastes.matters.motif_themes() if o.id in themed)
            context = Context(MOTIFS, session.family.id, explore=False)
            self._sides = self._tastes.rank(context, options).ids
        ordered = [themed[name] for name in self._sides if name in themed]
        rest = [themed[name] for name in themed if name not in self._sides]
        others = [f for f in facets if not f.id.startswith(THEME)]
        return (*others, *ordered, *rest)

    def _order(self, session: Session, matter: Matter, row: Row) -> tuple[str, ...]:
        names = tuple(tile.id for tile in row.tiles)
        key = (matter.facet, *names)
        if key not in self._orders:
            fixed = [name for name in names if name not in matter.options]
            first = self._leaders(session, matter)
            rest = [name for name in names if name not in first and name not in fixed]
            self._orders[key] = (*fixed, *first, *rest)
        return self._orders[key]

    def _leaders(self, session: Session, matter: Matter) -> list[str]:
        marked = [name for name in matter.options if self._is_favorite(matter.facet, name)]
        if not self._tastes.knows_something(matter.facet):
            return marked
        options = tuple({option.id: option for option in matter.options.values()}.values())
        context = Context(matter.facet, session.family.id)
        ranking = self._tastes.rank(context, options)
        self._tastes.shown(context, ranking)
        whole = matter.facet.startswith(LOOK)
        mean = 1 / max(1, len(options))
        leading: list[str] = list(marked)
        for place in ranking.places[: len(options) if whole else MOST_LEADING]:
            tried = place.option.id == ranking.explored
            if not (whole or tried or place.probability > LIKELIER * mean):
                continue
            self._explain(context, options, place.option.id)
            leading += [
                tile
                for tile, option in matter.options.items()
                if option.id == place.option.id and tile not in leading
            ]
        return leading

    def _explain(self, context: Context, options: Sequence[Option], option: str) -> None:
        reason = self._tastes.why(context, tuple(options), option)
        self._whys[context.facet, option] = self._tastes.said_why(reason)

    def _is_favorite(self, facet: str, item: str) -> bool:
        kind = "theme" if facet.startswith(LOOK) else FAVORITE_OF.get(facet)
        return any(each.kind == kind and each.item == item for each in self._favorites)

    def _marked(self, matter: Matter, tile: Tile) -> Tile:
        if tile.id not in matter.options:
            return tile
        favorite = self._is_favorite(matter.facet, tile.id)
        why = self._whys.get((matter.facet, matter.options[tile.id].id))
        return replace(tile, favorite=favorite, because=FAVORITE if favorite else why)

    def favorite(self, session: Session, facet: str, row: Row, item: str) -> Favorite | None:
        """The favorite that a tile of a row is marked as."""
        matter = self.matter(session, facet, row)
        if matter is None or item not in matter.options:
            return None
        kind = "theme" if matter.facet.startswith(LOOK) else FAVORITE_OF.get(matter.facet)
        return None if kind is None else Favorite(kind=kind, item=item)

    def tapped(self, session: Session, facet: str, row: Row, item: str) -> None:
        """A tile was tapped: it counts at once, and is learned if it stays on the design."""
        tap = self.tap(session, facet, row, item)
        if tap is not None:
            self._tastes.tapped(tap)

    def likings(self, session: Session) -> dict[str, float]:
        """What a surprise leans to for whoever is here."""
        return self._tastes.likings(session.family.id)

    def tap(self, session: Session, facet: str, row: Row, item: str) -> Tap | None:
        """What a tap on a tile says about a taste; None for tiles that say nothing."""
        matter = self.matter(session, facet, row)
        if matter is None or item not in matter.options:
            return None
        options = tuple({option.id: option for option in matter.options.values()}.values())
        context = Context(matter.facet, session.family.id)
        choice = choice_among(context, matter.options[item].id, options)
        place = session.layer or session.part
        return Tap(choice, "" if matter.facet.startswith(LOOK) else f"{place}/{facet}")

    def reject(self, session: Session, facet: str, row: Row, item: str) -> Words | None:
        """'Not me', said of a tile: its name, to say what was understood."""
        if session.tool == "lettering" and item.startswith(NAME):
            name = item.removeprefix(NAME)
            self._tastes.refuse_name(name)
            self._names = tuple(each for each in self._names if each.name != name)
            return Words(en=name, he=name)
        matter = self.matter(session, facet, row)
        if matter is None or item not in matter.options:
            return None
        option = matter.options[item]
        self._tastes.reject(matter.facet, option.id)
        self._whys.pop((matter.facet, option.id), None)
        return self._tastes.matters.named(matter.facet, option.id)
