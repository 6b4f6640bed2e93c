"""Postures: the presets that ship, to start from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from configurator.model.people import Posture, ProfileDocument
from configurator.model.profiles import shipped_profiles
from configurator.model.words import Words

OWN = ("language", "units", "kiosk_kind")
"""What a preset leaves alone: it is about the body and the screen, not about the person."""


@dataclass(frozen=True, slots=True)
class Preset:
    """A posture to start from."""

    id: str
    words: Words
    posture: Posture

    def on(self, posture: Posture) -> Posture:
        """The preset on somebody's own kiosk, in their own language and units."""
        own = {name: getattr(posture, name) for name in OWN}
        return self.posture.model_copy(update=own)


def presets(profiles: Path) -> tuple[Preset, ...]:
    """The posture presets of the profiles folder. Raises Unreadable."""
    documents = shipped_profiles(profiles).values()
    return tuple(_preset(each) for each in documents if each.kind == "posture")


def _preset(document: ProfileDocument) -> Preset:
    member = document.household.members[0]
    return Preset(member.id, document.words, member.postures[0])
