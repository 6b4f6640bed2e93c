"""Make the kiosk's sounds: short, soft tones of our own, written to assets/sounds.

`python packaging/make_sounds.py` gives the same bytes every time. A tone is a sine with a little of
its octave and its twelfth, like a wooden bar, that begins softly and fades by itself.
"""

from __future__ import annotations

import wave
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

SOUNDS = Path(__file__).resolve().parents[1] / "assets" / "sounds"
RATE = 22_050
LOUDNESS = 0.32
"""Share of full scale: a shop is not a fairground."""
OVERTONES = ((1.0, 1.0, 1.0), (2.0, 0.28, 1.8), (3.0, 0.1, 2.6))
"""Times the pitch, how strong, and how much sooner it fades."""
ATTACK_S = 0.006


@dataclass(frozen=True)
class Tone:
    """One note: when it begins and how long it takes to fade to a third, in seconds."""

    pitch_hz: float
    at_s: float
    fade_s: float
    strength: float = 1.0


G4, C5, D5, E5, G5, C6 = 392.00, 523.25, 587.33, 659.26, 783.99, 1046.50
"""Equal temperament on A4 = 440 Hz."""

SCORES: dict[str, tuple[Tone, ...]] = {
    "hello": (Tone(C5, 0, 0.16), Tone(G5, 0.11, 0.24)),
    "placed": (Tone(E5, 0, 0.045, 0.5),),
    "careful": (Tone(G4, 0, 0.16, 0.8), Tone(G4, 0.17, 0.2, 0.6)),
    "still-there": (Tone(D5, 0, 0.2), Tone(D5, 0.3, 0.25, 0.7)),
    "ordered": (Tone(C5, 0, 0.2), Tone(E5, 0.1, 0.22), Tone(G5, 0.2, 0.26), Tone(C6, 0.32, 0.5)),
}


def played(score: tuple[Tone, ...]) -> NDArray[np.int16]:
    """The sound of some notes."""
    seconds = max(tone.at_s + 5 * tone.fade_s for tone in score)
    clock = np.arange(round(seconds * RATE)) / RATE
    sound = np.zeros_like(clock)
    for tone in score:
        since = np.maximum(clock - tone.at_s, 0)
        began = np.clip(since / ATTACK_S, 0, 1)
        for times, strength, sooner in OVERTONES:
            fading = np.exp(-since * sooner / tone.fade_s)
            sound += (
                tone.strength
                * strength
                * began
                * fading
                * np.sin(2 * np.pi * tone.pitch_hz * times * since)
            )
    end = np.clip((seconds - clock) / 0.02, 0, 1)
    loudest = max(1.0, float(np.abs(sound).max()))
    return np.rint(sound / loudest * end * LOUDNESS * 32767).astype(np.int16)


def write(name: str, folder: Path) -> Path:
    """One sound as a WAV file."""
    file = folder / f"{name}.wav"
    with wave.open(str(file), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(played(SCORES[name]).tobytes())
    return file


if __name__ == "__main__":
    SOUNDS.mkdir(exist_ok=True)
    for each in SCORES:
        write(each, SOUNDS)
