"""The privacy clocks: what is kept runs out by itself, night by night."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from configurator.model.words import Words
from configurator.store.clock import ms_of
from configurator.store.store import Store

ORDERS = "orders"
GUEST_DRAFT = timedelta(hours=24)
ORDER_DESIGN = timedelta(days=7)
"""A guest's order keeps its design and photographs so long after hand-over, for a reprint."""
KNOWN_ORDER_DESIGN = timedelta(days=365)
"""A known person's order keeps its design, to be ordered again; its photographs only by consent."""
KEPT_PHOTO = timedelta(days=365)
"""A photograph kept with consent."""
PERSON_UNUSED = timedelta(days=365)
PERSON_ASKED = timedelta(days=335)
"""Who comes back in the month before they would have been erased is asked what to keep."""
DRAFT_UNUSED = timedelta(days=180)
EVERY = timedelta(hours=24)
LAST_RUN = "retention-last-run"

CLOCKS: dict[str, Words] = {
    "guest": Words(
        en="A guest's design is gone when the visit ends.",
        he="עיצוב של אורח נעלם בסוף הביקור.",
    ),
    "photos": Words(
        en="Photos go a week after the order is handed over; with your consent, after a year.",
        he="תמונות נמחקות שבוע אחרי מסירת ההזמנה; בהסכמתך, אחרי שנה.",
    ),
    "drafts": Words(
        en="Drafts you do not touch go after six months.",
        he="טיוטות שלא נגעת בהן נמחקות אחרי חצי שנה.",
    ),
    "person": Words(
        en="Everything goes when you have not been here for a year.",
        he="הכול נמחק אם לא ביקרת כאן שנה.",
    ),
    "taste": Words(
        en="What we learned from your choices halves every year.",
        he="מה שלמדנו מהבחירות שלך נחלש בחצי כל שנה.",
    ),
    "backups": Words(
        en="Safety copies go after 30 days; a forgotten person cannot be read in them.",
        he="עותקי גיבוי נמחקים אחרי 30 יום; אי אפשר לקרוא בהם מי שביקש להישכח.",
    ),
}
"""What is told to everybody about how long things are kept."""


@dataclass(frozen=True, slots=True)
class Expired:
    """What one run of the clocks took away, in counts."""

    visits: int
    orders: int
    photos: int
    drafts: int
    people: int
    tastes: int
    log_lines: int
    slates: int

    @property
    def anything(self) -> bool:
        """Whether there was anything to take away."""
        return any(getattr(self, name) for name in self.__slots__)


class Retention:
    """Runs the clocks. One run a night for all kiosks of a shop; running it again does no harm."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep_up(self) -> Expired | None:
        """Run if a day has passed since the last run; called when the kiosk is idle."""
        now = ms_of(self._store.clock())
        with self._store.database.writing() as tables:
            row = tables.execute("SELECT value FROM settings WHERE name = ?", [LAST_RUN]).fetchone()
            last = int.from_bytes(row["value"]) if row else 0
            if 0 <= now - last < EVERY / timedelta(milliseconds=1):
                return None
            value = {"name": LAST_RUN, "value": now.to_bytes(8)}
            tables.table("settings").insert(value, replace=True)
        return self.run()

    def run(self) -> Expired:
        """Take away everything whose time ran out."""
        store = self._store
        expired = Expired(
            visits=self._end_visits(),
            orders=self._wipe_orders(),
            photos=self._drop_photos(),
            drafts=self._drop_drafts(),
            people=self._erase_people(),
            tastes=self._drop_tastes(),
            log_lines=store.audit.drop_old(),
            slates=store.slates.drop_old(),
        )
        store.backups.drop_set_aside(store.database.file)
        store.keepsakes.sweep()
        self._sweep_folders()
        store.database.settle()
        return expired

    def _ago(self, span: timedelta) -> int:
        return ms_of(self._store.clock() - span)

    def _end_visits(self) -> int:
        old = self._store.autosave.begun_before(self._ago(GUEST_DRAFT))
        for visit in old:
            for photo in self._store.autosave.end(visit):
                self._store.shelf.remove(photo)
        return len(old)

    def _wipe_orders(self) -> int:
        orders = self._store.orders
        done = [
            *orders.done_before(self._ago(ORDER_DESIGN), guests=True),
            *orders.done_before(self._ago(KNOWN_ORDER_DESIGN), guests=False),
        ]
        for order in done:
            self._store.keepsakes.forget(order.id)
            orders.wipe(order.id)
        return len(done)

    def _sweep_folders(self) -> None:
        """Delete the folders of orders that were wiped while a file of theirs was open."""
        known = self._store.orders.folders()
        for folder in (self._store.folder / ORDERS).glob("*"):
            if f"{ORDERS}/{folder.name}" not in known and _is_idle(folder, self._store.clock()):
                shutil.rmtree(folder, ignore_errors=True)

    def _drop_photos(self) -> int:
        """Photographs past their own time, and those of orders long handed over."""
        keepsakes, orders = self._store.keepsakes, self._store.orders
        past = keepsakes.past_their_time()
        count = sum(keepsakes.forget(each.owner, each.photo) for each in past)
        for order in orders.done_before(self._ago(ORDER_DESIGN), guests=False):
            count += keepsakes.forget(order.id)
        return count

    def _drop_drafts(self) -> int:
        old = self._store.designs.drafts_unchanged_since(self._ago(DRAFT_UNUSED))
        for draft in old:
            self._store.designs.forget(draft)
        return len(old)

    def _drop_tastes(self) -> int:
        """What faded, and what is kept no longer because nobody said yes to it again."""
        people = self._store.choices.no_longer_agreed()
        for person in people:
            self._store.unlearning.forget(person)
        return len(people) + self._store.choices.drop_faded()

    def _erase_people(self) -> int:
        """Whoever was not here for a year, but no guardian of a child who was."""
        unseen = self._store.people.unseen_since(self._ago(PERSON_UNUSED))
        erased: set[str] = set()
        for person in unseen:
            if person not in erased and set(self._store.eraser.who_goes(person)) <= set(unseen):
                erased |= set(self._store.eraser.erase(person, "night-job", "unused").people)
        return len(erased)


def _is_idle(folder: Path, now: datetime) -> bool:
    """Whether nobody is writing a folder just now; one that is being made has no order yet."""
    touched = datetime.fromtimestamp(folder.stat().st_mtime, UTC)
    return abs(now - touched) > timedelta(hours=1)
