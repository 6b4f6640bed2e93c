"""Somebody there: a touch and a key are heard, and a finger that moves runs no Python at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = '''
import collections
import sys
from pathlib import Path

from PySide6.QtCore import QPointF

from configurator.ui import fingers, hand as hands
from configurator.ui.app import KioskApp
from configurator.ui.customer import Customer


def heard(kiosk, do):
    kiosk._quiet_s = 30
    do()
    return kiosk._quiet_s < 30


OWN = (hands.__file__, fingers.__file__, __file__)


def calls_of(do):
    """Names of the Python functions that run meanwhile, without the hand's own."""
    names = set()

    def note(frame, what, _):
        if what == "call" and frame.f_code.co_filename not in OWN:
            names.add(frame.f_code.co_name)

    sys.setprofile(note)
    do()
    sys.setprofile(None)
    return names


def main():
    app = KioskApp(Path(sys.argv[1]), None)
    somebody = Customer(app)
    somebody.arrive()
    hand, kiosk = somebody.hand, app.kiosk
    somebody.begins()
    print("touch", heard(kiosk, lambda: hand.tap_at(QPointF(960, 8))))
    print("key", heard(kiosk, lambda: hand.key_in("x")))
    somebody.goes("hello-card", "card")
    print("typed", heard(kiosk, lambda: hand.key_in("x")))
    hand.tap("back")
    somebody.comes_to("hello")
    somebody.as_guest()
    somebody.makes("wrapper")
    somebody.selects("headline")
    spot = somebody.spot_of("headline")
    hand.put_down({0: spot})
    for step in range(8):
        hand.slide({0: spot + QPointF(0, 8 * step)})
    before = somebody.layer("headline").x()

    def drag():
        for step in range(40):
            hand.slide({0: spot + QPointF(6 * step, 64)})

    print("moving", sorted(calls_of(drag)))
    print("moved", somebody.layer("headline").x() > before + 100)
    hand.lift({0: spot})
    app.close()


if __name__ == "__main__":
    main()
'''


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("somebody")
    script = folder / "somebody.py"
    script.write_text(SCRIPT)
    done = subprocess.run(
        [sys.executable, str(script), str(folder / "data")],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "QT_QUICK_BACKEND": "software",
            "PYTHONPATH": str(Path(__file__).parents[2]),
        },
    )
    assert done.returncode == 0, done.stderr
    return dict(line.split(" ", 1) for line in done.stdout.splitlines())


@pytest.mark.parametrize("what", ["touch", "key", "typed"])
def test_somebody_is_heard(told: dict[str, str], what: str) -> None:
    assert told[what] == "True"


def test_a_moving_finger_runs_no_python(told: dict[str, str]) -> None:
    assert told["moved"] == "True"
    assert told["moving"] == "[]"
