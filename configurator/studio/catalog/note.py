"""The catalog's note in an order's folder: the edition that its files were made by."""

from __future__ import annotations

import json
from pathlib import Path

from configurator.ground import files
from configurator.model.editions import Edition
from configurator.store.order_states import Order

NOTE = "catalog.json"
EDITION = "edition"
"""What the edition's number is called in an order's quote."""


def edition_of(order: Order) -> int | None:
    """The edition an order was quoted by; None for orders from before there were any."""
    try:
        quote = files.read_json(order.quote)
    except files.Unreadable:
        return None
    number = quote.get(EDITION) if isinstance(quote, dict) else None
    return number if isinstance(number, int) else None


def said_by_note(folder: Path) -> tuple[str | None, int | None]:
    """The family and the edition's number by the note in a folder; None for what it does not say.

    Raises OSError and Unreadable.
    """
    note = folder / NOTE
    said = files.read_json(note.read_bytes()) if note.is_file() else None
    if not isinstance(said, dict):
        return None, None
    family, number = said.get("family"), said.get(EDITION)
    return (
        family if isinstance(family, str) else None,
        number if isinstance(number, int) else None,
    )


def write_note(folder: Path, edition: Edition) -> None:
    """Write the note beside an order's files. Raises OSError.

    It names no colleague: who changed what stands in the shop's own log.
    """
    said = [
        {"sheet": each.sheet, "path": "/".join(each.path), "value": each.value,
         "source": each.source}
        for each in edition.corrections
    ]  # fmt: skip
    note = {
        "family": edition.family,
        "edition": edition.number,
        "mark": edition.mark,
        "corrections": said,
        "added": [
            {"what": "/".join(filter(None, each.key)), "like": each.like, "source": each.source}
            for each in edition.offered
        ],
        "out_of_stock": ["/".join(filter(None, each.key)) for each in edition.absent],
    }
    content = json.dumps(note, ensure_ascii=False, indent=1) + "\n"
    files.write_bytes(folder / NOTE, content.encode())
