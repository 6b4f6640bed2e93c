"""Why an order took a step, in words: the short codes of its log as people read them."""

from __future__ import annotations

from configurator.model.words import Words
from configurator.store.order_states import REASONS

WHY: dict[str, Words] = {
    "design-gone": Words(en="Its design is gone", he="העיצוב שלה נמחק"),
    "photo-gone": Words(en="A photo in it is gone", he="תמונה שבה נמחקה"),
    "bad-file": Words(
        en="The print file was not fit for the press", he="קובץ ההדפסה לא התאים למכונה"
    ),
    "disk": Words(en="The disk could not be written", he="אי אפשר היה לכתוב לדיסק"),
    "machine": Words(en="The machine did not take it", he="המכונה לא קיבלה אותה"),
    "file-file": Words(en="The file is not the one that was approved", he="הקובץ אינו זה שאושר"),
    "file-sent-before": Words(en="This copy was sent before", he="העותק הזה כבר נשלח"),
    "question": Words(en="Somebody has a question", he="יש שאלה"),
    "customer": Words(en="The customer asked for it", he="לבקשת הלקוח"),
    "lease": Words(en="Nobody answered for it any more", he="אף אחד כבר לא טיפל בה"),
    "ordered": Words(en="At the kiosk", he="בעמדה"),
    "revised": Words(en="Its design was corrected", he="העיצוב תוקן"),
    **{str(code): words for code, words in REASONS.items()},
}


def said_why(code: str, language: str) -> str:
    """A code in words; nothing for the steps that explain themselves."""
    return WHY[code].said(language) if code in WHY else ""
