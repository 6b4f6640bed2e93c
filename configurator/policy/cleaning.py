"""Cleaning typed text: what cannot be seen is taken out, so what is screened is what is printed."""

from __future__ import annotations

import unicodedata

from configurator.ground.graphemes import JOINER, LINE_ENDS, SKIN_TONES, graphemes

MAX_MARKS = 6
"""Marks kept on one letter. A Hebrew letter carries four at most in print; stacks are a prank."""

STEERING = frozenset(
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069"
    "\u206a\u206b\u206c\u206d\u206e\u206f\u2800\u3164\ufeff\uffa0\ufff9\ufffa\ufffb\ufffc\ufffd"
)
"""Soft hyphens, marks and overrides of direction, zero-width characters, blank letters."""
TAG_BLOCK = range(0xE0000, 0xE1000)
EMOJI_STYLE, TEXT_STYLE = "\ufe0f", "\ufe0e"
KEYCAP = "\u20e3"


def cleaned(text: str) -> str:
    """The text as it will be set: composed, blanks and line ends of one kind, nothing invisible.

    Controls, steering characters, tags, private and forbidden characters go; joiners and style
    selectors stay only inside emoji; a letter keeps MAX_MARKS marks; lines lose outer blanks.
    """
    text = LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text))
    text = "".join(_plain(char) for char in text)
    text = "".join(_modest(letter) for letter in graphemes(text))
    lines = [line.strip() for line in unicodedata.normalize("NFC", text).split("\n")]
    return "\n".join(lines).strip("\n")


def _plain(char: str) -> str:
    """A character as itself, as a plain blank, or as nothing."""
    category = unicodedata.category(char)
    if char == "\n":
        return char
    if char == "\t" or category == "Zs":
        return " "
    code = ord(char)
    gone = (
        char in STEERING
        or category in ("Cc", "Cs", "Co", "Zl", "Zp")
        or code in TAG_BLOCK
        or code & 0xFFFE == 0xFFFE
        or 0xFDD0 <= code <= 0xFDEF
    )
    return "" if gone else char


def _modest(letter: str) -> str:
    """One grapheme without surplus marks, and without emoji machinery where there is no emoji."""
    first = letter[0]
    if _is_picture(first) or (first.isdigit() and KEYCAP in letter):
        return _tidy_emoji(letter)
    if _is_machinery(first) or unicodedata.category(first).startswith("M"):
        return ""
    kept = (char for char in letter if not _is_machinery(char) and ord(char) not in SKIN_TONES)
    return _few_marks(unicodedata.normalize("NFD", "".join(kept)))


def _few_marks(letter: str) -> str:
    """The letter with its first MAX_MARKS marks."""
    marks = 0
    kept = []
    for char in letter:
        marks += unicodedata.category(char).startswith("M")
        if marks <= MAX_MARKS or not unicodedata.category(char).startswith("M"):
            kept.append(char)
    return "".join(kept)


def _tidy_emoji(letter: str) -> str:
    """An emoji without doubled selectors, piled marks, or a joiner that joins nothing."""
    kept: list[str] = []
    for char in letter:
        if not (_is_machinery(char) and kept[-1] == char):
            kept.append(char)
    return _few_marks("".join(kept).rstrip(JOINER))


def _is_machinery(char: str) -> bool:
    return char in (JOINER, EMOJI_STYLE, TEXT_STYLE) or 0xFE00 <= ord(char) <= 0xFE0D


def _is_picture(char: str) -> bool:
    return unicodedata.category(char) == "So" or char in "‼⁉©®™"


def looks_blank(text: str) -> bool:
    """Whether a reader would see nothing: no letter, number, sign or picture."""
    return not any(unicodedata.category(char)[0] in "LNPS" for char in text)


def length_of(text: str) -> int:
    """How many letters a reader counts; line ends are not letters."""
    return sum(1 for letter in graphemes(text) if letter != "\n")


def shortened(text: str, most: int) -> str:
    """The text cut to `most` letters, at a word's end where there is one in its second half."""
    letters = graphemes(text)
    if len(letters) <= most:
        return text
    cut = "".join(letters[:most])
    if not letters[most].isspace() and not letters[most - 1].isspace():
        words = cut.rsplit(maxsplit=1)
        if len(words) == 2 and len(graphemes(words[0])) * 2 >= most:
            cut = words[0]
    return cut.strip()
