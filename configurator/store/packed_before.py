"""How evidence was packed at first, every sum written out: still read, never written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from configurator.model.evidence import FacetEvidence, Learned, PersonEvidence, Said
from configurator.model.people import Source
from configurator.model.summing import summed_traits

SOURCES: tuple[Source, ...] = get_args(Source)


def unpacked_before(document: Sequence[Any]) -> PersonEvidence:
    """The evidence in a document of version 1.

    What older choices than those kept one by one left in the traits was of no facet; it is left.
    """
    _, _, facets = document
    return PersonEvidence(facets={name: _facet_of(rows) for name, rows in facets.items()})


def _facet_of(rows: Sequence[Any]) -> FacetEvidence:
    day, count, names, traits, sums, pairs, choices, said = rows
    kept = tuple(_learned_of(each, names, traits, day) for each in choices)
    return FacetEvidence(
        day=day,
        count=count,
        sums={name: tuple(tally) for name, tally in zip(names, sums, strict=False)},
        pairs={names[at]: {names[to]: n for to, n in counts} for at, counts in pairs},
        traits=summed_traits(kept),
        choices=kept,
        said=tuple(_said_of(each) for each in said),
    )


def _learned_of(
    row: Sequence[Any], names: Sequence[str], traits: Sequence[str], day: int
) -> Learned:
    ago, count, chosen, shown, family, source, numbers, liked, explored, propensity = row
    mask = int(shown, 16)
    return Learned(
        day=day - ago,
        count=count,
        chosen=names[chosen],
        shown=tuple(sorted(name for at, name in enumerate(names) if mask >> at & 1)),
        family=family,
        source=SOURCES[source],
        traits={
            traits[kind]: (has, n)
            for kind, has, n in zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True)
        },
        liked=tuple(names[at] for at in liked),
        explored=names[explored] if explored >= 0 else "",
        propensity=propensity,
    )


def _said_of(row: Sequence[Any]) -> Said:
    option, verdict, worth, day, source = row
    return Said(option=option, verdict=verdict, worth=worth, day=day, source=SOURCES[source])
