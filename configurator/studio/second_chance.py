"""A second chance: what a guest was making when the kiosk went down, offered to them again."""

from __future__ import annotations

from datetime import datetime

from configurator.model.design import Design
from configurator.studio.people.fact_words import age_words
from configurator.studio.suggesting.starts import CONTINUE, Start
from configurator.studio.visits import OFFERED_FOR, Recoverable, Visits


class SecondChance:
    """Designs a crash cut short, for the first guest after it; whoever comes later sees none."""

    def __init__(self, visits: Visits) -> None:
        self._visits = visits
        self._left = visits.recover()

    def starts(self, now: datetime) -> tuple[Start, ...]:
        """What may still be offered, as designs to go on with."""
        fresh = (each for each in self._left if now - each.saved_at < OFFERED_FOR)
        return tuple(_start(each, each.design, now) for each in fresh if each.design is not None)

    def take(self, start: Start, visit: str) -> None:
        """The guest goes on with it: their visit owns it now, and its photographs."""
        if start.owner not in {each.visit for each in self._left}:
            return
        self._visits.commit(visit, start.design)
        self._visits.decline(start.owner)
        self._left = tuple(each for each in self._left if each.visit != start.owner)

    def let_go(self) -> None:
        """Nobody wanted them: they are gone, photographs and all."""
        for each in self._left:
            self._visits.decline(each.visit)
        self._left = ()


def _start(left: Recoverable, design: Design, now: datetime) -> Start:
    because = CONTINUE.filled(age=age_words(left.saved_at, now))
    return Start("continue", design, because, left.visit)
