"""Whereabouts: 'on your last two wrappers', said of a product and a number."""

from __future__ import annotations

from configurator.model.words import Words

LAST_TWO: dict[str, Words] = {
    "shoe": Words(en="on your last two pairs of shoes", he="בשני זוגות הנעליים האחרונים שלך"),
    "wrapper": Words(en="on your last two wrappers", he="בשתי העטיפות האחרונות שלך"),
    "patch": Words(en="on your last two patches", he="בשני התגים האחרונים שלך"),
}
LAST_MANY: dict[str, Words] = {
    "shoe": Words(en="on your last {n} pairs of shoes", he="ב־{n} זוגות הנעליים האחרונים שלך"),
    "wrapper": Words(en="on your last {n} wrappers", he="ב־{n} העטיפות האחרונות שלך"),
    "patch": Words(en="on your last {n} patches", he="ב־{n} התגים האחרונים שלך"),
}
ANY_TWO = Words(en="on your last two designs", he="בשני העיצובים האחרונים שלך")
ANY_MANY = Words(en="on your last {n} designs", he="ב־{n} העיצובים האחרונים שלך")


def where_words(family: str, times: int) -> Words:
    """On which of somebody's last designs, two or more."""
    if times == 2:
        return LAST_TWO.get(family, ANY_TWO)
    return LAST_MANY.get(family, ANY_MANY).filled(n=times)
