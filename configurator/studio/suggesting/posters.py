"""Posters: small worlds drawn from our palettes, motifs and letters, one of which may be you."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path as FilePath

from pydantic import TypeAdapter

from configurator.ground import files
from configurator.ground.geometry import Affine, Box, Path
from configurator.model.artwork import Fill, Mark
from configurator.model.layers import Lettering, Motif, Placement
from configurator.model.lettering_marks import marks as lettering_marks
from configurator.model.library import Library
from configurator.model.motif_marks import motif_marks
from configurator.model.photos import PhotoShelf
from configurator.model.words import Frozen, Language, Name, Words
from configurator.preview.render import Raster, render_marks
from configurator.studio.suggesting.scenes import (
    HEIGHT,
    SCENES,
    SHEET,
    SPOTS,
    WIDTH,
    Scene,
    Spot,
    Tone,
)
from configurator.tools.palettes import Palette, read_palettes

BAND = 86.0
"""The height of the band below a sheet that bears a poster's name."""
NAMED_SHEET = Box(0, 0, WIDTH, HEIGHT + BAND)
LETTER_SHEET = Box(0, 176, WIDTH, HEIGHT + BAND)
"""The lower part of a named sheet, where letters are to be chosen."""
SHEETS: dict[str, Box] = {"plain": SHEET, "letters": LETTER_SHEET, "named": NAMED_SHEET}
NAME_MM = 60.0
NAME_WIDTH = 262.0


class Poster(Frozen):
    """One world: its name, how it is drawn, and what it says about a taste."""

    id: Name
    words: Words
    scene: Scene
    motif: Name
    others: tuple[Name, ...] = ()
    palette: Name
    mood: Name
    motifs: Name
    """The theme of drawings it stands for."""
    lettering: Name


@lru_cache(maxsize=4)
def read_posters(assets: FilePath) -> tuple[Poster, ...]:
    """Every poster of assets/posters. Raises Unreadable and OSError."""
    document = files.read_json((assets / "posters" / "posters.json").read_bytes())
    return TypeAdapter(tuple[Poster, ...]).validate_python(document["posters"])


def poster_named(name: str) -> Poster:
    """The poster of that id. Raises KeyError."""
    return {poster.id: poster for poster in read_posters(files.assets_folder())}[name]


def palette_named(name: str) -> Palette:
    """The palette of that id. Raises KeyError."""
    return {palette.id: palette for palette in read_palettes(files.assets_folder())}[name]


def poster_marks(
    poster: Poster,
    palette: Palette,
    library: Library,
    font: str = "",
    language: Language = "en",
) -> tuple[Mark, ...]:
    """A poster's marks on its sheet of 300 by 400; with a font, its name on a band below it.

    Raises MissingAsset.
    """
    tones = _tones(palette)

    def filled(path: Path, tone: Tone) -> Fill:
        return Fill(path, library.paint(tones[tone]))

    marks: list[Mark] = [filled(Path.rectangle(SHEET), "ground")]
    marks += [filled(path, tone) for path, tone in SCENES[poster.scene]()]
    drawings = (poster.motif, *poster.others)
    for motif, spot in zip(drawings, SPOTS[poster.scene], strict=False):
        marks += _drawn(motif, spot, library)
    if font:
        marks.append(filled(Path.rectangle(Box(0, HEIGHT, WIDTH, HEIGHT + BAND)), "ink"))
        marks += _name(poster.words.said(language), font, tones["ground"], library)
    return tuple(marks)


def drawn_poster(recipe: str, library: Library, shelf: PhotoShelf, width_px: int) -> Raster:
    """A poster by its recipe 'SHEET:WORLD:PALETTE:FONT:LANGUAGE', so many pixels wide.

    Raises KeyError and MissingAsset.
    """
    sheet, world, palette, font, language = recipe.split(":")
    said: Language = "he" if language == "he" else "en"
    marks = poster_marks(poster_named(world), palette_named(palette), library, font, said)
    return render_marks(marks, shelf, SHEETS[sheet], width_px / SHEETS[sheet].width)


def _tones(palette: Palette) -> dict[Tone, str]:
    accents = (*palette.accents, palette.ink, palette.ink)
    return {
        "ground": palette.ground,
        "ink": palette.ink,
        "first": accents[0],
        "second": accents[1],
    }


def _drawn(motif: str, spot: Spot, library: Library) -> tuple[Fill, ...]:
    layer = Motif(id=motif, placement=Placement(x_mm=0, y_mm=0), motif=motif, width_mm=spot.width)
    place = Affine.rotate(spot.turn_deg).then(Affine.translate(spot.x, spot.y))
    return motif_marks(layer, library, place)


def _name(words: str, font: str, color: str, library: Library) -> tuple[Fill, ...]:
    layer = Lettering(
        id="name",
        placement=Placement(x_mm=0, y_mm=0),
        text=words,
        font=font,
        size_mm=NAME_MM,
        color=color,
        fit="shrink",
        box_width_mm=NAME_WIDTH,
    )
    place = Affine.translate(WIDTH / 2, HEIGHT + BAND / 2)
    return lettering_marks(layer, library, place)
