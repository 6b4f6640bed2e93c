"""Profile documents on paper: read strictly, written the same way every time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from configurator.ground import files
from configurator.ground.files import Unreadable
from configurator.model.people import SCHEMA_VERSION, ProfileDocument


def read_profile(content: bytes) -> ProfileDocument:
    """A profile document from the bytes of a file. Raises Unreadable, saying where it is wrong."""
    document: Any = files.read_json(content)
    version = document.get("schema_version") if isinstance(document, dict) else None
    if not isinstance(version, int):
        raise Unreadable("This is not a profile document: it names no schema version.")
    if version > SCHEMA_VERSION:
        raise Unreadable(
            f"This profile was written by a newer version of the app (schema {version}; this one "
            f"reads {SCHEMA_VERSION}). Install the newer version to open it."
        )
    try:
        # From JSON, not from Python: only there strict reading takes lists for tuples.
        return ProfileDocument.model_validate_json(content, strict=True)
    except ValidationError as trouble:
        first = trouble.errors()[0]
        where = ".".join(str(step) for step in first["loc"]) or "the document"
        raise Unreadable(f"The profile is not right at {where}: {first['msg']}.") from trouble


def write_profile(document: ProfileDocument) -> bytes:
    """The bytes of a profile document; equal documents make equal bytes."""
    plain = document.model_dump(mode="json")
    text = json.dumps(plain, ensure_ascii=False, indent=2, sort_keys=True)
    return text.encode() + b"\n"


def shipped_profiles(folder: Path) -> dict[str, ProfileDocument]:
    """The profile documents of a folder by file name without its ending. Raises Unreadable."""
    return {file.stem: read_profile(file.read_bytes()) for file in sorted(folder.glob("*.json"))}
