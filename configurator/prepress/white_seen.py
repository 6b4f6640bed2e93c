"""White seen: a page redrawn so that only what hides the bare stock is white, the rest black."""

from __future__ import annotations

import io
import re

import pikepdf
from pikepdf import Array, Dictionary, Name

from configurator.prepress.processing_steps import WHITE

_RGB = re.compile(rb"(?<![\w./])(?:[\d.]+ ){3}(rg|RG)(?=\s)")
_NAMED = re.compile(rb"/ProofInk (?:cs|CS) (?:[\d.]+ ){4}(sc|SC)(?=\s)")
HIDES = frozenset({Name.White, Name.FoilStamping})
"""Processing steps that stand between the eye and the stock."""


def white_copy(proof_copy: bytes) -> bytes:
    """A proof's one-page copy with its white ink and its stamped foil white, all else black."""
    with pikepdf.open(io.BytesIO(proof_copy)) as pdf:
        sheet = pdf.pages[0]
        resources = sheet.obj["/Resources"]
        for space in resources.get("/ColorSpace", Dictionary()).values():
            if space[0] == Name.Separation:
                space[2] = Name.DeviceGray
                space[3] = _rising(pdf)
        for image in resources.get("/XObject", Dictionary()).values():
            image.write(bytes([0]))
            image.Width, image.Height, image.BitsPerComponent = 1, 1, 8
            image["/ColorSpace"] = Name.DeviceGray
        for state in resources.get("/ExtGState", Dictionary()).values():
            state["/BM"] = Name.Normal
        content = sheet.obj["/Contents"].read_bytes()
        content = _NAMED.sub(_black, _RGB.sub(_black, content))
        sheet.obj["/Contents"] = pdf.make_stream(content)
        _show_only_hiding(pdf)
        copy = io.BytesIO()
        pdf.save(copy, compress_streams=False)
        return copy.getvalue()


def _black(match: re.Match[bytes]) -> bytes:
    return b"0 g" if match[1] in (b"rg", b"sc") else b"0 G"


def _rising(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """No tint is black and a full one white."""
    return pdf.make_indirect(Dictionary(FunctionType=2, Domain=[0, 1], C0=[0], C1=[1], N=1))


def _show_only_hiding(pdf: pikepdf.Pdf) -> None:
    groups = pdf.Root["/OCProperties"]
    shown, hidden = Array(), Array()
    for group in groups["/OCGs"]:
        step = group.get("/GTS_Metadata", Dictionary()).get("/GTS_ProcStepsType")
        white = str(group.get("/Name", "")) == WHITE.name
        (shown if white or step in HIDES else hidden).append(group)
    groups["/D"]["/ON"], groups["/D"]["/OFF"] = shown, hidden
