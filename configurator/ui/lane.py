"""A lane off the GUI thread: one worker process, one request at a time, the latest wins."""

from __future__ import annotations

import multiprocessing
import threading
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from configurator.studio.worker import new_room, work

Done = Callable[[Any], None]
MAX_RESTARTS = 5
"""A worker that dies so often with no answer between is started again only when it is asked."""
TAKE_UP = "take_up"


class WorkerDied(Exception):
    """The worker process ended in the middle of a request; the message names the request."""


@dataclass(frozen=True, slots=True)
class Job:
    """One request: what to do, with what, and who hears of it."""

    number: int
    channel: str
    verb: str
    given: dict[str, Any]
    done: Done
    failed: Done | None


class Lane(QObject):
    """Sends one request at a time; a newer one on a channel replaces one that still waits."""

    _answered = Signal(int, bool, object)
    idle_changed = Signal()

    def __init__(self, data: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._data = data
        self._waiting: OrderedDict[str, Job] = OrderedDict()
        self._running: Job | None = None
        self._cancelled: set[int] = set()
        self._count = 0
        self._restarts = 0
        self._editions: dict[str, int] = {}
        self._told = False
        self._pipe: Connection | None = None
        self._room: SharedMemory | None = None
        self._process: multiprocessing.process.BaseProcess | None = None
        self._answered.connect(self._on_answer, Qt.ConnectionType.QueuedConnection)

    @property
    def started(self) -> bool:
        """Whether its worker was started."""
        return self._process is not None

    def take_up(self, editions: dict[str, int]) -> None:
        """Have the worker work by these editions of the catalog before anything else."""
        self._editions, self._told = editions, False
        self._send_next()

    def start(self) -> None:
        """Start the worker; requests wait until it has made itself ready."""
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self._pipe = ours
        self._room = self._room or new_room()
        given = (theirs, self._room and self._room.name, self._data)
        self._process = context.Process(target=work, args=given, daemon=True)
        self._process.start()
        self._told = False
        theirs.close()
        threading.Thread(target=self._listen, args=(ours, self._room), daemon=True).start()
        self._send_next()

    def ask(  # noqa: PLR0913, PLR0917 - a request is all of this
        self,
        channel: str,
        verb: str,
        given: dict[str, Any],
        done: Done,
        failed: Done | None,
        first: bool,
    ) -> None:
        """Ask for work, before everything that waits when it must be `first`."""
        self._count += 1
        if self._restarts > MAX_RESTARTS:
            self._restarts = 0
            self.start()
        self._waiting.pop(channel, None)
        self._waiting[channel] = Job(self._count, channel, verb, given, done, failed)
        if first:
            self._waiting.move_to_end(channel, last=False)
        self._send_next()
        self.idle_changed.emit()

    def forget(self, gone: Callable[[str], bool], running: bool) -> None:
        """Drop what waits on channels that are `gone`; with `running` also what runs there."""
        for channel in [name for name in self._waiting if gone(name)]:
            del self._waiting[channel]
        if running and self._running is not None and gone(self._running.channel):
            self._cancelled.add(self._running.number)
        self.idle_changed.emit()

    def has(self, channel: str) -> bool:
        """Whether a request that came on that channel runs or waits."""
        running = self._running is not None and self._running.channel == channel
        return running or channel in self._waiting

    def idle_but_for(self, channel: str) -> bool:
        """Whether nothing else runs or waits."""
        running = self._running is None or self._running.channel == channel
        return running and not self._waiting.keys() - {channel}

    @property
    def idle(self) -> bool:
        """Whether nothing runs or waits."""
        return self._running is None and not self._waiting

    def stop(self) -> None:
        """End the worker."""
        self._waiting.clear()
        pipe, self._pipe = self._pipe, None
        if pipe is not None:
            pipe.close()
        if self._process is not None:
            self._process.terminate()
            self._process.join(2)
        if self._room is not None:
            self._room.unlink()
            self._room = None

    def _send_next(self) -> None:
        if self._pipe is None or self._running is not None:
            return
        job = self._next()
        if job is None:
            return
        self._running = job
        # Where the worker is gone, whoever listens to it hears of it, and the request fails there.
        with suppress(OSError):
            self._pipe.send((job.number, job.verb, job.given))

    def _next(self) -> Job | None:
        """Which editions to work by, where the worker was not told yet; then what waits first."""
        if self._editions and not self._told:
            self._told, self._count = True, self._count + 1
            given = {"editions": self._editions}
            return Job(self._count, TAKE_UP, TAKE_UP, given, _unheard, None)
        return self._waiting.popitem(last=False)[1] if self._waiting else None

    def _listen(self, pipe: Connection, room: SharedMemory | None) -> None:
        while True:
            try:
                packed = pipe.recv_bytes()
            except (EOFError, OSError):
                if pipe is self._pipe:
                    self._answered.emit(-1, False, None)
                return
            # Not before the first answer: two threads that load the same modules at once, as this
            # and the stagehand's would, find them half made.
            from configurator.studio import parcels

            self._answered.emit(*parcels.unpacked(packed, room))

    @Slot(int, bool, object)
    def _on_answer(self, number: int, fine: bool, answer: Any) -> None:
        if number == -1:
            self._restart()
            return
        if self._running is None or self._running.number != number:
            return
        job, self._running, self._restarts = self._running, None, 0
        self._send_next()
        if job.number in self._cancelled:
            self._cancelled.discard(number)
        elif fine:
            job.done(answer)
        elif job.failed is not None:
            job.failed(answer)
        self.idle_changed.emit()

    def _restart(self) -> None:
        """The worker died: the request it died on is answered as failed, the others go on.

        Raises WorkerDied, for it should never be, and whoever watched has to hear of it.
        """
        job, self._running, self._pipe = self._running, None, None
        self._restarts += 1
        if job is not None and job.failed is not None:
            job.failed(None)
        if self._restarts <= MAX_RESTARTS:
            self.start()
        self.idle_changed.emit()
        if job is not None:
            raise WorkerDied(job.verb)


def _unheard(_: object) -> None:
    """Nobody has to hear that it is done."""
