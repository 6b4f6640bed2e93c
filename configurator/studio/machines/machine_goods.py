"""Goods: which files of an order a machine is sent, each with the hash it was made with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from configurator.devices.trouble import DeviceTrouble
from configurator.ground.files import Unreadable, read_json
from configurator.model.words import Words
from configurator.prepress.order_report import REPORT
from configurator.prepress.sealed_report import is_whole
from configurator.studio.machines.machines import Machine

REPORT_CHANGED = Words(
    en="The report of this order is gone or was changed, so nobody knows whether its files are the "
    "right ones. Make them again; nothing was sent.",
    he="הדוח של ההזמנה חסר או שונה, ולכן לא ידוע אם הקבצים שלה הם הנכונים. יש להכין אותם שוב; "
    "דבר לא נשלח.",
)


def goods(
    machine: Machine, print_file: Path, number: str, digest: str
) -> Iterator[tuple[Path, str, str]]:
    """What a machine is sent of an order: each file, its ending and its hash.

    The print file unless the machine takes others, as an embroidery machine does. Raises
    DeviceTrouble where the order has no such file, or not the one that was made.
    """
    if not machine.sends:
        yield print_file, "pdf", digest
        return
    hashes = _hashes(print_file.with_name(REPORT))
    files = {ending: print_file.with_name(f"{number}.{ending}") for ending in machine.sends}
    for ending, file in files.items():
        if file.name not in hashes or not file.is_file():
            raise DeviceTrouble(_missing(machine, ending))
    for ending, file in files.items():
        yield file, ending, hashes[file.name]


def _missing(machine: Machine, ending: str) -> Words:
    return Words(
        en="{machine} takes .{ending} files, and this order has none. Choose another machine, or "
        "add the format to sewing.json and make the files again.",
        he="{machine} מקבלת קובצי ‎.{ending}, ובהזמנה הזו אין. אפשר לבחור מכונה אחרת, או להוסיף "
        "את הפורמט ל-sewing.json ולהכין את הקבצים מחדש.",
    ).filled(machine=machine.words, ending=ending)


def _hashes(report: Path) -> dict[str, str]:
    """The hashes of an order's files by name. Raises DeviceTrouble for a changed report."""
    try:
        document = read_json(report.read_bytes())
    except (OSError, Unreadable):
        document = None
    if not is_whole(document):
        raise DeviceTrouble(REPORT_CHANGED)
    return dict(document["output_sha256"])
