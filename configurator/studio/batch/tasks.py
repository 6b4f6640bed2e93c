"""What a batch is to make: designs from a folder or orders of the shop, and which are made."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError

from configurator import __version__
from configurator.ground.files import Unreadable
from configurator.model.design import Design
from configurator.model.documents import read_design, write_design
from configurator.model.substrates import Substrate
from configurator.prepress.order_folder import PRINT
from configurator.prepress.order_report import REPORT
from configurator.prepress.sealed_report import REPORT_VERSION, product_sha256
from configurator.store.order_states import STATES, Order
from configurator.store.store import Store
from configurator.studio.catalog.note import edition_of
from configurator.studio.proofing.order_sheets import NUMBER


class BadBatch(Exception):
    """A batch that cannot be begun; the message says why."""


@dataclass(frozen=True, slots=True)
class Task:
    """One order folder to be made. `document` is the design as it is written; `name` tells it.

    The same task gives the same bytes, so `placed_at` comes from the order, never from the clock.
    An order is made by the `edition` of the catalog it was quoted by; None is the one in force.
    """

    name: str
    number: str
    copies: int
    placed_at: str
    language: str
    document: bytes
    edition: int | None = None


def of_folder(folder: Path) -> tuple[Task, ...]:
    """Every design in a folder, by name. Raises BadBatch for an empty folder, or two of a number.

    A design's file name is its order number where it can be one; it was placed when it was saved.
    What cannot be read is found out when its turn comes, so that it holds nobody up.
    """
    files = sorted(folder.glob("*.json"))
    if not files:
        raise BadBatch(f"There are no designs (*.json) in {folder}.")
    tasks = tuple(_of_file(file) for file in files)
    known: dict[str, str] = {}
    for task in tasks:
        if task.number in known:
            raise BadBatch(f"{task.name} and {known[task.number]} would be the same order number.")
        known[task.number] = task.name
    return tasks


def _of_file(file: Path) -> Task:
    document = file.read_bytes()
    number = file.stem if NUMBER.fullmatch(file.stem) else ""
    saved = datetime.fromtimestamp(int(file.stat().st_mtime), UTC)
    return Task(
        name=file.name,
        number=number or f"X{hashlib.sha256(document).hexdigest()[:7].upper()}",
        copies=1,
        placed_at=saved.isoformat(),
        language="en",
        document=document,
    )


@contextmanager
def laid_out(store: Store, query: str) -> Iterator[tuple[Task, ...]]:
    """The orders a query asks for, as `of_query`, with their photographs on the shelf meanwhile."""
    laid: set[str] = set()
    tasks = of_query(store, query)
    try:
        for order in _asked(store, query):
            design = store.orders.design(order.id)
            if design is not None:
                laid.update(store.keepsakes.lay_out(order.id, design, store.shelf))
        yield tasks
    finally:
        for photo in laid - store.autosave.photos_in_use():
            store.shelf.remove(photo)


def of_query(store: Store, query: str) -> tuple[Task, ...]:
    """The shop's orders that a query asks for. Raises BadBatch when there are none.

    A query is an order number or how it begins, state:STATE, or family:FAMILY, or several of them,
    which all have to hold.
    """
    found = tuple(task for order in _asked(store, query) for task in _of_order(store, order))
    if not found:
        raise BadBatch(
            f"No order is {query!r}, and no folder either. Ask for a number, state:ready, "
            "family:patch, or a folder of designs."
        )
    return found


def _asked(store: Store, query: str) -> list[Order]:
    every = store.orders.in_states([state for state in STATES if state != "draft"], most=100_000)
    said = query.split()
    return [order for order in every if said and all(_holds(order, each) for each in said)]


def _holds(order: Order, said: str) -> bool:
    kind, colon, wanted = said.partition(":")
    if not colon:
        return str(order.number).startswith(said.upper())
    known = {"state": order.state, "family": order.family, "size": order.size}
    if kind not in known:
        raise BadBatch(f"A query asks for state:, family: or size:, not {kind}:.")
    return known[kind] == wanted


def _of_order(store: Store, order: Order) -> Iterator[Task]:
    design = store.orders.design(order.id)
    if design is not None and order.number is not None:
        yield Task(
            name=order.number,
            number=order.number,
            copies=order.quantity,
            placed_at=order.made_at.isoformat(),
            language=order.language,
            document=write_design(design),
            edition=edition_of(order),
        )


StocksOf = Callable[[str, int | None], Mapping[str, Substrate]]
"""The stocks of a family, as an edition has them, or the one in force."""


def not_made(tasks: Sequence[Task], out: Path, read: bool, stocks_of: StocksOf) -> tuple[Task, ...]:
    """The tasks whose folder is not there yet as this program would make it.

    Where files are to be `read` a second time, a folder without that is not made yet either, nor
    is one that was made on other stocks than `stocks_of` it.
    """
    return tuple(task for task in tasks if not _is_made(task, out / task.number, read, stocks_of))


def _is_made(task: Task, folder: Path, read: bool, stocks_of: StocksOf) -> bool:
    """A folder gets its name when it is complete, so its report speaks for all of it."""
    try:
        report = json.loads((folder / REPORT).read_bytes())
        printed = hashlib.sha256((folder / PRINT).read_bytes()).hexdigest()
    except (OSError, ValueError):
        return False
    order = report.get("order", {})
    design = _design_of(task)
    return bool(
        design is not None
        and report.get("program") == __version__
        and report.get("schema_version") == REPORT_VERSION
        and (report.get("second_reading") is not None or not read)
        and report.get("design_sha256") == hashlib.sha256(write_design(design)).hexdigest()
        and report.get("product_sha256")
        == product_sha256(design.family, stocks_of(design.family, task.edition))
        and order.get("number") == task.number
        and order.get("copies") == task.copies
        and report.get("output_sha256", {}).get(PRINT) == printed
    )


def _design_of(task: Task) -> Design | None:
    """The design, which the report has by its hash written our way; None where it is unreadable."""
    try:
        return read_design(task.document)
    except (Unreadable, ValidationError):
        return None
