"""The visitor: who is here, let in by card or code, remembered, switched at once, and let go."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import QObject, Signal

from configurator.ground.files import assets_folder
from configurator.model.design import Design
from configurator.model.people import Favorite, Posture, Purpose
from configurator.model.words import Language, Words
from configurator.policy.screening import read_screening
from configurator.store.places import take_place
from configurator.studio.history import History
from configurator.studio.people.consents import switches
from configurator.studio.people.own_things import SIZE_FACTS, OwnThings
from configurator.studio.people.presence import Here, Place, Presence, Presences
from configurator.studio.people.welcome import NotLetIn, Welcome, greeting
from configurator.studio.second_chance import SecondChance
from configurator.studio.suggesting.starts import Start, Starts
from configurator.studio.visits import Visits, recover_abandoned
from configurator.ui.backstage import Backstage
from configurator.ui.codes import qr_png
from configurator.ui.pictures import PictureShelf
from configurator.ui.taster import Taster
from configurator.ui.viewmodels.kiosk import FIELDS, Kiosk
from configurator.ui.viewmodels.studio import Studio

UNDO = Words(en="Undo", he="ביטול")
SAVED = Words(en="Saved for next time.", he="נשמר לפעם הבאה.")
MOST_LETTERS = 40
NAME_NEEDED = Words(en="Please choose another name.", he="אפשר לבחור שם אחר?")


class Visitor(QObject):
    """Keeps who is here, and everything the kiosk changes for them."""

    greeted = Signal()

    def __init__(
        self, kiosk: Kiosk, studio: Studio, back: Backstage, shelf: PictureShelf, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._kiosk = kiosk
        self._studio = studio
        self._store = store = back.store
        self._shelf = shelf
        self.place = take_place(self._store.folder)
        self.kiosk_id = self.place.name
        self._screening = read_screening(assets_folder())
        self._presences = Presences(store, Place(self.kiosk_id))
        self._welcome = Welcome(store, self._presences)
        self._own = OwnThings(store, self._presences)
        self._visits = Visits(store, self._presences)
        self._starts = Starts(store, studio.bench.families, studio.bench.library, back.tastes)
        self.taster = Taster(kiosk, studio, back.tastes, self._favor, self)
        self.offered: tuple[Start, ...] = ()
        self.here = Here(self._presences.guest(self._standing()))
        self._visit: str | None = None
        self._second_chance = SecondChance(self._visits)
        recover_abandoned(self._store)
        self._goes_on_with: str | None = None
        studio.committed.connect(self.keep)
        studio.photos_here.came.append(self._took_in)
        self.speak()

    @property
    def answers(self) -> dict[str, Callable[[Any], None]]:
        """What this answers of the kiosk's asking."""
        return {
            "guest": lambda _: self._become(self._presences.guest(self._standing())),
            "present": self._present,
            "choose-person": self._choose,
            "remember": lambda given: self._remember(*given),
            "add-person": lambda given: self._add_person(*given),
            "unlock": self._unlock,
            "set-pin": self._set_pin,
            "undo-switch": lambda _: self._undo(),
            "save-posture": self._save_posture,
            "consent": lambda given: self._consent(*given),
            "enter-card": lambda _: self._kiosk.swap(members=[], card_trouble=""),
            "enter-remember": lambda _: self._kiosk.swap(new_code="", card_trouble=""),
        }

    @property
    def language(self) -> Language:
        """The language spoken now."""
        return cast(Language, self._kiosk.state.language)

    def go(self, screen: str) -> None:
        """Go on to a screen."""
        self._kiosk.go(screen)

    def _standing(self) -> Posture:
        return Posture(**self._kiosk.posture())

    def _present(self, given: str) -> None:
        household = self._welcome.present(given.strip())
        if isinstance(household, NotLetIn):
            seconds = round(household.wait_s)
            self._kiosk.swap(card_trouble=household.words.said(self.language, seconds=seconds))
            return
        if len(household.tiles) == 1:
            self._choose(household.tiles[0].person)
            return
        members = [{"id": t.person, "name": t.name, "face": t.face or ""} for t in household.tiles]
        self._kiosk.swap(members=members, card_trouble="")

    def _choose(self, person: str) -> None:
        self._become(self._welcome.step_in(person))
        self.go("choose")
        if self.here.now.unlocked:
            self._greet()
        else:
            self._kiosk.openSheet("pin")

    def _unlock(self, pin: str) -> None:
        opened = self._welcome.unlock(self.here.now, pin)
        if isinstance(opened, NotLetIn):
            words = opened.words.said(self.language, seconds=round(opened.wait_s))
            self._kiosk.swap(pin_trouble=words)
            return
        self.here = self.here.reloaded(opened)
        self._show()
        self.go("choose")
        self._greet()

    def _set_pin(self, pin: str) -> None:
        trouble = self._own.set_pin(self.here.now, pin)
        if trouble is not None:
            self._kiosk.swap(pin_trouble=trouble.said(self.language))
            return
        self._kiosk.openSheet("")
        self._kiosk.say(SAVED.said(self.language))

    def _remember(self, name: str, purposes: list[str]) -> None:
        screened = self._screening.screened(name, MOST_LETTERS)
        if screened.refusal is not None:
            self._kiosk.swap(card_trouble=screened.refusal.words.said(self.language))
            return
        try:
            known = self._welcome.remember(
                screened.text, [cast(Purpose, each) for each in purposes], self._standing()
            )
        except ValueError:
            self._kiosk.swap(card_trouble=NAME_NEEDED.said(self.language))
            return
        self._become(known.presence)
        card = self._shelf.put_file("new-card", qr_png(known.card))
        self._kiosk.swap(new_card=card, new_code=known.code, card_trouble="")

    def _become(self, presence: Presence) -> None:
        """Everything changes in one step: language, text, contrast, hand, what is offered."""
        self.here = self.here.to(presence)
        if self._visit is None:
            self._visit = self._visits.begin(presence)
        else:
            self._visits.identify(self._visit, presence)
        self._show()

    def _show(self) -> None:
        presence = self.here.now
        self.taster.comes(presence)
        posture = presence.posture
        self._kiosk.idle_s = posture.idle_s
        self._kiosk.stand({name: getattr(posture, name) for name in FIELDS})
        self._kiosk.swap(person_name=presence.name, household=self._household())
        self.offer()
        self.speak()

    def offer(self) -> None:
        """What can be started from, by what is known now."""
        self.offered = self._starts.of(self.here.now)
        if self.here.now.is_guest:
            left = self._second_chance.starts(self._store.clock())
            self.offered = (*left, *self.offered)

    def not_me(self, start: str) -> None:
        """'Not me', said of a design to start from: it goes, and another one may come."""
        if self.taster.refused(self.offered, start):
            self.offer()

    def _favor(self, favorite: Favorite) -> Presence:
        now = self._own.toggle_favorite(self.here.now, favorite)
        self.here = self.here.reloaded(now)
        return now

    def _household(self) -> list[dict[str, str]]:
        """The others on the same card."""
        presence = self.here.now
        if presence.household is None or not presence.unlocked:
            return []
        members = self._store.people.household(presence.household).members
        return [{"id": m.id, "name": m.name} for m in members if m.id != presence.person]

    def _greet(self) -> None:
        here = self.here.now
        if here.was_long_away:
            self.go("know")
        self._kiosk.say(greeting(here).said(self.language), UNDO.said(self.language))
        self.greeted.emit()

    def _add_person(self, name: str, child: bool) -> None:
        try:
            self._welcome.add_to_household(self.here.now, name, [], child=child)
        except ValueError:
            self._kiosk.say(NAME_NEEDED.said(self.language))
            return
        self._show()

    def size_for(self, family: str) -> str | None:
        """The size this person is known to take, if it is one of the family's."""
        known = self.here.now.fact(SIZE_FACTS.get(family, ""))
        sizes = {size.id for size in self._studio.bench.families[family].sizes}
        return known if known in sizes else None

    def played(self, fact: str, answer: str) -> None:
        """A game told something about whoever is here; kept where they agreed to learning."""
        if "learn" in self.here.now.agreed:
            now = self._own.learn_fact(self.here.now, fact, answer, "quiz")
            self.here = self.here.reloaded(now)

    def _undo(self) -> None:
        self.here = self.here.undone()
        if self._visit is not None:
            self._visits.identify(self._visit, self.here.now)
        self._show()
        self.go("choose" if self.here.now.person else "hello")

    def _save_posture(self, posture: dict[str, Any]) -> None:
        changed = self.here.now.posture.model_copy(update=posture)
        self.here = self.here.reloaded(self._own.save_posture(self.here.now, changed))
        self._kiosk.say(SAVED.said(self.language))

    def _consent(self, purpose: str, given: bool) -> None:
        now = self._own.consent(self.here.now, cast(Purpose, purpose), given=given)
        self.here = self.here.reloaded(now)
        self.taster.comes(now)
        self.speak()

    def speak(self) -> None:
        """Say the switches of consent, in the language spoken now."""
        here = self.here.now
        self._kiosk.swap(purposes=switches(here.agreed, dict(here.asked_again), self.language))

    def reload(self) -> None:
        """Read again what is kept of whoever is here."""
        self.here = self.here.reloaded(self._presences.reloaded(self.here.now))
        self._show()

    def erased(self) -> None:
        """Whoever was here is known no more."""
        self.here = Here(self._presences.guest(self._standing()))

    def keep(self, design: Design) -> None:
        """Every committed edit is safe before the next one can be made."""
        if self._visit is not None:
            self._visits.commit(self._visit, design)

    def _took_in(self, photo: str) -> None:
        if self._visit is not None:
            self._visits.took_in(self._visit, photo)

    def ordered(self, design: Design) -> None:
        """The design became an order: keep it for a known person, and learn from it."""
        self.here = self.here.reloaded(self.taster.bought(self._own, self.here.now, design))
        if self._visit is not None:
            self._visit = self._visits.start_over(self._visit, self.here.now)

    def start(self, number: int) -> History | None:
        """The history of a start that was chosen; its photographs laid out for this visit."""
        if not 0 <= number < len(self.offered):
            return None
        start = self.offered[number]
        self._goes_on_with = start.kept
        self.taster.taken(start)
        if self._visit is not None:
            self._visits.lay_out(self._visit, start.owner, start.design)
            self._second_chance.take(start, self._visit)
        return History(start.design)

    def begins_anew(self) -> None:
        """What is made now goes on with nothing that was kept."""
        self._goes_on_with = None

    def leave(self) -> None:
        """The visit is over: a known person's design is a draft, a guest's is gone."""
        if self._visit is not None:
            self.taster.goes(self._store.autosave.design(self._visit))
            self._visits.keep_draft(self._visit, self.here.now, self._goes_on_with)
            self._visits.end(self._visit)
            self._second_chance.let_go()

    def forget(self, house: Posture) -> None:
        """Nobody is here; whoever comes next finds the kiosk standing as the house has it."""
        self._visit = self._goes_on_with = None
        self.here, self.offered = Here(self._presences.guest(house)), ()
        self._shelf.clear()
