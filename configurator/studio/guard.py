"""The guard: who of the shop is signed in, what their role may do, and when they are signed out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from configurator.model.refused import Refused
from configurator.model.words import Words
from configurator.store.clock import SteadyClock, steady_now
from configurator.store.pins import pin_trouble
from configurator.store.staff import Role, StaffMember
from configurator.store.store import Store
from configurator.studio.people.typed import one_line
from configurator.studio.people.welcome import NotLetIn, not_let_in

SIGNED_OUT_AFTER_S = 120.0

Deed = Literal[
    "find",
    "reveal",
    "change-person",
    "merge",
    "erase",
    "unlock",
    "see-orders",
    "make-orders",
    "change-orders",
    "catalog",
    "machines",
    "stock",
    "staff",
    "audit",
    "see-lift",
    "leave-kiosk",
]

EVERYBODY: frozenset[Role] = frozenset(("staff", "production", "manager"))
FRONT: frozenset[Role] = frozenset(("staff", "manager"))
BACK: frozenset[Role] = frozenset(("production", "manager"))
MANAGER: frozenset[Role] = frozenset(("manager",))

MAY: dict[Deed, frozenset[Role]] = {
    "find": FRONT,
    "reveal": FRONT,
    "change-person": FRONT,
    "merge": FRONT,
    "erase": FRONT,
    "unlock": FRONT,
    "see-orders": EVERYBODY,
    "make-orders": BACK,
    "change-orders": FRONT,
    "catalog": MANAGER,
    "machines": MANAGER,
    "stock": EVERYBODY,
    "staff": MANAGER,
    "audit": MANAGER,
    "see-lift": EVERYBODY,
    "leave-kiosk": EVERYBODY,
}
"""What each deed takes. It is checked here, whatever a screen shows."""

WRONG_PIN = Words(en="That is not the PIN. Try again.", he="זה לא הקוד. אפשר לנסות שוב.")
NOT_ALLOWED = Words(
    en="This needs a colleague with another role. Ask a manager.",
    he="לזה נדרש עמית בתפקיד אחר. אפשר לפנות למנהל.",
)
SIGNED_OUT = Words(
    en="You were signed out after two quiet minutes. Sign in again to go on.",
    he="יצאת מהמערכת אחרי שתי דקות שקטות. אפשר להיכנס שוב ולהמשיך.",
)


class NotAllowed(Refused):
    """A deed that this role may not do, or nobody who is signed out; `words` say so."""


@dataclass(frozen=True, slots=True)
class Badge:
    """A staff member who signed in."""

    id: str
    name: str
    role: Role


class Allowing(Protocol):
    """Whoever can say that a deed is allowed, and whose it is."""

    def allow(self, deed: Deed) -> Badge:
        """The badge of whoever does a deed. Raises NotAllowed."""
        ...


@dataclass(frozen=True, slots=True)
class Shown:
    """A badge shown at the desk and taken along to a worker, which holds the role to the deed."""

    badge: Badge

    def allow(self, deed: Deed) -> Badge:
        """The badge, where its role may do the deed. Raises NotAllowed."""
        if self.badge.role not in MAY[deed]:
            raise NotAllowed(NOT_ALLOWED)
        return self.badge


class Guard:
    """One desk's sign-in. Signed out by hand, or by itself after SIGNED_OUT_AFTER_S."""

    def __init__(self, store: Store, desk: str, steady: SteadyClock = steady_now) -> None:
        self._store = store
        self._desk = desk
        self._steady = steady
        self._badge: Badge | None = None
        self._touched_s = 0.0

    @property
    def badge(self) -> Badge | None:
        """Who is signed in now; None when nobody is, or not any more."""
        if self._badge is not None and self._steady() - self._touched_s > SIGNED_OUT_AFTER_S:
            self.sign_out()
        return self._badge

    def people(self) -> tuple[StaffMember, ...]:
        """Who may sign in at this desk."""
        return tuple(each for each in self._store.staff.everybody() if each.active)

    def needs_first_manager(self) -> bool:
        """Whether the shop is new: the first to come makes themselves its manager."""
        return not self._store.staff.everybody()

    def first_manager(self, name: str, pin: str) -> Badge | Words:
        """Make the first manager and sign them in; words when the PIN will not do.

        Raises NotAllowed once there is somebody.
        """
        trouble = pin_trouble(pin)
        if trouble is not None:
            return trouble
        with self._store.database.writing():
            if not self.needs_first_manager():
                raise NotAllowed(NOT_ALLOWED)
            member = StaffMember(self._store.staff.new_id(), one_line(name), "manager", True)
            self._put(member, pin)
        return self._signed_in(member)

    def sign_in(self, staff: str, pin: str) -> Badge | NotLetIn:
        """Sign in with a PIN. Whoever left the shop is answered like somebody who never was."""
        member = self._store.staff.member(staff)
        known = member is not None and member.active
        subject = f"staff:{staff}" if known else self._store.pins.stranger(f"staff:{staff}")
        kept = self._store.staff.pin_of(staff) if known else None
        refused = self._store.pins.check(subject, self._desk, pin, kept)
        if refused is not None or member is None:
            self._store.audit.write(f"desk:{self._desk}", "sign-in-refused", subject)
            return not_let_in(refused, WRONG_PIN)
        return self._signed_in(member)

    def sign_out(self) -> None:
        """Nobody is signed in any more."""
        if self._badge is not None:
            self._store.audit.write(self._badge.id, "signed-out")
        self._badge = None

    def touch(self) -> None:
        """Somebody moved: the quiet minutes start again."""
        if self.badge is not None:
            self._touched_s = self._steady()

    def allow(self, deed: Deed) -> Badge:
        """The badge of whoever does a deed now. Raises NotAllowed."""
        badge = self.badge
        if badge is None:
            raise NotAllowed(SIGNED_OUT)
        if badge.role not in MAY[deed]:
            self._store.audit.write(badge.id, "not-allowed", deed)
            raise NotAllowed(NOT_ALLOWED)
        self.touch()
        return badge

    def may(self, deed: Deed) -> bool:
        """Whether whoever is signed in may do a deed, so that a screen offers it at all."""
        badge = self.badge
        return badge is not None and badge.role in MAY[deed]

    def prove(self, deed: Deed, pin: str) -> Badge | NotLetIn:
        """The badge, once more with its PIN, for deeds that ask it again. Raises NotAllowed."""
        badge = self.allow(deed)
        subject, kept = f"staff:{badge.id}", self._store.staff.pin_of(badge.id)
        refused = self._store.pins.check(subject, self._desk, pin, kept)
        return badge if refused is None else not_let_in(refused, WRONG_PIN)

    def put_staff(self, member: StaffMember, pin: str | None = None) -> Words | None:
        """Add a colleague (with an id of `new_colleague`), or change them; words for a bad PIN.

        Raises NotAllowed, and ValueError when nobody would be left to manage the shop.
        """
        badge = self.allow("staff")
        trouble = pin_trouble(pin) if pin is not None else None
        if trouble is not None:
            return trouble
        with self._store.database.writing():
            self._put(member, pin)
            self._store.audit.write(badge.id, "changed-staff", member.id, member.role)
        return None

    def new_colleague(self, name: str, role: Role) -> StaffMember:
        """Somebody to add with `put_staff`."""
        return StaffMember(self._store.staff.new_id(), one_line(name), role, True)

    def _put(self, member: StaffMember, pin: str | None) -> None:
        kept = self._store.pins.hashed(f"staff:{member.id}", pin) if pin is not None else None
        self._store.staff.put(member, kept)

    def _signed_in(self, member: StaffMember) -> Badge:
        self._badge = Badge(member.id, member.name, member.role)
        self._touched_s = self._steady()
        self._store.audit.write(member.id, "signed-in")
        return self._badge
