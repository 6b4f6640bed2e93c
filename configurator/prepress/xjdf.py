"""The job ticket for machines: an order as CIP4 XJDF 2.1, beside its print file."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path as FilePath
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from configurator import __version__
from configurator.ground.units import pt_from_mm
from configurator.model.artwork import Artwork, PartArtwork
from configurator.prepress.file_identity import CREATOR
from configurator.prepress.order_sheet import OrderSheet
from configurator.prepress.print_file import PrintFile
from configurator.prepress.processing_steps import STEPS
from configurator.prepress.verify import CheckedPage

XJDF_NAMESPACE = "http://www.CIP4.org/JDFSchema_2_0"
"""One namespace for all of XJDF 2, whose numbers are in points."""
VERSION = "2.1"
DEVICE = "configurator"
HASH = "SHA-256"
LINES = frozenset(step.name for step in STEPS.values())
"""Separations that are tools and no inks."""
TEXTILES = frozenset({"shoe", "patch"})
"""Families whose stock is cloth or leather, which XJDF calls Textile."""

ElementTree.register_namespace("", XJDF_NAMESPACE)


class NoTicket(ValueError):
    """A file that is no XJDF of ours; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class TicketPart:
    """One page of the print file: `amount` pieces of it are wanted, made of `media`."""

    part: str
    page: int
    amount: int
    media: str


@dataclass(frozen=True, slots=True)
class ReadTicket:
    """What imposition and machines read from a ticket; `sha256` is the print file's."""

    number: str
    sha256: str
    parts: tuple[TicketPart, ...]


def xjdf(order: OrderSheet, artwork: Artwork, printed: PrintFile) -> bytes:
    """An order's ticket: a product for every part, and the pages they are printed from.

    It names no person. The same order gives the same bytes.
    """
    root = _child(None, "XJDF")
    root.set("JobID", order.number)
    root.set("DescriptiveName", f"{order.family.en} {order.size.en}")
    root.set("Types", "Product")
    root.set("Version", VERSION)
    created = _child(_child(root, "AuditPool"), "AuditCreated")
    _child(
        created,
        "Header",
        AgentName=CREATOR,
        AgentVersion=__version__,
        DeviceID=DEVICE,
        Time=order.placed.isoformat(),
    )
    products = _child(root, "ProductList")
    for part, page in zip(artwork.parts, printed.checked.pages, strict=True):
        _add_product(products, order, part, page, artwork.family)
    _add_times(root, order)
    _add_run_list(root, order, artwork, printed)
    ElementTree.indent(root, " ")
    body: bytes = ElementTree.tostring(root, "utf-8", xml_declaration=True)
    return body + b"\n"


def read_ticket(file: FilePath) -> ReadTicket:
    """What a ticket of ours asks for. Raises NoTicket and OSError."""
    try:
        root = ElementTree.fromstring(file.read_bytes())
    except ElementTree.ParseError as trouble:
        raise NoTicket(f"{file} is not XML: {trouble}") from trouble
    products = {str(each.get("ID")): each for each in root.iter(_tag("Product"))}
    parts, digest = [], ""
    for resource in root.iter(_tag("Resource")):
        runs, said = resource.find(_tag("RunList")), resource.find(_tag("Part"))
        if runs is None or said is None:
            continue
        page = int(runs.get("Pages", "0 0").split()[0])
        name = said.get("ProductPart", "")
        # Until November 2026 a ticket named the part itself here, and had our hash as its checksum.
        product = products.get(name, products.get(_id(name), Element("none")))
        media = next(product.iter(_tag("MediaIntent")), Element("none"))
        amount = int(product.get("Amount", "1"))
        name = product.get("ExternalID", name)
        parts.append(TicketPart(name, page, amount, media.get("MediaQuality", "")))
        own = [each.get("IDValue", "") for each in resource.iter(_tag("GeneralID"))]
        was = [each.get("CheckSum", "").lower() for each in runs.iter(_tag("FileSpec"))]
        digest = next(iter(own or was), digest)
    number = root.get("JobID")
    if number is None or not parts:
        raise NoTicket(f"{file} names no order or no pages")
    return ReadTicket(number, digest, tuple(parts))


def _add_product(
    products: Element, order: OrderSheet, part: PartArtwork, page: CheckedPage, family: str
) -> None:
    box = part.trim_box
    words = order.part(part.part)
    product = _child(
        products,
        "Product",
        Amount=str(part.shape.pieces * order.copies),
        DescriptiveName=words.en,
        ExternalID=_token(part.part),
        ID=_id(part.part),
        IsRoot="true",
        ProductType="Textile" if family in TEXTILES else "Wrapper",
    )
    bleed = part.shape.trim.box.left - part.shape.bleed.box.left
    _intent(
        product,
        "LayoutIntent",
        Bleed=_pt(bleed),
        FinishedDimensions=f"{_pt(box.width)} {_pt(box.height)} 0",
        Pages="1",
        Sides="OneSided",
    )
    # A pair's right half is made of what its left half was chosen in.
    chosen = order.materials.get(part.part) or order.materials.get(part.part.rpartition(".")[2])
    made_of = (chosen or order.substrate).en
    _intent(
        product,
        "MediaIntent",
        MediaQuality=made_of,
        MediaType="Textile" if family in TEXTILES else "Paper",
    )
    spots = (_token(spot) for spot in page.separations if spot not in LINES)
    inks = ["Cyan", "Magenta", "Yellow", "Black", *spots]
    color = _intent(product, "ColorIntent")
    _child(color, "SurfaceColor", ColorsUsed=" ".join(dict.fromkeys(inks)), Surface="Front")


def _add_times(root: Element, order: OrderSheet) -> None:
    times = _child(_set(root, "NodeInfo"), "NodeInfo")
    if order.promised is not None:
        times.set("LastEnd", order.promised.isoformat())


def _add_run_list(root: Element, order: OrderSheet, artwork: Artwork, printed: PrintFile) -> None:
    # FileSpec/@CheckSum is an MD5 by the standard; our own hash stands beside it.
    checksum = hashlib.md5(printed.path.read_bytes(), usedforsecurity=False).hexdigest()
    resources = _child(root, "ResourceSet", Name="RunList", Usage="Input")
    for number, part in enumerate(artwork.parts):
        resource = _child(resources, "Resource", DescriptiveName=order.part(part.part).en)
        _child(resource, "GeneralID", IDUsage=HASH, IDValue=printed.sha256)
        _child(resource, "Part", ProductPart=_id(part.part))
        run = _child(resource, "RunList", NPage="1", Pages=f"{number} {number}")
        _child(
            run,
            "FileSpec",
            CheckSum=checksum.upper(),
            MimeType="application/pdf",
            URL=printed.path.name,
        )


def _set(root: Element, name: str) -> Element:
    return _child(_child(root, "ResourceSet", Name=name, Usage="Input"), "Resource")


def _intent(product: Element, name: str, **said: str) -> Element:
    return _child(_child(product, "Intent", Name=name), name, **said)


def _child(parent: Element | None, name: str, **said: str) -> Element:
    tag = _tag(name)
    return Element(tag, said) if parent is None else SubElement(parent, tag, said)


def _tag(name: str) -> str:
    return f"{{{XJDF_NAMESPACE}}}{name}"


def _id(part: str) -> str:
    """A part's id as XML takes it: no name may begin with a digit."""
    return f"P-{_token(part)}"


def _token(name: str) -> str:
    return "".join(letter if letter.isalnum() or letter in "._-" else "_" for letter in name)


def _pt(length_mm: float) -> str:
    return f"{pt_from_mm(length_mm):.4f}".rstrip("0").rstrip(".")
