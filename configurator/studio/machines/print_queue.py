"""The print queue: files go to paper printers in order, each once, whatever happens in between.

A print is a job opened on the printer under a name of its own (Create-Job) and then given its file
(Send-Document). Every step is written down before it is taken. After a crash the printer itself is
asked what became of the job: one without a file printed nothing, one with its file is not sent
again, and a job takes one file only, so a second sending is refused by the printer.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from configurator.devices.ipp import IppPrinter
from configurator.devices.printer_words import STOPS, stop_of
from configurator.devices.printing import JobWishes, PrinterBusy, PrinterJob
from configurator.devices.trouble import DeviceTrouble
from configurator.model.words import Words
from configurator.store.door import Lock
from configurator.store.order_states import Deed, StepRefused
from configurator.store.print_runs import UNDER_WAY, NewRun, Run, RunRefused, Share
from configurator.store.store import Store

PRINTER = "printer"
"""Who it was that saw the sheets come out, in an order's log."""
HAND = ".print-queue"
"""Whoever holds this file's lock works on the queue; the system frees it when a process dies."""
NAME_MARK = 12
"""Letters of a print's key in its name, so that no other job is taken for it."""

WAITS = Words(en="Waits for its turn.", he="ממתין לתורו.")
PRINTS = Words(en="Printing.", he="מודפס.")
FILE_GONE = Words(
    en="The file is not the one that was approved, so it was not sent. Make it again.",
    he="הקובץ אינו זה שאושר ולכן לא נשלח. יש להכין אותו שוב.",
)
LOST = Words(
    en="The printer does not remember this job. Look whether it came out, then say so.",
    he="המדפסת לא זוכרת את העבודה. בדקו אם היא יצאה, וציינו זאת.",
)
TAKEN_BACK = Words(
    en="The job was canceled at the printer.",
    he="העבודה בוטלה במדפסת.",
)
BROKEN_OFF = Words(
    en="The printer broke the job off. Look what came out, then print again with a reason.",
    he="המדפסת הפסיקה את העבודה. בדקו מה יצא והדפיסו שוב עם סיבה.",
)


@dataclass(frozen=True, slots=True)
class Queued:
    """A print in the queue, and in words how it is; `held` when the printer waits for a person."""

    run: Run
    words: Words
    held: bool = False


@dataclass(frozen=True, slots=True)
class _Moved:
    """What an attempt at a step came to: the run after it, and why it stays if it does."""

    run: Run
    stays: Words | None = None
    held: bool = False


class PrintQueue:
    """Works the journal of print runs off. One process at a time moves a run; others stand back."""

    def __init__(self, store: Store, printer: Callable[[str], IppPrinter] = IppPrinter) -> None:
        self._store = store
        self._runs = store.print_runs
        self._printer = printer

    def add(self, new: NewRun) -> Run:
        """Put a file in the queue; the same print a second time changes nothing."""
        return self._runs.add(new)

    def work(self) -> tuple[Queued, ...]:
        """Take every step that can be taken now; how everything under way is, oldest first.

        A printer that waits for a person holds what is behind, and says why.
        """
        hand = Lock(self._store.folder / HAND)
        try:
            mine = hand.take("alone")
            return self._worked() if mine else self._as_it_is()
        finally:
            hand.close()

    def _as_it_is(self) -> tuple[Queued, ...]:
        """The queue while another process works on it."""
        return tuple(
            Queued(run, WAITS if run.stage == "waiting" else PRINTS, bool(run.why))
            for run in self._runs.under_way()
        )

    def _worked(self) -> tuple[Queued, ...]:
        told: list[Queued] = []
        blocked: dict[str, tuple[Words, bool]] = {}
        for run in self._runs.under_way():
            if run.new.printer in blocked and run.stage == "waiting":
                words, held = blocked[run.new.printer]
                told.append(Queued(run, words if held else WAITS, held))
                continue
            moved = self._pushed(run)
            if moved.stays is not None:
                blocked.setdefault(run.new.printer, (moved.stays, moved.held))
                told.append(Queued(moved.run, moved.stays, moved.held))
            elif moved.run.stage not in ("printed", "failed"):
                told.append(Queued(moved.run, PRINTS))
        return tuple(told)

    def _pushed(self, run: Run) -> _Moved:
        """As many steps as one run can take."""
        printer = self._printer(run.new.printer)
        try:
            while run.stage in UNDER_WAY:
                moved = _STEPS[run.stage](self, run, printer)
                if moved.stays is not None:
                    code = "" if not moved.held else moved.stays.en
                    return _Moved(self._runs.held(moved.run, code), moved.stays, moved.held)
                run = moved.run
        except PrinterBusy:
            return _Moved(run, WAITS)
        except DeviceTrouble as trouble:
            return _Moved(self._runs.held(run, trouble.words.en), trouble.words, held=True)
        except RunRefused:
            return _Moved(self._runs.run(run.key), WAITS)
        return _Moved(run)

    def _waiting(self, run: Run, printer: IppPrinter) -> _Moved:
        if not self._is_approved(run):
            return _Moved(self._failed(run, FILE_GONE))
        printer.check(_wishes(run))
        return _Moved(self._runs.step(run, "opening"))

    def _opening(self, run: Run, printer: IppPrinter) -> _Moved:
        """Open a job, unless one was opened just before a crash."""
        for job in printer.jobs_named(_name(run)):
            if job.waits_for_its_file:
                return _Moved(self._runs.step(run, "opened", job=job.id))
        opened = printer.open_job(_name(run), _wishes(run))
        return _Moved(self._runs.step(run, "opened", job=opened))

    def _opened(self, run: Run, printer: IppPrinter) -> _Moved:
        """Nothing was sent yet, so a job that went away is opened anew."""
        job = printer.job(_number(run))
        if job.name not in ("", _name(run)) or not job.waits_for_its_file:
            return _Moved(self._runs.step(run, "waiting"))
        return _Moved(self._runs.step(run, "sending"))

    def _sending(self, run: Run, printer: IppPrinter) -> _Moved:
        """Send the file, unless the printer has it already; it takes one file a job."""
        job = printer.job(_number(run))
        if job.state == "gone" or job.name != _name(run):
            return _Moved(self._unknown(run))
        if job.state in ("aborted", "canceled"):
            # The line broke while the file went out, so the printer threw away what it had.
            return _Moved(self._runs.step(run, "waiting"))
        if job.waits_for_its_file:
            if not self._is_approved(run):
                printer.cancel(job.id)
                return _Moved(self._failed(run, FILE_GONE))
            printer.send_file(job.id, self._store.folder / run.new.file)
        return _Moved(self._runs.step(run, "sent"))

    def _sent(self, run: Run, printer: IppPrinter) -> _Moved:
        """Ask how far the printer is."""
        job = printer.job(_number(run))
        if job.state == "gone" or job.name != _name(run):
            return _Moved(self._unknown(run))
        if job.state == "completed":
            return _Moved(self._printed(run))
        if job.state in ("canceled", "aborted"):
            words = TAKEN_BACK if job.state == "canceled" else BROKEN_OFF
            return _Moved(self._failed(run, words))
        stop = self._stop_of(job, printer)
        return _Moved(run, PRINTS) if stop is None else _Moved(run, stop, held=True)

    def _stop_of(self, job: PrinterJob, printer: IppPrinter) -> Words | None:
        found = stop_of(job.reasons) or printer.condition().stop
        if found is None and job.state == "stopped":
            return STOPS["other"]
        return None if found is None else found[1]

    def _printed(self, run: Run) -> Run:
        """It came out; orders whose last sheet it was take the step in the same moment."""
        with self._store.database.writing():
            done = self._runs.step(run, "printed")
            for order in self._orders_of(run):
                _if_still_there(self._store.production.printed, order)
            for share in run.new.shares:
                if self._is_at(share) and self._runs.came_out(share):
                    _if_still_there(self._store.production.printed, share.order)
            return done

    def _failed(self, run: Run, why: Words) -> Run:
        production = self._store.production
        with self._store.database.writing():
            failed = self._runs.step(run, "failed", why=why.en)
            for order in (*self._orders_of(run), *self._sharing(run)):
                _if_still_there(lambda each, who: production.failed(each, who, "printer"), order)
            return failed

    def _unknown(self, run: Run) -> Run:
        """Only a person can say now; its orders ask for one."""
        deed = Deed(PRINTER, "printer-forgot")
        with self._store.database.writing():
            lost = self._runs.step(run, "unknown", why=LOST.en)
            for order in (*self._orders_of(run), *self._sharing(run)):
                _if_still_there(
                    lambda each, _: self._store.orders.step(each, "unknown", deed), order
                )
            return lost

    @staticmethod
    def _orders_of(run: Run) -> tuple[str, ...]:
        return () if run.new.order is None else (run.new.order,)

    def _sharing(self, run: Run) -> tuple[str, ...]:
        """The orders on a shared sheet that still wait for this very copy."""
        return tuple(share.order for share in run.new.shares if self._is_at(share))

    def _is_at(self, share: Share) -> bool:
        """Whether an order still is at the copy it has on a sheet: reprinted, it is at another."""
        return self._store.orders.order(share.order).copy == share.copy

    def _is_approved(self, run: Run) -> bool:
        return _hash_of(self._store.folder / run.new.file) == run.new.sha256


_STEPS: dict[str, Callable[[PrintQueue, Run, IppPrinter], _Moved]] = {
    "waiting": PrintQueue._waiting,
    "opening": PrintQueue._opening,
    "opened": PrintQueue._opened,
    "sending": PrintQueue._sending,
    "sent": PrintQueue._sent,
}


def _if_still_there(step: Callable[[str, str], object], order: str) -> None:
    """An order that a person moved on meanwhile is left where they put it."""
    try:
        step(order, PRINTER)
    except StepRefused:
        return


def _name(run: Run) -> str:
    return f"{run.new.name} {run.key[:NAME_MARK]}"


def _number(run: Run) -> int:
    assert run.job is not None, "the journal keeps a job's number from `opened` on"
    return run.job


def _wishes(run: Run) -> JobWishes:
    return JobWishes(run.new.copies, run.new.media, run.new.color)


def _hash_of(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:
        return ""
