"""The profile room at the desk: a shop's own press profiles, added and let go. Each is logged."""

from __future__ import annotations

from configurator.model.printing_conditions import OwnCondition, own_conditions
from configurator.store.store import Store
from configurator.studio.guard import Guard
from configurator.studio.press.press_profiles import let_go
from configurator.studio.workbench import Workbench


class ProfileRoom:
    """What a manager does with press profiles. A worker takes the files in, which takes a while."""

    def __init__(self, store: Store, guard: Guard, bench: Workbench) -> None:
        self._store = store
        self._guard = guard
        self._bench = bench

    def all(self) -> tuple[OwnCondition, ...]:
        """Every profile of the shop's own."""
        return own_conditions()

    def one(self, profile: str) -> OwnCondition:
        """The profile of that file name. Raises KeyError."""
        return {each.profile: each for each in self.all()}[profile]

    def open_up(self) -> None:
        """Whether whoever is signed in may add one. Raises NotAllowed."""
        self._guard.allow("machines")

    def note(self, taken_in: OwnCondition) -> None:
        """Write down that one was added. Raises NotAllowed."""
        badge = self._guard.allow("machines")
        self._store.audit.write(badge.id, "added-profile", taken_in.profile)

    def remove(self, profile: str) -> None:
        """Let one go that no edition names. Raises NotAllowed and ProfileRefused."""
        badge = self._guard.allow("machines")
        let_go(self._bench, profile)
        self._store.audit.write(badge.id, "removed-profile", profile)
