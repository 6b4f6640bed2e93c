"""The machines production sends files to: each a name and a folder that it watches."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError, model_validator

from configurator.devices.hot_folder import HotFolder
from configurator.devices.ipp import IppPrinter
from configurator.devices.printing import ColorMode, JobWishes
from configurator.devices.trouble import DeviceTrouble
from configurator.ground import files
from configurator.model.words import Frozen, Name, Words

FILE = "machines.json"
FIRST_FOLDER = "hot-folder"

NOT_MADE = Words(
    en="{machine} does not make what was ordered. Choose another machine.",
    he="{machine} לא מייצרת את מה שהוזמן. יש לבחור מכונה אחרת.",
)
NONE_OF_THEM = Words(
    en="{machine} takes {endings} files, and there are none among these. Choose another machine.",
    he="{machine} מקבלת קובצי {endings}, ואין כאלה כאן. יש לבחור מכונה אחרת.",
)


class Machine(Frozen):
    """A press, cutter or embroidery machine, and the families it makes; all when none is named.

    It watches a `folder`, or is a `printer` with an IPP address such as ipp://192.168.1.20/ipp/print.
    `media` is the PWG name of the paper in it, such as iso_sra3_320x450mm.
    """

    id: Name
    words: Words
    folder: Annotated[str, Field(max_length=1000)] = ""
    printer: Annotated[str, Field(max_length=1000, pattern=r"^(ipps?://[^\s/]+(/\S*)?)?$")] = ""
    media: Annotated[str, Field(max_length=100, pattern=r"^[a-z0-9_.-]*$")] = ""
    color: ColorMode = "auto"
    families: tuple[Name, ...] = ()
    sends: tuple[Annotated[str, Field(pattern=r"^[a-z0-9]{2,4}$")], ...] = ()
    """Endings of the order's files that go to its folder instead of the print file, such as dst."""

    @model_validator(mode="after")
    def _is_reached_one_way(self) -> Machine:
        if bool(self.folder) == bool(self.printer):
            raise ValueError("a machine has a folder or a printer's address, and not both")
        return self

    def takes(self, family: str) -> bool:
        """Whether it makes products of a family."""
        return not self.families or family in self.families

    @property
    def place(self) -> str:
        """Where it is reached: its folder or its printer's address."""
        return self.folder or self.printer

    def check(
        self, families: Iterable[str], page_mm: tuple[float, float] | None = None, copies: int = 1
    ) -> None:
        """Make sure that products of these families, pages as large as that, could be sent there
        now. Raises DeviceTrouble."""
        if not all(map(self.takes, families)):
            raise DeviceTrouble(NOT_MADE.filled(machine=self.words))
        if self.printer:
            IppPrinter(self.printer).check(replace(self.job_wishes(copies), page_mm=page_mm))
        else:
            self.hot_folder.check()

    def job_wishes(self, copies: int = 1) -> JobWishes:
        """How it prints, where it is a printer."""
        return JobWishes(copies, self.media or None, self.color)

    def wanted(self, files: Sequence[Path]) -> tuple[Path, ...]:
        """Those of the files that it takes: all, where it names none. Raises DeviceTrouble where
        it takes none of them."""
        endings = tuple(f".{ending}" for ending in self.sends)
        found = tuple(file for file in files if not endings or file.suffix in endings)
        if not found:
            raise DeviceTrouble(NONE_OF_THEM.filled(machine=self.words, endings=", ".join(endings)))
        return found

    @property
    def hot_folder(self) -> HotFolder:
        """The folder it watches."""
        return HotFolder(Path(self.folder))


class _Machines(Frozen):
    machines: tuple[Machine, ...]


class Machines:
    """The shop's machines, kept in its data folder; a new shop has one folder to begin with."""

    def __init__(self, data: Path) -> None:
        self._data = data

    def all(self) -> tuple[Machine, ...]:
        """Every machine. Raises Unreadable for a file that was changed by hand and is not right."""
        file = self._data / FILE
        if not file.exists():
            folder = self._data / FIRST_FOLDER
            folder.mkdir(parents=True, exist_ok=True)
            return (
                Machine(id="press", words=Words(en="Press", he="מכונת דפוס"), folder=str(folder)),
            )
        content = file.read_bytes()
        files.read_json(content)
        try:
            return _Machines.model_validate_json(content).machines
        except ValidationError as trouble:
            first = trouble.errors()[0]
            where = " > ".join(str(step) for step in first["loc"])
            raise files.Unreadable(f"{file}: {where}: {first['msg']}.") from trouble

    def put(self, machines: tuple[Machine, ...]) -> None:
        """Change the machines."""
        document = _Machines(machines=machines).model_dump(mode="json")
        content = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
        files.write_bytes(self._data / FILE, content.encode())

    def one(self, machine: str) -> Machine:
        """The machine of that id. Raises KeyError."""
        for each in self.all():
            if each.id == machine:
                return each
        raise KeyError(machine)
