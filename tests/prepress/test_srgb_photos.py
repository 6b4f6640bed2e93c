"""Photographs kept as sRGB: tagged once, converted by the press to what we would have made."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path as FilePath

import numpy as np
import pikepdf
import pytest
from imposed import impose
from numpy.typing import NDArray
from pikepdf import Array, Name
from PIL import Image, ImageCms

from configurator.ground.files import assets_folder
from configurator.ground.geometry import Affine, Box, Path
from configurator.ground.glyphs import FontBook
from configurator.ground.srgb import srgb_profile
from configurator.model.artwork import Artwork, Fill, Paint, PartArtwork, PartShape, Picture
from configurator.model.layers import PhotoRef, Tone
from configurator.model.photos import PhotoShelf
from configurator.model.substrates import house_substrates
from configurator.prepress import print_file
from configurator.prepress.broken_promise import BadPrintFile
from configurator.prepress.imposition.pieces import read_pieces
from configurator.prepress.imposition.stock import stock_called
from configurator.prepress.imposition.wishes import Job, Wishes
from configurator.prepress.ink_cellar import InkCellar
from configurator.prepress.order_sheet import OrderSheet
from configurator.prepress.print_file import PrintFile, PrintRoom
from configurator.prepress.promise import FilePromise
from configurator.prepress.proof import proof_picture
from configurator.prepress.verifier.limits import Limits
from configurator.prepress.verifier.plates import page_plates
from configurator.prepress.verifier.profiles import damage_of
from configurator.prepress.verifier.reading import Wanted, read_file
from configurator.prepress.verify import check_print_file
from configurator.prepress.verify_photo import SeenPhotos

KEPT = {
    name: stock.model_copy(update={"photos": "srgb"}) for name, stock in house_substrates().items()
}
ASKED = Wanted({name: Limits(name, stock.ink_limit, rgb_photos=True)
                for name, stock in KEPT.items()})  # fmt: skip
CREAM = Paint("#fff7e0", (0.0, 0.03, 0.16, 0.0))


def label(*photos: Picture, substrate: str = "uncoated", kept: bool = True) -> Artwork:
    """A label of 80 x 50 mm whose photographs are kept as sRGB."""
    trim = Path.rectangle(Box.sized(80, 50))
    bleed = Path.rectangle(Box.sized(80, 50).grown(3))
    stocks = KEPT if kept else house_substrates()
    shape = PartShape("label", trim, bleed, trim, base=CREAM, substrate=substrate, stocks=stocks)
    return Artwork("wrapper", "s", (PartArtwork(shape, (Fill(bleed, CREAM, "base"), *photos)),))


def placed(photo: PhotoRef, width: float = 40, x: float = 5, tone: Tone = "color") -> Picture:
    matrix = Affine(width, 0, 0, width * photo.height_px / photo.width_px, x, 8)
    clip = Path.rectangle(Box(x + 1, 9, x + width - 1, 7 + width * 0.6))
    return Picture(photo, matrix, clip, "photo", tone=tone)


@pytest.fixture(scope="module")
def kept(
    room: PrintRoom,
    order: OrderSheet,
    large_photo: PhotoRef,
    tmp_path_factory: pytest.TempPathFactory,
) -> PrintFile:
    """Two pieces of one photograph, one of them black and white."""
    made = label(placed(large_photo), placed(large_photo, 30, 47, "gray"))
    return room.write(order, made, "x", tmp_path_factory.mktemp("kept") / "print.pdf")


def pictures(file: FilePath) -> list[tuple[dict[str, pikepdf.Object], bytes]]:
    with pikepdf.open(file) as pdf:
        found = pdf.pages[0].Resources.XObject.as_dict().values()
        return [
            (
                {key: each[key] for key in ("/ColorSpace", "/Intent", "/Filter") if key in each},
                each.read_raw_bytes(),
            )
            for each in found
        ]


def test_srgb_is_the_same_bytes_every_time_and_the_srgb_photographs_are_in() -> None:
    data = srgb_profile()
    assert damage_of(data) == "" and data[8] == 2 and len(data) < 3000
    ours, theirs = (
        ImageCms.buildTransform(
            ImageCms.ImageCmsProfile(profile), ImageCms.createProfile("LAB"), "RGB", "LAB"
        )
        for profile in (io.BytesIO(data), ImageCms.createProfile("sRGB"))
    )
    with Image.open(assets_folder() / "photos" / "friends.jpg") as photo:
        few = photo.reduce(4)
    labs = [np.asarray(ImageCms.applyTransform(few, each)) for each in (ours, theirs)]
    assert np.abs((labs[0] - labs[1]).view(np.int8)).max() <= 1


def test_photographs_are_tagged_by_one_profile_and_nothing_is_for_screens(kept: PrintFile) -> None:
    with pikepdf.open(kept.path) as pdf:
        found = list(pdf.pages[0].Resources.XObject.as_dict().values())
        profiles = {each.ColorSpace[1].objgen for each in found}
        (profile,) = {each.ColorSpace[1].read_bytes() for each in found}
        assert (len(found), len(profiles)) == (2, 1)
        assert profile == srgb_profile() and found[0].ColorSpace[1].N == 3
        assert "/Alternate" not in found[0].ColorSpace[1] and "/Decode" not in found[0]
        assert {str(each.Intent) for each in found} == {"/Perceptual"}
        assert b"DeviceRGB" not in pdf.pages[0].Contents.read_bytes()
    (page,) = kept.checked.pages
    assert page.photos == ("srgb",) and 345 < page.ppi[0] < 352
    assert kept.findings == ()
    assert read_file(kept.path, ASKED).findings == ()


def test_the_same_order_gives_the_same_bytes_from_a_cellar_too(  # noqa: PLR0913, PLR0917 - fixtures
    kept: PrintFile, shelf: PhotoShelf, book: FontBook, order: OrderSheet, large_photo: PhotoRef,
    tmp_path: FilePath,
) -> None:  # fmt: skip
    made = label(placed(large_photo), placed(large_photo, 30, 47, "gray"))
    for number in range(2):
        room = PrintRoom(shelf, book, cellar=InkCellar(tmp_path / "inks"))
        again = room.write(order, made, "x", tmp_path / f"{number}.pdf")
        assert again.path.read_bytes() == kept.path.read_bytes()
        assert again.checked == kept.checked


def test_a_photograph_that_fits_passes_through_as_it_is(
    room: PrintRoom, order: OrderSheet, shelf: object, tmp_path: FilePath
) -> None:
    with Image.open(assets_folder() / "photos" / "dandelions.jpg") as photo:
        taken: PhotoRef = shelf.take(photo.resize((360, 250)))  # type: ignore[attr-defined]
    matrix = Affine(60, 0, 0, 60 * 250 / 360, 5, 5)
    whole = Picture(taken, matrix, Path.rectangle(Box(0, 0, 80, 50)))
    made = room.write(order, label(whole), "x", tmp_path / "print.pdf")
    ((_, jpeg),) = pictures(made.path)
    assert jpeg == shelf.path(taken.id).read_bytes()  # type: ignore[attr-defined]


def test_what_is_clear_in_a_photograph_stays_clear(
    room: PrintRoom, order: OrderSheet, shelf: object, tmp_path: FilePath
) -> None:
    with Image.open(assets_folder() / "photos" / "dandelions.jpg") as photo:
        half = photo.resize((600, 400)).convert("RGBA")
    half.paste((0, 0, 0, 0), (0, 0, 300, 400))
    taken: PhotoRef = shelf.take(half, "PNG")  # type: ignore[attr-defined]
    room.write(order, label(placed(taken)), "x", tmp_path / "print.pdf")
    shown = proof_picture(tmp_path / "print.pdf", 0, 400)
    cream = shown.getpixel((2, 2))
    assert shown.getpixel((80, 80)) == cream != shown.getpixel((180, 80))


def plates_of(file: FilePath) -> NDArray[np.float64]:
    """The plates in the middle of the photograph, 0 to 255."""
    (plates,) = page_plates(file, [(110.0, 90.0)])
    inks = np.stack([plates[name] for name in ("Cyan", "Magenta", "Yellow", "Black")], axis=-1)
    return inks.astype(float)


def test_the_press_makes_of_it_what_we_would_have_made(
    room: PrintRoom, order: OrderSheet, large_photo: PhotoRef, tmp_path: FilePath
) -> None:
    """Ghostscript's plates through the file's own output intent, beside the separated file's."""
    ours, theirs = (
        label(placed(large_photo), substrate="coated", kept=kept) for kept in (False, True)
    )
    files = [
        room.write(order, made, "x", tmp_path / f"{at}.pdf").path
        for at, made in enumerate((ours, theirs))
    ]
    before, after = (plates_of(file) for file in files)
    apart = np.abs(before - after)
    assert apart.mean() < 1 and np.percentile(apart, 99) < 12
    assert abs(before.sum(axis=2).max() - after.sum(axis=2).max()) < 0.03 * 255
    seen = [np.asarray(proof_picture(file, 0, 500)).astype(int) for file in files]
    assert np.abs(seen[0] - seen[1]).mean() < 0.5


@pytest.mark.parametrize(("substrate", "photo"), [("canvas", "dandelions"), ("coated", "friends")])
def test_too_much_ink_for_the_press_is_separated_here_and_told(  # noqa: PLR0913, PLR0917 - fixtures
    substrate: str, photo: str, room: PrintRoom, order: OrderSheet, shelf: object,
    tmp_path: FilePath,
) -> None:  # fmt: skip
    with Image.open(assets_folder() / "photos" / f"{photo}.jpg") as picture:
        taken: PhotoRef = shelf.take(picture.convert("RGB"))  # type: ignore[attr-defined]
    made = room.write(order, label(placed(taken), substrate=substrate), "x", tmp_path / "print.pdf")
    (finding,) = made.findings
    assert (finding.code, finding.weight, finding.layer_id) == ("photo-converted", "warn", "photo")
    assert finding.measured is not None and finding.measured > 100 * KEPT[substrate].ink_limit
    assert made.checked.pages[0].photos == ("cmyk",)
    reading = read_file(made.path, ASKED)
    assert not reading.stops and reading.pages[0].ink <= KEPT[substrate].ink_limit + 0.02


def test_black_photographs_keep_the_limit_on_the_plates(
    room: PrintRoom, order: OrderSheet, shelf: object, tmp_path: FilePath
) -> None:
    """All black lies right on what the profile's separation lays; a JPEG's noise goes around it."""
    noise = np.random.default_rng(3).integers(0, 14, (400, 600, 3)).astype(np.uint8)
    taken: PhotoRef = shelf.take(Image.fromarray(noise))  # type: ignore[attr-defined]
    made = room.write(order, label(placed(taken)), "x", tmp_path / "print.pdf")
    reading = read_file(made.path, ASKED)
    assert reading.inks_by == "plates" and not reading.stops


def test_sheets_hold_photographs_as_their_pieces_do(  # noqa: PLR0913, PLR0917 - fixtures
    kept: PrintFile, room: PrintRoom, order: OrderSheet, large_photo: PhotoRef, book: FontBook,
    tmp_path: FilePath,
) -> None:  # fmt: skip
    other = room.write(order, label(placed(large_photo, 36)), "y", tmp_path / "other.pdf")
    jobs = [Job(read_pieces(each.path, "K")[0], 2) for each in (kept, other)]
    (sheet,) = impose(jobs, stock_called("sra3"), Wishes("gang"), "G-1", tmp_path / "s", book)
    reading = read_file(sheet.print, replace(ASKED, look=False))
    assert [each.code for each in reading.findings] == []
    with pikepdf.open(sheet.print) as pdf:
        streams = [each for each in pdf.objects if isinstance(each, pikepdf.Stream)]
        assert sum(each.get("/N") == 3 for each in streams) == 1


@pytest.fixture(scope="module")
def promise(
    room: PrintRoom,
    order: OrderSheet,
    large_photo: PhotoRef,
    tmp_path_factory: pytest.TempPathFactory,
) -> FilePromise:
    """What the file of two photographs promises, caught as it is handed to the reader."""
    heard: list[FilePromise] = []
    real = print_file.check_print_file

    def listen(file: FilePath, said: FilePromise, photos: SeenPhotos) -> object:
        heard.append(said)
        return real(file, said, photos)

    made = label(placed(large_photo), placed(large_photo, 30, 47, "gray"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(print_file, "check_print_file", listen)
        room.write(order, made, "x", tmp_path_factory.mktemp("p") / "print.pdf")
    return heard[0]


Vandal = Callable[[pikepdf.Pdf, pikepdf.Object], None]


def profile_of(change: Callable[[bytearray], object]) -> Vandal:
    def vandal(_: pikepdf.Pdf, image: pikepdf.Object) -> None:
        data = bytearray(image.ColorSpace[1].read_bytes())
        change(data)
        image.ColorSpace[1].write(bytes(data))

    return vandal


def another_profile(pdf: pikepdf.Pdf, image: pikepdf.Object) -> None:
    image.ColorSpace = Array([Name.ICCBased, pdf.make_stream(srgb_profile(), N=3)])


VANDALS: dict[str, tuple[str, Vandal]] = {
    "untagged": ("neither in process inks", lambda _, image: image.__setitem__(
        "/ColorSpace", Name.DeviceRGB)),
    "calibrated": ("neither in process inks", lambda _, image: image.__setitem__(
        "/ColorSpace", Array([Name.CalRGB, pikepdf.Dictionary(WhitePoint=Array([1, 1, 1]))]))),
    "said to be inks": ("holds RGB instead of CMYK", lambda _, image: image.__setitem__(
        "/ColorSpace", Name.DeviceCMYK)),
    "another profile": ("is not sRGB", profile_of(lambda data: data.__setitem__(400, 1))),
    "of four colors": ("not said to be of three", lambda _, image: image.ColorSpace[1].__setitem__(
        "/N", 4)),
    "a stand-in": ("has a stand-in", lambda _, image: image.ColorSpace[1].__setitem__(
        "/Alternate", Name.DeviceRGB)),
    "no intent": ("not to be converted perceptually", lambda _, image: image.__delitem__(
        "/Intent")),
    "another intent": ("not to be converted perceptually", lambda _, image: image.__setitem__(
        "/Intent", Name.RelativeColorimetric)),
    "upside down": ("colors are stored upside down", lambda _, image: image.__setitem__(
        "/Decode", Array([1, 0] * 3))),
    "two profiles": ("names sRGB more than once", another_profile),
}  # fmt: skip


@pytest.mark.parametrize("name", VANDALS)
def test_a_broken_promise_is_caught_by_name(
    name: str, kept: PrintFile, promise: FilePromise, tmp_path: FilePath
) -> None:
    words, vandal = VANDALS[name]
    with pikepdf.open(kept.path) as pdf:
        vandal(pdf, pdf.pages[0].Resources.XObject["/P0"])
        pdf.save(tmp_path / "bad.pdf", fix_metadata_version=False)
    with pytest.raises(BadPrintFile, match=re.escape(words)):
        check_print_file(tmp_path / "bad.pdf", promise)


def test_photographs_in_another_space_than_promised_are_caught(
    kept: PrintFile, promise: FilePromise
) -> None:
    (page,) = promise.pages
    with pytest.raises(BadPrintFile, match="convert 2 pictures instead of 0"):
        check_print_file(kept.path, replace(promise, pages=(replace(page, srgb=0),)))
    with pytest.raises(BadPrintFile, match="a photograph lays 251% of ink, over 230%"):
        check_print_file(kept.path, replace(promise, pages=(replace(page, ink_limit=2.3),)))
