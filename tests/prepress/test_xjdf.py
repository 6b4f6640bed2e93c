"""The XJDF ticket: what CIP4 asks for, the very pages, amounts and media of an order, no names."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path as FilePath
from xml.etree import ElementTree

import pytest

from configurator.model.artwork import Artwork
from configurator.model.words import Words
from configurator.prepress.order_sheet import OrderSheet
from configurator.prepress.print_file import PrintFile
from configurator.prepress.xjdf import NoTicket, TicketPart, read_ticket, xjdf

SPACE = {"x": "http://www.CIP4.org/JDFSchema_2_0"}
REQUIRED = {
    "XJDF": ("JobID", "Types"),
    "Header": ("DeviceID", "Time"),
    "Intent": ("Name",),
    "MediaIntent": ("MediaType",),
    "SurfaceColor": ("Surface",),
    "ResourceSet": ("Name",),
}
"""Attributes the schema of XJDF 2.1 requires of the elements we write."""


def test_the_ticket_names_every_page_amount_and_medium(
    order: OrderSheet, artwork: Artwork, printed: PrintFile, tmp_path: FilePath
) -> None:
    felt = {"face": Words(en="Felt", he="לבד")}
    (tmp_path / "job.xjdf").write_bytes(xjdf(replace(order, materials=felt), artwork, printed))
    read = read_ticket(tmp_path / "job.xjdf")
    assert (read.number, read.sha256) == ("K-000123", printed.sha256)
    assert read.parts == (
        TicketPart("sleeve", 0, 2, "Coated paper 135 g"),
        TicketPart("face", 1, 4, "Felt"),
    )


def test_a_ticket_from_before_the_hash_had_its_own_place_is_read(
    order: OrderSheet, artwork: Artwork, printed: PrintFile, tmp_path: FilePath
) -> None:
    (tmp_path / "job.xjdf").write_bytes(xjdf(order, artwork, printed))
    now = read_ticket(tmp_path / "job.xjdf")
    root = ElementTree.fromstring(xjdf(order, artwork, printed))
    for resource in root.iterfind(".//x:Resource", SPACE):
        for own in resource.findall("x:GeneralID", SPACE):
            resource.remove(own)
    for spec in root.iterfind(".//x:FileSpec", SPACE):
        spec.set("CheckSum", printed.sha256.upper())
    for product in root.iterfind(".//x:Product", SPACE):
        for part in root.iterfind(f".//x:Part[@ProductPart='{product.get('ID')}']", SPACE):
            part.set("ProductPart", product.attrib["ExternalID"])
        del product.attrib["ExternalID"]
    (tmp_path / "job.xjdf").write_bytes(ElementTree.tostring(root))
    assert read_ticket(tmp_path / "job.xjdf") == now


def test_the_ticket_is_xjdf_2_1(order: OrderSheet, artwork: Artwork, printed: PrintFile) -> None:
    root = ElementTree.fromstring(xjdf(order, artwork, printed))
    assert root.tag == f"{{{SPACE['x']}}}XJDF" and root.get("Version") == "2.1"
    order_of_children = [child.tag.rpartition("}")[2] for child in root]
    assert order_of_children == ["AuditPool", "ProductList", "ResourceSet", "ResourceSet"]
    for element in root.iter():
        name = element.tag.rpartition("}")[2]
        assert all(element.get(needed) for needed in REQUIRED.get(name, ())), name
    ids = [product.get("ID", "") for product in root.iterfind(".//x:Product", SPACE)]
    assert len(set(ids)) == len(ids) == 2 and not any(each[0].isdigit() for each in ids)
    layout = root.find(".//x:LayoutIntent", SPACE)
    assert layout is not None and layout.get("FinishedDimensions") == "340.1575 170.0787 0"
    times = root.find(".//x:NodeInfo", SPACE)
    assert times is not None and times.get("LastEnd") == "2026-07-22T16:30:00+03:00"


def test_the_ticket_holds_no_words_of_the_customer(
    order: OrderSheet, artwork: Artwork, printed: PrintFile
) -> None:
    content = xjdf(replace(order, called="Dorit", note="call her"), artwork, printed).decode()
    assert "Dorit" not in content and "דורית" not in content and "call her" not in content
    assert xjdf(order, artwork, printed) == xjdf(order, artwork, printed)


@pytest.mark.parametrize("content", [b"", b"<XJDF>", b"<a/>"])
def test_what_is_no_ticket_is_refused(content: bytes, tmp_path: FilePath) -> None:
    (tmp_path / "job.xjdf").write_bytes(content)
    with pytest.raises(NoTicket):
        read_ticket(tmp_path / "job.xjdf")
