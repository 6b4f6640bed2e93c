"""Refused: what is asked for and not done, with words that say why and what would do."""

from __future__ import annotations

from configurator.model.words import Words


class Refused(Exception):
    """Something that is not done; `words` say why in both languages, and the way out."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words
