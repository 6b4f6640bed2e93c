"""A batch from beginning to end: what is made stays made, the rest is made, nothing twice."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from configurator.model.substrates import PhotosKept, Substrate
from configurator.store.door import Lock
from configurator.studio.batch.bench import Made, Needs
from configurator.studio.batch.hands import Hands
from configurator.studio.batch.tasks import BadBatch, StocksOf, Task, not_made
from configurator.studio.press.photos_kept import stocks_keeping
from configurator.studio.workbench import Workbench

LOCK = ".batch"
CELLAR = ".inks"


@dataclass(frozen=True, slots=True)
class Batch:
    """How a batch came out: folders made now, made before, and what could not be made, and why."""

    made: int
    before: int
    failed: tuple[Made, ...]


def run_batch(  # noqa: PLR0913, PLR0917 - what, with what, where, by how many, told to whom
    tasks: Sequence[Task],
    data: Path,
    out: Path,
    workers: int,
    tell: Callable[[int, int], None],
    second_reading: bool = True,
    photos: PhotosKept | None = None,
) -> Batch:
    """Make the order folder of every task in `out`; the ones that are there already stay.

    Every print file gets its `second_reading`, in folders that were made without one as well, and
    keeps `photos` as asked, or as its stock does. It may end in any way and be begun again. `tell`
    hears how many are done, and of how many. Raises BadBatch when another batch works in `out`,
    and OSError.
    """
    out.mkdir(parents=True, exist_ok=True)
    lock = Lock(out / LOCK)
    try:
        if not lock.take("alone"):
            raise BadBatch(f"Another batch works in {out}. Wait for it, or choose another folder.")
        return _run(tasks, Needs(data, out, out / CELLAR, second_reading, photos), workers, tell)
    finally:
        lock.close()


def _run(
    tasks: Sequence[Task],
    needs: Needs,
    workers: int,
    tell: Callable[[int, int], None],
) -> Batch:
    left = not_made(tasks, needs.out, needs.second_reading, _stocks_by(needs))
    before = len(tasks) - len(left)
    tell(before, len(tasks))
    failed: list[Made] = []
    if left:
        hands = Hands(min(workers, len(left)), needs)
        try:
            for done, made in enumerate(hands.work(left), start=1):
                failed += [made] if made.trouble else []
                tell(before + done, len(tasks))
        finally:
            hands.close()
    _tidy(tasks, needs.out)
    return Batch(len(left) - len(failed), before, tuple(failed))


def _stocks_by(needs: Needs) -> StocksOf:
    bench = Workbench(needs.data)

    @cache
    def stocks_of(family: str, edition: int | None) -> Mapping[str, Substrate]:
        if family not in bench.families:
            return {}
        then = bench if edition is None else bench.as_of(family, edition)
        return stocks_keeping(then.families[family].press.substrates, needs.photos)

    return stocks_of


def _tidy(tasks: Sequence[Task], out: Path) -> None:
    """Take away the separated photographs, and drafts that a killed worker left behind."""
    shutil.rmtree(out / CELLAR, ignore_errors=True)
    drafts = {f".{task.number}" for task in tasks}
    for folder in out.iterdir():
        if folder.name.rpartition("-")[0] in drafts:
            shutil.rmtree(folder, ignore_errors=True)
