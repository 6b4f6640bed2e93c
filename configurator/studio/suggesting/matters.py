"""Matters of taste: what of a product is chosen by liking, as options with what they share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from configurator.ground.color import delta_e_2000, lab_of
from configurator.model.circles import MOOD
from configurator.model.design import Design
from configurator.model.layers import Lettering
from configurator.model.library import Library
from configurator.model.product import ProductFamily
from configurator.model.words import Words
from configurator.studio.suggesting.habits import colors_of, motifs_of
from configurator.studio.trays.pictures import THEME_WORDS, themes
from configurator.taste.slate import Option

PALETTE, MOTIFS, MOTIF, LETTERING = "palette", "motifs", "motif", "lettering"
LOOK = "look-"
"""Looks are a facet of each product; the other facets are one across all of them."""

MOODS: dict[str, Words] = {
    "playful": Words(en="a playful mood", he="אווירה שובבה"),
    "calm": Words(en="a calm mood", he="אווירה רגועה"),
    "bold": Words(en="a bold mood", he="אווירה נועזת"),
    "romantic": Words(en="a romantic mood", he="אווירה רומנטית"),
    "classic": Words(en="a classic mood", he="אווירה קלאסית"),
    "warm": Words(en="a warm mood", he="אווירה חמימה"),
    "elegant": Words(en="an elegant mood", he="אווירה אלגנטית"),
    "modern": Words(en="a modern mood", he="אווירה מודרנית"),
    "nature": Words(en="a mood close to nature", he="אווירה קרובה לטבע"),
}
TELLING = {PALETTE: 3, MOTIFS: 2, LETTERING: 1}
"""How much of each facet a look is known by: its first ones say most."""
SOMETHING = Words(en="something like it", he="משהו דומה")


@dataclass(frozen=True, slots=True)
class Matter:
    """What one row of the tray is about: its facet, and which option each tile stands for."""

    facet: str
    options: Mapping[str, Option]


class Matters:
    """The options of every facet, read from what the shop offers."""

    def __init__(self, families: Mapping[str, ProductFamily], library: Library) -> None:
        self.families = families
        self.library = library
        self._looks: dict[str, tuple[ProductFamily, tuple[Option, ...]]] = {}
        self._named_colors: dict[str, str] = {}
        self._inks = {
            name: lab_of(swatch.srgb)
            for name, swatch in library.swatches.items()
            if swatch.thread is None and swatch.spot is None and "cloth" not in swatch.tags
        }

    def make_ready(self) -> None:
        """Look at every look now, so that no screen waits for it."""
        for name in self.families:
            self.looks(name)

    def color(self, swatch: str) -> str:
        """The ink that a swatch looks like: a taste for gold holds for threads and foils too."""
        if swatch not in self._named_colors:
            known = self.library.swatches.get(swatch)
            if known is None or swatch in self._inks:
                return swatch
            lab = lab_of(known.srgb)
            self._named_colors[swatch] = min(
                self._inks, key=lambda name: delta_e_2000(lab, self._inks[name])
            )
        return self._named_colors[swatch]

    def palette(self, swatches: Iterable[str] | None = None) -> tuple[Option, ...]:
        """Colors, each with what it shares; all of them, or those that some swatches look like."""
        asked = self._inks if swatches is None else map(self.color, swatches)
        found = (name for name in dict.fromkeys(asked) if name in self.library.swatches)
        return tuple(Option(name, self.library.swatches[name].tags) for name in found)

    def lettering(self) -> tuple[Option, ...]:
        """The fonts, each with its moods."""
        return tuple(Option(font.id, traits_of(font.moods)) for font in self.library.fonts.families)

    def motif_themes(self) -> tuple[Option, ...]:
        """The themes of our drawings."""
        return tuple(Option(theme) for theme in themes(self.library))

    def motifs(self, theme: str | None = None) -> tuple[Option, ...]:
        """Our drawings, each with its theme and moods; all, or those of one theme."""
        return tuple(
            Option(each.id, (f"{MOTIFS}:{each.theme}", *traits_of(each.tags)))
            for each in self.library.motifs.values()
            if theme in {None, each.theme}
        )

    def moods(self) -> tuple[Option, ...]:
        """The moods somebody can be in."""
        return tuple(Option(mood) for mood in MOODS)

    def looks(self, family: str) -> tuple[Option, ...]:
        """A product's looks, each with its moods, colors, drawings and lettering."""
        maker = self.families[family]
        made, options = self._looks.get(family, (None, ()))
        if made is not maker:
            options = tuple(
                Option(theme.id, (*traits_of(theme.tags), *self._shown_in(maker, theme.id)))
                for theme in maker.themes
            )
            self._looks[family] = (maker, options)
        return options

    def _shown_in(self, maker: ProductFamily, theme: str) -> tuple[str, ...]:
        seen = self.in_design(maker.new_design(theme, None, "en"))
        return tuple(
            f"{facet}:{option}" for facet, most in TELLING.items() for option in seen[facet][:most]
        )

    def in_design(self, design: Design) -> dict[str, tuple[str, ...]]:
        """What a design shows of each facet that holds across products, most telling first."""
        colors = dict.fromkeys(self.color(each) for each in colors_of(design, self.library))
        telling = [each for each in colors if not self._is_plain(each)]
        drawn = [m for m in motifs_of(design) if m in self.library.motifs]
        layers = [layer for part in design.parts.values() for layer in part.layers]
        fonts = (layer.font for layer in layers if isinstance(layer, Lettering))
        return {
            PALETTE: tuple(telling),
            MOTIF: tuple(drawn),
            MOTIFS: tuple(dict.fromkeys(self.library.motif(m).theme for m in drawn)),
            LETTERING: tuple(dict.fromkeys(fonts)),
        }

    def _is_plain(self, color: str) -> bool:
        return "neutral" in self.library.swatches[color].tags

    def named(self, facet: str, option: str) -> Words:
        """What an option is called in the middle of a sentence."""
        if facet == PALETTE and option in self.library.swatches:
            return _lower(self.library.swatches[option].words)
        if facet == MOTIF and option in self.library.motifs:
            return _quoted(self.library.motif(option).words)
        if facet == MOTIFS and option in THEME_WORDS:
            return _lower(THEME_WORDS[option])
        if facet == MOOD and option in MOODS:
            return MOODS[option]
        if facet == LETTERING:
            fonts = {font.id: font.words for font in self.library.fonts.families}
            if option in fonts:
                return Words(**{name: fonts[option][name] for name in ("en", "he")})
        if facet.startswith(LOOK) and facet.removeprefix(LOOK) in self.families:
            looks = {t.id: t.words for t in self.families[facet.removeprefix(LOOK)].themes}
            if option in looks:
                return _quoted(looks[option])
        return SOMETHING


def look_of(family: str) -> str:
    """The facet of a product's looks."""
    return f"{LOOK}{family}"


def traits_of(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags as traits: the moods among them are options of the facet mood."""
    return tuple(f"{MOOD}:{tag}" if tag in MOODS else tag for tag in tags)


def _lower(words: Words) -> Words:
    return Words(en=words.en.lower(), he=words.he)


def _quoted(words: Words) -> Words:
    return Words(en=f"“{words.en}”", he=f"״{words.he}״")
