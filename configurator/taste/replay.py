"""Replay: every choice guessed before it is seen, by taste and by its opponents, strictly in time.

Figures are means over choices with intervals over people (bootstrap, Efron 1979): people are drawn
again, not choices, because the choices of one person are not independent.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt

from configurator.ground.seeds import seed_from
from configurator.taste.opponents import (
    FIXED,
    Event,
    Guesser,
    Tasting,
    to_be_tuned,
)
from configurator.taste.slate import Vector

TASTE = "taste"
TUNING_SHARE = 5
"""One person in so many is used for finding strengths, and left out of the figures."""
DRAWS = 1000
BUCKETS: tuple[tuple[str, int, int], ...] = (
    ("0", 0, 0),
    ("1", 1, 1),
    ("2-4", 2, 4),
    ("5-9", 5, 9),
    ("10+", 10, 10**9),
)
"""Numbers of past choices in the facet that figures are given for."""
MEASURES = ("hit@1", "hit@3", "MRR", "log-loss")
LEAST_CHANCE = 1e-6

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Records:
    """What one guesser's guesses came to, choice by choice."""

    people: tuple[str, ...]
    past: Ints
    hit_1: Floats
    hit_3: Floats
    reciprocal: Floats
    loss: Floats


@dataclass(frozen=True, slots=True)
class Figure:
    """A mean with its interval (95 %), and of how many choices and people it is."""

    mean: float
    low: float
    high: float
    choices: int
    people: int

    @property
    def is_proven(self) -> bool:
        """Whether the interval of a difference lies above nothing."""
        return self.low > 0


def replayed(events: Sequence[Event], guesser: Guesser) -> Records:
    """Guess and learn one after the other. `events` stand in the order of time."""
    past: Counter[tuple[str, str]] = Counter()
    rows: list[tuple[float, ...]] = []
    for event in events:
        chances = guesser.chances(event)
        at = event.choice.shown.index(event.choice.chosen)
        # Options that are guessed alike share the places between them.
        above = float((chances > chances[at]).sum())
        level = float((chances == chances[at]).sum())
        seen = past[event.person, event.choice.facet]
        rows.append((seen, *_scores(above, level), -math.log(max(chances[at], LEAST_CHANCE))))
        past[event.person, event.choice.facet] += 1
        guesser.learn(event)
    table = np.array(rows, dtype=float).reshape(-1, 5)
    people = tuple(event.person for event in events)
    return Records(people, table[:, 0].astype(np.int64), *(table[:, n] for n in range(1, 5)))


def _scores(above: float, level: float) -> tuple[float, float, float]:
    """Hit at 1, hit at 3 and reciprocal rank, in the mean over orders of what is guessed alike."""
    ranks = [above + 1 + step for step in range(int(level))]
    return (
        sum(rank <= 1 for rank in ranks) / level,
        sum(rank <= 3 for rank in ranks) / level,
        sum(1 / rank for rank in ranks) / level,
    )


def tuned_guessers(events: Sequence[Event]) -> dict[str, Callable[[], Guesser]]:
    """Every guesser, its strength found on the people who are left out of the figures.

    Taste's strengths are found as a shop finds them: by living through those people's choices.
    """
    makers: dict[str, Callable[[], Guesser]] = dict(FIXED)
    tuning = [event for event in events if is_for_tuning(event.person)]
    for name, tried in to_be_tuned(events).items():
        makers[name] = best_of(tried, tuning)
    lived = Tasting()
    for event in tuning:
        lived.learn(event)
    makers[TASTE] = partial(Tasting, lived.mind.believed)
    return makers


def best_of(
    tried: Sequence[Callable[[], Guesser]], tuning: Sequence[Event]
) -> Callable[[], Guesser]:
    """Of several guessers the one least surprised by some choices."""
    losses = [float(replayed(tuning, make()).loss.mean()) if tuning else 0.0 for make in tried]
    return tried[int(np.argmin(losses))]


def is_for_tuning(person: str) -> bool:
    """Whether somebody's choices find strengths instead of making figures."""
    return seed_from("tuning", person) % TUNING_SHARE == 0


def measured(
    events: Sequence[Event], makers: Mapping[str, Callable[[], Guesser]]
) -> dict[str, Records]:
    """The records of every guesser, without those of the people it was tuned on."""
    found = {}
    for name, make in makers.items():
        records = replayed(events, make())
        kept = np.array([not is_for_tuning(person) for person in records.people], dtype=bool)
        found[name] = _only(records, kept)
    return found


def _only(records: Records, kept: npt.NDArray[np.bool_]) -> Records:
    people = tuple(p for p, keep in zip(records.people, kept, strict=True) if keep)
    return Records(
        people,
        records.past[kept],
        records.hit_1[kept],
        records.hit_3[kept],
        records.reciprocal[kept],
        records.loss[kept],
    )


def within(records: Records, low: int, high: int) -> Records:
    """The choices before which so many others had been made."""
    return _only(records, (records.past >= low) & (records.past <= high))


def measure(records: Records, name: str) -> Floats:
    """What a measure says of every guess, by its name in MEASURES."""
    values = (records.hit_1, records.hit_3, records.reciprocal, records.loss)
    return values[MEASURES.index(name)]


def figure(records: Records, values: Vector) -> Figure:
    """The mean of a value over choices, with its interval over people."""
    names = sorted(set(records.people))
    if not names:
        return Figure(0.0, 0.0, 0.0, 0, 0)
    numbers = {name: at for at, name in enumerate(names)}
    owners = np.array([numbers[person] for person in records.people])
    sums = np.bincount(owners, weights=values, minlength=len(names))
    counts = np.bincount(owners, minlength=len(names)).astype(float)
    luck = np.random.default_rng(seed_from("bootstrap", len(names), len(values)))
    drawn = luck.multinomial(len(names), np.full(len(names), 1 / len(names)), size=DRAWS)
    means = (drawn @ sums) / np.maximum(drawn @ counts, 1.0)
    low, high = np.percentile(means, [2.5, 97.5])
    mean = float(values.sum() / len(values))
    return Figure(mean, float(low), float(high), len(values), len(names))


def lift(found: Mapping[str, Records], over: str, low: int = 0, high: int = 10**9) -> Figure:
    """By how much taste hits at 1 more often than an opponent, for so many past choices."""
    mine, theirs = within(found[TASTE], low, high), within(found[over], low, high)
    return figure(mine, mine.hit_1 - theirs.hit_1)
