"""The sealed report: what was made, from what, and whether anything of it changed since."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Any

from configurator.ground.files import assets_folder, read_json
from configurator.model.substrates import Substrate
from configurator.prepress.signing import KEY, Signer, is_signed

REPORT_VERSION = 5
PRODUCT_FOLDERS = ("swatches", "substrates", "materials", "motifs", "frames", "icc", "press")
"""Shared data that decides what is printed, beside the family's own folder."""
SEAL, SIGNATURE = "seal_sha256", "signature"


def product_sha256(family: str, stocks: Mapping[str, Substrate]) -> str:
    """The hash of all product data a family's files are made from, and of its stocks as the shop
    prints them."""
    said = {name: stock.model_dump(mode="json") for name, stock in stocks.items()}
    return hashlib.sha256(f"{_shipped_sha256(family)} {seal_of(said)}".encode()).hexdigest()


@lru_cache(maxsize=8)
def _shipped_sha256(family: str) -> str:
    """By name and content."""
    whole = hashlib.sha256()
    for folder in (family, *PRODUCT_FOLDERS):
        for file in sorted((assets_folder() / folder).rglob("*")):
            if file.suffix in (".json", ".icc"):
                whole.update(f"{folder}/{file.name}\0".encode())
                whole.update(hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()


def sealed(document: dict[str, Any], sign: Signer | None) -> bytes:
    """A report as JSON with the hash of everything it says, itself left out, and that signed."""
    said = {key: value for key, value in document.items() if key not in {SEAL, SIGNATURE}}
    seal = seal_of(said)
    whole = {**said, SEAL: seal}
    if sign is not None:
        whole[SIGNATURE] = dict(sign(seal))
    return f"{json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True)}\n".encode()


def seal_of(document: dict[str, Any]) -> str:
    """The hash of everything a report says, however it is laid out."""
    spelled = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(spelled.encode()).hexdigest()


def file_sha256(file: FilePath) -> str:
    """The hash of a file. Raises OSError."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def is_whole(document: object) -> bool:
    """Whether a sealed report says what it said when it was sealed, and its signature is right."""
    if not isinstance(document, dict):
        return False
    said = {key: value for key, value in document.items() if key not in {SEAL, SIGNATURE}}
    seal, signature = seal_of(said), document.get(SIGNATURE)
    return document.get(SEAL) == seal and (not signature or is_signed(seal, signature))


def unlike_report(folder: FilePath, name: str = "report.json") -> tuple[str, ...]:
    """What in an order's folder is not as its report says; nothing when all is as it was made.

    Names the report itself when its seal or its signature is broken, and every file that changed
    or is gone. Raises OSError, and Unreadable for a report that is no JSON.
    """
    document: dict[str, Any] = read_json((folder / name).read_bytes())
    unlike = [] if is_whole(document) else [name]
    for other, digest in sorted(document.get("output_sha256", {}).items()):
        file = folder / other
        if not file.is_file() or file_sha256(file) != digest:
            unlike.append(other)
    return tuple(unlike)


def signed_by(folder: FilePath, name: str = "report.json") -> str | None:
    """The public key a report was signed with; None for one that was not. Raises OSError."""
    signature = read_json((folder / name).read_bytes()).get(SIGNATURE)
    return str(signature[KEY]) if signature else None
