"""Autosave: what is on disk after each gesture, at a kill, and when a visit ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from moved_clock import MovedClock

from configurator.model.design import Design
from configurator.store.store import Store, open_store
from configurator.store.vault import SealBroken

WRITER = """
import sys
from pathlib import Path
from configurator.model.design import Design
from configurator.store.store import open_store
store = open_store(Path(sys.argv[1]))
visit = store.autosave.begin('k1', None)
print(visit, flush=True)
for gesture in range(1, 100000):
    store.autosave.save(visit, Design(family='patch', size='80', title=f'gesture {gesture}'))
    print(gesture, flush=True)
"""


@pytest.mark.parametrize("gestures", [1, 7, 90])
def test_a_kill_loses_at_most_the_gesture_in_the_air(tmp_path: Path, gestures: int) -> None:
    kiosk = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert kiosk.stdout is not None
    visit = kiosk.stdout.readline().strip()
    said = 0
    for line in kiosk.stdout:
        said = int(line)
        if said == gestures:
            os.kill(kiosk.pid, signal.SIGKILL)
    kiosk.wait()
    store = open_store(tmp_path)
    design = store.autosave.design(visit)
    assert design is not None
    # What was acknowledged is there; one more may have been saved before its word got out.
    assert int(design.title.split()[1]) in (said, said + 1)
    left = store.autosave.left("k1")
    assert [each.visit for each in left] == [visit]
    assert left[0].commits in (said, said + 1)
    store.close()


def test_a_visit_that_ends_leaves_nothing(store: Store) -> None:
    visit = store.autosave.begin("k1", None)
    store.autosave.save(visit, Design(family="patch", size="80", title="A secret"))
    store.autosave.note_photo(visit, "a" * 64)
    with store.database.reading() as tables:
        sealed = [bytes(row["wrapped"]) for row in tables.query("SELECT wrapped FROM keyring")] + [
            bytes(row["sealed"]) for row in tables.query("SELECT sealed FROM visit_drafts")
        ]
    assert store.autosave.end(visit) == {"a" * 64}
    store.database.settle()
    assert store.autosave.design(visit) is None
    assert store.autosave.left() == ()
    content = b"".join(file.read_bytes() for file in store.folder.glob("shop.db*"))
    assert len(sealed) == 2
    assert not any(each in content for each in sealed)
    with store.database.writing() as tables, pytest.raises(SealBroken):
        store.vault.key_of(tables, visit)


def test_photos_that_another_visit_uses_stay(store: Store) -> None:
    first, second = (store.autosave.begin(kiosk, None) for kiosk in ("k1", "k2"))
    for visit, photo in ((first, "a"), (first, "b"), (second, "b")):
        store.autosave.note_photo(visit, photo * 64)
    assert store.autosave.photos_in_use() == {"a" * 64, "b" * 64}
    assert store.autosave.end(first) == {"a" * 64}
    assert store.autosave.end(second) == {"b" * 64}


def test_two_crashes_set_a_draft_aside(store: Store) -> None:
    mine, empty, theirs = (store.autosave.begin(kiosk, None) for kiosk in ("k1", "k1", "k2"))
    for visit in (mine, theirs):
        store.autosave.save(visit, Design(family="patch", size="80"))
    store.autosave.count_crash("k1")
    assert [(d.visit, d.crashes, d.aside) for d in store.autosave.left("k1")] == [(mine, 1, False)]
    with store.database.reading() as tables, pytest.raises(SealBroken):
        store.vault.key_of(tables, empty)
    store.autosave.count_crash("k1")
    assert [(d.crashes, d.aside) for d in store.autosave.left("k1")] == [(2, True)]
    assert [(d.visit, d.crashes) for d in store.autosave.left("k2")] == [(theirs, 0)]
    assert store.autosave.design(mine) is not None


def test_old_visits_are_told(store: Store, clock: MovedClock) -> None:
    visit, idle = (store.autosave.begin("k1", None) for _ in range(2))
    clock.move(hours=20)
    store.autosave.save(visit, Design(family="patch", size="80"))
    clock.move(hours=5)
    day_ago = int(clock.now.timestamp() * 1000) - 86_400_000
    assert store.autosave.begun_before(day_ago) == (idle,)
    clock.move(hours=20)
    assert set(store.autosave.begun_before(day_ago + 20 * 3_600_000)) == {visit, idle}
