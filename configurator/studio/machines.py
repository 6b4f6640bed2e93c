"""The machines production sends files to: each a name and a folder that it watches."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from configurator.devices.hot_folder import HotFolder
from configurator.ground import files
from configurator.model.words import Frozen, Name, Words

FILE = "machines.json"
FIRST_FOLDER = "hot-folder"


class Machine(Frozen):
    """A press, cutter or embroidery machine, and the families it makes; all when none is named."""

    id: Name
    words: Words
    folder: Annotated[str, Field(min_length=1, max_length=1000)]
    families: tuple[Name, ...] = ()

    def takes(self, family: str) -> bool:
        """Whether it makes products of a family."""
        return not self.families or family in self.families

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
