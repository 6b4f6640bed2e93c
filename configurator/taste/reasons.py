"""Reasons: which stage and which evidence moved an option most, and that in one sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from configurator.model.circles import SITUATIONS, kind_of
from configurator.model.evidence import FacetEvidence, Said
from configurator.model.fading import UNIT
from configurator.model.words import Words
from configurator.taste.crowds import CIRCLE
from configurator.taste.stages import Opinions, trait_worths
from configurator.taste.view import View

LEAST = 0.02
"""A stage that moves an option by less than this (in the logarithm) is no reason."""
MANY = 30
"""Choices from which on one may speak of many people."""
SEVERAL = 5
MARKED = 0.5
"""Share of the slow evidence that somebody's word must be, for it to be the reason."""
TRAITS = "trait"
"""The facet a trait is named in that is no option of another facet, such as 'warm'."""

Kind = Literal[
    "said",
    "quiz",
    "chosen",
    "lately",
    "last",
    "other",
    "shared",
    "neighbors",
    "alike",
    "many",
    "many-lately",
    "new",
]

SENTENCES: dict[Kind, Words] = {
    "said": Words(en="You told us you like {thing}.", he="סיפרת לנו שאהבת: {thing}."),
    "quiz": Words(en="You picked {thing} in the game.", he="בחרת {thing} במשחק."),
    "chosen": Words(en="You chose {thing} {where}.", he="בחרת {thing} {where}."),
    "lately": Words(en="You chose {thing} lately.", he="בחרת {thing} לאחרונה."),
    "last": Words(en="You chose {thing} last time.", he="בפעם הקודמת בחרת {thing}."),
    "other": Words(en="Something other than last time.", he="משהו אחר מאשר בפעם הקודמת."),
    "shared": Words(
        en="It has {thing}, which you chose {where}.", he="יש בזה {thing}, שבחרת {where}."
    ),
    "neighbors": Words(
        en="People who chose {thing} often choose this.", he="מי שבחרו {thing} בוחרים גם בזה."
    ),
    "alike": Words(
        en="Many who told us the same as you like this.",
        he="רבים שסיפרו לנו אותו דבר כמוך אוהבים את זה.",
    ),
    "many": Words(en="Many people here like this.", he="הרבה אנשים כאן אוהבים את זה."),
    "many-lately": Words(
        en="Many people here have liked this lately.", he="הרבה אנשים כאן אוהבים את זה לאחרונה."
    ),
    "new": Words(en="One more to try.", he="עוד אחד לנסות."),
}
ONCE = Words(en="before", he="בעבר")
OFTEN = Words(en="{n} times", he="{n} פעמים")

Namer = Callable[[str, str], Words]
"""What an option of a facet is called, in the middle of a sentence."""
Whereabouts = Callable[[str, int], Words]
"""'on your last two wrappers', of a family and a number."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an option stands where it does: the stage that moved it most and its evidence.

    `thing` is what was chosen or said, in `facet`. `times` is how often, of the choices kept; the
    last `row` of `family` without a break. `moved` is by how much, in the logarithm.
    """

    kind: Kind
    stage: str
    facet: str
    thing: str = ""
    times: int = 0
    row: int = 0
    family: str = ""
    moved: float = 0.0

    @property
    def is_own(self) -> bool:
        """Whether it is about the person, not about everybody."""
        return self.kind not in {"many", "many-lately", "new"}

    def sentence(self, named: Namer, where: Whereabouts) -> Words:
        """The reason as one would say it."""
        thing = named(self.facet, self.thing) if self.thing else Words(en="", he="")
        place = ONCE
        if self.row > 1:
            place = where(self.family, self.row)
        elif self.times > 1:
            place = OFTEN.filled(n=self.times)
        return SENTENCES[self.kind].filled(thing=thing, where=place)


def moved_by(view: View, opinions: Opinions, at: int) -> dict[str, float]:
    """By how much each stage moved an option against the mean of what is offered."""
    return {
        stage: view.weight(stage) * float(logs[at] - logs.mean())
        for stage, logs in opinions.logs.items()
    }


def reason(view: View, opinions: Opinions, at: int) -> Reason:
    """Why one of the options stands where it does."""
    option = opinions.options[at]
    facet, name = view.facet, option.id
    moved = {
        stage: by
        for stage, by in moved_by(view, opinions, at).items()
        if _may_be_said(view, stage, name)
    }
    stage = max(moved, key=lambda name: moved[name])
    by = moved[stage]
    if by < LEAST:
        return Reason("new", "", facet, moved=by)
    if stage in {"store", "trend"}:
        return Reason("many" if stage == "store" else "many-lately", stage, facet, moved=by)
    if stage.startswith(CIRCLE):
        told = stage.removeprefix(CIRCLE) not in SITUATIONS
        return Reason("alike" if told else "many", stage, facet, moved=by)
    if stage == "traits":
        return _shared(view, opinions, at, by)
    if stage == "neighbors":
        return Reason("neighbors", stage, facet, _nearest(view, name), moved=by)
    if stage == "last" and view.weight(stage) < 0:
        return Reason("other", stage, facet, moved=by)
    return _own(view, stage, name, by)


def _may_be_said(view: View, stage: str, name: str) -> bool:
    """Whether a stage's sentence is true: 'many' is not said of a few."""
    if stage in {"store", "trend"}:
        return view.shop.count >= MANY
    if stage.startswith(CIRCLE):
        return _in_circle(view, stage.removeprefix(CIRCLE)) >= MANY
    if stage == "neighbors":
        return bool(_nearest(view, name))
    if stage == "last":
        again = bool(view.mine.choices) and view.mine.choices[-1].chosen == name
        return bool(view.mine.choices) and again == (view.weight(stage) > 0)
    return True


def _in_circle(view: View, kind: str) -> float:
    """How many choices are known of those who have this in common with the person."""
    mine = [circle for circle in view.circles if kind_of(circle) == kind]
    chosen = [view.shop.circles.get(circle, {}).values() for circle in mine]
    return min((sum(tally[0] for tally in each) / UNIT for each in chosen), default=0.0)


def _own(view: View, stage: str, name: str, moved: float) -> Reason:
    mine = view.mine
    said = next((e for e in mine.said if e.option == name and e.verdict == "like"), None)
    chosen = [each for each in mine.choices if each.chosen == name]
    worth = mine.worth(name, 2, view.day)[0]
    if stage == "slowly" and said is not None and said.worth * MARKED > worth * (1 - MARKED):
        return Reason(_said_how(said), stage, view.facet, name, moved=moved)
    if not chosen and worth <= 0:
        # Not this was chosen, but others were refused more.
        return Reason("new", stage, view.facet, moved=moved)
    row, family = _row(mine, name)
    kinds: dict[str, Kind] = {"slowly": "chosen", "lately": "lately", "last": "last"}
    return Reason(kinds[stage], stage, view.facet, name, max(1, len(chosen)), row, family, moved)


def _said_how(said: Said) -> Kind:
    return "quiz" if said.source == "quiz" else "said"


def _row(mine: FacetEvidence, name: str) -> tuple[int, str]:
    """On how many of the last things of one product it was chosen without a break."""
    last = next((each for each in reversed(mine.choices) if each.chosen == name), None)
    family = last.family if last else ""
    row = 0
    for each in reversed([each for each in mine.choices if each.family == family]):
        if each.chosen != name:
            break
        row += 1
    return row, family


def _shared(view: View, opinions: Opinions, at: int, moved: float) -> Reason:
    traits = opinions.options[at].traits
    worths = trait_worths(view.person, view.facet, traits, view.day)
    best = max(worths, key=lambda trait: _lean(worths[trait]), default="")
    facet, _, thing = best.partition(":")
    if not thing:
        return Reason("shared", "traits", TRAITS, facet, moved=moved)
    other = view.person.facet(facet)
    said = next((e for e in other.said if e.option == thing and e.verdict == "like"), None)
    times = sum(each.chosen == thing for each in other.choices)
    if said is not None and said.worth > times:
        return Reason(_said_how(said), "traits", facet, thing, moved=moved)
    return Reason("shared", "traits", facet, thing, times, moved=moved)


def _lean(worth: tuple[float, float]) -> float:
    chosen, offered = worth
    return chosen / (offered + 1.0)


def _nearest(view: View, name: str) -> str:
    """What this person chose that speaks most for an option; empty where few chose both."""
    kinds, pairs = view.crowd.kinds, view.shop.pairs
    chosen = dict.fromkeys(each.chosen for each in view.mine.choices)
    speaks = {
        each: kinds.likeness(each, name)
        for each in chosen
        if each != name
        and pairs.get(each, {}).get(name, 0) + pairs.get(name, {}).get(each, 0) >= SEVERAL
    }
    best = max(speaks, key=lambda each: speaks[each], default="")
    return best if best and speaks[best] > 0 else ""
