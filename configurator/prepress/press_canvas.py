"""A ReportLab canvas taught what a press needs: boxes, separations, layers, intent, ids."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path as FilePath

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.canvas import FILL_NON_ZERO, Canvas

from configurator.ground.srgb import srgb_deflated
from configurator.prepress.file_identity import (
    CREATOR,
    PDFX_VERSION,
    PRODUCER,
    FileIdentity,
    xmp_packet,
)
from configurator.prepress.ink_stream import InkStream
from configurator.prepress.output_intent import OutputIntent
from configurator.prepress.page_boxes import PageBoxes
from configurator.prepress.processing_steps import Cmyk, ProcessingStep

SRGB = "sRGB"
"""The color space of pictures that the press converts: ICC-based, never a device's own RGB."""
DEFLATE = 2
"""How hard contents are packed: a third of the time of the usual 6, for a tenth more bytes."""


@dataclass(frozen=True, slots=True)
class EncodedPicture:
    """A picture as the file holds it: a JPEG in `space`, and a stencil of the pixels left out.

    `space` is a device's, or SRGB.

    `inverted` tells that its samples are stored as 255 minus the ink, as JPEGs with an Adobe
    marker are. The stencil has one bit a pixel, rows padded to bytes, 1 where nothing is painted.
    """

    jpeg: bytes
    width_px: int
    height_px: int
    space: str = "DeviceCMYK"
    inverted: bool = True
    stencil: bytes | None = None


_OVER = {"Type": "/ExtGState", "OP": "true", "op": "true", "OPM": 1}
_KNOCK = {"Type": "/ExtGState", "OP": "false", "op": "false", "OPM": 0}
_STATES = {
    "Over": PDFDictionary(_OVER),
    "Lay": PDFDictionary(_OVER),
    "Knock": PDFDictionary(_KNOCK),
}
"""The graphics states of an InkStream. Inks laid over leave out what they do not say (OPM 1)."""


class _Stream(pdfdoc.PDFStream):  # type: ignore[misc]
    """A stream whose data ends with a line break, as ISO 32000-1, 7.3.8.1 asks."""

    def format(self, document: object) -> bytes:
        body: bytes = super().format(document)
        return body.removesuffix(b"endstream\n") + b"\nendstream\n"


class _Catalog(pdfdoc.PDFCatalog):  # type: ignore[misc]
    __NoDefault__ = (*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents", "OCProperties")
    __Refs__ = __NoDefault__


class _Info(pdfdoc.PDFObject):  # type: ignore[misc]
    """Document information with nothing in it that XMP does not say as well."""

    invariant = 1

    def __init__(self, identity: FileIdentity, pdfx: bool) -> None:
        self.entries = {
            "Title": PDFString(identity.title),
            "Creator": PDFString(CREATOR),
            "Producer": PDFString(PRODUCER),
            "CreationDate": PDFString(identity.info_date),
            "ModDate": PDFString(identity.info_date),
        }
        if pdfx:
            self.entries["Trapped"] = PDFName("False")
            self.entries["GTS_PDFXVersion"] = PDFString(PDFX_VERSION)

    def digest(self, signature: object) -> None:
        """Nothing: the ids follow from the order, not from a digest of the file."""

    def format(self, document: object) -> bytes:
        body: bytes = PDFDictionary(self.entries).format(document)
        return body


class PressCanvas(Canvas):  # type: ignore[misc]
    """One PDF file: pages of InkStreams, and what a PDF/X-4 needs around them.

    Without an `intent` it is a plain PDF for the office, such as a job ticket.
    """

    def __init__(
        self, target: FilePath, identity: FileIdentity, intent: OutputIntent | None = None
    ) -> None:
        super().__init__(str(target), invariant=1, pageCompression=1, pdfVersion=(1, 6))
        self._pictures: dict[str, pdfdoc.PDFObjectReference] = {}
        self._spots: dict[str, tuple[Cmyk, pdfdoc.PDFObjectReference]] = {}
        self._layers: dict[str, pdfdoc.PDFObjectReference] = {}
        self._srgb: PDFArray | None = None
        self._identify(identity, intent)

    def init_graphics_state(self) -> None:
        """ReportLab's state, filling by the nonzero rule as all our outlines are drawn."""
        super().init_graphics_state()
        self._fillMode = FILL_NON_ZERO

    def _make_preamble(self) -> None:
        # ReportLab would set an unembedded Helvetica on every page here; PDF/X forbids it.
        self._preamble = "1 0 0 1 0 0 cm"

    def _identify(self, identity: FileIdentity, intent: OutputIntent | None) -> None:
        document = self._doc
        self._moment = identity.info_date
        catalog = _Catalog()
        catalog.Pages = document.Pages
        document.Catalog = document._catalog = catalog
        document.info = _Info(identity, pdfx=intent is not None)
        first, second = identity.trailer_ids
        document._ID = f"[<{first}><{second}>]".encode()
        if intent is not None:
            catalog.Metadata = _Stream(
                PDFDictionary({"Type": "/Metadata", "Subtype": "/XML"}), xmp_packet(identity)
            )
            catalog.OutputIntents = PDFArray([self._intent(intent)])

    def _intent(self, intent: OutputIntent) -> PDFDictionary:
        profile = _Stream(
            PDFDictionary({"N": 4, "Alternate": "/DeviceCMYK", "Filter": "/FlateDecode"}),
            intent.deflated,
        )
        said = {
            "Type": "/OutputIntent",
            "S": "/GTS_PDFX",
            "OutputCondition": PDFString(intent.condition),
            "OutputConditionIdentifier": PDFString(intent.identifier),
            "Info": PDFString(intent.condition),
            "DestOutputProfile": self._doc.Reference(profile),
        }
        if intent.registered:
            said["RegistryName"] = PDFString("http://www.color.org")
        return PDFDictionary(said)

    def define_layers(self, steps: Iterable[ProcessingStep]) -> None:
        """The optional-content groups of the file, in the order a layer list shows them."""
        for step in steps:
            said = {"GTS_ProcStepsGroup": PDFName(step.group)}
            if step.type is not None:
                said["GTS_ProcStepsType"] = PDFName(step.type)
            group = PDFDictionary(
                {
                    "Type": "/OCG",
                    "Name": PDFString(step.name),
                    "GTS_Metadata": PDFDictionary(said),
                }
            )
            self._layers[step.name] = self._doc.Reference(group)
        groups = PDFArray(self._layers.values())
        shown = {"Name": PDFString("Layers"), "BaseState": "/ON", "Order": groups, "ON": groups}
        if self._layers:
            self._doc.Catalog.OCProperties = PDFDictionary(
                {"OCGs": groups, "D": PDFDictionary(shown)}
            )

    def define_picture(self, name: str, picture: EncodedPicture) -> None:
        """Take a picture into the file, once, whatever the number of places it is used."""
        if name in self._pictures:
            return
        entries: dict[str, object] = {
            "Type": "/XObject",
            "Subtype": "/Image",
            "Width": picture.width_px,
            "Height": picture.height_px,
            "BitsPerComponent": 8,
            "ColorSpace": self._space(picture),
            "Filter": "/DCTDecode",
            "Interpolate": "false",
        }
        if picture.space == SRGB:
            entries["Intent"] = "/Perceptual"
        if picture.inverted:
            entries["Decode"] = PDFArray([1, 0] * 4)
        if picture.stencil is not None:
            entries["Mask"] = self._stencil(picture)
        self._pictures[name] = self._doc.Reference(_Stream(PDFDictionary(entries), picture.jpeg))

    def _space(self, picture: EncodedPicture) -> PDFName | PDFArray:
        """A device's space by name; sRGB with its profile, of which a file holds one."""
        if picture.space != SRGB:
            return PDFName(picture.space)
        if self._srgb is None:
            entries = PDFDictionary({"N": 3, "Filter": "/FlateDecode"})
            profile = self._doc.Reference(_Stream(entries, srgb_deflated()))
            self._srgb = PDFArray([PDFName("ICCBased"), profile])
        return self._srgb

    def _stencil(self, picture: EncodedPicture) -> pdfdoc.PDFObjectReference:
        entries = {
            "Type": "/XObject",
            "Subtype": "/Image",
            "ImageMask": "true",
            "Width": picture.width_px,
            "Height": picture.height_px,
            "BitsPerComponent": 1,
        }
        mask = _Stream(PDFDictionary(entries), picture.stencil, [pdfdoc.PDFZCompress])
        return self._doc.Reference(mask)

    def _separation(self, spot: str, shown: Cmyk) -> pdfdoc.PDFObjectReference:
        known = self._spots.get(spot)
        if known is not None:
            if known[0] != shown:
                raise ValueError(f"the separation {spot!r} is defined as two different colors")
            return known[1]
        tint = PDFDictionary(
            {
                "FunctionType": 2,
                "Domain": PDFArray([0, 1]),
                "N": 1,
                "C0": PDFArray([0, 0, 0, 0]),
                "C1": PDFArray([round(share, 4) for share in shown]),
            }
        )
        space = PDFArray([PDFName("Separation"), PDFName(spot), PDFName("DeviceCMYK"), tint])
        reference = self._doc.Reference(space)
        self._spots[spot] = shown, reference
        return reference

    def add_page(
        self, stream: InkStream, boxes: PageBoxes, own: Mapping[str, str] | None = None
    ) -> None:
        """Close the stream as a page whose user space is mm, y down.

        `own` is what the page says of itself to our own readers (ISO 32000-1, 14.5).
        """
        page = pdfdoc.PDFPage()
        if own:
            moment = PDFString(self._moment)
            said = {key: PDFString(value) for key, value in own.items()}
            data = {"LastModified": moment, "Private": PDFDictionary(said)}
            page.LastModified = moment
            page.PieceInfo = PDFDictionary({CREATOR: PDFDictionary(data)})
        page.MediaBox = PDFArray(boxes.points(boxes.media))
        if boxes.bleed is not None:
            page.BleedBox = PDFArray(boxes.points(boxes.bleed))
        if boxes.trim is not None:
            page.TrimBox = PDFArray(boxes.points(boxes.trim))
        page.Resources = self._resources(stream)
        matrix = InkStream()
        matrix.moved(boxes.to_points)
        content = matrix.content() + stream.content()
        packed = zlib.compress(content, DEFLATE)
        page.Contents = _Stream(PDFDictionary({"Filter": "/FlateDecode"}), packed)
        self._doc.addPage(page)

    def _resources(self, stream: InkStream) -> PDFDictionary:
        needed = {
            "ColorSpace": {
                f"S{at}": self._separation(spot, shown)
                for at, (spot, shown) in enumerate(stream.spots.items())
            },
            "XObject": {f"P{at}": self._pictures[name] for at, name in enumerate(stream.pictures)},
            "Properties": {f"L{at}": self._layers[name] for at, name in enumerate(stream.layers)},
            "ExtGState": _STATES if stream.overprints else {},
        }
        return PDFDictionary(
            {kind: PDFDictionary(names) for kind, names in needed.items() if names}
        )
