"""What a tray is made of: facets, tiles, sliders, and the outcome of a choice."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, Protocol

from configurator.model.edits import Edit, ReplaceLayer
from configurator.model.layers import Layer
from configurator.model.library import Library
from configurator.model.words import Words
from configurator.studio.session import Session

RowKind = Literal["swatches", "tiles", "slider"]
Asked = Literal["", "text", "photo", "size"]


@dataclass(frozen=True, slots=True)
class Facet:
    """One side of a tool, such as a lettering's font or its color."""

    id: str
    words: Words
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Tile:
    """One choice: a swatch has a `color`; `recipe` names the picture that shows it."""

    id: str
    label: str
    color: str = ""
    recipe: str = ""
    icon: str = ""
    badge: str = ""
    chosen: bool = False
    metallic: bool = False


@dataclass(frozen=True, slots=True)
class Gauge:
    """A measure to set: its name, its limits and step, its value and unit."""

    words: Words
    low: float
    high: float
    step: float
    value: float
    unit: Words


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
class Outcome:
    """What a choice does: an edit to commit, a session to go on with, something to ask for."""

    session: Session
    edit: Edit | None = None
    asked: Asked = ""


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


MM = Words(en="mm", he='מ"מ')
DEGREES = Words(en="°", he="°")
NOTHING = Words(en="", he="")

COLOR = Facet("color", Words(en="Color", he="צבע"), "color")
SIZE = Facet("size", Words(en="Size", he="גודל"), "size")
ARRANGE = Facet("arrange", Words(en="Arrange", he="סידור"), "layers")


def changed(session: Session, layer: Layer, **update: object) -> Outcome:
    """The outcome of changing some of a layer's fields; the values are checked again."""
    made = type(layer).model_validate({**layer.model_dump(), **update})
    return Outcome(session, ReplaceLayer(layer=made))


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


def readable_color(session: Session, library: Library) -> str:
    """The part's swatch that stands out most against its own color."""
    part = session.the_part
    ground = session.design.part(session.part).color or part.default_color
    colors = part.colors or tuple(library.swatches)
    if ground is None or ground not in library.swatches:
        return colors[0]
    dark = _lightness(library.swatches[ground].srgb) < 0.5
    plain = [c for c in colors if library.swatches[c].spot is None] or list(colors)
    picked = max if dark else min
    return picked(plain, key=lambda c: _lightness(library.swatches[c].srgb))


def _lightness(srgb: str) -> float:
    red, green, blue = bytes.fromhex(srgb.removeprefix("#"))
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255


def with_facet(session: Session, facet: str) -> Session:
    """The session looking at a facet."""
    return replace(session, facet=facet)
