"""Graphemes: text cleaned for setting and split into what a reader sees as one letter."""

from __future__ import annotations

import re
import unicodedata

from configurator.ground.direction import CONTROLS

JOINER = "\u200d"
LINE_ENDS = re.compile("\r\n|[\n\v\f\r\x85\u2028\u2029]")
TAGS = range(0xE0020, 0xE0080)
SKIN_TONES = range(0x1F3FB, 0x1F400)
FLAG_LETTERS = range(0x1F1E6, 0x1F200)
PICTURES = "So"


def cleaned(text: str) -> str:
    """Text ready to set: composed (NFC), one kind of line end, no control characters or overrides.

    Tabs become spaces. Lone surrogates are kept: no font has them, so they are reported as missing.
    """
    lines = LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text)).replace("\t", " ")
    return "".join(char for char in lines if char == "\n" or not _is_control(char))


def _is_control(char: str) -> bool:
    return char in CONTROLS or unicodedata.category(char) == "Cc"


def is_invisible(char: str) -> bool:
    """Whether a character only steers others: joiners, marks of direction, variation selectors."""
    return (
        unicodedata.category(char) == "Cf"
        or "\ufe00" <= char <= "\ufe0f"
        or 0xE0100 <= ord(char) <= 0xE01EF
        or char == "\u034f"
    )


def graphemes(text: str) -> list[str]:
    """The text as letters with their marks, and emoji with all they are joined from (UAX #29)."""
    found: list[str] = []
    for char in text:
        if found and _continues(found[-1], char):
            found[-1] += char
        else:
            found.append(char)
    return found


def _continues(cluster: str, char: str) -> bool:
    """Whether `char` belongs to the cluster before it."""
    code = ord(char)
    if cluster == "\n" or char == "\n":
        return False
    if unicodedata.category(char).startswith("M") or code in TAGS or code in SKIN_TONES:
        return True
    if char in (JOINER, "\u200c"):
        return True
    if cluster.endswith(JOINER):
        return unicodedata.category(char) == PICTURES
    flags = [letter for letter in cluster if ord(letter) in FLAG_LETTERS]
    return code in FLAG_LETTERS and len(flags) == 1
