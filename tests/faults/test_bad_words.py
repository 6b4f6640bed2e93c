"""Words nobody planned for: emoji, overrides, invisible letters and endless words, all the way."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from configurator.cli.commands import app
from configurator.ground.files import assets_folder
from configurator.model.documents import read_design, write_design
from configurator.model.layers import Lettering
from configurator.policy.screening import read_screening
from configurator.preview.render import render_part
from configurator.studio.completeness import missing
from configurator.studio.composing import Wishes, compose
from configurator.studio.counter import Counter
from configurator.studio.workbench import Workbench

BENCH = Workbench(Path("/nonexistent"))
SCREENING = read_screening(assets_folder())

INVISIBLE = "\u200b\u2060\ufeff\u00ad\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
TEXTS = {
    "emoji": "Dana 🎂🎉",
    "a family of emoji": "👨‍👩‍👧‍👦 👩🏽‍🚀 🇮🇱 1️⃣ ❤️",
    "emoji alone": "🦄",
    "overridden": "\u202eאבג\u202c abc",
    "isolated": "\u2067שלום\u2069 Dana \u2066abc\u2069",
    "invisible letters": "Da\u200bna\u2060 \ufeffYo\u00adssi",
    "controls": "Da\x00na\x1b[31m\x07",
    "one endless word": "Donaudampfschifffahrtsgesellschaftskapitän" * 3,
    "endless Hebrew": "ולכשתתגנדרנה" * 8,
    "many lines": "\n".join("abcdefgh"[:n] for n in range(1, 9)) * 3,
    "piled marks": "Z" + "\u0301" * 300,
    "nikud": "שָׁלוֹם עָלֵיכֶם",
    "both ways": "abc שלום 123 (אבג) def?!",
    "other scripts": "Привет Ωmega 你好 こんにちは ไทย हिन्दी",
    "private": "\ue000\U0010fffd \ufffe x",
    "signs": "<b>&amp;%s{0}\\n$(rm)",
}


def made_with(family: str, typed: str) -> tuple[str, int]:
    """A product with the words, from typing to pixels: the words kept, and the ink that is seen."""
    screened = SCREENING.screened(typed, 400)
    if screened.refusal is not None:
        return "", 0
    maker = BENCH.families[family]
    design = compose(maker, BENCH.library, Wishes(texts=(screened.text,)))
    assert read_design(write_design(design)) == design
    assert missing(design, maker, BENCH.library, BENCH.photos) == ()
    for problem in Counter(BENCH).problems(design):
        assert problem.words.en and problem.words.he
    words = next(
        layer for p in design.parts.values() for layer in p.layers if isinstance(layer, Lettering)
    )
    part = next(p for p in BENCH.artwork(design).parts if p.part in design.parts)
    return words.text, len(render_part(part, BENCH.photos, 1.0).rgba)


TRIED = [("wrapper", kind) for kind in TEXTS]
TRIED += [(f, k) for f in ("shoe", "patch") for k in ("emoji", "one endless word", "both ways")]


@pytest.mark.parametrize(("family", "kind"), TRIED)
def test_odd_words_end_in_a_product_or_a_problem(kind: str, family: str) -> None:
    kept, _ = made_with(family, TEXTS[kind])
    for char in kept:
        assert char == "\n" or unicodedata.category(char) not in ("Cc", "Cs", "Co")
        assert not "\u202a" <= char <= "\u202e" and not "\u2066" <= char <= "\u2069"
        assert char not in "\u200b\u2060\ufeff\u00ad"


@pytest.mark.parametrize("left", ["", " ", "\n", ".", "-"])
@pytest.mark.parametrize("family", ["shoe", "wrapper", "patch"])
def test_words_of_which_hardly_anything_is_left_are_looked_over(family: str, left: str) -> None:
    design = compose(BENCH.families[family], BENCH.library, Wishes(texts=("Dana",)))
    name, part, layer = next(
        (name, part, layer)
        for name, part in design.parts.items()
        for layer in part.layers
        if isinstance(layer, Lettering) and layer.text == "Dana"
    )
    words = layer.model_copy(update={"text": left})
    layers = tuple(words if each is layer else each for each in part.layers)
    bare = design.with_part(name, part.model_copy(update={"layers": layers}))
    for problem in Counter(BENCH).problems(bare):
        assert problem.words.en and problem.words.he


@pytest.mark.parametrize("kind", ["emoji", "overridden", "invisible letters", "one endless word"])
def test_odd_words_typed_at_the_command_line_are_clean_or_said(kind: str, tmp_path: Path) -> None:
    out = tmp_path / "x.json"
    words = ["make", "wrapper", "--text", TEXTS[kind], "--out", str(out)]
    result = CliRunner().invoke(app, [*words, "--data", str(tmp_path / "data")])
    assert result.exit_code in (0, 1), result.output
    assert "Traceback" not in result.output
    if result.exit_code == 1:
        assert result.output.strip(), "a refusal or a problem is said"
    if out.exists():
        assert not {*out.read_text(encoding="utf-8")} & {*INVISIBLE}


def test_letters_no_font_has_are_a_problem_not_a_box() -> None:
    maker = BENCH.families["wrapper"]
    design = compose(maker, BENCH.library, Wishes(texts=("ไทย हिन्दी",)))
    codes = {problem.code for problem in Counter(BENCH).problems(design)}
    assert any("letter" in code for code in codes), codes


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(min_size=1, max_size=60))
def test_any_words_at_all(typed: str) -> None:
    made_with("wrapper", typed)
