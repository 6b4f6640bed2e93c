"""Forms of the catalog's desk: one more like one there is, and which to take out again."""

from __future__ import annotations

from configurator.families.adding import Addable
from configurator.model.additions import Addition
from configurator.model.words import Language, Words
from configurator.ui.viewmodels.desks.desk_forms import (
    FROM_WHERE,
    SAVE,
    SOURCES,
    After,
    Form,
    field_of,
    names_asked,
    sheet_of,
)

LIKE = Words(en="Like which one?", he="כמו איזה?")
TITLE = Words(en="Add {what}", he="להוסיף {what}")
HOW = Words(
    en="It begins as a copy. What you leave empty stays as with the other one; everything else "
    "about it can be changed under limits and prices.",
    he="מתחילים מעותק. מה שנשאר ריק יהיה כמו אצל המקור; את כל השאר אפשר לשנות "
    "אחר כך במגבלות ובמחירים.",
)
HOW_NEAREST = Words(
    en="It takes what you leave empty from the one most like it.",
    he="מה שנשאר ריק נלקח ממה שהכי דומה.",
)
NOTHING = Words(en="", he="")
MONEY = Words(en="{name}, ₪", he="{name}, ₪")
WHICH = Words(en="Which one?", he="איזה?")
TAKE_OUT = Words(en="Take out", he="להוציא")
TAKE_OUT_HOW = Words(
    en="Customers can no longer choose it. Orders keep it; whoever has it in a draft is told. "
    "An earlier edition brings it back.",
    he="לקוחות לא יוכלו לבחור בו עוד. הזמנות שומרות אותו, ומי שיש לו טיוטה כזו יקבל הודעה. "
    "מהדורה קודמת מחזירה אותו.",
)


def adding_form(where: Addable, language: Language, after: After) -> Form:
    """What is asked of something new."""
    fields = []
    if where.likes:
        likes = [{"id": name, "label": words.said(language)} for name, words in where.likes]
        fields.append(
            field_of("like", LIKE, language, kind="choice", choices=likes, value=likes[0]["id"])
        )
    if not where.id_of:
        fields += names_asked(language)
    for ask in where.asks:
        money = ask.figure is not None and ask.figure.unit == "ils"
        words = MONEY.filled(name=ask.words) if money else ask.words
        kind = "color" if ask.id == "srgb" else "text"
        fields.append(field_of(ask.id, words, language, kind=kind, half=True))
    sources = [{"id": w.said(language), "label": w.said(language)} for w in SOURCES]
    fields.append(
        field_of(
            "source", FROM_WHERE, language, kind="choice", choices=sources, value=sources[0]["id"]
        )
    )
    called = Words(en=where.words.en.lower(), he=where.words.he)
    title = TITLE.said(language, what=called.said(language))
    usual = HOW if where.likes else HOW_NEAREST
    all_needed = not where.likes and all(ask.needed for ask in where.asks)
    how = (where.how or (NOTHING if all_needed else usual)).said(language)
    return Form(sheet_of(title, how, fields, SAVE, language), after)


def taking_out_form(added: tuple[Addition, ...], language: Language, after: After) -> Form:
    """Which of what the shop added is taken out again."""
    choices = [{"id": each.id, "label": each.words.said(language)} for each in added]
    fields = [
        field_of("which", WHICH, language, kind="choice", choices=choices, value=choices[0]["id"])
    ]
    title, how = TAKE_OUT.said(language), TAKE_OUT_HOW.said(language)
    return Form(sheet_of(title, how, fields, TAKE_OUT, language, danger=True), after)
