"""A kiosk whose disk fills up in the middle of a visit, and is cleared. Run as a program."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"

from small_disk import fewer_bytes

MOST_DRAGS = 40


def main(data: Path) -> None:
    """Say `told`, `kept` and `goes-on` as each comes true."""
    from configurator.store.trouble import WORDS
    from configurator.ui.app import KioskApp
    from configurator.ui.customer import Customer
    from configurator.ui.safety import SAFE

    data.mkdir(parents=True)
    customer = Customer(KioskApp(data, "en"), (1280, 800))
    customer.arrive()
    customer.begins()
    customer.as_guest()
    customer.makes("wrapper")
    with fewer_bytes(data):
        for drag in range(MOST_DRAGS):
            customer.drags("line", 30 if drag % 2 else -30, 0)
            if customer.screen == SAFE:
                break
        told = {WORDS[kind].en for kind in ("full", "disk-fails")} & {*customer.hand.words()}
        print("told" if told else customer.hand.told())
    customer.goes("tryAgain", "studio")
    session = customer.studio.session
    autosave = customer.reception.store.autosave
    kept = [autosave.design(left.visit) for left in autosave.left()]
    print("kept" if session is not None and kept == [session.design] else "lost")
    customer.drags("line", 20, 0)
    print("goes-on" if customer.screen == "studio" else customer.hand.told(), flush=True)
    with suppress(OSError):
        sys.stdout.close()
    os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
