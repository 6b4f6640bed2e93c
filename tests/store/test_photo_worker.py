"""The darkroom opens every kind of photograph, refuses every kind of trick, and leaves no trace."""

from __future__ import annotations

from pathlib import Path

import pytest
from picture_samples import (
    BAD,
    GOOD,
    animated_gif,
    in_profile,
    linear_profile,
    many_scans,
    photograph,
    saved,
    sixteen_bit,
    turned_with_gps,
    with_alpha,
)
from PIL import Image, ImageCms

from configurator.ground.files import assets_folder
from configurator.model.photos import SCREEN_PX
from configurator.store import photo_worker
from configurator.store.photo_rules import KEPT_SIDE_PX, REFUSALS, PhotoRefused


def developed(original: bytes, folder: Path) -> Image.Image:
    """The full clean picture."""
    report = photo_worker.develop(original, folder)
    with Image.open(folder / f"full.{report['suffix']}") as image:
        image.load()
        assert image.size == (report["width_px"], report["height_px"])
        return image


def difference(one: Image.Image, other: Image.Image) -> float:
    """Mean difference of two pictures, 0 to 255 a channel, after scaling to 32 x 32."""
    small = [list(image.convert("RGB").resize((32, 32)).tobytes()) for image in (one, other)]
    return sum(abs(a - b) for a, b in zip(*small, strict=True)) / len(small[0])


@pytest.mark.parametrize("kind", GOOD)
def test_every_format_comes_in_looking_the_same(kind: str, tmp_path: Path) -> None:
    original = GOOD[kind]()
    clean = developed(original, tmp_path)
    assert clean.mode == "RGB"
    assert clean.format == "JPEG"
    assert clean.size == (320, 240)
    likeness = photograph().convert("L") if kind in ("grey jpeg", "one-bit png") else photograph()
    assert difference(clean, likeness) < (16 if kind in ("cmyk jpeg", "one-bit png") else 4)


@pytest.mark.filterwarnings("ignore:Corrupt EXIF")
@pytest.mark.parametrize("kind", BAD)
def test_every_trick_is_refused_with_the_right_words(kind: str, tmp_path: Path) -> None:
    make, code = BAD[kind]
    with pytest.raises(PhotoRefused) as refusal:
        photo_worker.develop(make(), tmp_path)
    assert refusal.value.code == code
    assert refusal.value.words == REFUSALS[code]
    assert not list(tmp_path.iterdir())


def test_a_phone_photo_comes_in_upright_and_without_a_trace(tmp_path: Path) -> None:
    original = turned_with_gps()
    assert b"SECRET" in original
    clean = developed(original, tmp_path)
    assert clean.size == (120, 80)
    red, green, blue = clean.getpixel((60, 10))
    assert red > 200 and green < 60 and blue < 60
    for file in tmp_path.iterdir():
        content = file.read_bytes()
        assert b"SECRET" not in content and b"Exif" not in content and b"ICC_" not in content
        with Image.open(file) as image:
            assert not image.getexif()
            assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_exiftool_grade_metadata_markers_are_absent(tmp_path: Path) -> None:
    developed(turned_with_gps(), tmp_path)
    content = (tmp_path / "full.jpg").read_bytes()
    header = content[: content.index(b"\xff\xda")]
    kinds = {header[at + 1] for at in range(len(header) - 1) if header[at] == 0xFF}
    assert not kinds & {*range(0xE1, 0xF0), 0xFE}, "only APP0 may stay of APPn and comments"


def test_transparency_stays_and_a_solid_alpha_does_not(tmp_path: Path) -> None:
    disc = developed(with_alpha(), tmp_path)
    assert (disc.mode, disc.format) == ("RGBA", "PNG")
    assert disc.getchannel("A").getpixel((2, 2)) == 0
    assert disc.getchannel("A").getpixel((50, 50)) == 255
    solid = developed(saved(photograph().convert("RGBA"), "PNG"), tmp_path)
    assert solid.mode == "RGB"


def test_the_first_frame_is_taken(tmp_path: Path) -> None:
    red, green, blue = developed(animated_gif(), tmp_path).getpixel((32, 32))
    assert red > 240 and green < 16 and blue < 16


def test_sixteen_bits_keep_their_whole_range(tmp_path: Path) -> None:
    clean = developed(sixteen_bit(), tmp_path).convert("L")
    assert clean.getpixel((0, 0)) < 4
    assert clean.getpixel((63, 63)) > 251
    assert 120 < clean.getpixel((32, 31)) < 136


def test_cmyk_goes_through_its_profile(tmp_path: Path) -> None:
    """Pure cyan through the press profile is the blue of ink, not of a lamp."""
    press = (assets_folder() / "icc" / "FOGRA39L_coated.icc").read_bytes()
    cyan = Image.new("CMYK", (64, 64), (255, 0, 0, 0))
    for profile in ({"icc_profile": press}, {}):
        red, green, blue = developed(saved(cyan, "TIFF", **profile), tmp_path).getpixel((9, 9))
        assert red < 40 and 130 < green < 190 and 190 < blue < 245


def test_an_embedded_profile_is_honored_and_a_wrong_one_left_aside(tmp_path: Path) -> None:
    plain = developed(in_profile(b""), tmp_path).getpixel((9, 9))
    for broken in (b"garbage", linear_profile()):
        assert developed(in_profile(broken), tmp_path).getpixel((9, 9)) == plain
    grey = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert developed(in_profile(grey), tmp_path).getpixel((9, 9)) == pytest.approx(plain, abs=2)


def test_a_large_photo_is_kept_no_larger_than_print_needs(tmp_path: Path) -> None:
    large = saved(Image.new("RGB", (8000, 6000), "#336699"), "JPEG", quality=60)
    assert developed(large, tmp_path).size == (KEPT_SIDE_PX, KEPT_SIDE_PX * 3 // 4)
    with Image.open(tmp_path / "screen.jpg") as screen:
        assert screen.size == (SCREEN_PX, SCREEN_PX * 3 // 4)


def test_a_hundred_megapixel_jpeg_is_decoded_smaller(tmp_path: Path) -> None:
    huge = saved(Image.new("L", (12_000, 9_000), 128), "JPEG", quality=50)
    assert developed(huge, tmp_path).size == (6000, 4500)


def test_scans_are_counted_by_walking_the_markers() -> None:
    assert photo_worker.scans_in(GOOD["jpeg"]()) == 1
    assert photo_worker.scans_in(many_scans(60)) == 60
    assert photo_worker.scans_in(many_scans(3000)) == 101


def test_the_same_picture_gives_the_same_bytes(tmp_path: Path) -> None:
    original = GOOD["heic"]()
    developed(original, tmp_path)
    first = (tmp_path / "full.jpg").read_bytes()
    developed(original, tmp_path)
    assert (tmp_path / "full.jpg").read_bytes() == first
