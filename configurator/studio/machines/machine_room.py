"""The machine room at the desk: presses, cutters and embroidery machines, added and changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal, cast

from configurator.devices.printing import ColorMode
from configurator.embroidery.formats import FORMATS
from configurator.ground import files
from configurator.model.refused import Refused
from configurator.model.words import Words
from configurator.store.store import Store
from configurator.studio.catalog.publishing import one_line
from configurator.studio.guard import Badge, Guard
from configurator.studio.machines.machines import FIRST_FOLDER, Machine, Machines
from configurator.studio.sewing.order import SewingSetup, read_setup, write_setup

Reached = Literal["folder", "printer"]

AS_IT_IS, EVERYTHING, PRINT_FILE = "as-it-is", "everything", "print-file"
ADDRESS = re.compile(
    r"ipps?://(\[[0-9a-fA-F:]+\]|[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?)(:\d{1,5})?(/\S*)?"
)
PAPER = re.compile(r"[a-z]+_[a-z0-9.-]+_\d+(\.\d+)?x\d+(\.\d+)?(mm|in)")
NO_SLUG = re.compile(r"[^a-z0-9]+")
COLORS: tuple[ColorMode, ...] = ("auto", "color", "monochrome")
MOST_LETTERS = 40

BOTH_NAMES = Words(en="Give it a name in English and in Hebrew.", he="יש לתת שם בעברית ובאנגלית.")
TOO_LONG = Words(en="A name has room for {most} letters.", he="לשם יש מקום ל־{most} תווים.")
WHOLE_PATH = Words(
    en="Type the folder's whole path, such as /srv/press/in.",
    he="יש להקליד את הנתיב המלא של התיקייה, למשל ‎/srv/press/in.",
)
OUR_OWN = Words(
    en="{folder} is the kiosk's own folder. Choose one that a machine watches.",
    he="התיקייה {folder} שייכת לעמדה עצמה. יש לבחור תיקייה שמכונה קוראת ממנה.",
)
TAKEN = Words(
    en="{machine} is reached there already. Choose another place.",
    he="שם נמצאת כבר {machine}. יש לבחור מקום אחר.",
)
NO_ADDRESS = Words(
    en="“{typed}” is no printer's address. It looks like ipp://192.168.1.20/ipp/print.",
    he="הערך ”{typed}“ אינו כתובת של מדפסת. כתובת נראית כך: ‎ipp://192.168.1.20/ipp/print.",
)
NO_PAPER = Words(
    en="“{typed}” is no paper's name. It looks like iso_sra3_320x450mm, or leave it empty.",
    he="הערך ”{typed}“ אינו שם של נייר. שם נראה כך: ‎iso_sra3_320x450mm; או להשאיר ריק.",
)
LAST_ONE = Words(
    en="This is the last machine. Add another one first, or production has nowhere to send.",
    he="זו המכונה האחרונה. יש להוסיף קודם אחרת, אחרת לייצור אין לאן לשלוח.",
)
UNREADABLE = Words(
    en="{why} Mend or remove that file first; nothing was changed.",
    he="{why} יש לתקן או להסיר קודם את הקובץ; דבר לא שונה.",
)


class MachineRefused(Refused):
    """A machine that cannot be kept; `words` say why, and what would do."""


class MachineRoom:
    """The shop's machines, as a manager adds, changes and removes them. Each deed is logged."""

    def __init__(self, store: Store, guard: Guard, machines: Machines) -> None:
        self._store = store
        self._guard = guard
        self._machines = machines

    def all(self) -> tuple[Machine, ...]:
        """Every machine. Raises MachineRefused for a file that is not right."""
        try:
            return self._machines.all()
        except files.Unreadable as trouble:
            raise MachineRefused(UNREADABLE.filled(why=str(trouble))) from trouble

    def one(self, machine: str) -> Machine:
        """The machine of that id. Raises KeyError and MachineRefused."""
        return {each.id: each for each in self.all()}[machine]

    def asked_for(self, machine: str, reached: Reached, typed: Mapping[str, str]) -> Machine:
        """A machine as somebody asked for it, new or in place of the one of that id; not yet kept.

        `typed` has `en`, `he`, `place`, `makes`, `gets`, `paper` and `color`. Whether it can be
        reached is for a trial to say. Raises MachineRefused, NotAllowed, KeyError.
        """
        self._guard.allow("machines")
        before = self.one(machine) if machine else None
        words = Words(en=_name(typed, "en"), he=_name(typed, "he"))
        place = typed.get("place", "").strip()
        self._free(place, machine)
        return Machine(
            id=machine or self._new_id(words.en),
            words=words,
            folder=self._folder(place) if reached == "folder" else "",
            printer=_address(place) if reached == "printer" else "",
            media=_paper(typed.get("paper", "")) if reached == "printer" else "",
            color=cast(ColorMode, typed["color"]) if typed.get("color") in COLORS else "auto",
            families=_chosen(typed.get("makes", ""), before.families if before else (), EVERYTHING),
            sends=_chosen(typed.get("gets", ""), before.sends if before else (), PRINT_FILE),
        )

    def keep(self, machine: str, made: Machine) -> None:
        """Put a machine that was tried among the others, new or in place of the one of that id.

        Raises MachineRefused, NotAllowed.
        """
        badge = self._guard.allow("machines")
        self._free(made.place, machine)
        self._sew_for(made)
        new = made if machine else made.model_copy(update={"id": self._new_id(made.words.en)})

        def with_it(now: tuple[Machine, ...]) -> tuple[Machine, ...]:
            if not machine:
                return (*now, new)
            return tuple(new if each.id == machine else each for each in now)

        self._put(badge, with_it, new.id)

    def remove(self, machine: str) -> None:
        """Send nothing there any more. What prints there goes on.

        Raises MachineRefused, NotAllowed, KeyError.
        """
        badge = self._guard.allow("machines")
        gone = self.one(machine)

        def without_it(now: tuple[Machine, ...]) -> tuple[Machine, ...]:
            left = tuple(each for each in now if each.id != gone.id)
            if not left:
                raise MachineRefused(LAST_ONE)
            return left

        self._put(badge, without_it, machine)

    def formats(self) -> tuple[str, ...]:
        """The stitch files that a machine can be sent, those of this shop first.

        Raises MachineRefused for a setup that is not right.
        """
        return tuple(dict.fromkeys((*self._setup().formats, *FORMATS)))

    def _put(
        self, badge: Badge, change: Callable[[tuple[Machine, ...]], tuple[Machine, ...]], what: str
    ) -> None:
        """Change the machines as they are now, whoever else changed them meanwhile."""
        with self._store.database.writing():
            machines = change(self.all())
            self._store.audit.write(badge.id, "changed-machines", what)
            self._machines.put(machines)

    def _setup(self) -> SewingSetup:
        try:
            return read_setup(self._store.folder)
        except files.Unreadable as trouble:
            raise MachineRefused(UNREADABLE.filled(why=str(trouble))) from trouble

    def _sew_for(self, machine: Machine) -> None:
        """Have orders made with the stitch file a new machine takes."""
        setup = self._setup()
        more = tuple(each for each in machine.sends if each not in setup.formats)
        if more:
            update = {"formats": (*setup.formats, *more)}
            write_setup(self._store.folder, setup.model_copy(update=update))

    def _folder(self, typed: str) -> str:
        folder = Path(typed)
        if not typed or not folder.is_absolute():
            raise MachineRefused(WHOLE_PATH)
        ours, chosen = self._store.folder.resolve(), folder.resolve()
        if chosen.is_relative_to(ours) and not chosen.is_relative_to(ours / FIRST_FOLDER):
            raise MachineRefused(OUR_OWN.filled(folder=typed))
        return typed

    def _free(self, place: str, machine: str) -> None:
        for each in self.all():
            if each.id != machine and place and each.place.rstrip("/") == place.rstrip("/"):
                raise MachineRefused(TAKEN.filled(machine=each.words))

    def _new_id(self, name: str) -> str:
        used = {each.id for each in self.all()}
        wanted = NO_SLUG.sub("-", name.lower()).strip("-")[:40].strip("-") or "machine"
        tries = (wanted, *(f"{wanted}-{n}" for n in range(2, len(used) + 3)))
        return next(each for each in tries if each not in used)


def _name(typed: Mapping[str, str], language: str) -> str:
    name = one_line(typed.get(language, ""))
    if not name:
        raise MachineRefused(BOTH_NAMES)
    if len(name) > MOST_LETTERS:
        raise MachineRefused(TOO_LONG.filled(most=MOST_LETTERS))
    return name


def _address(typed: str) -> str:
    match = ADDRESS.fullmatch(typed)
    port = match[3] if match else None
    if match is None or (port is not None and not 0 < int(port[1:]) < 65536):
        raise MachineRefused(NO_ADDRESS.filled(typed=typed))
    return typed


def _paper(typed: str) -> str:
    typed = typed.strip()
    if typed and PAPER.fullmatch(typed) is None:
        raise MachineRefused(NO_PAPER.filled(typed=typed))
    return typed


def _chosen(typed: str, before: tuple[str, ...], all_of_it: str) -> tuple[str, ...]:
    """One of them, all of them, or as it was where a file by hand says more than a form asks."""
    if typed == AS_IT_IS:
        return before
    return () if typed in ("", all_of_it) else (typed,)
