"""Copies of the database: one an hour, one a day for a week, checked, none older than 30 days."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from configurator.ground import files
from configurator.store.clock import Clock
from configurator.store.trouble import StoreTrouble, told

EVERY = timedelta(hours=1)
HOURLY_FOR = timedelta(hours=24)
DAYS_KEPT = 7
OLDEST = timedelta(days=30)
STAMP = "%Y%m%dT%H%M%S%fZ"


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of the database and the moment it was taken."""

    file: Path
    at: datetime


class Backups:
    """The folder of copies."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock

    def copies(self) -> tuple[Copy, ...]:
        """Every copy, newest first."""
        found = [
            Copy(file, datetime.strptime(file.stem, STAMP).replace(tzinfo=UTC))
            for file in self._folder.glob("2*Z.db")
        ]
        return tuple(sorted(found, key=lambda copy: copy.at, reverse=True))

    def take(self, database: Path) -> Copy:
        """Copy the database as it is now, while others go on using it. Raises StoreTrouble."""
        at = self._clock()
        target = self._folder / f"{at.strftime(STAMP)}.db"
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with files.written_whole(target) as draft:
                copy_whole(database, draft)
                _forget_visits(draft)
                if not is_healthy(draft):
                    raise StoreTrouble("damaged", "the copy did not pass its check")
        except OSError as error:
            raise StoreTrouble("full" if error.errno == 28 else "read-only", str(error)) from error
        return Copy(target, at)

    def keep_up(self, database: Path) -> Copy | None:
        """Take a copy when the last is an hour old, and clear away those past their time."""
        copies = self.copies()
        now = self._clock()
        # A last copy in the future means that the clock was set back: take one now.
        due = not copies or not timedelta(0) <= now - copies[0].at < EVERY
        taken = self.take(database) if due else None
        for copy in _past_their_time(self.copies(), now):
            copy.file.unlink(missing_ok=True)
        return taken

    def newest_good(self) -> Copy | None:
        """The newest copy that passes its check."""
        return next((copy for copy in self.copies() if is_healthy(copy.file)), None)

    def drop_keys(self, owners: tuple[str, ...]) -> None:
        """Destroy the keys of erased people in every copy, so that none can bring them back."""
        self._delete("keyring", "owner", owners)

    def drop_evidence(self, people: tuple[str, ...]) -> None:
        """Overwrite what every copy holds of the tastes of some people."""
        self._delete("evidence", "person", people)

    def _delete(self, table: str, column: str, values: tuple[str, ...]) -> None:
        """A copy that is damaged cannot be cleared nor used, and goes as a whole."""
        for copy in self.copies():
            try:
                _delete_rows(copy.file, table, column, values)
            except StoreTrouble as trouble:
                if trouble.kind != "damaged":
                    raise
                copy.file.unlink(missing_ok=True)

    def drop_set_aside(self, database: Path) -> None:
        """Delete damaged databases that were set aside longer ago than a copy may live."""
        oldest = (self._clock() - OLDEST).timestamp()
        for file in database.parent.glob(f"{database.name}.damaged-*"):
            if file.stat().st_mtime < oldest:
                file.unlink(missing_ok=True)


def _forget_visits(file: Path) -> None:
    """Take the visits going on out of a copy: a guest's design lives a day, a copy a month."""
    with told(), closing(sqlite3.connect(file, isolation_level=None)) as connection:
        if not _has(connection, "visits"):
            return
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DELETE FROM keyring WHERE owner IN (SELECT id FROM visits)")
        connection.execute("DELETE FROM visits")
        connection.execute("COMMIT")


def _has(connection: sqlite3.Connection, table: str) -> bool:
    found = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = ?", [table]).fetchone()
    return found is not None


def _delete_rows(file: Path, table: str, column: str, values: tuple[str, ...]) -> None:
    with told(), closing(sqlite3.connect(file, isolation_level=None)) as connection:
        # A copy from before a table was first made holds nothing of it.
        if not _has(connection, table):
            return
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("BEGIN IMMEDIATE")
        sql = f"DELETE FROM {table} WHERE {column} = ?"
        connection.executemany(sql, [(value,) for value in values])
        connection.execute("COMMIT")


def _past_their_time(copies: tuple[Copy, ...], now: datetime) -> list[Copy]:
    """The copies to clear away: beside the last day's and the newest of each of seven days."""
    days: list[str] = []
    past = []
    for copy in copies:
        day = copy.at.strftime("%Y%m%d")
        newest_of_day = day not in days
        if newest_of_day:
            days.append(day)
        daily = newest_of_day and len(days) <= DAYS_KEPT
        kept = (now - copy.at < HOURLY_FOR or daily) and now - copy.at <= OLDEST
        if not kept:
            past.append(copy)
    return past


def copy_whole(database: Path, target: Path) -> None:
    """Copy a database through SQLite's backup API, as one file with no log beside it."""
    with told():
        source = sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)
        with closing(source), closing(sqlite3.connect(target, isolation_level=None)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")


def is_healthy(file: Path) -> bool:
    """Whether SQLite finds nothing wrong with a database file (quick_check).

    A file that cannot be read just now is not called damaged. Raises StoreTrouble.
    """
    if not file.exists():
        return False
    try:
        with told(), closing(sqlite3.connect(file)) as connection:
            said: str = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except StoreTrouble as trouble:
        if trouble.kind == "damaged":
            return False
        raise
    return said == "ok"
