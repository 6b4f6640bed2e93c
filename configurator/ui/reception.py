"""The reception: hears what the screens ask for, and lets studio, people and orders answer."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import partial
from typing import Any, cast

from PySide6.QtCore import QObject

from configurator.model.people import Posture, SizeUnits
from configurator.model.words import Words
from configurator.studio.history import History
from configurator.ui.backstage import Backstage
from configurator.ui.jobs import ORDERS, Jobs
from configurator.ui.keeping_up import KeepingUp
from configurator.ui.knowing import Knowing
from configurator.ui.leaving import Leaving
from configurator.ui.ordering import Ordering
from configurator.ui.pictures import PictureShelf, url
from configurator.ui.playing import Playing
from configurator.ui.sounds import Sounds, Speaker
from configurator.ui.taster import REFUSE
from configurator.ui.viewmodels.kiosk import IDLE_S, PAPERS, Kiosk
from configurator.ui.viewmodels.proof import Proof
from configurator.ui.viewmodels.studio import Studio
from configurator.ui.visitor import Visitor

ATTRACT_PX = 1100
ATTRACT_WORK = "picture:theme:"
"""The channels of attract pictures still to be drawn: nobody waits for them once somebody came."""
CARD_PX = 620
START_PX = 420
ORDER = ("shoe", "wrapper", "patch")
ATTRACT_THEMES = (0, 2, 4)
"""Which of each family's themes turn on the attract screen, by number."""
FAMILY_DETAILS: dict[str, Words] = {
    "shoe": Words(
        en="Low-tops and slip-ons, sewn for your foot",
        he="נעליים נמוכות ובלי שרוכים, תפורות למידה שלך",
    ),
    "wrapper": Words(
        en="Your photo and words around a real bar", he="התמונה והמילים שלך על חפיסה אמיתית"
    ),
    "patch": Words(en="Stitched in thread, for a jacket or a bag", he="רקום בחוט, לז'קט או לתיק"),
}


class Reception(QObject):
    """Wires one kiosk's screens to everything behind them."""

    def __init__(self, kiosk: Kiosk, shelf: PictureShelf, backstage: Backstage, jobs: Jobs) -> None:
        super().__init__(kiosk)
        self.kiosk = kiosk
        self.shelf = shelf
        self._house_posture, self._house_family = kiosk.posture(), kiosk.state.family
        self.bench, self.store, self.jobs = backstage.bench, backstage.store, jobs
        self.studio = Studio(self.bench, self.jobs, shelf, self)
        self.proof = Proof(self.jobs, shelf, self)
        self.visitor = Visitor(kiosk, self.studio, backstage, shelf, self)
        self.ordering = Ordering(
            self.studio, self.proof, self.visitor, self.store, self.jobs, shelf, self
        )
        self.knowing = Knowing(kiosk, self.visitor, self.store, self.bench.data, self)
        self.leaving = Leaving(kiosk, self.visitor, self.store, self)
        self.playing = Playing(
            kiosk, self.visitor, self.jobs, self._picture, self._open, self._in_order, self
        )
        speaker = Speaker(self)
        self.sounds = Sounds(lambda: kiosk.state.sound, speaker.play, self)
        self._upkeep = KeepingUp(self.jobs, self)
        self._answers: dict[str, Callable[[Any], None]] = {
            **self.visitor.answers,
            **self.knowing.answers,
            **self.leaving.answers,
            **self.playing.answers,
            "not-me": self._not_me,
            "make": self._make,
            "start-from": self._start_from,
            "enter-attract": lambda _: self._show_attract(),
            "enter-hello": lambda _: self._somebody_came(),
            "enter-choose": lambda _: self._show_choose(),
            "enter-proof": lambda _: self.ordering.show(),
            "end-visit": lambda _: self._end_visit(),
        }

    def begin(self) -> None:
        """Connect everything, and fill the attract screen."""
        self.kiosk.asked.connect(self._hear)
        self.kiosk.theme_changed.connect(self._repaper)
        self.kiosk.language_changed.connect(self._speak)
        self.kiosk.units_changed.connect(self._measure)
        self.sounds.when(self.studio.committed, "placed")
        self.sounds.when(self.visitor.greeted, "hello")
        self.sounds.when(self.ordering.placed, "ordered")
        self.sounds.when(
            self.studio.problem_changed, "careful", lambda: bool(self.studio.state.problem)
        )
        self.sounds.when(
            self.kiosk.idle_shown_changed, "still-there", lambda: self.kiosk.state.idle_shown
        )
        self.studio.photoAsked.connect(self._ask_photo)
        self.studio.photoDone.connect(lambda: self.kiosk.openSheet(""))
        self.jobs.take_up(self.bench.editions)
        self.jobs.open_front()
        self._repaper()
        self._show_attract()
        self.kiosk.equip(self.studio, self.proof, self.playing.table)
        self._upkeep.begin()

    def close(self) -> None:
        """Keep nothing up any more, and close the database."""
        self._upkeep.end()
        self.store.close()

    def _hear(self, what: str, given: Any) -> None:
        answer = self._answers.get(what)
        if answer is not None:
            answer(given)

    def _somebody_came(self) -> None:
        """A visit begins: by the catalog as it is now, and by no other until it ends."""
        self.jobs.cancel(ATTRACT_WORK)
        if self.bench.take_up():
            self.jobs.take_up(self.bench.editions)
            self.shelf.renew()

    def _ask_photo(self) -> None:
        self.studio.photos_here.open()
        self.kiosk.openSheet("photo")

    def _repaper(self) -> None:
        self.studio.set_paper(PAPERS.get(self.kiosk.state.theme, PAPERS["light"]))

    def _speak(self) -> None:
        self.studio.speak(self.visitor.language)
        self.visitor.speak()
        self.ordering.speak(self.kiosk.state.screen, self.visitor.language)
        self.playing.speak()
        if self.kiosk.state.screen == "know":
            self.knowing.say()
        if self.kiosk.state.screen == "choose":
            self._show_choose()

    def _measure(self) -> None:
        self.studio.measure_in(cast(SizeUnits, self.kiosk.state.units))
        self.ordering.speak(self.kiosk.state.screen, self.visitor.language)

    def _show_attract(self) -> None:
        self.kiosk.swap(attract_pictures=[])
        for turn in ATTRACT_THEMES:
            for name in self._in_order():
                themes = self.bench.families[name].themes
                theme = themes[turn % len(themes)].id
                recipe = f"theme:{name}:{theme}:{self.kiosk.state.language}"
                if shown := self._picture(recipe, ATTRACT_PX, self._add_attract):
                    self._add_attract(shown)

    def _in_order(self) -> list[str]:
        """The families as the kiosk shows them; ones it does not know yet come last."""
        names = list(self.bench.families)
        return sorted(names, key=lambda name: ORDER.index(name) if name in ORDER else len(ORDER))

    def _add_attract(self, shown: str) -> None:
        pictures = [*self.kiosk.state.attract_pictures, shown]
        self.kiosk.swap(attract_pictures=pictures)

    def _picture(self, recipe: str, side: int, done: Any, design: str | None = None) -> str:
        """The URL of a picture; nothing while it is not drawn, and then `done` hears of it."""
        depends = hashlib.blake2b((design or "").encode(), digest_size=6).hexdigest()
        key = f"{recipe}-{side}-{depends}"
        if self.shelf.has(key):
            return url(key)
        given = {"recipe": recipe, "side": side, "design": design}
        self.jobs.ask(
            f"picture:{key}",
            "thumb",
            given,
            lambda raster: done(self.shelf.put(key, raster.width, raster.height, raster.rgba)),
        )
        return ""

    def _show_choose(self) -> None:
        self._show_families()
        said = self.kiosk.state.language
        starts = [
            {
                "id": str(at),
                "because": start.because.said(said),
                "kind": start.kind,
                "notMe": REFUSE.said(said) if start.about is not None else "",
                "picture": self._picture(
                    f"made:{at}",
                    START_PX,
                    partial(self._start_arrived, at),
                    start.design.model_dump_json(),
                ),
            }
            for at, start in enumerate(self.visitor.offered)
        ]
        self.kiosk.swap(starts=starts)

    def _start_arrived(self, at: int, shown: str) -> None:
        starts = [
            {**entry, "picture": shown} if entry["id"] == str(at) else entry
            for entry in self.kiosk.state.starts
        ]
        self.kiosk.swap(starts=starts)

    def _show_families(self) -> None:
        said = self.kiosk.state.language
        families = [
            {
                "id": name,
                "label": self.bench.families[name].words.said(said),
                "detail": FAMILY_DETAILS[name].said(said) if name in FAMILY_DETAILS else "",
                "picture": self._picture(
                    f"family:{name}:{said}", CARD_PX, partial(self._family_arrived, name)
                ),
            }
            for name in self._in_order()
        ]
        self.kiosk.swap(families=families)

    def _family_arrived(self, name: str, shown: str) -> None:
        families = [
            {**entry, "picture": shown} if entry["id"] == name else entry
            for entry in self.kiosk.state.families
        ]
        self.kiosk.swap(families=families)

    def _make(self, family: str) -> None:
        maker = self.bench.families[family]
        theme = self.visitor.taster.tastes.first_look(maker)
        theme = theme or (maker.themes[0].id if maker.themes else None)
        language = self.visitor.language
        self.kiosk.swap(family=family)
        self.visitor.begins_anew()
        size = self.visitor.size_for(family)
        self.studio.open(maker.new_design(theme, size, language), language)
        self.kiosk.go("studio")

    def _not_me(self, start: str) -> None:
        self.visitor.not_me(start)
        self._show_choose()

    def _start_from(self, number: str) -> None:
        history = self.visitor.start(int(number))
        if history is not None:
            self._open(history)

    def _open(self, history: History) -> None:
        self.kiosk.swap(family=history.present.family)
        self.studio.open(history.present, self.visitor.language, history)
        self.kiosk.go("studio")

    def _end_visit(self) -> None:
        """Nothing of the person before is left: not on the screen, in memory, or on the shelf."""
        self.studio.close()
        self.proof.close()
        try:
            self.visitor.leave()
        finally:
            self._forget_everybody()

    def _forget_everybody(self) -> None:
        """Even when something could not be kept, whoever comes next sees nothing of it."""
        self.playing.forget()
        self.visitor.forget(Posture(**self._house_posture))
        self.kiosk.swap(
            person_name="",
            members=[],
            starts=[],
            facts=[],
            families=[],
            attract_pictures=[],
            new_code="",
            new_card="",
            toast="",
            toast_action="",
            family=self._house_family,
        )
        self.kiosk.idle_s = IDLE_S
        self.kiosk.stand(self._house_posture)
        # Only now is nothing asked for any more: speaking another language asks for pictures too.
        self.jobs.leave_only(ORDERS)
        self.jobs.tell("forget")
        self.bench.forget()
        self.kiosk.go("attract")
