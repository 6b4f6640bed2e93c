"""Memory: where evidence is looked up and kept; the shop's database, or the mind of one visit."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import Any, Protocol

from configurator.model.evidence import FacetEvidence, PersonEvidence, Weights


class Memory(Protocol):
    """Evidence by person, by facet of the shop, and the weights of each facet."""

    def person(self, person: str) -> PersonEvidence:
        """What is known of a person; bare for nobody."""
        ...

    def shop(self, facet: str) -> FacetEvidence:
        """What is known of everybody together in a facet."""
        ...

    def weights(self, facet: str) -> Weights:
        """How much each stage is believed in a facet."""
        ...

    def keep_person(self, person: str, evidence: PersonEvidence) -> None:
        """Keep what is known of a person now."""
        ...

    def keep_shop(self, facet: str, evidence: FacetEvidence) -> None:
        """Keep what is known of everybody together."""
        ...

    def keep_weights(self, facet: str, weights: Weights) -> None:
        """Keep what the stages are believed."""
        ...

    def writing(self) -> AbstractContextManager[Any]:
        """One step: all that is kept in it, or nothing."""
        ...


class Mind:
    """A memory that lasts as long as it is held: for replays, tests, and a guest's visit."""

    def __init__(self) -> None:
        self.people: dict[str, PersonEvidence] = {}
        self.facets: dict[str, FacetEvidence] = {}
        self.believed: dict[str, Weights] = {}

    def person(self, person: str) -> PersonEvidence:
        """What is known of a person; bare for nobody."""
        return self.people.get(person, PersonEvidence())

    def shop(self, facet: str) -> FacetEvidence:
        """What is known of everybody together in a facet."""
        return self.facets.get(facet, FacetEvidence())

    def weights(self, facet: str) -> Weights:
        """How much each stage is believed in a facet."""
        return self.believed.get(facet, Weights())

    def keep_person(self, person: str, evidence: PersonEvidence) -> None:
        """Keep what is known of a person now; nothing is kept of what is bare."""
        self.people[person] = evidence
        if evidence.is_bare:
            del self.people[person]

    def keep_shop(self, facet: str, evidence: FacetEvidence) -> None:
        """Keep what is known of everybody together."""
        self.facets[facet] = evidence

    def keep_weights(self, facet: str, weights: Weights) -> None:
        """Keep what the stages are believed."""
        self.believed[facet] = weights

    def writing(self) -> AbstractContextManager[Any]:
        """Every keeping here is whole by itself."""
        return nullcontext()
