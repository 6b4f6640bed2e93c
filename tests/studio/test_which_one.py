"""Which one are you? Ten pictures a card, three cards at most, and designs made of the answers."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from configurator.ground import files
from configurator.model.circles import MOOD
from configurator.model.layers import Lettering, Motif, Pattern
from configurator.preview.render import render_marks
from configurator.studio.suggesting.matters import LETTERING, MOODS, MOTIFS, PALETTE
from configurator.studio.suggesting.posters import (
    SHEETS,
    palette_named,
    poster_marks,
    poster_named,
    read_posters,
)
from configurator.studio.suggesting.scenes import SCENES, SPOTS
from configurator.studio.suggesting.surprises import fancied
from configurator.studio.suggesting.which_one import PICTURES, WhichOne
from configurator.studio.trays.pictures import themes
from configurator.studio.workbench import Workbench
from configurator.tools.palettes import read_palettes

POSTERS = read_posters(files.assets_folder())


@cache
def bench() -> Workbench:
    return Workbench(Path("unused"))


def picked(world: str = "sea") -> WhichOne:
    return WhichOne().answered(world).enough()


def test_the_first_card_has_ten_worlds_that_all_differ() -> None:
    card = WhichOne().card(bench().library)
    assert len(card) == PICTURES
    for each in ("scene", "palette", "motif", "lettering"):
        assert len({getattr(poster, each) for poster in POSTERS}) == PICTURES
    assert len({poster.mood for poster in POSTERS}) >= 7


@pytest.mark.parametrize("poster", POSTERS, ids=lambda poster: poster.id)
def test_every_world_names_things_we_have(poster) -> None:
    library = bench().library
    assert poster.palette in {palette.id for palette in read_palettes(files.assets_folder())}
    assert poster.mood in MOODS
    assert poster.motifs in themes(library)
    assert poster.lettering in {font.id for font in library.fonts.families}
    assert {poster.motif, *poster.others} <= set(library.motifs)
    assert len(SPOTS[poster.scene]) >= 1 + len(poster.others)
    assert poster.scene in SCENES


@pytest.mark.parametrize("poster", POSTERS, ids=lambda poster: poster.id)
def test_a_poster_is_painted_to_its_edges_and_bears_its_name(poster) -> None:
    library, palette = bench().library, palette_named(poster.palette)
    plain = poster_marks(poster, palette, library)
    raster = render_marks(plain, bench().photos, SHEETS["plain"], 0.4)
    assert min(raster.rgba[3::4]) == 255
    for language in ("en", "he"):
        named = poster_marks(poster, palette, library, poster.lettering, language)
        assert len(named) > len(plain)
        words = [mark.path.box for mark in named if getattr(mark, "role", "") == "text"]
        assert words
        sheet = SHEETS["named"]
        assert all(sheet.left < b.left and b.right < sheet.right for b in words)
        assert all(b.top > 400 and b.bottom < sheet.bottom for b in words)


def test_three_cards_at_most_and_a_way_out_after_the_first() -> None:
    library = bench().library
    game = WhichOne()
    assert game.enough() == game
    assert game.answered("no-such-world") == game
    colors = game.answered("garden")
    assert (colors.step, len(colors.card(library))) == ("colors", PICTURES)
    assert colors.card(library)[0].palette == poster_named("garden").palette
    letters = colors.answered("sea")
    assert (letters.step, len(letters.card(library))) == ("letters", PICTURES)
    assert {each.palette for each in letters.card(library)} == {"sea"}
    end = letters.answered("fredoka")
    assert (end.step, end.card(library)) == ("poster", ())
    assert (end.world, end.palette, end.lettering) == ("garden", "sea", "fredoka")
    assert end.answered("sea") == end
    assert "Secret garden" in end.question().en
    assert end.back().step == "letters"
    assert colors.back() == WhichOne()
    assert colors.enough().lettering == poster_named("garden").lettering


def test_answers_speak_of_mood_drawings_colors_and_letters() -> None:
    said = picked("sea").said(bench().library)
    assert dict(said).keys() == {MOOD, MOTIFS, PALETTE, LETTERING}
    assert (PALETTE, "navy") in said
    assert WhichOne().said(bench().library) == ()


@pytest.mark.parametrize("family", ["shoe", "wrapper", "patch"])
@pytest.mark.parametrize("world", ["sea", "roots"])
def test_the_designs_at_the_end_are_real_and_in_the_style_picked(family: str, world: str) -> None:
    game = picked(world)
    maker = bench().families[family]
    design = fancied(bench(), family, game.fancy, "Noa", "en", 1)
    layers = [layer for part in design.parts.values() for layer in part.layers]
    drawn = {layer.motif for layer in layers if isinstance(layer, Motif | Pattern)}
    fonts = {layer.font for layer in layers if isinstance(layer, Lettering)}
    words = {layer.text for layer in layers if isinstance(layer, Lettering)}
    ornaments = {m.id for m in bench().library.motifs.values() if m.theme == "ornaments"}
    assert drawn - ornaments <= set(game.fancy.drawings)
    assert fonts == {game.lettering}
    assert words == {"Noa"}
    stops = [p for p in maker.check(design, bench().artwork(design)) if p.weight == "stop"]
    assert stops == []
    assert design == fancied(bench(), family, game.fancy, "Noa", "en", 1)
