"""Pieces: pages of finished print files as they are laid out on a sheet, measured from the file."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path as FilePath

import pikepdf
import shapely
from pikepdf import Dictionary, Name
from shapely.geometry import Polygon

from configurator.ground.geometry import Affine, Box, Path
from configurator.ground.units import PT_PER_MM
from configurator.prepress.broken_promise import BadPrintFile
from configurator.prepress.file_identity import CREATOR
from configurator.prepress.imposition.dielines import split_page
from configurator.prepress.processing_steps import STEPS

CUT = STEPS["cut"].name
SUBSTRATE = "Substrate"
ABOUT_STOCK = (SUBSTRATE, "White")
"""What pages of ours say of the stock they are for, and sheets of such pages after them."""
LEAST_MM = 1.0
"""Nothing smaller is cut."""
SQUARE_MM = 0.05
"""A cut that strays no further from the trim box is taken for a rectangle."""
_DATE = re.compile(r"D:(\d{14})(Z?|[+-]\d\d'\d\d)'?")
NOT_CHECKED = "Choose the print.pdf of an order's folder, which was checked when it was made."


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """One page of a print file. Mm, y down, from the top left corner of its trim box.

    `lines` are its dielines by processing step; `to_mm` takes the page's points there. `sha256` is
    the file's, `art` that of its content without dielines, `profile` that of its output profile:
    pieces of two profiles never share a sheet. `made` is the file's own date, `told` what its page
    says of the stock it is for, `weight` the bytes of its art.
    """

    label: str
    file: FilePath
    page: int
    trim: Box
    bleed: Box
    lines: Mapping[str, Path]
    to_mm: Affine
    sha256: str
    art: str
    profile: str
    made: datetime
    told: Mapping[str, str] = field(default_factory=dict)
    weight: int = 0

    @property
    def cut(self) -> Path:
        """Where it is cut and punched, with its trim box where no dieline goes around it."""
        drawn = self.lines.get(CUT)
        if drawn is None:
            return Path.rectangle(self.trim)
        around = drawn.box.grown(SQUARE_MM).contains(self.trim)
        return drawn if around else drawn + Path.rectangle(self.trim)

    @property
    def outline(self) -> Polygon:
        """The outermost cut as one area, holes filled: what a neighbor has to stay out of."""
        areas = [Polygon(line) for line in self.cut.flattened() if len(line) >= 3]
        whole = max(areas, key=lambda area: area.area)
        return whole if whole.is_valid else shapely.convex_hull(whole)

    @property
    def fills_box(self) -> float:
        """The share of its trim box that the piece covers."""
        return float(self.outline.area / (self.trim.width * self.trim.height))

    @property
    def is_square(self) -> bool:
        """Whether straight cuts through a stack part it from its neighbors."""
        box = shapely.box(self.trim.left, self.trim.top, self.trim.right, self.trim.bottom)
        return bool(self.outline.symmetric_difference(box).area <= SQUARE_MM * box.length / 2)


def read_pieces(file: FilePath, label: str | None = None) -> tuple[Piece, ...]:
    """Every page of a print file as a piece. Raises BadPrintFile for what is no PDF/X-4."""
    try:
        pdf = pikepdf.open(file)
    except (pikepdf.PdfError, pikepdf.PasswordError, OSError) as trouble:
        raise BadPrintFile(f"{file.name} cannot be read ({trouble})", NOT_CHECKED) from trouble
    with pdf:
        profile = _profile_of(pdf, file)
        name = label or file.stem
        many = len(pdf.pages) > 1
        said = _OfFile(
            file, hashlib.sha256(file.read_bytes()).hexdigest(), profile, _made(pdf, file)
        )
        return tuple(
            _piece(pdf, page, (f"{name} {at + 1}" if many else name, at, said))
            for at, page in enumerate(pdf.pages)
        )


@dataclass(frozen=True, slots=True)
class _OfFile:
    """What all pages of a file have in common."""

    file: FilePath
    sha256: str
    profile: str
    made: datetime


def _made(pdf: pikepdf.Pdf, file: FilePath) -> datetime:
    """The date a file says it was made."""
    said = _DATE.match(str(pdf.docinfo.get("/CreationDate", "")))
    if said is None:
        raise BadPrintFile(f"{file.name} does not say when it was made", NOT_CHECKED)
    zone = "+0000" if said[2] in ("", "Z") else said[2].replace("'", "")
    return datetime.strptime(said[1] + zone, "%Y%m%d%H%M%S%z").astimezone(UTC)


def _profile_of(pdf: pikepdf.Pdf, file: FilePath) -> str:
    """The hash of the output profile a file embeds."""
    intents = [
        each for each in pdf.Root.get("/OutputIntents", []) if each.get("/S") == Name.GTS_PDFX
    ]
    found = intents[0].get("/DestOutputProfile") if len(intents) == 1 else None
    if found is None or str(pdf.docinfo.get("/GTS_PDFXVersion", "")) != "PDF/X-4":
        raise BadPrintFile(f"{file.name} is no PDF/X-4 with a profile of its own", NOT_CHECKED)
    return hashlib.sha256(found.read_bytes()).hexdigest()


def _piece(pdf: pikepdf.Pdf, page: pikepdf.Page, named: tuple[str, int, _OfFile]) -> Piece:
    label, number, said = named
    file = said.file
    try:
        _demand_measures(page)
    except ValueError as trouble:
        cause = f"{file.name}, page {number + 1}: {trouble}"
        raise BadPrintFile(cause, NOT_CHECKED) from trouble
    left, bottom, right, top = (float(edge) for edge in page.obj["/TrimBox"])
    mm = 1 / PT_PER_MM
    to_mm = Affine(mm, 0.0, 0.0, -mm, -left * mm, top * mm)
    x0, y0, x1, y1 = (float(edge) for edge in page.obj["/BleedBox"])
    (bleed_left, bleed_top), (bleed_right, bleed_bottom) = to_mm.apply(x0, y1), to_mm.apply(x1, y0)
    split = split_page(page, pdf)
    return Piece(
        label=label,
        file=file,
        page=number,
        trim=Box.sized((right - left) * mm, (top - bottom) * mm),
        bleed=Box(bleed_left, bleed_top, bleed_right, bleed_bottom),
        lines={step: path.transformed(to_mm) for step, path in split.lines.items()},
        to_mm=to_mm,
        sha256=said.sha256,
        art=hashlib.sha256(split.art).hexdigest(),
        profile=said.profile,
        made=said.made,
        told=_told(page),
        weight=len(split.art),
    )


def _demand_measures(page: pikepdf.Page) -> None:
    """Raises ValueError for a page that does not say how large it is cut."""
    for box in ("/TrimBox", "/BleedBox"):
        if box not in page.obj:
            raise ValueError(f"it has no {box}")
    if float(page.obj.get("/UserUnit", 1)) != 1.0:
        raise ValueError("its unit is not 1/72 inch")
    left, bottom, right, top = (float(edge) for edge in page.obj["/TrimBox"])
    if min(right - left, top - bottom) < LEAST_MM * PT_PER_MM:
        raise ValueError("nothing is cut out of it")


def _told(page: pikepdf.Page) -> dict[str, str]:
    """The stock and the white a page of ours says it is for; nothing on a stranger's."""
    private: pikepdf.Object = page.obj
    for key in ("/PieceInfo", f"/{CREATOR}", "/Private"):
        private = private.get(key, Dictionary())
        if not isinstance(private, Dictionary):
            return {}
    return {key: str(private[f"/{key}"]) for key in ABOUT_STOCK if f"/{key}" in private}
