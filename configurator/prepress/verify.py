"""The reader of finished print files: opens what was written and believes none of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path as FilePath

import pikepdf
from pikepdf import Dictionary, Name

from configurator.ground.icc import Profile
from configurator.prepress.broken_promise import BadPrintFile, demand
from configurator.prepress.promise import FilePromise, PagePromise
from configurator.prepress.verify_content import PageContent, read_page
from configurator.prepress.verify_metadata import check_metadata
from configurator.prepress.verify_outlines import Drawn, drawn_on
from configurator.prepress.verify_paint import check_painted
from configurator.prepress.verify_photo import SeenPhotos

__all__ = ["BadPrintFile", "Checked", "CheckedPage", "check_print_file"]

PT = 25.4 / 72
BOX_SLACK_MM = 0.01
PPI_SLACK = 0.02
MOST_PPI = 400.0
"""More samples than a press can show are a photograph that was not brought down."""
INK_SLACK = 0.06
"""How far single samples of a compressed photograph may stray over the limit, as a share of ink."""


@dataclass(frozen=True, slots=True)
class CheckedPage:
    """What was measured on a page: lengths in mm, resolutions in ppi, inks as shares.

    `photos` are the ways its photographs are held: "cmyk", "srgb".
    """

    part: str
    trim_mm: tuple[float, float]
    ppi: tuple[float, ...]
    photos: tuple[str, ...]
    separations: tuple[str, ...]
    most_ink: float
    overprints: int


@dataclass(frozen=True, slots=True)
class Checked:
    """What was measured in a file that kept every promise."""

    version: str
    condition: str
    pages: tuple[CheckedPage, ...]


def check_print_file(
    file: FilePath, promise: FilePromise, photos: SeenPhotos | None = None
) -> Checked:
    """Re-open a written print file and hold it to everything it promises. Raises BadPrintFile.

    `photos` remembers the figures of photographs that were unpacked for other files.
    """
    photos = photos or SeenPhotos(Profile(promise.profile))
    try:
        pdf = pikepdf.open(file, attempt_recovery=False)
    except (pikepdf.PdfError, OSError) as trouble:
        raise BadPrintFile(f"the file cannot be read back ({trouble})") from trouble
    with pdf:
        _check_structure(pdf)
        _check_intent(pdf, promise)
        check_metadata(pdf, promise)
        _check_layers(pdf, promise)
        demand(
            len(pdf.pages) == len(promise.pages),
            f"it has {len(pdf.pages)} pages for {len(promise.pages)} parts",
        )
        drawn = tuple(
            drawn_on(page, _where(said))
            for page, said in zip(pdf.pages, promise.pages, strict=True)
        )
        pages = tuple(
            _check_page(pdf, page, said, said.ink_limit or promise.ink_limit, photos)
            for page, said in zip(drawn, promise.pages, strict=True)
        )
        check_painted(pdf, drawn, promise.pages)
        return Checked(pdf.pdf_version, promise.condition, pages)


def _check_structure(pdf: pikepdf.Pdf) -> None:
    demand(not pdf.is_encrypted, "it is encrypted, which PDF/X forbids")
    demand(pdf.pdf_version >= "1.6", f"its version is {pdf.pdf_version}, PDF/X-4 begins at 1.6")
    trouble = [str(warning) for warning in pdf.get_warnings()]
    demand(not trouble, f"its syntax is damaged: {'; '.join(trouble)}")
    for key in ("/AcroForm", "/OpenAction", "/AA", "/Names"):
        demand(key not in pdf.Root, f"it carries {key}, which a print file must not")
    for found in pdf.objects:
        if isinstance(found, Dictionary):
            kind = found.get("/Type")
            demand(kind != Name.Font, "it names a font, where all words should be outlines")
            demand(kind != Name.Annot, "it has an annotation")


def _check_intent(pdf: pikepdf.Pdf, promise: FilePromise) -> None:
    intents = list(_array(pdf.Root, "/OutputIntents"))
    demand(len(intents) == 1, f"it has {len(intents)} output intents instead of one")
    intent = intents[0]
    demand(intent.get("/S") == Name.GTS_PDFX, "its output intent is not one of PDF/X")
    condition = str(intent.get("/OutputConditionIdentifier", ""))
    demand(
        condition == promise.condition,
        f"it is made for {condition!r} instead of {promise.condition!r}",
    )
    profile = intent.get("/DestOutputProfile")
    demand(profile is not None, "its output intent embeds no profile")
    assert profile is not None
    data = profile.read_bytes()
    demand(profile.get("/N") == 4, "its output profile is not of four inks")
    demand(data[12:20] == b"prtrCMYK", "its output profile is not a printer's CMYK profile")
    demand(data == promise.profile, "its output profile is not the one that was asked for")


def _check_layers(pdf: pikepdf.Pdf, promise: FilePromise) -> None:
    """Every processing step is one visible, listed layer that says which step it is."""
    steps = set().union(*(page.steps for page in promise.pages))
    properties = pdf.Root.get("/OCProperties", Dictionary())
    found = []
    for group in _array(properties, "/OCGs"):
        said = group.get("/GTS_Metadata", Dictionary())
        kind = said.get("/GTS_ProcStepsType")
        step = str(said.get("/GTS_ProcStepsGroup", ""))[1:]
        found.append((str(group.get("/Name")), step, None if kind is None else str(kind)[1:]))
    demand(
        sorted(found, key=repr) == sorted(steps, key=repr),
        f"its layers are {sorted(found, key=repr)} instead of {sorted(steps, key=repr)}",
    )
    shown = properties.get("/D", Dictionary())
    demand("/AS" not in shown, "its layers switch by themselves, which PDF/X forbids")
    demand(not list(_array(shown, "/OFF")), "a layer is switched off")
    demand(
        len(list(_array(shown, "/Order"))) == len(found), "a layer is missing from the layer list"
    )


def _where(said: PagePromise) -> str:
    return f"page of {said.part}"


def _check_page(
    pdf: pikepdf.Pdf, drawn: Drawn, said: PagePromise, ink_limit: float, photos: SeenPhotos
) -> CheckedPage:
    where = _where(said)
    trim = _check_boxes(drawn.page, said, where)
    content = read_page(pdf, drawn, photos, where)
    demand(
        content.layer_spots <= {step[0] for step in said.steps},
        f"{where}: separations {sorted(content.layer_spots)} are used where none was promised",
    )
    missing = {step[0] for step in said.steps} - content.layer_spots
    demand(not missing, f"{where}: nothing is drawn on {sorted(missing)}")
    _check_pictures(content, said, where)
    demand(
        content.most_flat_ink <= ink_limit + 1e-3,
        f"{where}: a color lays {content.most_flat_ink:.0%} of ink, over {ink_limit:.0%}",
    )
    demand(
        content.most_photo_ink <= ink_limit + INK_SLACK,
        f"{where}: a photograph lays {content.most_photo_ink:.0%} of ink, over {ink_limit:.0%}",
    )
    return CheckedPage(
        said.part,
        trim,
        tuple(sorted(round(ppi, 1) for ppi in content.ppi)),
        tuple(sorted(content.kept)),
        tuple(sorted(content.spots)),
        round(max(content.most_flat_ink, content.most_photo_ink), 3),
        content.overprints,
    )


def _check_pictures(content: PageContent, said: PagePromise, where: str) -> None:
    found = content.kept.total()
    demand(found == said.pictures, f"{where}: it shows {found} pictures instead of {said.pictures}")
    found = content.kept["srgb"]
    demand(
        found == said.srgb,
        f"{where}: the press has to convert {found} pictures instead of {said.srgb}",
    )
    demand(len(content.srgb) <= 1, f"{where}: it names sRGB more than once")
    if said.least_ppi is not None:
        least = min(content.ppi)
        demand(
            least >= said.least_ppi * (1 - PPI_SLACK),
            f"{where}: a picture has {least:.0f} ppi instead of {said.least_ppi:.0f}",
        )
        demand(max(content.ppi) <= MOST_PPI, f"{where}: a picture has {max(content.ppi):.0f} ppi")


def _check_boxes(page: pikepdf.Page, said: PagePromise, where: str) -> tuple[float, float]:
    """The trim's size in mm, after asserting that the boxes lie in each other as promised."""
    for box in ("/MediaBox", "/BleedBox", "/TrimBox"):
        demand(box in page.obj, f"{where}: it has no {box}")
    demand("/ArtBox" not in page.obj, f"{where}: it has an ArtBox beside its TrimBox")
    media, bleed, trim = (
        [float(edge) * PT for edge in page.obj[box]]
        for box in ("/MediaBox", "/BleedBox", "/TrimBox")
    )
    width, height = trim[2] - trim[0], trim[3] - trim[1]
    demand(
        _near((width, height), said.trim_mm),
        f"{where}: it is cut to {width:.2f} x {height:.2f} mm instead of "
        f"{said.trim_mm[0]:.2f} x {said.trim_mm[1]:.2f}",
    )
    grown = (trim[0] - bleed[0], bleed[3] - trim[3], bleed[2] - trim[2], trim[1] - bleed[1])
    demand(
        _near(grown, said.bleed_mm), f"{where}: its bleed is {grown} mm instead of {said.bleed_mm}"
    )
    room = (bleed[0] - media[0], media[3] - bleed[3], media[2] - bleed[2], bleed[1] - media[1])
    demand(min(room) > 0, f"{where}: its bleed reaches the edge of the page")
    return round(width, 3), round(height, 3)


def _near(found: Iterable[float], wanted: Iterable[float]) -> bool:
    return all(abs(a - b) <= BOX_SLACK_MM for a, b in zip(found, wanted, strict=True))


def _array(holder: pikepdf.Object, key: str) -> Iterable[pikepdf.Object]:
    found = holder.get(key)
    return () if found is None else list(found)
