"""Packing: a person's evidence in few bytes, and read back exactly.

The last choices are written, and of the sums only what these do not account for: for most people
nothing. What is shown again and again, a slate with its traits, is written once.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, get_args

from configurator.model.evidence import (
    FacetEvidence,
    Learned,
    PersonEvidence,
    Said,
    Tally,
)
from configurator.model.people import Source
from configurator.model.summing import summed, summed_pairs, summed_traits
from configurator.store.packed_before import unpacked_before

VERSION = 2
SMALLEST = 9
"""zlib's best: evidence is small, and read far more often than written."""
BARE = -15
"""Deflate without a header: the seal around it knows already when a byte was changed."""
SURROGATE = "surrogatepass"
"""Ids are whatever they are; half a character too is read back as it was."""
SOURCES: tuple[Source, ...] = get_args(Source)

Pairs = dict[str, dict[str, int]]
LATER: tuple[Any, ...] = (0, {})
"""What a facet's last two rows were before they were written."""


class PackedElsewhere(ValueError):
    """Evidence packed by a newer version of this app."""


def packed(evidence: PersonEvidence) -> bytes:
    """The bytes of a person's evidence."""
    document = [
        VERSION,
        {name: _facet(facet) for name, facet in evidence.facets.items()},
    ]
    plain = json.dumps(document, separators=(",", ":"), ensure_ascii=False).encode(errors=SURROGATE)
    squeezer = zlib.compressobj(SMALLEST, zlib.DEFLATED, BARE)
    return squeezer.compress(plain) + squeezer.flush()


def unpacked(content: bytes) -> PersonEvidence:
    """The evidence in some bytes. Raises PackedElsewhere.

    It is not checked again: who hands it in knows by its seal that it was packed here.
    """
    document = json.loads(zlib.decompress(content, BARE).decode(errors=SURROGATE))
    if document[0] == 1:
        return unpacked_before(document)
    if document[0] != VERSION:
        raise PackedElsewhere(f"evidence of version {document[0]}, this app knows {VERSION}")
    known = {name: _facet_of(rows) for name, rows in document[-1].items()}
    return PersonEvidence.model_construct(facets=known)


def _less(sums: Mapping[str, Tally], known: Mapping[str, Tally]) -> dict[str, list[int]]:
    """What sums hold beyond what is known; less than nothing of what was forgotten alone."""
    found = {}
    for name in sorted({*sums, *known}):
        ours, theirs = sums.get(name, ()), known.get(name, ())
        if ours != theirs:
            size = max(len(ours), len(theirs))
            both = zip(_filled(ours, size), _filled(theirs, size), strict=True)
            found[name] = [a - b for a, b in both]
    return found


def _more(known: dict[str, Tally], rest: Mapping[str, Sequence[int]]) -> dict[str, Tally]:
    """The sums again; what comes to nothing is left out."""
    for name, numbers in rest.items():
        there = _filled(known.get(name, ()), len(numbers))
        known[name] = tuple(a + b for a, b in zip(there, numbers, strict=True))
        if not any(known[name]):
            del known[name]
    return known


def _filled(tally: Tally, size: int) -> Tally:
    return (*tally, *(0,) * (size - len(tally)))


class _Names:
    """Names by the place at which each came first."""

    def __init__(self) -> None:
        self.places: dict[Any, int] = {}

    def of(self, name: Any) -> int:
        return self.places.setdefault(name, len(self.places))


def _facet(facet: FacetEvidence) -> list[Any]:
    names, slates, families = _Names(), _Names(), _Names()
    choices = [_learned(each, facet, names, slates, families) for each in facet.choices]
    pairs = _less_pairs(facet.pairs, summed_pairs(facet.choices))
    return [
        facet.day,
        facet.count,
        choices,
        [[_mask(shown, names), *traits] for shown, *traits in slates.places],
        list(families.places),
        _less(facet.sums, summed(facet.choices)),
        pairs,
        [_said(each) for each in facet.said],
        list(names.places),
        facet.gone,
        _less(facet.traits, summed_traits(facet.choices)),
    ]


def _facet_of(rows: Sequence[Any]) -> FacetEvidence:
    day, count, choices, written, families, sums, pairs, said, names = rows[:9]
    gone, traits = [*rows[9:], *LATER[len(rows) - 9 :]]
    slates = [(_shown(int(mask, 16), names), traits) for mask, *traits in written]
    kept = tuple(_learned_of(each, (day, count), names, slates, families) for each in choices)
    return FacetEvidence.model_construct(
        day=day,
        count=count,
        gone=gone,
        sums=_more(summed(kept), sums),
        traits=_more(summed_traits(kept), traits),
        pairs=_more_pairs(summed_pairs(kept), pairs),
        choices=kept,
        said=tuple(_said_of(each) for each in said),
    )


def _less_pairs(pairs: Pairs, known: Pairs) -> Pairs:
    found: Pairs = {}
    for before in sorted({*pairs, *known}):
        ours, theirs = pairs.get(before, {}), known.get(before, {})
        for name in sorted({*ours, *theirs}):
            if ours.get(name, 0) != theirs.get(name, 0):
                found.setdefault(before, {})[name] = ours.get(name, 0) - theirs.get(name, 0)
    return found


def _more_pairs(known: Pairs, rest: Pairs) -> Pairs:
    for before, counts in rest.items():
        there = known.setdefault(before, {})
        for name, times in counts.items():
            there[name] = there.get(name, 0) + times
            if not there[name]:
                del there[name]
        if not there:
            del known[before]
    return known


def _mask(shown: Iterable[str], names: _Names) -> str:
    return f"{sum(1 << names.of(name) for name in shown):x}"


def _shown(mask: int, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(name for at, name in enumerate(names) if mask >> at & 1))


def _learned(
    each: Learned, facet: FacetEvidence, names: _Names, slates: _Names, families: _Names
) -> list[Any]:
    traits = sorted(each.traits)
    slate = (each.shown, *((trait, each.traits[trait][1]) for trait in traits))
    row = [
        facet.day - each.day,
        facet.count - each.count,
        names.of(each.chosen),
        slates.of(slate),
        [names.of(name) for name in each.liked],
        sum(1 << at for at, trait in enumerate(traits) if each.traits[trait][0]),
        families.of(each.family),
        SOURCES.index(each.source),
        names.of(each.explored) + 1 if each.explored else 0,
        each.propensity,
    ]
    # What is nothing at the end is left away.
    while len(row) > AT_LEAST and not row[-1]:
        row.pop()
    return row


AT_LEAST, NOTHING = 5, (0, 0, 0, 0, 0.0)
"""A choice is written with so many numbers at least; these stand for those that are left away."""


def _learned_of(
    row: Sequence[Any],
    now: tuple[int, int],
    names: Sequence[str],
    slates: Sequence[tuple[tuple[str, ...], list[list[Any]]]],
    families: Sequence[str],
) -> Learned:
    whole = (*row, *NOTHING[len(row) - AT_LEAST :])
    ago, back, chosen, slate, liked, has, family, source, explored, propensity = whole
    shown, traits = slates[slate]
    return Learned.model_construct(
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


def _said(each: Said) -> list[Any]:
    return [each.option, each.verdict, each.worth, each.day, SOURCES.index(each.source)]


def _said_of(row: Sequence[Any]) -> Said:
    option, verdict, worth, day, source = row
    return Said(option=option, verdict=verdict, worth=worth, day=day, source=SOURCES[source])
