"""Documents: designs written as canonical JSON and read back strictly, old versions brought up."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any

from pydantic import ValidationError

from configurator.ground.files import Unreadable, read_json
from configurator.model.design import SCHEMA_VERSION, Design

Document = dict[str, Any]

MOST_FAULTS = 3
"""How many faults of a document are told; more help nobody."""


def _from_version_0(document: Document) -> Document:
    """Before versions were counted: a design had no options and no title."""
    return {"options": {}, "title": "", **document}


MIGRATIONS: dict[int, Callable[[Document], Document]] = {0: _from_version_0}
"""By version: what brings a document of that version to the next one."""


def read_design(content: bytes) -> Design:
    """The design a document holds, of this version or any earlier one.

    Raises Unreadable, whose message says what is wrong and what to do.
    """
    document = read_json(content)
    if not isinstance(document, dict):
        raise Unreadable("The file is not a design. Choose a file this app saved.")
    current = _brought_up(document)
    try:
        return Design.model_validate_json(json.dumps(current), strict=True)
    except ValidationError as trouble:
        raise Unreadable(
            f"The design is damaged or was changed by hand: {_told(trouble)}. "
            "Open an earlier copy, or start a new design."
        ) from trouble


def write_design(design: Design) -> bytes:
    """The design as canonical JSON in UTF-8: equal designs give equal bytes."""
    document = _without_minus_zero(design.model_dump(mode="json"))
    text = json.dumps(
        document, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return f"{text}\n".encode()


def design_hash(design: Design) -> str:
    """The SHA-256 of the design's canonical bytes, in hexadecimal."""
    return hashlib.sha256(write_design(design)).hexdigest()


def _brought_up(document: Document) -> Document:
    """The document in this version's shape, through every version in between."""
    version = document.get("schema_version", 0)
    if type(version) is not int or version < 0:
        raise Unreadable(
            f"The design's schema_version {version!r} is not a version. "
            "Open an earlier copy, or start a new design."
        )
    if version > SCHEMA_VERSION:
        raise Unreadable(
            f"The design was made by a newer version of this app (version {version}; "
            f"this one reads up to {SCHEMA_VERSION}). Update the app to open it."
        )
    for step in range(version, SCHEMA_VERSION):
        document = {**MIGRATIONS[step](document), "schema_version": step + 1}
    return document


def _told(trouble: ValidationError) -> str:
    """The first faults, each with its place in the document."""
    faults = [
        f"{'.'.join(map(str, fault['loc'])) or 'the whole'}: {fault['msg']}"
        for fault in trouble.errors(include_url=False, include_input=False)
    ]
    more = f"; and {len(faults) - MOST_FAULTS} more" if len(faults) > MOST_FAULTS else ""
    return "; ".join(faults[:MOST_FAULTS]) + more


def _without_minus_zero(value: Any) -> Any:
    """0.0 and -0.0 are equal, so they are written alike."""
    if isinstance(value, dict):
        return {key: _without_minus_zero(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_without_minus_zero(inner) for inner in value]
    return 0.0 if value == 0 and isinstance(value, float) else value
