"""Hot folders: a file appears in a watched folder whole, once, and exactly as it was checked."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from configurator.devices.trouble import DeviceTrouble
from configurator.ground.files import sync
from configurator.model.words import Words

SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
"""Names every file system, RIP and cutter driver takes."""
PRINT = ".pdf"
"""What sets a press going: the cut files of a sheet lie there before it."""
READABLE_BY_OTHERS = 0o644
"""The program that watches the folder usually runs as someone else."""


@dataclass(frozen=True, slots=True)
class HotFolder:
    """A folder that a RIP, cutter or machine watches."""

    folder: Path

    def check(self) -> None:
        """Make sure that a file could be put there now. Raises DeviceTrouble."""
        if not self.folder.is_dir():
            raise DeviceTrouble(
                Words(
                    en=f"The hot folder {self.folder} is not there. Connect its drive or share, or "
                    "choose another folder at the staff desk.",
                    he=f"תיקיית ההדפסה {self.folder} לא נמצאת. חברו את הכונן או השיתוף, או בחרו "
                    "תיקייה אחרת בעמדת הצוות.",
                )
            )
        try:
            with tempfile.TemporaryFile(dir=self.folder):
                pass
        except OSError as trouble:
            raise self._refusal(trouble) from trouble

    def send(self, file: Path, name: str, sha256: str) -> Path:
        """Put a copy of `file` into the folder as `name`, which appears only when it is complete.

        `sha256` is the file's hash from the order's report. Sending the same file again while it
        still lies there does nothing. Returns where it lies. Raises DeviceTrouble.
        """
        if not SAFE_NAME.fullmatch(name):
            raise ValueError(f"{name!r} is no safe file name")
        self.check()
        target = self.folder / name
        if _hash_of(file) != sha256:
            raise _changed(file)
        if target.exists():
            if _hash_of(target) == sha256:
                return target
            raise _waiting(name)
        try:
            self._place(file, target, sha256)
        except FileExistsError as trouble:
            raise _waiting(name) from trouble
        except OSError as trouble:
            raise self._refusal(trouble) from trouble
        return target

    def send_all(self, goods: Iterable[tuple[Path, str, str]]) -> None:
        """Send files that belong together, each with its name and hash; print files come last.

        When one cannot be sent, those before it are taken back, unless the machine has them
        already. Raises DeviceTrouble.
        """
        placed: list[Path] = []
        try:
            for file, name, sha256 in sorted(goods, key=lambda each: each[0].suffix == PRINT):
                was_there = (self.folder / name).exists()
                sent = self.send(file, name, sha256)
                placed += [] if was_there else [sent]
        except DeviceTrouble:
            for each in placed:
                each.unlink(missing_ok=True)
            raise

    def _place(self, file: Path, target: Path, sha256: str) -> None:
        """Copy under a hidden name, make sure it is on the disk and unharmed, then rename."""
        handle, name = tempfile.mkstemp(dir=self.folder, prefix=".", suffix=".part")
        os.close(handle)
        draft = Path(name)
        try:
            shutil.copyfile(file, draft)
            draft.chmod(READABLE_BY_OTHERS)
            sync(draft)
            if _hash_of(draft) != sha256:
                raise _changed(file)
            # A link fails where a name is taken; a rename would quietly replace another's file.
            _name_if_free(draft, target)
            sync(self.folder)
        finally:
            draft.unlink(missing_ok=True)

    def _refusal(self, trouble: OSError) -> DeviceTrouble:
        if trouble.errno in (errno.ENOSPC, errno.EDQUOT):
            return DeviceTrouble(
                Words(
                    en=f"The disk of the hot folder {self.folder} is full. Free some space, then "
                    "send again; nothing was sent.",
                    he=f"הדיסק של תיקיית ההדפסה {self.folder} מלא. פנו מקום ושלחו שוב; "
                    "דבר לא נשלח.",
                )
            )
        return DeviceTrouble(
            Words(
                en=f"The hot folder {self.folder} cannot be written to ({trouble.strerror}). Ask "
                "for the right to write there, or choose another folder; nothing was sent.",
                he=f"אי אפשר לכתוב לתיקיית ההדפסה {self.folder} ({trouble.strerror}). בקשו הרשאת "
                "כתיבה, או בחרו תיקייה אחרת; דבר לא נשלח.",
            )
        )


def _name_if_free(draft: Path, target: Path) -> None:
    """Give the draft its name; on shares that know no links, rename it."""
    try:
        os.link(draft, target)
    except FileExistsError:
        raise
    except OSError:
        draft.replace(target)


def _hash_of(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _waiting(name: str) -> DeviceTrouble:
    return DeviceTrouble(
        Words(
            en=f"Another file called {name} still waits in the hot folder. Let the machine take "
            "it, or remove it, then send again.",
            he=f"קובץ אחר בשם {name} עדיין ממתין בתיקיית ההדפסה. תנו למכונה לקחת אותו, או הסירו "
            "אותו, ושלחו שוב.",
        )
    )


def _changed(file: Path) -> DeviceTrouble:
    return DeviceTrouble(
        Words(
            en=f"{file.name} is not the file that was checked. Make the order's files again; "
            "nothing was sent.",
            he=f"הקובץ {file.name} אינו הקובץ שנבדק. הכינו את קובצי ההזמנה מחדש; דבר לא נשלח.",
        )
    )
