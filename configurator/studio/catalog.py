"""The catalog at the staff desk: prices changed with care, checked whole, and taken back again."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from configurator.ground import files
from configurator.model.words import Words
from configurator.pricing.book import TariffBook
from configurator.pricing.tariff import Charge, Tariff
from configurator.store.store import Store
from configurator.studio.guard import Guard

Key = tuple[str, ...]
"""Where a price stands in a tariff, such as ('options', 'foil', 'foil-gold')."""


class PriceRefused(Exception):
    """A change the tariff does not allow; the message says what is wrong and where."""


@dataclass(frozen=True, slots=True)
class PriceLine:
    """One price that can be changed: agorot with VAT, minutes to make, and how many are free."""

    key: Key
    words: Words
    agorot: int
    minutes: float
    included: int


class Catalog:
    """What the shop sells at which price. Orders keep the price they were quoted."""

    def __init__(self, store: Store, guard: Guard, shipped: Path, own: Path) -> None:
        self._store = store
        self._guard = guard
        self._book = TariffBook(shipped, own)
        self._before = own / "before"

    def prices(self, family: str) -> tuple[PriceLine, ...]:
        """Every price of a family. Raises TariffUnreadable."""
        self._guard.allow("catalog")
        charges = _charges(self._book.tariff(family))
        return tuple(
            PriceLine(key, c.words, c.agorot, c.minutes, c.included) for key, c in charges.items()
        )

    def set_price(self, family: str, key: Key, agorot: int) -> None:
        """Change one price from now on. Raises PriceRefused, TariffUnreadable."""
        badge = self._guard.allow("catalog")
        tariff = self._book.tariff(family)
        if key not in _charges(tariff):
            raise PriceRefused(f"There is no price {' > '.join(key)} in the {family} tariff.")
        document = _with_price(tariff.model_dump(mode="json"), key, agorot)
        self._change(badge.id, family, json.dumps(document).encode())

    def document(self, family: str) -> bytes:
        """The whole tariff as JSON, to be edited in full. Raises TariffUnreadable."""
        self._guard.allow("catalog")
        tariff = self._book.tariff(family).model_dump(mode="json")
        return (json.dumps(tariff, ensure_ascii=False, indent=1) + "\n").encode()

    def replace(self, family: str, document: bytes) -> None:
        """Put a whole edited tariff in force. Raises PriceRefused, saying where it is wrong."""
        self._change(self._guard.allow("catalog").id, family, document)

    def undo(self, family: str) -> bool:
        """Take the last change back; False when there is none to take back."""
        badge = self._guard.allow("catalog")
        file = self._before / f"{family}.json"
        if not file.exists():
            return False
        self._change(badge.id, family, file.read_bytes())
        return True

    def back_to_shipped(self, family: str) -> None:
        """Forget all of the shop's changes to a family's prices."""
        badge = self._guard.allow("catalog")
        self._keep_before(family)
        self._book.back_to_shipped(family)
        self._store.audit.write(badge.id, "prices-as-shipped", family)

    def is_changed(self, family: str) -> bool:
        """Whether the shop has prices of its own for a family."""
        return self._book.is_changed(family)

    def _change(self, who: str, family: str, document: bytes) -> None:
        tariff = _checked(family, document)
        self._keep_before(family)
        self._book.change(tariff)
        mark = hashlib.sha256(document).hexdigest()[:12]
        self._store.audit.write(who, "changed-prices", family, mark)

    def _keep_before(self, family: str) -> None:
        before = self._book.tariff(family).model_dump(mode="json")
        content = json.dumps(before, ensure_ascii=False, indent=1).encode()
        files.write_bytes(self._before / f"{family}.json", content)


def _checked(family: str, document: bytes) -> Tariff:
    """A tariff that may come into force. Raises PriceRefused."""
    try:
        files.read_json(document)
        tariff = Tariff.model_validate_json(document)
    except files.Unreadable as trouble:
        raise PriceRefused(str(trouble)) from trouble
    except ValidationError as trouble:
        first = trouble.errors()[0]
        where = " > ".join(str(step) for step in first["loc"]) or "the tariff"
        raise PriceRefused(f"{where}: {first['msg']}.") from trouble
    if tariff.family != family:
        raise PriceRefused(f"This is the tariff of {tariff.family!r}, not of {family!r}.")
    return tariff


def _charges(tariff: Tariff) -> dict[Key, Charge]:
    """Every charge of a tariff by where it stands."""
    found: dict[Key, Charge] = {("sizes", *each.sizes): each for each in tariff.sizes}
    for option, choices in tariff.options.items():
        found |= {("options", option, choice): charge for choice, charge in choices.items()}
    found |= {("materials", name): charge for name, charge in tariff.materials.items()}
    found |= {("layers", kind): charge for kind, charge in tariff.layers.items()}
    found |= {("rates", rate.fact): rate for rate in tariff.rates}
    return found


def _with_price(document: dict[str, Any], key: Key, agorot: int) -> dict[str, Any]:
    """A tariff's JSON with the price that a key names changed."""
    kind, *rest = key
    there: Any = document[kind]
    if kind == "sizes":
        there = next(each for each in there if each["sizes"] == rest)
    elif kind == "rates":
        there = next(each for each in there if each["fact"] == rest[0])
    else:
        for step in rest:
            there = there[step]
    there["agorot"] = agorot
    return document
