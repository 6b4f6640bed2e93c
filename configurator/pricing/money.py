"""Money as people write it: whole shekels without zeros, in the order each language reads."""

from __future__ import annotations

from decimal import Decimal

from babel.core import Locale
from babel.numbers import parse_pattern

LOCALES = {"en": "en_IL", "he": "he_IL"}
AGOROT = 100


def formatted(amount: int, language: str, currency: str = "ILS") -> str:
    """An amount in agorot as text, such as '₪39' or '₪39.50'; marks of direction included."""
    locale = Locale.parse(LOCALES.get(language, "en_IL"))
    digits = 0 if amount % AGOROT == 0 else 2
    pattern = parse_pattern(locale.currency_formats["standard"])
    pattern.frac_prec = (digits, digits)
    value = Decimal(amount) / AGOROT
    return str(pattern.apply(value, locale, currency=currency, currency_digits=False))
