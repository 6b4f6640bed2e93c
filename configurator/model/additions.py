"""Additions: what a shop put into its catalog beside what shipped, each a copy of an entry."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from configurator.model.words import Frozen, Name, Words

Value = Annotated[int, Field(strict=True)] | Annotated[float, Field(strict=True)] | str
Said = Annotated[str, Field(max_length=400)]
Step = Annotated[str, Field(min_length=1, max_length=64)]
SheetName = Annotated[str, Field(pattern=r"^[a-z]+/[a-z0-9-]+\.json$")]
AbsenceKind = Literal["size", "choice", "material", "swatch"]
AdditionKind = AbsenceKind | Literal["break"]
Given = Words | tuple[Value, ...] | Value

NAMED_BY = ("id", "fact", "at_least")
"""What an entry of a list is called by; a charge for sizes is called by any of its sizes."""
EVERY = "*"
"""The step of a path that means every entry of a list."""


class Misplaced(ValueError):
    """A change of something that the sheet does not hold; the message names it."""


class Absence(Frozen):
    """Something that is out of stock; `of` is the option a choice belongs to."""

    kind: AbsenceKind
    id: Name
    of: Name | None = None
    who: Said = ""
    why: Said = ""
    at: datetime | None = None

    @property
    def key(self) -> tuple[str, str | None, str]:
        """What is out of stock, whoever said so."""
        return self.kind, self.of, self.id


class Copy(Frozen):
    """An entry put into a list or table of a sheet as a copy of its entry `like`.

    `put` is what it says differently; a plain list or table takes the name or the `value` itself.
    """

    sheet: SheetName
    path: Annotated[tuple[Step, ...], Field(min_length=1, max_length=8)]
    like: Step
    name: Step
    put: dict[Step, Given] = {}
    value: Value | None = None


class Addition(Frozen):
    """One thing the shop added: a size, a choice of an option, a material, a color, a discount.

    It is never deleted: what was `withdrawn` is no longer offered, so that a draft that has it can
    still be opened, drawn and told about.
    """

    kind: AdditionKind
    id: Name
    of: Name | None = None
    like: Name
    words: Words
    copies: Annotated[tuple[Copy, ...], Field(min_length=1, max_length=64)]
    source: Said
    who: Said
    at: datetime
    withdrawn: datetime | None = None

    @property
    def key(self) -> tuple[str, str | None, str]:
        """What it is, whoever added it."""
        return self.kind, self.of, self.id


def put_in(document: Any, new: Copy) -> None:
    """Put a copy where it belongs. Raises Misplaced where there is nothing to copy."""
    put = 0
    for place in _places(document, new.path):
        put += _put_into(place, new)
    if not put:
        raise Misplaced(f"there is no {new.like!r} in {' > '.join(new.path)}")


def _places(document: Any, path: Sequence[str]) -> Iterator[Any]:
    if not path:
        yield document
        return
    step, rest = path[0], path[1:]
    if step == EVERY and isinstance(document, list):
        for entry in document:
            yield from _places(entry, rest)
    elif step == EVERY or not isinstance(document, dict) or step in document:
        yield from _places(document[place_of(document, step)], rest)


def _put_into(place: Any, new: Copy) -> bool:
    """Whether there was an entry to copy."""
    if isinstance(place, list) and not any(isinstance(entry, dict) for entry in place):
        return _put_into_names(place, new)
    try:
        key = place_of(place, new.like)
    except Misplaced:
        return False
    entry = copy.deepcopy(place[key])
    if isinstance(entry, dict):
        entry |= {"id": new.name} if "id" in entry else {}
        entry |= {name: _plain(given) for name, given in new.put.items()}
    elif new.value is not None:
        entry = new.value
    if isinstance(place, list):
        place.append(entry)
    else:
        place[new.name] = entry
    return True


def _put_into_names(place: list[Any], new: Copy) -> bool:
    """Add a name, or a whole number, to a list of them."""
    if new.like not in [str(each) for each in place]:
        return False
    name = int(new.name) if all(isinstance(each, int) for each in place) else new.name
    if name not in place:
        place.append(name)
    return True


def _plain(given: Given) -> Any:
    if isinstance(given, Words):
        return given.model_dump()
    return list(given) if isinstance(given, tuple) else given


def place_of(document: Any, step: str) -> Any:
    """The key or index that a step of a path means. Raises Misplaced."""
    if isinstance(document, dict) and step in document:
        return step
    if isinstance(document, list):
        for index, entry in enumerate(document):
            if isinstance(entry, dict) and _is_called(entry, step):
                return index
        if step.isdecimal() and int(step) < len(document):
            return int(step)
    raise Misplaced(f"there is no {step!r} here")


def _is_called(entry: dict[str, Any], step: str) -> bool:
    return step in [str(entry.get(name)) for name in NAMED_BY] or step in entry.get("sizes", ())
