"""Several orders on one sheet: chosen on the production board, laid out, looked at and sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtQml import QmlElement, QmlUncreatable

from configurator.model.words import Words
from configurator.studio.guard import Guard, NotAllowed
from configurator.studio.machines.machines import Machine, Machines
from configurator.studio.sheets.layouts import HOOPS, STOCKS, LaidOut, SheetFace
from configurator.ui.jobs import Jobs
from configurator.ui.pictures import PictureShelf
from configurator.ui.viewmodels.desks.desk_door import DeskDoor
from configurator.ui.viewmodels.snapshot import SnapshotModel

QML_IMPORT_NAME = "Configurator"
QML_IMPORT_MAJOR_VERSION = 1

SIZE = Words(en="{wide:.0f} × {high:.0f} mm", he="{wide:.0f} × {high:.0f} מ״מ")
RUNS = Words(en="print it {runs} times", he="להדפיס {runs} פעמים")
USED = Words(en="{used:.0%} of the paper used", he="{used:.0%} מהנייר מנוצל")
SEWN = Words(
    en="{threads} threads, {minutes:.0f} minutes", he="{threads} חוטים, {minutes:.0f} דקות"
)
SENT = Words(en="{number} was sent to {machine}.", he="{number} נשלח אל {machine}.")
BROKE_OFF = Words(
    en="The sheets could not be laid out. Try again, or with fewer orders.",
    he="לא הצלחנו לסדר את הגיליונות. אפשר לנסות שוב, או עם פחות הזמנות.",
)


@dataclass(frozen=True, slots=True)
class LayoutsState:
    """Which orders are chosen, and the sheets they came to."""

    choosing: bool = False
    chosen: list[str] = field(default_factory=list)
    shares: str = ""
    stock: str = STOCKS[0][0]
    stocks: list[dict[str, str]] = field(default_factory=list)
    busy: bool = False
    number: str = ""
    sheets: list[dict[str, Any]] = field(default_factory=list)
    machines: list[dict[str, str]] = field(default_factory=list)
    trouble: str = ""


@QmlElement
@QmlUncreatable("made by the app")
class Layouts(SnapshotModel):  # type: ignore[operator]
    """Common sheets as QML sees them; with a `number` they are laid out and can be sent."""

    state: LayoutsState
    shows = LayoutsState

    sent = Signal(str)

    def __init__(
        self,
        guard: Guard,
        machines: Machines,
        jobs: Jobs,
        shelf: PictureShelf,
        board: DeskDoor,
    ) -> None:
        super().__init__(LayoutsState(), board)
        self._guard = guard
        self._machines = machines
        self._jobs = jobs
        self._shelf = shelf
        self._board = board
        self._folder = ""

    @Slot()
    def begin(self) -> None:
        """Orders are chosen now."""
        self.swap(**asdict(LayoutsState(choosing=True)))
        self._offer(STOCKS)

    def _offer(self, stocks: tuple[tuple[str, Words], ...]) -> None:
        """What the chosen orders may share: sheets and rolls, or hoops."""
        names = [each for each, _ in stocks]
        kept = self.state.stock if self.state.stock in names else names[0]
        said = [{"id": each, "label": self._say(words)} for each, words in stocks]
        self.swap(stocks=said, stock=kept)

    @Slot()
    def leave(self) -> None:
        """No sheets after all; what was laid out is simply not sent."""
        self.swap(**asdict(LayoutsState()))

    @Slot(str, str)
    def toggle(self, order: str, shares: str) -> None:
        """Choose an order, or leave it. The first one says what is shared: a sheet or a hoop."""
        before = self.state.chosen
        chosen = [*before, order] if order not in before else [o for o in before if o != order]
        self.swap(chosen=chosen, shares=shares if chosen else "", number="", sheets=[], trouble="")
        self._offer(HOOPS if self.state.shares == "hoop" else STOCKS)

    @Slot(str)
    def lieOn(self, stock: str) -> None:
        """Which sheet or roll; what was laid out on another is laid out again."""
        again = self.state.number != ""
        self.swap(stock=stock, trouble="", number="", sheets=[])
        if again:
            self.layOut()

    @Slot()
    def layOut(self) -> None:
        """Have the chosen orders laid out by a worker."""
        self._ask("lay_out", {}, self._laid_out)

    @Slot(str)
    def send(self, machine: str) -> None:
        """Send the sheets to a machine."""
        name = next(each["label"] for each in self.state.machines if each["id"] == machine)

        def gone(number: str) -> None:
            self.leave()
            self.sent.emit(self._say(SENT.filled(number=number, machine=name)))

        self._ask("send_sheets", {"machine": machine}, gone)

    @Slot()
    def openFolder(self) -> None:
        """Open the folder that the sheets lie in."""
        if self._folder:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(self._folder).resolve())))

    def _ask(self, verb: str, more: dict[str, Any], done: Callable[[Any], None]) -> None:
        try:
            badge = self._guard.allow("make-orders")
        except NotAllowed as refused:
            self.swap(trouble=self._say(refused.words))
            return
        given = {"orders": self.state.chosen, "stock": self.state.stock, "badge": badge, **more}
        asked = (self.state.chosen, self.state.stock)

        def answered(answer: Any) -> None:
            self.swap(busy=False)
            if (self.state.chosen, self.state.stock) == asked and self.state.choosing:
                done(answer)

        self.swap(busy=True, trouble="")
        self._jobs.ask("sheets", verb, given, answered, self._refused)

    def _refused(self, why: Words | None) -> None:
        self.swap(busy=False, trouble=self._say(why or BROKE_OFF))

    def _laid_out(self, made: LaidOut) -> None:
        self._folder = made.folder
        sewn = self.state.shares == "hoop"
        machines = [m for m in self._machines.all() if (sewn and m.folder) or not (sewn or m.sends)]
        self.swap(
            number=made.number,
            sheets=[self._face(sheet, made.number) for sheet in made.sheets],
            machines=[self._machine(each) for each in machines],
        )

    def _machine(self, machine: Machine) -> dict[str, str]:
        return {"id": machine.id, "label": self._say(machine.words)}

    def _face(self, sheet: SheetFace, number: str) -> dict[str, Any]:
        seen = sheet.picture
        said = [self._say(SIZE.filled(wide=sheet.width_mm, high=sheet.height_mm))]
        if sheet.runs > 1:
            said.append(self._say(RUNS.filled(runs=sheet.runs)))
        if sheet.threads:
            said.append(self._say(SEWN.filled(threads=sheet.threads, minutes=sheet.minutes)))
        else:
            said.append(self._say(USED.filled(used=sheet.used)))
        return {
            "id": sheet.name,
            "title": f"{sheet.name} · {self._say(sheet.media)}" if sheet.media else sheet.name,
            "detail": " · ".join(said),
            "pieces": ", ".join(f"{label} ×{count}" for label, count in sheet.pieces),
            "aspect": seen.width / seen.height,
            "picture": self._shelf.put(
                f"sheet-{number}-{sheet.name}", seen.width, seen.height, seen.rgba
            ),
        }

    def _say(self, words: Words) -> str:
        return words.said(self._board.speaking)
