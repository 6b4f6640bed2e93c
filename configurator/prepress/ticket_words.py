"""The words printed on every job ticket, in both of the shop's languages."""

from __future__ import annotations

from datetime import datetime

from configurator.model.words import Words

TICKET = Words(en="Job ticket", he="כרטיס עבודה")
READY_BY = Words(en="Ready by", he="מוכן עד")
PLACED = Words(en="Ordered", he="הוזמן")
PRODUCT = Words(en="Product", he="מוצר")
SIZE = Words(en="Size", he="מידה")
COPIES = Words(en="Quantity", he="כמות")
SUBSTRATE = Words(en="Material", he="חומר")
CALLED = Words(en="For", he="עבור")
NOTE = Words(en="Note", he="הערה")
TEXTS = Words(en="Words on the product", he="המילים על המוצר")
LETTERS = Words(en="{count} characters", he="{count} תווים")
PARTS = Words(en="Parts", he="חלקים")
THREADS = Words(en="Threads, in order of first use", he="חוטים, לפי סדר השימוש")
MILLIMETRES = Words(en="mm", he="מ״מ")

WEEKDAYS = (
    Words(en="Monday", he="יום שני"),
    Words(en="Tuesday", he="יום שלישי"),
    Words(en="Wednesday", he="יום רביעי"),
    Words(en="Thursday", he="יום חמישי"),
    Words(en="Friday", he="יום שישי"),
    Words(en="Saturday", he="שבת"),
    Words(en="Sunday", he="יום ראשון"),
)
"""Monday first, as datetime counts."""


def day(moment: datetime) -> Words:
    """A day by its name and date, such as Wednesday 22.07.2026."""
    name, date = WEEKDAYS[moment.weekday()], f"{moment:%d.%m.%Y}"
    return Words(en=f"{name.en} {date}", he=f"{name.he} {date}")
