"""The database file: its settings, its transactions, its door, and what it does in trouble."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from configurator.store import database as database_module
from configurator.store.backups import Backups, is_healthy
from configurator.store.database import Database, connected
from configurator.store.opening import FILE, is_sound, open_database, statements
from configurator.store.rest import is_resting
from configurator.store.schema import MIGRATIONS
from configurator.store.trouble import StoreTrouble

SECOND = "CREATE TABLE second (a INTEGER) STRICT;"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(tmp_path)
    yield opened
    opened.close()


def put(database: Database, name: str, value: bytes = b"x") -> None:
    with database.writing() as tables:
        tables.table("settings").insert({"name": name, "value": value})


def names(database: Database) -> list[str]:
    with database.reading() as tables:
        return [row["name"] for row in tables.query("SELECT name FROM settings ORDER BY name")]


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("trusted_schema", 0),
        ("busy_timeout", 5000),
        ("cell_size_check", 1),
        ("temp_store", 2),
    ],
)
def test_every_connection_is_set_for_a_power_cut(
    database: Database, setting: str, value: str | int
) -> None:
    assert database.setting(setting) == value


def test_every_table_is_strict(database: Database) -> None:
    with database.reading() as tables:
        rows = list(tables.query("SELECT name, sql FROM sqlite_schema WHERE type = 'table'"))
    assert rows
    assert [row["name"] for row in rows if "STRICT" not in row["sql"].rsplit(")", 1)[1]] == []


def test_the_file_is_for_this_system_user_alone(database: Database) -> None:
    put(database, "a")
    for file in database.file.parent.glob("shop.db*"):
        assert file.stat().st_mode & 0o077 == 0


def test_a_block_that_fails_leaves_nothing(database: Database) -> None:
    put(database, "before")
    with pytest.raises(ZeroDivisionError), database.writing() as tables:
        tables.table("settings").insert({"name": "half", "value": b""})
        _ = 1 / 0
    assert names(database) == ["before"]


def test_an_inner_block_that_fails_is_undone_alone(database: Database) -> None:
    with database.writing() as tables:
        tables.table("settings").insert({"name": "outer", "value": b""})
        with pytest.raises(sqlite3.IntegrityError), database.writing() as inner:
            inner.table("settings").insert({"name": "inner", "value": b""})
            inner.table("settings").insert({"name": "inner", "value": b""})
    assert names(database) == ["outer"]


def test_a_block_that_reads_cannot_write(database: Database) -> None:
    with database.reading(), pytest.raises(RuntimeError), database.writing():
        raise AssertionError


def test_reading_is_a_still_picture(tmp_path: Path, database: Database) -> None:
    other = open_database(tmp_path)
    with database.reading() as tables:
        assert list(tables.query("SELECT * FROM settings")) == []
        put(other, "meanwhile")
        assert list(tables.query("SELECT * FROM settings")) == []
    assert names(database) == ["meanwhile"]
    other.close()


def test_two_kiosks_write_into_one_database(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from configurator.store.opening import open_database\n"
        "database = open_database(Path(sys.argv[1]))\n"
        "for n in range(150):\n"
        "    with database.writing() as tables:\n"
        "        count = tables.execute('SELECT count(*) FROM settings').fetchone()[0]\n"
        "        tables.table('settings').insert("
        "{'name': f'{count:04}', 'value': sys.argv[2].encode()})\n"
    )
    kiosks = [
        subprocess.Popen([sys.executable, "-c", code, str(tmp_path), kiosk]) for kiosk in "ab"
    ]
    assert [kiosk.wait(60) for kiosk in kiosks] == [0, 0]
    database = open_database(tmp_path)
    assert names(database) == [f"{number:04}" for number in range(300)]
    with database.reading() as tables:
        writers = {bytes(row["value"]) for row in tables.query("SELECT value FROM settings")}
    assert writers == {b"a", b"b"}
    database.close()


def test_a_locked_database_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database_module, "BUSY_S", 0.05)
    monkeypatch.setattr(connected, "__defaults__", (0.05,))
    first, second = open_database(tmp_path), open_database(tmp_path)
    with first.writing(), pytest.raises(StoreTrouble) as refused, second.writing():
        raise AssertionError
    assert refused.value.kind == "busy"
    assert "try again" in refused.value.words.en
    put(second, "afterwards")
    first.close()
    second.close()


def test_a_kill_between_two_writes_loses_neither(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from configurator.store.opening import open_database\n"
        "database = open_database(Path(sys.argv[1]))\n"
        "for n in range(100000):\n"
        "    with database.writing() as tables:\n"
        "        tables.table('settings').insert({'name': f'{n:06}', 'value': b'x'})\n"
        "        tables.table('settings').insert({'name': f'{n:06}b', 'value': b'x'})\n"
        "    print(n, flush=True)\n"
    )
    writer = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    said = -1
    for line in writer.stdout:
        said = int(line)
        if said == 60:
            os.kill(writer.pid, signal.SIGKILL)
    writer.wait()
    database = open_database(tmp_path)
    kept = names(database)
    assert database.notices == ()
    assert len(kept) % 2 == 0
    assert len(kept) // 2 >= said + 1
    database.close()


def damage(file: Path) -> None:
    """Write over the middle of the file, as a dying disk does."""
    with file.open("r+b") as handle:
        handle.seek(4096)
        handle.write(b"\xa5" * (file.stat().st_size - 4096))


def test_a_damaged_database_is_set_aside_and_the_last_good_copy_used(tmp_path: Path) -> None:
    database = open_database(tmp_path)
    put(database, "kept")
    clock = datetime(2026, 1, 5, 10, 30, tzinfo=UTC)
    Backups(tmp_path / "backups", lambda: clock).take(database.file)
    later = Backups(tmp_path / "backups", lambda: clock + timedelta(hours=1)).take(database.file)
    put(database, "lost")
    database.close()
    damage(later.file)
    damage(tmp_path / "shop.db")

    database = open_database(tmp_path)
    assert names(database) == ["kept"]
    assert [notice.code for notice in database.notices] == ["restored"]
    assert "2026-01-05 10:30" in database.notices[0].words.en
    assert len(list(tmp_path.glob("shop.db.damaged-*"))) == 1
    database.close()
    again = open_database(tmp_path)
    assert again.notices == ()
    again.close()


def test_only_a_file_that_lies_as_it_was_closed_is_opened_without_a_whole_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked: list[Path] = []

    def counting(file: Path) -> bool:
        checked.append(file)
        return is_healthy(file)

    monkeypatch.setattr("configurator.store.opening.is_healthy", counting)
    open_database(tmp_path).close()
    open_database(tmp_path).close()
    assert checked == []
    one, other = open_database(tmp_path), open_database(tmp_path)
    one.close()
    assert not is_resting(tmp_path / FILE)
    other.close()
    assert is_resting(tmp_path / FILE)
    os.utime(tmp_path / FILE, ns=(1, 1))
    open_database(tmp_path).close()
    left_open = open_database(tmp_path)
    copied = tmp_path / "as-after-a-kill"
    shutil.copytree(tmp_path, copied)
    left_open.close()
    before = len(checked)
    open_database(copied).close()
    assert len(checked) == before + 1


def test_what_was_opened_at_rest_has_its_whole_check_backstage(tmp_path: Path) -> None:
    database = open_database(tmp_path)
    put(database, "kept")
    Backups(tmp_path / "backups", lambda: datetime.now(UTC)).take(database.file)
    database.close()
    # As when a disk spoils a page in its sleep: neither size nor time tells of it.
    about = (tmp_path / FILE).stat()
    with (tmp_path / FILE).open("r+b") as handle:
        handle.seek(-4096, os.SEEK_END)
        handle.write(b"\xa5" * 4096)
    os.utime(tmp_path / FILE, ns=(about.st_atime_ns, about.st_mtime_ns))
    database = open_database(tmp_path)
    assert database.notices == ()
    assert not is_sound(tmp_path)
    database.close()
    assert not is_resting(tmp_path / FILE)
    database = open_database(tmp_path)
    assert [notice.code for notice in database.notices] == ["restored"]
    assert names(database) == ["kept"]
    assert is_sound(tmp_path)
    database.close()
    assert is_resting(tmp_path / FILE)


def test_what_cannot_even_be_opened_at_rest_is_put_right_at_once(tmp_path: Path) -> None:
    database = open_database(tmp_path)
    put(database, "kept")
    Backups(tmp_path / "backups", lambda: datetime.now(UTC)).take(database.file)
    database.close()
    about = (tmp_path / FILE).stat()
    damage(tmp_path / FILE)
    with (tmp_path / FILE).open("r+b") as handle:
        handle.seek(100)
        handle.write(b"\xa5" * 200)
    os.utime(tmp_path / FILE, ns=(about.st_atime_ns, about.st_mtime_ns))
    database = open_database(tmp_path)
    assert [notice.code for notice in database.notices] == ["restored"]
    assert names(database) == ["kept"]
    database.close()


def test_a_damaged_database_without_a_copy_starts_empty_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "shop.db").write_bytes(b"this is no database at all" * 400)
    database = open_database(tmp_path)
    assert [notice.code for notice in database.notices] == ["started-empty"]
    assert names(database) == []
    database.close()


def test_a_lost_database_comes_back_from_its_copy(tmp_path: Path) -> None:
    database = open_database(tmp_path)
    put(database, "kept")
    Backups(tmp_path / "backups", lambda: datetime.now(UTC)).take(database.file)
    database.close()
    for file in tmp_path.glob("shop.db*"):
        file.unlink()
    database = open_database(tmp_path)
    assert names(database) == ["kept"]
    assert [notice.code for notice in database.notices] == ["restored"]
    database.close()


def test_nothing_is_mended_under_the_feet_of_another_kiosk(tmp_path: Path) -> None:
    database = open_database(tmp_path)
    put(database, "a")
    database.settle()
    damage(tmp_path / "shop.db")
    with pytest.raises(StoreTrouble) as refused:
        open_database(tmp_path)
    assert refused.value.kind == "in-use"
    database.close()


def test_a_newer_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    open_database(tmp_path, migrations=(*MIGRATIONS, SECOND)).close()
    before = (tmp_path / "shop.db").read_bytes()
    with pytest.raises(StoreTrouble) as refused:
        open_database(tmp_path)
    assert refused.value.kind == "newer"
    assert (tmp_path / "shop.db").read_bytes() == before


def test_another_programs_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "shop.db")) as other:
        other.execute("CREATE TABLE bookmarks (a)")
    with pytest.raises(StoreTrouble) as refused:
        open_database(tmp_path)
    assert refused.value.kind == "foreign"


def test_a_migration_keeps_a_copy_first(tmp_path: Path) -> None:
    database = open_database(tmp_path)
    put(database, "kept")
    database.close()
    migrated = open_database(tmp_path, migrations=(*MIGRATIONS, SECOND))
    assert names(migrated) == ["kept"]
    assert migrated.setting("user_version") == len(MIGRATIONS) + 1
    with migrated.reading() as tables:
        assert "second" in tables.table_names()
    copies = Backups(tmp_path / "backups", lambda: datetime.now(UTC)).copies()
    assert len(copies) == 1
    with closing(sqlite3.connect(copies[0].file)) as copy:
        assert copy.execute("PRAGMA user_version").fetchone()[0] == len(MIGRATIONS)
        assert copy.execute("SELECT name FROM settings").fetchall() == [("kept",)]
    migrated.close()


def test_a_migration_that_fails_changes_nothing(tmp_path: Path) -> None:
    database = open_database(tmp_path)
    put(database, "kept")
    database.close()
    broken = SECOND + "\nINSERT INTO second VALUES ('not a number');\n"
    with pytest.raises(StoreTrouble) as refused:
        open_database(tmp_path, migrations=(*MIGRATIONS, broken))
    assert refused.value.kind == "migration"
    database = open_database(tmp_path)
    assert names(database) == ["kept"]
    with database.reading() as tables:
        assert "second" not in tables.table_names()
    database.close()


def test_a_trigger_is_one_statement() -> None:
    script = "CREATE TABLE a (b);\nCREATE TRIGGER c BEFORE UPDATE ON a\nBEGIN SELECT 1; END;\n"
    assert len(list(statements(script))) == 2


@pytest.mark.parametrize("existing", [False, True])
def test_a_read_only_folder_is_said(tmp_path: Path, existing: bool) -> None:
    if existing:
        open_database(tmp_path).close()
    for file in tmp_path.iterdir():
        file.chmod(0o444)
    tmp_path.chmod(0o555)
    child = os.fork()
    if child == 0:
        # A system user without rights, standing in the folder: root may write anywhere.
        os.chdir(tmp_path)
        if os.geteuid() == 0:
            os.setuid(65534)
        try:
            open_database(Path())
        except StoreTrouble as trouble:
            os._exit(0 if trouble.kind == "read-only" else 2)
        os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    tmp_path.chmod(0o755)


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreTrouble) as refused:
        open_database(tmp_path / "file" / "data")
    assert refused.value.kind == "read-only"


def test_a_full_disk_is_said_and_loses_nothing(database: Database) -> None:
    put(database, "before")
    pages = database.setting("page_count")
    database.setting(f"max_page_count = {pages}")
    with pytest.raises(StoreTrouble) as refused:
        put(database, "too much", b"x" * 1_000_000)
    assert refused.value.kind == "full"
    assert names(database) == ["before"]
    database.setting("max_page_count = 4294967294")
    put(database, "room again", b"x" * 1_000_000)
    assert names(database) == ["before", "room again"]


def test_copies_are_hourly_then_daily_and_never_older_than_30_days(tmp_path: Path) -> None:
    database = open_database(tmp_path)
    now = datetime(2026, 1, 1, 0, 20, tzinfo=UTC)
    backups = Backups(tmp_path / "backups", lambda: now)
    first = backups.keep_up(database.file)
    assert first is not None
    assert is_healthy(first.file)
    spare = shutil.copy(first.file, tmp_path / "spare.db")
    for half_hours in range(1, 2 * 24 * 10):
        now = datetime(2026, 1, 1, 0, 20, tzinfo=UTC) + timedelta(minutes=30 * half_hours)
        # What a copy holds was looked at above; here only which ones stay matters.
        if backups.copies()[0].at <= now - timedelta(hours=1):
            stamp = now.strftime("%Y%m%dT%H%M%S%fZ")
            shutil.copy(spare, tmp_path / "backups" / f"{stamp}.db")
        backups.keep_up(database.file)
    ages = [now - copy.at for copy in backups.copies()]
    assert [age for age in ages if age < timedelta(hours=24)] == [
        timedelta(hours=hours) + ages[0] for hours in range(24)
    ]
    assert len([age for age in ages if age >= timedelta(hours=24)]) == 6
    now += timedelta(days=31)
    backups.keep_up(database.file)
    assert [now - copy.at for copy in backups.copies()] == [timedelta(0)]
    database.close()


def test_many_threads_share_one_database(database: Database) -> None:
    def write(thread: int) -> None:
        for number in range(20):
            with database.writing() as tables:
                count = tables.execute("SELECT count(*) FROM settings").fetchone()[0]
                name = f"{thread}-{number}"
                tables.table("settings").insert({"name": name, "value": bytes([count])})
            assert f"{thread}-{number}" in names(database)

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(write, range(4)))
    with database.reading() as tables:
        counts = [row["value"][0] for row in tables.query("SELECT value FROM settings")]
    assert sorted(counts) == list(range(80))
