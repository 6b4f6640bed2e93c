"""Going together: ready orders that share sheets or a hoop are all sent off, or none is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from configurator.devices.trouble import DeviceTrouble
from configurator.model.refused import Refused
from configurator.model.words import Words
from configurator.prepress.imposition.order_jobs import gang_number
from configurator.prepress.order_folder import PRINT
from configurator.store.order_states import Order, StepRefused
from configurator.store.store import Store
from configurator.studio.machines.machines import Machine

TOGETHER = "sheets"
"""The folder in the data folder that holds what several orders share, each under its number."""

NOT_READY = Words(
    en="{number} is not ready to be made, so it cannot go together with others.",
    he="{number} לא מוכן לייצור, ולכן לא יכול ללכת יחד עם אחרים.",
)
CHANGED = Words(
    en="The print file of {number} is not the one that was approved. Make its files again.",
    he="קובץ ההדפסה של {number} אינו זה שאושר. יש להכין את הקבצים שוב.",
)


class GangRefused(Refused):
    """Orders that cannot go together; `words` say which one and what to do."""


class Companions:
    """Orders on their way together."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def ready(self, orders: Sequence[str]) -> tuple[tuple[Order, Path], ...]:
        """The orders with their folders, each as it was approved. Raises GangRefused."""
        found = [self._store.orders.order(order) for order in orders]
        return tuple((order, self.approved(order)) for order in found)

    def number(self, orders: Iterable[Order], how: str) -> str:
        """What these orders made in that way are called: the same ones always the same."""
        return gang_number(*(f"{each.id}/{each.revision}/{each.copy}" for each in orders), how)

    def folder(self, number: str) -> Path:
        """Where what they share lies."""
        return self._store.folder / TOGETHER / number

    def approved(self, order: Order) -> Path:
        """The folder of a ready order whose print file is the approved one. Raises GangRefused."""
        if order.state not in ("ready", "claimed") or order.folder is None:
            raise GangRefused(NOT_READY.filled(number=str(order.number)))
        folder = self._store.folder / order.folder
        if not (folder / PRINT).is_file() or hash_of(folder / PRINT) != order.artifact_hash:
            raise GangRefused(CHANGED.filled(number=str(order.number)))
        return folder

    def sent(self, orders: Iterable[Order], who: str) -> list[Order]:
        """All of them claimed and written down as sent; call it inside a transaction.

        Raises StepRefused when one of them went on meanwhile, and GangRefused.
        """
        return [self._sent(order, who) for order in orders]

    def _sent(self, order: Order, who: str) -> Order:
        claimed = self._store.production.claim(order.id, who)
        if (claimed.revision, claimed.copy) != (order.revision, order.copy):
            raise StepRefused("file", claimed)
        folder = self.approved(claimed)
        return self._store.production.sent(claimed, hash_of(folder / PRINT), who)

    def put(
        self, files: Iterable[Path], sent: Sequence[Order], machine: Machine, who: str
    ) -> tuple[Order, ...]:
        """Their files into the machine's folder. Raises DeviceTrouble; all of them failed then."""
        production = self._store.production
        try:
            machine.hot_folder.send_all((file, file.name, hash_of(file)) for file in files)
        except DeviceTrouble:
            for order in sent:
                production.failed(order.id, who, "machine", fence=order.fence)
            raise
        for order in sent:
            production.delivered(order)
        return tuple(self._store.orders.order(order.id) for order in sent)


def hash_of(file: Path) -> str:
    """The SHA-256 of a file, as it stands in reports. Raises OSError."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
