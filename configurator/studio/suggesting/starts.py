"""Starts: real designs to begin from, each with its because, from what this person made before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from configurator.model.design import Design
from configurator.model.documents import design_hash
from configurator.model.layers import Photo
from configurator.model.library import Library
from configurator.model.product import ProductFamily, refitted
from configurator.model.words import Language, Words
from configurator.store.order_states import Order
from configurator.store.store import Store
from configurator.studio.people.fact_words import age_words
from configurator.studio.people.presence import Presence
from configurator.studio.suggesting.habits import Habit, habits_in, uses
from configurator.studio.suggesting.matters import look_of
from configurator.studio.suggesting.tastes import Look, Tastes
from configurator.studio.suggesting.whereabouts import where_words

JUST_BOUGHT = timedelta(days=28)
"""What was ordered so lately is not offered again."""
MOST_STARTS = 6
MOST_OF_A_KIND = 2
MOST_OF = {"taste": 3}

StartKind = Literal["continue", "habit", "taste", "explore", "like-last", "again"]

CONTINUE = Words(en="You began this {age}.", he="התחלת את זה {age}.")
EXPLORE = Words(en="Something else to try. Is this you?", he="משהו אחר לנסות. זה הסגנון שלך?")
AGAIN = Words(en="You ordered this {age}.", he="הזמנת את זה {age}.")
LIKE_LAST = Words(
    en="You made this {age}. Put new words on it.", he="עיצבת את זה {age}. אפשר לשים מילים חדשות."
)
BECAUSE_COLOR = Words(en="You chose {item} {where}.", he="בחרת {item} {where}.")
BECAUSE_MOTIF = Words(
    en="You used the drawing “{item}” {where}.", he="השתמשת בציור ״{item}״ {where}."
)


@dataclass(frozen=True, slots=True)
class Start:
    """A design to begin from, and why it is shown, in one sentence.

    `kept` is the id of the person's own design it goes on with; only 'continue' has one.
    `owner` is who the design's photographs are sealed for: the person, or an earlier order.
    `about` is what 'not me' is said of: a look of a product; one's own work has none.
    """

    kind: StartKind
    design: Design
    because: Words
    owner: str
    kept: str | None = None
    about: tuple[str, str] | None = None


class Starts:
    """Finds starts for whoever is here. Nothing is guessed: no habit, no suggestion."""

    def __init__(
        self,
        store: Store,
        families: Mapping[str, ProductFamily],
        library: Library,
        tastes: Tastes | None = None,
    ) -> None:
        self._store = store
        self._families = families
        self._library = library
        self._tastes = tastes

    def of(self, presence: Presence) -> tuple[Start, ...]:
        """Up to MOST_STARTS starts, unfinished things first.

        Before the PIN there are none, and for a guest only what this visit told of their taste.
        """
        if not presence.unlocked:
            return ()
        if presence.person is None:
            return tuple(self._from_taste(presence))[:MOST_STARTS]
        now = self._store.clock()
        orders = self._store.orders.of_person(presence.person)
        ordered = [(order, self._store.orders.design(order.id)) for order in orders]
        bought = {
            design_hash(design)
            for order, design in ordered
            if design is not None and now - order.made_at < JUST_BOUGHT
        }
        found: dict[str, Start] = {}
        for start in self._all(presence, ordered, now):
            design = self._fitting(presence, start)
            mark = design_hash(design)
            fresh = mark not in found and mark not in bought and design.family in self._families
            same_kind = sum(each.kind == start.kind for each in found.values())
            if fresh and same_kind < MOST_OF.get(start.kind, MOST_OF_A_KIND):
                found[mark] = replace(start, design=design)
        return tuple(found.values())[:MOST_STARTS]

    def _all(
        self, presence: Presence, ordered: list[tuple[Order, Design | None]], now: datetime
    ) -> Iterator[Start]:
        person = presence.person or ""
        for kept in presence.drafts:
            because = CONTINUE.filled(age=age_words(kept.changed_at, now))
            yield Start("continue", kept.design, because, person, kept.id)
        yield from self._from_habits(presence)
        yield from self._from_taste(presence)
        for kept in presence.designs:
            if kept.state == "saved":
                because = LIKE_LAST.filled(age=age_words(kept.changed_at, now))
                yield Start("like-last", kept.design, because, person)
        for order, design in ordered:
            if design is not None and order.state == "handed-over":
                because = AGAIN.filled(age=age_words(order.made_at, now))
                yield Start("again", design, because, order.id)

    def _from_habits(self, presence: Presence) -> Iterator[Start]:
        """What they do again and again, on a product they did not yet do it on.

        The design is one of that family's own themes that has it already, so it is sure to look
        right; a habit no theme has suggests nothing.
        """
        person = presence.person or ""
        made = [kept.design for kept in presence.designs]
        for habit in habits_in(made, self._library, self._families):
            for family in self._families.values():
                if family.id == habit.family:
                    continue
                theme, design = self._theme_with(family, habit, presence.posture.language)
                if design is not None:
                    about = (look_of(family.id), theme)
                    yield Start("habit", design, self._because(habit), person, about=about)

    def _from_taste(self, presence: Presence) -> Iterator[Start]:
        """The look of each product that fits what this person chose and said, and a new one."""
        tastes = self._tastes
        if tastes is None or not tastes.knows_them:
            return
        every = [tastes.looks(each) for each in self._families.values() if each.themes]
        reasons = {looks[0]: tastes.why_look(looks[0]) for looks in every}
        best = sorted(reasons, key=lambda look: -reasons[look].moved)
        for look in best:
            if reasons[look].is_own:
                yield self._start_of("taste", presence, look, tastes.said_why(reasons[look]))
        # One place for something worth learning about, on the product they like most.
        liked = next((looks for looks in every if best and looks[0] == best[0]), ())
        if liked:
            tastes.showed_looks(self._families[liked[0].family])
        for look in liked:
            if look.explored:
                yield self._start_of("explore", presence, look, EXPLORE)

    def _start_of(self, kind: StartKind, presence: Presence, look: Look, because: Words) -> Start:
        family = self._families[look.family]
        design = family.new_design(look.theme, None, presence.posture.language)
        about = (look_of(look.family), look.theme)
        return Start(kind, design, because, presence.person or "", about=about)

    def _theme_with(
        self, family: ProductFamily, habit: Habit, language: Language
    ) -> tuple[str, Design | None]:
        """The first look that has it, of those that were not refused."""
        refused = self._tastes.refused(look_of(family.id)) if self._tastes else frozenset()
        for theme in family.themes:
            design = family.new_design(theme.id, None, language)
            if theme.id not in refused and uses(design, habit, self._library):
                return theme.id, design
        return "", None

    def _because(self, habit: Habit) -> Words:
        where = where_words(habit.family, habit.times)
        if habit.kind == "motif":
            item = self._library.motif(habit.item).words
            return BECAUSE_MOTIF.filled(item=item, where=where)
        color = self._library.swatches[habit.item].words
        lower = Words(en=color.en.lower(), he=color.he)
        return BECAUSE_COLOR.filled(item=lower, where=where)

    def _fitting(self, presence: Presence, start: Start) -> Design:
        """The design without photographs that are no longer kept, a shoe in this person's size."""
        kept = {each.photo for each in self._store.keepsakes.of(start.owner)}
        design = _without_lost_photos(start.design, kept | self._store.shelf.ids())
        size = presence.fact("shoe-size")
        family = self._families.get(design.family)
        if design.family != "shoe" or family is None or size == design.size:
            return design
        if size is None or size not in {each.id for each in family.sizes}:
            return design
        return refitted(family, design, design.model_copy(update={"size": size}))


def _without_lost_photos(design: Design, kept: set[str]) -> Design:
    for name, part in design.parts.items():
        there = tuple(
            layer for layer in part.layers if not isinstance(layer, Photo) or layer.photo.id in kept
        )
        if len(there) < len(part.layers):
            design = design.with_part(name, part.model_copy(update={"layers": there}))
    return design
