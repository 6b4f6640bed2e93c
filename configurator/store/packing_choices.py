"""Packing choices: the last ones one by one, each by what it does not share with the one before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal, get_args

from configurator.model.evidence import LIKED_BEFORE, FacetEvidence, Learned
from configurator.model.people import Source
from configurator.store.numbers import Read, Written

SOURCES: tuple[Source, ...] = get_args(Source)
NEW_SLATE, OTHER_LIKED, OTHER_FAMILY, OTHER_SOURCE, EXPLORED, OTHER_ABOUT, SKIPPED = (
    1 << at for at in range(7)
)
"""What a choice says of itself that could not be known from the one before. What was explored was
kept with a choice once; it is read over."""

Table = Literal["options", "traits", "families", "told"]
Slate = tuple[tuple[str, ...], int, tuple[tuple[str, int], ...]]


class Names:
    """The names in a facet's evidence, by the place at which each came first."""

    def __init__(self, tables: Sequence[Sequence[str]] = ((), (), (), ())) -> None:
        options, traits, families, told = (list(each) for each in tables)
        self._listed: dict[Table, list[str]] = {
            "options": options, "traits": traits, "families": families, "told": told,
        }  # fmt: skip
        self.options = {name: at for at, name in enumerate(options)}
        self.traits = {name: at for at, name in enumerate(traits)}
        self.families = {name: at for at, name in enumerate(families)}
        self.told = {name: at for at, name in enumerate(told)}

    @property
    def tables(self) -> list[list[str]]:
        """All names, to be written."""
        return [list(each) for each in (self.options, self.traits, self.families, self.told)]

    def listed(self, table: Table) -> Sequence[str]:
        """The names of a table by their places, as they were read."""
        return self._listed[table]

    def meet(self, facet: FacetEvidence, options: Iterable[str], traits: Iterable[str]) -> None:
        """Give every name of a facet its place, in order: what is read is in order then too."""
        every, told = set(options), set[str]()
        shared, families = set(traits), set[str]()
        for each in facet.choices:
            every.update(each.shown, (each.chosen,), each.liked)
            shared.update(each.traits)
            families.add(each.family)
            told.update(each.about)
        every.update(each.option for each in facet.said)
        self.options, self.traits = _placed(every), _placed(shared)
        self.families, self.told = _placed(families), _placed(told)


def _placed(names: Iterable[str]) -> dict[str, int]:
    return {name: at for at, name in enumerate(sorted(names))}


def _liked(before: Sequence[Learned], chosen: str) -> tuple[str, ...]:
    """What is expected to stand beside a choice: what was chosen last, newest first."""
    options = (each.chosen for each in reversed(before) if each.chosen != chosen)
    return tuple(dict.fromkeys(options))[:LIKED_BEFORE]


def _slate_of(each: Learned) -> Slate:
    traits = tuple((trait, each.traits[trait][1]) for trait in sorted(each.traits))
    return each.shown, each.hidden, traits


def write_choices(facet: FacetEvidence, to: Written, names: Names) -> None:
    """Write the choices that are kept one by one."""
    to.whole(len(facet.choices))
    slates: dict[Slate, int] = {}
    before: Learned | None = None
    for at, each in enumerate(facet.choices):
        slate = _slate_of(each)
        flags = _flags(each, before, facet.choices[:at], slate not in slates)
        to.whole(flags)
        to.signed(each.day - (before.day if before else facet.day))
        if flags & SKIPPED:
            to.signed(each.count - (before.count if before else facet.count))
        to.whole(names.options[each.chosen])
        if flags & NEW_SLATE:
            slates[slate] = len(slates)
            _write_slate(slate, to, names)
        else:
            to.whole(len(slates) - 1 - slates[slate])
        has = (each.traits[trait][0] for trait, _ in slate[2])
        to.marks([place for place, mine in enumerate(has) if mine], len(slate[2]))
        _write_others(each, flags, to, names)
        before = each


def _flags(each: Learned, before: Learned | None, past: Sequence[Learned], is_new: bool) -> int:
    differs = (
        (NEW_SLATE, is_new),
        (OTHER_LIKED, each.liked != _liked(past, each.chosen)),
        (OTHER_FAMILY, before is None or each.family != before.family),
        (OTHER_SOURCE, each.source != (before.source if before else SOURCES[0])),
        (OTHER_ABOUT, each.about != (before.about if before else ())),
        (SKIPPED, before is None or each.count != before.count + 1),
    )
    return sum(flag for flag, holds in differs if holds)


def _write_slate(slate: Slate, to: Written, names: Names) -> None:
    shown, hidden, traits = slate
    to.marks([names.options[name] for name in shown], len(names.options))
    to.whole(hidden)
    to.marks([names.traits[trait] for trait, _ in traits], len(names.traits))
    for _, many in traits:
        to.whole(many)


def _write_others(each: Learned, flags: int, to: Written, names: Names) -> None:
    if flags & OTHER_LIKED:
        _write_list(each.liked, names.options, to)
    if flags & OTHER_FAMILY:
        to.whole(names.families[each.family])
    if flags & OTHER_SOURCE:
        to.whole(SOURCES.index(each.source))
    if flags & OTHER_ABOUT:
        _write_list(each.about, names.told, to)


def _write_list(listed: Sequence[str], places: dict[str, int], to: Written) -> None:
    to.whole(len(listed))
    for name in listed:
        to.whole(places[name])


def read_choices(numbers: Read, names: Names, day: int, count: int) -> tuple[Learned, ...]:
    """The choices as they were written, by somebody whose last one was on that day."""
    found: list[Learned] = []
    slates: list[Slate] = []
    for _ in range(numbers.whole()):
        before = found[-1] if found else None
        flags = numbers.whole()
        on = numbers.signed() + (before.day if before else day)
        follows = before.count + 1 if before else count
        if flags & SKIPPED:
            follows = numbers.signed() + (before.count if before else count)
        chosen = names.listed("options")[numbers.whole()]
        if flags & NEW_SLATE:
            slates.append(_read_slate(numbers, names))
            shown, hidden, traits = slates[-1]
        else:
            shown, hidden, traits = slates[len(slates) - 1 - numbers.whole()]
        has = set(numbers.marks(len(traits)))
        others = _read_others(numbers, flags, names, (before, found, chosen))
        found.append(
            Learned.model_construct(
                day=on,
                count=follows,
                chosen=chosen,
                shown=shown,
                hidden=hidden,
                traits={trait: (int(at in has), n) for at, (trait, n) in enumerate(traits)},
                **others,
            )
        )
    return tuple(found)


def _read_slate(numbers: Read, names: Names) -> Slate:
    options, traits = names.listed("options"), names.listed("traits")
    shown = tuple([options[at] for at in numbers.marks(len(options))])
    hidden = numbers.whole()
    here = [traits[at] for at in numbers.marks(len(traits))]
    return shown, hidden, tuple([(trait, numbers.whole()) for trait in here])


def _read_others(
    numbers: Read,
    flags: int,
    names: Names,
    past: tuple[Learned | None, Sequence[Learned], str],
) -> dict[str, Any]:
    before, found, chosen = past
    read: dict[str, Any] = {
        "liked": _liked(found, chosen),
        "family": before.family if before else "",
        "source": before.source if before else SOURCES[0],
        "about": before.about if before else (),
    }
    if flags & OTHER_LIKED:
        read["liked"] = _read_list(numbers, names.listed("options"))
    if flags & OTHER_FAMILY:
        read["family"] = names.listed("families")[numbers.whole()]
    if flags & OTHER_SOURCE:
        read["source"] = SOURCES[numbers.whole()]
    if flags & EXPLORED:
        numbers.whole()
        numbers.real()
    if flags & OTHER_ABOUT:
        read["about"] = _read_list(numbers, names.listed("told"))
    return read


def _read_list(numbers: Read, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(names[numbers.whole()] for _ in range(numbers.whole()))
