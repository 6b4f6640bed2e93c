"""Unlearning: what somebody has forgotten of their taste leaves the copies of the database too."""

from __future__ import annotations

from configurator.ground import files
from configurator.store.backups import Backups
from configurator.store.choices import Choices
from configurator.store.database import Database

UNLEARNED_FILE = "unlearned.txt"
"""The ids of those whose evidence in the copies is to go, one a line, beside the database."""


class Unlearning:
    """Forgets choices here at once, and in the copies, where they would live for a month.

    A copy loses all it holds of somebody's taste: what it knows more than they now agree to
    cannot be told from the rest without opening it. The copies to come hold what is left.
    """

    def __init__(self, database: Database, choices: Choices, backups: Backups) -> None:
        self._database = database
        self._choices = choices
        self._backups = backups
        self._list = database.file.with_name(UNLEARNED_FILE)

    def forget(self, person: str, facet: str | None = None, option: str | None = None) -> None:
        """Take a person's choices out of all that was learned: all, one facet's, or one option's.

        The copies follow with `keep_up`; a copy that has to be used before is cleared at once.
        """
        with self._database.writing():
            files.append_lines(self._list, [person])
            self._choices.forget(person, facet, option)

    def keep_up(self) -> None:
        """Take what was forgotten out of the copies; called away from the screen's thread."""
        people = self._listed()
        if not people:
            return
        self._backups.drop_evidence(people)
        # Nobody writes a line while this holds the pen; those that came meanwhile stay.
        with self._database.writing():
            left = self._listed()[len(people) :]
            files.write_bytes(self._list, "".join(f"{each}\n" for each in left).encode())

    def finish(self) -> None:
        """A copy is in use now: what was forgotten after it was taken is forgotten in it."""
        with self._database.writing():
            for person in dict.fromkeys(self._listed()):
                self._choices.forget(person)

    def _listed(self) -> tuple[str, ...]:
        return tuple(self._list.read_text("ascii").split()) if self._list.exists() else ()
