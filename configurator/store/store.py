"""The store: everything that is kept, opened together from one data folder."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from configurator.store.audit import Audit
from configurator.store.autosave import Autosave
from configurator.store.backups import Backups
from configurator.store.choices import Choices
from configurator.store.clock import Clock, SteadyClock, steady_now, utc_now
from configurator.store.database import Database
from configurator.store.designs import Designs
from configurator.store.erasing import Eraser
from configurator.store.keepsakes import Keepsakes
from configurator.store.keys import Keys
from configurator.store.opening import BACKUPS, open_database
from configurator.store.orders import Orders
from configurator.store.people import People
from configurator.store.photos import PhotoFolder
from configurator.store.pins import Pins
from configurator.store.print_runs import PrintRuns
from configurator.store.production import Production
from configurator.store.slates import Slates
from configurator.store.staff import StaffRoom
from configurator.store.tries import Tries
from configurator.store.trouble import Notice
from configurator.store.unlearning import Unlearning
from configurator.store.vault import Vault, open_vault

PHOTOS = "photos"
SEALED_PHOTOS = "keepsakes"


@dataclass(frozen=True, slots=True)
class Store:
    """Everything that is kept, by what it is. All of it may be used from several threads."""

    folder: Path
    clock: Clock
    database: Database
    vault: Vault
    backups: Backups
    people: People
    designs: Designs
    choices: Choices
    slates: Slates
    keys: Keys
    tries: Tries
    pins: Pins
    orders: Orders
    production: Production
    print_runs: PrintRuns
    staff: StaffRoom
    audit: Audit
    autosave: Autosave
    shelf: PhotoFolder
    keepsakes: Keepsakes
    eraser: Eraser
    unlearning: Unlearning

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What had to be put right when the database was opened; staff must see it."""
        return self.database.notices

    def close(self) -> None:
        """Close the database."""
        self.database.close()


def open_store(folder: Path, clock: Clock = utc_now, steady: SteadyClock = steady_now) -> Store:
    """Open everything in a data folder, made when it is new. Raises StoreTrouble.

    Whoever was erased stays erased, and what was forgotten forgotten, even when the database had
    to be restored from a copy.
    """
    with ExitStack() as undo:
        database = open_database(folder, clock)
        undo.callback(database.close)
        vault = open_vault(folder, database)
        store = _composed(folder, database, vault, clock, steady)
        store.eraser.finish()
        if any(notice.code == "restored" for notice in store.notices):
            store.unlearning.finish()
        undo.pop_all()
    return store


def _composed(
    folder: Path, database: Database, vault: Vault, clock: Clock, steady: SteadyClock
) -> Store:
    tries = Tries(database, steady)
    orders = Orders(database, vault, clock)
    choices = Choices(database, vault, clock)
    audit = Audit(database, vault, clock)
    autosave = Autosave(database, vault, clock)
    backups = Backups(folder / BACKUPS, clock)
    keepsakes = Keepsakes(database, vault, clock, folder / SEALED_PHOTOS)
    shelf = PhotoFolder(folder / PHOTOS)
    return Store(
        folder=folder,
        clock=clock,
        database=database,
        vault=vault,
        backups=backups,
        people=People(database, vault, clock),
        designs=Designs(database, vault, clock),
        choices=choices,
        slates=Slates(database, clock),
        keys=Keys(database, vault, clock, tries),
        tries=tries,
        pins=Pins(vault, tries),
        orders=orders,
        production=Production(database, orders, clock),
        print_runs=PrintRuns(database, clock),
        staff=StaffRoom(database, vault, clock),
        audit=audit,
        autosave=autosave,
        shelf=shelf,
        keepsakes=keepsakes,
        eraser=Eraser(
            database,
            vault,
            choices=choices,
            orders=orders,
            keepsakes=keepsakes,
            shelf=shelf,
            autosave=autosave,
            backups=backups,
            audit=audit,
        ),
        unlearning=Unlearning(database, choices, backups),
    )
