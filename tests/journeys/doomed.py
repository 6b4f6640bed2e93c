"""A kiosk that dies in the middle of a visit, as if its power had been cut. Run as a program."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"


def main(data: Path, code: str, words: str) -> None:
    """Somebody makes a wrapper with words on it; without words nobody does anything."""
    from configurator.ui.app import KioskApp
    from configurator.ui.customer import Customer

    customer = Customer(KioskApp(data, "en"), (1280, 800))
    customer.arrive()
    if words:
        customer.begins()
        if code:
            customer.shows_code(code)
            customer.comes_to("choose")
        else:
            customer.as_guest()
        customer.makes("wrapper")
        customer.puts_a_photo()
        customer.rewrites("headline", words)
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
