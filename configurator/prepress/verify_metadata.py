"""The reader of a finished file's papers: XMP and Info, which must say the same as the order."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pikepdf

from configurator.prepress.broken_promise import BadPrintFile, demand
from configurator.prepress.promise import FilePromise

_XMP = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
}
_RDF_ITEM = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li"
_XMP_PREFIX = {uri: prefix for prefix, uri in _XMP.items()}


def check_metadata(pdf: pikepdf.Pdf, promise: FilePromise) -> None:
    """Assert that XMP holds what was promised, and that Info says it again."""
    stream = pdf.Root.get("/Metadata")
    demand(stream is not None, "it has no XMP metadata")
    assert stream is not None
    said = _xmp(stream.read_bytes())
    info = {str(key): str(value) for key, value in pdf.docinfo.items()}
    wanted = {
        "pdfxid:GTS_PDFXVersion": "PDF/X-4",
        "dc:title": promise.title,
        "xmp:CreateDate": promise.created,
        "xmp:ModifyDate": promise.created,
        "xmp:MetadataDate": promise.created,
        "xmpMM:DocumentID": promise.document_id,
        "xmpMM:InstanceID": promise.instance_id,
        "xmpMM:RenditionClass": "default",
        "xmpMM:VersionID": "1",
        "pdf:Trapped": "False",
    }
    for key, value in wanted.items():
        demand(said.get(key) == value, f"XMP says {key} is {said.get(key)!r}, not {value!r}")
    pairs: dict[str, str | None] = {
        "/Title": said.get("dc:title"),
        "/Creator": said.get("xmp:CreatorTool"),
        "/Producer": said.get("pdf:Producer"),
        "/CreationDate": _pdf_date(said.get("xmp:CreateDate", "")),
        "/ModDate": _pdf_date(said.get("xmp:ModifyDate", "")),
        "/GTS_PDFXVersion": said.get("pdfxid:GTS_PDFXVersion"),
        "/Trapped": f"/{said.get('pdf:Trapped')}",
    }
    for key, echoed in pairs.items():
        demand(info.get(key) == echoed, f"Info says {key} is {info.get(key)!r}, XMP {echoed!r}")
    ids = [bytes(half) for half in pdf.trailer.get("/ID", [])]
    demand([len(half) for half in ids] == [16, 16], "its trailer has no pair of ids")


def _xmp(packet: bytes) -> dict[str, str]:
    """The simple properties of a packet by prefix and name; of a list, its first item."""
    try:
        root = ElementTree.fromstring(packet)
    except ElementTree.ParseError as trouble:
        raise BadPrintFile(f"its XMP metadata is not XML ({trouble})") from trouble
    found: dict[str, str] = {}
    for element in root.iter():
        match = re.fullmatch(r"\{(.+)\}(.+)", element.tag)
        if match and match[1] in _XMP_PREFIX:
            item = element.find(f".//{_RDF_ITEM}")
            text = element.text if item is None else item.text
            found[f"{_XMP_PREFIX[match[1]]}:{match[2]}"] = text or ""
    return found


def _pdf_date(iso: str) -> str:
    digits = re.sub(r"[-:T]", "", iso[:19])
    return f"D:{digits}{iso[19:22]}'{iso[23:25]}'"
