"""Forms of the shop's machines: a folder that is watched, or a paper printer with its address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from configurator.model.product import ProductFamily
from configurator.model.words import Language, Words
from configurator.studio.machines.machine_room import AS_IT_IS, EVERYTHING, PRINT_FILE, Reached
from configurator.studio.machines.machines import Machine
from configurator.ui.viewmodels.desks.desk_forms import After, Form, field_of, names_asked, sheet_of

TITLES: dict[tuple[Reached, bool], Words] = {
    ("folder", True): Words(en="A new machine", he="מכונה חדשה"),
    ("folder", False): Words(en="Change the machine", he="שינוי המכונה"),
    ("printer", True): Words(en="A new printer", he="מדפסת חדשה"),
    ("printer", False): Words(en="Change the printer", he="שינוי המדפסת"),
}
HOW: dict[Reached, Words] = {
    "folder": Words(
        en="It watches a folder and takes whatever appears there. The folder is tried now.",
        he="היא קוראת מתיקייה ולוקחת כל מה שמופיע שם. התיקייה נבדקת עכשיו.",
    ),
    "printer": Words(
        en="It prints by IPP, each copy exactly once. It is asked now whether it would.",
        he="היא מדפיסה ב־IPP, כל עותק פעם אחת בדיוק. היא נשאלת עכשיו אם היא מוכנה.",
    ),
}
PLACES: dict[Reached, Words] = {
    "folder": Words(en="The folder, such as /srv/press/in", he="התיקייה, למשל ‎/srv/press/in"),
    "printer": Words(
        en="Its address, such as ipp://192.168.1.20/ipp/print",
        he="הכתובת, למשל ‎ipp://192.168.1.20/ipp/print",
    ),
}
MAKES = Words(en="What does it make?", he="מה היא מייצרת?")
ANY = Words(en="Everything", he="הכול")
AS_IS = Words(en="As it is", he="כמו שזה")
GETS = Words(en="What is it sent?", he="מה שולחים אליה?")
FILE = Words(en="Print file", he="קובץ הדפסה")
PAPER = Words(
    en="Paper, such as iso_sra3_320x450mm (may stay empty)",
    he="נייר, למשל ‎iso_sra3_320x450mm (אפשר להשאיר ריק)",
)
COLOR = Words(en="Color", he="צבע")
COLORS: tuple[tuple[str, Words], ...] = (
    ("auto", Words(en="As the file is", he="כמו הקובץ")),
    ("color", Words(en="Color", he="צבע")),
    ("monochrome", Words(en="Black only", he="שחור בלבד")),
)
KEEP = Words(en="Keep", he="לשמור")


def machine_form(  # noqa: PLR0913, PLR0917 - a machine is all of this
    reached: Reached,
    machine: Machine | None,
    families: Mapping[str, ProductFamily],
    formats: Iterable[str],
    language: Language,
    after: After,
) -> Form:
    """A new machine, or one that is changed."""
    fields = names_asked(language, machine.words if machine else None)
    place = machine.place if machine else ""
    fields.append(field_of("place", PLACES[reached], language) | {"value": place})
    products = [(name, each.words) for name, each in families.items()]
    makes = machine.families if machine else ()
    fields.append(_choice("makes", MAKES, (EVERYTHING, ANY), products, makes, language))
    if reached == "folder":
        files = [(name, Words(en=name.upper(), he=name.upper())) for name in formats]
        sends = machine.sends if machine else ()
        fields.append(_choice("gets", GETS, (PRINT_FILE, FILE), files, sends, language))
    else:
        media, color = (machine.media, machine.color) if machine else ("", "auto")
        fields.append(field_of("paper", PAPER, language) | {"value": media})
        shown = [{"id": name, "label": words.said(language)} for name, words in COLORS]
        fields.append(field_of("color", COLOR, language, kind="choice", choices=shown, value=color))
    title = TITLES[reached, machine is None].said(language)
    return Form(sheet_of(title, HOW[reached].said(language), fields, KEEP, language), after)


def _choice(  # noqa: PLR0913, PLR0917 - a choice is all of this
    name: str,
    words: Words,
    whole: tuple[str, Words],
    parts: list[tuple[str, Words]],
    now: tuple[str, ...],
    language: Language,
) -> dict[str, Any]:
    """All of it, or one part; as it is where more than one was set by hand."""
    known = {part for part, _ in parts}
    offered = [whole, *parts]
    value = now[0] if len(now) == 1 else whole[0]
    if len(now) > 1 or not set(now) <= known:
        offered, value = [*offered, (AS_IT_IS, AS_IS)], AS_IT_IS
    choices = [{"id": each, "label": label.said(language)} for each, label in offered]
    return field_of(name, words, language, kind="choice", choices=choices, value=value)
