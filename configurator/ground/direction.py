"""Direction: which way each character of a paragraph reads, and the order its runs are seen in."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Protocol, TypeVar

from bidi import algorithm
from bidi.mirror import MIRRORED

CLOSERS = {
    opener: closer for opener, closer in MIRRORED.items() if unicodedata.category(opener) == "Ps"
}
OPENERS = {closer: opener for opener, closer in CLOSERS.items()}
BRACKET_STACK = 63
"""How many open brackets the standard keeps track of (UAX #9, BD16)."""

STRONG = {"L": "L", "R": "R", "AL": "R", "EN": "R", "AN": "R"}
RIGHT_TO_LEFT_BLOCKS = (
    range(0x590, 0x900),
    range(0xFB1D, 0xFE00),
    range(0xFE70, 0xFF00),
    range(0x10800, 0x11000),
    range(0x1E800, 0x1F000),
)
"""Where characters not yet given out read right to left (DerivedBidiClass.txt)."""
HEBREW_LETTER = "\u05d0"
CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Embeddings, overrides and isolates. Dropped: what is printed must read as what was screened."""


class Leveled(Protocol):
    """Anything that has an embedding level."""

    @property
    def level(self) -> int:
        """Even reads left to right, odd right to left."""
        ...


Run = TypeVar("Run", bound=Leveled)


def reads_right_to_left(text: str) -> bool | None:
    """The direction of the first strong character; None where there is none (UAX #9, P2)."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in ("R", "AL"):
            return True
        if kind == "L":
            return False
    return None


@lru_cache(maxsize=1024)
def levels(paragraph: str, right_to_left: bool) -> tuple[int, ...]:
    """The embedding level of each character, by UAX #9 without explicit controls.

    python-bidi resolves weak and neutral characters; paired brackets (rule N0), which it leaves
    out, are settled in between. Trailing blanks are not reset: a line is cut out of its paragraph
    first, so whoever cuts does that.
    """
    storage: dict[str, Any] = algorithm.get_empty_storage()
    base = int(right_to_left)
    storage["base_level"], storage["base_dir"] = base, "LR"[base]
    algorithm.get_embedding_levels("".join(map(_assigned, paragraph)), storage)
    every = list(storage["chars"])
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    _settle_brackets(storage["chars"], "LR"[base])
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    kept = {id(char) for char in storage["chars"]}
    found: list[int] = []
    for char in every:
        found.append(char["level"] if id(char) in kept else (found[-1] if found else base))
    return tuple(found)


def _assigned(char: str) -> str:
    """The character, or one that reads the same way for one that Unicode has not given out yet."""
    if unicodedata.bidirectional(char):
        return char
    return HEBREW_LETTER if any(ord(char) in block for block in RIGHT_TO_LEFT_BLOCKS) else "x"


def _settle_brackets(chars: list[dict[str, Any]], embedding: str) -> None:
    """Rule N0: both brackets of a pair take one direction, from what they hold or stand after."""
    for opener, closer in _pairs(chars):
        inside = {STRONG.get(char["type"]) for char in chars[opener + 1 : closer]} - {None}
        if not inside:
            continue
        side = embedding
        if embedding not in inside:
            before = (STRONG.get(char["type"]) for char in reversed(chars[:opener]))
            side = next((strong for strong in before if strong), embedding)
        for at in (opener, closer):
            _turn(chars, at, side)


def _turn(chars: list[dict[str, Any]], at: int, side: str) -> None:
    """A bracket takes a direction, and so do the marks that sit on it."""
    chars[at]["type"] = side
    for mark in chars[at + 1 :]:
        if mark["orig"] != "NSM":
            break
        mark["type"] = side


def _pairs(chars: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """Matching brackets in the order of their openers (UAX #9, BD16)."""
    stack: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for at, char in enumerate(chars):
        if char["type"] != "ON":
            continue
        if char["ch"] in CLOSERS:
            if len(stack) == BRACKET_STACK:
                break
            stack.append((char["ch"], at))
        elif char["ch"] in OPENERS:
            depth = next(
                (i for i in reversed(range(len(stack))) if stack[i][0] == OPENERS[char["ch"]]), None
            )
            if depth is not None:
                pairs.append((stack[depth][1], at))
                del stack[depth:]
    return sorted(pairs)


def in_visual_order(runs: Sequence[Run]) -> list[Run]:
    """Runs of a line from left to right: from the highest level down, runs are reversed (L2)."""
    ordered = list(runs)
    highest = max((run.level for run in ordered), default=0)
    for level in range(highest, 0, -1):
        start = 0
        while start < len(ordered):
            end = start
            while end < len(ordered) and ordered[end].level >= level:
                end += 1
            ordered[start:end] = reversed(ordered[start:end])
            start = end + 1
    return ordered
