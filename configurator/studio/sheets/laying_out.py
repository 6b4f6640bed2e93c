"""Laying out: orders on common sheets, seen by production before any of them is sent."""

from __future__ import annotations

from collections.abc import Sequence

from configurator.devices.trouble import DeviceTrouble
from configurator.embroidery.hoops import hoop_named
from configurator.embroidery.readback import BadMachineFile
from configurator.ground.files import Unreadable
from configurator.model.words import Words
from configurator.prepress.broken_promise import BadPrintFile
from configurator.prepress.imposition.press_sheet import PressSheet
from configurator.prepress.imposition.sheet_report import record_of, seal_sheets
from configurator.prepress.imposition.stock import stock_called
from configurator.prepress.imposition.wishes import CannotImpose, Wishes
from configurator.prepress.sealing import Sealing
from configurator.prepress.second_reading import NotForPress, keep_reading
from configurator.prepress.verifier.reading import Reading
from configurator.prepress.xjdf import NoTicket
from configurator.store.order_states import StepRefused
from configurator.store.store import Store
from configurator.studio.guard import Badge, Shown
from configurator.studio.machines.machines import Machines
from configurator.studio.press.inspection import sheet_reader
from configurator.studio.sewing.hooping import Hooped, Hooping
from configurator.studio.sewing.job import SewingJob
from configurator.studio.sewing.picture import job_picture, pictured_box
from configurator.studio.sheets.ganging import Gang, Ganging
from configurator.studio.sheets.going_together import GangRefused
from configurator.studio.sheets.layouts import HOOP, LaidOut, LayoutRefused, SheetFace
from configurator.studio.sheets.sheet_pictures import sheet_picture
from configurator.studio.workbench import Workbench

BAD_FILE = Words(
    en="One of these print files is not as it was approved: {why}. Make its files again.",
    he="אחד מקובצי ההדפסה אינו כפי שאושר: {why}. יש להכין את הקבצים שלו שוב.",
)
BAD_SHEET = Words(
    en="Sheet {name} would not print as it should ({why}), so nothing was sent. Send its orders "
    "one by one, and tell us.",
    he="הגיליון {name} לא היה יוצא כמו שצריך ({why}), ולכן שום דבר לא נשלח. אפשר לשלוח את ההזמנות "
    "אחת־אחת, ולספר לנו.",
)
BAD_STITCHES = Words(
    en="The stitches of one of these orders are not as they were: {why}. Make its files again.",
    he="התפרים של אחת ההזמנות אינם כפי שנוצרו: {why}. יש להכין את הקבצים שלה שוב.",
)
HOOP_PX = 1200
WENT_ON = Words(
    en="One of these orders went on meanwhile. Look at the board and choose again.",
    he="אחת ההזמנות התקדמה בינתיים. כדאי להביט בלוח ולבחור שוב.",
)


class LayoutTable:
    """Lays orders out and sends them off, for somebody who was let in at the desk."""

    def __init__(self, store: Store, bench: Workbench) -> None:
        self._store = store
        self._bench = bench

    def lay_out(self, orders: Sequence[str], stock: str, badge: Badge) -> LaidOut:
        """Orders on sheets of one stock, or patches in hoops. Nothing is sent.

        Raises LayoutRefused, NotAllowed.
        """
        if stock.startswith(HOOP):
            hooped = self._hooped(orders, stock, badge)
            return LaidOut(hooped.number, str(hooped.folder), tuple(map(_hoop, hooped.hoops)))
        gang = self._gang(orders, stock, badge)
        faces = tuple(
            _face(sheet, called.media) for called, sheets in gang.sheets.items() for sheet in sheets
        )
        return LaidOut(gang.number, str(gang.folder), faces)

    def send(self, orders: Sequence[str], stock: str, badge: Badge, machine: str) -> str:
        """The same sheets to a machine; gives their number. Raises LayoutRefused, NotAllowed."""
        made: Gang | Hooped
        try:
            if stock.startswith(HOOP):
                made = self._hooped(orders, stock, badge)
                self._hooping(badge).release(made, machine)
            else:
                made = self._gang(orders, stock, badge)
                self._read_again(made)
                self._ganging(badge).release(made, machine)
        except StepRefused as went_on:
            raise LayoutRefused(WENT_ON) from went_on
        except DeviceTrouble as trouble:
            raise LayoutRefused(trouble.words) from trouble
        return made.number

    def _read_again(self, gang: Gang) -> None:
        """Nothing goes to a machine that the second reader would stop; its report says so too.

        Raises LayoutRefused.
        """
        sealing = Sealing(self._bench.library.fonts, self._bench.sign)
        stopped: list[LayoutRefused] = []
        for called, sheets in gang.sheets.items():
            read = sheet_reader(self._bench, (each.layout for each in sheets))
            readings = {each.name: read(each.print) for each in sheets}
            for each in sheets:
                stopped += _stopped(each, readings[each.name])
            seal_sheets(called.number, called.media, sheets, readings, sealing)
        if stopped:
            raise stopped[0]

    def _ganging(self, badge: Badge) -> Ganging:
        machines = Machines(self._store.folder)
        return Ganging(self._store, Shown(badge), machines, self._bench)

    def _hooping(self, badge: Badge) -> Hooping:
        machines = Machines(self._store.folder)
        return Hooping(self._store, Shown(badge), machines, self._bench)

    def _hooped(self, orders: Sequence[str], stock: str, badge: Badge) -> Hooped:
        size = stock.removeprefix(HOOP)
        try:
            return self._hooping(badge).hoop(orders, hoop_named(size) if size else None)
        except GangRefused as refused:
            raise LayoutRefused(refused.words) from refused
        except (BadMachineFile, Unreadable, OSError) as trouble:
            raise LayoutRefused(BAD_STITCHES.filled(why=trouble)) from trouble

    def _gang(self, orders: Sequence[str], stock: str, badge: Badge) -> Gang:
        try:
            return self._ganging(badge).gang(orders, stock_called(stock), Wishes())
        except (GangRefused, CannotImpose) as refused:
            raise LayoutRefused(refused.words) from refused
        except BadPrintFile as trouble:
            raise LayoutRefused(BAD_FILE.filled(why=trouble.cause)) from trouble
        except (NoTicket, Unreadable, OSError) as trouble:
            raise LayoutRefused(BAD_FILE.filled(why=trouble)) from trouble


def _stopped(sheet: PressSheet, reading: Reading) -> list[LayoutRefused]:
    """Keep what was found on a sheet; why it cannot be sent, if so."""
    try:
        keep_reading(reading, record_of(sheet))
    except NotForPress as trouble:
        return [LayoutRefused(BAD_SHEET.filled(name=sheet.name, why=trouble))]
    return []


def _hoop(job: SewingJob) -> SheetFace:
    hoop = job.fitting_hoop
    width, height = (hoop.width_mm, hoop.height_mm) if hoop else job.program.size_mm
    box = pictured_box(job)
    return SheetFace(
        name=job.name,
        media=None,
        picture=job_picture(job, HOOP_PX / max(box.width, box.height)),
        width_mm=width,
        height_mm=height,
        runs=1,
        used=0.0,
        pieces=(),
        minutes=sum(step.minutes for step in job.steps),
        threads=len({step.thread.id for step in job.steps}),
    )


def _face(sheet: PressSheet, media: Words) -> SheetFace:
    layout = sheet.layout
    return SheetFace(
        name=sheet.name,
        media=media if media.en else None,
        picture=sheet_picture(layout),
        width_mm=layout.width,
        height_mm=layout.height,
        runs=layout.runs,
        used=layout.used,
        pieces=tuple(layout.pieces.items()),
    )
