"""The atelier: the worker process's side of every picture, price, photo and file."""

from __future__ import annotations

import gc
from functools import cached_property
from multiprocessing.connection import Connection
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from configurator.embroidery.film import Film
from configurator.ground.files import Unreadable
from configurator.model.design import Design
from configurator.model.edits import Edit
from configurator.model.layers import PhotoRef
from configurator.model.library import MissingAsset
from configurator.model.photos import PhotoGone
from configurator.model.printing_conditions import OwnCondition
from configurator.model.words import Language, Words
from configurator.preview.pictures import forget_pictures
from configurator.preview.render import Raster
from configurator.store.opening import is_sound
from configurator.store.photo_rules import PhotoRefused
from configurator.store.store import Store, open_store
from configurator.studio.counter import Counter
from configurator.studio.fitting import applied, dressed
from configurator.studio.guard import Badge, NotAllowed
from configurator.studio.machines.machine_trial import (
    Looked,
    Trial,
    looked_over,
    missing_folders,
    tried,
)
from configurator.studio.machines.machines import Machine
from configurator.studio.machines.print_queue import PrintQueue, Queued
from configurator.studio.machines.printing import Sending, carried_out
from configurator.studio.parcels import Outbox
from configurator.studio.pictures.easel import Easel, FramedPicture
from configurator.studio.pictures.flat_stage import StagePicture
from configurator.studio.pictures.thumbs import Thumbs
from configurator.studio.press.press_profiles import NOT_THERE, ProfileRefused, take_in
from configurator.studio.proofing.proof_pages import ProofOf
from configurator.studio.proofing.proofing import ProofRoom
from configurator.studio.sewing.film import order_film
from configurator.studio.sheets.laying_out import LayoutTable
from configurator.studio.sheets.layouts import LaidOut, LayoutRefused
from configurator.studio.suggesting.lift import LiftReport, logged_events, report_of
from configurator.studio.suggesting.lift_plot import LARGE, USUAL, lift_picture
from configurator.studio.suggesting.surprises import Fancy, fancied, surprise
from configurator.studio.upkeep import Upkeep
from configurator.studio.workbench import UnknownFamily, Workbench

MAKER = "atelier"
FORGET = "forget"
EDIT: TypeAdapter[Edit] = TypeAdapter(Edit)


class Atelier:
    """Answers the kiosk's requests; every verb is a method that takes and gives plain values."""

    def __init__(self, data: Path) -> None:
        self.bench = Workbench(data)
        self.easel = Easel(self.bench)
        self.thumbs = Thumbs(self.bench, self.easel)
        self.counter = Counter(self.bench)
        self._taken_in: set[str] = set()
        self.proofs = ProofRoom(self.bench, self.easel, self.counter)

    def stage(  # noqa: PLR0913, PLR0917 - the request of one screen
        self,
        design: str,
        part: str,
        width: int,
        height: int,
        paper: str,
        known: frozenset[str],
        hurried: bool = False,
    ) -> StagePicture:
        """The flat stage of one part."""
        return self.easel.stage(_read(design), part, width, height, paper, known, hurried)

    def real(self, design: str, view: str, width: int, height: int) -> FramedPicture:
        """The real thing from one side, as large as fits."""
        return self.easel.framed(_read(design), view, width, height)

    def dress(self, design: str, theme: str, language: Language) -> Design:
        """The product in a ready-made look."""
        made = _read(design)
        return dressed(self.bench.family(made), made, theme, language)

    def refit(self, design: str, edit: str) -> Design:
        """The design after an edit of its size or options, its layers carried along."""
        made = _read(design)
        return applied(self.bench.family(made), made, EDIT.validate_json(edit))

    def surprise(
        self, design: str, seed: int, language: Language, likes: dict[str, float] | None = None
    ) -> Design:
        """Another look for the design, leaning to what is liked."""
        return surprise(self.bench, _read(design), seed, language, likes).design

    def fancy(  # noqa: PLR0913, PLR0917 - the request of one screen
        self,
        family: str,
        fancy: Fancy,
        words: str,
        language: Language,
        seed: int,
        size: str | None = None,
    ) -> Design:
        """A design of what somebody picked."""
        return fancied(self.bench, family, fancy, words, language, seed, size)

    def facts(self, design: str, language: str) -> dict[str, Any]:
        """Price, ready time and the first problem of a design, in words."""
        made = _read(design)
        return self.counter.told(made, language)

    def sewn(self, design: str, language: str) -> dict[str, Any]:
        """The first problem that only a design's stitches tell, in words."""
        return self.counter.told_sewn(_read(design), language)

    def price(self, design: str, language: str, quantity: int) -> dict[str, Any]:
        """The bill for so many, in words."""
        return self.counter.priced(_read(design), language, quantity)

    def proof(self, design: str, language: Language, width: int) -> ProofOf:
        """The print file of a design, and pictures of its pages."""
        return self.proofs.proof(_read(design), language, width)

    def make_orders(self) -> list[str]:
        """Make the files of every order that waits for them; gives their numbers."""
        made: list[str] = []
        while (number := self.proofs.make(self.store, MAKER)) is not None:
            made.append(number)
        return made

    def film(self, order: str) -> Film | None:
        """The film of an order's own stitches; None where nothing of it is sewn."""
        folder = self.store.orders.order(order).folder
        return order_film(self.bench, self.bench.data / folder) if folder else None

    def send(self, sending: Sending) -> Words | None:
        """Send an order to its machine; None when that worked, else why not."""
        return carried_out(self.store, sending)

    def try_machine(self, machine: Machine) -> Trial:
        """Whether a machine can be reached. Who may add it is asked before."""
        return tried(machine)

    def take_in_profile(self, file: str, words: Words, registered: str) -> OwnCondition:
        """A press profile of the shop's own, checked and kept. Raises ProfileRefused."""
        try:
            return take_in(self.bench, Path(file), words, registered)
        except OSError:
            raise ProfileRefused(NOT_THERE.filled(file=file)) from None

    def missing_folders(self, machines: tuple[Machine, ...]) -> dict[str, Words]:
        """What is wrong with machines' folders now, by the machine's id."""
        return missing_folders(machines)

    def look_at_machines(self, machines: tuple[Machine, ...]) -> Looked:
        """Whether machines' folders are there, and this computer's own printers."""
        return looked_over(machines)

    def lift(self, language: Language, width: int, large: bool) -> tuple[LiftReport, Raster]:
        """What knowing people brings in this shop, and its plot. Who may see it is asked before."""
        layout = LARGE if large else USUAL
        report = report_of(logged_events(self.store))
        library, shelf = self.bench.library, self.bench.photos
        return report, lift_picture(report, library, shelf, language, width, layout)

    def lay_out(self, orders: list[str], stock: str, badge: Badge) -> LaidOut:
        """Orders on common sheets, to be looked at."""
        return LayoutTable(self.store, self.bench).lay_out(orders, stock, badge)

    def send_sheets(self, orders: list[str], stock: str, badge: Badge, machine: str) -> str:
        """The same sheets to a machine; their number."""
        return LayoutTable(self.store, self.bench).send(orders, stock, badge, machine)

    def print_on(self) -> tuple[Queued, ...]:
        """Let paper printers take what waits for them; how everything under way is."""
        return PrintQueue(self.store).work()

    @cached_property
    def store(self) -> Store:
        """The database, opened when the first order is made."""
        return open_store(self.bench.data)

    def thumb(self, recipe: str, side: int, design: str | None) -> Raster:
        """A small picture by its recipe."""
        return self.thumbs.drawn(recipe, side, design)

    def photo(self, file: str) -> PhotoRef:
        """A stranger's picture, cleaned and taken in. Raises PhotoRefused."""
        ref = self.bench.photos.take_in(Path(file))
        self._taken_in.add(ref.id)
        return ref

    def take_up(self, editions: dict[str, int]) -> None:
        """Work by these editions of the catalog from now on."""
        if self.bench.take_up(editions):
            self.easel.forget()

    def is_sound(self) -> bool:
        """Whether the database, opened without a whole check after a proper end, passes it."""
        return is_sound(self.bench.data)

    def log_broken_at(self) -> int | None:
        """The first line of the log that was changed by hand; None where none was."""
        return self.store.audit.broken_at()

    def upkeep(self) -> None:
        """What keeps itself up: copies of the database, and the clocks of everything kept."""
        Upkeep(self.store).tick()

    def forget(self) -> None:
        """The visit is over: hold no picture of it, nor keep a photo that came in too late."""
        forget_pictures()
        self.counter.forget()
        self.easel.forget()
        self.bench.forget()
        if not self._taken_in:
            return
        for photo in self._taken_in - self.store.autosave.photos_in_use():
            self.store.shelf.remove(photo)
        self._taken_in.clear()


def _read(design: str) -> Design:
    return Design.model_validate_json(design)


def serve(pipe: Connection, room: SharedMemory | None, data: Path) -> None:
    """Answer requests until the other end hangs up. Runs as the worker process."""
    atelier, outbox = Atelier(data), Outbox(pipe, room)
    atelier.bench.make_ready()
    # What is loaded stays: looking through all of it for garbage takes as long as a picture.
    gc.collect()
    gc.freeze()
    while True:
        try:
            number, verb, given = pipe.recv()
        except (EOFError, OSError):
            return
        if verb == FORGET:
            outbox.wipe()
        outbox.send((number, *_answer(atelier, verb, given)))


def _answer(atelier: Atelier, verb: str, given: dict[str, Any]) -> tuple[bool, Any]:
    """What a request comes to; expected trouble is told in words, anything else ends the worker."""
    try:
        return True, getattr(atelier, verb)(**given)
    except (PhotoRefused, PhotoGone, LayoutRefused, NotAllowed, ProfileRefused) as refused:
        return False, refused.words
    except (MissingAsset, UnknownFamily, Unreadable) as trouble:
        return False, str(trouble)
