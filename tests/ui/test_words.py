"""Every text on the screens is said in every language, and the compiled catalogues are fresh."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "packaging"))

import compile_words  # noqa: E402 - it is a tool beside the package, not in it

CATALOGUES = sorted(compile_words.WORDS.glob("*.po"))
PLACEHOLDER = re.compile(r"%\d")


@pytest.mark.parametrize("po", CATALOGUES, ids=lambda po: po.stem)
def test_nothing_on_the_screens_is_left_untranslated(po: Path) -> None:
    assert compile_words.missing(po) == []


@pytest.mark.parametrize("po", CATALOGUES, ids=lambda po: po.stem)
def test_nothing_is_translated_that_no_screen_says(po: Path) -> None:
    spoken = {text for texts in compile_words.spoken().values() for text in texts}
    assert sorted(set(compile_words.translations(po)) - spoken) == []


@pytest.mark.parametrize("po", CATALOGUES, ids=lambda po: po.stem)
def test_placeholders_are_the_same_in_both(po: Path) -> None:
    for source, said in compile_words.translations(po).items():
        assert sorted(PLACEHOLDER.findall(source)) == sorted(PLACEHOLDER.findall(said)), source


@pytest.mark.parametrize("po", CATALOGUES, ids=lambda po: po.stem)
def test_the_compiled_catalogue_is_the_one_of_the_words(po: Path) -> None:
    assert po.with_suffix(".qm").read_bytes() == compile_words.compiled(po)
