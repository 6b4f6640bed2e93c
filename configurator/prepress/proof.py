"""The proof: a picture of the print file itself, its inks shown as its output intent prints."""

from __future__ import annotations

import io
import re
from functools import partial
from pathlib import Path as FilePath

import pikepdf
import pypdfium2 as pdfium
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageChops

from configurator.ground.color import rgb_of
from configurator.ground.icc import Profile, named_profile
from configurator.model.printing_conditions import known_conditions
from configurator.model.substrates import WHITE, Substrate, house_substrates
from configurator.prepress.broken_promise import BadPrintFile
from configurator.prepress.file_identity import CREATOR
from configurator.prepress.proof_photos import Press, Window, show_pictures
from configurator.prepress.white_seen import white_copy

BLACK = "#000000"
MAX_PROOF_PX = 40_000_000
"""A proof is looked at on a screen; a larger one is a mistake (160 MB)."""

HAIR_PT = 1e-3
"""What the window falls short of whole pixels, so that rounding up gives exactly them."""

_PROCESS = re.compile(rb"(?<![\w./])((?:[\d.]+ ){4})([kK])(?=\s)")
_SPACE = "/ProofInk"


def proof_png(file: FilePath, page: int, width_px: int, bare: bool = True) -> bytes:
    """A page (from 0) of a print file as a PNG `width_px` wide, in sRGB.

    `bare` shows what the customer holds: cropped to the trim box, processing lines hidden.
    Otherwise the whole page with its marks and lines, as production sees it. Equal files give
    equal bytes. Raises BadPrintFile when the file has no such page or no output intent.
    """
    return png_of(proof_picture(file, page, width_px, bare))


def proof_picture(file: FilePath, page: int, width_px: int, bare: bool = True) -> Image.Image:
    """The same picture, not yet packed."""
    copy, stock = _proof_copy(file, page, width_px, bare)
    shown = _rastered(copy, width_px, WHITE)
    if stock is None or stock.bare_shade == WHITE:
        return shown
    ground = Image.new("RGB", shown.size, stock.bare_shade)
    if stock.white == "under-art":
        ground.paste(WHITE, mask=_rastered(white_copy(copy), width_px, BLACK).convert("L"))
    return ImageChops.multiply(shown, ground)


def _rastered(copy: bytes, width_px: int, ground: str) -> Image.Image:
    document = pdfium.PdfDocument(copy)
    try:
        sheet = document[0]
        width, height = sheet.get_size()
        if width_px * width_px * height / width > MAX_PROOF_PX:
            raise ValueError(f"a proof {width_px} px wide has more than {MAX_PROOF_PX} pixels")
        bitmap = sheet.render(
            scale=width_px / (width + HAIR_PT),
            fill_color=(*bytes.fromhex(ground[1:]), 255),
            prefer_bgrx=True,
            rev_byteorder=True,
        )
        size = (bitmap.width, bitmap.height)
        return Image.frombytes("RGB", size, bytes(bitmap.buffer), "raw", "RGBX", bitmap.stride)
    finally:
        document.close()


def png_of(picture: Image.Image) -> bytes:
    """A picture as PNG bytes."""
    packed = io.BytesIO()
    picture.save(packed, "PNG", compress_level=1)
    return packed.getvalue()


def _proof_copy(
    file: FilePath, page: int, width_px: int, bare: bool
) -> tuple[bytes, Substrate | None]:
    """One page whose process inks are named by the output profile, and the stock it says it is on.

    pdfium shows DeviceCMYK by a rule of thumb and ignores the output intent; colors of an ICC-based
    space it converts through their profile. So every DeviceCMYK becomes that space.
    """
    with pikepdf.open(file) as pdf:
        if not 0 <= page < len(pdf.pages):
            raise BadPrintFile(f"it has no page {page + 1}")
        inks = _ink_space(pdf)
        sheet = pdf.pages[page]
        for number in reversed(range(len(pdf.pages))):
            if number != page:
                del pdf.pages[number]
        if bare:
            _hide_lines(pdf)
        window = _window(sheet, width_px, bare)
        content = sheet.obj["/Contents"].read_bytes()
        _name_inks(sheet, inks)
        profile = _known(inks[1].read_bytes())
        content = show_pictures(sheet, content, window, Press(inks, profile))
        _show_ink_through_ink(sheet)
        shown = _named if profile is None else partial(_converted, profile)
        sheet.obj["/Contents"] = pdf.make_stream(_PROCESS.sub(shown, content))
        copy = io.BytesIO()
        pdf.save(copy, compress_streams=False)
        return copy.getvalue(), _stock_of(sheet)


def _stock_of(sheet: pikepdf.Page) -> Substrate | None:
    """The substrate a page of ours names, with the white it was made with; inks are seen through
    to it."""
    said = sheet.obj.get("/PieceInfo", Dictionary()).get(f"/{CREATOR}", Dictionary())
    private = said.get("/Private", Dictionary())
    stock = house_substrates().get(str(private.get("/Substrate", "")))
    if stock is None or "/White" not in private:
        return stock
    white = "under-art" if str(private["/White"]) == "under-art" else "none"
    return stock.model_copy(update={"white": white})


def _window(sheet: pikepdf.Page, width_px: int, bare: bool) -> Window:
    """Show the trim box or the whole page, a whole number of pixels high.

    pdfium would round the height up and stretch the picture to it, half a pixel or more off.
    """
    edges = sheet.obj["/TrimBox"] if bare else sheet.obj["/MediaBox"]
    left, bottom, right, top = (float(edge) for edge in edges)
    per_pt = width_px / (right - left)
    height_px = max(1, round((top - bottom) * per_pt))
    shown = Array([left, top - height_px / per_pt + HAIR_PT, right - HAIR_PT, top])
    sheet.obj["/CropBox"] = shown
    if not bare:
        sheet.obj["/MediaBox"] = shown
    return Window(left, top, per_pt)


def _ink_space(pdf: pikepdf.Pdf) -> Array:
    for intent in pdf.Root.get("/OutputIntents", Array()):
        if intent.get("/S") == Name.GTS_PDFX and "/DestOutputProfile" in intent:
            profile = intent["/DestOutputProfile"]
            profile["/Alternate"] = Name.DeviceCMYK
            return Array([Name.ICCBased, profile])
    raise BadPrintFile("it has no output intent to be shown through")


def _name_inks(sheet: pikepdf.Page, inks: Array) -> None:
    """DeviceCMYK exchanged for the profile's space in separations."""
    resources = sheet.obj["/Resources"]
    if "/ColorSpace" not in resources:
        resources["/ColorSpace"] = Dictionary()
    spaces = resources["/ColorSpace"]
    for name in list(spaces.keys()):
        # Pages share separations, but the copy has one page, so nothing else changes with it.
        if spaces[name][0] == Name.Separation and spaces[name][2] == Name.DeviceCMYK:
            spaces[name][2] = inks
    spaces[_SPACE] = inks


def _known(data: bytes) -> Profile | None:
    """The profile of ours that the file is made for, if it is one.

    pdfium takes ten times as long for a photograph and clips deep blues otherwise than the press
    and the stage do, so conversion is left to it for foreign profiles only.
    """
    ours = (named_profile(each) for each in known_conditions())
    return next((profile for profile in ours if profile.data == data), None)


def _show_ink_through_ink(sheet: pikepdf.Page) -> None:
    """Overprinted process ink multiplied with what lies beneath, which pdfium does not do itself.

    Black over a color is nearly what the press gives (FOGRA39 measures 0, 0, 11 for black over
    blue, multiplying gives 2, 12, 20, knocking out 31, 31, 29).
    """
    states = sheet.obj["/Resources"].get("/ExtGState", Dictionary())
    if "/Over" in states:
        states["/Over"]["/BM"] = Name.Multiply
        states["/Knock"]["/BM"] = Name.Normal
        states["/Lay"]["/BM"] = Name.Normal


def _named(match: re.Match[bytes]) -> bytes:
    shares, operator = match[1], match[2]
    space, color = (b"cs", b"sc") if operator == b"k" else (b"CS", b"SC")
    return b"%s %s %s%s" % (_SPACE.encode(), space, shares, color)


def _converted(profile: Profile, match: re.Match[bytes]) -> bytes:
    cyan, magenta, yellow, black = (float(share) for share in match[1].split())
    red, green, blue = rgb_of(profile.srgb((cyan, magenta, yellow, black)))
    operator = "rg" if match[2] == b"k" else "RG"
    return f"{red:.5f} {green:.5f} {blue:.5f} {operator}".encode()


def _hide_lines(pdf: pikepdf.Pdf) -> None:
    """Switch off every layer that is cut, folded or read rather than printed; foil is seen."""
    properties = pdf.Root.get("/OCProperties")
    if properties is None:
        return
    hidden = [
        group
        for group in properties["/OCGs"]
        if group.get("/GTS_Metadata", Dictionary()).get("/GTS_ProcStepsType") != Name.FoilStamping
    ]
    properties["/D"]["/OFF"] = Array(hidden)
    properties["/D"]["/ON"] = Array()
