"""The shop's one database: a file opened safely, read in still pictures, written in whole steps."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import sqlite_utils

from configurator.store.door import Lock
from configurator.store.rest import note_rest
from configurator.store.trouble import Notice, told

Tables = sqlite_utils.Database

APPLICATION_ID = 0x5348_4F50
"""'SHOP' in the file's header, so that another program's file is never taken for ours."""
BUSY_S = 5.0
SETTINGS = (
    "journal_mode = WAL",
    # NORMAL left 4,706 of 4,716 acknowledged writes unsynced; FULL syncs each one.
    "synchronous = FULL",
    "fullfsync = ON",
    "foreign_keys = ON",
    # Without it 60,594 copies of an erased name stayed in the file.
    "secure_delete = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "recursive_triggers = ON",
    # What SQLite sorts aside stays in memory and never lies in a temporary file.
    "temp_store = MEMORY",
    "journal_size_limit = 16777216",
    # As many pages as that: the log is moved into the file once in hundreds of commits, and by
    # `settle` when a visit ends, instead of making every hundredth customer's touch wait for it.
    "wal_autocheckpoint = 4000",
)


def connected(file: Path, busy_s: float = BUSY_S) -> sqlite3.Connection:
    """A connection with every setting in place, committing only what a transaction says.

    The file is made readable to this system user alone. Raises StoreTrouble.
    """
    with told():
        connection = _plain(file, busy_s)
        try:
            for setting in SETTINGS:
                connection.execute(f"PRAGMA {setting}")
        except sqlite3.Error:
            connection.close()
            raise
    return connection


def _plain(file: Path, busy_s: float) -> sqlite3.Connection:
    try:
        os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    except OSError as error:
        raise _unopened(error) from error
    connection = sqlite3.connect(
        file, timeout=busy_s, isolation_level=None, check_same_thread=False
    )
    connection.row_factory = sqlite3.Row
    return connection


def _unopened(error: OSError) -> sqlite3.OperationalError:
    """The system's refusal to open a file, as SQLite itself would have said it."""
    refused = sqlite3.OperationalError(str(error))
    refused.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
    return refused


class Database:
    """The open database. Safe to use from several threads: one at a time is let in.

    Made by `opening.open_database`, which checks, mends and migrates the file first.
    """

    def __init__(self, file: Path, connection: sqlite3.Connection, room: Lock) -> None:
        self.file = file
        self.notices: tuple[Notice, ...] = ()
        self._connection = connection
        self._tables = Tables(connection, execute_plugins=False)
        self._room = room
        self._lock = threading.RLock()
        self._doing: Literal["nothing", "reading", "writing"] = "nothing"
        self._undone = False
        self.step = 0
        """Which transaction of this connection is going on, or was the last."""
        self.whole_step = 0
        """The last one that was committed with everything in it."""

    @contextmanager
    def writing(self) -> Iterator[Tables]:
        """One transaction that holds the only pen (BEGIN IMMEDIATE): all of the block, or none.

        A block inside another becomes part of it, and is undone alone when it fails.
        Raises StoreTrouble, of kind busy when another process keeps the pen over BUSY_S.
        """
        with self._lock, told():
            if self._doing == "reading":
                raise RuntimeError("A block that only reads cannot write; open it with writing().")
            if self._doing == "writing":
                undone = True
                try:
                    with self._tables.atomic():
                        yield self._tables
                    undone = False
                finally:
                    self._undone = self._undone or undone
                return
            self._connection.execute("BEGIN IMMEDIATE")
            self._doing, self._undone = "writing", False
            self.step += 1
            try:
                yield self._tables
                self._connection.execute("COMMIT")
                self.whole_step = 0 if self._undone else self.step
            finally:
                self._doing = "nothing"
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")

    @contextmanager
    def reading(self) -> Iterator[Tables]:
        """A still picture of the database: what others write meanwhile does not show in it."""
        with self._lock, told():
            if self._doing != "nothing":
                yield self._tables
                return
            self._connection.execute("BEGIN")
            self._doing = "reading"
            try:
                yield self._tables
            finally:
                self._doing = "nothing"
                self._connection.execute("ROLLBACK")

    @property
    def has_undone(self) -> bool:
        """Whether a block inside the transaction that is open was undone alone."""
        return self.is_writing and self._undone

    @property
    def is_writing(self) -> bool:
        """Whether a transaction is open that may still be undone."""
        return self._doing == "writing"

    def others_wrote(self) -> int:
        """A number that changes when another connection has committed something."""
        with self._lock, told():
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def setting(self, name: str) -> str | int:
        """What SQLite says a setting (a pragma) of this connection is now."""
        with self._lock, told():
            value: str | int = self._connection.execute(f"PRAGMA {name}").fetchone()[0]
            return value

    def settle(self) -> bool:
        """Move everything into the main file and empty the log beside it.

        False when another process was reading just then, and the log keeps old pages a while.
        """
        with self._lock, told():
            row = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            return bool(row[0] == 0)

    def close(self) -> None:
        """Settle what can be settled and close; the last one out notes that all is whole."""
        with self._lock:
            self._connection.close()
            if self._room.take("alone"):
                note_rest(self.file)
            self._room.close()
