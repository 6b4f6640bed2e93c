"""Trouble with what is stored, said so that a shop can act on it: what happened and what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from configurator.model.words import Frozen, Words

TroubleKind = Literal[
    "busy",
    "in-use",
    "newer",
    "foreign",
    "damaged",
    "full",
    "read-only",
    "disk-fails",
    "key-missing",
    "key-wrong",
    "migration",
]

WORDS: dict[TroubleKind, Words] = {
    "busy": Words(
        en="The shop's database is busy with something else. Nothing was lost; please try again.",
        he="מסד הנתונים של החנות עסוק כרגע. דבר לא אבד; אפשר לנסות שוב.",
    ),
    "in-use": Words(
        en="Another kiosk is using the shop's database, and it needs care first. "
        "Close the other kiosk, then start this one again.",
        he="עמדה אחרת משתמשת במסד הנתונים, והוא זקוק קודם לטיפול. "
        "יש לסגור את העמדה האחרת ולהפעיל את זו מחדש.",
    ),
    "newer": Words(
        en="The shop's database was written by a newer version of this app. "
        "Nothing was changed in it. Please install the newer version.",
        he="מסד הנתונים נכתב בגרסה חדשה יותר של התוכנה. לא שונה בו דבר. יש להתקין את הגרסה החדשה.",
    ),
    "foreign": Words(
        en="The file in the database's place belongs to another program. "
        "Choose another data folder, or move that file away.",
        he="הקובץ שבמקום מסד הנתונים שייך לתוכנה אחרת. "
        "יש לבחור תיקיית נתונים אחרת או להעביר את הקובץ.",
    ),
    "damaged": Words(
        en="The shop's database is damaged. Start the kiosk again: it sets the file aside and "
        "goes on from the last good copy.",
        he="מסד הנתונים נפגם. יש להפעיל את העמדה מחדש: "
        "הקובץ יישמר בצד והעבודה תימשך מהעותק התקין האחרון.",
    ),
    "full": Words(
        en="The disk is full, so nothing more can be saved. "
        "Free some space on it; what was saved before is safe.",
        he="הדיסק מלא ואי אפשר לשמור עוד. יש לפנות בו מקום; מה שנשמר קודם בטוח.",
    ),
    "read-only": Words(
        en="The data folder cannot be written to. Allow this app to write there, "
        "or choose another folder.",
        he="אי אפשר לכתוב לתיקיית הנתונים. יש לאפשר לתוכנה לכתוב בה או לבחור תיקייה אחרת.",
    ),
    "disk-fails": Words(
        en="The disk does not read or write as it should; what was saved before is safe. "
        "Check its cable or exchange it before going on.",
        he="הדיסק אינו קורא או כותב כראוי; מה שנשמר קודם בטוח. "
        "יש לבדוק את החיבור או להחליף אותו לפני שממשיכים.",
    ),
    "key-missing": Words(
        en="The kiosk's key file is missing, so people's data cannot be opened. "
        "Put back kiosk.key from the shop's safe copy.",
        he="קובץ המפתח של העמדה חסר ולכן אי אפשר לפתוח את נתוני הלקוחות. "
        "יש להחזיר את kiosk.key מהעותק השמור של החנות.",
    ),
    "key-wrong": Words(
        en="The kiosk's key file belongs to another database. "
        "Put back the kiosk.key that was made with this one.",
        he="קובץ המפתח של העמדה שייך למסד נתונים אחר. יש להחזיר את kiosk.key שנוצר עם מסד זה.",
    ),
    "migration": Words(
        en="The shop's database could not be brought up to this version. "
        "It is unchanged, and a copy was kept. Please go back to the version before.",
        he="אי אפשר היה להתאים את מסד הנתונים לגרסה זו. "
        "הוא לא שונה, ועותק נשמר. יש לחזור לגרסה הקודמת.",
    ),
}

KIND_OF_CODE: dict[int, TroubleKind] = {
    sqlite3.SQLITE_BUSY: "busy",
    sqlite3.SQLITE_LOCKED: "busy",
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_READONLY: "read-only",
    sqlite3.SQLITE_CANTOPEN: "read-only",
    sqlite3.SQLITE_PERM: "read-only",
    sqlite3.SQLITE_IOERR: "disk-fails",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "damaged",
}
"""SQLite's primary result codes (sqlite.org/rescode.html) as the trouble they mean here."""


class StoreTrouble(Exception):
    """What is stored cannot be read or written. `kind` says why, `words` what to do about it."""

    def __init__(self, kind: TroubleKind, cause: str = "") -> None:
        super().__init__(f"{WORDS[kind].en} ({cause})" if cause else WORDS[kind].en)
        self.kind: TroubleKind = kind
        self.words = WORDS[kind]


class Notice(Frozen):
    """Something that was put right by itself and that staff must see, such as a restored copy."""

    code: Literal["restored", "started-empty", "backup-failed"]
    words: Words


@contextmanager
def told() -> Iterator[None]:
    """Turn SQLite's own errors into StoreTrouble; broken constraints pass through."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        kind = KIND_OF_CODE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        if kind is None:
            raise
        raise StoreTrouble(kind, str(error)) from error
