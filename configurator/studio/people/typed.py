"""What people type about themselves, made safe to keep and to show: one line that can be seen."""

from __future__ import annotations

from configurator.policy.cleaning import cleaned, looks_blank, shortened

MOST_LETTERS = 40


def one_line(text: str, most: int = MOST_LETTERS) -> str:
    """A name or a fact as one visible line of at most `most` letters. Raises ValueError."""
    line = " ".join(cleaned(text).split())
    if looks_blank(line):
        raise ValueError("there is nothing to read in it")
    return shortened(line, most)
