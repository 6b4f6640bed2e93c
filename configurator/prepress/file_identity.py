"""Who a print file is: title, dates and ids, said once in Info and once in XMP, and they agree."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape

CREATOR = "Configurator"
PRODUCER = "Configurator prepress"
PDFX_VERSION = "PDF/X-4"

_HOUSE = uuid.UUID("6f1d6c1e-5b0e-5a8b-9a57-0d1f5f2f7c11")
"""The namespace our document ids are derived in (RFC 4122, version 5)."""


@dataclass(frozen=True, slots=True)
class FileIdentity:
    """A file's title, its moment (with a time zone), and the two ids of XMP Media Management.

    `document_id` follows from the order and stays through reprints; `instance_id` follows from
    the order and everything that is printed.
    """

    title: str
    created: datetime
    document_id: str
    instance_id: str

    @classmethod
    def of_order(cls, title: str, number: str, created: datetime, content: str) -> FileIdentity:
        """The identity of an order's file; `content` is a hash of what is printed."""
        document = uuid.uuid5(_HOUSE, number)
        return cls(title, created, f"uuid:{document}", f"uuid:{uuid.uuid5(document, content)}")

    @property
    def trailer_ids(self) -> tuple[str, str]:
        """The two halves of the trailer's /ID, as hexadecimal digits."""
        first, second = (
            hashlib.blake2b(name.encode(), digest_size=16).hexdigest()
            for name in (self.document_id, self.instance_id)
        )
        return first, second

    @property
    def info_date(self) -> str:
        """The moment as Info writes it, such as D:20260722140500+03'00'."""
        zone = self.created.strftime("%z")
        return f"D:{self.created:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}'"

    @property
    def xmp_date(self) -> str:
        """The moment as XMP writes it (ISO 8601)."""
        return self.created.isoformat(timespec="seconds")


def xmp_packet(identity: FileIdentity) -> bytes:
    """The XMP metadata a PDF/X-4 must carry (ISO 15930-7, 6.8), read-only."""
    title = escape(identity.title)
    date = identity.xmp_date
    return _PACKET.format(
        title=title,
        date=date,
        creator=CREATOR,
        producer=PRODUCER,
        version=PDFX_VERSION,
        document=identity.document_id,
        instance=identity.instance_id,
    ).encode("utf-8")


_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfx="http://ns.adobe.com/pdfx/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:MetadataDate>{date}</xmp:MetadataDate>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmpMM:DocumentID>{document}</xmpMM:DocumentID>
<xmpMM:InstanceID>{instance}</xmpMM:InstanceID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<pdf:Producer>{producer}</pdf:Producer>
<pdf:Trapped>False</pdf:Trapped>
<pdfx:GTS_PDFXVersion>{version}</pdfx:GTS_PDFXVersion>
<pdfxid:GTS_PDFXVersion>{version}</pdfxid:GTS_PDFXVersion>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
