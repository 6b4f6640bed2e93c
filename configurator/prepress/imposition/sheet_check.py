"""The reader of a finished press sheet: opens what was written and holds it to its layout."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path as FilePath

import numpy as np
import pikepdf
import shapely
from numpy.typing import NDArray
from pikepdf import Dictionary, Name

from configurator.ground.geometry import Affine, Path
from configurator.ground.units import PT_PER_MM
from configurator.prepress.broken_promise import BadPrintFile, demand
from configurator.prepress.file_identity import FileIdentity
from configurator.prepress.imposition.layout import Layout, Placement
from configurator.prepress.promise import FilePromise
from configurator.prepress.verify_metadata import check_metadata

SLACK_MM = 0.01
OVERLAP_MM2 = 0.05
"""Area two finished pieces may share by rounding."""


@dataclass(frozen=True, slots=True)
class CheckedSheet:
    """What was measured on a sheet that kept its promises; `forms` are the pages of art in it."""

    pieces: int
    forms: int
    pictures: int
    used: float


def check_layout(layout: Layout) -> None:
    """Assert that no piece lies over another or in the rim of the sheet. Raises BadPrintFile."""
    room = layout.stock.room
    rim = Path.rectangle(room).box.grown(SLACK_MM)
    areas = [each.outline for each in layout.placements]
    for each in layout.placements:
        box = each.trim_box
        demand(
            box.left >= rim.left and box.right <= rim.right and box.top >= rim.top,
            f"{each.piece.label} lies in the rim of the sheet",
        )
        demand(
            box.bottom <= layout.height - room.top + SLACK_MM,
            f"{each.piece.label} lies over the foot of the sheet",
        )
    first, second = shapely.STRtree(areas).query(areas, predicate="intersects")
    for one, other in zip(first, second, strict=True):
        if one < other:
            shared = areas[one].intersection(areas[other]).area
            demand(
                shared <= OVERLAP_MM2,
                f"{layout.placements[one].piece.label} lies over "
                f"{layout.placements[other].piece.label}",
            )


def check_sheet(file: FilePath, layout: Layout, identity: FileIdentity) -> CheckedSheet:
    """Re-open a written sheet and hold it to its layout. Raises BadPrintFile."""
    try:
        pdf = pikepdf.open(file, attempt_recovery=False)
    except (pikepdf.PdfError, OSError) as trouble:
        raise BadPrintFile(f"the sheet cannot be read back ({trouble})") from trouble
    with pdf:
        demand(not pdf.is_encrypted, "the sheet is encrypted")
        demand(pdf.pdf_version >= "1.6", "the sheet is older than PDF 1.6")
        demand(len(pdf.pages) == 1, f"the sheet has {len(pdf.pages)} pages")
        said = [str(warning) for warning in pdf.get_warnings()]
        demand(not said, f"the sheet's syntax is damaged: {'; '.join(said)}")
        _check_papers(pdf, layout, identity)
        _check_boxes(pdf.pages[0], layout)
        return _check_places(pdf.pages[0], layout)


def _check_papers(pdf: pikepdf.Pdf, layout: Layout, identity: FileIdentity) -> None:
    intents = list(pdf.Root.get("/OutputIntents", []))
    demand(len(intents) == 1, f"the sheet has {len(intents)} output intents")
    profile = intents[0]["/DestOutputProfile"].read_bytes()
    asked = layout.placements[0].piece.profile
    demand(
        hashlib.sha256(profile).hexdigest() == asked,
        "the sheet's output profile is not that of its pieces",
    )
    promise = FilePromise(
        title=identity.title,
        created=identity.xmp_date,
        document_id=identity.document_id,
        instance_id=identity.instance_id,
        condition=str(intents[0].get("/OutputConditionIdentifier", "")),
        profile=profile,
        ink_limit=4.0,
        pages=(),
    )
    check_metadata(pdf, promise)
    listed = {
        str(group["/Name"])
        for group in pdf.Root.get("/OCProperties", Dictionary()).get("/OCGs", [])
    }
    demand(set(layout.lines()) <= listed, "a processing step of the sheet is no layer")


def _check_boxes(page: pikepdf.Page, layout: Layout) -> None:
    for name, box in (("/TrimBox", layout.block), ("/BleedBox", layout.painted)):
        found = [float(edge) / PT_PER_MM for edge in page.obj[name]]
        wanted = (box.left, layout.height - box.bottom, box.right, layout.height - box.top)
        off = max(abs(a - b) for a, b in zip(found, wanted, strict=True))
        demand(off <= SLACK_MM, f"the sheet's {name[1:]} is {off:.3f} mm off")
    demand("/ArtBox" not in page.obj, "the sheet has an ArtBox beside its TrimBox")


def _check_places(page: pikepdf.Page, layout: Layout) -> CheckedSheet:
    """Every piece is drawn where the layout says, from the very art of its file."""
    forms = page.obj["/Resources"]["/XObject"]
    drawn = [(str(name), matrix) for name, matrix in _drawn(page)]
    demand(
        len(drawn) == len(layout.placements),
        f"the sheet holds {len(drawn)} pieces instead of {len(layout.placements)}",
    )
    read: dict[str, str] = {}
    for (name, matrix), each in zip(drawn, layout.placements, strict=True):
        form = forms.get(name)
        demand(form is not None and form.get("/Subtype") == Name.Form, f"{name} is no form")
        assert form is not None
        if name not in read:
            read[name] = hashlib.sha256(form.read_bytes()).hexdigest()
        demand(read[name] == each.piece.art, f"{each.piece.label} is not the art of its file")
        off = np.abs(_corners_found(matrix, each, layout) - _corners_wanted(each)).max()
        demand(off <= SLACK_MM, f"{each.piece.label} lies {off:.3f} mm off its place")
    pictures = {
        picture.objgen
        for name in read
        for picture in forms[name].get("/Resources", Dictionary()).get("/XObject", {}).values()
    }
    return CheckedSheet(len(drawn), len(read), len(pictures), round(layout.used, 4))


def _drawn(page: pikepdf.Page) -> list[tuple[str, Affine]]:
    """Forms in order, each with the matrix in force."""
    matrix, saved, found = Affine(), list[Affine](), list[tuple[str, Affine]]()
    for step in pikepdf.parse_content_stream(page, "q Q cm Do"):
        operator = str(step.operator)
        if operator == "q":
            saved.append(matrix)
        elif operator == "Q":
            matrix = saved.pop()
        elif operator == "cm":
            matrix = Affine(*(float(value) for value in step.operands)).then(matrix)
        else:
            found.append((str(step.operands[0]), matrix))
    return found


def _corners(path: Path) -> NDArray[np.float64]:
    return np.asarray(path.points)


def _corners_wanted(each: Placement) -> NDArray[np.float64]:
    return _corners(Path.rectangle(each.piece.trim).transformed(each.to_sheet))


def _corners_found(matrix: Affine, each: Placement, layout: Layout) -> NDArray[np.float64]:
    """The trim's corners as the file places them, in the sheet's mm."""
    mm = 1 / PT_PER_MM
    back = Affine(mm, 0.0, 0.0, -mm, 0.0, layout.height)
    page = Path.rectangle(each.piece.trim).transformed(each.piece.to_mm.inverse())
    return _corners(page.transformed(matrix.then(back)))
