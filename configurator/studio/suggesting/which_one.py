"""Which one are you? One card of ten pictures, two more for who likes, and a poster at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from configurator.ground import files
from configurator.model.circles import MOOD
from configurator.model.library import Library
from configurator.model.words import Words
from configurator.studio.suggesting.matters import LETTERING, MOTIFS, PALETTE
from configurator.studio.suggesting.posters import Poster, palette_named, poster_named, read_posters
from configurator.studio.suggesting.surprises import Fancy
from configurator.tools.palettes import read_palettes

Step = Literal["world", "colors", "letters", "poster"]

PICTURES = 10
"""Pictures on a card: five across and two down, or the other way round."""
NEXT: dict[Step, Step] = {"world": "colors", "colors": "letters", "letters": "poster"}
QUESTIONS: dict[Step, Words] = {
    "world": Words(en="Which one are you?", he="איזה מהם זה הסגנון שלך?"),
    "colors": Words(en="In which colors?", he="באילו צבעים?"),
    "letters": Words(en="In which letters?", he="באילו אותיות?"),
    "poster": Words(en="You are “{name}”", he="הסגנון שלך: ״{name}״"),
}
BECAUSE = Words(en="Because you are “{name}”.", he="כי הסגנון שלך הוא ״{name}״.")
TOLD_COLORS = 2
"""Of a palette that was picked, so many colors count as liked: the first that are colors."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture of a card: what is answered by touching it, its name, and how it is drawn."""

    id: str
    words: Words
    world: str
    palette: str
    lettering: str = ""


@dataclass(frozen=True, slots=True)
class WhichOne:
    """A game going on: what was picked, and which card lies on the table."""

    step: Step = "world"
    world: str = ""
    palette: str = ""
    lettering: str = ""

    @property
    def poster(self) -> Poster:
        """The world that was picked. Raises KeyError before that."""
        return poster_named(self.world)

    def question(self) -> Words:
        """What the card asks; at the end, what the answer is."""
        words = QUESTIONS[self.step]
        return words.filled(name=self.poster.words) if self.step == "poster" else words

    def card(self, library: Library) -> tuple[Picture, ...]:
        """The ten pictures that lie on the table; none at the end."""
        if self.step == "world":
            worlds = read_posters(files.assets_folder())[:PICTURES]
            return tuple(Picture(p.id, p.words, p.id, p.palette) for p in worlds)
        if self.step == "colors":
            palettes = [palette.id for palette in read_palettes(files.assets_folder())]
            return tuple(
                Picture(name, _named_by_colors(name, library), self.world, name)
                for name in _spread(palettes, self.palette)
            )
        if self.step == "letters":
            fonts = {font.id: font.words for font in library.fonts.families}
            return tuple(
                Picture(name, Words(**fonts[name]), self.world, self.palette, name)
                for name in _spread(list(fonts), self.lettering)
            )
        return ()

    def answered(self, item: str) -> WhichOne:
        """The next card after a picture was touched; one that is not on the card changes nothing.

        A world brings colors and letters of its own, which the next cards may exchange.
        """
        if self.step == "world":
            worlds = {poster.id: poster for poster in read_posters(files.assets_folder())}
            if item not in worlds:
                return self
            picked = worlds[item]
            return WhichOne("colors", item, picked.palette, picked.lettering)
        if self.step == "colors":
            return replace(self, step="letters", palette=item)
        if self.step == "letters":
            return replace(self, step="poster", lettering=item)
        return self

    def enough(self) -> WhichOne:
        """No more cards: the poster, as far as it is known. Nothing before the first answer."""
        return replace(self, step="poster") if self.world else self

    def back(self) -> WhichOne:
        """The card before; the first one stays."""
        before = {after: step for step, after in NEXT.items()}
        step = before.get(self.step, "world")
        return WhichOne() if step == "world" else replace(self, step=step)

    def said(self, library: Library) -> tuple[tuple[str, str], ...]:
        """What the answers say about a taste: facets, and an option of each."""
        if not self.world:
            return ()
        palette = palette_named(self.palette)
        colors = (palette.ground, *palette.accents, palette.ink)
        telling = [each for each in colors if "neutral" not in library.swatches[each].tags]
        return (
            (MOOD, self.poster.mood),
            (MOTIFS, self.poster.motifs),
            *((PALETTE, color) for color in telling[:TOLD_COLORS]),
            (LETTERING, self.lettering),
        )

    @property
    def fancy(self) -> Fancy:
        """What the starting designs are made of."""
        return Fancy(self.palette, (self.poster.motif, *self.poster.others), self.lettering)

    def because(self) -> Words:
        """Why a starting design is offered."""
        return BECAUSE.filled(name=self.poster.words)


def _named_by_colors(palette: str, library: Library) -> Words:
    """A palette's name for whoever hears the screen: its two first colors."""
    made = palette_named(palette)
    ground, accent = (library.swatches[each].words for each in (made.ground, made.accents[0]))
    both = Words(en="{one} and {other}", he="{one} ו{other}")
    return both.filled(one=ground, other=accent)


def _spread(things: Sequence[str], own: str) -> list[str]:
    """Ten of many, evenly spread, with the world's own first."""
    others = [each for each in things if each != own]
    wanted = PICTURES - 1
    picked = [others[at * len(others) // wanted] for at in range(min(wanted, len(others)))]
    return [own, *dict.fromkeys(picked)]
