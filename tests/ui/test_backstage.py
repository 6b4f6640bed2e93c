"""Backstage: a thread loads all that is heavy, so the screen never stands still for it."""

from __future__ import annotations

import os
import pickle
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from configurator.model.documents import write_design
from configurator.store.opening import FILE
from configurator.store.store import open_store
from configurator.studio.atelier import Atelier

LOADED_AFTER = """
import sys
from pathlib import Path
from configurator.ui.backstage import make_ready

made = make_ready(Path(sys.argv[1]))
before = set(sys.modules)
import configurator.ui.reception

print(*sorted(set(sys.modules) - before))
print(*vars(made.bench))
made.store.close()
"""


def test_the_screens_own_modules_find_everything_loaded(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED_AFTER, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    loaded, made = (line.split() for line in done.stdout.splitlines())
    ours = [name for name in loaded if name.startswith("configurator.")]
    assert [name for name in ours if not name.startswith("configurator.ui.")] == []
    heavy = {"numpy", "skia", "pydantic", "PIL", "sqlite_utils", "segno", "multiprocessing"}
    assert not heavy & set(loaded)
    assert {"library", "families"} <= set(made)


ANSWERED = """
import pickle, sys
from pathlib import Path
from configurator.ui.backstage import make_ready

made = make_ready(Path(sys.argv[1]))
import configurator.ui.reception
from configurator.studio.counter import Counter

for family in made.bench.families.values():
    Counter(made.bench).problems(family.new_design(family.themes[0].id))
pickle.loads(Path(sys.argv[2]).read_bytes())
print(*sorted(sys.modules))
made.store.close()
"""
THE_WORKERS = {
    "reportlab", "pikepdf", "pypdfium2", "pystitch", "zxingcpp",
    "configurator.prepress.print_file", "configurator.embroidery.digitise",
}  # fmt: skip


def test_the_kiosk_carries_nothing_that_only_its_workers_need(tmp_path: Path) -> None:
    atelier = Atelier(tmp_path)
    design = write_design(atelier.bench.families["patch"].new_design()).decode()
    theme = atelier.bench.families["patch"].themes[0].id
    answers = {
        "proof": atelier.proof(design, "en", 200),
        "facts": atelier.facts(design, "en"),
        "price": atelier.price(design, "en", 2),
        "real": atelier.real(design, "front", 200, 200),
        "dress": atelier.dress(design, theme, "en"),
    }
    (tmp_path / "answers").write_bytes(pickle.dumps(answers))
    done = subprocess.run(
        [sys.executable, "-c", ANSWERED, str(tmp_path), str(tmp_path / "answers")],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    loaded = set(done.stdout.split())
    assert "configurator.studio.proofing.proof_pages" in loaded
    assert THE_WORKERS & loaded == set()


def test_a_database_of_a_newer_app_ends_the_kiosk_in_words(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / FILE)) as database:
        database.execute("PRAGMA user_version = 9999")
    done = subprocess.run(
        [sys.executable, "-m", "configurator", "kiosk", "--data", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"},
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "newer" in done.stderr
