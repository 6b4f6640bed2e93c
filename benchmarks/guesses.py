"""The table of guesses: hit@1 by past choices, taste against each opponent, with intervals."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from configurator.taste.opponents import (
    GROUPINGS,
    SEGMENT,
    SEGMENT_DOUBTS,
    Event,
    Guesser,
    Segment,
    Tasting,
)
from configurator.taste.replay import (
    BUCKETS,
    TASTE,
    Figure,
    Records,
    best_of,
    figure,
    is_for_tuning,
    lift,
    measured,
    tuned_guessers,
    within,
)

TREES = "boosted trees"
TREES_IN_TIME = "trees, in time"
"""The same trees learning as taste does, from every choice once it is made and none before."""
COLD = "taste, opening day"
"""Taste in a shop that has not lived through anybody's choices yet: nothing found beforehand."""
TOLD = "taste, told"
"""Taste where everybody tells, of their own will, the groups that the best segment is told."""
KNOWING = "taste, knowing them"
"""Taste that knows all the tuning people ever chose, later days too, as the fitted trees do."""
UNTOLD = "segment, nobody told"
"""The best segment where it, too, knows only what every visit tells: product, day, season."""
STRONG = (SEGMENT, UNTOLD, "own frequency", "last choice", TREES, TREES_IN_TIME)


class Knowing(Tasting):
    """Taste in a shop that the tuning people came to before everybody else."""

    def __init__(self, events: Sequence[Event]) -> None:
        super().__init__()
        for event in events:
            if is_for_tuning(event.person):
                super().learn(event)

    def learn(self, event: Event) -> None:
        """What is not known yet."""
        if not is_for_tuning(event.person):
            super().learn(event)


def told(
    title: str, events: Sequence[Event], more: Mapping[str, Callable[[], Guesser]] | None = None
) -> dict[str, Records]:
    """Guess every choice with everybody, and print how well each of them did."""
    makers: dict[str, Callable[[], Guesser]] = {
        **tuned_guessers(events),
        COLD: Tasting,
        KNOWING: partial(Knowing, events),
        **(more or {}),
    }
    try:
        from trees import Boosted, BoostedInTime

        makers[TREES] = partial(Boosted, events)
        makers[TREES_IN_TIME] = partial(BoostedInTime, events)
    except ImportError:
        print("scikit-learn is not installed: no boosted trees")
    if any(event.segments for event in events):
        makers[TOLD] = told_taste(events)
        makers[UNTOLD] = untold_segment(events)
    found = measured(events, makers)
    people = len({event.person for event in events})
    print(f"\n{title}; {people} people, {len(events):,} choices; hit@1 by past choices")
    print(f"{'':20}" + "".join(f"{past:>7}" for past, _, _ in BUCKETS) + f"{'all':>7}")
    for name, records in found.items():
        print(f"{name:20}{_row(records)}")
    for over in STRONG:
        if over in found:
            parts = [
                f"{past}: {_said(each)}"
                for past, low, high in BUCKETS
                if (each := lift(found, over, low, high)).choices
            ]
            print(f"{TASTE} over {over}: {_said(lift(found, over))};  " + "; ".join(parts))
    if TOLD in found:
        told_in_place = {**found, TASTE: found[TOLD]}
        parts = [
            f"{past}: {_said(lift(told_in_place, SEGMENT, low, high))}"
            for past, low, high in BUCKETS
        ]
        print(f"{TOLD} over {SEGMENT}: {_said(lift(told_in_place, SEGMENT))};  " + "; ".join(parts))
    return found


def told_lifts(sets: Mapping[str, Mapping[str, Records]], over: str, of: str = TASTE) -> None:
    """Print a table of sets: by how much taste leads an opponent, by past choices."""
    print(f"\n{of} over {over}, in points of hit@1 (95 % over people)")
    print("| choices of | " + " | ".join(past for past, _, _ in BUCKETS) + " | all |")
    print("| --- " * (len(BUCKETS) + 2) + "|")
    for name, found in sets.items():
        if over not in found:
            continue
        here = {**found, TASTE: found[of]}
        every = [lift(here, over, low, high) for _, low, high in BUCKETS] + [lift(here, over)]
        cells = (_said(each) if each.choices else "" for each in every)
        print(f"| {name} | " + " | ".join(cells) + " |")


def told_taste(events: Sequence[Event]) -> Callable[[], Guesser]:
    """Taste that is told, as a shop has become by living through the tuning people's choices."""
    lived = Tasting(told=True)
    for event in events:
        if is_for_tuning(event.person):
            lived.learn(event)
    return partial(Tasting, lived.mind.believed, told=True)


def untold_segment(events: Sequence[Event]) -> Callable[[], Guesser]:
    """The best segment among those that nobody has to tell of."""
    tried = [partial(Segment, doubt, group) for group in GROUPINGS for doubt in SEGMENT_DOUBTS]
    return best_of(tried, [event for event in events if is_for_tuning(event.person)])


def told_groups(title: str, events: Sequence[Event]) -> None:
    """Print only how taste that is told the groups does beside the segment that is told them."""
    makers = {SEGMENT: tuned_guessers(events)[SEGMENT], TASTE: told_taste(events)}
    found = measured(events, makers)
    print(f"\n{title}; {len({event.person for event in events})} people, {len(events):,} choices")
    parts = [f"{past}: {_said(lift(found, SEGMENT, low, high))}" for past, low, high in BUCKETS]
    print(f"{TOLD} over {SEGMENT}: {_said(lift(found, SEGMENT))};  " + "; ".join(parts))


def _row(records: Records) -> str:
    cells = [within(records, low, high).hit_1 for _, low, high in BUCKETS]
    shares = "".join(f"{cell.mean():7.3f}" if len(cell) else f"{'-':>7}" for cell in cells)
    whole = figure(records, records.hit_1)
    loss = records.loss.mean()
    return f"{shares}{whole.mean:7.3f} ({whole.low:.3f} to {whole.high:.3f}) loss {loss:.3f}"


def _said(gain: Figure) -> str:
    return f"{gain.mean * 100:+.1f} ({gain.low * 100:+.1f} to {gain.high * 100:+.1f})"
