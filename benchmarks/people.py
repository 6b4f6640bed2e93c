"""Switching a person with 100,000 stored: card read to profile and designs in hand.

    python benchmarks/people.py [--people 100000]

Prints milliseconds, and as a ratio what it costs beside a bare SQLite read of the same rows in the
same run: what keys, seals and strict documents add.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from configurator.model.design import Design, PartDesign
from configurator.model.evidence import Choice
from configurator.model.layers import Lettering, Placement
from configurator.model.people import Consent, Fact, Posture
from configurator.store.people import NewMember
from configurator.store.store import Store, open_store
from configurator.studio.people.presence import Place, Presences
from configurator.studio.people.welcome import Tiles, Welcome
from configurator.taste.taste import Taste

NOW = datetime.now(UTC)
SYLLABLES = ("ba", "do", "mi", "ra", "no", "ta", "li", "shu", "gal", "or", "ben", "kim", "per")
REMEMBER = Consent(
    purpose="remember",
    version=1,
    given=True,
    at=NOW,
    wording_hash="0" * 64,
    language="en",
    place="bench",
    by="self",
)
FACTS = tuple(
    Fact(key=key, value="42", source="said", at=NOW, purpose="fit", consent_version=1)
    for key in ("shoe-size", "shoe-width", "dedication-name")
)
ROUNDS = 200
FULL_EVERY = 1000
"""Every so many households is a full one of four with designs: those are switched to."""


def name(chance: random.Random) -> str:
    """A made-up name of two words."""
    words = ("".join(chance.choices(SYLLABLES, k=2 + chance.randrange(2))) for _ in range(2))
    return " ".join(word.capitalize() for word in words)


def filled(store: Store, people: int) -> list[tuple[str, str]]:
    """Store so many people; returns (card, household) of the full households."""
    chance, full = random.Random(7), []
    for start in range(0, people, 2000):
        with store.database.writing():
            for number in range(start, min(people, start + 2000)):
                home = store.people.add_household(
                    NewMember(name(chance), (Posture(),), (REMEMBER,), FACTS)
                )
                if number % FULL_EVERY == 0:
                    full.append((store.keys.new_card(home.id), home.id))
                    _furnish(store, home.id, home.members[0].id, chance)
    store.database.settle()
    return full


def _furnish(store: Store, household: str, person: str, chance: random.Random) -> None:
    for _ in range(3):
        store.people.add_member(
            household, NewMember(name(chance), (Posture(),), (REMEMBER,), FACTS, guardian=person)
        )
    for number in range(12):
        words = Lettering(
            id="words",
            placement=Placement(x_mm=10, y_mm=number),
            text="Thank you for everything",
            font="rubik",
            size_mm=9,
            color="gold",
        )
        parts = {"wrap": PartDesign(color="cocoa", layers=(words,))}
        store.designs.keep(person, Design(family="wrapper", size="100g", parts=parts), "saved")
        choice = Choice("palette", "gold", ("gold", "navy", "rose", "mint"), "wrapper")
        Taste(store.choices).observe(person, choice, store.clock())


def switched(welcome: Welcome, card: str) -> None:
    """A scan of a card and a touch on a tile: everything the screen then changes is at hand."""
    tiles = welcome.present(card)
    assert isinstance(tiles, Tiles)
    presence = welcome.step_in(tiles.tiles[0].person)
    assert len(presence.designs) == 12


def read_bare(connection: sqlite3.Connection, household: str) -> None:
    """The same rows, as SQLite alone gives them."""
    people = connection.execute(
        "SELECT * FROM people WHERE household = ? ORDER BY no", [household]
    ).fetchall()
    for row in people:
        for table in ("postures", "facts", "consents", "favorites"):
            connection.execute(f"SELECT * FROM {table} WHERE person = ?", [row[1]]).fetchall()
    first = people[0][1]
    connection.execute("SELECT * FROM designs WHERE person = ? LIMIT 12", [first]).fetchall()
    connection.execute("SELECT * FROM orders WHERE person = ?", [first]).fetchall()
    connection.execute("SELECT * FROM evidence WHERE person = ?", [first]).fetchall()


def gesture(store: Store) -> Callable[[], object]:
    """One gesture of a visit going on, on disk when it returns."""
    visit = store.autosave.begin("bench", None)
    design = Design(family="wrapper", size="100g")
    return lambda: store.autosave.save(visit, design)


def visited(store: Store) -> None:
    """A guest's visit of one gesture, wiped."""
    visit = store.autosave.begin("bench", None)
    store.autosave.save(visit, Design(family="wrapper", size="100g"))
    store.autosave.end(visit)
    store.database.settle()


def milliseconds(work: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """How long each of many rounds took."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return times


def told(what: str, times: list[float]) -> float:
    """Print and return the median."""
    ordered = sorted(times)
    median = statistics.median(ordered)
    worst = ordered[int(len(ordered) * 0.99) - 1]
    print(f"{what:<46} {median:8.2f} ms   99 % under {worst:8.2f} ms")
    return median


@contextmanager
def bare(store: Store) -> Iterator[sqlite3.Connection]:
    """A plain connection beside the store's own."""
    with closing(sqlite3.connect(store.database.file)) as connection:
        yield connection


def main() -> None:
    """Fill, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=100_000)
    people = parser.parse_args().people
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder))
        start = time.perf_counter()
        full = filled(store, people)
        print(
            f"{people:,} people stored in {time.perf_counter() - start:.0f} s, "
            f"{store.database.file.stat().st_size / 1e6:.0f} MB"
        )
        chance = random.Random(11)
        welcome = Welcome(store, Presences(store, Place()))
        ours = told(
            "card read, tile touched: a whole presence",
            milliseconds(lambda: switched(welcome, chance.choice(full)[0])),
        )
        with bare(store) as connection:
            theirs = told(
                "the same rows by bare SQLite",
                milliseconds(lambda: read_bare(connection, chance.choice(full)[1])),
            )
        told("search as typed: two letters", milliseconds(lambda: store.people.search("ba"), 50))
        told("search as typed: two words", milliseconds(lambda: store.people.search("bado mi"), 50))
        told("autosave of a gesture", milliseconds(gesture(store)))
        told("end of a guest's visit", milliseconds(lambda: visited(store), 50))
        store.close()
        told(
            "start: open, check, unlock", milliseconds(lambda: open_store(Path(folder)).close(), 5)
        )
        print(f"ratio of switching to bare SQLite: {ours / theirs:.1f}")


if __name__ == "__main__":
    main()
