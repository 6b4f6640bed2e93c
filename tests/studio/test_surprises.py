"""Surprises for the design on the stage: the same seed alike, the next one another."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from configurator.model.design import Design
from configurator.model.documents import read_design, write_design
from configurator.model.edits import apply
from configurator.model.layers import Lettering, Motif, Pattern
from configurator.model.words import Language
from configurator.studio.atelier import Atelier
from configurator.studio.suggesting.surprises import SPARE_WORDS, shown_in, surprise
from configurator.studio.workbench import Workbench

BENCH = Workbench(Path("nowhere"))
HEBREW = re.compile(r"[\u05d0-\u05ea]")


def surprised(design: Design, seed: int, language: Language = "en") -> Design:
    return apply(design, surprise(BENCH, design, seed, language))


def said(design: Design) -> list[str]:
    layers = (layer for part in design.parts.values() for layer in part.layers)
    return [layer.text for layer in layers if isinstance(layer, Lettering)]


@pytest.mark.parametrize("family", ["wrapper", "shoe", "patch"])
def test_every_family_is_surprised_alike_by_one_seed(family: str) -> None:
    design = BENCH.families[family].new_design()
    first = surprised(design, 1)
    assert write_design(first) == write_design(surprised(design, 1))
    assert read_design(write_design(first)) == first
    assert (first.size, first.options, first.title) == (design.size, design.options, design.title)
    second = surprised(first, 2)
    assert second not in (first, design)


def test_what_was_just_shown_is_not_shown_again() -> None:
    design = BENCH.families["wrapper"].new_design()
    for seed in range(6):
        after = surprised(design, seed)
        before_motifs = {each for each in shown_in(design) if each in BENCH.library.motifs}
        main = [x.motif for x in after.part("wrap").layers if isinstance(x, Motif | Pattern)]
        assert not main or main[0] not in before_motifs
        assert after.part("wrap").color != design.part("wrap").color
        design = after


@pytest.mark.parametrize("language", ["en", "he"])
def test_spare_words_are_in_the_language_spoken_and_only_where_there_are_none(
    language: Language,
) -> None:
    plain = BENCH.families["wrapper"].new_design()
    words = [said(surprised(plain, seed, language)) for seed in range(len(SPARE_WORDS))]
    assert words == [[each.said(language)] for each in SPARE_WORDS]
    assert all(bool(HEBREW.search(text)) == (language == "he") for (text,) in words)
    birthday = BENCH.families["wrapper"].new_design("birthday", None, language)
    assert sorted(said(surprised(birthday, 1, language))) == sorted(said(birthday))


def test_the_atelier_gives_the_design_itself() -> None:
    design = BENCH.families["wrapper"].new_design()
    given = Atelier(Path("nowhere")).surprise(design.model_dump_json(), 3, "he")
    assert given == surprised(design, 3, "he")
