"""Names remembered: whom somebody's orders were for, offered again where words are written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from configurator.model.design import Design
from configurator.model.layers import Lettering
from configurator.model.people import Fact
from configurator.model.product import ProductFamily
from configurator.model.words import Words
from configurator.studio.people.fact_words import NAMES, age_words
from configurator.studio.people.presence import Presence
from configurator.studio.suggesting.surprises import SPARE_WORDS
from configurator.studio.trays.lettering import PHRASES, YOUR_WORDS

MOST_WORDS, MOST_LETTERS = 3, 24
"""Longer words are a wish or a joke, not somebody's name."""
LIKE_A_NAME = re.compile(r"[^\W\d_][^\d_\n!?.,:;@#/\\]*")
BECAUSE = Words(en="You wrote “{name}” {age}.", he="כתבת ״{name}״ {age}.")


@dataclass(frozen=True, slots=True)
class RememberedName:
    """A name to write again, and why it is offered, in one sentence."""

    name: str
    because: Words


def names_remembered(presence: Presence, now: datetime) -> tuple[RememberedName, ...]:
    """The names whoever is here had on what they ordered, newest first.

    None for a guest, and none before the PIN: there are no facts here then. Each is a fact that
    'what we know about you' shows and forgets.
    """
    found = sorted(_facts(presence), key=lambda fact: fact.at, reverse=True)
    return tuple(
        RememberedName(fact.value, BECAUSE.filled(name=fact.value, age=age_words(fact.at, now)))
        for fact in found
    )


def names_in(design: Design, families: Mapping[str, ProductFamily]) -> tuple[str, ...]:
    """The names a customer wrote on a design, in its order; no phrase of ours is one."""
    ours = {words.said(at).casefold() for words in _phrases() for at in ("en", "he")}
    ours |= {text.casefold() for text in _said_by_looks(families[design.family])}
    texts = (" ".join(text.split()) for text in _texts(design) if "\n" not in text.strip())
    return tuple(
        dict.fromkeys(
            text for text in texts if _is_like_a_name(text) and text.casefold() not in ours
        )
    )


def key_for(name: str, presence: Presence) -> str:
    """The fact a name is kept as: its own one, a free one, or that of the oldest."""
    kept = {fact.key: fact for fact in _facts(presence)}
    same = (key for key, fact in kept.items() if fact.value.casefold() == name.casefold())
    free = (key for key in NAMES if key not in kept)
    oldest = min(kept, key=lambda key: kept[key].at, default=NAMES[0])
    return (*same, *free, oldest)[0]


def keys_of(name: str, presence: Presence) -> tuple[str, ...]:
    """The facts a name is kept as."""
    return tuple(fact.key for fact in _facts(presence) if fact.value == name)


def _facts(presence: Presence) -> Iterator[Fact]:
    asked_again = (question.fact for question in presence.questions)
    yield from (fact for fact in (*presence.facts, *asked_again) if fact.key in NAMES)


def _is_like_a_name(text: str) -> bool:
    words = text.split()
    short = 0 < len(words) <= MOST_WORDS and 2 <= len(text) <= MOST_LETTERS
    return short and LIKE_A_NAME.fullmatch(text) is not None


def _phrases() -> tuple[Words, ...]:
    return (*PHRASES.values(), *SPARE_WORDS, YOUR_WORDS)


def _said_by_looks(family: ProductFamily) -> Iterator[str]:
    """What the looks of a product say by themselves, in every language."""
    for theme in family.themes:
        for language in ("en", "he"):
            yield from _texts(family.new_design(theme.id, None, language))


def _texts(design: Design) -> Iterator[str]:
    for part in design.parts.values():
        yield from (layer.text for layer in part.layers if isinstance(layer, Lettering))
