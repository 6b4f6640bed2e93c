"""Sounds: heard at the moments that matter, by whoever wants them, and made by us."""

from __future__ import annotations

import runpy
import wave
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QObject, Signal

from configurator.ground.files import assets_folder
from configurator.ui.sounds import Sounds

MAKER = Path(__file__).resolve().parents[2] / "packaging" / "make_sounds.py"
NAMES = ("hello", "placed", "careful", "still-there", "ordered")


class Moment(QObject):
    came = Signal(object)


@pytest.mark.parametrize("wanted", [True, False])
def test_a_sound_is_heard_only_by_who_wants_it(wanted: bool) -> None:
    heard: list[Path] = []
    moment = Moment()
    Sounds(lambda: wanted, heard.append, moment).when(moment.came, "ordered")
    moment.came.emit(None)
    assert [file.stem for file in heard] == (["ordered"] if wanted else [])
    assert all(file.is_file() for file in heard)


def test_a_moment_that_is_none_is_silent() -> None:
    heard: list[Path] = []
    moment = Moment()
    Sounds(lambda: True, heard.append, moment).when(moment.came, "careful", lambda: False)
    moment.came.emit(None)
    assert not heard


@pytest.mark.parametrize("name", NAMES)
def test_every_sound_is_soft_short_and_ends_in_silence(name: str) -> None:
    with wave.open(str(assets_folder() / "sounds" / f"{name}.wav")) as file:
        rate = file.getframerate()
        heard = np.frombuffer(file.readframes(file.getnframes()), np.int16) / 32768
    assert len(heard) / rate < 3
    assert 0.1 < np.abs(heard).max() < 0.5
    assert abs(heard[0]) < 0.01
    assert abs(heard[-1]) < 0.01


@pytest.mark.parametrize("name", NAMES)
def test_the_sounds_that_ship_are_what_their_maker_makes(name: str, tmp_path: Path) -> None:
    made = runpy.run_path(str(MAKER))["write"](name, tmp_path)
    with wave.open(str(made)) as new, wave.open(str(assets_folder() / "sounds" / made.name)) as old:
        assert new.getparams() == old.getparams()
        fresh = np.frombuffer(new.readframes(new.getnframes()), np.int16).astype(int)
        kept = np.frombuffer(old.readframes(old.getnframes()), np.int16).astype(int)
    assert np.abs(fresh - kept).max() <= 1
