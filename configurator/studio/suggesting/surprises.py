"""Surprises: another look for the design on the stage, never the one that was just shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from configurator.ground import files
from configurator.model.design import Design
from configurator.model.edits import StartOver
from configurator.model.layers import Lettering, Motif, Pattern
from configurator.model.words import Language, Words
from configurator.studio.workbench import Workbench, without_layers
from configurator.tools.palettes import read_palettes
from configurator.tools.surprise import Liking, surprised

SPARE_WORDS = (
    Words(en="With love", he="באהבה"),
    Words(en="Yes!", he="יש!"),
    Words(en="Hello", he="שלום"),
    Words(en="Hooray!", he="הידד!"),
    Words(en="Just because", he="סתם כי בא לי"),
    Words(en="Good day", he="יום טוב"),
)
"""Written where the customer has not written anything yet."""


def surprise(
    bench: Workbench,
    design: Design,
    seed: int,
    language: Language,
    likes: Mapping[str, float] | None = None,
) -> StartOver:
    """Another look for a design, as one step. The same design and seed surprise alike.

    It leans to what is liked (`Tastes.likings`), and never shows what was just there. Raises
    MissingAsset and UnknownFamily.
    """
    spare = SPARE_WORDS[seed % len(SPARE_WORDS)].said(language)
    liking = Liking(
        likes or {}, words="" if _says_something(design) else spare, avoid=shown_in(design)
    )
    palettes = read_palettes(files.assets_folder())
    return surprised(design, bench.family(design), bench.library, palettes, liking, seed)


@dataclass(frozen=True, slots=True)
class Fancy:
    """What somebody picked: a palette, some drawings and a lettering, by id."""

    palette: str
    drawings: tuple[str, ...]
    lettering: str


def fancied(  # noqa: PLR0913, PLR0917 - what is made, of what, saying what, by which chance
    bench: Workbench,
    family: str,
    fancy: Fancy,
    words: str,
    language: Language,
    seed: int,
    size: str | None = None,
) -> Design:
    """A design in a palette, with a few drawings and one lettering, saying some words.

    What the family cannot do of it, such as words on a part too small, it leaves. Raises
    MissingAsset and UnknownFamily.
    """
    maker, library = bench.families[family], bench.library
    theme = maker.themes[0].id if maker.themes else None
    bare = without_layers(maker.new_design(theme, size, language))
    palettes = [p for p in read_palettes(files.assets_folder()) if p.id == fancy.palette]
    others = set(library.motifs) - set(fancy.drawings)
    fonts = {font.id for font in library.fonts.families if font.id != fancy.lettering}
    spare = words or SPARE_WORDS[seed % len(SPARE_WORDS)].said(language)
    liking = Liking(words=spare, avoid=frozenset(others | fonts))
    return surprised(bare, maker, library, palettes, liking, seed).design


def shown_in(design: Design) -> frozenset[str]:
    """The motifs and the part colors a design shows; a palette goes by the color of its ground."""
    parts = design.parts.values()
    colors = (part.color for part in parts if part.color is not None)
    layers = (layer for part in parts for layer in part.layers)
    motifs = (layer.motif for layer in layers if isinstance(layer, Motif | Pattern))
    return frozenset((*colors, *motifs))


def _says_something(design: Design) -> bool:
    layers = (layer for part in design.parts.values() for layer in part.layers)
    return any(isinstance(layer, Lettering) and layer.text.strip() for layer in layers)
