"""What a tray is made of: facets, tiles, sliders, and the outcome of a choice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

from configurator.model.edits import Edit
from configurator.model.library import Library
from configurator.model.words import Words
from configurator.studio.session import Session
from configurator.tools.work_area import standing_out

RowKind = Literal["swatches", "tiles", "slider"]
SHOWS_DESIGN = ("choice", "sewn", "part")
"""Recipes that show the whole product: another design is another picture."""
OF_A_DESIGN = ("layer", "mirrored", "frame", "material", *SHOWS_DESIGN)
"""Recipes that name something of a design, which has to come along."""
Asked = Literal["", "text", "photo", "area"]


@dataclass(frozen=True, slots=True)
class Facet:
    """One side of a tool, such as a lettering's font or its color."""

    id: str
    words: Words
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Tile:
    """One choice: a swatch has a `color`; `recipe` names the picture that shows it.

    `favorite` was marked by the person; `because` says why it stands before its turn.
    """

    id: str
    label: str
    color: str = ""
    recipe: str = ""
    icon: str = ""
    badge: str = ""
    chosen: bool = False
    metallic: bool = False
    favorite: bool = False
    because: Words | None = None


@dataclass(frozen=True, slots=True)
class Gauge:
    """A measure to set: its name, its limits and step, its value, and its unit if it has one."""

    words: Words
    low: float
    high: float
    step: float
    value: float
    unit: Words | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """The row of the tray; `writing` shows the line to write on beside it, `wide` wide tiles."""

    kind: RowKind = "tiles"
    tiles: tuple[Tile, ...] = ()
    gauge: Gauge | None = None
    writing: bool = False
    wide: bool = False
    hint: Words | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """A design that takes long to make: the atelier's verb for it, and what that is given.

    The present design is given too; what comes back is one step.
    """

    verb: Literal["dress", "refit", "surprise"]
    given: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a choice does: an edit to commit, a session to go on with, something to ask for.

    `area` is asked for where the stage has not yet shown the part something is to be put on:
    the same choice does it once it has.
    """

    session: Session
    edit: Edit | None = None
    asked: Asked = ""
    wish: Wish | None = None


class TrayTool(Protocol):
    """What each file of this folder provides for its tool."""

    def facets(self, session: Session, library: Library) -> tuple[Facet, ...]:
        """The facets on offer now, most used first."""
        ...

    def row(self, session: Session, library: Library, facet: str) -> Row:
        """The row of a facet."""
        ...

    def choose(self, session: Session, library: Library, facet: str, item: str) -> Outcome:
        """What choosing a tile does."""
        ...

    def slide(self, session: Session, library: Library, facet: str, value: float) -> Outcome:
        """What settling a slider does."""
        ...


COLOR = Facet("color", Words(en="Color", he="צבע"), "color")
ARRANGE = Facet("arrange", Words(en="Arrange", he="סידור"), "layers")
CORRECT = Facet("correct", Words(en="Take back", he="תיקון"), "undo")


def swatches(
    session: Session, library: Library, chosen: str | None, none_label: Words | None = None
) -> Row:
    """The swatches of the chosen part, with a 'none' first where that is a choice."""
    tiles = [
        Tile(
            s.id, session.said(s.words), s.srgb, chosen=s.id == chosen, metallic=s.spot is not None
        )
        for s in (library.swatches[each] for each in session.the_part.colors)
    ]
    if none_label is not None:
        tiles.insert(0, Tile("none", session.said(none_label), chosen=chosen is None))
    return Row("swatches", tuple(tiles))


def color_in_hand(session: Session, library: Library, color: str) -> str:
    """The color itself where the chosen part takes it; else one that stands out on the part."""
    colors = session.the_part.colors
    if not colors or color in colors:
        return color
    area = session.area(library)
    return colors[0] if area is None else standing_out(area, library)
