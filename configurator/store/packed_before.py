"""How evidence was packed before: still read, never written."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from typing import Any, get_args

from configurator.model.evidence import FacetEvidence, Learned, PersonEvidence, Said, Tally
from configurator.model.people import Source
from configurator.model.summing import summed, summed_pairs, summed_traits

SOURCES: tuple[Source, ...] = get_args(Source)
BARE = -15
"""Deflate without a header: the seal around it knows already when a byte was changed."""
SURROGATE = "surrogatepass"
"""Ids are whatever they are; half a character too is read back as it was."""
NEWEST = 2
LATER: tuple[Any, ...] = (0, {})
"""What a facet's last two rows were before they were written."""
AT_LEAST, NOTHING = 5, (0, 0, 0, 0, 0.0)
"""A choice was written with so many numbers at least; these stand for those that were left away."""

Pairs = dict[str, dict[str, int]]


class PackedElsewhere(ValueError):
    """Evidence packed by a newer version of this app."""


def unpacked_before(content: bytes) -> PersonEvidence:
    """The evidence in bytes that were written by an earlier version. Raises PackedElsewhere."""
    document = json.loads(zlib.decompress(content, BARE).decode(errors=SURROGATE))
    if document[0] > NEWEST:
        raise PackedElsewhere(f"evidence of version {document[0]}")
    read = _facet_of if document[0] == 1 else _facet_of_rest
    return PersonEvidence(facets={name: read(rows) for name, rows in document[-1].items()})


def more(known: dict[str, Tally], rest: Mapping[str, Sequence[int]]) -> dict[str, Tally]:
    """Sums with what was written beyond them; what comes to nothing is left out."""
    for name, numbers in rest.items():
        there = filled(known.get(name, ()), len(numbers))
        known[name] = tuple(a + b for a, b in zip(there, numbers, strict=True))
        if not any(known[name]):
            del known[name]
    return known


def filled(tally: Tally, size: int) -> Tally:
    """A tally with as many numbers as are wanted."""
    return (*tally, *(0,) * (size - len(tally)))


def more_pairs(known: Pairs, rest: Pairs) -> Pairs:
    """The same of pairs."""
    for before, counts in rest.items():
        there = known.setdefault(before, {})
        for name, times in counts.items():
            there[name] = there.get(name, 0) + times
            if not there[name]:
                del there[name]
        if not there:
            del known[before]
    return known


def _facet_of_rest(rows: Sequence[Any]) -> FacetEvidence:
    day, count, choices, written, families, sums, pairs, said, names = rows[:9]
    gone, traits = [*rows[9:], *LATER[len(rows) - 9 :]]
    slates = [(_shown(int(mask, 16), names), traits) for mask, *traits in written]
    kept = tuple(_learned_of_rest(each, (day, count), names, slates, families) for each in choices)
    return FacetEvidence(
        day=day,
        count=count,
        gone=gone,
        sums=more(summed(kept), sums),
        traits=more(summed_traits(kept), traits),
        pairs=more_pairs(summed_pairs(kept), pairs),
        choices=kept,
        said=tuple(_said_of(each) for each in said),
    )


def _shown(mask: int, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(name for at, name in enumerate(names) if mask >> at & 1))


def _learned_of_rest(
    row: Sequence[Any],
    now: tuple[int, int],
    names: Sequence[str],
    slates: Sequence[tuple[tuple[str, ...], list[list[Any]]]],
    families: Sequence[str],
) -> Learned:
    whole = (*row, *NOTHING[len(row) - AT_LEAST :])
    ago, back, chosen, slate, liked, has, family, source, explored, propensity = whole
    shown, traits = slates[slate]
    return Learned(
        uncircled=True,
        day=now[0] - ago,
        count=now[1] - back,
        chosen=names[chosen],
        shown=shown,
        family=families[family],
        source=SOURCES[source],
        traits={trait: (has >> at & 1, n) for at, (trait, n) in enumerate(traits)},
        liked=tuple(names[at] for at in liked),
        explored=names[explored - 1] if explored else "",
        propensity=propensity,
    )


def _facet_of(rows: Sequence[Any]) -> FacetEvidence:
    """Of version 1: what older choices than those kept left in the traits was of no facet."""
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
    return Learned(
        uncircled=True,
        day=day - ago,
        count=count,
        chosen=names[chosen],
        shown=_shown(int(shown, 16), names),
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
