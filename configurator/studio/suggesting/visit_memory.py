"""A visit's own memory: what is done here counts at once, and is kept only when it is agreed to."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace

from configurator.model.design import Design
from configurator.model.evidence import (
    Choice,
    FacetEvidence,
    PersonEvidence,
    Said,
    Weights,
)
from configurator.model.slates import ShownSlate
from configurator.model.teaching import Known, taught, told
from configurator.store.choices import Choices
from configurator.studio.suggesting.matters import LETTERING, LOOK, MOTIFS, PALETTE, Matters
from configurator.taste.slate import Context, Ranking

VISITOR = "visitor"
"""Whoever is here, known or not, as the visit's memory calls them."""


@dataclass(frozen=True, slots=True)
class Tap:
    """A choice made in the tray, and where: a later one in the same place takes its place."""

    choice: Choice
    where: str


class VisitMemory:
    """The shop's evidence, and the visitor's with what they did and said in this visit."""

    def __init__(self, choices: Choices) -> None:
        self._choices = choices
        self.taps: tuple[Tap, ...] = ()
        self.said: tuple[tuple[str, Said], ...] = ()
        self.slates: dict[tuple[str, ...], ShownSlate] = {}
        self.kept: str | None = None
        """Whose evidence is kept: a person who agreed to learning."""
        self._known: PersonEvidence | None = None
        self._day = 0

    def begin(self, kept: str | None, day: int) -> None:
        """Somebody is here, in a visit with nothing done yet."""
        self.taps, self.said, self.slates = (), (), {}
        self.identify(kept, day)

    def identify(self, kept: str | None, day: int) -> None:
        """Somebody else is here in the same visit; what was done in it stays."""
        self.kept, self._day, self._known = kept, day, None

    def tap(self, tap: Tap) -> None:
        """A choice was made in the tray."""
        others = (
            t for t in self.taps if (t.choice.facet, t.where) != (tap.choice.facet, tap.where)
        )
        self.taps = (*others, tap)
        self._known = None

    def show(self, context: Context, ranking: Ranking) -> None:
        """Options were put before the visitor; the same ones again are the same slate."""
        slate = ShownSlate(
            context.facet,
            context.family,
            len(ranking.places),
            ranking.explored,
            ranking.propensity,
        )
        if ranking.places:
            key = (context.facet, context.family, ranking.explored, *sorted(ranking.ids))
            self.slates.setdefault(key, slate)

    def took(self, choice: Choice) -> None:
        """Something was taken that was among what was shown."""
        for key, slate in self.slates.items():
            if key[:2] == (choice.facet, choice.family) and choice.chosen in key[3:]:
                self.slates[key] = replace(slate, chosen=choice.chosen)

    def say(self, facet: str, said: Said) -> None:
        """Somebody of whom nothing is kept said something; it counts until they leave."""
        others = (each for each in self.said if (each[0], each[1].option) != (facet, said.option))
        self.said = (*others, (facet, said))
        self._known = None

    def take_back(self, facet: str, option: str) -> None:
        """What was said of an option in this visit counts no more."""
        self.said = tuple(e for e in self.said if (e[0], e[1].option) != (facet, option))
        self._known = None

    def changed(self) -> None:
        """What is kept has changed."""
        self._known = None

    def person(self, person: str) -> PersonEvidence:
        """What is known of the visitor now."""
        if self._known is None:
            known = self._choices.person(self.kept) if self.kept else PersonEvidence()
            for tap in self.taps:
                lesson = taught(Known(FacetEvidence(), known), tap.choice, self._day)
                known = lesson.person or known
            for facet, said in self.said:
                known = told(known, facet, said)
            self._known = known
        return self._known

    def shop(self, facet: str) -> FacetEvidence:
        """What is known of everybody together in a facet."""
        return self._choices.shop(facet)

    def weights(self, facet: str) -> Weights:
        """How much each stage is believed in a facet."""
        return self._choices.weights(facet)

    def keep_person(self, person: str, evidence: PersonEvidence) -> None:
        """What is said goes through `say`; a visit's memory keeps nothing by itself."""
        raise TypeError("a visit's memory is only read by taste")

    def keep_shop(self, facet: str, evidence: FacetEvidence) -> None:
        """A visit teaches the shop when it ends, not before."""
        raise TypeError("a visit's memory is only read by taste")

    def keep_weights(self, facet: str, weights: Weights) -> None:
        """A visit teaches the shop when it ends, not before."""
        raise TypeError("a visit's memory is only read by taste")

    def writing(self) -> AbstractContextManager[object]:
        """Nothing is kept here."""
        return nullcontext()


def lessons_of(taps: tuple[Tap, ...], design: Design, matters: Matters) -> tuple[Choice, ...]:
    """The choices that are still to be seen in the design; a thing tried and undone is none."""
    seen = matters.in_design(design)
    whole = {part.color for part in design.parts.values() if part.color is not None}
    grounds = {matters.color(each) for each in whole}
    found: dict[tuple[str, str], Choice] = {}
    for tap in taps:
        facet, chosen = tap.choice.facet, tap.choice.chosen
        there = chosen in seen.get(facet, ()) or (facet == PALETTE and chosen in grounds)
        if there or facet.startswith(LOOK):
            found[facet, chosen] = tap.choice
    return tuple(found.values())


def bought(design: Design, matters: Matters, taught_of: frozenset[str]) -> tuple[Choice, ...]:
    """What an ordered design says of facets nothing was tapped in: it was bought as it is."""
    seen = matters.in_design(design)
    offered = {
        PALETTE: matters.palette(),
        MOTIFS: matters.motif_themes(),
        LETTERING: matters.lettering(),
    }
    found = []
    for facet, options in offered.items():
        by_id = {option.id: option for option in options}
        first = next((each for each in seen[facet] if each in by_id), None)
        if first is not None and facet not in taught_of:
            found.append(
                Choice(
                    facet=facet,
                    chosen=first,
                    shown=tuple(by_id),
                    family=design.family,
                    traits={name: option.traits for name, option in by_id.items() if option.traits},
                )
            )
    return tuple(found)
