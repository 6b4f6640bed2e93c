"""Packing: a person's evidence in few bytes, every name once, and read back exactly."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from typing import Any, get_args

from configurator.model.evidence import FacetEvidence, Learned, PersonEvidence, Said
from configurator.model.people import Source

VERSION = 1
SMALLEST = 9
"""zlib's best: evidence is small, and read far more often than written."""
BARE = -15
"""Deflate without a header: the seal around it knows already when a byte was changed."""
SOURCES: tuple[Source, ...] = get_args(Source)


class PackedElsewhere(ValueError):
    """Evidence packed by a newer version of this app."""


def packed(evidence: PersonEvidence) -> bytes:
    """The bytes of a person's evidence."""
    document = [
        VERSION,
        {name: list(tally) for name, tally in evidence.traits.items()},
        {name: _facet(facet) for name, facet in evidence.facets.items()},
    ]
    plain = json.dumps(document, separators=(",", ":"), ensure_ascii=False).encode(errors=SURROGATE)
    squeezer = zlib.compressobj(SMALLEST, zlib.DEFLATED, BARE)
    return squeezer.compress(plain) + squeezer.flush()


SURROGATE = "surrogatepass"
"""Ids are whatever they are; half a character too is read back as it was."""


def unpacked(content: bytes) -> PersonEvidence:
    """The evidence in some bytes. Raises PackedElsewhere."""
    document = json.loads(zlib.decompress(content, BARE).decode(errors=SURROGATE))
    if document[0] != VERSION:
        raise PackedElsewhere(f"evidence of version {document[0]}, this app knows {VERSION}")
    _, traits, facets = document
    return PersonEvidence(
        traits={name: tuple(tally) for name, tally in traits.items()},
        facets={name: _facet_of(rows) for name, rows in facets.items()},
    )


def _facet(facet: FacetEvidence) -> list[Any]:
    names = list(facet.sums)
    names += [name for each in facet.choices for name in each.shown]
    names += [name for each in facet.choices for name in (each.explored, *each.liked) if name]
    for before, counts in facet.pairs.items():
        names += [before, *counts]
    names = list(dict.fromkeys(names))
    places = {name: at for at, name in enumerate(names)}
    traits = list(dict.fromkeys(trait for each in facet.choices for trait in each.traits))
    kinds = {trait: at for at, trait in enumerate(traits)}
    return [
        facet.day,
        facet.count,
        names,
        traits,
        [list(tally) for tally in facet.sums.values()],
        [
            [places[before], [[places[name], n] for name, n in counts.items()]]
            for before, counts in facet.pairs.items()
        ],
        [_learned(each, places, kinds, facet.day) for each in facet.choices],
        [_said(each) for each in facet.said],
    ]


def _facet_of(rows: Sequence[Any]) -> FacetEvidence:
    day, count, names, traits, sums, pairs, choices, said = rows
    return FacetEvidence(
        day=day,
        count=count,
        sums={name: tuple(tally) for name, tally in zip(names, sums, strict=False)},
        pairs={names[at]: {names[to]: n for to, n in counts} for at, counts in pairs},
        choices=tuple(_learned_of(each, names, traits, day) for each in choices),
        said=tuple(_said_of(each) for each in said),
    )


def _learned(each: Learned, places: dict[str, int], kinds: dict[str, int], day: int) -> list[Any]:
    shown = sum(1 << places[name] for name in each.shown)
    return [
        day - each.day,
        each.count,
        places[each.chosen],
        f"{shown:x}",
        each.family,
        SOURCES.index(each.source),
        [number for trait, (has, n) in each.traits.items() for number in (kinds[trait], has, n)],
        [places[name] for name in each.liked],
        places[each.explored] if each.explored else -1,
        each.propensity,
    ]


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


def _said(each: Said) -> list[Any]:
    return [each.option, each.verdict, each.worth, each.day, SOURCES.index(each.source)]


def _said_of(row: Sequence[Any]) -> Said:
    option, verdict, worth, day, source = row
    return Said(option=option, verdict=verdict, worth=worth, day=day, source=SOURCES[source])
