"""Trying a machine before it is kept: does its folder take a file, would its printer print."""

from __future__ import annotations

from dataclasses import dataclass

from configurator.devices.ipp import IppPrinter
from configurator.devices.trouble import DeviceTrouble
from configurator.model.words import Words
from configurator.studio.machines import Machine

PATIENCE_S = 2.0
"""How long a printer may take to answer before it is kept without."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What a machine said, if anything; whether it is `refused`, or kept all the same."""

    words: Words | None = None
    refused: bool = False


def tried(machine: Machine) -> Trial:
    """Try a machine where it is reached; it may take seconds, so never on a window's thread.

    A folder must take a file now. A printer that will not print now is kept, and that is said: it
    may only be switched off.
    """
    try:
        if machine.printer:
            IppPrinter(machine.printer, PATIENCE_S).check(machine.job_wishes())
        else:
            machine.hot_folder.check()
    except DeviceTrouble as trouble:
        return Trial(trouble.words, refused=not machine.printer)
    return Trial()
