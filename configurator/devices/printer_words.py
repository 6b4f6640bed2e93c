"""What a printer's own codes mean to the person beside it, and what to do (RFC 8011, 5.4.12)."""

from __future__ import annotations

from collections.abc import Iterable

from configurator.model.words import Words

STOPS: dict[str, Words] = {
    "media-empty": Words(
        en="The printer is out of paper. Load some; it goes on by itself.",
        he="נגמר הנייר במדפסת. מלאו נייר והיא תמשיך מעצמה.",
    ),
    "media-needed": Words(
        en="The printer waits for its paper. Load the one it asks for; it goes on by itself.",
        he="המדפסת מחכה לנייר. טענו את הנייר שהיא מבקשת והיא תמשיך מעצמה.",
    ),
    "media-jam": Words(
        en="Paper is jammed in the printer. Take it out, then look which sheets came out well.",
        he="נייר נתקע במדפסת. הוציאו אותו ובדקו אילו גיליונות יצאו תקינים.",
    ),
    "cover-open": Words(
        en="A cover of the printer is open. Close it; it goes on by itself.",
        he="מכסה של המדפסת פתוח. סגרו אותו והיא תמשיך מעצמה.",
    ),
    "door-open": Words(
        en="A door of the printer is open. Close it; it goes on by itself.",
        he="דלת של המדפסת פתוחה. סגרו אותה והיא תמשיך מעצמה.",
    ),
    "input-tray-missing": Words(
        en="The printer's tray is missing. Put it back; it goes on by itself.",
        he="מגש המדפסת חסר. החזירו אותו והיא תמשיך מעצמה.",
    ),
    "output-area-full": Words(
        en="The printer's output tray is full. Empty it; it goes on by itself.",
        he="מגש הפלט של המדפסת מלא. רוקנו אותו והיא תמשיך מעצמה.",
    ),
    "toner-empty": Words(
        en="The printer is out of toner. Change it; it goes on by itself.",
        he="נגמר הטונר במדפסת. החליפו אותו והיא תמשיך מעצמה.",
    ),
    "marker-supply-empty": Words(
        en="The printer is out of ink. Change it; it goes on by itself.",
        he="נגמר הדיו במדפסת. החליפו אותו והיא תמשיך מעצמה.",
    ),
    "paused": Words(
        en="The printer was paused. Let it go on at its own panel.",
        he="המדפסת הושהתה. המשיכו אותה מלוח הבקרה שלה.",
    ),
    "shutdown": Words(
        en="The printer is switched off. Switch it on.",
        he="המדפסת כבויה. הדליקו אותה.",
    ),
    "other": Words(
        en="The printer has stopped. Look at its panel; it goes on when that is mended.",
        he="המדפסת נעצרה. הסתכלו בלוח הבקרה שלה; היא תמשיך כשהתקלה תתוקן.",
    ),
}


def stop_of(
    reasons: Iterable[str], *, stopped: bool = False, idle: bool = True
) -> tuple[str, Words] | None:
    """The first reason that holds the queue, by its plain code, and its words; None if none does.

    A warning of an idle printer, such as one empty tray of two, holds nothing; of one that is at a
    job it is what the job waits for. A printer that has stopped without a reason we know is
    stopped all the same.
    """
    for reason in reasons:
        if reason.endswith("-report") or (reason.endswith("-warning") and idle):
            continue
        plain = reason.removesuffix("-error").removesuffix("-warning")
        if plain in STOPS and plain != "other":
            return plain, STOPS[plain]
    return ("other", STOPS["other"]) if stopped else None
