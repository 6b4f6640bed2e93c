"""Words: a name said in every language of the kiosk, and the frozen shape of every saved thing."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

Language = Literal["en", "he"]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_.-]{0,63}$")]
"""An identifier: lower case, digits, dot, dash and underscore."""


class Frozen(BaseModel):
    """What every saved thing is: unchangeable, and it takes no unknown fields and no NaN."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Words(Frozen):
    """One name or sentence in English and Hebrew; `{placeholders}` are equal in both."""

    en: str
    he: str

    def said(self, language: str, **values: object) -> str:
        """The words in a language, with their placeholders filled in."""
        text = self.he if language == "he" else self.en
        return text.format(**values) if values else text

    def filled(self, **values: object) -> Words:
        """The words with their placeholders filled in every language, Words each by their own."""
        en = {name: v.en if isinstance(v, Words) else v for name, v in values.items()}
        he = {name: v.he if isinstance(v, Words) else v for name, v in values.items()}
        return Words(en=self.en.format(**en), he=self.he.format(**he))
