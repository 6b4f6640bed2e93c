"""The proof's view model: the picture of the very file, the bill, and the order with its number."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from configurator.model.design import Design
from configurator.model.words import Language, Words
from configurator.ui.jobs import Jobs
from configurator.ui.pictures import PictureShelf
from configurator.ui.viewmodels.proof_state import ProofState
from configurator.ui.viewmodels.snapshot import SnapshotModel

QML_IMPORT_NAME = "Configurator"
QML_IMPORT_MAJOR_VERSION = 1

PROOF_PX = 1400


@QmlElement
@QmlUncreatable("made by the app")
class Proof(SnapshotModel):  # type: ignore[operator]
    """What is about to be ordered."""

    state: ProofState
    shows = ProofState

    ordered = Signal(object, int)
    sizePicked = Signal(str)
    answered = Signal(int)

    def __init__(self, jobs: Jobs, shelf: PictureShelf, parent: QObject | None = None) -> None:
        super().__init__(ProofState(), parent)
        self._jobs = jobs
        self._shelf = shelf
        self._design: Design | None = None
        self._language: Language = "en"
        self._urls: dict[str, str] = {}

    @property
    def language(self) -> Language:
        """The language the proof is shown in, and the order's."""
        return self._language

    def open(self, design: Design, language: Language, sizes: list[Any], question: str) -> None:
        """Make the proof of a design."""
        self.swap(quantity=1)
        self.speak(design, language, sizes, question)

    def speak(self, design: Design, language: Language, sizes: list[Any], question: str) -> None:
        """Make the proof in another language; as many are ordered as before."""
        self._design, self._language = design, language
        self._urls = {}
        self.swap(
            picture="", pages=[], page="", sizes=sizes, size=design.size, size_question=question,
            busy=True, can_order=False, trouble="", answer=-1, number="",
        )  # fmt: skip
        self._ask_proof()
        self._ask_price()

    def close(self) -> None:
        """Leave nothing of this design."""
        self._design, self._urls = None, {}
        empty = ProofState()
        self.swap(**{each.name: getattr(empty, each.name) for each in fields(empty)})

    def resize(self, design: Design) -> None:
        """The same design in another size."""
        self._design = design
        self._urls = {}
        self.swap(size=design.size, busy=True, can_order=False)
        self._ask_proof()
        self._ask_price()

    def _ask_proof(self) -> None:
        given = {"design": self._text(), "language": self._language, "width": PROOF_PX}
        self._jobs.ask("proof", "proof", given, self._show, self._failed, urgent=True)

    def _ask_price(self) -> None:
        given = {
            "design": self._text(),
            "language": self._language,
            "quantity": self.state.quantity,
        }
        self._jobs.ask("price", "price", given, self._show_price)

    def _text(self) -> str:
        assert self._design is not None
        return self._design.model_dump_json()

    def _show(self, proof: Any) -> None:
        for page in proof.pages:
            key = f"proof-{hash(page.png) & 0xFFFFFFFFFFFF:x}"
            self._urls[page.id] = self._shelf.put_file(key, page.png)
        first = proof.pages[0].id
        self.swap(
            busy=False,
            pages=[{"id": p.id, "label": p.label, "icon": ""} for p in proof.pages]
            if len(proof.pages) > 1
            else [],
            page=first,
            picture=self._urls[first],
            note=proof.note,
            trouble=proof.stop,
            can_order=not proof.stop,
        )

    def _failed(self, words: Any) -> None:
        text = words.said(self._language) if isinstance(words, Words) else str(words or "")
        self.swap(busy=False, can_order=False, trouble=text)

    def _show_price(self, price: Any) -> None:
        self.swap(lines=price["price_lines"], total=price["price"], ready=price["ready"])

    @Slot(str)
    def pickPage(self, page: str) -> None:
        """Look at another part of the file."""
        self.swap(page=page, picture=self._urls.get(page, ""))

    @Slot(str)
    def pickSize(self, size: str) -> None:
        """Order it in another size."""
        self.sizePicked.emit(size)

    @Slot(int)
    def setQuantity(self, quantity: int) -> None:
        """Order so many."""
        self.swap(quantity=quantity)
        self._ask_price()

    @Slot()
    def order(self) -> None:
        """Order it."""
        if self._design is not None and self.state.can_order:
            self.swap(can_order=False)
            self.ordered.emit(self._design, self.state.quantity)

    @Slot(int)
    def tell(self, answer: int) -> None:
        """How much they love it."""
        self.swap(answer=answer)
        self.answered.emit(answer)

    def numbered(self, number: str, code: bytes, ready_at: str) -> None:
        """The order has its number."""
        self.swap(
            number=number,
            ticket_code=self._shelf.put_file(f"ticket-{number}", code),
            ready_at=ready_at,
        )
