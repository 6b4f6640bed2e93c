"""The press profile: inks and back, photographs, proofs, and what is said of a bad profile."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from configurator.ground.color import delta_e_2000, lab_of
from configurator.ground.files import assets_folder
from configurator.ground.icc import MissingProfile, Profile, press_profile


def test_paper_white_takes_no_ink_and_black_takes_much() -> None:
    press = press_profile()
    assert press.cmyk("#ffffff") == (0, 0, 0, 0)
    assert press.srgb((0, 0, 0, 0)) == "#ffffff"
    assert press.cmyk("#000000")[3] > 0.9


@pytest.mark.parametrize("color", ["#808080", "#27418f", "#7a3b2e", "#e8c9a0", "#f5f5f0"])
def test_a_printable_color_comes_back_as_it_was(color: str) -> None:
    printed = press_profile().printed(color)
    assert delta_e_2000(lab_of(color), lab_of(printed)) < 1.5


@pytest.mark.parametrize("color", ["#00ff00", "#0000ff", "#00ffff"])
def test_a_color_no_press_has_comes_back_changed(color: str) -> None:
    printed = press_profile().printed(color)
    assert delta_e_2000(lab_of(color), lab_of(printed)) > 5


@pytest.mark.parametrize(
    ("inks", "lab"),
    [((1, 0, 0, 0), (58, -40, -50)), ((0, 1, 0, 0), (51, 77, -2)), ((0, 0, 1, 0), (94, -5, 97))],
)
def test_solid_inks_measure_as_coated_offset_does(
    inks: tuple[float, float, float, float], lab: tuple[float, ...]
) -> None:
    found = press_profile().lab(inks)
    assert (found.lightness, found.a, found.b) == pytest.approx(lab, abs=3)


def test_a_photograph_becomes_ink_within_the_presses_limit() -> None:
    ramp = np.linspace(0, 255, 64, dtype=np.uint8)
    photo = Image.fromarray(
        np.dstack([*np.meshgrid(ramp, ramp[::-1]), np.full((64, 64), 90, np.uint8)])
    )
    inks = press_profile().photo_to_cmyk(photo)
    assert (inks.mode, inks.size) == ("CMYK", photo.size)
    assert np.asarray(inks).sum(axis=2).max() / 255 <= 3.02
    seen = np.asarray(press_profile().cmyk_to_rgb(inks), dtype=float)
    assert np.abs(seen - np.asarray(photo, dtype=float)).mean() < 45


def test_a_proof_changes_only_what_ink_cannot_do() -> None:
    picture = Image.new("RGB", (2, 1), "#808080")
    picture.putpixel((1, 0), (0, 255, 0))
    proof = press_profile().soft_proof(picture)
    gray, green = proof.getpixel((0, 0)), proof.getpixel((1, 0))
    assert isinstance(gray, tuple) and isinstance(green, tuple)
    assert max(abs(value - 128) for value in gray) <= 2
    assert green != (0, 255, 0)


def test_conversions_are_the_same_every_time() -> None:
    here, again = press_profile(), Profile(assets_folder() / "icc" / "FOGRA39L_coated.icc")
    assert here.cmyk("#27418f") == again.cmyk("#27418f")
    assert here.data == again.data


def test_a_bad_profile_is_named_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(MissingProfile, match="Install the app again"):
        Profile(tmp_path / "gone.icc")
    (tmp_path / "broken.icc").write_bytes(b"not a profile")
    with pytest.raises(MissingProfile, match=r"broken\.icc"):
        Profile(tmp_path / "broken.icc")
    screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    (tmp_path / "screen.icc").write_bytes(screen)
    with pytest.raises(MissingProfile, match="is for RGB"):
        Profile(tmp_path / "screen.icc")
