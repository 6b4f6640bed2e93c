"""Recent: the latest results of one kind of work, by what they were made of."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

What = TypeVar("What", bound=Hashable)
Made = TypeVar("Made")


class Recent(Generic[What, Made]):
    """Makes each thing once and holds the `most` that were asked for last.

    Things have the weight that `weigh` gives them, one each by default; the newest is always held.
    """

    def __init__(self, most: int, weigh: Callable[[Made], int] = lambda _: 1) -> None:
        self._most, self._weigh = most, weigh
        self._weight = 0
        self._made: OrderedDict[What, Made] = OrderedDict()

    def get(self, what: What, make: Callable[[], Made]) -> Made:
        """What was made of `what` before, or what `make` makes of it now."""
        if what in self._made:
            self._made.move_to_end(what)
            return self._made[what]
        made = self._made[what] = make()
        self._weight += self._weigh(made)
        while self._weight > self._most and len(self._made) > 1:
            self._weight -= self._weigh(self._made.popitem(last=False)[1])
        return made

    def forget(self) -> None:
        """Hold nothing any more."""
        self._made.clear()
        self._weight = 0


def key_of(*words: object) -> str:
    """A short name for what is made of these, equal where they are."""
    text = "\x1f".join(map(str, words))
    return hashlib.blake2b(text.encode(), digest_size=10).hexdigest()
