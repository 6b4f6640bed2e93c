"""Keepsakes: photographs that outlive a visit, each sealed under the key of whom it is for."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from configurator.ground import files
from configurator.model.design import Design
from configurator.model.layers import Photo
from configurator.model.photos import PhotoGone, screen_copy
from configurator.store.clock import Clock, moment_of, ms_of
from configurator.store.database import Database
from configurator.store.photos import PhotoFolder
from configurator.store.vault import Seal, Vault

SEALED = ".sealed"
SCREEN = ".screen"


@dataclass(frozen=True, slots=True)
class Keepsake:
    """One sealed photograph of an owner: a person or an order; `until` is None when consented."""

    owner: str
    photo: str
    until: datetime | None


def photos_in(design: Design) -> frozenset[str]:
    """The photographs a design uses."""
    layers = (layer for part in design.parts.values() for layer in part.layers)
    return frozenset(layer.photo.id for layer in layers if isinstance(layer, Photo))


class Keepsakes:
    """The folder of sealed photographs. Losing an owner's key loses their photographs for good."""

    def __init__(self, database: Database, vault: Vault, clock: Clock, folder: Path) -> None:
        self._database = database
        self._vault = vault
        self._clock = clock
        self._folder = folder

    def keep(
        self, owner: str, photo: str, shelf: PhotoFolder, until: datetime | None = None
    ) -> None:
        """Seal a photograph on the shelf for an owner; one that is kept already lasts `until` now.

        Raises PhotoGone, OSError on a full disk.
        """
        with self._database.writing() as tables:
            row = {"owner": owner, "photo": photo}
            ends = None if until is None else ms_of(until)
            known = tables.execute(
                "UPDATE photos SET until_ms = ? WHERE owner = ? AND photo = ?", [ends, owner, photo]
            )
            if known.rowcount == 0:
                file, suffix = self._sealed(self._vault.key_of(tables, owner), owner, photo, shelf)
                row |= {"file": file, "suffix": suffix}
                tables.table("photos").insert(row | {"until_ms": ends})

    def _sealed(self, seal: Seal, owner: str, photo: str, shelf: PhotoFolder) -> tuple[str, str]:
        """Write a photograph and its screen copy sealed; returns their name and their ending."""
        full, name = shelf.path(photo), secrets.token_hex(12)
        for file, ending in ((full, ""), (screen_copy(full), SCREEN)):
            place = f"photo/{owner}/{photo}{ending}"
            files.write_bytes(self._file(name, ending), seal.close(place, file.read_bytes()))
        return name, full.suffix

    def keep_all(
        self, owner: str, design: Design, shelf: PhotoFolder, until: datetime | None = None
    ) -> None:
        """Seal every photograph of a design that is on the shelf; one that is gone stays gone."""
        for photo in sorted(photos_in(design)):
            if photo in shelf.ids():
                self.keep(owner, photo, shelf, until)

    def of(self, owner: str) -> tuple[Keepsake, ...]:
        """An owner's photographs."""
        with self._database.reading() as tables:
            rows = tables.execute(
                "SELECT * FROM photos WHERE owner = ? ORDER BY photo", [owner]
            ).fetchall()
        return tuple(Keepsake(r["owner"], r["photo"], _moment(r["until_ms"])) for r in rows)

    def opened(self, owner: str, photo: str) -> tuple[str, bytes]:
        """A photograph's file ending ('.jpg' or '.png') and bytes. Raises PhotoGone."""
        suffix, full, _ = self._opened(owner, photo)
        return suffix, full

    def lay_out(self, owner: str, design: Design, shelf: PhotoFolder) -> frozenset[str]:
        """Put an owner's photographs of a design back on the shelf; returns the ones it added."""
        wanted = photos_in(design) & {each.photo for each in self.of(owner)}
        missing = wanted - shelf.ids()
        for photo in sorted(missing):
            suffix, full, screen = self._opened(owner, photo)
            shelf.put_back(photo, suffix.removeprefix("."), full, screen)
        return frozenset(missing)

    @contextmanager
    def laid_out(self, owner: str, design: Design, shelf: PhotoFolder) -> Iterator[None]:
        """The photographs of a design on the shelf for as long as the block lasts."""
        added = self.lay_out(owner, design, shelf)
        try:
            yield
        finally:
            for photo in added:
                shelf.remove(photo)

    def forget(self, owner: str, photo: str | None = None) -> int:
        """Delete an owner's photographs, or one of them, with their files; says how many."""
        with self._database.writing() as tables:
            rows = tables.execute(
                "SELECT photo, file FROM photos WHERE owner = ? AND (? IS NULL OR photo = ?)",
                [owner, photo, photo],
            ).fetchall()
            for row in rows:
                tables.execute(
                    "DELETE FROM photos WHERE owner = ? AND photo = ?", [owner, row["photo"]]
                )
        # A crash before this leaves files that no row knows; `sweep` clears them.
        for row in rows:
            self._delete(row["file"])
        return len(rows)

    def hand_over(self, giver: str, taker: str) -> None:
        """Make one owner's photographs another's, sealed anew under the other's key."""
        for each in self.of(giver):
            suffix, full, screen = self._opened(giver, each.photo)
            with self._database.writing() as tables:
                if each.photo in {theirs.photo for theirs in self.of(taker)}:
                    continue
                seal, name = self._vault.key_of(tables, taker), secrets.token_hex(12)
                place = f"photo/{taker}/{each.photo}"
                files.write_bytes(self._file(name, ""), seal.close(place, full))
                files.write_bytes(self._file(name, SCREEN), seal.close(place + SCREEN, screen))
                row = {"owner": taker, "photo": each.photo, "file": name, "suffix": suffix}
                until = None if each.until is None else ms_of(each.until)
                tables.table("photos").insert(row | {"until_ms": until})

    def past_their_time(self) -> tuple[Keepsake, ...]:
        """The photographs whose time ran out."""
        with self._database.reading() as tables:
            rows = tables.execute(
                "SELECT * FROM photos WHERE until_ms < ?", [ms_of(self._clock())]
            ).fetchall()
        return tuple(Keepsake(r["owner"], r["photo"], _moment(r["until_ms"])) for r in rows)

    def sweep(self) -> None:
        """Delete what belongs to nobody any more: no key is left to open it, or no row knows it.

        Called when the kiosk starts, and every night.
        """
        with self._database.writing() as tables:
            tables.execute("DELETE FROM photos WHERE owner NOT IN (SELECT owner FROM keyring)")
            known = {row["file"] for row in tables.execute("SELECT file FROM photos").fetchall()}
        for file in self._folder.glob(f"*{SEALED}"):
            name = file.name.removesuffix(SEALED).removesuffix(SCREEN)
            if name not in known:
                file.unlink(missing_ok=True)

    def _opened(self, owner: str, photo: str) -> tuple[str, bytes, bytes]:
        with self._database.reading() as tables:
            row = tables.execute(
                "SELECT * FROM photos WHERE owner = ? AND photo = ?", [owner, photo]
            ).fetchone()
            if row is None:
                raise PhotoGone(photo)
            seal = self._vault.key_of(tables, owner)
        try:
            sealed = [self._file(row["file"], ending).read_bytes() for ending in ("", SCREEN)]
        except FileNotFoundError as trouble:
            raise PhotoGone(photo) from trouble
        place = f"photo/{owner}/{photo}"
        return row["suffix"], seal.open(place, sealed[0]), seal.open(place + SCREEN, sealed[1])

    def _file(self, name: str, ending: str) -> Path:
        return self._folder / f"{name}{ending}{SEALED}"

    def _delete(self, name: str) -> None:
        for ending in ("", SCREEN):
            self._file(name, ending).unlink(missing_ok=True)


def _moment(ms: int | None) -> datetime | None:
    return None if ms is None else moment_of(ms)
