"""Postures: the presets that ship, and noticing when somebody changed how the kiosk stands."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from configurator.model.people import Posture, ProfileDocument
from configurator.model.profiles import shipped_profiles
from configurator.model.words import Words

OWN = ("language", "units", "kiosk_kind")
"""What a preset leaves alone: it is about the body and the screen, not about the person."""

FIELD_WORDS: dict[str, Words] = {
    "language": Words(en="language", he="שפה"),
    "text_scale": Words(en="text size", he="גודל האותיות"),
    "theme": Words(en="colors of the screen", he="צבעי המסך"),
    "hand": Words(en="hand", he="יד"),
    "reach": Words(en="low reach", he="הכול בהישג יד"),
    "motion": Words(en="movement", he="תנועה"),
    "sound": Words(en="sound", he="צליל"),
    "units": Words(en="size units", he="שיטת מידות"),
    "idle_s": Words(en="time to think", he="זמן לחשוב"),
}


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


def changed_fields(saved: Posture, now: Posture) -> tuple[str, ...]:
    """The fields in which the kiosk stands differently from what was saved."""
    return tuple(name for name in FIELD_WORDS if getattr(saved, name) != getattr(now, name))


@dataclass(frozen=True, slots=True)
class PostureWatch:
    """Notices a change made by hand, until it is saved, put back, or waved away.

    `saved` is the posture that was loaded; about the one in `ignored` nothing is asked.
    """

    saved: Posture
    ignored: Posture | None = None

    def asks(self, now: Posture) -> bool:
        """Whether Save, Restore and Ignore are shown for the posture as it is now."""
        return bool(changed_fields(self.saved, now)) and now != self.ignored

    def after_save(self, now: Posture) -> PostureWatch:
        """The change is the person's own from now on."""
        return PostureWatch(now)

    def after_ignore(self, now: Posture) -> PostureWatch:
        """Do not ask again about this change; about another, do."""
        return PostureWatch(self.saved, now)
