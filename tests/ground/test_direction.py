"""Direction: the visual order of mixed text, against python-bidi and tables of known answers."""

from __future__ import annotations

from dataclasses import dataclass

import bidi
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from configurator.ground.direction import in_visual_order, levels, reads_right_to_left


@dataclass(frozen=True)
class Char:
    char: str
    level: int


def seen(text: str, right_to_left: bool) -> str:
    """The text as read from left to right on paper, brackets not yet mirrored."""
    chars = [
        Char(char, level) for char, level in zip(text, levels(text, right_to_left), strict=True)
    ]
    return "".join(each.char for each in in_visual_order(chars))


@pytest.mark.parametrize(
    ("text", "right_to_left", "visual"),
    [
        ("Noa", False, "Noa"),
        ("נועה", True, "העונ"),
        ("מזל טוב! 8 שנים", True, "םינש 8 !בוט לזמ"),
        ("Noa נועה 2026", False, "Noa 2026 העונ"),
        ("נועה Noa 2026", True, "Noa 2026 העונ"),
        ("בן 13, ברוך הבא", True, "אבה ךורב ,13 ןב"),
        ("12:30 בערב", True, "ברעב 12:30"),
        ("₪50 בלבד", True, "דבלב ₪50"),
        ("50% הנחה", True, "החנה 50%"),
        ("טלפון 03-1234567", True, "03-1234567 ןופלט"),
        ("Love (נועה) דניאל", False, "Love (העונ) לאינד"),
        ("נועה (Noa) שלום", True, "םולש )Noa( העונ"),
        ("(נועה)", True, ")העונ("),
        ("שלום, Noa!", True, "!Noa ,םולש"),
        ("", True, ""),
    ],
)
def test_mixed_text_is_seen_in_the_right_order(text: str, right_to_left: bool, visual: str) -> None:
    assert seen(text, right_to_left) == visual


alphabet = st.sampled_from("abאבגا12٢ .,!?%-+/₪\"'׳:()[]ְּ\u200d")


@settings(max_examples=400)
@given(st.text(alphabet, min_size=1, max_size=12), st.booleans())
def test_the_order_is_the_one_of_the_unicode_standard(text: str, right_to_left: bool) -> None:
    """python-bidi's compiled reordering is an implementation of its own, with paired brackets."""
    text = "a" + text.replace("\u200d", "") + "ב"
    expected = bidi.get_display(text, base_dir="R" if right_to_left else "L")
    assert seen(text, right_to_left) == expected


@pytest.mark.parametrize(
    ("text", "answer"),
    [("Noa נועה", False), ("נועה Noa", True), ("2026!", None), ("", None), ("8 שנים", True)],
)
def test_the_first_strong_letter_decides(text: str, answer: bool | None) -> None:
    assert reads_right_to_left(text) is answer
