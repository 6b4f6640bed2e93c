"""Watching the log: a worker reads its whole chain, which takes a while where the log is long."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from configurator.model.words import Language, Words
from configurator.ui.jobs import Jobs

PAGE = "needs"
BROKEN = Words(
    en="Line {no} of the log is not as it was written: somebody changed the database by hand. "
    "Keep a copy of it, and call whoever looks after this computer.",
    he="שורה {no} ביומן אינה כפי שנכתבה: מישהו שינה את מסד הנתונים ידנית. "
    "כדאי לשמור עותק ולקרוא למי שאחראי על המחשב.",
)


class LogWatch:
    """Has the log read for whoever looks at the shop, and says when it was changed by hand."""

    def __init__(self, jobs: Jobs, arrived: Callable[[], None]) -> None:
        self._jobs = jobs
        self._arrived = arrived
        self._broken_at: int | None = None

    def begin(self) -> None:
        """Have it read."""
        self._jobs.ask("log", "log_broken_at", {}, self._read, urgent=True)

    def _read(self, broken_at: int | None) -> None:
        changed, self._broken_at = broken_at != self._broken_at, broken_at
        if changed:
            self._arrived()

    def rows(self, language: Language) -> list[dict[str, Any]]:
        """What to say of it; nothing where it is whole, or not read yet."""
        if self._broken_at is None:
            return []
        return [{"id": "log", "text": BROKEN.said(language, no=self._broken_at), "tone": "stop"}]
