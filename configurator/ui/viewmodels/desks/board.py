"""The production desk's view model: the board of orders, each one's files, and its next step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Property, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtQml import QmlElement, QmlUncreatable

from configurator.devices.cups import print_pages
from configurator.devices.trouble import DeviceTrouble
from configurator.embroidery.film import Film
from configurator.model.words import Words
from configurator.store.order_states import REASONS, StepRefused
from configurator.store.store import Store
from configurator.studio.board import Board as Orders
from configurator.studio.board import Card
from configurator.studio.guard import Guard, NotAllowed
from configurator.studio.machines.machines import Machines
from configurator.studio.workbench import Workbench
from configurator.ui.desk_comfort import ComfortFile
from configurator.ui.jobs import ORDERS, Jobs
from configurator.ui.pictures import PictureShelf
from configurator.ui.viewmodels.desks.board_faces import (
    CANCEL_IT,
    KEEP_IT,
    NO_MACHINE,
    NOT_SEWN,
    SENT_TO_PRINTER,
    SEWING,
    SURE_CANCEL,
    TITLES,
    WHERE,
    WHY,
    Faces,
    reason_of,
)
from configurator.ui.viewmodels.desks.board_state import BoardState
from configurator.ui.viewmodels.desks.desk_door import DeskDoor
from configurator.ui.viewmodels.desks.layouts import Layouts
from configurator.ui.viewmodels.desks.machine_watch import MachineWatch
from configurator.ui.viewmodels.desks.player import Player

QML_IMPORT_NAME = "Configurator"
QML_IMPORT_MAJOR_VERSION = 1

REFRESH_MS = 2000


@QmlElement
@QmlUncreatable("made by the app")
class Board(DeskDoor):  # type: ignore[operator]
    """The production board as QML sees it. Roles are checked below, whatever the screen shows."""

    state: BoardState
    shows = BoardState

    def __init__(  # noqa: PLR0913, PLR0917 - everything a board shows
        self,
        store: Store,
        guard: Guard,
        bench: Workbench,
        jobs: Jobs,
        shelf: PictureShelf,
        player: Player,
        comfort: ComfortFile,
        icons: dict[str, Any],
    ) -> None:
        super().__init__(BoardState(icons=icons), guard, comfort)
        self._store = store
        self._faces = Faces(bench, store.clock)
        self._jobs = jobs
        self._shelf = shelf
        self._orders = Orders(store, guard, Machines(store.folder))
        self._cards: dict[str, Card] = {}
        self._machine_watch = MachineWatch(self, store, self._orders.machines, jobs)
        self._answer: Callable[[str], None] | None = None
        self._player = player
        player.setParent(self)
        self._layouts = Layouts(guard, self._orders.machines, jobs, shelf, self)
        self._layouts.sent.connect(self._sheets_sent)
        self._timer = QTimer(self, interval=REFRESH_MS)
        self._timer.timeout.connect(self._refresh)
        self._timer.start()

    @Property(Player, constant=True)
    def player(self) -> Player:
        """The stitch player."""
        return self._player

    @Property(Layouts, constant=True)
    def layouts(self) -> Layouts:
        """Several orders on common sheets."""
        return self._layouts

    def _sheets_sent(self, said: str) -> None:
        self._refresh()
        self.swap(notice=said, trouble="")

    def show_desk(self) -> None:
        """The board as it is now; what waits for its files is asked for."""
        self._jobs.ask(ORDERS, "make_orders", {}, lambda _: self._refresh())
        self._machine_watch.begin()
        self._refresh()

    def rest(self) -> None:
        """The window closes: the board is looked at no more, for its database closes too."""
        self._timer.stop()
        self._player.shut()

    @Slot()
    def signOut(self) -> None:
        """Nobody works here now."""
        self._guard.sign_out()
        self.swap(who="", columns=[], selected="", order={}, trouble="", notice="", asking=[])
        self.show_people()

    def _refresh(self) -> None:
        """Show the board as it is now; a desk left alone signs itself out."""
        if not self.state.who:
            return
        if self._guard.badge is None:
            self.signOut()
            return
        self._machine_watch.look()
        columns = self._orders.columns()
        self._cards = {card.order.id: card for cards in columns.values() for card in cards}
        self.swap(
            columns=[
                {
                    "id": name,
                    "title": TITLES[name].said(self.speaking),
                    "cards": [
                        self._faces.line(card, self._picture(card), self.speaking) for card in cards
                    ],
                }
                for name, cards in columns.items()
            ]
        )
        self._show_order()

    def _picture(self, card: Card) -> str:
        if card.picture is None:
            return ""
        key = f"order-{card.order.id}-{card.order.revision}"
        if self._shelf.has(key):
            return f"image://pictures/{key}"
        return self._shelf.put_file(key, card.picture.read_bytes())

    @Slot(str)
    def pick(self, order: str) -> None:
        """Open an order; none closes it."""
        self.swap(selected=order, trouble="", notice="", asking=[], question="")
        self._show_order()

    def _show_order(self) -> None:
        card = self._cards.get(self.state.selected)
        if card is None:
            self.swap(selected="", order={})
            return
        files = [file.name for file in self._orders.files(card.order.id)]
        log = self._orders.log(card.order.id)
        shown = self._faces.page(card, self._picture(card), files, log, self.speaking)
        self.swap(order=shown)

    @Slot(str)
    def act(self, action: str) -> None:
        """Take a step with the open order."""
        order = self.state.selected
        self.swap(trouble="", notice="", asking=[], question="")
        deeds: dict[str, Callable[[], Any]] = {
            "release": lambda: self._ask_machine(order),
            "print": lambda: self._print(order),
            "printed": lambda: self._orders.printed(order),
            "hand-over": lambda: self._orders.hand_over(order),
            "hold": lambda: self._orders.hold(order),
            "resume": lambda: self._orders.resume(order),
            "retry": lambda: self._retry(order),
            "cancel": lambda: self._ask_cancel(order),
            "reprint": lambda: self._ask_reason(order),
            "watch": lambda: self._watch(order),
            "was-printed": lambda: self._orders.answer_unknown(order, printed=True),
            "was-not-printed": lambda: self._orders.answer_unknown(order, printed=False),
        }
        self._try(deeds[action])

    def _try(self, deed: Callable[[], Any]) -> None:
        """What cannot be done is said, with the way out."""
        try:
            deed()
        except (NotAllowed, DeviceTrouble) as refused:
            self.swap(trouble=refused.words.said(self.speaking))
        except (StepRefused, OSError) as refused:
            self.swap(trouble=str(refused))
        self._refresh()

    def _retry(self, order: str) -> None:
        self._orders.retry(order)
        self._jobs.ask(ORDERS, "make_orders", {}, lambda _: self._refresh())

    def _ask_machine(self, order: str) -> None:
        machines = self._orders.machines_for(order)
        if not machines:
            self.swap(trouble=NO_MACHINE.said(self.speaking))
        elif len(machines) == 1:
            self._send(order, machines[0].id)
        else:
            choices = [{"id": m.id, "label": m.words.said(self.speaking)} for m in machines]
            self._ask(WHERE, choices, lambda machine: self._send(order, machine))

    def _send(self, order: str, machine: str) -> None:
        """Have it sent by a worker: a printer or a drive may take seconds to answer."""

        def answered(why: Words | None) -> None:
            if why is not None:
                self.swap(trouble=why.said(self.speaking))
            self._refresh()

        given = {"sending": self._orders.sending(order, machine)}
        self._jobs.ask(f"send-{order}", "send", given, answered)

    def _ask_cancel(self, order: str) -> None:
        choices = [
            {"id": "cancel", "label": CANCEL_IT.said(self.speaking)},
            {"id": "keep", "label": KEEP_IT.said(self.speaking)},
        ]

        def after(given: str) -> None:
            if given == "cancel":
                self._orders.cancel(order)

        self._ask(SURE_CANCEL, choices, after)

    def _ask_reason(self, order: str) -> None:
        choices = [{"id": each, "label": w.said(self.speaking)} for each, w in REASONS.items()]
        self._ask(WHY, choices, lambda given: self._orders.reprint(order, reason_of(given)))

    def _ask(
        self, words: Words, choices: list[dict[str, str]], after: Callable[[str], Any]
    ) -> None:
        self._answer = after
        self.swap(question=words.said(self.speaking), asking=choices)

    @Slot(str)
    def answer(self, given: str) -> None:
        """The answer to what was asked."""
        after, self._answer = self._answer, None
        self.swap(asking=[], question="")
        if after is not None:
            self._try(lambda: after(given))

    def _watch(self, order: str) -> None:
        """Play the order's own stitches; reading them is a worker's."""
        title = SEWING.said(self.speaking, number=self._cards[order].order.number)

        def play(film: Film | None) -> None:
            if film is None:
                self._cannot_watch()
            elif self.state.selected == order:
                self._player.load(film, title, self.speaking)

        self._jobs.ask("film", "film", {"order": order}, play, lambda _: self._cannot_watch())

    def _cannot_watch(self) -> None:
        self.swap(trouble=NOT_SEWN.said(self.speaking))

    def _print(self, order: str) -> None:
        ticket = next((f for f in self._orders.files(order) if f.name == "ticket.pdf"), None)
        if ticket is not None:
            print_pages(ticket, self._cards[order].order.number)
            self.swap(notice=SENT_TO_PRINTER.said(self.speaking))

    @Slot(str)
    def scan(self, typed: str) -> None:
        """A ticket's code, or an order's number."""
        self._try(lambda: self._scanned(typed.strip()))

    def _scanned(self, typed: str) -> None:
        found = self._orders.scan(typed)
        self.swap(notice=found.words.said(self.speaking), trouble="")
        if found.order is not None:
            self._refresh()
            self.swap(selected=found.order.id)

    @Slot()
    def openFolder(self) -> None:
        """Open the folder that the order's files lie in."""
        for file in self._orders.files(self.state.selected)[:1]:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(file).resolve().parent)))

    @Slot(str)
    def openFile(self, name: str) -> None:
        """Open one of the order's files with the machine's own program for it."""
        for file in self._orders.files(self.state.selected):
            if file.name == name:
                QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(file).resolve())))
