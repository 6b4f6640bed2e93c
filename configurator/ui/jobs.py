"""The one road off the GUI thread: requests to a worker process, cancellable, the latest wins."""

from __future__ import annotations

import multiprocessing
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from configurator.studio.worker import work

Done = Callable[[Any], None]
MAX_RESTARTS = 5


@dataclass(frozen=True, slots=True)
class Job:
    """One request: what to do, with what, and who hears of it."""

    number: int
    channel: str
    verb: str
    given: dict[str, Any]
    done: Done
    failed: Done | None


class Jobs(QObject):
    """Sends one request at a time; a newer one on a channel replaces one that still waits."""

    _answered = Signal(int, bool, object)
    idle_changed = Signal()

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data = data
        self._waiting: OrderedDict[str, Job] = OrderedDict()
        self._running: Job | None = None
        self._cancelled: set[int] = set()
        self._count = 0
        self._restarts = 0
        self._pipe: Connection | None = None
        self._process: multiprocessing.process.BaseProcess | None = None
        self._answered.connect(self._on_answer, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Start the worker; it makes itself ready while the first screen is already there."""
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self._pipe = ours
        self._process = context.Process(target=work, args=(theirs, self._data), daemon=True)
        self._process.start()
        theirs.close()
        threading.Thread(target=self._listen, args=(ours,), daemon=True).start()
        self._send_next()

    def ask(  # noqa: PLR0913, PLR0917 - a request is all of this
        self,
        channel: str,
        verb: str,
        given: dict[str, Any],
        done: Done,
        failed: Done | None = None,
        urgent: bool = False,
    ) -> None:
        """Ask for work; the answer comes back on the GUI thread."""
        self._count += 1
        self._waiting.pop(channel, None)
        self._waiting[channel] = Job(self._count, channel, verb, given, done, failed)
        if urgent:
            self._waiting.move_to_end(channel, last=False)
        self._send_next()
        self.idle_changed.emit()

    def cancel(self, prefix: str = "") -> None:
        """Forget what waits on channels of that prefix; what already runs is not heard of."""
        for channel in [name for name in self._waiting if name.startswith(prefix)]:
            del self._waiting[channel]
        if self._running is not None and not prefix:
            self._cancelled.add(self._running.number)

    def leave_only(self, kept: str) -> None:
        """Forget whatever waits or runs, but for one channel: nothing else is heard of any more."""
        for channel in [name for name in self._waiting if name != kept]:
            del self._waiting[channel]
        if self._running is not None and self._running.channel != kept:
            self._cancelled.add(self._running.number)
        self.idle_changed.emit()

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

    def _send_next(self) -> None:
        if self._pipe is None or self._running is not None or not self._waiting:
            return
        _, job = self._waiting.popitem(last=False)
        self._running = job
        try:
            self._pipe.send((job.number, job.verb, job.given))
        except OSError:
            self._answered.emit(job.number, False, None)

    def _listen(self, pipe: Connection) -> None:
        while True:
            try:
                number, fine, answer = pipe.recv()
            except (EOFError, OSError):
                if pipe is self._pipe:
                    self._answered.emit(-1, False, None)
                return
            self._answered.emit(number, fine, answer)

    @Slot(int, bool, object)
    def _on_answer(self, number: int, fine: bool, answer: Any) -> None:
        if number == -1:
            self._restart()
            return
        job, self._running = self._running, None
        self._send_next()
        if job is None or job.number in self._cancelled:
            self._cancelled.discard(number)
        elif fine:
            job.done(answer)
        elif job.failed is not None:
            job.failed(answer)
        self.idle_changed.emit()

    def _restart(self) -> None:
        """The worker died: the request it died on is answered as failed, the others go on."""
        job, self._running, self._pipe = self._running, None, None
        self._restarts += 1
        if job is not None and job.failed is not None:
            job.failed(None)
        if self._restarts <= MAX_RESTARTS:
            self.start()
