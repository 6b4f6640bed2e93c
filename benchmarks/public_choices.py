"""Taste on public choices of real people, replayed strictly in time against its opponents.

    python benchmarks/public_choices.py --data FOLDER [--sets yogurt,crackers] [--as-filed]

FOLDER holds the files named in SETS, as they are published (see README.md beside this file for
where); none is carried here. Who comes first on a day is drawn by chance, for the order of people
in a file is none of time; `--as-filed` keeps it. `--margarine FILE` turns bayesm's margarine.rda
into margarine.csv.
Nothing of a purchase is used but who, what and from what: no price, no display; and what is known
of a household only by the opponent "best segment".
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from guesses import KNOWING, TREES, TREES_IN_TIME, told, told_lifts

from configurator.ground.seeds import seed_from
from configurator.model.evidence import Choice
from configurator.taste.opponents import SEGMENT, Event

BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
DAYS_BETWEEN = 14
"""The files tell the order of a household's purchases, not their days; two weeks are supposed."""
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Made:
    """One choice read from a file; `traits` of each option, `groups` of the person."""

    person: str
    chosen: str
    shown: tuple[str, ...]
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Set:
    """A published file: what it is, and how its rows are read."""

    file: str
    about: str
    read: Callable[[Sequence[Row]], Iterator[Made]]


def _panel(person: str, chosen: str, shown: Sequence[str]) -> Callable[..., Iterator[Made]]:
    def read(rows: Sequence[Row]) -> Iterator[Made]:
        for row in rows:
            yield Made(row[person], row[chosen], tuple(shown))

    return read


MARGARINES = ("PPk_Stk", "PBB_Stk", "PFl_Stk", "PHse_Stk", "PGen_Stk", "PImp_Stk", "PSS_Tub")
MARGARINES += ("PPk_Tub", "PFl_Tub", "PHse_Tub")


def _margarine(rows: Sequence[Row]) -> Iterator[Made]:
    for row in rows:
        income = str(int(float(row["Income"]) // 15))
        groups = (income, row["Fam_Size"], row["college"], row["whtcollar"], row["retired"])
        yield Made(row["hhid"], MARGARINES[int(float(row["choice"])) - 1], MARGARINES, groups)


def _swissmetro(rows: Sequence[Row]) -> Iterator[Made]:
    names = {"1": "train", "2": "swissmetro", "3": "car"}
    for row in rows:
        if row["CHOICE"] not in names:
            continue
        there = [
            name
            for name, key in (("train", "TRAIN"), ("swissmetro", "SM"), ("car", "CAR"))
            if row[f"{key}_AV"] == "1"
        ]
        groups = (row["AGE"], row["INCOME"], row["MALE"], row["PURPOSE"], row["GA"], row["LUGGAGE"])
        if names[row["CHOICE"]] in there and len(there) > 1:
            yield Made(row["ID"], names[row["CHOICE"]], tuple(there), groups)


SETS: dict[str, Set] = {
    "yogurt": Set(
        "Yogurt.csv",
        "100 households buying yogurt, 4 brands (Ecdat)",
        _panel("id", "choice", ("yoplait", "dannon", "hiland", "weight")),
    ),
    "catsup": Set(
        "Catsup.csv",
        "300 households buying catsup, 4 sorts (Ecdat)",
        _panel("id", "choice", ("heinz41", "heinz32", "heinz28", "hunts32")),
    ),
    "crackers": Set(
        "Cracker.csv",
        "136 households buying crackers, 4 brands (Ecdat)",
        _panel("id", "choice", ("sunshine", "kleebler", "nabisco", "private")),
    ),
    "ketchup": Set(
        "Ketchup.csv",
        "ketchup, 4 brands (Ecdat)",
        _panel("Ketchup.hid", "Ketchup.choice", ("heinz", "hunts", "delmonte", "stb")),
    ),
    "tuna": Set(
        "Tuna.csv",
        "tuna, 5 sorts (Ecdat)",
        _panel("Tuna.hid", "Tuna.choice", ("skw", "cosw", "sko", "coso", "pw")),
    ),
    "margarine": Set("margarine.csv", "516 households, 10 margarines (bayesm)", _margarine),
    "journeys": Set("swissmetro.csv", "3 ways to travel, stated, 9 each (biogeme)", _swissmetro),
}


def events_of(folder: Path, name: str, *, as_filed: bool = False) -> list[Event]:
    """The choices of one set, in the order of time as far as the file tells it.

    It tells nothing of who of two people came first on a day: that is drawn, or as the file lists.
    """
    made = SETS[name]
    with (folder / made.file).open(newline="") as file:
        rows = list(csv.DictReader(file))
    past: Counter[str] = Counter()
    listed = list(dict.fromkeys(each.person for each in made.read(rows)))
    order = listed if as_filed else sorted(listed, key=lambda person: seed_from("turn", person))
    turns = {person: turn for turn, person in enumerate(order)}
    events = []
    for each in made.read(rows):
        days = past[each.person] * DAYS_BETWEEN
        at = BEGIN + timedelta(days=days, seconds=turns[each.person])
        past[each.person] += 1
        choice = Choice(name, each.chosen, each.shown, "shop")
        events.append(Event(each.person, choice, at, each.groups))
    return sorted(events, key=lambda event: (event.at, event.person))


def written_out(rda: Path, target: Path) -> None:
    """Write bayesm's margarine purchases with each household's answers beside them."""
    import rdata

    known = rdata.read_rda(rda)["margarine"]
    purchases, households = known["choicePrice"], known["demos"]
    purchases.merge(households, on="hhid", how="left").to_csv(target, index=False)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sets", default=",".join(SETS))
    parser.add_argument("--as-filed", action="store_true")
    parser.add_argument("--margarine", type=Path)
    given = parser.parse_args()
    if given.margarine is not None:
        written_out(given.margarine, given.data / SETS["margarine"].file)
    found = {}
    for name in given.sets.split(","):
        events = events_of(given.data, name, as_filed=given.as_filed)
        found[name] = told(f"{name}: {SETS[name].about}", events)
    told_lifts(found, SEGMENT)
    told_lifts(found, TREES_IN_TIME)
    told_lifts(found, TREES, KNOWING)
    told_lifts(found, TREES)


if __name__ == "__main__":
    main()
