"""Words are cleaned of what cannot be seen and screened for what hurts; innocent words pass."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import ValidationError

from configurator.ground.files import Unreadable, assets_folder
from configurator.ground.graphemes import graphemes
from configurator.policy.cleaning import (
    MAX_MARKS,
    cleaned,
    length_of,
    looks_blank,
    shortened,
)
from configurator.policy.screening import Screening, read_screening


@pytest.fixture(scope="module")
def screening() -> Screening:
    return read_screening(assets_folder())


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Dana  ", "Dana"),
        ("line\r\ntwo\u2028three", "line\ntwo\nthree"),
        ("tab\there", "tab here"),
        ("non\u00a0breaking\u3000wide", "non breaking wide"),
        ("\u202eevil\u202c", "evil"),
        ("\u2067שלום\u2069 \u200fDana\u200e", "שלום Dana"),
        ("ze\u200bro\u200cwi\u2060dth\ufeff", "zerowidth"),
        ("a\u0000b\u0007c\u001bd\u007f\u0085e", "abcd\ne"),
        ("tag\U000e0041\U000e007f", "tag"),
        ("non\ufffe\uffff\ufdd0\U0001fffecharacter", "noncharacter"),
        ("private\ue000\U000f0000", "private"),
        ("lone\ud800surrogate", "lonesurrogate"),
        ("e\u0301", "\u00e9"),
        ("\u0301orphan", "orphan"),
        ("שׁלוֹם", "שׁלוֹם"),
        ("soft\u00adhyphen", "softhyphen"),
        ("x\ufe0fy\u200dz", "xyz"),
        ("1\ufe0f\u20e3", "1\ufe0f\u20e3"),
        ("❤\ufe0f", "❤\ufe0f"),
        ("👩‍🚀 👨‍👩‍👧", "👩‍🚀 👨‍👩‍👧"),
        ("👍🏽", "👍🏽"),
        ("🇮🇱🇸🇸", "🇮🇱🇸🇸"),
        ("🚀\u200d", "🚀"),
        ("שלום world!", "שלום world!"),
    ],
)
def test_cleaning_keeps_what_is_seen(typed: str, kept: str) -> None:
    assert cleaned(typed) == kept


def test_a_stack_of_marks_is_cut_to_six() -> None:
    zalgo = "Z" + "\u0301\u0323\u0308\u0330" * 10 + "algo"
    clean = cleaned(zalgo)
    marks = [char for char in unicodedata.normalize("NFD", clean) if unicodedata.combining(char)]
    assert len(marks) == MAX_MARKS
    assert clean.endswith("algo")


@given(st.text())
@example("\u0300" * 9)
@example("אָ\u0591\u05bd\u0301\u0301\u0301\u0301")
@example("🚀\u200d\u200d\u0301🚀")
def test_cleaned_text_is_clean_whatever_was_typed(typed: str) -> None:
    clean = cleaned(typed)
    assert cleaned(clean) == clean
    assert unicodedata.is_normalized("NFC", clean)
    for char in clean:
        assert char == "\n" or unicodedata.category(char) not in ("Cc", "Cs", "Co", "Zl", "Zp")
        assert char not in "\u200b\u202e\u2066\ufeff"
    for letter in graphemes(clean):
        parts = unicodedata.normalize("NFD", letter)
        assert sum(unicodedata.category(char) == "Mn" for char in parts) <= MAX_MARKS


@given(st.text(alphabet="abc שלום🚀é\u0301", max_size=60), st.integers(1, 30))
def test_a_shortened_text_fits_and_begins_the_same(text: str, most: int) -> None:
    short = shortened(text, most)
    assert length_of(short) <= most
    assert text.strip().startswith(short) or text.startswith(short)


@pytest.mark.parametrize(
    "blank", ["", " ", "\n\n", "\u200b", "\u3164", "\u2800", "\u00ad", ".\u0000"]
)
def test_blank_looking_text_is_refused(blank: str, screening: Screening) -> None:
    visible = blank.strip("\u0000") == "."
    assert looks_blank(cleaned(blank)) is not visible
    refusal = screening.screened(blank).refusal
    assert (refusal is None) if visible else (refusal is not None and refusal.rule == "blank")


def test_length_counts_what_a_reader_counts(screening: Screening) -> None:
    assert length_of("שָׁלוֹם") == 4
    assert length_of("👨‍👩‍👧🇮🇱") == 2
    assert screening.screened("מזל טוב 🎂", most=9).refusal is None
    refusal = screening.screened("Happy birthday dear Dana", most=20).refusal
    assert refusal is not None
    assert refusal.rule == "too-long"
    assert "24" in refusal.words.en and "20" in refusal.words.he
    assert refusal.alternatives == ("Happy birthday dear",)


INNOCENT = (
    "Texas", "Romeo", "Romeo & Juliet", "כוס קפה", "כוס תה עם נענע", "Scunthorpe", "Penistone",
    "Essex", "Sussex", "Middlesex", "Arsenal", "classic", "assassin", "Dick Van Dyke", "Cockburn",
    "Hancock", "Ashkenazi", "Fagin", "snigger", "Matsushita", "shiitake", "Shitrit", "Wankel",
    "Bassist", "Grass is greener", "Mishal", "Titus", "cumin", "Nigeria", "Niger", "Montenegro",
    "Isis", "Moby Dick", "Pakistan", "Virginia", "Uranus", "button", "Dana ♥ Yossi", "R2-D2",
    "I'll love you", "She'll be 5!", "A+", "B.B. King", "O. K. F.", "100%", "14.8.88",
    "מזונה של אמא", "מזונות", "חיים של אחרים", "זין היא האות השביעית", "מזוין היטב", "הראל",
    "נעמה ונועם", "יום הולדת שמח", "מזל טוב לבר המצווה", "מוצץ ראשון", "נצר", "שיר של יום", "חרוב",
    "תחת השמש", "אהבה", "ג'ירפה", "חיוך", "המזון", "Ω", "Привет", "Здравствуй", "Αθήνα",
)  # fmt: skip


@pytest.mark.parametrize("text", INNOCENT)
def test_innocent_words_pass(text: str, screening: Screening) -> None:
    assert screening.screened(text).refusal is None


REFUSED = {
    "profanity": (
        "fuck", "FUCK", "Fuck you Dana", "fuuuck", "f u c k", "f.u.c.k", "f_u_c_k", "f*ck", "f**k",
        "f***", "fúck", "ｆｕｃｋ", "fvck", "fu\u200bck", "\u202efuck", "fuсk", "absofuckinglutely",
        "what a fuckup", "sh1t", "$hit", "shits", "shitty", "bull$h!t", "5hit", "b!tch", "B1TCHES",
        "asshole", "a$$hole", "you ass hole", "motherfucker", "𝒻𝓊𝒸𝓀", "Ⓕⓤⓒⓚ", "ben zona",
        "Kus Emek",
        "בן זונה", "בֶּן זוֹנָה", "יא בן  זונה!", "בן־זונה", "שזונה", "כוס אמק", "כוסאמק",
        "כ.ו.ס.א.מ.ק",
        "שרמוווטה", "חרא של יום", "לך לזין", "זו\u200bנה", "תזדיין", "ז ו נ ה",
    ),
    "hate": (
        "nazi", "Nazis", "N4z1", "heil hitler", "hitlerjugend", "n1gger", "faggots", "kkk",
        "K.K.K.",
        "1488", "death to arabs", "DEATH TO JEWS!", "נאצי", "מוות לערבים", "מוות ליהודים", "היטלר",
    ),
    "threat": ("kys", "Go kill yourself", "לך תמות"),
}  # fmt: skip


@pytest.mark.parametrize(("rule", "text"), [(rule, t) for rule, ts in REFUSED.items() for t in ts])
def test_hurtful_words_are_refused_with_something_better(
    rule: str, text: str, screening: Screening
) -> None:
    refusal = screening.screened(text).refusal
    assert refusal is not None
    assert refusal.rule == rule
    assert refusal.words.en and refusal.words.he
    hebrew = any("א" <= char <= "ת" for char in text)
    assert len(refusal.alternatives) >= 3
    for alternative in refusal.alternatives:
        assert any("א" <= char <= "ת" for char in alternative) is hebrew
        assert screening.screened(alternative).refusal is None


@given(st.text(max_size=300))
def test_screening_answers_about_any_text(typed: str) -> None:
    screened = SCREENING.screened(typed, most=100)
    assert screened.text == cleaned(typed)
    assert screened.refusal is None or screened.refusal.words.he


SCREENING = read_screening(assets_folder())


@pytest.mark.parametrize(
    ("content", "trouble"),
    [("{", Unreadable), ("{}", ValidationError), (None, FileNotFoundError)],
)
def test_a_rule_sheet_that_cannot_be_read_is_an_error(
    content: str | None, trouble: type[Exception], tmp_path: Path
) -> None:
    (tmp_path / "words").mkdir()
    if content is not None:
        (tmp_path / "words" / "refused.json").write_text(content)
    with pytest.raises(trouble):
        read_screening(tmp_path)
