"""Findings: what a reader of a finished file saw, on which page, and where on it in mm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from configurator.model.words import Words

MmBox = tuple[float, float, float, float]
"""Left, top, right and bottom in mm from the upper left corner of the page's media box."""

MOST_PLACES = 12
"""Places named of one finding on one page; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A finding there can be: its name, whether it stops the press, and what is said of it."""

    code: str
    weight: Literal["stop", "warn"]
    words: Words


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found. `page` counts from 1; a finding of the whole file has no page and no box."""

    kind: Kind
    page: int | None
    box: MmBox | None
    values: tuple[tuple[str, str], ...]

    @property
    def code(self) -> str:
        """The finding's name."""
        return self.kind.code

    @property
    def stops(self) -> bool:
        """Whether the file must not be printed as it is."""
        return self.kind.weight == "stop"

    @property
    def words(self) -> Words:
        """What is wrong, filled in."""
        values = dict(self.values)
        words = self.kind.words
        return Words(en=words.said("en", **values), he=words.said("he", **values))


class Notebook:
    """Findings as they are made, a page at a time; of endless repeats only the count is kept."""

    def __init__(self) -> None:
        self._found: list[Finding] = []
        self._times: Counter[tuple[str, int | None]] = Counter()
        self.page: int | None = None

    def note(self, kind: Kind, box: MmBox | None = None, **values: object) -> None:
        """Write down a finding on the page being read; the same one twice is one."""
        said = tuple((key, str(value)) for key, value in sorted(values.items()))
        finding = Finding(kind, self.page, _rounded(box), said)
        if finding in self._found[-MOST_PLACES:]:
            return
        self._times[kind.code, self.page] += 1
        if self._times[kind.code, self.page] <= MOST_PLACES:
            self._found.append(finding)

    def found(self) -> tuple[Finding, ...]:
        """Everything, by page, what stops the press first."""
        return tuple(sorted(self._found, key=lambda each: (each.page or 0, not each.stops)))

    def unnamed(self) -> Iterator[tuple[str, int | None, int]]:
        """Findings too many to name, as (code, page, how many more)."""
        for (code, page), times in self._times.items():
            if times > MOST_PLACES:
                yield code, page, times - MOST_PLACES


def _rounded(box: MmBox | None) -> MmBox | None:
    if box is None:
        return None
    left, top, right, bottom = (round(edge, 2) for edge in box)
    return left, top, right, bottom
