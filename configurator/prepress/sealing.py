"""Sealing a folder: a page that people read and a report that programs check, over its files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any

from configurator.ground.files import write_bytes
from configurator.ground.glyphs import FontBook
from configurator.prepress.file_identity import FileIdentity
from configurator.prepress.report_page import Report, Seal, write_report_page
from configurator.prepress.sealed_report import file_sha256, seal_of, sealed
from configurator.prepress.signing import Signer

REPORT_PAGE = "report.pdf"


@dataclass(frozen=True, slots=True)
class Sealing:
    """What reports are lettered in, and who signs them, where somebody does."""

    fonts: FontBook
    sign: Signer | None = None


def seal_folder(
    folder: FilePath, name: str, document: dict[str, Any], report: Report, sealing: Sealing
) -> dict[str, str]:
    """Write the report as a page and as sealed JSON called `name`; every other file's hash.

    `document` has the hashes of all files so far as `output_sha256`. The page says the seal of what
    it tells, which the sealed report keeps as `told_sha256`. Raises OSError.
    """
    told = seal_of(document)
    identity = FileIdentity.of_order(f"{report.number} report", report.number, report.made, told)
    seal = Seal(told, name, signed=sealing.sign is not None)
    write_report_page(report, seal, sealing.fonts, identity, folder / REPORT_PAGE)
    hashes = {**document["output_sha256"], REPORT_PAGE: file_sha256(folder / REPORT_PAGE)}
    whole = {**document, "output_sha256": hashes, "told_sha256": told}
    write_bytes(folder / name, sealed(whole, sealing.sign))
    return hashes
