"""Tastes: the engine of taste at work in a visit; what to show first, why, and what was learned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import log

from configurator.model.circles import MOOD
from configurator.model.design import Design
from configurator.model.evidence import Said, day_of
from configurator.model.people import Source
from configurator.model.product import ProductFamily
from configurator.model.words import Words
from configurator.store.store import Store
from configurator.studio.people.names import RememberedName, keys_of, names_remembered
from configurator.studio.people.presence import Presence
from configurator.studio.suggesting.matters import (
    LETTERING,
    MOTIF,
    MOTIFS,
    PALETTE,
    Matters,
    look_of,
)
from configurator.studio.suggesting.visit_memory import (
    VISITOR,
    Tap,
    VisitMemory,
    bought,
    lessons_of,
)
from configurator.studio.suggesting.whereabouts import where_words
from configurator.taste.reasons import Reason
from configurator.taste.slate import Context, Option, Ranking
from configurator.taste.taste import Heard, Taste, rejected

ENOUGH = 30
"""Choices of the shop from which on what many like is worth showing first."""
JUST_BOUGHT_DAYS = 28
LEANS = 2.0
"""A surprise leans no further than this, either way; twice as likely for each one."""


@dataclass(frozen=True, slots=True)
class Look:
    """A look of a product in its place for a person; `explored` stands before its turn."""

    family: str
    theme: str
    probability: float
    explored: bool = False


class Tastes:
    """One kiosk's taste: reads what is known of whoever is here, and learns as they agreed."""

    def __init__(self, store: Store, matters: Matters) -> None:
        self._store = store
        self.matters = matters
        self.memory = VisitMemory(store.choices)
        self._taste = Taste(self.memory)
        self._presence: Presence | None = None
        self._refused_names: set[str] = set()

    def begin(self, presence: Presence) -> None:
        """A visit begins, with nothing done in it."""
        self._log()
        self._refused_names.clear()
        self._presence = presence
        self.memory.begin(self._learner(presence), day_of(self._store.clock()))

    def end(self) -> None:
        """The visit is over: nothing of it is known here any more."""
        self._log()
        self._presence = None
        self.memory.begin(None, day_of(self._store.clock()))

    def identify(self, presence: Presence) -> None:
        """Somebody else is here, or agreed to something. What they said counts for them now."""
        self._presence = presence
        learner = self._learner(presence)
        self.memory.identify(learner, day_of(self._store.clock()))
        if learner is not None and self.memory.said:
            for facet, said in self.memory.said:
                self._keep(learner, facet, said)
            self.memory.said = ()
            self.memory.changed()

    def _learner(self, presence: Presence) -> str | None:
        learns = presence.unlocked and "learn" in presence.agreed
        return presence.person if learns else None

    def rank(self, context: Context, options: tuple[Option, ...]) -> Ranking:
        """Options best first for whoever is here."""
        return self._taste.rank(VISITOR, context, options, self._store.clock())

    def shown(self, context: Context, ranking: Ranking) -> None:
        """A row was put before whoever is here; it is logged when they leave, without them."""
        self.memory.show(context, ranking)

    def _log(self) -> None:
        if self.memory.slates:
            self._store.slates.log(self.memory.slates.values())
            self.memory.slates = {}

    def why(self, context: Context, options: tuple[Option, ...], option: str) -> Reason:
        """What moved one of the options most. Raises KeyError."""
        return self._taste.explain(VISITOR, context, options, option, self._store.clock())

    def said_why(self, reason: Reason) -> Words:
        """A reason as one would say it to the person."""
        return reason.sentence(self.matters.named, where_words)

    def names_of(self, presence: Presence) -> tuple[RememberedName, ...]:
        """The names this person wrote before, newest first."""
        found = names_remembered(presence, self._store.clock())
        return tuple(each for each in found if each.name not in self._refused_names)

    def refuse_name(self, name: str) -> None:
        """'Not me', said of a name: it is forgotten, and not offered again in this visit."""
        self._refused_names.add(name)
        presence = self._presence
        if presence is None or presence.person is None:
            return
        with self._store.database.writing():
            for key in keys_of(name, presence):
                self._store.people.forget_fact(presence.person, key)
                self._store.audit.write(presence.person, "forgot", presence.person, key)

    def knows_something(self, facet: str) -> bool:
        """Whether anything is known that a row of this facet can be put in order by."""
        mine = self.memory.person(VISITOR)
        return bool(mine.facets) or self._store.choices.shop(facet).count >= ENOUGH

    @property
    def knows_them(self) -> bool:
        """Whether anything is known of whoever is here."""
        return bool(self.memory.person(VISITOR).facets)

    def looks(self, family: ProductFamily) -> tuple[Look, ...]:
        """A product's looks, best first for whoever is here; nothing just bought or refused."""
        ranking = self.rank(self._looking_for(family.id), self.matters.looks(family.id))
        return tuple(
            Look(family.id, e.option.id, e.probability, e.option.id == ranking.explored)
            for e in ranking.places
        )

    def showed_looks(self, family: ProductFamily) -> None:
        """A product's looks were put before whoever is here."""
        context = self._looking_for(family.id)
        self.shown(context, self.rank(context, self.matters.looks(family.id)))

    def first_look(self, family: ProductFamily) -> str | None:
        """The look a product is shown in first; None where nothing own speaks for one."""
        if not (self.knows_them and family.themes):
            return None
        best = self.looks(family)[0]
        return best.theme if self.why_look(best).is_own else None

    def why_look(self, look: Look) -> Reason:
        """Why a look stands where it does."""
        options = self.matters.looks(look.family)
        return self.why(self._looking_for(look.family), options, look.theme)

    def _looking_for(self, family: str) -> Context:
        return Context(look_of(family), family, self._just_bought(family), leave_rejected=True)

    def _just_bought(self, family: str) -> frozenset[str]:
        day = day_of(self._store.clock())
        choices = self.memory.person(VISITOR).facet(look_of(family)).choices
        return frozenset(each.chosen for each in choices if day - each.day < JUST_BOUGHT_DAYS)

    def refused(self, facet: str) -> frozenset[str]:
        """What whoever is here said lately is not them."""
        return rejected(self.memory.person(VISITOR).facet(facet), day_of(self._store.clock()))

    def likings(self, family: str) -> dict[str, float]:
        """What a surprise leans to: by swatch, motif, font and mood; 0 is neutral."""
        matters = self.matters
        offers: Mapping[str, tuple[Option, ...]] = {
            PALETTE: matters.palette(),
            MOTIF: matters.motifs(),
            MOTIFS: matters.motif_themes(),
            LETTERING: matters.lettering(),
            MOOD: matters.moods(),
        }
        leans: dict[str, float] = {}
        if not self.knows_them:
            return leans
        for facet, options in offers.items():
            ranking = self.rank(Context(facet, family, explore=False), options)
            for each in ranking.places:
                lean = log(each.probability * len(options))
                if abs(lean) > 0.1:
                    leans[each.option.id] = round(min(max(lean, -LEANS), LEANS), 3)
        return leans

    def tapped(self, tap: Tap) -> None:
        """A choice was made in the tray; it counts at once, and is learned if it stays."""
        self.memory.tap(tap)

    def took(self, family: str, theme: str) -> None:
        """A look was taken to start from; it is learned if they stay with it."""
        context = self._looking_for(family)
        ranking = self.rank(context, self.matters.looks(family))
        if theme in ranking.ids:
            self.memory.tap(Tap(ranking.choice(context, theme), ""))

    def declare(self, facet: str, option: str, source: Source = "said") -> None:
        """Whoever is here said they like something."""
        self._heard(facet, Heard(option, "like", source))

    def reject(self, facet: str, option: str) -> None:
        """'Not me.'"""
        self._heard(facet, Heard(option, "not-me"))

    def take_back(self, facet: str, option: str) -> None:
        """What was said of an option counts no more."""
        if self.memory.kept is None:
            self.memory.take_back(facet, option)
            return
        Taste(self._store.choices).take_back(self.memory.kept, facet, option)
        self.memory.changed()

    def _heard(self, facet: str, heard: Heard) -> None:
        said = heard.on(day_of(self._store.clock()))
        if self.memory.kept is None:
            self.memory.say(facet, said)
            return
        self._keep(self.memory.kept, facet, said)
        self.memory.changed()

    def _keep(self, person: str, facet: str, said: Said) -> None:
        taste, now = Taste(self._store.choices), self._store.clock()
        if said.verdict == "like":
            taste.declare(person, facet, said.option, now, said.source)
        else:
            taste.reject(person, facet, said.option, now)

    def learn(self, design: Design, *, ordered: bool = False) -> int:
        """Learn what stayed in a finished design, in one transaction; gives how many choices.

        The shop learns always, and names nobody; the person where they agreed to it. An ordered
        design also tells what came with it and was not exchanged.
        """
        choices = lessons_of(self.memory.taps, design, self.matters)
        if ordered:
            tapped = frozenset(each.facet for each in choices)
            choices = (*choices, *bought(design, self.matters, tapped))
        taste, now = Taste(self._store.choices), self._store.clock()
        with self._store.database.writing():
            for choice in choices:
                taste.observe(self.memory.kept, choice, now)
                self.memory.took(choice)
        self.memory.taps = ()
        self.memory.changed()
        return len(choices)
