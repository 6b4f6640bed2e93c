"""Worker processes of a batch: each has one task in hand, and another takes over when one dies."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from configurator.studio.batch.bench import Made, Needs, serve
from configurator.studio.batch.tasks import Task

TRIES = 2
"""A task whose worker died is given to one more; a second death is the task's own fault."""
DIED = "The program ended while this was being made; look at the design, then try again."
FRESH_AFTER = 60
"""Folders a worker makes before a fresh one takes its place: what it keeps to be quicker grows."""


@dataclass(slots=True)
class _Hand:
    """A worker: its process, our end of its pipe, what it makes now, and how much it made."""

    process: BaseProcess
    pipe: Connection
    task: Task | None = None
    made: int = 0


class Hands:
    """The workers of a batch; closing lets them go."""

    def __init__(self, count: int, needs: Needs) -> None:
        self._context = multiprocessing.get_context("spawn")
        self._needs = needs
        self._hands = [self._hired() for _ in range(count)]

    def work(self, tasks: Sequence[Task]) -> Iterator[Made]:
        """Make every task; yields each as it is made or given up, in no order."""
        waiting = list(reversed(tasks))
        tried: dict[str, int] = {}
        while waiting or any(hand.task for hand in self._hands):
            for at, hand in enumerate(self._hands):
                if hand.task is None and waiting:
                    if hand.made >= FRESH_AFTER:
                        self._let_go(hand)
                        hand = self._hands[at] = self._hired()  # noqa: PLW2901
                    self._give(hand, waiting.pop())
            busy = [hand.pipe for hand in self._hands if hand.task]
            for pipe in wait(busy):
                at = next(at for at, hand in enumerate(self._hands) if hand.pipe is pipe)
                made = self._taken(at)
                if made is not None:
                    yield made
                    continue
                died = self._hands[at].task
                self._hands[at] = self._hired()
                assert died is not None
                tried[died.number] = tried.get(died.number, 0) + 1
                if tried[died.number] < TRIES:
                    waiting.append(died)
                else:
                    yield Made(died.number, died.name, DIED)

    def close(self) -> None:
        """Let every worker go; one that is at work ends with what it has in hand."""
        for hand in self._hands:
            self._let_go(hand)

    def _hired(self) -> _Hand:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=serve, args=(theirs, self._needs), daemon=True)
        process.start()
        theirs.close()
        return _Hand(process, ours)

    def _give(self, hand: _Hand, task: Task) -> None:
        hand.task = task
        try:
            hand.pipe.send(task)
        except BrokenPipeError:
            # It died with nothing in hand; the wait that follows finds its pipe at an end.
            return

    def _taken(self, at: int) -> Made | None:
        """What a worker made; None when it died."""
        hand = self._hands[at]
        try:
            made: Made = hand.pipe.recv()
        except (EOFError, ConnectionResetError):
            hand.process.join()
            return None
        hand.task = None
        hand.made += 1
        return made

    def _let_go(self, hand: _Hand) -> None:
        hand.pipe.close()
        hand.process.join()
