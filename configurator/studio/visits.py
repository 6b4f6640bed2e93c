"""Visits: every gesture safe on disk; known people's work is kept, a guest's leaves no trace."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from configurator.model.design import Design
from configurator.store.keepsakes import photos_in
from configurator.store.places import empty_places
from configurator.store.store import Store
from configurator.studio.people.presence import Place, Presence, Presences
from configurator.studio.people.retention import KEPT_PHOTO

OFFERED_FOR = timedelta(minutes=10)
"""After a crash a design is offered at the kiosk for so long: whoever made it stands there still.
Later a stranger would see it, and only staff can find it, until its day is over."""


@dataclass(frozen=True, slots=True)
class Recoverable:
    """A visit that a crash cut short. `aside` ones crashed twice and are for staff to look at."""

    visit: str
    kiosk: str
    saved_at: datetime
    commits: int
    aside: bool
    design: Design | None


class Visits:
    """The visits of one kiosk, and what is left of them."""

    def __init__(self, store: Store, presences: Presences) -> None:
        self._store = store
        self._kiosk = presences.place.kiosk

    def begin(self, presence: Presence) -> str:
        """Begin a visit; returns its id."""
        return self._store.autosave.begin(self._kiosk, presence.person)

    def identify(self, visit: str, presence: Presence) -> None:
        """Somebody else is here now, in the same visit: a guest signed in, or a member switched."""
        self._store.autosave.identify(visit, presence.person)

    def commit(self, visit: str, design: Design) -> None:
        """A gesture is done: when this returns, no kill and no power cut can take it away."""
        with self._store.database.writing():
            self._store.autosave.save(visit, design)
            for photo in photos_in(design):
                self._store.autosave.note_photo(visit, photo)

    def took_in(self, visit: str, photo: str) -> None:
        """A photograph came in for this visit; it leaves with it."""
        self._store.autosave.note_photo(visit, photo)

    def lay_out(self, visit: str, owner: str, design: Design) -> None:
        """Put the photographs of an owner's earlier design on the shelf for this visit.

        `owner` is the person, or the order whose photographs they are (see Start.owner).
        """
        for photo in self._store.keepsakes.lay_out(owner, design, self._store.shelf):
            self._store.autosave.note_photo(visit, photo)

    def keep_draft(self, visit: str, presence: Presence, kept: str | None = None) -> str | None:
        """Keep the visit's design among a known person's drafts; with `kept`, in that one's place.

        None for a guest, before the PIN, and when nothing was made.
        """
        design = self._store.autosave.design(visit)
        if design is None or presence.person is None or not presence.unlocked:
            return None
        draft = self._store.designs.keep(presence.person, design, "draft", kept)
        if "photos" in presence.agreed:
            until = self._store.clock() + KEPT_PHOTO
            self._store.keepsakes.keep_all(presence.person, design, self._store.shelf, until)
        return draft

    def start_over(self, visit: str, presence: Presence) -> str:
        """The design was ordered or saved: go on in a fresh visit, nothing of the last one left."""
        self.end(visit)
        return self.begin(presence)

    def end(self, visit: str) -> None:
        """Wipe the visit: its draft and key, and its photographs from the shelf. Under a second."""
        for photo in self._store.autosave.end(visit):
            self._store.shelf.remove(photo)
        self._store.database.settle()

    def recover(self) -> tuple[Recoverable, ...]:
        """What the last run of this kiosk left behind; called once, when it starts.

        Known people's designs go to their drafts. A guest's that was saved just now is returned,
        to be offered; one that was open at two crashes is set aside. The shelf is cleared of
        photographs that belong to none of these.
        """
        autosave = self._store.autosave
        autosave.count_crash(self._kiosk)
        for left in autosave.left(self._kiosk):
            design = autosave.design(left.visit)
            if left.person is not None and design is not None and not left.aside:
                self._store.designs.keep(left.person, design, "draft")
                self.end(left.visit)
        for photo in self._store.shelf.ids() - autosave.photos_in_use():
            self._store.shelf.remove(photo)
        self._store.shelf.sweep()
        self._store.keepsakes.sweep()
        now = self._store.clock()
        return tuple(
            each
            for each in self.left_behind()
            if not each.aside and now - each.saved_at < OFFERED_FOR
        )

    def left_behind(self) -> tuple[Recoverable, ...]:
        """Every unfinished visit of this kiosk, for staff; the ones set aside too."""
        return tuple(
            Recoverable(
                visit=left.visit,
                kiosk=left.kiosk,
                saved_at=left.saved_at,
                commits=left.commits,
                aside=left.aside,
                design=self._store.autosave.design(left.visit),
            )
            for left in self._store.autosave.left(self._kiosk)
        )

    def decline(self, visit: str) -> None:
        """The customer does not want the recovered design, or is gone."""
        self.end(visit)


def recover_abandoned(store: Store) -> None:
    """Where a kiosk went down and nobody started it again, known people's designs become drafts.

    A guest's is offered at no other kiosk: only staff find it, until its day is over.
    """
    for name in empty_places(store.folder):
        Visits(store, Presences(store, Place(name))).recover()
