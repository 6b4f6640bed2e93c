"""The shop's own press profiles: taken in from a file, checked, offered beside those shipped."""

from __future__ import annotations

import hashlib
import math
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms

from configurator.ground.color import delta_e_2000, lab_of
from configurator.ground.files import write_bytes, written_whole
from configurator.ground.icc import MissingProfile, Profile
from configurator.model.printing_conditions import (
    OwnCondition,
    PrintingCondition,
    known_conditions,
)
from configurator.model.refused import Refused
from configurator.model.words import Words
from configurator.studio.workbench import OWN_PROFILES, Workbench

MOST_BYTES = 16 * 1024 * 1024
"""The largest press profiles about (CMYK tables both ways in 16 bits) take 3 MB; four inks, 10."""
HEADER = 128
TAG = 12
TABLES = (b"A2B0", b"A2B1", b"B2A0", b"B2A1")
"""From inks and to inks, for photographs and for flats (ICC.1, 8.5)."""
LEAST_INK = 2.0
"""The control strip lays 200 %; no printing condition separates less."""
STEPS = 9
CLEAN_PAPER = 0.08
"""Ink on white, as a share: a profile that tints paper is for another white or is not sound."""
CLOSE = 15.0
"""CIEDE2000 a soft color may be off once printed; newsprint keeps within 10."""
SOFT = ("#8c8c8c", "#a08070", "#7088a0", "#88a078", "#c8b090")

TOO_LARGE = Words(
    en="{file} is larger than a press profile ever is ({most} MB). Is it another file?",
    he="הקובץ {file} גדול מכל פרופיל דפוס ({most} MB). אולי זה קובץ אחר?",
)
NO_PROFILE = Words(
    en="{file} is not a whole color profile. Ask your printer for the ICC file itself.",
    he="הקובץ {file} אינו פרופיל צבע שלם. אפשר לבקש מבית הדפוס את קובץ ה־ICC עצמו.",
)
NO_PRESS = Words(
    en="{file} is a profile of {what}, not of a printing press. "
    "Ask your printer for the output profile (CMYK).",
    he="הקובץ {file} הוא פרופיל של {what} ולא של מכונת דפוס. "
    "אפשר לבקש מבית הדפוס את פרופיל הפלט (CMYK).",
)
NEWER = Words(
    en="{file} is written in version {version} of the format, which PDF/X-4 does not allow. "
    "Ask for version 2 or 4.",
    he="הקובץ {file} כתוב בגרסה {version} של הפורמט, ש־PDF/X-4 לא מתיר. אפשר לבקש גרסה 2 או 4.",
)
ONE_WAY = Words(
    en="{file} cannot be used both ways: it lacks {what}. Ask for the full output profile.",
    he="אי אפשר להשתמש בקובץ {file} לשני הכיוונים: חסר בו {what}. אפשר לבקש את פרופיל הפלט המלא.",
)
UNSOUND = Words(
    en="{file} does not print colors as it should: {what}. Ask for it again.",
    he="הקובץ {file} לא מדפיס צבעים כמו שצריך: {what}. אפשר לבקש אותו שוב.",
)
TINTS_PAPER = Words(en="white gets ink", he="לבן מקבל צבע")
COLORS_OFF = Words(en="soft colors come out wrong", he="צבעים רכים יוצאים שגויים")
THIN_INK = Words(en="it lays at most {ink} % of ink", he="הוא מניח לכל היותר {ink}% צבע")
THERE = Words(en="This profile is there already: {name}.", he="הפרופיל הזה כבר נמצא כאן: {name}.")
IN_USE = Words(
    en="{name} is in use: the catalog of {product} names it. Choose another condition there first.",
    he="{name} בשימוש: הקטלוג של {product} מזכיר אותו. אפשר לבחור שם קודם תנאי אחר.",
)
NOT_THERE = Words(
    en="There is no file {file} that can be read here. Is the stick in?",
    he="אין כאן קובץ {file} שאפשר לקרוא. האם ההתקן מחובר?",
)
UNKNOWN = Words(
    en="There is no profile of the shop's own called {name}.",
    he="אין פרופיל של החנות בשם {name}.",
)


class ProfileRefused(Refused):
    """A profile that is not taken in, or not let go; `words` say why and what would do."""


def take_in(bench: Workbench, file: Path, words: Words, registered: str = "") -> OwnCondition:
    """Check a profile, keep it in the shop's data folder, and offer it as a printing condition.

    `words` are what colleagues call it, `registered` its name in the ICC registry if it has one.
    Raises ProfileRefused and OSError.
    """
    with file.open("rb") as opened:
        data = opened.read(MOST_BYTES + 1)
    _demand_press_profile(file.name, data)
    digest = hashlib.sha256(data).hexdigest()
    name = f"own-{digest[:16]}.icc"
    if name in known_conditions():
        raise ProfileRefused(THERE.filled(name=known_conditions()[name].words))
    folder = bench.data / OWN_PROFILES
    with written_whole(folder / name) as draft:
        draft.write_bytes(data)
        profile = _opened(file.name, draft)
        most_ink = _tried(file.name, profile)
    made = OwnCondition(
        profile=name,
        words=words,
        registered=registered,
        name=profile.name or words.en,
        most_ink=most_ink,
        described=profile.name,
        sha256=digest,
    )
    write_bytes(_record(bench, made), made.model_dump_json(indent=1).encode())
    return made


def let_go(bench: Workbench, name: str) -> PrintingCondition:
    """Offer a profile of the shop's own no longer. Raises ProfileRefused where an edition, new or
    old, needs it: orders are made again by the edition they were made by."""
    found = known_conditions().get(name)
    if not isinstance(found, OwnCondition):
        raise ProfileRefused(UNKNOWN.filled(name=name))
    for family in bench.families.values():
        if bench.range.shelf.names(family.id, name):
            raise ProfileRefused(IN_USE.filled(name=found.words, product=family.words))
    _record(bench, found).unlink()
    (bench.data / OWN_PROFILES / name).unlink(missing_ok=True)
    return found


def _record(bench: Workbench, condition: OwnCondition) -> Path:
    return (bench.data / OWN_PROFILES / condition.profile).with_suffix(".json")


def _demand_press_profile(file: str, data: bytes) -> None:
    """Whether the bytes are a whole CMYK output profile (ICC.1, 7.2 and 7.3)."""
    if len(data) > MOST_BYTES:
        raise ProfileRefused(TOO_LARGE.filled(file=file, most=MOST_BYTES // 1024**2))
    tags = _tags(data)
    if tags is None:
        raise ProfileRefused(NO_PROFILE.filled(file=file))
    kind, space = data[12:16], data[16:20]
    if (kind, space) != (b"prtr", b"CMYK"):
        what = f"{kind.decode('ascii', 'replace')} {space.decode('ascii', 'replace')}".strip()
        raise ProfileRefused(NO_PRESS.filled(file=file, what=what))
    if data[8] not in {2, 4}:
        raise ProfileRefused(NEWER.filled(file=file, version=data[8]))
    lacking = next((table for table in TABLES if table not in tags), None)
    if lacking is not None:
        raise ProfileRefused(ONE_WAY.filled(file=file, what=lacking.decode()))


def _tags(data: bytes) -> frozenset[bytes] | None:
    """The names of a profile's tags; None where it is none, or cut short."""
    if len(data) < HEADER + 4 or data[36:40] != b"acsp":
        return None
    if int.from_bytes(data[:4], "big") != len(data):
        return None
    count = int.from_bytes(data[HEADER : HEADER + 4], "big")
    if HEADER + 4 + count * TAG > len(data):
        return None
    found = set()
    for at in range(HEADER + 4, HEADER + 4 + count * TAG, TAG):
        start, size = (int.from_bytes(data[at + k : at + k + 4], "big") for k in (4, 8))
        if start + size > len(data):
            return None
        found.add(data[at : at + 4])
    return frozenset(found)


def _opened(file: str, draft: Path) -> Profile:
    try:
        return Profile(draft)
    except MissingProfile:
        raise ProfileRefused(NO_PROFILE.filled(file=file)) from None


def _tried(file: str, profile: Profile) -> float:
    """The most ink a profile lays, once it has shown that it prints colors."""
    try:
        most = _most_ink(profile)
        paper = sum(profile.cmyk("#ffffff"))
        off = max(delta_e_2000(lab_of(each), lab_of(profile.printed(each))) for each in SOFT)
    except ImageCms.PyCMSError:
        raise ProfileRefused(NO_PROFILE.filled(file=file)) from None
    wrong = (
        TINTS_PAPER if paper > CLEAN_PAPER
        else COLORS_OFF if off > CLOSE
        else THIN_INK.filled(ink=round(100 * most)) if most < LEAST_INK
        else None
    )  # fmt: skip
    if wrong is not None:
        raise ProfileRefused(UNSOUND.filled(file=file, what=wrong))
    return most


def _most_ink(profile: Profile) -> float:
    """The largest sum of inks of its separations, of flats and of photographs, as shares."""
    steps = np.round(np.linspace(0, 255, STEPS)).astype(np.uint8)
    colors = np.stack(np.meshgrid(steps, steps, steps), axis=-1).reshape(STEPS, -1, 3)
    photo = np.asarray(profile.photo_to_cmyk(Image.fromarray(np.ascontiguousarray(colors))))
    black = sum(profile.cmyk("#000000"))
    most = max(float(photo.sum(axis=-1).max()) / 255, black)
    return min(4.0, math.ceil(100 * most - 1e-6) / 100)
