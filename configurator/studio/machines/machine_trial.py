"""Trying a machine before it is kept: does its folder take a file, would its printer print."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from configurator.devices.cups import printers
from configurator.devices.ipp import IppPrinter
from configurator.devices.trouble import DeviceTrouble
from configurator.model.words import Words
from configurator.studio.machines.machines import Machine

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


@dataclass(frozen=True, slots=True)
class Looked:
    """How machines are reached now: by id, what is wrong with a folder that is `missing`.

    `printers` are the computer's own; `no_printers` says why nobody could name them.
    """

    missing: dict[str, Words]
    printers: tuple[str, ...]
    no_printers: Words | None = None


def missing_folders(machines: Iterable[Machine]) -> dict[str, Words]:
    """Look at every folder, as slow as what is gone: what is wrong, by the machine's id."""
    looked = {machine.id: tried(machine).words for machine in machines if machine.folder}
    return {machine: words for machine, words in looked.items() if words is not None}


def looked_over(machines: Iterable[Machine]) -> Looked:
    """Look at every folder, and for the computer's own printers; as slow as what is gone."""
    missing = missing_folders(machines)
    try:
        return Looked(missing, printers())
    except DeviceTrouble as trouble:
        return Looked(missing, (), trouble.words)
