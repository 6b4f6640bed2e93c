"""Awaited: designs that the worker makes, such as a surprise; each comes back as one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from configurator.model.design import Design
from configurator.model.edits import StartOver
from configurator.studio.trays.parts import Wish
from configurator.ui.jobs import Jobs

if TYPE_CHECKING:
    from configurator.ui.viewmodels.studio_core import StudioCore

Then = Callable[[], None]


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """A wish that was passed on, the design it was made for, and what follows it."""

    wish: Wish
    design: Design
    then: Then | None


class Awaited:
    """Asks for one design of a kind at a time; the latest wish wins."""

    def __init__(self, studio: StudioCore, jobs: Jobs) -> None:
        self._studio = studio
        self._jobs = jobs
        self._waiting: dict[str, Asked] = {}

    def ask(self, wish: Wish, then: Then | None = None) -> None:
        """Have a design made of the present one; `then` is called when it has become a step."""
        history = self._studio.history
        if history is None:
            return
        asked = self._waiting[wish.verb] = Asked(wish, history.present, then)
        self._jobs.ask(
            wish.verb,
            wish.verb,
            {"design": history.present.model_dump_json(), **wish.given},
            lambda made: self._came(asked, made),
            lambda _: self._failed(asked),
            urgent=True,
        )

    def forget(self) -> None:
        """Nothing that was asked for is wanted any more."""
        for verb in self._waiting:
            self._jobs.cancel(verb)
        self._waiting.clear()

    def _came(self, asked: Asked, made: Design) -> None:
        if self._waiting.get(asked.wish.verb) is not asked:
            return
        del self._waiting[asked.wish.verb]
        history = self._studio.history
        if history is not None and history.present != asked.design:
            self.ask(asked.wish, asked.then)
            return
        self._studio.commit(StartOver(design=made))
        if asked.then is not None:
            asked.then()

    def _failed(self, asked: Asked) -> None:
        if self._waiting.get(asked.wish.verb) is asked:
            del self._waiting[asked.wish.verb]
