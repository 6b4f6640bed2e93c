"""Packing: a person's evidence in few bytes, and read back exactly.

The last choices are written, and of the sums only what these do not account for; a slate that is
shown again and again is written once. Names stand together, squeezed; after them only numbers.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from typing import Any, get_args

from configurator.model.evidence import FacetEvidence, PersonEvidence, Said, Tally
from configurator.model.fading import FADINGS
from configurator.model.people import Source
from configurator.model.summing import summed, summed_pairs, summed_traits
from configurator.store.numbers import Read, Written
from configurator.store.packing_choices import Names, read_choices, write_choices

VERSION = 0x1E
"""The first byte."""
BARE = -15
"""Deflate without a header: the seal around it knows already when a byte was changed."""
SURROGATE = "surrogatepass"
"""Ids are whatever they are; half a character too is read back as it was."""
SMALLEST = 9
"""zlib's best: evidence is small, and read far more often than written."""
SOURCES: tuple[Source, ...] = get_args(Source)
SUMS, TRAITS = 2 * len(FADINGS), 2

Pairs = dict[str, dict[str, int]]


class PackedElsewhere(ValueError):
    """Evidence packed by another version of this app."""


def packed(evidence: PersonEvidence) -> bytes:
    """The bytes of a person's evidence."""
    numbers, names = Written(), []
    for facet, known in evidence.facets.items():
        local = Names()
        _write_facet(known, numbers, local)
        names.append([facet, *local.tables])
    plain = json.dumps(names, separators=(",", ":"), ensure_ascii=False).encode(errors=SURROGATE)
    squeezer = zlib.compressobj(SMALLEST, zlib.DEFLATED, BARE)
    squeezed = squeezer.compress(plain) + squeezer.flush()
    head = Written()
    head.whole(len(squeezed))
    return bytes((VERSION,)) + head.content + squeezed + numbers.content


def unpacked(content: bytes) -> PersonEvidence:
    """The evidence in some bytes. Raises PackedElsewhere.

    It is not checked again: who hands it in knows by its seal that it was packed here.
    """
    if content[0] != VERSION:
        raise PackedElsewhere(f"evidence of version {content[0]}, this app knows {VERSION}")
    numbers = Read(content[1:])
    plain = zlib.decompress(numbers.taken(numbers.whole()), BARE).decode(errors=SURROGATE)
    known = {facet: _read_facet(numbers, Names(tables)) for facet, *tables in json.loads(plain)}
    return PersonEvidence.model_construct(facets=known)


def _write_facet(facet: FacetEvidence, to: Written, names: Names) -> None:
    # Names that a mask tells of must all have their places before the first mask is written.
    pairs = _less_pairs(facet.pairs, summed_pairs(facet.choices))
    sums = _less(facet.sums, summed(facet.choices), SUMS)
    traits = _less(facet.traits, summed_traits(facet.choices), TRAITS)
    names.meet(facet, (*sums, *(each for pair in pairs for each in pair[:2])), traits)
    for number in (facet.day, facet.count, facet.gone, len(names.options), len(names.traits)):
        to.whole(number)
    write_choices(facet, to, names)
    _write_rest(sums, names.options, SUMS, to)
    _write_rest(traits, names.traits, TRAITS, to)
    to.whole(len(pairs))
    for before, after, times in pairs:
        to.whole(names.options[before])
        to.whole(names.options[after])
        to.signed(times)
    to.whole(len(facet.said))
    for each in facet.said:
        to.whole(names.options[each.option])
        to.whole(2 * SOURCES.index(each.source) + (each.verdict == "like"))
        to.real(each.worth)
        to.whole(each.day)


def _read_facet(numbers: Read, names: Names) -> FacetEvidence:
    day, count, gone, options, traits = (numbers.whole() for _ in range(5))
    kept = read_choices(numbers, names, day, count)
    sums = _more(summed(kept), _read_rest(numbers, names.listed("options"), options, SUMS))
    shared = _read_rest(numbers, names.listed("traits"), traits, TRAITS)
    return FacetEvidence.model_construct(
        day=day,
        count=count,
        gone=gone,
        sums=sums,
        traits=_more(summed_traits(kept), shared),
        pairs=_more_pairs(summed_pairs(kept), _read_pairs(numbers, names.listed("options"))),
        choices=kept,
        said=tuple(_read_said(numbers, names) for _ in range(numbers.whole())),
    )


def _read_said(numbers: Read, names: Names) -> Said:
    option = names.listed("options")[numbers.whole()]
    how, worth, day = numbers.whole(), numbers.real(), numbers.whole()
    return Said.model_construct(
        option=option,
        verdict="like" if how & 1 else "not-me",
        worth=worth,
        day=day,
        source=SOURCES[how >> 1],
    )


def _less(sums: Mapping[str, Tally], known: Mapping[str, Tally], size: int) -> dict[str, Tally]:
    """What sums hold beyond what is known; less than nothing of what was forgotten alone."""
    found = {}
    for name in sorted({*sums, *known}):
        ours, theirs = _filled(sums.get(name, ()), size), _filled(known.get(name, ()), size)
        if ours != theirs:
            found[name] = tuple(a - b for a, b in zip(ours, theirs, strict=True))
    return found


def _more(known: dict[str, Tally], rest: Mapping[str, Sequence[int]]) -> dict[str, Tally]:
    """Sums with what was written beyond them; what comes to nothing is left out."""
    for name, numbers in rest.items():
        there = _filled(known.get(name, ()), len(numbers))
        known[name] = tuple(a + b for a, b in zip(there, numbers, strict=True))
        if not any(known[name]):
            del known[name]
    return known


def _filled(tally: Tally, size: int) -> Tally:
    """A tally with as many numbers as are wanted."""
    return (*tally, *(0,) * (size - len(tally)))


def _more_pairs(known: Pairs, rest: Pairs) -> Pairs:
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


def _less_pairs(pairs: Pairs, known: Pairs) -> list[tuple[str, str, int]]:
    found = []
    for before in sorted({*pairs, *known}):
        ours, theirs = pairs.get(before, {}), known.get(before, {})
        for name in sorted({*ours, *theirs}):
            if ours.get(name, 0) != theirs.get(name, 0):
                found.append((before, name, ours.get(name, 0) - theirs.get(name, 0)))
    return found


def _read_pairs(numbers: Read, names: Sequence[str]) -> Pairs:
    found: Pairs = {}
    for _ in range(numbers.whole()):
        before, after = names[numbers.whole()], names[numbers.whole()]
        found.setdefault(before, {})[after] = numbers.signed()
    return found


def _write_rest(
    rest: Mapping[str, Tally], places: Mapping[Any, int], size: int, to: Written
) -> None:
    """Column by column: numbers of one fading are alike, and have a divisor in common."""
    to.whole(len(rest))
    if not rest:
        return
    to.marks([places[name] for name in rest], len(places))
    ordered = sorted(rest, key=lambda name: places[name])
    for at in range(size):
        to.column([rest[name][at] for name in ordered])


def _read_rest(numbers: Read, names: Sequence[str], count: int, size: int) -> dict[str, Tally]:
    if not numbers.whole():
        return {}
    here = numbers.marks(count)
    columns = [numbers.column(len(here)) for _ in range(size)]
    return {names[at]: row for at, row in zip(here, zip(*columns, strict=True), strict=True)}
