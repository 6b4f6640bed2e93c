"""Teaching: one choice added to what is known, or taken out again as if it had never been made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from configurator.model.circles import MOOD, circled, told_of
from configurator.model.evidence import (
    LAST_KEPT,
    OF_SHOP,
    Choice,
    FacetEvidence,
    Learned,
    PersonEvidence,
    Said,
    Tally,
    added,
    learned,
    of_shop,
    pairs_added,
    pairs_of,
    tallies,
    trait_tallies,
)
from configurator.model.fading import FADINGS, TREND, UNIT
from configurator.model.summing import summed, summed_traits

EVERY = 2 * len(FADINGS)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known before and after a lesson: of the shop in one facet, and of one person."""

    shop: FacetEvidence
    person: PersonEvidence | None = None


def taught(known: Known, choice: Choice, day: int) -> Known:
    """A choice learned, by the shop and by the person where there is one."""
    about = told_of(known.person, choice.facet) if known.person else ()
    mine = known.person.facet(choice.facet) if known.person else FacetEvidence()
    lesson = learned(choice, mine, day, about)
    shop = known.shop.model_copy(
        update={
            "day": max(known.shop.day, lesson.day),
            "count": known.shop.count + 1,
            "sums": added(known.shop.sums, tallies(lesson, OF_SHOP)),
            "pairs": pairs_added(known.shop.pairs, pairs_of(lesson)),
        }
    )
    if known.person is None:
        return Known(circled(shop, (), (lesson,)))
    every = (*mine.choices, lesson)
    gone, kept = every[:-LAST_KEPT], every[-LAST_KEPT:]
    facet = mine.model_copy(
        update={
            "day": lesson.day,
            "count": mine.count + 1,
            "sums": added(mine.sums, tallies(lesson, EVERY)),
            "traits": added(mine.traits, trait_tallies(lesson)),
            "pairs": pairs_added(mine.pairs, pairs_of(lesson)),
            "choices": kept,
        }
    )
    facet, shop = _outlived(facet, gone), _outlived(circled(shop, mine.choices, kept), gone)
    return Known(shop, known.person.with_facet(choice.facet, facet))


def _outlived(evidence: FacetEvidence, gone: Sequence[Learned]) -> FacetEvidence:
    """Evidence when choices are kept no longer: what only the kept ones make up goes with them."""
    for lesson in gone:
        size = len(next(iter(evidence.sums.values()), ()))
        trend = {name: _only_trend(tally) for name, tally in tallies(lesson, size).items()}
        sums = added(evidence.sums, trend, -1)
        pairs = pairs_added(evidence.pairs, pairs_of(lesson), -1)
        evidence = evidence.model_copy(update={"sums": sums, "pairs": pairs})
    return evidence


def _only_trend(tally: Tally) -> Tally:
    at = 2 * FADINGS.index(TREND)
    return tuple(n if at <= place <= at + 1 else 0 for place, n in enumerate(tally))


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
    return Known(circled(shop, mine.choices, left), person)


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
    shop = circled(shop, mine.choices, ())
    return Known(shop, known.person.with_facet(facet, FacetEvidence()))


def without_option(known: Known, facet: str, option: str) -> Known:
    """One option taken out of everything learned of a person; it is as if never offered to them.

    Where it was chosen before the choices that are kept one by one, what those left goes as a
    whole: it cannot be told apart, and nothing of the option is to stay.
    """
    if known.person is None:
        return known
    before = known.person.facet(facet)
    if _is_older(before, option):
        known = _without_older(known, known.person, facet)
    for lesson in reversed(before.choices):
        if lesson.chosen == option:
            known = untaught(known, facet, lesson)
    person = known.person or PersonEvidence()
    mine = person.facet(facet)
    gone = _pairs_with(mine.pairs, option)
    left = tuple(_hiding(each, option) for each in mine.choices)
    facet_now = mine.model_copy(
        update={
            "choices": left,
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
    return Known(circled(shop, mine.choices, left), person.with_facet(facet, facet_now))


def _is_older(mine: FacetEvidence, option: str) -> bool:
    kept = sum(each.chosen == option for each in mine.choices)
    return mine.sums.get(option, (0,))[0] > kept * UNIT


def _without_older(known: Known, person: PersonEvidence, facet: str) -> Known:
    """All of a facet but the choices that are kept one by one."""
    mine = person.facet(facet)
    sums = summed(mine.choices)
    older = mine.count - mine.gone - len(mine.choices)
    shop = known.shop.model_copy(
        update={
            "count": max(0, known.shop.count - older),
            "sums": added(known.shop.sums, of_shop(added(mine.sums, sums, -1)), -1),
        }
    )
    facet_now = mine.model_copy(
        update={
            "gone": mine.gone + older,
            "sums": {name: tally for name, tally in sums.items() if name in mine.sums},
            "traits": summed_traits(mine.choices),
        }
    )
    return Known(shop, person.with_facet(facet, facet_now))


def without_word(known: Known, facet: str, word: str) -> Known:
    """What a person told of themselves, taken out of what their choices of a facet taught.

    `word` is such as 'mood:calm'.
    """
    if known.person is None:
        return known
    mine = known.person.facet(facet)
    left = tuple(
        each.model_copy(update={"about": tuple(w for w in each.about if w != word)})
        if word in each.about
        else each
        for each in mine.choices
    )
    shop = circled(known.shop, mine.choices, left)
    facet_now = mine.model_copy(update={"choices": left})
    return Known(shop, known.person.with_facet(facet, facet_now))


def words_with(person: PersonEvidence, facet: str, option: str | None) -> dict[str, list[str]]:
    """By facet, what was told of the person that goes when a facet, or an option of it, does."""
    if facet != MOOD:
        return {}
    found: dict[str, list[str]] = {}
    for name, known in person.facets.items():
        words = {word for each in known.choices for word in each.about}
        gone = sorted(word for word in words if _tells(word, facet, option))
        if gone:
            found[name] = gone
    return found


def _tells(word: str, facet: str, option: str | None) -> bool:
    return word.startswith(f"{facet}:") if option is None else word == f"{facet}:{option}"


def _hiding(lesson: Learned, option: str) -> Learned:
    """A choice as if one option had never been seen beside it."""
    if option not in lesson.shown and option not in lesson.liked:
        return lesson
    shown = tuple(each for each in lesson.shown if each != option)
    return lesson.model_copy(
        update={
            "shown": shown,
            "hidden": lesson.many - len(shown),
            "liked": tuple(each for each in lesson.liked if each != option),
        }
    )


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
