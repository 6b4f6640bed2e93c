"""The reader of a finished page's paint: whether the bleed is really covered, edge to edge."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pikepdf
import pypdfium2 as pdfium
from numpy.typing import NDArray
from pikepdf import Dictionary, Name

from configurator.ground.geometry import Path
from configurator.ground.outlines import grown
from configurator.prepress.broken_promise import demand
from configurator.prepress.promise import PagePromise
from configurator.prepress.verify_outlines import Drawn

PX_PER_MM = 2.5
INSET_MM = 0.8
"""Two pixels inside the edge, where a smooth edge no longer counts."""
STEP_MM = 1.0
OPAQUE = 250
MANY = 200
"""More segments than this has a shape that is seldom what covers a page's edge."""


def check_painted(pdf: pikepdf.Pdf, drawn: Sequence[Drawn], pages: Sequence[PagePromise]) -> None:
    """Assert that paint covers pages from trim to the edge of the bleed, where it was promised.

    First drawn without small shapes of many segments, such as
    words: paint only ever adds to what is covered, so what is covered without them is covered with
    them. Where that is not enough, everything is drawn. Changes the opened `pdf`, which is of no
    further use. Raises BadPrintFile.
    """
    if all(said.painted is None for said in pages):
        return
    _leave_out_what_covers_nothing(pdf)
    if _bare(pdf, [_sketch(page) for page in drawn], pages) is not None:
        bare = _bare(pdf, [page.content for page in drawn], pages)
        demand(bare is None, bare or "")


def _leave_out_what_covers_nothing(pdf: pikepdf.Pdf) -> None:
    """Makes every solid photograph one grey pixel, which covers just as much; drops the papers."""
    for page in pdf.pages:
        for image in page.obj["/Resources"].get("/XObject", Dictionary()).values():
            if image.get("/Subtype") == Name.Image and "/Mask" not in image:
                image.write(b"\x80")
                image.Width = image.Height = 1
                image.ColorSpace = Name.DeviceGray
                if "/Decode" in image:
                    del image["/Decode"]
    for papers in ("/OutputIntents", "/Metadata"):
        del pdf.Root[papers]


def _sketch(page: Drawn) -> bytes:
    """The content without its longest filled outlines, where they can be left out."""
    if not page.each_alone():
        return page.content
    return page.without(each for each in page.outlines if each.fills and each.segments > MANY)


def _bare(pdf: pikepdf.Pdf, contents: Sequence[bytes], pages: Sequence[PagePromise]) -> str | None:
    """The first place these contents leave bare where paint was promised, in words."""
    for page, content in zip(pdf.pages, contents, strict=True):
        page.obj.Contents = pdf.make_stream(content)
    copy = io.BytesIO()
    pdf.save(copy, compress_streams=False, fix_metadata_version=False)
    drawn = pdfium.PdfDocument(copy.getvalue())
    try:
        for number, said in enumerate(pages):
            if said.painted is not None:
                bare = _bare_on(drawn[number], said, said.painted)
                if bare is not None:
                    return bare
    finally:
        drawn.close()
    return None


def _bare_on(page: pdfium.PdfPage, said: PagePromise, painted: Path) -> str | None:
    alpha, left, top = _alpha(page)
    origin = (painted.box.left, painted.box.top)
    for name, inset in (("bleed", INSET_MM), ("trim", max(INSET_MM, *said.bleed_mm))):
        points = _along(grown(painted, -inset))
        columns = ((points[:, 0] - origin[0] + left) * PX_PER_MM).astype(int)
        rows = ((points[:, 1] - origin[1] + top) * PX_PER_MM).astype(int)
        bare = points[alpha[rows, columns] < OPAQUE]
        if len(bare):
            return (
                f"page of {said.part}: {len(bare)} of {len(points)} places along its {name} are "
                f"bare, the first at {bare[0][0]:.1f}, {bare[0][1]:.1f} mm"
            )
    return None


def _alpha(page: pdfium.PdfPage) -> tuple[NDArray[np.uint8], float, float]:
    """How covered each pixel of the page is, and where its bleed box begins, in mm."""
    media, bleed = page.get_mediabox(), page.get_bleedbox()
    mm = 25.4 / 72
    bitmap = page.render(scale=PX_PER_MM * mm, fill_color=(0, 0, 0, 0))
    alpha = np.array(bitmap.to_numpy()[:, :, 3])
    return alpha, (bleed[0] - media[0]) * mm, (media[3] - bleed[3]) * mm


def _along(outline: Path) -> NDArray[np.float64]:
    """Points about every millimetre along an outline."""
    found: list[NDArray[np.float64]] = []
    for line in outline.flattened(0.05):
        for start, end in pairwise(line):
            count = max(1, int(np.hypot(*(end - start)) / STEP_MM))
            share = np.linspace(0.0, 1.0, count, endpoint=False)[:, None]
            found.append(start + (end - start) * share)
    return np.concatenate(found)
