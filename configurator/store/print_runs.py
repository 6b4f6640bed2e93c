"""Print runs: every file on its way to a paper printer, written down before and after each step."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Literal

from configurator.store.clock import Clock, ms_of
from configurator.store.database import Database, Tables

Stage = Literal["waiting", "opening", "opened", "sending", "sent", "printed", "failed", "unknown"]
NEXT: dict[Stage, frozenset[Stage]] = {
    "waiting": frozenset(("opening", "failed")),
    "opening": frozenset(("opened", "waiting", "failed")),
    "opened": frozenset(("sending", "waiting", "failed")),
    "sending": frozenset(("sent", "waiting", "failed", "unknown")),
    "sent": frozenset(("printed", "failed", "unknown")),
    "printed": frozenset(),
    "failed": frozenset(),
    "unknown": frozenset(("printed", "failed")),
}
"""From each stage, the ones it may step to. `opening` and `sending` are written down before the
printer is asked, so that after a crash the printer is asked again what became of it."""
UNDER_WAY: tuple[Stage, ...] = ("waiting", "opening", "opened", "sending", "sent")


class RunRefused(Exception):
    """A step a print run may not take, or that somebody else took first."""


@dataclass(frozen=True, slots=True)
class Share:
    """An order's copy that lies on a sheet together with others."""

    order: str
    copy: int


@dataclass(frozen=True, slots=True)
class NewRun:
    """A file to be printed. `key` is that of the one print it is; `name` shows on the printer.

    `file` is relative to the data folder. `order` is None for a sheet of several orders, whose
    copies on it are its `shares`.
    """

    key: str
    name: str
    printer: str
    file: str
    sha256: str
    copies: int = 1
    media: str | None = None
    color: Literal["auto", "color", "monochrome"] = "auto"
    order: str | None = None
    shares: tuple[Share, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """A print run as it is now; `job` is its number on the printer, `why` what holds it back."""

    new: NewRun
    stage: Stage
    job: int | None
    why: str

    @property
    def key(self) -> str:
        """The key of the print."""
        return self.new.key


class PrintRuns:
    """The journal of the shop's paper printers."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def add(self, new: NewRun) -> Run:
        """Write a print down. The same key is the same print, however often it is added."""
        now = ms_of(self._clock())
        with self._database.writing() as tables:
            tables.execute(
                "INSERT OR IGNORE INTO print_runs "
                '(key, "order", name, printer, file, sha256, copies, media, color, stage, '
                "made_ms, changed_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?, ?)",
                [
                    new.key,
                    new.order,
                    new.name,
                    new.printer,
                    new.file,
                    new.sha256,
                    new.copies,
                    new.media,
                    new.color,
                    now,
                    now,
                ],
            )
            for share in new.shares:
                tables.execute(
                    'INSERT OR IGNORE INTO print_shares (run, "order", copy) VALUES (?, ?, ?)',
                    [new.key, share.order, share.copy],
                )
            return self.run(new.key)

    def step(self, run: Run, after: Stage, *, job: int | None = None, why: str = "") -> Run:
        """Take a step from the stage the run was seen at. Raises RunRefused."""
        if after not in NEXT[run.stage]:
            raise RunRefused(f"{run.new.name} cannot go from {run.stage} to {after}")
        kept = None if after == "waiting" else job if job is not None else run.job
        with self._database.writing() as tables:
            cursor = tables.execute(
                "UPDATE print_runs SET stage = ?, job = ?, why = ?, changed_ms = ? "
                "WHERE key = ? AND stage = ? AND job IS ?",
                [after, kept, why, ms_of(self._clock()), run.key, run.stage, run.job],
            )
            if cursor.rowcount != 1:
                raise RunRefused(f"{run.new.name} went on meanwhile")
            return self.run(run.key)

    def held(self, run: Run, why: str) -> Run:
        """Note what holds a run back, or that nothing does any more; it stays where it is."""
        with self._database.writing() as tables:
            tables.execute("UPDATE print_runs SET why = ? WHERE key = ?", [why, run.key])
            return self.run(run.key)

    def run(self, key: str) -> Run:
        """The run of that key. Raises KeyError."""
        with self._database.reading() as tables:
            row = tables.execute("SELECT * FROM print_runs WHERE key = ?", [key]).fetchone()
            shares = _shares_of(tables, key)
        if row is None:
            raise KeyError(key)
        return _read(row, shares)

    def came_out(self, share: Share) -> bool:
        """Whether every sheet that an order's copy lies on is printed."""
        with self._database.reading() as tables:
            row = tables.execute(
                "SELECT count(*) FILTER (WHERE stage <> 'printed') AS missing, count(*) AS sheets "
                "FROM print_shares JOIN print_runs ON key = run "
                'WHERE print_shares."order" = ? AND copy = ?',
                [share.order, share.copy],
            ).fetchone()
        return bool(row["sheets"]) and not row["missing"]

    def under_way(self) -> tuple[Run, ...]:
        """Everything that is not printed yet, oldest first."""
        return self.in_stages(UNDER_WAY)

    def in_stages(self, stages: tuple[Stage, ...]) -> tuple[Run, ...]:
        """The runs in some stages, oldest first."""
        marks = ", ".join("?" * len(stages))
        with self._database.reading() as tables:
            rows = tables.execute(
                f"SELECT * FROM print_runs WHERE stage IN ({marks}) ORDER BY no", list(stages)
            ).fetchall()
            return tuple(_read(row, _shares_of(tables, row["key"])) for row in rows)


def _shares_of(tables: Tables, key: str) -> tuple[Share, ...]:
    rows = tables.execute(
        'SELECT "order", copy FROM print_shares WHERE run = ? ORDER BY "order"', [key]
    ).fetchall()
    return tuple(Share(row["order"], row["copy"]) for row in rows)


def _read(row: sqlite3.Row, shares: tuple[Share, ...]) -> Run:
    new = NewRun(
        key=row["key"],
        name=row["name"],
        printer=row["printer"],
        file=row["file"],
        sha256=row["sha256"],
        copies=row["copies"],
        media=row["media"],
        color=row["color"],
        order=row["order"],
        shares=shares,
    )
    return Run(new, row["stage"], row["job"], row["why"])
