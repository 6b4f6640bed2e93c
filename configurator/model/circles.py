"""Circles: the crowd told apart by what is known at the moment of choosing, as whole-number sums.

Which product it is, how many choices came before, and what somebody chose to tell of themselves:
nothing else. A circle holds the choices that are kept one by one, so whoever is forgotten is out
of it at once, and what a person's choices are in is worked out from them alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from configurator.model.evidence import (
    FacetEvidence,
    Learned,
    PersonEvidence,
    Tally,
    added,
    tallies,
)

EVERYBODY = ""
"""The kind of the one circle that all are in; only its ties are kept."""
PRODUCT, BEFORE = "product", "before"
SITUATIONS = frozenset((PRODUCT, BEFORE))
"""Kinds that tell choices apart, not people: the same person is in one and then in another."""
MOOD = "mood"
"""What somebody picks in "Which one are you?": it says something of them, not of a thing, so
those who picked the same are a circle they chose themselves."""
MANY_BEFORE = 9
"""From so many choices before on, how many there were makes no difference."""
EVER_ONLY = 2
"""Numbers of a tally in a circle: chosen and offered, as they ever were."""

Circles = dict[str, dict[str, Tally]]
Ties = dict[str, tuple[int, int, int]]


def kind_of(circle: str) -> str:
    """The way in which a circle tells people apart: 'product' of 'product:patch'."""
    return circle.rpartition(":")[0]


def circles_at(family: str, before: int, about: Iterable[str]) -> tuple[str, ...]:
    """The circles of one choice: its product, how many came before, and what was told."""
    return (f"{PRODUCT}:{family}", f"{BEFORE}:{min(before, MANY_BEFORE)}", *about)


def circles_of(lesson: Learned) -> tuple[str, ...]:
    """The circles that a choice was learned in."""
    return circles_at(lesson.family, lesson.count, lesson.about)


def told_of(person: PersonEvidence, facet: str) -> tuple[str, ...]:
    """What somebody told of themselves, for the choices of another facet."""
    if facet == MOOD:
        return ()
    liked = (each.option for each in person.facet(MOOD).said if each.verdict == "like")
    return tuple(sorted(f"{MOOD}:{option}" for option in liked))


def in_circles(lessons: Iterable[Learned]) -> Circles:
    """What some choices add to their circles."""
    found: Circles = {}
    for lesson in lessons:
        tally = tallies(lesson, EVER_ONLY)
        for circle in circles_of(lesson):
            found[circle] = added(found.get(circle, {}), tally)
    return found


def ties_of(lesson: Learned, others: Iterable[Learned]) -> Ties:
    """Pairs of one choice with others of the same person, by the kinds of circle they share.

    How many are alike, of how many where what was chosen first was shown again, and how many
    options stood there. One person's choices are no independent witnesses; this says how far.
    """
    found: dict[str, list[int]] = {}
    mine = circles_of(lesson)
    for other in others:
        first, then = (lesson, other) if lesson.count < other.count else (other, lesson)
        if first.chosen not in then.shown or not mine:
            continue
        shared = {kind_of(each) for each in circles_of(other) if each in mine}
        for kind in (EVERYBODY, *shared):
            row = found.setdefault(kind, [0, 0, 0])
            row[0] += first.chosen == then.chosen
            row[1] += 1
            row[2] += then.many
    return {kind: (same, pairs, options) for kind, (same, pairs, options) in found.items()}


def circled(
    shop: FacetEvidence, before: Sequence[Learned], after: Sequence[Learned]
) -> FacetEvidence:
    """The shop's evidence when the choices kept of one person are others than before."""
    were, are = {each.count: each for each in before}, {each.count: each for each in after}
    gone = [each for each in before if are.get(each.count) != each]
    came = [each for each in after if were.get(each.count) != each]
    stayed = [each for each in after if were.get(each.count) == each]
    circles = _moved(_moved(shop.circles, in_circles(came), 1), in_circles(gone), -1)
    ties = dict(shop.ties)
    for lessons, sign in ((came, 1), (gone, -1)):
        beside = list(stayed)
        for lesson in lessons:
            _tie(ties, ties_of(lesson, beside), sign)
            beside.append(lesson)
    kept = {kind: row for kind, row in ties.items() if any(row)}
    return shop.model_copy(update={"circles": circles, "ties": kept})


def _tie(ties: Ties, more: Ties, sign: int) -> None:
    for kind, row in more.items():
        there = ties.get(kind, (0, 0, 0))
        ties[kind] = (there[0] + sign * row[0], there[1] + sign * row[1], there[2] + sign * row[2])


def _moved(circles: Mapping[str, dict[str, Tally]], more: Circles, sign: int) -> Circles:
    out = dict(circles)
    for circle, tally in more.items():
        sums = added(out.get(circle, {}), tally, sign)
        if sums:
            out[circle] = sums
        else:
            out.pop(circle, None)
    return out
