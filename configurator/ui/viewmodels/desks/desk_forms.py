"""Forms of the staff desk: what is asked before a deed is done, and the sources of a figure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from configurator.model.words import Language, Words
from configurator.store.staff import Role
from configurator.studio.catalog.lines import Line
from configurator.studio.people.consents import ConsentText
from configurator.ui.viewmodels.desks.catalog_pages import UNITS

Values = Mapping[str, str]
After = Callable[[Values], None]

SAVE = Words(en="Put in force", he="להכניס לתוקף")
YES = Words(en="Yes", he="כן")
CANCEL = Words(en="Cancel", he="ביטול")
FROM_WHERE = Words(en="Where does it come from?", he="מאיפה הנתון?")
SOURCES: tuple[Words, ...] = (
    Words(en="Measured here", he="נמדד כאן"),
    Words(en="Our supplier says so", he="כך אומר הספק שלנו"),
    Words(en="A test piece", he="דוגמה שעשינו"),
    Words(en="Our own decision", he="החלטה שלנו"),
)
SOURCE = Words(en="In your own words", he="במילים שלכם")
WHY = Words(en="Why now (may stay empty)", he="למה עכשיו (אפשר להשאיר ריק)")
FROM_TO = Words(en="{before} → {after}", he="מ־{before} ל־{after}")
INSTEAD = Words(en="{before} → {after}", he="\u2068{after}\u2069 במקום \u2068{before}\u2069")
IN_ENGLISH = Words(en="Its name in English", he="השם באנגלית")
IN_HEBREW = Words(en="Its name in Hebrew", he="השם בעברית")
NAME = Words(en="Name", he="שם")
ROLE = Words(en="Role", he="תפקיד")
PIN = Words(en="PIN of six digits", he="קוד בן שש ספרות")
AGAIN = Words(en="The same PIN again", he="אותו קוד שוב")
ROLES: dict[Role, Words] = {
    "staff": Words(en="Staff", he="צוות"),
    "production": Words(en="Production", he="ייצור"),
    "manager": Words(en="Manager", he="מנהל"),
}
NEW_COLLEAGUE = Words(en="A new colleague", he="עמית חדש")
NEW_COLLEAGUE_HOW = Words(
    en="Staff help customers, production makes orders, a manager does both and changes prices.",
    he="הצוות עוזר ללקוחות, הייצור מכין הזמנות, ומנהל עושה את שניהם ומשנה מחירים.",
)
NEW_PIN = Words(en="A new PIN for {name}", he="קוד חדש עבור {name}")
ADD = Words(en="Add", he="להוסיף")
NOT_THE_SAME = Words(
    en="The two PINs are not the same. Type them again.",
    he="שני הקודים אינם זהים. יש להקליד אותם שוב.",
)
CONSENT_READ = Words(
    en="Read this to the customer, and write down what they answer: “{text}”",
    he="יש להקריא ללקוח ולרשום את התשובה: ״{text}״",
)
THEY_AGREE = Words(en="They agree", he="מסכימים")
THEY_WITHDRAW = Words(en="They take it back", he="חוזרים בהם")


@dataclass(frozen=True, slots=True)
class Form:
    """A sheet that asks: its fields, its button, and what happens with the answers."""

    shown: dict[str, Any]
    after: After


def sure(words: Words, after: Callable[[], None], language: Language) -> Form:
    """'Are you sure?'."""
    return Form(
        sheet_of(words.said(language), "", [], YES, language, danger=True), lambda _: after()
    )


def source_form(line: Line, typed: str, language: Language, after: After) -> Form:
    """Where a figure comes from, before it holds."""
    figure = line.figure
    unit = UNITS[figure.unit].said(language)
    before, after_it = (figure.said(each).said(language) for each in (line.typed, typed))
    told = INSTEAD if figure.choices else FROM_TO
    change = told.said(language, before=before, after=f"{after_it} {unit}".strip())
    choices = [{"id": w.said(language), "label": w.said(language)} for w in SOURCES]
    fields = [
        field_of(
            "kind", FROM_WHERE, language, kind="choice", choices=choices, value=choices[0]["id"]
        ),
        field_of("own", SOURCE, language),
        field_of("why", WHY, language),
    ]
    text = "" if figure.unit == "text" else change
    return Form(sheet_of(line.words.said(language), text, fields, SAVE, language), after)


def colleague_form(language: Language, after: After) -> Form:
    """Somebody who starts here."""
    choices = [{"id": role, "label": w.said(language)} for role, w in ROLES.items()]
    fields = [
        field_of("name", NAME, language),
        field_of("role", ROLE, language, kind="choice", choices=choices, value="staff"),
        field_of("pin", PIN, language, kind="pin"),
        field_of("again", AGAIN, language, kind="pin"),
    ]
    how = NEW_COLLEAGUE_HOW.said(language)
    return Form(sheet_of(NEW_COLLEAGUE.said(language), how, fields, ADD, language), after)


def pin_form(name: str, language: Language, after: After) -> Form:
    """A colleague's new PIN."""
    fields = [
        field_of("pin", PIN, language, kind="pin"),
        field_of("again", AGAIN, language, kind="pin"),
    ]
    return Form(sheet_of(NEW_PIN.said(language, name=name), "", fields, SAVE, language), after)


def consent_form(
    text: ConsentText, *, given: bool, language: Language, after: Callable[[], None]
) -> Form:
    """A question of consent as it is read out at the desk."""
    said = CONSENT_READ.said(language, text=text.text.said(language))
    button = THEY_AGREE if given else THEY_WITHDRAW
    shown = sheet_of(text.title.said(language), said, [], button, language, danger=not given)
    return Form(shown, lambda _: after())


def sheet_of(  # noqa: PLR0913, PLR0917 - a sheet is all of this
    title: str,
    text: str,
    fields: list[dict[str, Any]],
    ok: Words,
    language: Language,
    danger: bool = False,
) -> dict[str, Any]:
    """A form as QML shows it."""
    return {
        "title": title,
        "text": text,
        "fields": fields,
        "ok": ok.said(language),
        "cancel": CANCEL.said(language),
        "danger": danger,
    }


def field_of(
    name: str, words: Words, language: Language, kind: str = "text", **more: Any
) -> dict[str, Any]:
    """One field of a form."""
    return {"id": name, "label": words.said(language), "kind": kind, "value": "", **more}


def names_asked(language: Language, now: Words | None = None) -> list[dict[str, Any]]:
    """The two names of something, the desk's own language first; `now` is what it is called."""
    told = now.model_dump() if now else {}
    names = (("he", IN_HEBREW), ("en", IN_ENGLISH))
    return [
        field_of(name, words, language, half=True) | {"value": told.get(name, "")}
        for name, words in (names if language == "he" else names[::-1])
    ]
