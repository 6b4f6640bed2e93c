"""Opening the shop's database: check it, mend it from the last good copy, bring it up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC
from pathlib import Path
from typing import Literal

from configurator.ground import files
from configurator.model.words import Words
from configurator.store.backups import Backups, Copy, copy_whole, is_healthy
from configurator.store.clock import Clock, utc_now
from configurator.store.database import APPLICATION_ID, Database, connected
from configurator.store.door import WAIT_S, Lock, through_the_door
from configurator.store.rest import end_rest, is_resting, note_doubt
from configurator.store.schema import MIGRATIONS
from configurator.store.trouble import Notice, StoreTrouble, told

FILE = "shop.db"
BACKUPS = "backups"
ASIDE_STAMP = "%Y%m%dT%H%M%SZ"

RESTORED = Words(
    en="The shop's database was damaged or missing. The copy of {time} (UTC) is in use now; "
    "what came after it may be missing. What was left of the old file is kept as {file}.",
    he="מסד הנתונים של החנות נפגם או חסר. נעשה עכשיו שימוש בעותק מ־{time} (UTC); "
    "ייתכן שחסר מה שנשמר אחריו. מה שנותר מהקובץ הקודם נשמר בשם {file}.",
)
STARTED_EMPTY = Words(
    en="The shop's database was damaged and there was no good copy of it. "
    "A new one was started. The damaged file was kept as {file}.",
    he="מסד הנתונים של החנות נפגם ולא נמצא עותק תקין שלו. "
    "התחיל מסד נתונים חדש. הקובץ הפגום נשמר בשם {file}.",
)

Found = Literal["nothing", "ours", "damaged"]


def open_database(
    folder: Path, clock: Clock = utc_now, migrations: tuple[str, ...] = MIGRATIONS
) -> Database:
    """The database of a data folder, checked and up to date; made when there is none.

    What had to be put right stands in its `notices`. Raises StoreTrouble.
    """
    file = folder / FILE
    backups = Backups(folder / BACKUPS, clock)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise StoreTrouble("read-only", str(error)) from error
    notices: tuple[Notice, ...] = ()
    with through_the_door(folder) as room:
        found = _looked_at(file, backups, len(migrations))
        if found == "damaged":
            _alone(room)
            notices = (_mended(file, backups, clock),)
        end_rest(file)
        connection = connected(file)
        try:
            _brought_up(file, connection, backups, room, migrations)
        except (StoreTrouble, sqlite3.Error):
            connection.close()
            raise
        room.take("shared", wait_s=WAIT_S)
        database = Database(file, connection, room)
    database.notices = notices
    return database


def is_sound(folder: Path) -> bool:
    """The whole check of a database that is open, for backstage.

    One that does not pass is put right when it is opened next. Raises StoreTrouble.
    """
    file = folder / FILE
    if is_healthy(file):
        return True
    note_doubt(file)
    return False


def _alone(room: Lock) -> None:
    if not room.take("alone"):
        raise StoreTrouble("in-use")


def _looked_at(file: Path, backups: Backups, known: int) -> Found:
    """What lies in the database's place. Raises StoreTrouble for a newer or a foreign file."""
    if not file.exists() or file.stat().st_size == 0:
        return "damaged" if backups.copies() else "nothing"
    if not (is_resting(file) or is_healthy(file)):
        return "damaged"
    try:
        with told(), closing(sqlite3.connect(file)) as connection:
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    except StoreTrouble as trouble:
        # It lay as it was closed, but the disk spoiled it in its sleep.
        if trouble.kind == "damaged":
            return "damaged"
        raise
    if application != APPLICATION_ID and tables:
        raise StoreTrouble("foreign", str(file))
    if version > known:
        raise StoreTrouble("newer", f"version {version}, this app knows {known}")
    return "ours"


def _mended(file: Path, backups: Backups, clock: Clock) -> Notice:
    """Set the damaged file aside and put the newest good copy in its place."""
    aside = _set_aside(file, clock)
    copy = backups.newest_good()
    if copy is None:
        return Notice(code="started-empty", words=STARTED_EMPTY.filled(file=aside.name))
    with files.written_whole(file) as draft:
        copy_whole(copy.file, draft)
    return Notice(
        code="restored",
        words=RESTORED.filled(time=_time_words(copy), file=aside.name),
    )


def _time_words(copy: Copy) -> str:
    return copy.at.astimezone(UTC).strftime("%Y-%m-%d %H:%M")


def _set_aside(file: Path, clock: Clock) -> Path:
    """Move a database out of the way, its log first: a stray log would spoil what comes next."""
    stamp = clock().strftime(ASIDE_STAMP)
    aside = file.with_name(f"{file.name}.damaged-{stamp}")
    for ending in ("-wal", "-shm", ""):
        part = file.with_name(file.name + ending)
        if part.exists():
            part.replace(aside.with_name(aside.name + ending))
    files.sync(file.parent)
    return aside


def _brought_up(
    file: Path,
    connection: sqlite3.Connection,
    backups: Backups,
    room: Lock,
    migrations: tuple[str, ...],
) -> None:
    """Apply the migrations that are missing, all in one transaction, after a copy was kept."""
    with told():
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version == len(migrations):
        return
    _alone(room)
    if version:
        backups.take(file)
    try:
        with told():
            _migrate(connection, migrations[version:], len(migrations))
    except sqlite3.Error as error:
        raise StoreTrouble("migration", str(error)) from error


def _migrate(connection: sqlite3.Connection, scripts: tuple[str, ...], reached: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute("PRAGMA defer_foreign_keys = ON")
        for script in scripts:
            for statement in statements(script):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {reached}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def statements(script: str) -> Iterator[str]:
    """The statements of an SQL script one by one; a trigger with its inner ones is one."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        yield statement
