"""The press sheet as a PDF/X-4: every page of art written once as a form, and placed n-up."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path as FilePath

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from configurator.ground.geometry import Box
from configurator.ground.glyphs import FontBook
from configurator.ground.units import mm_from_pt
from configurator.prepress.file_identity import (
    CREATOR,
    PDFX_VERSION,
    PRODUCER,
    FileIdentity,
    xmp_packet,
)
from configurator.prepress.imposition.dielines import split_page
from configurator.prepress.imposition.layout import Layout
from configurator.prepress.imposition.pieces import Piece
from configurator.prepress.imposition.sheet_marks import SheetSlug, draw_sheet_marks
from configurator.prepress.ink_stream import Ink, InkStream
from configurator.prepress.page_boxes import PageBoxes
from configurator.prepress.processing_steps import LINE_PT, STEPS, Cmyk

_NAMED = re.compile(rb"/([^\s/\[\]<>(){}%]+)")
_BY_NAME = {step.name: step for step in STEPS.values()}
_OVER = {"/Type": Name.ExtGState, "/OP": True, "/op": True, "/OPM": 1}
_KNOCK = {"/Type": Name.ExtGState, "/OP": False, "/op": False, "/OPM": 0}


def write_sheet(
    layout: Layout, identity: FileIdentity, slug: SheetSlug, fonts: FontBook, target: FilePath
) -> None:
    """Write one sheet; equal layouts give equal bytes. Raises OSError."""
    with pikepdf.new() as pdf:
        sheet = _Sheet(pdf)
        with ExitStack() as opened:
            stream = sheet.paint(layout, opened)
            sheet.draw_lines(layout, stream)
            draw_sheet_marks(stream, layout, slug, sheet.foils(), fonts)
            sheet.add_page(layout, stream, identity)
            sheet.finish(identity)
            pdf.save(
                target,
                deterministic_id=True,
                fix_metadata_version=False,
                object_stream_mode=pikepdf.ObjectStreamMode.disable,
                compress_streams=True,
                min_version="1.6",
            )


class _Sheet:
    """A PDF in the making: forms by page, pictures by their bytes, layers by name."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._forms: dict[tuple[str, int], tuple[str, pikepdf.Object]] = {}
        self._pictures: dict[bytes, pikepdf.Object] = {}
        self._profiles: dict[bytes, pikepdf.Object] = {}
        self._layers: dict[str, pikepdf.Object] = {}
        self._sources: dict[FilePath, pikepdf.Pdf] = {}
        self._foils: dict[str, Cmyk] = {}

    def paint(self, layout: Layout, opened: ExitStack) -> InkStream:
        """Every piece in its place, as a form that is defined once."""
        boxes = PageBoxes(layout_box(layout))
        stream = InkStream()
        stream.moved(boxes.to_points)
        for each in layout.placements:
            name = self._form(each.piece, opened)
            with stream.kept():
                stream.clip(each.window_path)
                stream.moved(each.piece.to_mm.then(each.to_sheet))
                stream.parts.append(f"/{name} Do\n")
        return stream

    def _form(self, piece: Piece, opened: ExitStack) -> str:
        key = (piece.sha256, piece.page)
        if key not in self._forms:
            if piece.file not in self._sources:
                self._sources[piece.file] = opened.enter_context(pikepdf.open(piece.file))
            source = self._sources[piece.file]
            page = source.pages[piece.page]
            art = split_page(page, source).art
            form = self._pdf.make_stream(art)
            form["/Type"], form["/Subtype"], form["/FormType"] = Name.XObject, Name.Form, 1
            form["/BBox"] = Array([float(edge) for edge in page.obj["/BleedBox"]])
            form["/Resources"] = self._resources(source, page, art)
            self._forms[key] = (f"F{len(self._forms)}", form)
        return self._forms[key][0]

    def _resources(self, source: pikepdf.Pdf, page: pikepdf.Page, art: bytes) -> pikepdf.Object:
        """What the art of a page uses and nothing more; pictures and layers are shared."""
        used = {f"/{name.decode('latin-1')}" for name in _NAMED.findall(art)}
        kept: pikepdf.Object = Dictionary()
        for kind, things in page.obj.get("/Resources", Dictionary()).items():
            if not isinstance(things, Dictionary):
                continue
            found = {name: thing for name, thing in things.items() if name in used}
            for name, thing in found.items():
                kept[kind] = kept.get(kind, Dictionary())
                if kind == "/Properties":
                    kept[kind][name] = self._layer(source, thing)
                elif kind == "/XObject":
                    kept[kind][name] = self._picture(source, thing)
                else:
                    kept[kind][name] = self._copied(source, thing)
        self._note_foils(kept)
        return kept

    def _copied(self, source: pikepdf.Pdf, thing: pikepdf.Object) -> pikepdf.Object:
        whole = thing if thing.is_indirect else source.make_indirect(thing)
        return self._pdf.copy_foreign(whole)

    def _picture(self, source: pikepdf.Pdf, picture: pikepdf.Object) -> pikepdf.Object:
        """A picture copied once, from whichever file it came first."""
        mask = picture.get("/Mask", picture.get("/SMask"))
        data = [picture.read_raw_bytes(), repr(sorted(picture.keys())).encode()]
        data += [mask.read_raw_bytes()] if isinstance(mask, pikepdf.Stream) else []
        key = hashlib.sha256(b"\x1f".join(data)).digest()
        if key not in self._pictures:
            copied = self._copied(source, picture)
            space = copied.get("/ColorSpace")
            if isinstance(space, Array) and space[0] == Name.ICCBased:
                # Every order brings the same profile along; a sheet holds it once.
                space[1] = self._profiles.setdefault(space[1].read_bytes(), space[1])
            self._pictures[key] = copied
        return self._pictures[key]

    def _layer(self, source: pikepdf.Pdf, group: pikepdf.Object) -> pikepdf.Object:
        name = str(group.get("/Name", ""))
        if name not in self._layers:
            self._layers[name] = self._copied(source, group)
        return self._layers[name]

    def _note_foils(self, resources: pikepdf.Object) -> None:
        """Separations of the art, by name, for the color bar."""
        for space in resources.get("/ColorSpace", Dictionary()).values():
            if isinstance(space, Array) and space[0] == Name.Separation:
                name, tint = str(space[1])[1:], space[3]
                if name not in ("All", "None") and tint.get("/C1") is not None:
                    cyan, magenta, yellow, black = (float(share) for share in tint["/C1"])
                    self._foils.setdefault(name, (cyan, magenta, yellow, black))

    def foils(self) -> dict[str, Cmyk]:
        """The separations of the art and how they are shown."""
        return dict(sorted(self._foils.items()))

    def draw_lines(self, layout: Layout, stream: InkStream) -> None:
        """Every dieline of the sheet over the art; nothing of it gets a patch in the color bar."""
        for name, path in layout.lines().items():
            step = _BY_NAME[name]
            if name not in self._layers:
                said = {"/GTS_ProcStepsGroup": Name(f"/{step.group}")}
                if step.type is not None:
                    said["/GTS_ProcStepsType"] = Name(f"/{step.type}")
                group = {
                    "/Type": Name.OCG,
                    "/Name": String(name),
                    "/GTS_Metadata": Dictionary(said),
                }
                self._layers[name] = self._pdf.make_indirect(Dictionary(group))
            with stream.layer(name):
                stream.stroke(path, Ink(step.shown, name), mm_from_pt(LINE_PT), overprint=True)

    def add_page(self, layout: Layout, stream: InkStream, identity: FileIdentity) -> None:
        """The sheet's one page; it says what stock it is for where all its pieces say the same."""
        media = layout_box(layout)
        boxes = PageBoxes(media)
        separations = {
            f"/S{at}": self._pdf.make_indirect(_separation(spot, shown))
            for at, (spot, shown) in enumerate(stream.spots.items())
        }
        layers = {f"/L{at}": self._layers[name] for at, name in enumerate(stream.layers)}
        resources = {
            "/XObject": Dictionary({f"/{name}": form for name, form in self._forms.values()}),
            "/ColorSpace": Dictionary(separations),
            "/Properties": Dictionary(layers),
            "/ExtGState": Dictionary(
                {
                    "/Over": Dictionary(_OVER),
                    "/Lay": Dictionary(_OVER),
                    "/Knock": Dictionary(_KNOCK),
                }
            ),
        }
        page = Dictionary(
            {
                "/Type": Name.Page,
                "/MediaBox": Array(boxes.points(media)),
                "/BleedBox": Array(boxes.points(layout.painted)),
                "/TrimBox": Array(boxes.points(layout.block)),
                "/Resources": Dictionary(resources),
                "/Contents": self._pdf.make_stream(stream.content()),
            }
        )
        about = {tuple(sorted(each.piece.told.items())) for each in layout.placements}
        if len(about) == 1 and (said := dict(about.pop())):
            moment = String(identity.info_date)
            private = Dictionary({f"/{key}": String(value) for key, value in said.items()})
            own = Dictionary({"/LastModified": moment, "/Private": private})
            page["/LastModified"], page["/PieceInfo"] = moment, Dictionary({f"/{CREATOR}": own})
        self._pdf.pages.append(pikepdf.Page(page))

    def finish(self, identity: FileIdentity) -> None:
        """Output intent, layers, XMP and Info."""
        pdf, root = self._pdf, self._pdf.Root
        first = next(iter(self._sources.values()))
        root["/OutputIntents"] = Array([self._copied(first, first.Root["/OutputIntents"][0])])
        groups = Array([self._layers[name] for name in _in_order(self._layers)])
        if len(groups):
            shown = {
                "/Name": String("Layers"),
                "/BaseState": Name.ON,
                "/Order": groups,
                "/ON": groups,
            }
            root["/OCProperties"] = Dictionary({"/OCGs": groups, "/D": Dictionary(shown)})
        metadata = pdf.make_stream(xmp_packet(identity))
        metadata["/Type"], metadata["/Subtype"] = Name.Metadata, Name.XML
        root["/Metadata"] = metadata
        said = {
            "/Title": identity.title,
            "/Creator": CREATOR,
            "/Producer": PRODUCER,
            "/CreationDate": identity.info_date,
            "/ModDate": identity.info_date,
            "/GTS_PDFXVersion": PDFX_VERSION,
        }
        info = Dictionary({key: String(value) for key, value in said.items()})
        info["/Trapped"] = Name("/False")
        pdf.trailer["/Info"] = pdf.make_indirect(info)


def layout_box(layout: Layout) -> Box:
    """The whole sheet."""
    return Box.sized(layout.width, layout.height)


def _separation(spot: str, shown: Cmyk) -> Array:
    tint = {
        "/FunctionType": 2,
        "/Domain": Array([0, 1]),
        "/N": 1,
        "/C0": Array([0, 0, 0, 0]),
        "/C1": Array([round(share, 4) for share in shown]),
    }
    return Array([Name.Separation, Name(f"/{spot}"), Name.DeviceCMYK, Dictionary(tint)])


def _in_order(names: Iterable[str]) -> list[str]:
    """Dielines in the order of the table, then foils by name."""
    known = list(_BY_NAME)
    return sorted(
        names, key=lambda name: (known.index(name) if name in known else len(known), name)
    )
