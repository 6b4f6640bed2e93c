"""Upkeep: what runs by itself while nobody is here: copies, privacy clocks, leases that ran out."""

from __future__ import annotations

from functools import partial

from configurator.model.words import Words
from configurator.store.store import Store
from configurator.store.trouble import Notice, StoreTrouble
from configurator.studio.people.retention import Retention

BACKUP_FAILED = Words(
    en="No safety copy could be made. {why}", he="לא ניתן היה ליצור עותק גיבוי. {why}"
)
WHO = "upkeep"


class Upkeep:
    """Called every few minutes away from the screen's thread. Each part does its work when due."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._retention = Retention(store)

    def tick(self) -> tuple[Notice, ...]:
        """Do what is due; what staff must see comes back. Trouble with a copy stops nothing else.

        Raises StoreTrouble when the database itself cannot be read or written.
        """
        store, notices = self._store, list[Notice]()
        for work in (partial(store.backups.keep_up, store.database.file), store.unlearning.keep_up):
            try:
                work()
            except StoreTrouble as trouble:
                words = BACKUP_FAILED.filled(why=trouble.words)
                notices.append(Notice(code="backup-failed", words=words))
        store.production.sweep(WHO)
        self._retention.keep_up()
        # What was erased while another kiosk was reading still lies in the log beside the file.
        store.database.settle()
        return tuple(notices)
