"""Taste against its opponents, and how long a call takes with a million people on disk.

    python benchmarks/taste.py [--people 1,1000,1000000] [--imagined 300] [--without-quality]
    python benchmarks/taste.py --groups 1,2,3,4,5,6

The opponents: random, popular, decayed popular, last choice, best segment (its grouping and
strength tuned, the person's own past left out), own frequency (tuned), and as the strong peer
scikit-learn's gradient boosting on the same sums taste has. These people are imagined; real ones
are in public_choices.py. `--first` lets the timed calls go before other programs (needs rights).
"""

from __future__ import annotations

import argparse
import math
import os
import random
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import numpy as np
import psutil
from guesses import told, told_groups

from configurator.store.clock import ms_of
from configurator.store.packing import packed
from configurator.store.store import Store, open_store
from configurator.taste.imagined import BEGIN, SEGMENTS, Making, groups_like, imagined
from configurator.taste.memory import Mind
from configurator.taste.opponents import Event, Tasting
from configurator.taste.slate import Context, Option, Vector, choice_among
from configurator.taste.taste import Taste

NOW = datetime.now(UTC)
CALLS = 1000
BATCH = 20_000
KINDS = 200
"""Different imagined people whose evidence the stored ones share, each sealed for its own."""
PALETTE = tuple(Option(f"palette-{number}", ("warm",)) for number in range(24))
LIKED = PALETTE[3].id
GROUPS_ONLY = Making(own=0.0, traits=0.0, segment=0.8)
WORLDS = {
    "strong own tastes": Making(),
    "weak own tastes": Making(own=0.5, traits=0.3),
    "segments only": GROUPS_ONLY,
    "nothing to learn": Making(own=0.0, traits=0.0, segment=0.0),
    "tastes that flip": Making(flips_at=270),
}


def several_worlds(people: int, seeds: Iterable[int], making: Making) -> list[Event]:
    """Worlds side by side, in which nobody and nothing is the same."""
    return [
        replace(
            event,
            person=f"{seed}/{event.person}",
            choice=replace(event.choice, facet=f"{event.choice.facet}/{seed}"),
        )
        for seed in seeds
        for event in imagined(people, seed, making)
    ]


def told_quality(people: int) -> None:
    """Print the table of every imagined world."""
    for name, making in WORLDS.items():
        # Where people have tastes of their own there is more to know than the group.
        knowing = {"ceiling": partial(Ceiling, making, 1)} if making.own == 0 else {}
        told(name, imagined(people, 1, making), knowing)


class Ceiling:
    """One who knows everything of the world, but in which group somebody is was never asked.

    Every choice a person made in any facet tells of their group (Bayes), so whoever does not ask
    can guess no better in the mean; an opponent that is told the group can.
    """

    def __init__(self, making: Making, seed: int) -> None:
        self._likes = groups_like(seed, making)
        self._groups: dict[str, Vector] = defaultdict(lambda: np.zeros(len(SEGMENTS)))

    def chances(self, event: Event) -> Vector:
        """In the mean over the groups, as likely as they are by now."""
        logs = self._groups[event.person]
        likely = np.exp(logs - logs.max())
        shares: Vector = likely @ self._of_groups(event) / likely.sum()
        return shares

    def learn(self, event: Event) -> None:
        """The groups that explain the choice are likelier."""
        at = event.choice.shown.index(event.choice.chosen)
        self._groups[event.person] += np.log(self._of_groups(event)[:, at])

    def _of_groups(self, event: Event) -> Vector:
        likes = self._likes[event.choice.facet]
        powers = np.exp(np.array([likes[name] for name in event.choice.shown]).T)
        shares: Vector = powers / powers.sum(axis=1, keepdims=True)
        return shares


def told_newcomer() -> None:
    """Print how often a good new design is in sight, of the first hundred first screens."""
    mind = Mind()
    taste, palette = Taste(mind), Context("palette")
    luck = random.Random(3)
    old = [option.id for option in PALETTE[:-1]]
    for number in range(3000):
        chosen = luck.choices(old, [math.exp(-at / 4) for at in range(len(old))])[0]
        taste.observe(f"p{number % 400}", choice_among(palette, chosen, PALETTE[:-1]), NOW)
    new = PALETTE[-1].id
    seen = sum(
        new in taste.rank(f"new-{number}", palette, PALETTE, NOW).ids[:6] for number in range(100)
    )
    plain = Context("palette", explore=False)
    without = sum(
        new in taste.rank(f"new-{number}", plain, PALETTE, NOW).ids[:6] for number in range(100)
    )
    print(f"\na new design is among the first six on {seen} of 100 first screens; ", end="")
    print(f"by order alone on {without}")


def told_change() -> None:
    """Print how many choices a changed taste takes to lead, and what years away leave of one."""
    plain, told = Context("palette", explore=False), "\n{} of one color: {} of another lead it"
    for times in (3, 10, 20):
        taste, day = in_a_crowd(), 14 * times
        chose_often(taste, times)
        flips = 0
        while taste.rank("dana", plain, PALETTE, later(day)).ids[0] == LIKED:
            day, flips = day + 14, flips + 1
            taste.observe("dana", choice_among(plain, "palette-7", PALETTE), later(day))
        print(told.format(times, flips), end="")
    taste = in_a_crowd()
    chose_often(taste, 6)
    for years in (0, 1, 2, 4):
        ranking = taste.rank("dana", plain, PALETTE, later(84 + 365 * years))
        print(f"\nchosen six times, {years} years later: {ranking.probability(LIKED):.2f}", end="")
    print()


def in_a_crowd() -> Taste:
    """A shop in which others like all colors alike."""
    taste, luck = Taste(Mind()), random.Random(4)
    for number in range(600):
        chosen = luck.choice(PALETTE).id
        taste.observe(f"p{number % 150}", choice_among(Context("palette"), chosen, PALETTE), BEGIN)
    return taste


def chose_often(taste: Taste, times: int) -> None:
    """Somebody chooses one color, every two weeks."""
    for day in range(0, times * 14, 14):
        taste.observe("dana", choice_among(Context("palette"), LIKED, PALETTE), later(day))


def later(day: int) -> datetime:
    """So many days after the beginning of the imagined people's time."""
    return BEGIN + timedelta(days=day)


def filled(store: Store, people: int) -> list[str]:
    """Remember so many people, each with evidence sealed for them."""
    events = imagined(KINDS, 4)
    mind = Tasting()
    for event in events:
        mind.learn(event)
    documents = [packed(each) for each in mind.mind.people.values()]
    for facet, evidence in mind.mind.facets.items():
        store.choices.keep_shop(facet, evidence)
    names = [f"p-{number:020x}" for number in range(people)]
    now = ms_of(NOW)
    for start in range(0, people, BATCH):
        with store.database.writing() as tables:
            for number in range(start, min(start + BATCH, people)):
                person = names[number]
                home = f"h-{number:020x}"
                tables.execute("INSERT INTO households (id, made_ms) VALUES (?, ?)", [home, now])
                tables.execute(
                    "INSERT INTO people (id, household, is_child, name, made_ms, seen_ms) "
                    "VALUES (?, ?, 0, ?, ?, ?)",
                    [person, home, b"", now, now],
                )
                seal = store.vault.make_key(tables, person)
                sealed = seal.close(f"evidence/{person}", documents[number % len(documents)])
                tables.execute(
                    "INSERT INTO evidence (person, sealed, at_ms, purpose, consent) "
                    "VALUES (?, ?, ?, 'suggest', 1)",
                    [person, sealed, now],
                )
    sizes = [len(each) + 29 for each in documents]
    print(
        f"evidence of a person: {statistics.mean(sizes):,.0f} bytes in the mean, "
        f"{max(sizes):,} at most"
    )
    return names


def told_times(people: int, first: bool) -> None:
    """Fill a shop on disk and print how long rank, explain and observe take in it."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder))
        start = time.perf_counter()
        names = filled(store, people)
        store.database.settle()
        size = store.database.file.stat().st_size
        print(
            f"\n{people:,} people: {size / 1e6:,.1f} MB on disk, {size / people:,.0f} bytes a "
            f"person with name and key; filled in {time.perf_counter() - start:.0f} s"
        )
        luck = random.Random(5)
        taste = Taste(store.choices)
        if first:
            os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(5))
        palette = Context("palette", "wrapper")
        warm = taste.rank(names[0], palette, PALETTE, NOW)
        assert warm.places

        def ranks() -> object:
            return taste.rank(luck.choice(names), palette, PALETTE, NOW)

        def explains() -> object:
            return taste.explain(luck.choice(names), palette, PALETTE, PALETTE[3].id, NOW)

        def observes() -> None:
            chosen = luck.choice(PALETTE).id
            taste.observe(luck.choice(names), choice_among(palette, chosen, PALETTE), NOW)

        for what, work, calls in (
            ("rank", ranks, CALLS),
            ("explain", explains, CALLS),
            ("observe, on disk when it returns", observes, CALLS // 2),
        ):
            print(f"  {what:34} {_times(work, calls)}; load {os.getloadavg()[0]:.1f}")
        held = psutil.Process().memory_info().rss / 1e6
        print(f"  {'memory of the process':34} {held:8.0f} MB")
        store.close()
        began = time.perf_counter()
        open_store(Path(folder)).close()
        print(f"  {'start: open, check, unlock':34} {(time.perf_counter() - began) * 1000:8.2f} ms")


def _times(work: Callable[[], object], calls: int) -> str:
    """Times by the clock, and by the processor: on a busy machine the clock tells of others too."""
    clock, processor = [], []
    for _ in range(calls):
        start, begun = time.perf_counter(), time.thread_time()
        work()
        processor.append((time.thread_time() - begun) * 1000)
        clock.append((time.perf_counter() - start) * 1000)
    return f"{_two(clock)}; by the processor {_two(processor)}"


def _two(taken: list[float]) -> str:
    taken.sort()
    late = taken[int(len(taken) * 0.99) - 1]
    return f"{statistics.median(taken):7.2f} ms, 99 % under {late:7.2f} ms"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", default="1,1000,1000000")
    parser.add_argument("--imagined", type=int, default=300)
    parser.add_argument("--without-quality", action="store_true")
    parser.add_argument("--groups", help="seeds of worlds that are told, as 1,2,3,4,5,6")
    parser.add_argument("--first", action="store_true")
    given = parser.parse_args()
    if given.groups:
        seeds = [int(seed) for seed in given.groups.split(",")]
        for name in ("segments only", "nothing to learn"):
            events = several_worlds(given.imagined, seeds, WORLDS[name])
            told_groups(f"{name}, told", events)
        return
    if not given.without_quality:
        told_quality(given.imagined)
        told_newcomer()
        told_change()
    for count in given.people.split(","):
        told_times(int(count), given.first)


if __name__ == "__main__":
    main()
