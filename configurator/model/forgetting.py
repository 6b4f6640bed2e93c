"""Forgetting: a person, a facet or an option taken out of wherever their choices went."""

from __future__ import annotations

from typing import Protocol

from configurator.model.evidence import FacetEvidence, PersonEvidence
from configurator.model.teaching import (
    Known,
    untold,
    without_facet,
    without_option,
    without_word,
    words_with,
)


class Kept(Protocol):
    """Wherever evidence is kept: in the shop's database, or in memory."""

    def person(self, person: str) -> PersonEvidence:
        """What is known of a person."""
        ...

    def shop(self, facet: str) -> FacetEvidence:
        """What is known of everybody together in a facet."""
        ...

    def keep_person(self, person: str, evidence: PersonEvidence) -> None:
        """Keep what is known of a person now."""
        ...

    def keep_shop(self, facet: str, evidence: FacetEvidence) -> None:
        """Keep what is known of everybody together."""
        ...


def forgotten(kept: Kept, person: str, facet: str | None = None, option: str | None = None) -> None:
    """Take a person's choices out of all that was learned: all, one facet's, or one option's."""
    for name in [facet] if facet is not None else list(kept.person(person).facets):
        _unheard(kept, person, name, option)
        known = Known(kept.shop(name), kept.person(person))
        if option is None:
            _keep(kept, person, name, without_facet(known, name))
        else:
            _keep(kept, person, name, without_option(known, name, option))


def taken_back(kept: Kept, person: str, facet: str, option: str) -> None:
    """What somebody said of an option counts no more, nor what it told of them."""
    _unheard(kept, person, facet, option)
    kept.keep_person(person, untold(kept.person(person), facet, option))


def _unheard(kept: Kept, person: str, facet: str, option: str | None) -> None:
    for name, words in words_with(kept.person(person), facet, option).items():
        for word in words:
            known = Known(kept.shop(name), kept.person(person))
            _keep(kept, person, name, without_word(known, name, word))


def _keep(kept: Kept, person: str, facet: str, known: Known) -> None:
    kept.keep_shop(facet, known.shop)
    if known.person is not None:
        kept.keep_person(person, known.person)
