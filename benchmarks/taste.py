"""Taste against its opponents, and how long a call takes with a million people on disk.

    python benchmarks/taste.py [--people 1,1000,1000000] [--imagined 300] [--without-quality]

The opponents: random, popular, decayed popular, best segment (its strength tuned, the person's own
past left out), own frequency (tuned), and as the strong peer scikit-learn's gradient boosting on
the same sums taste has (install scikit-learn for it; nothing else needs it). The people are
imagined, because no data of real people may be carried here: they show that what is there to be
learned is learned, not what real people would choose.
"""

from __future__ import annotations

import argparse
import math
import random
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import numpy as np

from configurator.store.clock import ms_of
from configurator.store.packing import packed
from configurator.store.store import Store, open_store
from configurator.taste.imagined import Making, imagined
from configurator.taste.memory import Mind
from configurator.taste.opponents import SEGMENT, Event, Guesser, OwnFrequency, Popular, Tasting
from configurator.taste.replay import (
    BUCKETS,
    TASTE,
    figure,
    is_for_tuning,
    lift,
    measured,
    tuned_guessers,
    within,
)
from configurator.taste.slate import Context, Option, choice_among
from configurator.taste.stages import Vector
from configurator.taste.taste import Taste

NOW = datetime.now(UTC)
CALLS = 1000
BATCH = 20_000
KINDS = 200
"""Different imagined people whose evidence the stored ones share, each sealed for its own."""
PALETTE = tuple(Option(f"palette-{number}", ("warm",)) for number in range(24))
WORLDS = {
    "strong own tastes": Making(),
    "weak own tastes": Making(own=0.5, traits=0.3),
    "segments only": Making(own=0.0, traits=0.0, segment=0.8),
    "nothing to learn": Making(own=0.0, traits=0.0, segment=0.0),
    "tastes that flip": Making(flips_at=270),
}


class Boosted:
    """Gradient boosting over the same knowledge: rates of the shop, of the person, and the last."""

    def __init__(self, events: Sequence[Event]) -> None:
        from sklearn.ensemble import HistGradientBoostingClassifier

        self._features = Features()
        rows, answers = [], []
        for event in events:
            if is_for_tuning(event.person):
                rows.append(self._features.of(event))
                answers += [name == event.choice.chosen for name in event.choice.shown]
            self._features.learn(event)
        self._model = HistGradientBoostingClassifier(
            max_iter=150, learning_rate=0.06, max_leaf_nodes=15, l2_regularization=1.0
        )
        self._model.fit(np.concatenate(rows), np.array(answers))
        self._features = Features()

    def chances(self, event: Event) -> Vector:
        """By the trees, brought to a sum of one."""
        chances = self._model.predict_proba(self._features.of(event))[:, 1]
        shares: Vector = chances / chances.sum()
        return shares

    def learn(self, event: Event) -> None:
        """The features go on; the trees stay as they were fitted."""
        self._features.learn(event)


class Features:
    """What the trees see of each option."""

    def __init__(self) -> None:
        self._all, self._own = Popular(), OwnFrequency(1.0)
        self._last: dict[tuple[str, str], str] = {}
        self._times: Counter[tuple[str, str, str]] = Counter()
        self._past: Counter[tuple[str, str]] = Counter()
        self._traits: Counter[tuple[str, str]] = Counter()

    def of(self, event: Event) -> np.ndarray:
        """One row for each option shown."""
        choice, person = event.choice, event.person
        popular, own = np.log(self._all.chances(event)), np.log(self._own.chances(event))
        last = self._last.get((person, choice.facet))
        past = self._past[person, choice.facet]
        rows = []
        for at, name in enumerate(choice.shown):
            times = self._times[person, choice.facet, name]
            traits = sum(self._traits[person, trait] for trait in choice.traits.get(name, ()))
            rows.append(
                (popular[at], own[at], times, times / (past + 1), float(name == last), past, traits)
            )
        return np.array(rows, dtype=float)

    def learn(self, event: Event) -> None:
        """One choice more."""
        choice, person = event.choice, event.person
        self._all.learn(event)
        self._own.learn(event)
        self._last[person, choice.facet] = choice.chosen
        self._times[person, choice.facet, choice.chosen] += 1
        self._past[person, choice.facet] += 1
        for trait in choice.traits.get(choice.chosen, ()):
            self._traits[person, trait] += 1


def told_quality(people: int) -> None:
    """Print the table of every imagined world."""
    for name, making in WORLDS.items():
        events = imagined(people, 1, making)
        makers: dict[str, Callable[[], Guesser]] = dict(tuned_guessers(events))
        try:
            makers["boosted trees"] = partial(Boosted, events)
            makers["boosted trees"]()
        except ImportError:
            del makers["boosted trees"]
            print("scikit-learn is not installed: no boosted trees")
        found = measured(events, makers)
        print(f"\n{name}: {people} people, {len(events):,} choices; hit@1 by past choices")
        print(f"{'':18}" + "".join(f"{bucket:>8}" for bucket, _, _ in BUCKETS) + f"{'all':>8}")
        for guesser, records in found.items():
            cells = [within(records, low, high).hit_1 for _, low, high in BUCKETS]
            whole = figure(records, records.hit_1)
            print(
                f"{guesser:18}"
                + "".join(f"{cell.mean():8.3f}" if len(cell) else f"{'-':>8}" for cell in cells)
                + f"{whole.mean:8.3f}  ({whole.low:.3f} to {whole.high:.3f})"
            )
        for over in (SEGMENT, "own frequency", "boosted trees"):
            if over in found:
                gain = lift(found, over)
                print(
                    f"{TASTE} over {over}: {gain.mean * 100:+.1f} points "
                    f"({gain.low * 100:+.1f} to {gain.high * 100:+.1f})"
                )


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


def told_times(people: int) -> None:
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
            print(f"  {what:34} {_times(work, calls)}")
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
    given = parser.parse_args()
    if not given.without_quality:
        told_quality(given.imagined)
        told_newcomer()
    for count in given.people.split(","):
        told_times(int(count))


if __name__ == "__main__":
    main()
