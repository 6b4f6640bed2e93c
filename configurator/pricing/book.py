"""The tariff book: the prices that ship, and over them the ones the shop has changed."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import ValidationError

from configurator.ground import files
from configurator.pricing.tariff import Tariff


class TariffUnreadable(Exception):
    """A tariff that cannot be used; the message says which file, what is wrong and what to do."""


class TariffBook:
    """Tariffs by family: a file in the shop's own folder stands over the one that ships."""

    def __init__(self, shipped: Path, own: Path) -> None:
        self._shipped = shipped
        self._own = own

    def tariff(self, family: str) -> Tariff:
        """The tariff in force. Raises TariffUnreadable; prices are never guessed."""
        for folder in (self._own, self._shipped):
            file = folder / f"{family}.json"
            if file.exists():
                return _read(file, family)
        raise TariffUnreadable(
            f"There is no tariff for {family!r} in {self._shipped}. "
            "Install the app again, or write one at the staff desk."
        )

    def change(self, tariff: Tariff) -> None:
        """Put a changed tariff in force from now on; orders keep the price they were quoted."""
        document = json.dumps(tariff.model_dump(mode="json"), ensure_ascii=False, indent=1)
        files.write_bytes(self._own / f"{tariff.family}.json", (document + "\n").encode())

    def back_to_shipped(self, family: str) -> None:
        """Forget the shop's changes to a family's prices."""
        (self._own / f"{family}.json").unlink(missing_ok=True)

    def is_changed(self, family: str) -> bool:
        """Whether the shop has changed this family's prices."""
        return (self._own / f"{family}.json").exists()


def _read(file: Path, family: str) -> Tariff:
    try:
        tariff = Tariff.model_validate_json(json.dumps(files.read_json(file.read_bytes())))
    except OSError as trouble:
        raise TariffUnreadable(f"{file} cannot be read: {trouble.strerror}.") from trouble
    except files.Unreadable as trouble:
        raise TariffUnreadable(
            f"{file}: {trouble} Mend it or restore the shipped one."
        ) from trouble
    except ValidationError as trouble:
        first = trouble.errors()[0]
        where = " > ".join(str(step) for step in first["loc"]) or "the tariff"
        raise TariffUnreadable(
            f"{file}: {where}: {first['msg']}. Mend it or restore the shipped one."
        ) from trouble
    if tariff.family != family:
        raise TariffUnreadable(f"{file} is the tariff of {tariff.family!r}, not of {family!r}.")
    return tariff
