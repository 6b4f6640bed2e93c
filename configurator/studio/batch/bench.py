"""A batch worker: a process with a workbench of its own that makes one order folder at a time."""

from __future__ import annotations

from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from pydantic import ValidationError

from configurator.embroidery.readback import BadMachineFile
from configurator.ground.files import Unreadable
from configurator.ground.icc import MissingProfile
from configurator.model.design import Design
from configurator.model.documents import read_design
from configurator.model.library import MissingAsset
from configurator.model.photos import PhotoGone
from configurator.model.substrates import PhotosKept
from configurator.model.words import Language
from configurator.prepress.broken_promise import BadPrintFile
from configurator.prepress.ink_cellar import InkCellar
from configurator.prepress.order_folder import OrderRoom
from configurator.prepress.second_reading import NotForPress
from configurator.prepress.verifier.reading import read_file
from configurator.studio.batch.tasks import Task
from configurator.studio.catalog.note import write_note
from configurator.studio.counter import Counter
from configurator.studio.pictures.easel import Easel
from configurator.studio.press.inspection import second_reader
from configurator.studio.press.photos_kept import artwork_keeping, press_keeping
from configurator.studio.proofing.order_sheets import BadOrder, OrderWishes, order_sheet
from configurator.studio.sewing.order import sewing_beside
from configurator.studio.workbench import UnknownFamily, Workbench

TICKET_PX = 1200
TIDY_EVERY = 20
"""Orders after which what they left behind is let go; bare parts are worth keeping that long."""
FORESEEN = (
    BadMachineFile,
    BadOrder,
    BadPrintFile,
    MissingAsset,
    MissingProfile,
    OSError,
    PhotoGone,
    UnknownFamily,
    Unreadable,
    ValidationError,
    KeyError,
)
"""What may be wrong with one design and must not end the batch."""


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a task: nothing in `trouble` when its folder is there."""

    number: str
    name: str
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Needs:
    """What a worker works with: the shop's data, where folders go, separated photographs, whether
    every print file is read a second time, and how it keeps photos if not as its stock does."""

    data: Path
    out: Path
    cellar: Path
    second_reading: bool
    photos: PhotosKept | None = None


class Bench:
    """Makes order folders, each by the edition of the catalog its order was quoted by."""

    def __init__(self, needs: Needs) -> None:
        self._needs = needs
        self._now = _Desk.on(Workbench(needs.data), needs)
        self._then: tuple[str, int, _Desk] | None = None
        self._made = 0

    def make(self, task: Task) -> Made:
        """Make one order folder, whole or not at all."""
        self._tidied()
        try:
            design = read_design(task.document)
            trouble = self._desk_of(design.family, task.edition).write(task, design)
        except NotForPress as refused:
            stops = (each.words.en for each in refused.reading.findings if each.stops)
            trouble = " ".join(dict.fromkeys(stops))
        except FORESEEN as wrong:
            words = getattr(wrong, "words", None)
            trouble = str(words.en) if words is not None else str(wrong)
        return Made(task.number, task.name, trouble)

    def _desk_of(self, family: str, edition: int | None) -> _Desk:
        """The desk of an edition; of those not in force the last one is kept."""
        then = self._now.bench if edition is None else self._now.bench.as_of(family, edition)
        if edition is None or then is self._now.bench:
            return self._now
        if self._then is None or self._then[:2] != (family, edition):
            self._then = family, edition, _Desk.on(then, self._needs)
        return self._then[2]

    def _tidied(self) -> None:
        """Hold nothing of the orders made before: no design of a batch comes again."""
        self._made += 1
        for desk in filter(None, (self._now, self._then and self._then[2])):
            desk.easel.forget()
            if self._made % TIDY_EVERY == 0:
                desk.bench.forget()


@dataclass(frozen=True, slots=True)
class _Desk:
    """What makes folders by one edition of the catalog."""

    needs: Needs
    bench: Workbench
    easel: Easel
    counter: Counter
    room: OrderRoom

    @classmethod
    def on(cls, bench: Workbench, needs: Needs) -> _Desk:
        """A desk that works by a bench's edition."""
        cellar = InkCellar(needs.cellar)
        room = OrderRoom(bench.library, bench.photos, cellar=cellar, sign=bench.sign)
        return cls(needs, bench, Easel(bench), Counter(bench), room)

    def write(self, task: Task, design: Design) -> str:
        """Write a task's folder; what stops it, in words, or nothing."""
        stops = [each for each in self.counter.all_problems(design) if each.weight == "stop"]
        if stops:
            return stops[0].words.en
        bench, photos = self.bench, self.needs.photos
        family = bench.family(design)
        language: Language = "he" if task.language == "he" else "en"
        wishes = OrderWishes(task.number, task.copies, task.placed_at, language)
        sheet = order_sheet(design, family, bench.library, wishes)
        view = family.views[0]
        picture = self.easel.real(design, view.id, TICKET_PX, round(TICKET_PX / view.aspect))
        artwork, reader = artwork_keeping(bench.artwork(design), photos), None
        if self.needs.second_reading:
            press = press_keeping(family.press, photos)
            # Only our own files are read here, and the worker is thrown away: no booth is needed.
            reader = second_reader(artwork, press, read_file)
        sewing = sewing_beside(bench, design, sheet)

        def beside(draft: Path) -> None:
            if sewing is not None:
                sewing(draft)
            write_note(draft, bench.range.edition(design.family))

        folder = self.needs.out / task.number
        self.room.write(sheet, design, artwork, folder, picture.png(), beside, reader)
        return ""


def serve(pipe: Connection, needs: Needs) -> None:
    """Make what comes down the pipe until the other end hangs up, for whatever reason it does."""
    bench = Bench(needs)
    while True:
        try:
            task = pipe.recv()
        except EOFError:
            return
        made = bench.make(task)
        try:
            pipe.send(made)
        except BrokenPipeError:
            return
