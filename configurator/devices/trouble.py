"""A device that cannot take the work: why, and what a person at the desk should do."""

from __future__ import annotations

from configurator.model.words import Words


class DeviceTrouble(Exception):
    """Nothing was sent. `words` say in both languages what happened and the way out."""

    def __init__(self, words: Words) -> None:
        self.words = words
        super().__init__(words.en)
