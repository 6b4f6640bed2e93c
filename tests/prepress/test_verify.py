"""The reader of finished files: each broken promise is caught, and named in words."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path as FilePath

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image

from configurator.ground.geometry import Box, Path
from configurator.ground.icc import press_profile
from configurator.model.artwork import Artwork, Fill, Paint, PartArtwork, PartShape
from configurator.prepress import print_file
from configurator.prepress.order_sheet import OrderSheet
from configurator.prepress.print_file import PrintFile, PrintRoom
from configurator.prepress.promise import FilePromise
from configurator.prepress.verify import BadPrintFile, check_print_file
from configurator.prepress.verify_photo import SeenPhotos

Vandal = Callable[[pikepdf.Pdf], None]


@pytest.fixture(scope="module")
def promise(
    room: PrintRoom,
    order: OrderSheet,
    artwork: Artwork,
    tmp_path_factory: pytest.TempPathFactory,
) -> FilePromise:
    """What the print file of the made-up order promises, caught as it is handed to the reader."""
    heard: list[FilePromise] = []
    real = print_file.check_print_file

    def listen(file: FilePath, said: FilePromise, photos: SeenPhotos) -> object:
        heard.append(said)
        return real(file, said, photos)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(print_file, "check_print_file", listen)
        room.write(order, artwork, "design-hash", tmp_path_factory.mktemp("p") / "print.pdf")
    return heard[0]


def rewrite(pdf: pikepdf.Pdf, pattern: bytes, said: bytes, page: int = 0) -> None:
    """Change a page's content stream; the pattern must be there."""
    sheet = pdf.pages[page]
    content, times = re.subn(pattern, said, sheet.Contents.read_bytes(), count=1)
    assert times
    sheet.obj.Contents = pdf.make_stream(content)


def rewrite_xmp(pdf: pikepdf.Pdf, before: bytes, after: bytes) -> None:
    packet = pdf.Root.Metadata.read_bytes()
    assert before in packet
    pdf.Root.Metadata.write(packet.replace(before, after))


def set_page(pdf: pikepdf.Pdf, key: str, value: object) -> None:
    pdf.pages[0].obj[key] = value


def image(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return pdf.pages[0].Resources.XObject["/P0"]


def steps(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return pdf.Root.OCProperties


def grey_profile(pdf: pikepdf.Pdf) -> None:
    profile = pdf.Root.OutputIntents[0].DestOutputProfile
    data = bytearray(profile.read_bytes())
    data[16:20] = b"GRAY"
    profile.write(bytes(data))


def shrink_image(pdf: pikepdf.Pdf) -> None:
    with Image.open(io.BytesIO(image(pdf).read_raw_bytes())) as jpeg:
        small = io.BytesIO()
        jpeg.reduce(3).save(small, "JPEG")
        size = jpeg.reduce(3).size
    image(pdf).write(small.getvalue(), filter=Name.DCTDecode)
    image(pdf).Width, image(pdf).Height = size


def flood_image(pdf: pikepdf.Pdf) -> None:
    """The photograph as one flood of all four inks, as many pixels as before."""
    inks = Image.new("CMYK", (int(image(pdf).Width), int(image(pdf).Height)), (255,) * 4)
    jpeg = io.BytesIO()
    inks.save(jpeg, "JPEG")
    image(pdf).write(jpeg.getvalue(), filter=Name.DCTDecode)


def rgb_image(pdf: pikepdf.Pdf) -> None:
    image(pdf).ColorSpace = Name.DeviceRGB


VANDALS: dict[str, tuple[str, Vandal]] = {
    "no trim box": ("TrimBox", lambda pdf: pdf.pages[0].obj.__delitem__("/TrimBox")),
    "no bleed box": ("BleedBox", lambda pdf: pdf.pages[0].obj.__delitem__("/BleedBox")),
    "art box": ("ArtBox", lambda pdf: set_page(pdf, "/ArtBox", pdf.pages[0].TrimBox)),
    "wrong size": ("cut to", lambda pdf: set_page(pdf, "/TrimBox", Array([30, 60, 300, 200]))),
    "bleed is trim": ("bleed is", lambda pdf: set_page(pdf, "/BleedBox", pdf.pages[0].TrimBox)),
    "bleed is media": (
        "edge of the page",
        lambda pdf: set_page(pdf, "/MediaBox", pdf.pages[0].obj.BleedBox),
    ),
    "a page too few": ("pages for", lambda pdf: pdf.pages.__delitem__(1)),
    "no intent": ("output intents", lambda pdf: pdf.Root.__delitem__("/OutputIntents")),
    "other condition": (
        "made for",
        lambda pdf: pdf.Root.OutputIntents[0].__setitem__("/OutputConditionIdentifier", "FOGRA51"),
    ),
    "not pdfx intent": (
        "not one of PDF/X",
        lambda pdf: pdf.Root.OutputIntents[0].__setitem__("/S", Name.GTS_PDFA1),
    ),
    "no profile": (
        "no profile",
        lambda pdf: pdf.Root.OutputIntents[0].__delitem__("/DestOutputProfile"),
    ),
    "grey profile": ("CMYK profile", grey_profile),
    "no xmp": ("XMP", lambda pdf: pdf.Root.__delitem__("/Metadata")),
    "damaged xmp": ("not XML", lambda pdf: rewrite_xmp(pdf, b"</rdf:RDF>", b"")),
    "older pdfx": ("GTS_PDFXVersion", lambda pdf: rewrite_xmp(pdf, b"PDF/X-4<", b"PDF/X-3<")),
    "other ids": ("DocumentID", lambda pdf: rewrite_xmp(pdf, b"DocumentID>uuid:", b"DocumentID>")),
    "trapped unsaid": ("Trapped", lambda pdf: rewrite_xmp(pdf, b"d>False<", b"d>Unknown<")),
    "info disagrees": ("Info says", lambda pdf: pdf.docinfo.__setitem__("/Title", "Another")),
    "screen color": ("'rg'", lambda pdf: rewrite(pdf, rb"0\.3 0\.68 0\.78 0\.35 k", b"1 0 0 rg")),
    "live words": ("'BT'", lambda pdf: rewrite(pdf, rb"W n\n", b"W n BT ET\n")),
    "words among outlines": ("'BT'", lambda pdf: rewrite(pdf, rb"(\n\S+ \S+ l\n)", rb"\1BT ET\1")),
    "color behind a point": ("'rg'", lambda pdf: rewrite(pdf, rb" l\n", b" l 1 0 0 rg\n")),
    "inline picture": (
        "INLINE IMAGE",
        lambda pdf: rewrite(pdf, rb"W n\n", b"W n\nBI /W 1 /H 1 /CS /G /BPC 8 ID x EI\n"),
    ),
    "too much ink": ("of ink", lambda pdf: rewrite(pdf, rb"0\.3 0\.68 0\.78", b"1 1 1")),
    "no mix of inks": ("no mix", lambda pdf: rewrite(pdf, rb"0\.3 0\.68 0\.78", b"30 68 78")),
    "unknown space": ("not defined", lambda pdf: rewrite(pdf, rb"/S1 CS", b"/S9 CS")),
    "line on a wrong layer": ("on the layer", lambda pdf: rewrite(pdf, rb"/OC /L1", b"/OC /L2")),
    "line left out": ("nothing is drawn", lambda pdf: rewrite(pdf, rb"/S2 CS 1 SCN", b"")),
    "state left open": ("left open", lambda pdf: rewrite(pdf, rb"Q\n", b"\n")),
    "separation in rgb": (
        "process inks",
        lambda pdf: pdf.pages[0].Resources.ColorSpace["/S1"].__setitem__(2, Name.DeviceRGB),
    ),
    "transparent": (
        "transparent",
        lambda pdf: pdf.pages[0].Resources.ExtGState["/Over"].__setitem__("/ca", 0.5),
    ),
    "blended": (
        "transparent",
        lambda pdf: pdf.pages[0].Resources.ExtGState["/Lay"].__setitem__("/BM", Name.Multiply),
    ),
    "overprint with holes": (
        "white holes",
        lambda pdf: pdf.pages[0].Resources.ExtGState["/Over"].__setitem__("/OPM", 0),
    ),
    "font": (
        "font",
        lambda pdf: pdf.pages[0].Resources.__setitem__("/Font", Dictionary(F1=Dictionary())),
    ),
    "orphan font": (
        "names a font",
        lambda pdf: pdf.Root.__setitem__("/X", pdf.make_indirect(Dictionary(Type=Name.Font))),
    ),
    "form": ("AcroForm", lambda pdf: pdf.Root.__setitem__("/AcroForm", Dictionary())),
    "photo in rgb": ("process inks", rgb_image),
    "photo negative": ("upside down", lambda pdf: image(pdf).__delitem__("/Decode")),
    "photo with soft mask": (
        "transparent",
        lambda pdf: image(pdf).__setitem__("/SMask", pdf.make_stream(b"")),
    ),
    "photo too coarse": ("ppi instead of", shrink_image),
    "photo with too much ink": ("photograph lays", flood_image),
    "photo cut short": (
        "JPEG is damaged",
        lambda pdf: image(pdf).write(image(pdf).read_raw_bytes()[:4000], filter=Name.DCTDecode),
    ),
    "photo missing": ("not defined", lambda pdf: pdf.pages[0].Resources.__delitem__("/XObject")),
    "photo not shown": ("0 pictures", lambda pdf: rewrite(pdf, rb"/P0 Do", b"")),
    "layer off": ("switched off", lambda pdf: steps(pdf).D.__setitem__("/OFF", steps(pdf).OCGs)),
    "layer unlisted": ("layer list", lambda pdf: steps(pdf).D.__setitem__("/Order", Array())),
    "layers switch": (
        "by themselves",
        lambda pdf: steps(pdf).D.__setitem__("/AS", Array([Dictionary()])),
    ),
    "step unsaid": (
        "its layers are",
        lambda pdf: steps(pdf).OCGs[0].GTS_Metadata.__delitem__("/GTS_ProcStepsType"),
    ),
    "point in an array": (
        "damaged",
        lambda pdf: rewrite(pdf, rb"\n(\S+ \S+ l\n)", rb"\n[1\n\1] 0 d\n"),
    ),
    "no content": ("no content", lambda pdf: pdf.pages[0].obj.__delitem__("/Contents")),
    "bleed bare": (
        "are bare",
        lambda pdf: rewrite(pdf, rb"-3 -3 m\n123 -3 l\n123 63 l", b"-3 -1 m\n123 -1 l\n123 63 l"),
    ),
}


@pytest.mark.parametrize("name", VANDALS)
def test_a_broken_promise_is_caught_by_name(
    name: str, printed: PrintFile, promise: FilePromise, tmp_path: FilePath
) -> None:
    words, vandal = VANDALS[name]
    bad = tmp_path / "bad.pdf"
    with pikepdf.open(printed.path) as pdf:
        vandal(pdf)
        pdf.save(bad, fix_metadata_version=False)
    with pytest.raises(BadPrintFile, match=re.escape(words)) as caught:
        check_print_file(bad, promise)
    assert caught.value.next_step


def test_a_sound_copy_passes(printed: PrintFile, promise: FilePromise, tmp_path: FilePath) -> None:
    with pikepdf.open(printed.path) as pdf:
        pdf.save(tmp_path / "copy.pdf")
    checked = check_print_file(tmp_path / "copy.pdf", promise)
    assert checked == printed.checked
    assert [page.part for page in checked.pages] == ["sleeve", "face"]


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9])
def test_a_truncated_file_is_caught(
    share: float, printed: PrintFile, promise: FilePromise, tmp_path: FilePath
) -> None:
    whole = printed.path.read_bytes()
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(BadPrintFile):
        check_print_file(bad, promise)


def test_an_encrypted_file_is_caught(
    printed: PrintFile, promise: FilePromise, tmp_path: FilePath
) -> None:
    with pikepdf.open(printed.path) as pdf:
        pdf.save(tmp_path / "bad.pdf", encryption=pikepdf.Encryption(owner="x", user=""))
    with pytest.raises(BadPrintFile, match="encrypted"):
        check_print_file(tmp_path / "bad.pdf", promise)


def test_a_file_that_breaks_its_promise_never_gets_its_name(
    room: PrintRoom, order: OrderSheet, tmp_path: FilePath
) -> None:
    trim = Path.rectangle(Box.sized(40, 30))
    bleed = Path.rectangle(Box.sized(40, 30).grown(3))
    cream = Paint("#fff7e0", (0.0, 0.03, 0.16, 0.0))
    half_painted = PartArtwork(
        PartShape("tag", trim, bleed, trim, base=cream), (Fill(trim, cream, "base"),)
    )
    target = tmp_path / "print.pdf"
    target.write_bytes(b"an older file")
    with pytest.raises(BadPrintFile, match="places along its bleed are bare"):
        room.write(order, Artwork("wrapper", "s", (half_painted,)), "x", target)
    assert target.read_bytes() == b"an older file"
    assert [file.name for file in tmp_path.iterdir()] == ["print.pdf"]


def test_a_bad_photograph_is_caught_as_often_as_it_comes(
    printed: PrintFile, promise: FilePromise, tmp_path: FilePath
) -> None:
    with pikepdf.open(printed.path) as pdf:
        flood_image(pdf)
        pdf.save(tmp_path / "bad.pdf", fix_metadata_version=False)
    photos = SeenPhotos(press_profile())
    for _ in range(2):
        with pytest.raises(BadPrintFile, match="photograph lays"):
            check_print_file(tmp_path / "bad.pdf", promise, photos)
        assert check_print_file(printed.path, promise, photos) == printed.checked
