"""Adding to the catalog at the desk: one more like one there is, and taking it out again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from configurator.families import addable_in
from configurator.families.adding import Addable, Ask, Wish, read_look
from configurator.model.additions import Addition, Copy, Misplaced, Value, place_of
from configurator.model.editions import Correction, Edition, Sheets, at
from configurator.model.figures import Unworkable
from configurator.model.words import Words
from configurator.policy.cleaning import cleaned
from configurator.store.store import Store
from configurator.studio.catalog.lines import StockKey
from configurator.studio.catalog.publishing import CatalogRefused, Publishing, one_line
from configurator.studio.catalog.words import (
    ADDED,
    BOTH_NAMES,
    HERE_ALREADY,
    LIKE,
    NEEDED,
    NO_SOURCE,
    NO_SUCH,
    NOT_ADDED,
    TAKEN_OUT,
    TOO_LONG_A_NAME,
)
from configurator.studio.guard import Guard
from configurator.studio.workbench import Workbench

MOST_LETTERS = 40
NO_SLUG = re.compile(r"[^a-z0-9]+")
OWN = "own"


class CatalogAdding:
    """What the shop puts into its catalog beside what shipped. A manager's to do.

    Each addition is an edition like any change: with its source, who and when, and undone by going
    back. What is taken out is no longer offered; drafts that have it are told so.
    """

    def __init__(self, store: Store, guard: Guard, bench: Workbench) -> None:
        self._guard = guard
        self._desk = Publishing(store, bench)

    def lists(self, family: str) -> tuple[Addable, ...]:
        """The lists that can take more. Raises NotAllowed, KeyError."""
        self._guard.allow("stock")
        return addable_in(family, self._desk.sheets(family))

    def one(self, family: str, which: str) -> Addable:
        """One of those lists by its id. Raises NotAllowed, KeyError."""
        return {each.id: each for each in self.lists(family)}[which]

    def added(self, family: str, which: str) -> tuple[Addition, ...]:
        """What the shop added to a list and still offers. Raises NotAllowed, KeyError."""
        self._guard.allow("stock")
        offered = self._desk.sheets(family).edition.offered
        return tuple(each for each in offered if f"{each.kind}/{each.of or ''}" == which)

    def add(  # noqa: PLR0913, PLR0917 - an addition is all of this
        self,
        family: str,
        which: str,
        like: str,
        typed: Mapping[str, str],
        source: str,
        why: str = "",
    ) -> str:
        """Put one more into a list, and its new id.

        `typed` has its names under `en` and `he` and what else is asked for; what is empty is as
        with what it is copied from. Raises CatalogRefused, NotAllowed and KeyError.
        """
        badge = self._guard.allow("catalog")
        sheets = self._desk.sheets(family)
        where = {each.id: each for each in addable_in(family, sheets)}[which]
        said = one_line(source)
        if not said:
            raise CatalogRefused(NO_SOURCE)
        try:
            wish = _wished(where, like, typed, sheets.edition)
            copies = where.copies(wish)
        except Unworkable as refused:
            raise CatalogRefused(refused.words) from refused
        now = self._desk.now()
        new = Addition(
            kind=where.kind, id=wish.id, of=where.of, like=wish.like, words=wish.words,
            copies=copies, source=said, who=badge.id, at=now,
        )  # fmt: skip
        carried = tuple(
            each.model_copy(update={"who": badge.id, "at": now})
            for each in _carried_over(copies, sheets)
        )

        def with_it(edition: Edition) -> Edition:
            """The edition with the new entry, or with the one that was taken out before."""
            old = edition.addition(new.key)
            if old is not None:
                again = _back_again(old, new)
                every = (again if each.key == new.key else each for each in edition.additions)
                return edition.model_copy(update={"additions": tuple(every)})
            update = {
                "additions": (*edition.additions, new),
                "corrections": (*edition.corrections, *carried),
            }
            return edition.model_copy(update=update)

        did = ADDED.filled(what=where.words, name=wish.words)
        self._desk.publish(badge, family, with_it, did, why)
        return wish.id

    def take_out(self, family: str, key: StockKey | tuple[str, str | None, str]) -> None:
        """No longer offer something the shop added. Raises CatalogRefused, NotAllowed."""
        badge = self._guard.allow("catalog")
        gone = self._desk.in_force(family).addition(key)
        if gone is None:
            raise CatalogRefused(NOT_ADDED)
        if gone.withdrawn is not None:
            raise CatalogRefused(NO_SUCH)
        withdrawn = gone.model_copy(update={"withdrawn": self._desk.now()})

        def without_it(edition: Edition) -> Edition:
            """The edition that no longer offers it."""
            if gone.kind == "break":
                return _without(gone, edition)
            additions = tuple(withdrawn if each.key == key else each for each in edition.additions)
            absent = tuple(each for each in edition.absent if each.key != key)
            return edition.model_copy(update={"additions": additions, "absent": absent})

        self._desk.publish(badge, family, without_it, TAKEN_OUT.filled(name=gone.words))


def _without(gone: Addition, edition: Edition) -> Edition:
    """The edition without an addition and its figures: no design can have a discount in it."""
    places = [(new.sheet, (*new.path, new.name)) for new in gone.copies]

    def is_of_it(each: Correction) -> bool:
        """Whether a correction is of what goes."""
        return any((each.sheet, each.path[: len(path)]) == (sheet, path) for sheet, path in places)

    kept = tuple(each for each in edition.corrections if not is_of_it(each))
    additions = tuple(each for each in edition.additions if each.key != gone.key)
    return edition.model_copy(update={"additions": additions, "corrections": kept})


def _back_again(old: Addition, new: Addition) -> Addition:
    """What was taken out, offered again at the price of now; others may have been copied from it,
    so it stays what it was a copy of."""
    prices = {each.sheet: each.put for each in new.copies}
    copies = tuple(
        each.model_copy(update={"put": {**each.put, **prices.get(each.sheet, {})}})
        if each.put
        else each
        for each in old.copies
    )
    update = {"copies": copies, "source": new.source, "who": new.who, "at": new.at}
    return old.model_copy(update={**update, "withdrawn": None})


def _wished(where: Addable, like: str, typed: Mapping[str, str], edition: Edition) -> Wish:
    """What was asked for, read and checked. Raises CatalogRefused and FigureRefused."""
    given = {ask.id: value for ask in where.asks if (value := _read(ask, typed)) is not None}
    if where.like_of is not None:
        like = where.like_of(given)
    elif like not in {name for name, _ in where.likes}:
        raise CatalogRefused(LIKE)
    used = where.taken | {each.id for each in edition.additions}
    if where.id_of:
        name = str(given[where.id_of])
        words = Words(en=name, he=name)
        if name in where.taken:
            raise CatalogRefused(HERE_ALREADY.filled(name=words))
        return Wish(name, like, words, given)
    words = Words(en=_named(typed, "en"), he=_named(typed, "he"))
    same = (each for each in edition.offered if (each.kind, each.of) == (where.kind, where.of))
    taken = [*(each for _, each in where.likes), *(each.words for each in same)]
    if any(words.en.casefold() == t.en.casefold() or words.he == t.he for t in taken):
        raise CatalogRefused(HERE_ALREADY.filled(name=words))
    if where.id_from is not None:
        name = where.id_from(given)
        if name in where.taken:
            raise CatalogRefused(HERE_ALREADY.filled(name=name))
        return Wish(name, like, words, given)
    return Wish(_new_id(where.prefix, words.en, used), like, words, given)


def _read(ask: Ask, typed: Mapping[str, str]) -> Value | None:
    """The value of one ask; None where it may be, and is, left empty."""
    said = one_line(typed.get(ask.id, ""))
    if not said:
        if ask.needed:
            raise CatalogRefused(NEEDED.filled(name=ask.words))
        return None
    if ask.figure is not None:
        return ask.figure.read(said)
    return read_look(said) if ask.id == "srgb" else said


def _named(typed: Mapping[str, str], language: Literal["en", "he"]) -> str:
    name = one_line(cleaned(typed.get(language, ""))).replace("{", "(").replace("}", ")")
    if not name:
        raise CatalogRefused(BOTH_NAMES)
    if len(name) > MOST_LETTERS:
        raise CatalogRefused(TOO_LONG_A_NAME.filled(most=MOST_LETTERS, count=len(name)))
    return name


def _new_id(prefix: str, name: str, used: frozenset[str] | set[str]) -> str:
    """An id made of a name, that nothing has or ever had."""
    slug = NO_SLUG.sub("-", name.lower()).strip("-")[:40].strip("-") or OWN
    wanted = f"{prefix}{slug}"
    if wanted not in used:
        return wanted
    return next(f"{wanted}-{n}" for n in range(2, len(used) + 3) if f"{wanted}-{n}" not in used)


def _carried_over(copies: tuple[Copy, ...], sheets: Sheets) -> tuple[Correction, ...]:
    """The shop's own figures of what was copied, for the copy: it is like what is in force."""
    found = []
    for new in copies:
        depth = len(new.path)
        for each in sheets.edition.corrections:
            inside = each.sheet == new.sheet and each.path[:depth] == new.path
            if not inside or len(each.path) < depth + 2 or each.path[depth + 1] in new.put:
                continue
            if _same(sheets, new, each.path[depth]):
                path = (*new.path, new.name, *each.path[depth + 1 :])
                found.append(each.model_copy(update={"path": path}))
    return tuple(found)


def _same(sheets: Sheets, new: Copy, step: str) -> bool:
    """Whether two names of a list's entries are the same one's."""
    try:
        there = at(sheets.before(new.sheet), new.path)
        same: bool = place_of(there, step) == place_of(there, new.like)
    except Misplaced:
        return False
    return same
