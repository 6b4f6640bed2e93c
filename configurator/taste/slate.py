"""The slate: the options something is chosen from, in which facet, and their order with chances."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from configurator.model.evidence import Choice
from configurator.model.people import Source

Vector = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Option:
    """Something that can be chosen. Its traits are what it shares with others.

    A trait such as 'palette:gold' names an option of another facet: whoever chose that one there
    is taken to like it here.
    """

    id: str
    traits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What is being chosen: the facet, on which product, and what is left out.

    `explore` keeps one place for an option worth learning about. `leave_rejected` leaves out what
    the person said is not them; a tray, which must show everything, puts it last instead.
    """

    facet: str
    family: str = ""
    exclude: frozenset[str] = frozenset()
    explore: bool = True
    leave_rejected: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """An option in its place, and the chance that this person chooses it."""

    option: Option
    probability: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """Options best first. Chances sum to one; `explored` stands before its turn, to be learned.

    `propensity` is the chance with which that one was picked to be explored.
    """

    places: tuple[Placed, ...]
    explored: str = ""
    propensity: float = 0.0

    @property
    def ids(self) -> tuple[str, ...]:
        """The options' ids, best first."""
        return tuple(each.option.id for each in self.places)

    def probability(self, option: str) -> float:
        """The chance of one option; 0 for one that is not among them."""
        return next((each.probability for each in self.places if each.option.id == option), 0.0)

    def choice(self, context: Context, chosen: str, source: Source = "chosen") -> Choice:
        """What is to be learned when one of these is taken."""
        return choice_among(
            context,
            chosen,
            tuple(each.option for each in self.places),
            source,
        )


def choice_among(
    context: Context, chosen: str, options: tuple[Option, ...], source: Source = "chosen"
) -> Choice:
    """What is to be learned when one of several options was taken. Raises ValueError.

    An option that stands twice is offered once.
    """
    by_id = {option.id: option for option in options}
    if chosen not in by_id:
        raise ValueError(f"{chosen!r} was not among what was shown")
    return Choice(
        facet=context.facet,
        chosen=chosen,
        shown=tuple(by_id),
        family=context.family,
        source=source,
        traits={name: option.traits for name, option in by_id.items() if option.traits},
    )
