"""Autosave: every visit's design on disk after each gesture, sealed, gone when the visit ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from configurator.model.design import Design
from configurator.model.documents import read_design, write_design
from configurator.store.clock import Clock, moment_of, ms_of
from configurator.store.database import Database
from configurator.store.people import new_id
from configurator.store.vault import Vault

CRASHES_BEFORE_ASIDE = 2
"""A draft that was open at so many crashes is set aside for staff: it may be the cause."""


@dataclass(frozen=True, slots=True)
class LeftDraft:
    """A visit that never ended, and when its design was last saved."""

    visit: str
    kiosk: str
    person: str | None
    saved_at: datetime
    commits: int
    crashes: int
    aside: bool


class Autosave:
    """The visits going on, each with a key of its own that is destroyed with it."""

    def __init__(self, database: Database, vault: Vault, clock: Clock) -> None:
        self._database = database
        self._vault = vault
        self._clock = clock

    def begin(self, kiosk: str, person: str | None) -> str:
        """Begin a visit of a person, or of a guest."""
        visit = new_id("v")
        with self._database.writing() as tables:
            self._vault.make_key(tables, visit)
            tables.execute(
                "INSERT INTO visits (id, kiosk, person, begun_ms) VALUES (?, ?, ?, ?)",
                [visit, kiosk, person, ms_of(self._clock())],
            )
        return visit

    def save(self, visit: str, design: Design) -> None:
        """Put the design on disk; when this returns, no crash or power cut can take it."""
        with self._database.writing() as tables:
            sealed = self._vault.key_of(tables, visit).close(f"visit/{visit}", write_design(design))
            tables.execute(
                "INSERT INTO visit_drafts (visit, sealed, at_ms, commits) VALUES (?, ?, ?, 1) "
                "ON CONFLICT (visit) DO UPDATE SET sealed = excluded.sealed, "
                "at_ms = excluded.at_ms, commits = commits + 1",
                [visit, sealed, ms_of(self._clock())],
            )

    def identify(self, visit: str, person: str | None) -> None:
        """Make a visit somebody's: a guest said who they are, or another member took over."""
        with self._database.writing() as tables:
            tables.execute("UPDATE visits SET person = ? WHERE id = ?", [person, visit])

    def note_photo(self, visit: str, photo: str) -> None:
        """Note that a visit uses a photograph on the shelf."""
        with self._database.writing() as tables:
            tables.execute("INSERT OR IGNORE INTO visit_photos VALUES (?, ?)", [visit, photo])

    def design(self, visit: str) -> Design | None:
        """The design of a visit as last saved; None when nothing was, or the visit has ended."""
        with self._database.reading() as tables:
            row = tables.execute(
                "SELECT sealed FROM visit_drafts WHERE visit = ?", [visit]
            ).fetchone()
            if row is None:
                return None
            seal = self._vault.key_of(tables, visit)
            return read_design(seal.open(f"visit/{visit}", row["sealed"]))

    def end(self, visit: str) -> frozenset[str]:
        """Forget a visit; returns the photographs that no other visit uses any more."""
        with self._database.writing() as tables:
            alone = tables.execute(
                "SELECT photo FROM visit_photos WHERE visit = ? EXCEPT "
                "SELECT photo FROM visit_photos WHERE visit <> ?",
                [visit, visit],
            ).fetchall()
            self._vault.destroy_key(tables, visit)
            tables.execute("DELETE FROM visits WHERE id = ?", [visit])
        return frozenset(row["photo"] for row in alone)

    def photos_in_use(self) -> frozenset[str]:
        """The photographs of every visit that has not ended."""
        with self._database.reading() as tables:
            rows = tables.execute("SELECT DISTINCT photo FROM visit_photos").fetchall()
        return frozenset(row["photo"] for row in rows)

    def count_crash(self, kiosk: str) -> None:
        """A kiosk starts and finds visits of its own: it went down in the middle of them."""
        with self._database.writing() as tables:
            tables.execute("UPDATE visits SET crashes = crashes + 1 WHERE kiosk = ?", [kiosk])
            tables.execute(
                "UPDATE visits SET aside = 1 WHERE kiosk = ? AND crashes >= ?",
                [kiosk, CRASHES_BEFORE_ASIDE],
            )
            # A visit in which nothing was made has nothing to go on with.
            for row in tables.execute(
                "SELECT id FROM visits WHERE kiosk = ? "
                "AND id NOT IN (SELECT visit FROM visit_drafts)",
                [kiosk],
            ).fetchall():
                self.end(row["id"])

    def left(self, kiosk: str | None = None) -> tuple[LeftDraft, ...]:
        """The visits with a saved design that have not ended, last saved first."""
        with self._database.reading() as tables:
            rows = tables.execute(
                "SELECT v.*, d.at_ms, d.commits FROM visits AS v "
                "JOIN visit_drafts AS d ON d.visit = v.id WHERE ? IS NULL OR v.kiosk = ? "
                "ORDER BY d.at_ms DESC, v.id",
                [kiosk, kiosk],
            ).fetchall()
        return tuple(
            LeftDraft(
                visit=row["id"],
                kiosk=row["kiosk"],
                person=row["person"],
                saved_at=moment_of(row["at_ms"]),
                commits=row["commits"],
                crashes=row["crashes"],
                aside=bool(row["aside"]),
            )
            for row in rows
        )

    def of_person(self, person: str) -> tuple[str, ...]:
        """The visits of a person that have not ended."""
        with self._database.reading() as tables:
            rows = tables.execute("SELECT id FROM visits WHERE person = ?", [person]).fetchall()
        return tuple(row["id"] for row in rows)

    def begun_before(self, ms: int) -> tuple[str, ...]:
        """The visits that neither began nor were saved since a moment."""
        with self._database.reading() as tables:
            rows = tables.execute(
                "SELECT v.id FROM visits AS v LEFT JOIN visit_drafts AS d ON d.visit = v.id "
                "WHERE max(v.begun_ms, ifnull(d.at_ms, 0)) < ?",
                [ms],
            ).fetchall()
        return tuple(row["id"] for row in rows)
