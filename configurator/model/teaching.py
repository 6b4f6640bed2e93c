"""Teaching: one choice added to what is known, or taken out again as if it had never been made."""

from __future__ import annotations

from dataclasses import dataclass

from configurator.model.evidence import (
    LAST_KEPT,
    OF_SHOP,
    Choice,
    FacetEvidence,
    Learned,
    PersonEvidence,
    Said,
    added,
    learned,
    of_shop,
    pairs_added,
    pairs_of,
    tallies,
    trait_tallies,
)
from configurator.model.fading import FADINGS

EVERY = 2 * len(FADINGS)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known before and after a lesson: of the shop in one facet, and of one person."""

    shop: FacetEvidence
    person: PersonEvidence | None = None


def taught(known: Known, choice: Choice, day: int) -> Known:
    """A choice learned, by the shop and by the person where there is one."""
    mine = known.person.facet(choice.facet) if known.person else FacetEvidence()
    lesson = learned(choice, mine, day)
    shop = known.shop.model_copy(
        update={
            "day": max(known.shop.day, lesson.day),
            "count": known.shop.count + 1,
            "sums": added(known.shop.sums, tallies(lesson, OF_SHOP)),
            "pairs": pairs_added(known.shop.pairs, pairs_of(lesson)),
        }
    )
    if known.person is None:
        return Known(shop)
    facet = mine.model_copy(
        update={
            "day": lesson.day,
            "count": mine.count + 1,
            "sums": added(mine.sums, tallies(lesson, EVERY)),
            "traits": added(mine.traits, trait_tallies(lesson)),
            "pairs": pairs_added(mine.pairs, pairs_of(lesson)),
            "choices": (*mine.choices, lesson)[-LAST_KEPT:],
        }
    )
    return Known(shop, known.person.with_facet(choice.facet, facet))


def untaught(known: Known, facet: str, lesson: Learned) -> Known:
    """One choice taken out again. Raises KeyError when it is not among those kept."""
    mine = known.person.facet(facet) if known.person else FacetEvidence()
    if known.person is None or lesson not in mine.choices:
        raise KeyError(lesson.chosen)
    at = len(mine.choices) - 1 - mine.choices[::-1].index(lesson)
    left = mine.choices[:at] + mine.choices[at + 1 :]
    was_last = lesson.count == mine.count - 1
    facet_now = mine.model_copy(
        update={
            "day": left[-1].day if was_last and left else mine.day,
            "count": mine.count - was_last,
            "gone": mine.gone + (not was_last),
            "sums": added(mine.sums, tallies(lesson, EVERY), -1),
            "traits": added(mine.traits, trait_tallies(lesson), -1),
            "pairs": pairs_added(mine.pairs, pairs_of(lesson), -1),
            "choices": left,
        }
    )
    person = known.person.with_facet(facet, facet_now)
    shop = known.shop.model_copy(
        update={
            "count": max(0, known.shop.count - 1),
            "sums": added(known.shop.sums, tallies(lesson, OF_SHOP), -1),
            "pairs": pairs_added(known.shop.pairs, pairs_of(lesson), -1),
        }
    )
    return Known(shop, person)


def without_facet(known: Known, facet: str) -> Known:
    """All that was learned of one person in one facet, taken out of theirs and of the shop's."""
    if known.person is None:
        return known
    mine = known.person.facet(facet)
    shop = known.shop.model_copy(
        update={
            "count": max(0, known.shop.count - mine.count + mine.gone),
            "sums": added(known.shop.sums, of_shop(mine.sums), -1),
            "pairs": pairs_added(known.shop.pairs, mine.pairs, -1),
        }
    )
    return Known(shop, known.person.with_facet(facet, FacetEvidence()))


def without_option(known: Known, facet: str, option: str) -> Known:
    """One option taken out of everything learned of a person; it is as if never offered to them."""
    if known.person is None:
        return known
    for lesson in reversed(known.person.facet(facet).choices):
        if lesson.chosen == option:
            known = untaught(known, facet, lesson)
    person = known.person or PersonEvidence()
    mine = person.facet(facet)
    gone = _pairs_with(mine.pairs, option)
    facet_now = mine.model_copy(
        update={
            "sums": {name: tally for name, tally in mine.sums.items() if name != option},
            "pairs": pairs_added(mine.pairs, gone, -1),
            "said": tuple(each for each in mine.said if each.option != option),
        }
    )
    shop = known.shop.model_copy(
        update={
            "sums": added(known.shop.sums, of_shop(mine.sums, (option,)), -1),
            "pairs": pairs_added(known.shop.pairs, gone, -1),
        }
    )
    return Known(shop, person.with_facet(facet, facet_now))


def _pairs_with(pairs: dict[str, dict[str, int]], option: str) -> dict[str, dict[str, int]]:
    found = {
        liked: {chosen: times for chosen, times in counts.items() if option in {liked, chosen}}
        for liked, counts in pairs.items()
    }
    return {liked: counts for liked, counts in found.items() if counts}


def told(person: PersonEvidence, facet: str, said: Said) -> PersonEvidence:
    """What somebody said; it takes the place of what they said of the same option before."""
    mine = person.facet(facet)
    others = tuple(each for each in mine.said if each.option != said.option)
    return person.with_facet(facet, mine.model_copy(update={"said": (*others, said)}))


def untold(person: PersonEvidence, facet: str, option: str) -> PersonEvidence:
    """What somebody said of an option, taken back."""
    mine = person.facet(facet)
    others = tuple(each for each in mine.said if each.option != option)
    return person.with_facet(facet, mine.model_copy(update={"said": others}))


def joined(giver: PersonEvidence, taker: PersonEvidence) -> PersonEvidence:
    """Two profiles of one human as one; the giver's choices count as the older ones.

    What the shop shares is added whole. Sums that fade at each choice are brought to the count of
    both together, exact to a millionth of a choice.
    """
    out = taker
    for name, theirs in giver.facets.items():
        mine = _recounted(taker.facet(name), theirs.count)
        said = {each.option: each for each in (*theirs.said, *mine.said)}
        both = FacetEvidence(
            day=max(mine.day, theirs.day),
            count=mine.count + theirs.count,
            gone=mine.gone + theirs.gone,
            sums=added(theirs.sums, mine.sums),
            traits=added(theirs.traits, mine.traits),
            pairs=pairs_added(theirs.pairs, mine.pairs),
            choices=(*theirs.choices, *mine.choices)[-LAST_KEPT:],
            said=tuple(said.values()),
        )
        out = out.with_facet(name, both)
    return out


def _recounted(evidence: FacetEvidence, by: int) -> FacetEvidence:
    """Evidence as if its choices had come so many choices later; its own count stays."""
    sums = {
        option: tuple(FADINGS[at // 2].later(total, by) for at, total in enumerate(tally))
        for option, tally in evidence.sums.items()
    }
    choices = (each.model_copy(update={"count": each.count + by}) for each in evidence.choices)
    return evidence.model_copy(update={"sums": sums, "choices": tuple(choices)})
