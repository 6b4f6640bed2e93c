"""Finding people as their name is typed, in an index that holds no names (a blind index)."""

from __future__ import annotations

import unicodedata

from configurator.store.vault import Vault

MOST_WORDS = 6
LONGEST_PREFIX = 10
SHORTEST_PREFIX = 2
TOKEN_BYTES = 8

FINAL_LETTERS = str.maketrans("ךםןףץ", "כמנפצ")


def folded_words(name: str) -> tuple[str, ...]:
    """A name's words as compared: no case, accents, nikud, final letters or quote marks."""
    plain = unicodedata.normalize("NFKD", name).casefold().translate(FINAL_LETTERS)
    kept = "".join(letter for letter in plain if unicodedata.category(letter) != "Mn")
    joined = "".join(letter for letter in kept if letter not in "'\"`´’‘“”׳״")
    spaced = "".join(letter if letter.isalnum() else " " for letter in joined)
    return tuple(spaced.split()[:MOST_WORDS])


def matches(name: str, typed: str) -> bool:
    """Whether each typed word begins a word of the name."""
    words = folded_words(name)
    return all(any(word.startswith(part) for word in words) for part in folded_words(typed))


def tokens_of_name(vault: Vault, name: str) -> frozenset[int]:
    """The tokens under which a name is found: one for each beginning of each word."""
    return frozenset(_token(vault, start) for word in folded_words(name) for start in _starts(word))


def tokens_of_typed(vault: Vault, typed: str) -> frozenset[int]:
    """The tokens of what was typed so far; every one must be among a name's.

    Beside longer words a single letter is left out: whether it fits, the name itself tells.
    """
    words = folded_words(typed)
    telling = [word for word in words if len(word) >= SHORTEST_PREFIX] or words
    return frozenset(_token(vault, word[:LONGEST_PREFIX]) for word in telling)


def _starts(word: str) -> list[str]:
    shortest = min(len(word), SHORTEST_PREFIX)
    return [word[:length] for length in range(shortest, min(len(word), LONGEST_PREFIX) + 1)]


def _token(vault: Vault, start: str) -> int:
    mark = vault.mark("names", start.encode())
    return int.from_bytes(mark[:TOKEN_BYTES], signed=True)
