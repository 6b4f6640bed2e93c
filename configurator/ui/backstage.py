"""Backstage: what stands behind the screens is made ready while the first can be touched."""

from __future__ import annotations

import importlib
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from configurator.store.store import Store
    from configurator.studio.suggesting.tastes import Tastes
    from configurator.studio.workbench import Workbench

BEHIND = (
    "multiprocessing.connection",
    "segno",
    "configurator.policy.screening",
    "configurator.store.store",
    "configurator.studio.workbench",
    "configurator.studio.counter",
    "configurator.studio.pictures.easel",
    "configurator.studio.fitting",
    "configurator.studio.guard",
    "configurator.studio.history",
    "configurator.studio.suggesting.leading",
    "configurator.studio.people.own_things",
    "configurator.studio.photo_sources",
    "configurator.studio.people.privacy",
    "configurator.studio.second_chance",
    "configurator.studio.suggesting.starts",
    "configurator.studio.trays.tray",
    "configurator.studio.visits",
    "configurator.studio.suggesting.which_one",
    "configurator.studio.people.welcome",
    "configurator.studio.worker",
)
"""What the screens' own modules stand on. None of it knows Qt, so any thread may load it."""


@dataclass(frozen=True, slots=True)
class Backstage:
    """What every screen stands on: what designs are made with, and everything that is kept."""

    bench: Workbench
    store: Store
    tastes: Tastes


class Stagehand(QObject):
    """Makes the backstage ready in a thread of its own."""

    done = Signal(object)

    def __init__(self, data: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._data = data
        self._thread = ThreadPoolExecutor(1, "stagehand")

    def begin(self) -> None:
        """Begin; `done` brings a Future of the Backstage to the thread this object lives in."""
        work = self._thread.submit(make_ready, self._data)
        work.add_done_callback(self._tell)
        self._thread.shutdown(wait=False)

    def _tell(self, work: Future[Backstage]) -> None:
        self.done.emit(work)


def make_ready(data: Path) -> Backstage:
    """Load everything, and open the database. Raises StoreTrouble and MissingAsset."""
    for name in BEHIND:
        importlib.import_module(name)
    from configurator.ground.files import assets_folder
    from configurator.policy.screening import read_screening
    from configurator.store.store import open_store
    from configurator.studio.suggesting.matters import Matters
    from configurator.studio.suggesting.tastes import Tastes
    from configurator.studio.workbench import Workbench

    bench = Workbench(data)
    bench.make_ready()
    matters = Matters(bench.families, bench.library)
    matters.make_ready()
    read_screening(assets_folder())
    store = open_store(data)
    return Backstage(bench, store, Tastes(store, matters))
