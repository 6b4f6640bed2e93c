"""The reader of a finished page's content: inks, separations, layers, overprint and resolutions."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name

from configurator.ground.srgb import srgb_profile
from configurator.prepress.broken_promise import BadPrintFile, demand
from configurator.prepress.verify_outlines import Drawn
from configurator.prepress.verify_photo import SeenPhotos

PAINTS_FORBIDDEN = frozenset(
    ("rg", "RG", "g", "G", "sc", "SC", "sh", "INLINE IMAGE", "BT", "Tj", "TJ", "Tf", "d0", "d1")
)
"""Operators of screen colors, gradients, inline pictures and live text."""
REGISTRATION = "All"

Matrix = tuple[float, float, float, float, float, float]


@dataclass(slots=True)
class PageContent:
    """What a page paints. Inks are sums of shares; `layer_spots` separations met inside layers.

    `kept` counts pictures by how they are held, "cmyk" or "srgb"; `srgb` are the sRGB profiles
    named, by their numbers in the file.
    """

    ppi: list[float] = field(default_factory=list)
    srgb: set[tuple[int, int]] = field(default_factory=set)
    kept: Counter[str] = field(default_factory=Counter)
    spots: set[str] = field(default_factory=set)
    layer_spots: set[str] = field(default_factory=set)
    most_flat_ink: float = 0.0
    most_photo_ink: float = 0.0
    overprints: int = 0


@dataclass(slots=True)
class _State:
    matrix: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    overprint: bool = False


class _Page:
    """Walks a content stream the way a press does, keeping only what is judged."""

    def __init__(self, page: pikepdf.Page, photos: SeenPhotos, where: str) -> None:
        self.where = where
        self.photos = photos
        self.resources = page.obj.get("/Resources", Dictionary())
        demand("/Font" not in self.resources, f"{where}: it asks for fonts")
        self.state = _State()
        self.saved: list[_State] = []
        self.layers: list[str | None] = []
        self.found = PageContent()
        self.shown: set[str] = set()

    def step(self, operator: str, operands: list[pikepdf.Object]) -> None:
        if operator in PAINTS_FORBIDDEN:
            raise BadPrintFile(f"{self.where}: it uses {operator!r}, which is no ink of ours")
        if operator in ("k", "K"):
            self._process([float(share) for share in operands])
        elif operator in ("cs", "CS"):
            self._separation(str(operands[0]))
        elif operator == "gs":
            self._graphics_state(str(operands[0]))
        elif operator == "q":
            self.saved.append(_State(self.state.matrix, self.state.overprint))
        elif operator == "Q":
            self.state = self.saved.pop()
        elif operator == "cm":
            self.state.matrix = _times([float(value) for value in operands], self.state.matrix)
        elif operator == "BDC":
            self.layers.append(self._layer(operands))
        elif operator == "EMC":
            self.layers.pop()
        elif operator == "Do":
            self._picture(str(operands[0]))

    def _process(self, shares: list[float]) -> None:
        demand(
            all(0.0 <= share <= 1.0 for share in shares),
            f"{self.where}: {shares} is no mix of inks",
        )
        self.found.most_flat_ink = max(self.found.most_flat_ink, sum(shares))

    def _separation(self, name: str) -> None:
        spaces = self.resources.get("/ColorSpace", Dictionary())
        space = spaces.get(name)
        demand(space is not None, f"{self.where}: the color space {name} is not defined")
        assert space is not None
        kind, colorant, alternate = space[0], str(space[1])[1:], space[2]
        demand(kind == Name.Separation, f"{self.where}: {name} is {kind}, not a separation")
        demand(
            alternate == Name.DeviceCMYK, f"{self.where}: {colorant} is not shown in process inks"
        )
        if colorant == REGISTRATION:
            return
        self.found.spots.add(colorant)
        layer = self.layers[-1] if self.layers else None
        if layer is not None:
            demand(layer == colorant, f"{self.where}: {colorant} is drawn on the layer {layer}")
            self.found.layer_spots.add(colorant)

    def _graphics_state(self, name: str) -> None:
        state = self.resources.get("/ExtGState", Dictionary()).get(name)
        demand(state is not None, f"{self.where}: the graphics state {name} is not defined")
        assert state is not None
        for key, plain in (("/ca", 1), ("/CA", 1), ("/BM", Name.Normal), ("/SMask", Name("/None"))):
            demand(state.get(key, plain) == plain, f"{self.where}: {name} is transparent ({key})")
        self.state.overprint = bool(state.get("/op", state.get("/OP", False)))
        if self.state.overprint:
            demand(state.get("/OPM") == 1, f"{self.where}: {name} overprints with white holes")
            self.found.overprints += 1

    def _layer(self, operands: list[pikepdf.Object]) -> str | None:
        if operands[0] != Name.OC:
            return None
        group = self.resources.get("/Properties", Dictionary()).get(str(operands[1]))
        demand(group is not None, f"{self.where}: the layer {operands[1]} is not defined")
        assert group is not None
        return str(group.get("/Name"))

    def _picture(self, name: str) -> None:
        image = self.resources.get("/XObject", Dictionary()).get(name)
        demand(image is not None, f"{self.where}: the picture {name} is not defined")
        assert image is not None
        demand(image.get("/Subtype") == Name.Image, f"{self.where}: {name} is no picture")
        a, b, c, d, _, _ = self.state.matrix
        across, down = math.hypot(a, b), math.hypot(c, d)
        demand(across > 0 and down > 0, f"{self.where}: a picture has no size")
        self.found.ppi += [int(image.Width) * 72 / across, int(image.Height) * 72 / down]
        if name not in self.shown:
            self.shown.add(name)
            ink = self._photo_ink(image, f"{self.where}: picture {name}")
            self.found.most_photo_ink = max(self.found.most_photo_ink, ink)

    def _photo_ink(self, image: pikepdf.Object, where: str) -> float:
        """The largest sum of inks in a picture, as the file's own samples and Decode say it."""
        demand("/SMask" not in image, f"{where}: it is transparent")
        demand(image.get("/Filter") == Name.DCTDecode, f"{where}: it is not a JPEG")
        srgb = self._is_srgb(image, where)
        seen = self.photos.look(image.read_raw_bytes(), where)
        wanted = "RGB" if srgb else "CMYK"
        demand(seen.mode == wanted, f"{where}: its JPEG holds {seen.mode} instead of {wanted}")
        size = (int(image.Width), int(image.Height))
        demand(seen.size == size, f"{where}: its size is not its JPEG's")
        # Pillow turns the samples of a marked JPEG over; a Decode of 1 0 asks for the same.
        decode = [int(edge) for edge in image.get("/Decode", [])]
        turned = decode == ([] if srgb else [1, 0] * 4)
        demand(turned, f"{where}: its {'colors' if srgb else 'inks'} are stored upside down")
        self.found.kept["srgb" if srgb else "cmyk"] += 1
        return seen.most_ink

    def _is_srgb(self, image: pikepdf.Object, where: str) -> bool:
        """Whether the press converts a picture; only by our own sRGB, and perceptually."""
        space = image.get("/ColorSpace")
        if space == Name.DeviceCMYK:
            return False
        tagged = isinstance(space, Array) and len(space) == 2 and space[0] == Name.ICCBased
        demand(tagged, f"{where}: it is neither in process inks nor in the colors of a profile")
        assert space is not None
        profile = space[1]
        demand(profile.get("/N") == 3, f"{where}: its profile is not said to be of three colors")
        demand("/Alternate" not in profile, f"{where}: its profile has a stand-in")
        demand(profile.read_bytes() == srgb_profile(), f"{where}: its profile is not sRGB")
        how = image.get("/Intent")
        demand(how == Name.Perceptual, f"{where}: it is not to be converted perceptually")
        self.found.srgb.add(profile.objgen)
        return True


def read_page(pdf: pikepdf.Pdf, drawn: Drawn, photos: SeenPhotos, where: str) -> PageContent:
    """Everything a page paints, judged on the way. Raises BadPrintFile."""
    reader = _Page(drawn.page, photos, where)
    judged = pdf.make_stream(drawn.rest)
    try:
        for instruction in pikepdf.parse_content_stream(judged):
            reader.step(str(instruction.operator), list(instruction.operands))
    except (pikepdf.PdfError, IndexError, TypeError, ValueError) as trouble:
        raise BadPrintFile(f"{where}: its content is damaged ({trouble})") from trouble
    demand(not reader.saved and not reader.layers, f"{where}: a state or layer is left open")
    return reader.found


def _times(first: list[float], then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )
