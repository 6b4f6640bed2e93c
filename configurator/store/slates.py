"""Slates that were shown, by month and in no order: no person, no visit, no hour is in them."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime

from configurator.model.slates import ShownSlate
from configurator.store.clock import Clock
from configurator.store.database import Database

MONTHS_KEPT = 24
"""As long as every log."""
ID_BYTES = 16
COLUMNS = "facet, family, offered, explored, propensity, chosen"


class Slates:
    """The log of slates, which makes later comparisons honest and tells of nobody.

    Its rows lie by a random id, so that what one visit was shown does not lie together.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def log(self, slates: Iterable[ShownSlate]) -> None:
        """Keep what was shown in a visit, every slate for itself."""
        month = _month(self._clock())
        with self._database.writing() as tables:
            for each in slates:
                told = (each.facet, each.family, each.offered)
                tried = (each.explored, each.propensity, each.chosen)
                tables.execute(
                    f"INSERT INTO slates (id, month, {COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    [secrets.token_bytes(ID_BYTES), month, *told, *tried],
                )

    def all(self) -> tuple[ShownSlate, ...]:
        """Every slate that is kept, in no order."""
        with self._database.reading() as tables:
            rows = tables.execute(f"SELECT {COLUMNS} FROM slates ORDER BY id").fetchall()
        return tuple(ShownSlate(*row) for row in rows)

    def drop_old(self) -> int:
        """Drop those that are older than MONTHS_KEPT, and say how many."""
        last = _month(self._clock()) - MONTHS_KEPT
        with self._database.writing() as tables:
            return int(tables.execute("DELETE FROM slates WHERE month < ?", [last]).rowcount)


def _month(moment: datetime) -> int:
    return moment.year * 12 + moment.month - 1
