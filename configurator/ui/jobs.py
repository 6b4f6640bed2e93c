"""The one road off the GUI thread: requests to worker processes, cancellable, the latest wins."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from configurator.ui.lane import Done, Lane

ORDERS = "orders"
"""The channel on which the files of orders are made."""


class Jobs(QObject):
    """Two lanes: what a customer watches happen goes past whatever takes its time."""

    idle_changed = Signal()

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._front, self._back = Lane(data, self), Lane(data, self)
        for lane in self._lanes:
            lane.idle_changed.connect(self.idle_changed)

    @property
    def _lanes(self) -> tuple[Lane, Lane]:
        return self._front, self._back

    def start(self) -> None:
        """Start the worker for what takes its time, unless it was started."""
        if not self._back.started:
            self._back.start()

    def open_front(self) -> None:
        """Start the worker for what a customer watches, before the first request needs it."""
        if not self._front.started:
            self._front.start()

    def ask(  # noqa: PLR0913, PLR0917 - a request is all of this
        self,
        channel: str,
        verb: str,
        given: dict[str, Any],
        done: Done,
        failed: Done | None = None,
        urgent: bool = False,
        ahead: bool = False,
    ) -> None:
        """Ask for work; the answer comes back on the GUI thread.

        What is `urgent` is being watched; what only has to be `ahead` passes others that wait.
        While an order's files are made or about to be, which takes seconds, everything else goes
        past them.
        """
        lane = self._back
        if urgent or (channel != ORDERS and self._back.has(ORDERS)):
            self.open_front()
            self._back.forget(lambda waiting: waiting == channel, running=False)
            lane = self._front
        lane.ask(channel, verb, given, done, failed, first=urgent or ahead)

    def take_up(self, editions: dict[str, int]) -> None:
        """Have every worker, also one that starts later, work by these editions of the catalog."""
        for lane in self._lanes:
            lane.take_up(dict(editions))

    def tell(self, verb: str) -> None:
        """Have every worker do something that nobody has to hear of."""
        for lane in self._lanes:
            if lane.started:
                lane.ask(verb, verb, {}, _unheard, None, first=False)

    def cancel(self, prefix: str = "") -> None:
        """Forget what waits on channels of that prefix; what already runs is not heard of."""
        for lane in self._lanes:
            lane.forget(lambda channel: channel.startswith(prefix), running=not prefix)

    def leave_only(self, kept: str) -> None:
        """Forget whatever waits or runs, but for one channel: nothing else is heard of any more."""
        for lane in self._lanes:
            lane.forget(lambda channel: channel != kept, running=True)

    @property
    def idle(self) -> bool:
        """Whether nothing runs or waits."""
        return all(lane.idle for lane in self._lanes)

    @property
    def all_shown(self) -> bool:
        """Whether nothing is under way that a screen shows; orders may still be made."""
        return all(lane.idle_but_for(ORDERS) for lane in self._lanes)

    def stop(self) -> None:
        """End the workers."""
        for lane in self._lanes:
            lane.stop()


def _unheard(_: object) -> None:
    """Nobody has to hear that it is done."""
