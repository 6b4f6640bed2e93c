"""Recent: the latest results of one kind of work, by what they were made of."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

What = TypeVar("What", bound=Hashable)
Made = TypeVar("Made")


class Recent(Generic[What, Made]):
    """Makes each thing once and holds the `most` that were asked for last."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._made: OrderedDict[What, Made] = OrderedDict()

    def get(self, what: What, make: Callable[[], Made]) -> Made:
        """What was made of `what` before, or what `make` makes of it now."""
        if what in self._made:
            self._made.move_to_end(what)
            return self._made[what]
        made = self._made[what] = make()
        while len(self._made) > self._most:
            self._made.popitem(last=False)
        return made

    def forget(self) -> None:
        """Hold nothing any more."""
        self._made.clear()
