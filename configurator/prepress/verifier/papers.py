"""The file's papers: XMP metadata and document information, which must say the same."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pikepdf
from pikepdf import Stream

from configurator.prepress.verifier import file_sayings as say
from configurator.prepress.verifier.bounds import measured
from configurator.prepress.verifier.findings import Notebook

SPACES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
    "http://ns.adobe.com/pdf/1.3/": "pdf",
    "http://www.npes.org/pdfx/ns/id/": "pdfxid",
}
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
WANTED = (
    "dc:title",
    "xmp:CreateDate",
    "xmp:ModifyDate",
    "xmp:MetadataDate",
    "xmpMM:DocumentID",
    "xmpMM:VersionID",
    "xmpMM:RenditionClass",
)
"""What PDF/X-4 asks of XMP beside its own key (ISO 15930-7, 6.8)."""
PAIRS = {
    "/Title": "dc:title",
    "/Creator": "xmp:CreatorTool",
    "/Producer": "pdf:Producer",
    "/CreationDate": "xmp:CreateDate",
    "/ModDate": "xmp:ModifyDate",
}
NEEDED_INFO = ("/Title", "/Creator", "/Producer", "/CreationDate", "/ModDate")
MOST_XMP_BYTES = 4 * 1024 * 1024


def judge_papers(pdf: pikepdf.Pdf, book: Notebook) -> None:
    """XMP says what PDF/X-4 wants, and the document information does not say otherwise."""
    xmp = _xmp(pdf, book)
    info = {str(key): str(value) for key, value in pdf.docinfo.items()} if pdf.docinfo else {}
    if xmp is None:
        return
    said = xmp.get("pdfxid:GTS_PDFXVersion", "")
    if not said.startswith("PDF/X-4"):
        book.note(say.NOT_PDFX, said=said or "-")
    for key in WANTED:
        if not xmp.get(key):
            book.note(say.XMP_LACKS, key=key)
    trapped = xmp.get("pdf:Trapped", "")
    if trapped not in ("True", "False"):
        book.note(say.TRAPPED_UNSAID, said=trapped or "-")
    elif info.get("/Trapped", f"/{trapped}") != f"/{trapped}":
        book.note(say.INFO_DISAGREES, key="Trapped", info=info["/Trapped"][1:], xmp=trapped)
    for key in NEEDED_INFO:
        if not info.get(key):
            book.note(say.INFO_LACKS, key=key[1:])
        elif xmp.get(PAIRS[key]) and not _same(info[key], xmp[PAIRS[key]]):
            book.note(say.INFO_DISAGREES, key=key[1:], info=info[key], xmp=xmp[PAIRS[key]])


def _xmp(pdf: pikepdf.Pdf, book: Notebook) -> dict[str, str] | None:
    stream = pdf.Root.get("/Metadata")
    if not isinstance(stream, Stream):
        book.note(say.NO_XMP)
        return None
    packet = measured(stream).read_bytes()
    if len(packet) > MOST_XMP_BYTES or b"<!ENTITY" in packet or b"<!DOCTYPE" in packet:
        book.note(say.BAD_XMP, why="it is larger than any, or defines words of its own")
        return None
    try:
        root = ElementTree.fromstring(packet)
    except ElementTree.ParseError as trouble:
        book.note(say.BAD_XMP, why=str(trouble))
        return None
    return _properties(root)


def _properties(root: ElementTree.Element) -> dict[str, str]:
    """Properties by prefix and name, written as elements or attributes; of a list its first."""
    found: dict[str, str] = {}
    for element in root.iter():
        for name, value in element.attrib.items():
            if key := _known(name):
                found.setdefault(key, value.strip())
        if key := _known(element.tag):
            item = element.find(f".//{RDF}li")
            text = element.text if item is None else item.text
            found.setdefault(key, (text or "").strip())
    return found


def _known(tag: str) -> str | None:
    space, _, name = tag.removeprefix("{").rpartition("}")
    return f"{SPACES[space]}:{name}" if space in SPACES else None


def _same(info: str, xmp: str) -> bool:
    if not info.startswith("D:"):
        return info == xmp
    return _digits(info) == _digits(xmp)


def _digits(date: str) -> str:
    """A date's digits alone, to the second; a zone of zero is written as Z."""
    plain = re.sub(r"(Z|[+-]00:?'?00'?)$", "", date.replace("'", "").replace("D:", ""))
    return re.sub(r"\D", "", plain.replace("T", ""))[:18].ljust(14, "0")
