"""Summing: what choices that are kept one by one account for in a person's sums."""

from __future__ import annotations

from collections.abc import Iterable

from configurator.model.evidence import Learned, Tally, trait_tallies
from configurator.model.fading import FADINGS


def summed(lessons: Iterable[Learned]) -> dict[str, Tally]:
    """The tallies of several choices together, as a person keeps them."""
    sums: dict[str, list[int]] = {}
    by_slate: dict[tuple[tuple[str, ...], int], list[int]] = {}
    for each in lessons:
        offered = by_slate.setdefault((each.shown, each.many), [0] * len(FADINGS))
        row = sums.setdefault(each.chosen, [0] * (2 * len(FADINGS)))
        for at, fading in enumerate(FADINGS):
            weight = fading.weight(each.day, each.count)
            row[2 * at] += weight
            offered[at] += weight // each.many
    for (shown, _), offered in by_slate.items():
        for option in shown:
            row = sums.setdefault(option, [0] * (2 * len(FADINGS)))
            for at, share in enumerate(offered):
                row[2 * at + 1] += share
    return {option: tuple(row) for option, row in sums.items()}


def summed_pairs(lessons: Iterable[Learned]) -> dict[str, dict[str, int]]:
    """Who likes this likes that, of several choices together."""
    pairs: dict[str, dict[str, int]] = {}
    for each in lessons:
        for liked in each.liked:
            counts = pairs.setdefault(liked, {})
            counts[each.chosen] = counts.get(each.chosen, 0) + 1
    return pairs


def summed_traits(lessons: Iterable[Learned]) -> dict[str, Tally]:
    """What several choices together add to the traits of what was shown; nothing is left out."""
    sums: dict[str, Tally] = {}
    for each in lessons:
        for trait, (chosen, offered) in trait_tallies(each).items():
            there = sums.get(trait, (0, 0))
            sums[trait] = there[0] + chosen, there[1] + offered
    return sums
