"""Screening words: which rule a text breaks, said kindly, with something better to write."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from configurator.ground import files
from configurator.model.words import Frozen, Language, Name, Words
from configurator.policy.cleaning import cleaned, length_of, looks_blank, shortened

HEBREW = re.compile("[\u05d0-\u05ea]")
QUOTES = re.compile("['\u2019\u05f3\u05f4]")
"""Apostrophes and geresh, which are part of a word."""
SIGNS = r"[*@$!#|+]"
TOKEN = re.compile(rf"[@$]?[^\W_]+(?:{SIGNS}+[^\W_]+)*[*]*")
"""A word, with the signs that stand in for its letters; at its end only stars do."""

DISGUISES = {
    "a": "a4@", "b": "b8", "e": "e3", "g": "g69", "i": "i1!|", "l": "l1|", "o": "o0", "s": "s5$",
    "t": "t7+", "u": "uv",
}  # fmt: skip
"""Signs and digits people write instead of a letter."""
LOOKALIKES = str.maketrans("аеорсухікмтнвзαεορτυικνßłøđ", "aeopcyxikmthb3aeoptuiknblod")
"""Cyrillic and Greek letters that look Latin."""
FINALS = str.maketrans("ךםןףץ", "כמנפצ")
HEBREW_PREFIXES = "[הוש]{0,2}"
"""Letters that stand before a Hebrew noun, but for those that would make innocent words of ours."""

BLANK = Words(
    en="There is nothing to see in this text. Please write at least one letter.",
    he="לא רואים שום דבר בטקסט הזה. אפשר לכתוב לפחות אות אחת.",
)
TOO_LONG = Words(
    en="This text has {letters} letters; there is room for {most}. Please shorten it.",
    he="בטקסט הזה יש {letters} אותיות, ויש מקום ל־{most}. אפשר לקצר אותו.",
)


class Refusal(Frozen):
    """Why a text is not printed: the rule, what the customer reads, and texts to take instead."""

    rule: Name
    words: Words
    alternatives: tuple[str, ...] = ()


class Rule(Frozen):
    """Terms we do not print. `words` are matched whole, a phrase as its words in a row;
    `endings` may follow an English word; `anywhere` is found inside longer words too."""

    id: Name
    words: Words
    refused: dict[Language, tuple[str, ...]]
    anywhere: tuple[str, ...] = ()
    alternatives: dict[Language, tuple[str, ...]]


class RuleSheet(Frozen):
    """Everything of assets/words/refused.json."""

    schema_version: Annotated[int, Field(ge=1, le=1)]
    source: str
    endings: tuple[str, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Screened:
    """A text as it may be used: cleaned, and the reason when it may not."""

    text: str
    refusal: Refusal | None = None


@dataclass(frozen=True, slots=True)
class _Matcher:
    rule: Rule
    whole: re.Pattern[str]
    anywhere: re.Pattern[str] | None


class Screening:
    """The shop's rules about words."""

    def __init__(self, sheet: RuleSheet) -> None:
        self._matchers = tuple(_matcher(rule, sheet.endings) for rule in sheet.rules)

    def screened(self, text: str, most: int | None = None) -> Screened:
        """A typed text cleaned and judged; `most` is the number of letters there is room for."""
        clean = cleaned(text)
        if looks_blank(clean):
            return Screened(clean, Refusal(rule="blank", words=BLANK))
        if most is not None and length_of(clean) > most:
            return Screened(clean, _too_long(clean, most))
        rule = self._broken(clean)
        if rule is None:
            return Screened(clean)
        language: Language = "he" if HEBREW.search(clean) else "en"
        alternatives = rule.alternatives[language]
        return Screened(clean, Refusal(rule=rule.id, words=rule.words, alternatives=alternatives))

    def _broken(self, text: str) -> Rule | None:
        """The first rule the text breaks."""
        tokens = _tokens(text)
        for reading in (tokens, _spelled_out(tokens)):
            for matcher in self._matchers:
                if _matches(matcher, reading):
                    return matcher.rule
        return None


@lru_cache(maxsize=2)
def read_screening(assets: Path) -> Screening:
    """The rules of assets/words. Raises OSError, Unreadable or a validation error."""
    document = files.read_json((assets / "words" / "refused.json").read_bytes())
    return Screening(RuleSheet.model_validate(document))


def _matches(matcher: _Matcher, tokens: list[str]) -> bool:
    if matcher.whole.search(f" {' '.join(tokens)} "):
        return True
    return matcher.anywhere is not None and any(matcher.anywhere.search(t) for t in tokens)


def _tokens(text: str) -> list[str]:
    """The words of a text as they are compared: plain letters, lower case, no accents or nikud."""
    folded = unicodedata.normalize("NFKD", text.casefold()).translate(LOOKALIKES)
    bare = "".join(char for char in folded if not unicodedata.category(char).startswith("M"))
    return [token.translate(FINALS) for token in TOKEN.findall(QUOTES.sub("", bare))]


def _spelled_out(tokens: list[str]) -> list[str]:
    """The tokens with runs of single letters read as one word: 'b a d' is 'bad'."""
    found: list[str] = []
    run: list[str] = []
    for token in [*tokens, ""]:
        if len(token) == 1:
            run.append(token)
            continue
        found += ["".join(run)] if len(run) > 2 else run
        run = []
        found += [token] if token else []
    return found


def _matcher(rule: Rule, endings: tuple[str, ...]) -> _Matcher:
    ending = f"(?:{'|'.join(map(re.escape, endings))})?"
    latin = [_disguised(term) + ending for term in rule.refused.get("en", ())]
    hebrew = [HEBREW_PREFIXES + _stretched(term) for term in rule.refused.get("he", ())]
    whole = "|".join([*latin, *hebrew])
    anywhere = "|".join(_disguised(term) for term in rule.anywhere)
    return _Matcher(
        rule,
        re.compile(f" (?:{whole}) "),
        re.compile(anywhere) if anywhere else None,
    )


def _disguised(term: str) -> str:
    """A pattern for an English term with its letters repeated, replaced, or starred out."""
    return "".join(_letter(char, count, at > 0) for at, (char, count) in enumerate(_runs(term)))


def _letter(char: str, count: int, may_hide: bool) -> str:
    if char == " ":
        return " +"
    signs = f"[{re.escape(DISGUISES.get(char, char))}{'*#' if may_hide else ''}]"
    return f"{signs}+" if count == 1 else f"{signs}{{{count},}}"


def _stretched(term: str) -> str:
    """A pattern for a Hebrew term with its letters repeated; final letters are as others."""
    plain = term.translate(FINALS)
    return "".join(" +" if char == " " else f"{char}{{{n},}}" for char, n in _runs(plain))


def _runs(term: str) -> Iterable[tuple[str, int]]:
    """Each letter and how often it stands in a row."""
    for run in re.finditer(r"(.)\1*", term):
        yield run[1], len(run[0])


def _too_long(text: str, most: int) -> Refusal:
    values = {"letters": length_of(text), "most": most}
    words = Words(en=TOO_LONG.said("en", **values), he=TOO_LONG.said("he", **values))
    return Refusal(rule="too-long", words=words, alternatives=(shortened(text, most),))
