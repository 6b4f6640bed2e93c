"""Choices learned as the kiosk learns them, for tests of what is kept of them."""

from __future__ import annotations

from configurator.model.evidence import Choice
from configurator.store.store import Store
from configurator.taste.taste import Taste


def learn(store: Store, choice: Choice, person: str | None = None) -> None:
    """The shop learns from a choice, and the person who is given."""
    Taste(store.choices).observe(person, choice, store.clock())
