"""Known-bad files: each differs from a sound one in one thing and is caught by its name."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path as FilePath

import numpy as np
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, String
from PIL import Image

from configurator.ground.geometry import Affine, Box, Path
from configurator.ground.srgb import srgb_profile
from configurator.model.artwork import Artwork, Fill, Paint, PartArtwork, PartShape, Picture
from configurator.model.layers import PhotoRef
from configurator.prepress.barcodes import ean13_bars
from configurator.prepress.order_sheet import OrderSheet
from configurator.prepress.print_file import PrintRoom
from configurator.prepress.verifier import seen_sayings
from configurator.prepress.verifier.findings import Kind
from configurator.prepress.verifier.reading import Reading, Wanted, read_file
from configurator.prepress.verifier.records import KINDS

Vandal = Callable[[Pdf], None]
CREAM = Paint("#fff7e0", (0.0, 0.03, 0.16, 0.0))
BLACK = Paint("#1f1f1d", (0.0, 0.0, 0.0, 1.0))
BARE = Paint("#ffffff", (0.0, 0.0, 0.0, 0.0))
FOIL = Paint("#d9a73d", (0.15, 0.34, 0.84, 0.04), spot="Foil Gold")


@pytest.fixture(scope="module")
def sound(
    room: PrintRoom,
    order: OrderSheet,
    large_photo: PhotoRef,
    tmp_path_factory: pytest.TempPathFactory,
) -> FilePath:
    """A label with everything on it: photograph, words, foil, a legal panel and a bar code."""
    box = Box.sized(120, 60)
    trim, bleed = Path.rectangle(box), Path.rectangle(box.grown(3))
    bars = ean13_bars("2901100000014", 0.33, 18.0)
    at = Affine.translate(66, 34)
    panel = Path.rectangle(Box(60, 32, 116, 56))
    words = Path.rectangle(Box(105, 36, 112, 37))
    marks = (
        Fill(bleed, CREAM, "base"),
        Picture(
            large_photo, Affine(40.0, 0.0, 0.0, 40.0 * 1668 / 2400, 5.0, 5.0),
            Path.rectangle(Box(6, 6, 44, 30)), "photo",
        ),
        Fill(Path.rectangle(Box(50, 10, 80, 14)), BLACK, "text", "words"),
        Fill(Path.rectangle(Box(50, 18, 80, 22)), FOIL, "text", "foil"),
        Fill(panel, BARE, "legal"),
        Fill(words, BLACK, "legal"),
        Fill(bars.path.transformed(at), BLACK, "barcode"),
    )  # fmt: skip
    part = PartArtwork(PartShape("label", trim, bleed, trim, base=CREAM), marks)
    target = tmp_path_factory.mktemp("sound") / "print.pdf"
    room.write(order, Artwork("wrapper", "s", (part,)), "content", target)
    return target


def content(pdf: Pdf, pattern: bytes, said: bytes) -> None:
    """Change the page's operators; the pattern must be there."""
    sheet = pdf.pages[0]
    changed, times = re.subn(pattern, said, sheet.Contents.read_bytes(), count=1)
    assert times
    sheet.obj.Contents = pdf.make_stream(changed)


def add(pdf: Pdf, operators: str) -> None:
    """Paint something more, in mm, y down, below the legal panel and the lines."""
    content(pdf, rb"/Legal <<", f"q /Knock gs\n{operators}\nQ\n/Legal <<".encode())


def resource(pdf: Pdf, kind: str, name: str, value: object) -> None:
    resources = pdf.pages[0].Resources
    if kind not in resources:
        resources[kind] = Dictionary()
    resources[kind][name] = value


def picture(pdf: Pdf) -> pikepdf.Object:
    return pdf.pages[0].Resources.XObject["/P0"]


def xmp(pdf: Pdf, before: bytes, after: bytes) -> None:
    packet = pdf.Root.Metadata.read_bytes()
    assert before in packet
    pdf.Root.Metadata.write(packet.replace(before, after))


def page(pdf: Pdf, key: str, value: object) -> None:
    pdf.pages[0].obj[key] = value


def intent_of(pdf: Pdf) -> pikepdf.Object:
    return pdf.Root.OutputIntents[0]


def gray_profile(pdf: Pdf) -> None:
    data = bytearray(intent_of(pdf).DestOutputProfile.read_bytes())
    data[16:20] = b"GRAY"
    intent_of(pdf).DestOutputProfile.write(bytes(data))


def form(pdf: Pdf, operators: bytes, **entries: object) -> pikepdf.Object:
    stream = pdf.make_stream(operators)
    stream.Type, stream.Subtype = Name.XObject, Name.Form
    stream.BBox = Array([-500, -500, 500, 500])
    for key, value in entries.items():
        stream[f"/{key}"] = value
    return stream


def nested_rgb(pdf: Pdf) -> None:
    inner = form(pdf, b"1 0 0 rg 90 5 6 6 re f")
    outer = form(pdf, b"/In Do", Resources=Dictionary(XObject=Dictionary(In=inner)))
    resource(pdf, "/XObject", "/Out", outer)
    add(pdf, "/Out Do")


def looping_form(pdf: Pdf) -> None:
    inner = pdf.make_indirect(form(pdf, b"/Again Do"))
    inner.Resources = Dictionary(XObject=Dictionary(Again=inner))
    resource(pdf, "/XObject", "/Loop", inner)
    add(pdf, "/Loop Do")


def greedy_form(pdf: Pdf) -> None:
    resource(pdf, "/XObject", "/Out", form(pdf, b"Q Q 0 0 0 0.5 k 90 5 6 6 re f"))
    add(pdf, "/Out Do")


def misplaced_form(pdf: Pdf) -> None:
    matrix = Array([Name.A, 0, 0, 1, 0, 0])
    resource(pdf, "/XObject", "/Out", pdf.make_indirect(form(pdf, b"0 0 1 1 re f", Matrix=matrix)))
    add(pdf, "/Out Do Q q /Out Do")


def begun_elsewhere(pdf: Pdf) -> None:
    """The same page, its lower left corner said to be far from zero."""
    sheet = pdf.pages[0]
    for key in ("/MediaBox", "/BleedBox", "/TrimBox"):
        sheet.obj[key] = Array([float(edge) + 2000 for edge in sheet.obj[key]])
    for note in sheet.obj.Annots:
        note.Rect = Array([float(edge) + 2000 for edge in note.Rect])
    content = b"1 0 0 1 2000 2000 cm\n" + sheet.Contents.read_bytes()
    sheet.obj.Contents = pdf.make_stream(content)


def rgb_gradient(pdf: Pdf) -> None:
    ramp = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1, C0=Array([1, 0, 0]),
                      C1=Array([0, 0, 1]))  # fmt: skip
    shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=Array([90, 5, 96, 5]),
                         Function=ramp)  # fmt: skip
    resource(pdf, "/Shading", "/Sh", shading)
    add(pdf, "90 5 6 6 re W n /Sh sh")


def rgb_pattern(pdf: Pdf) -> None:
    tile = pdf.make_stream(b"0 1 0 rg 0 0 2 2 re f")
    for key, value in (("PatternType", 1), ("PaintType", 1), ("TilingType", 1), ("XStep", 2),
                       ("YStep", 2), ("BBox", Array([0, 0, 2, 2])),
                       ("Resources", Dictionary())):  # fmt: skip
        tile[f"/{key}"] = value
    resource(pdf, "/Pattern", "/Tile", tile)
    add(pdf, "/Pattern cs /Tile scn 90 5 6 6 re f")


def rgb_picture(pdf: Pdf) -> None:
    image = pdf.make_stream(bytes(range(256)) * 12)
    for key, value in (("Type", Name.XObject), ("Subtype", Name.Image), ("Width", 32),
                       ("Height", 32), ("BitsPerComponent", 8),
                       ("ColorSpace", Name.DeviceRGB)):  # fmt: skip
        image[f"/{key}"] = value
    resource(pdf, "/XObject", "/Rgb", image)
    add(pdf, "2 0 0 2 90 5 cm /Rgb Do")


def mask_in_rgb(pdf: Pdf) -> None:
    mask = pdf.make_stream(b"\x80" * 3)
    for key, value in (("Type", Name.XObject), ("Subtype", Name.Image), ("Width", 1),
                       ("Height", 1), ("BitsPerComponent", 8),
                       ("ColorSpace", Name.DeviceRGB)):  # fmt: skip
        mask[f"/{key}"] = value
    picture(pdf).SMask = mask


def icc_space(pdf: Pdf, own: bool) -> None:
    data = intent_of(pdf).DestOutputProfile.read_bytes()
    stream = pdf.make_stream(data if own else data + b"\0")
    stream.N = 4
    resource(pdf, "/ColorSpace", "/Icc", Array([Name.ICCBased, stream]))
    add(pdf, "/Icc cs 0.5 0 0 0 sc 90 5 6 6 re f")


def tagged(pdf: Pdf, data: bytes = b"", channels: int = 3, intent: Name | None = None) -> Object:
    """The photograph in RGB with a profile, as a press that converts by itself takes it."""
    with Image.open(io.BytesIO(picture(pdf).read_raw_bytes())) as jpeg:
        seen = io.BytesIO()
        jpeg.convert("RGB").save(seen, "JPEG")
    picture(pdf).write(seen.getvalue(), filter=Name.DCTDecode)
    del picture(pdf)["/Decode"]
    profile = pdf.make_stream(data or srgb_profile(), N=channels)
    picture(pdf).ColorSpace = Array([Name.ICCBased, profile])
    picture(pdf).Intent = intent or Name.Perceptual
    return picture(pdf)


def changed(data: bytes, at: int, said: bytes) -> bytes:
    return data[:at] + said + data[at + len(said) :]


def tagged_in_inks(pdf: Pdf, own: bool) -> None:
    """The photograph as it is, its inks said to be those of a profile."""
    data = intent_of(pdf).DestOutputProfile.read_bytes()
    stream = pdf.make_stream(data if own else data + bytes(4), N=4)
    picture(pdf).ColorSpace = Array([Name.ICCBased, stream])


def tagged_art(pdf: Pdf) -> None:
    stream = pdf.make_stream(srgb_profile(), N=3)
    resource(pdf, "/ColorSpace", "/Icc", Array([Name.ICCBased, stream]))
    add(pdf, "/Icc cs 0.5 0 0 sc 90 5 6 6 re f")


SRGB = srgb_profile()
RED_AT = int.from_bytes(SRGB[SRGB.index(b"rXYZ") + 4 :][:4], "big")
"""Where the first color of the profile begins."""


def separation(pdf: Pdf, name: str, alternate: Name, key: str = "/Sx") -> None:
    zeros = [0] * (3 if alternate == Name.DeviceRGB else 4)
    tint = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1, C0=Array(zeros),
                      C1=Array([0.5, *zeros[1:]]))  # fmt: skip
    resource(pdf, "/ColorSpace", key, Array([Name.Separation, Name(f"/{name}"), alternate, tint]))


def spot(pdf: Pdf, name: str, alternate: Name = Name.DeviceCMYK) -> None:
    separation(pdf, name, alternate)
    add(pdf, "/Sx cs 1 scn 90 5 6 6 re f")


def font(pdf: Pdf) -> None:
    face = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    resource(pdf, "/Font", "/F1", face)


def words(pdf: Pdf, size: float, color: str, before: str = "") -> None:
    """Live words in a font whose shapes are in the file."""
    program = pdf.make_stream(b"not looked into")
    face = Dictionary(
        Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/ABCDEF+Own"),
        FontDescriptor=Dictionary(Type=Name.FontDescriptor, FontFile2=program),
    )  # fmt: skip
    resource(pdf, "/Font", "/F1", face)
    mm = size * 25.4 / 72
    add(pdf, f"{before} {color} BT /F1 {mm:.4f} Tf 1 0 0 -1 86 14 Tm (abc) Tj ET")


def state(pdf: Pdf, **entries: object) -> None:
    resource(pdf, "/ExtGState", "/Gx", Dictionary({f"/{k}": v for k, v in entries.items()}))


def small_photo(pdf: Pdf, by: int) -> None:
    image = picture(pdf)
    with Image.open(io.BytesIO(image.read_raw_bytes())) as jpeg:
        small = jpeg.reduce(by)
    page_bytes = io.BytesIO()
    small.save(page_bytes, "JPEG")
    image.write(page_bytes.getvalue(), filter=Name.DCTDecode)
    image.Width, image.Height = small.size


def truncated_photo(pdf: Pdf) -> None:
    image = picture(pdf)
    image.write(image.read_raw_bytes()[:100], filter=Name.DCTDecode)


def heavy_photo(pdf: Pdf) -> None:
    noise = np.random.default_rng(3).integers(0, 255, (400, 400), dtype=np.uint8)
    image = pdf.make_stream(noise.tobytes())
    for key, value in (("Type", Name.XObject), ("Subtype", Name.Image), ("Width", 400),
                       ("Height", 400), ("BitsPerComponent", 8),
                       ("ColorSpace", Name.DeviceGray)):  # fmt: skip
        image[f"/{key}"] = value
    resource(pdf, "/XObject", "/Big", image)
    add(pdf, "8 0 0 8 90 5 cm /Big Do")


def groups(pdf: Pdf) -> pikepdf.Object:
    return pdf.Root.OCProperties


def new_step(pdf: Pdf, group: str, kind: str) -> None:
    said = Dictionary(GTS_ProcStepsGroup=Name(f"/{group}"), GTS_ProcStepsType=Name(f"/{kind}"))
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Another"), GTS_Metadata=said))
    groups(pdf).OCGs.append(layer)
    groups(pdf).D.Order.append(layer)


def in_layer(pdf: Pdf, name: bytes, operators: bytes) -> None:
    """Paint on the first layer of that name."""
    for key, group in pdf.pages[0].Resources.Properties.items():
        if bytes(group.Name) == name:
            add(pdf, f"/OC {key} BDC {operators.decode()} EMC")
            return
    raise AssertionError(name)


def annotation(pdf: Pdf, kind: Name) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=kind, Rect=Array([100, 100, 160, 140]))
    page(pdf, "/Annots", Array([note]))


ODD = [
    "0001101",
    "0011001",
    "0010011",
    "0111101",
    "0100011",
    "0110001",
    "0101111",
    "0111011",
    "0110111",
    "0001011",
]
FIRST = [
    "LLLLLL",
    "LLGLGG",
    "LLGGLG",
    "LLGGGL",
    "LGLLGG",
    "LGGLLG",
    "LGGGLL",
    "LGLGLG",
    "LGLGGL",
    "LGGLGL",
]


def code(  # noqa: PLR0913, PLR0917 - a bar code and what may be wrong with it
    pdf: Pdf,
    digits: str,
    x_mm: float = 0.33,
    high_mm: float = 18.0,
    color: str = "0 0 0 1 k",
    top: float = 33.0,
) -> None:
    """An EAN-13 as written, right or wrong, with enough quiet on a white ground at the left."""
    flipped = str.maketrans("01", "10")
    left = "".join(
        ODD[int(d)] if way == "L" else ODD[int(d)].translate(flipped)[::-1]
        for d, way in zip(digits[1:7], FIRST[int(digits[0])], strict=True)
    )
    right = "".join(ODD[int(d)].translate(flipped) for d in digits[7:])
    modules = f"101{left}01010{right}101"
    start = 2 + 12 * x_mm
    bars = " ".join(
        f"{start + at * x_mm:.4f} {top} {x_mm:.4f} {high_mm:.3f} re"
        for at, module in enumerate(modules) if module == "1"
    )  # fmt: skip
    wide = (95 + 24) * x_mm
    add(pdf, f"0 0 0 0 k 1 {top - 1.5} {wide + 2:.2f} {high_mm + 3:.2f} re f {color} {bars} f")


def all_of(*vandals: Vandal) -> Vandal:
    def do(pdf: Pdf) -> None:
        for vandal in vandals:
            vandal(pdf)

    return do


BAD: dict[str, tuple[str, Vandal]] = {
    "an older version": ("old-version", all_of()),
    "no ids": ("no-ids", all_of()),
    "an action on opening": (
        "active-content",
        lambda pdf: pdf.Root.__setitem__("/OpenAction", Dictionary(S=Name.JavaScript)),
    ),
    "an attached file": (
        "active-content",
        lambda pdf: pdf.Root.__setitem__("/Names", Dictionary(EmbeddedFiles=Dictionary())),
    ),
    "a form": ("active-content", lambda pdf: pdf.Root.__setitem__("/AcroForm", Dictionary())),
    "a note on the page": ("annotation", lambda pdf: annotation(pdf, Name.Text)),
    "a link on the page": ("annotation", lambda pdf: annotation(pdf, Name.Link)),
    "a note on a page that begins elsewhere": (
        "annotation",
        all_of(lambda pdf: annotation(pdf, Name.Text), begun_elsewhere),
    ),
    "no xmp": ("no-xmp", lambda pdf: pdf.Root.__delitem__("/Metadata")),
    "damaged xmp": ("damaged-xmp", lambda pdf: xmp(pdf, b"</rdf:RDF>", b"")),
    "xmp with entities": (
        "damaged-xmp",
        lambda pdf: xmp(pdf, b"<x:xmpmeta", b"<!DOCTYPE a><x:xmpmeta"),
    ),
    "an older pdf/x": ("not-pdfx-4", lambda pdf: xmp(pdf, b"PDF/X-4<", b"PDF/X-3<")),
    "no document id": ("xmp-lacks", lambda pdf: xmp(pdf, b"xmpMM:DocumentID", b"xmpMM:Other")),
    "trapped unsaid": ("trapped-unsaid", lambda pdf: xmp(pdf, b"d>False<", b"d>Unknown<")),
    "info disagrees": (
        "info-disagrees",
        lambda pdf: pdf.docinfo.__setitem__("/Title", "Another"),
    ),
    "info lacks a date": ("info-lacks", lambda pdf: pdf.docinfo.__delitem__("/ModDate")),
    "no intent": ("no-intent", lambda pdf: pdf.Root.__delitem__("/OutputIntents")),
    "another's intent": (
        "no-intent",
        lambda pdf: intent_of(pdf).__setitem__("/S", Name.GTS_PDFA1),
    ),
    "two intents": (
        "many-intents",
        lambda pdf: pdf.Root.OutputIntents.append(intent_of(pdf)),
    ),
    "an intent of no registry without words": (
        "intent-unnamed",
        lambda pdf: [intent_of(pdf).__delitem__(key) for key in ("/RegistryName", "/Info")],
    ),
    "nameless intent": (
        "intent-unnamed",
        lambda pdf: intent_of(pdf).__delitem__("/OutputConditionIdentifier"),
    ),
    "no profile": ("no-profile", lambda pdf: intent_of(pdf).__delitem__("/DestOutputProfile")),
    "a grey profile": ("wrong-profile", gray_profile),
    "no trim box": ("no-trim-box", lambda pdf: pdf.pages[0].obj.__delitem__("/TrimBox")),
    "an art box too": (
        "trim-and-art-box",
        lambda pdf: page(pdf, "/ArtBox", pdf.pages[0].obj.TrimBox),
    ),
    "no bleed box": ("no-bleed-box", lambda pdf: pdf.pages[0].obj.__delitem__("/BleedBox")),
    "boxes crossed": (
        "boxes-crossed",
        lambda pdf: page(pdf, "/BleedBox", Array([60, 60, 200, 200])),
    ),
    "bleed of a millimetre": (
        "bleed-narrow",
        lambda pdf: page(
            pdf,
            "/BleedBox",
            Array(
                [
                    float(e) + g
                    for e, g in zip(pdf.pages[0].obj.TrimBox, (-3, -3, 3, 3), strict=True)
                ]
            ),
        ),
    ),
    "bleed not painted": (
        "bleed-bare",
        lambda pdf: content(pdf, rb"-3 -3 m\n123 -3 l\n123 63 l", b"-3 -1 m\n123 -1 l\n123 63 l"),
    ),
    "a form that gives back its page's state": ("broken-content", greedy_form),
    "a form placed by a word": ("broken-content", misplaced_form),
    "a state left open": ("broken-content", lambda pdf: content(pdf, rb"Q\n", b"")),
    "an undefined space": ("undefined", lambda pdf: add(pdf, "/S9 cs")),
    "a form inside itself": ("form-loop", looping_form),
    "a font not inside": (
        "font-missing",
        all_of(font, lambda pdf: add(pdf, "BT /F1 5 Tf 1 0 0 -1 86 14 Tm (abc) Tj ET")),
    ),
    "rgb fill": ("screen-color", lambda pdf: add(pdf, "1 0 0 rg 90 5 6 6 re f")),
    "rgb in nested forms": ("screen-color", nested_rgb),
    "rgb gradient": ("screen-color", rgb_gradient),
    "rgb tiles": ("screen-color", rgb_pattern),
    "rgb picture": ("screen-color", rgb_picture),
    "rgb inline picture": (
        "screen-color",
        lambda pdf: add(pdf, "2 0 0 2 90 5 cm BI /W 1 /H 1 /BPC 8 /CS /RGB /F /AHx ID ff0000> EI"),
    ),
    "rgb page group": (
        "group-color",
        lambda pdf: page(
            pdf,
            "/Group",
            Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceRGB),
        ),
    ),
    "a page group in no space there is": (
        "undefined",
        lambda pdf: page(pdf, "/Group", Dictionary(S=Name.Transparency, CS=Name.Nowhere)),
    ),
    "rgb soft mask": ("mask-color", mask_in_rgb),
    "another profile's color": ("managed-art", lambda pdf: icc_space(pdf, own=False)),
    "art in rgb with a profile": ("managed-art", tagged_art),
    "a photo in another press's inks": (
        "managed-art",
        lambda pdf: tagged_in_inks(pdf, own=False),
    ),
    "a photo in the intent's profile": (
        "intent-repeated",
        lambda pdf: tagged_in_inks(pdf, own=True),
    ),
    "a photo in rgb nobody asked for": ("managed-color", tagged),
    "a photo in plain rgb": (
        "screen-color",
        lambda pdf: tagged(pdf).__setitem__("/ColorSpace", Name.DeviceRGB),
    ),
    "a photo to be clipped": (
        "photo-intent",
        lambda pdf: tagged(pdf, intent=Name.RelativeColorimetric),
    ),
    "a photo with no intent": ("photo-intent", lambda pdf: tagged(pdf).__delitem__("/Intent")),
    "a profile of other colors": ("profile-channels", lambda pdf: tagged(pdf, channels=4)),
    "a press's profile for rgb": (
        "profile-channels",
        lambda pdf: tagged(pdf, intent_of(pdf).DestOutputProfile.read_bytes()),
    ),
    "a profile cut short": ("profile-broken", lambda pdf: tagged(pdf, SRGB[:1000])),
    "a profile that is none": ("profile-broken", lambda pdf: tagged(pdf, bytes(600))),
    "a link's profile": ("profile-broken", lambda pdf: tagged(pdf, changed(SRGB, 12, b"link"))),
    "a profile of tomorrow": ("profile-broken", lambda pdf: tagged(pdf, changed(SRGB, 8, b"\5"))),
    "a profile with a hole": (
        "profile-broken",
        lambda pdf: tagged(pdf, changed(SRGB, RED_AT, b"zzzz")),
    ),
    "a profile that leads nowhere": (
        "profile-broken",
        lambda pdf: tagged(pdf, changed(SRGB, 136, b"\x7f\xff\xff\xff")),
    ),
    "the intent's profile again": ("intent-repeated", lambda pdf: icc_space(pdf, own=True)),
    "shares over one": ("no-mix", lambda pdf: add(pdf, "30 0 0 0 k 90 5 6 6 re f")),
    "a spot shown in rgb": (
        "spot-in-screen-color",
        lambda pdf: spot(pdf, "Reflex", Name.DeviceRGB),
    ),
    "a spot of two looks": ("spot-disagrees", lambda pdf: spot(pdf, "Foil Gold")),
    "spots all but alike": ("spot-twins", lambda pdf: spot(pdf, "foil gold")),
    "registration color inside": ("registration-inside", lambda pdf: spot(pdf, "All")),
    "a coarse photo": ("photo-coarse", lambda pdf: small_photo(pdf, 4)),
    "a soft photo": ("photo-soft", lambda pdf: small_photo(pdf, 2)),
    "a photo too fine": ("photo-heavy", heavy_photo),
    "a photo cut short": ("photo-broken", truncated_photo),
    "a photo cut in half": (
        "photo-broken",
        lambda pdf: picture(pdf).write(
            picture(pdf).read_raw_bytes()[:20_000], filter=Name.DCTDecode
        ),
    ),
    "a photo upside down": ("photo-broken", lambda pdf: picture(pdf).__delitem__("/Decode")),
    "a thin line": (
        "line-thin",
        lambda pdf: add(pdf, "0 0 0 1 K 0.05 w 86 6 m 96 6 l S"),
    ),
    "a line scaled thin": (
        "line-thin",
        lambda pdf: add(pdf, "0.1 0 0 0.1 0 0 cm 0 0 0 1 K 0.5 w 860 60 m 960 60 l S"),
    ),
    "a thin filled bar": ("sliver", lambda pdf: add(pdf, "0 0 0 1 k 86 6 10 0.05 re f")),
    "a hairline": ("line-hair", lambda pdf: add(pdf, "0 0 0 1 K 0 w 86 6 m 96 6 l S")),
    "a thin white line": (
        "line-thin-reversed",
        lambda pdf: add(pdf, "0 0 0 0 K 0.12 w 86 6 m 96 6 l S"),
    ),
    "small words": ("type-small", lambda pdf: words(pdf, 4, "0 0 0 1 k", "/Over gs")),
    "small white words": ("type-small-reversed", lambda pdf: words(pdf, 5.5, "0 0 0 0 k")),
    "small words in three inks": ("type-many-inks", lambda pdf: words(pdf, 7, "1 1 0 0.5 k")),
    "black words that knock out": ("type-knocks-out", lambda pdf: words(pdf, 8, "0 0 0 1 k")),
    "words at the cut": (
        "type-near-cut",
        lambda pdf: words(pdf, 9, "0 0 0 1 k", "/Over gs 1 0 0 1 30 0 cm"),
    ),
    "white that overprints": (
        "white-overprints",
        lambda pdf: add(pdf, "/Over gs 0 0 0 0 k 90 5 6 6 re f"),
    ),
    "overprint with holes": (
        "overprint-holes",
        all_of(
            lambda pdf: state(pdf, op=True, OP=True, OPM=0),
            lambda pdf: add(pdf, "/Gx gs 0 0.5 0 0 k 90 5 6 6 re f"),
        ),
    ),
    "a transfer curve": (
        "transfer-curve",
        all_of(lambda pdf: state(pdf, TR2=Name.Identity), lambda pdf: add(pdf, "/Gx gs")),
    ),
    "postscript": (
        "postscript",
        all_of(
            lambda pdf: resource(
                pdf,
                "/XObject",
                "/Ps",
                pdf.make_stream(b"showpage", Subtype=Name.PS, Type=Name.XObject),
            ),
            lambda pdf: add(pdf, "/Ps Do"),
        ),
    ),
    "a page in another file": (
        "outside-file",
        lambda pdf: picture(pdf).__setitem__("/OPI", Dictionary()),
    ),
    "a die line that knocks out": (
        "step-knocks-out",
        lambda pdf: in_layer(pdf, b"CutContour", b"/Knock gs /S1 CS 1 SCN 0.1 w 86 6 m 96 6 l S"),
    ),
    "ink on a die line's layer": (
        "step-in-ink",
        lambda pdf: in_layer(pdf, b"CutContour", b"0 0 0 1 K 0.2 w 86 6 m 96 6 l S"),
    ),
    "a die line on another layer": (
        "step-wrong-layer",
        lambda pdf: in_layer(pdf, b"Foil Gold", b"/S1 CS 1 SCN 0.1 w 86 6 m 96 6 l S"),
    ),
    "a die line that nothing names": ("step-unnamed", lambda pdf: spot(pdf, "Dieline")),
    "an unknown step": ("step-unknown", lambda pdf: new_step(pdf, "Structural", "Biting")),
    "a step not drawn": ("step-empty", lambda pdf: new_step(pdf, "Structural", "Folding")),
    "a layer switched off": (
        "layer-off",
        lambda pdf: groups(pdf).D.__setitem__("/OFF", groups(pdf).OCGs),
    ),
    "a layer not listed": (
        "layer-unlisted",
        lambda pdf: groups(pdf).D.__setitem__("/Order", Array()),
    ),
    "layers that switch": (
        "layers-switch",
        lambda pdf: groups(pdf).D.__setitem__("/AS", Array([Dictionary()])),
    ),
    "too much ink": ("ink-over", lambda pdf: add(pdf, "1 1 0.8 0.5 k 90 5 6 6 re f")),
    "ink laid through ink": (
        "ink-over",
        lambda pdf: add(pdf, "1 1 0.5 0 k 90 5 6 6 re f /Over gs 0 0 0 1 k 90 5 6 6 re f"),
    ),
    "a code of thin bars": ("code-narrow", lambda pdf: code(pdf, "4006381333931", 0.2)),
    "a code of broad bars": ("code-wide", lambda pdf: code(pdf, "4006381333931", 0.7, top=8)),
    "a low code": ("code-low", lambda pdf: code(pdf, "4006381333931", high_mm=8)),
    "a code that does not add up": ("code-checksum", lambda pdf: code(pdf, "4006381333935")),
    "a code without quiet": (
        "code-quiet",
        all_of(
            lambda pdf: code(pdf, "4006381333931"),
            lambda pdf: add(pdf, "0 0 0 1 k 4.4 34 0.5 12 re f"),
        ),
    ),
    "a code in blue": ("code-inks", lambda pdf: code(pdf, "4006381333931", color="1 0.8 0 0 k")),
    "a code that overprints": (
        "code-overprints",
        lambda pdf: code(pdf, "4006381333931", color="/Over gs 0 0 0 1 k"),
    ),
    "a code painted over": (
        "code-unreadable",
        lambda pdf: content(pdf, rb"(/Barcode <<.*?BDC)", rb"\1 0 0 0 1 k 60 30 56 30 re f"),
    ),
    "a legal panel changed": (
        "legal-touched",
        lambda pdf: content(pdf, rb"105 36 m", b"104 36 m"),
    ),
    "a legal panel covered": (
        "legal-covered",
        lambda pdf: content(pdf, rb"(/Barcode <<)", rb"0 1 0 0 k 106 40 6 6 re f \1"),
    ),
    "nothing at all": ("blank", lambda pdf: page(pdf, "/Contents", pdf.make_stream(b""))),
}


def vandalized(sound: FilePath, name: str, target: FilePath) -> FilePath:
    with pikepdf.open(sound) as pdf:
        BAD[name][1](pdf)
        pdf.save(target, fix_metadata_version=False, static_id=False)
    if name == "no ids":
        data = target.read_bytes()
        target.write_bytes(re.sub(rb"/ID ?\[", b"/IX [", data, count=1))
    if name == "an older version":
        data = target.read_bytes()
        target.write_bytes(data.replace(b"%PDF-1.6", b"%PDF-1.4", 1))
    return target


def read(file: FilePath, legal_panels: int = 1, look: bool = True) -> Reading:
    return read_file(file, Wanted({}, legal_panels=legal_panels, look=look))


SEEN = {kind.code for kind in vars(seen_sayings).values() if isinstance(kind, Kind)}
"""Findings that need the page rendered."""


def test_the_sound_file_has_no_finding(sound: FilePath) -> None:
    reading = read(sound)
    assert [finding.words.en for finding in reading.findings] == []
    assert reading.inks_by == "plates"
    (page,) = reading.pages
    assert page.codes == ("2901100000014",)
    assert page.separations == ("All", "CutContour", "Foil Gold")
    assert page.trim[2] - page.trim[0] == pytest.approx(120, abs=0.01)
    assert 345 < page.ppi[0] < 360


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_caught_by_name(name: str, sound: FilePath, tmp_path: FilePath) -> None:
    wanted, _ = BAD[name]
    bad = vandalized(sound, name, tmp_path / "bad.pdf")
    reading = read(bad, legal_panels=0, look=wanted in SEEN)
    assert wanted in {finding.code for finding in reading.findings}
    for finding in reading.findings:
        assert "{" not in finding.words.en + finding.words.he


def test_a_design_without_its_legal_panel_is_caught(sound: FilePath, tmp_path: FilePath) -> None:
    with pikepdf.open(sound) as pdf:
        content(pdf, rb"/Legal <<", b"/Other <<")
        pdf.save(tmp_path / "bad.pdf")
    assert "legal-gone" in {
        finding.code for finding in read(tmp_path / "bad.pdf", look=False).findings
    }


def test_a_condition_of_a_registry_is_known_by_that_alone(
    sound: FilePath, tmp_path: FilePath
) -> None:
    with pikepdf.open(sound) as pdf:
        del intent_of(pdf)["/Info"]
        pdf.save(tmp_path / "copy.pdf")
    assert read(tmp_path / "copy.pdf", look=False).findings == ()


@pytest.mark.parametrize("name", ["a form placed by a word", "an undefined layer"])
def test_what_is_broken_breaks_nothing_else(name: str, sound: FilePath, tmp_path: FilePath) -> None:
    """A step that could not be carried out leaves no state, layer or form half open."""
    with pikepdf.open(sound) as pdf:
        if name in BAD:
            BAD[name][1](pdf)
        else:
            add(pdf, "/OC /Nowhere BDC 0 0 0 1 k 90 5 6 6 re f EMC")
        pdf.save(tmp_path / "bad.pdf", fix_metadata_version=False)
    reading = read(tmp_path / "bad.pdf", look=False)
    assert {each.code for each in reading.findings} <= {"broken-content", "undefined"}
    assert len(reading.findings) == 1 and reading.pages[0].separations == (
        "All",
        "CutContour",
        "Foil Gold",
    )


def test_every_finding_there_is_has_a_bad_file() -> None:
    elsewhere = {
        "unreadable", "locked", "encrypted", "damaged", "too-much", "no-pages", "white-gone",
    }  # fmt: skip
    assert {code for code, _ in BAD.values()} | elsewhere | {"legal-gone"} == set(KINDS)
    assert len(BAD) >= 40


def test_places_are_in_mm_from_the_upper_left_corner(sound: FilePath, tmp_path: FilePath) -> None:
    reading = read(vandalized(sound, "rgb fill", tmp_path / "bad.pdf"), look=False)
    finding = next(each for each in reading.findings if each.code == "screen-color")
    left, top = reading.pages[0].trim[:2]
    assert finding.page == 1
    assert finding.box == pytest.approx((left + 90, top + 5, left + 96, top + 11), abs=0.02)
