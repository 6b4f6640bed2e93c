"""Products: what a family offers (sizes, options, parts, themes) and what every family can do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Protocol, runtime_checkable

from configurator.ground.geometry import Box
from configurator.model.artwork import Artwork, PartShape
from configurator.model.design import Design
from configurator.model.edits import SetOption
from configurator.model.library import Library, Swatch
from configurator.model.photos import PhotoShelf
from configurator.model.press import Press
from configurator.model.problem import Problem
from configurator.model.substrates import Substrate
from configurator.model.words import Frozen, Language, Name, Words

ToolName = Literal[
    "color", "lettering", "photo", "motif", "stamps", "draw", "pattern", "theme", "option"
]


class Size(Frozen):
    """A size that can be ordered; `notes` are other systems' names for it, such as UK and US."""

    id: Name
    words: Words
    notes: dict[str, str] = {}
    offered: bool = True
    """Whether it is in stock; what is not keeps its name for the designs that have it."""
    withdrawn: bool = False
    """Whether the shop took it out of its catalog again, so that it will not come back."""


class Choice(Frozen):
    """One way to choose an option; `swatch` shows it as a color, `icon` as a drawing."""

    id: Name
    words: Words
    swatch: Name | None = None
    icon: Name | None = None
    offered: bool = True
    """Whether it is in stock."""
    withdrawn: bool = False
    """Whether the shop took it out of its catalog again."""


class Option(Frozen):
    """Something to choose about the whole product, such as a patch's shape or a wrapper's kind."""

    id: Name
    words: Words
    icon: Name
    choices: tuple[Choice, ...]
    default: Name


class Part(Frozen):
    """A part that can be designed: its swatches, its materials and the tools that work on it."""

    id: Name
    words: Words
    colors: tuple[Name, ...] = ()
    default_color: Name | None = None
    materials: tuple[Name, ...] = ()
    tools: tuple[ToolName, ...] = ()
    focus: Name | None = None
    """The zone the flat stage shows first; the whole part when None."""
    only: dict[Name, tuple[Name, ...]] = {}
    """Options and choices under which the product has this part; always when empty."""
    missing: tuple[Name, ...] = ()
    """Materials and swatches that are out of stock, so that they left the lists above."""
    withdrawn: tuple[Name, ...] = ()
    """Those of the missing that the shop took out of its catalog again."""

    def offered(self, options: Mapping[str, str]) -> bool:
        """Whether a product with these options has the part at all, such as laces on a slip-on."""
        return all(options.get(name) in choices for name, choices in self.only.items())


class Theme(Frozen):
    """A ready-made look to start from."""

    id: Name
    words: Words
    tags: tuple[Name, ...] = ()
    """What the theme shares with other choices, such as 'birthday', 'warm' or 'playful'."""


class View(Frozen):
    """A handsome picture of the real thing from one side; `aspect` is width over height."""

    id: Name
    words: Words
    aspect: float


class ProductFamily(Protocol):
    """What a folder in families/ provides: data, geometry in parts.py, pictures in form.py."""

    id: str
    words: Words
    sizes: tuple[Size, ...]
    default_size: str
    options: tuple[Option, ...]
    parts: tuple[Part, ...]
    themes: tuple[Theme, ...]
    views: tuple[View, ...]

    @property
    def press(self) -> Press:
        """What its print is held to."""
        ...

    def new_design(
        self, theme: str | None = None, size: str | None = None, language: Language = "en"
    ) -> Design:
        """A real, editable design to start from, its words in a language; plain without a theme."""
        ...

    def shapes(self, design: Design, library: Library) -> tuple[PartShape, ...]:
        """The bare parts for this design's size and options. Raises KeyError for unknown ones."""
        ...

    def check(self, design: Design, artwork: Artwork) -> tuple[Problem, ...]:
        """What cannot be made about this family's designs, beyond the checks all families share."""
        ...

    def facts(self, design: Design, artwork: Artwork) -> dict[str, float]:
        """What the tariff measures: areas, counts and lengths by name."""
        ...


@runtime_checkable
class Finisher(Protocol):
    """A family that has a last word on its artwork, as a patch does: it is sewn in threads only."""

    def finish(self, design: Design, artwork: Artwork, library: Library) -> Artwork:
        """The artwork as it will really be made; the same artwork when nothing needs changing."""
        ...


@runtime_checkable
class Threaded(Protocol):
    """A family sewn in threads, whose colors look as those on the shop's shelf do."""

    @property
    def spools(self) -> tuple[Swatch, ...]:
        """The colors as threads that the shop has; none where it has the threads that ship."""
        ...


@runtime_checkable
class PhotoTracer(Protocol):
    """A family that cannot show photographs as they are: a patch sews them in a few threads."""

    def without_photos(self, artwork: Artwork, photos: PhotoShelf) -> Artwork:
        """The artwork with its photographs as areas of color; one that is gone stays a picture."""
        ...


@runtime_checkable
class ArtFollower(Protocol):
    """A family whose bare parts can follow the art on them, as a patch of a free cut does."""

    def follows_art(self, design: Design) -> bool:
        """Whether this design's layers have a say in the shapes of its parts."""
        ...


@runtime_checkable
class Refitter(Protocol):
    """A family that carries a design's layers along when its size or shape changes."""

    def refitted(self, before: Design, after: Design) -> Design:
        """`after`, its layers where they lay on `before`'s panels, scaled to fit."""
        ...


@runtime_checkable
class Sayer(Protocol):
    """A family some of whose options say nothing of some designs: bare cloth has no full thread."""

    def says(self, option: str, design: Design) -> bool:
        """Whether what is chosen of an option changes anything of this design."""
        ...


def choices_of(design: Design, family: ProductFamily) -> tuple[tuple[Words, Words], ...]:
    """Every option that says something of a design, as it was chosen, in the kiosk's words."""
    return tuple(
        (option.words, choice.words)
        for option in family.options
        for choice in option.choices
        if choice.id == design.options.get(option.id, option.default)
        and (not isinstance(family, Sayer) or family.says(option.id, design))
    )


@dataclass(frozen=True, slots=True)
class OtherStock:
    """Something else to print on: its name, the substrate, and the edit that takes it."""

    words: Words
    stock: Substrate
    edit: SetOption


@runtime_checkable
class StockChooser(Protocol):
    """A family whose customers choose what all of it is printed on."""

    def other_stocks(self, design: Design) -> tuple[OtherStock, ...]:
        """What a design could be printed on instead, of what is offered now."""
        ...


@dataclass(frozen=True, slots=True)
class Face:
    """A side of a flat part as it is held in the hand, in mm of the part."""

    id: str
    words: Words
    box: Box
    upside_down: bool = False
    """Whether it lies upside down on the flat part and is turned to be looked at."""


@runtime_checkable
class Facing(Protocol):
    """A family whose flat parts are folded, so that they are looked at a side at a time."""

    def faces(self, design: Design) -> tuple[Face, ...]:
        """The sides worth looking at, the most important first."""
        ...


WHOLE = Words(en="Whole sheet", he="כל הגיליון")


def faces_of(family: ProductFamily, design: Design, shape: PartShape) -> tuple[Face, ...]:
    """What there is to look at of a part: its sides and then the whole, or just the whole."""
    whole = Face(shape.part, WHOLE, shape.trim.box)
    return (*family.faces(design), whole) if isinstance(family, Facing) else (whole,)


def refitted(family: ProductFamily, before: Design, after: Design) -> Design:
    """A design in another size or with other options, its layers carried along where it can."""
    return family.refitted(before, after) if isinstance(family, Refitter) else after


def finished(
    family: ProductFamily,
    design: Design,
    artwork: Artwork,
    library: Library,
    photos: PhotoShelf | None = None,
) -> Artwork:
    """Flattened artwork after the family's last word; families that have none leave it as it is.

    Whoever flattens a design passes the result through here before showing, checking or making it.
    Without `photos` photographs stay pictures.
    """
    if photos is not None and isinstance(family, PhotoTracer):
        artwork = family.without_photos(artwork, photos)
    if isinstance(family, Finisher):
        return family.finish(design, artwork, library)
    return artwork
