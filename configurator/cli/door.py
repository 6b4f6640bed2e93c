"""The door: the kiosk opens at once; every other command is looked up among all of them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

TONGUES = ("en", "he")


@dataclass(frozen=True, slots=True)
class KioskAsked:
    """What `configurator kiosk` was asked for."""

    data: Path | None = None
    language: str | None = None


def main() -> None:
    """Run the command the program was called with."""
    asked = kiosk_asked(sys.argv[1:])
    if asked is not None:
        open_kiosk(asked)
    from configurator.cli.commands import app

    app(prog_name="configurator")


def kiosk_asked(words: Sequence[str]) -> KioskAsked | None:
    """The kiosk as asked for in plain words; None for any other command, for help and mistakes.

    Reading a command line takes longer than opening a window, and a customer may be waiting.
    """
    if not words or words[0] != "kiosk" or len(words) % 2 == 0:
        return None
    given = dict(zip(words[1::2], words[2::2], strict=True))
    data, language = given.pop("--data", None), given.pop("--language", None)
    if given or language not in (None, *TONGUES):
        return None
    if data is not None and (data == "" or data.startswith("-") or Path(data).is_file()):
        return None
    return KioskAsked(None if data is None else Path(data), language)


def open_kiosk(asked: KioskAsked) -> None:
    """Open the kiosk, and leave the program with its status."""
    from configurator.cli.troubles import (
        NO_DISPLAY,
        PROBLEM,
        expected,
        in_words,
        is_without_display,
    )

    if is_without_display():
        print(NO_DISPLAY, file=sys.stderr)
        sys.exit(PROBLEM)
    try:
        from configurator.ui.app import run_kiosk

        status = run_kiosk(asked.data, asked.language)
    except expected() as trouble:
        print(in_words(trouble), file=sys.stderr)
        status = PROBLEM
    sys.exit(status)
