"""Photo: its frame, how much of it is seen, its border, and the whole face filled with it."""

from __future__ import annotations

from dataclasses import replace

from configurator.model.edits import Edit, Together
from configurator.model.layers import Layer, Photo, PhotoRef, Tone
from configurator.model.library import Library
from configurator.model.product import PhotoTracer
from configurator.model.words import Words
from configurator.studio.session import FLAT, Session
from configurator.studio.trays import arranging
from configurator.studio.trays.gauges import dials, layer_row, offered, slid
from configurator.studio.trays.parts import ARRANGE, Facet, Outcome, Row, Tile, swatches
from configurator.tools import arrange, photo

PICK = Facet("pick", Words(en="Photo", he="תמונה"), "photo")
FRAME = Facet("frame", Words(en="Shape", he="צורה"), "shape")
TONE = Facet("tone", Words(en="Color", he="צבע"), "color")
TONES: dict[Tone, Words] = {
    "color": Words(en="As taken", he="כמו שצולמה"),
    "gray": photo.BLACK_AND_WHITE,
}
FILL = Facet("fill", Words(en="Fill", he="מילוי"), "crop")
BORDER = Facet("border", Words(en="Frame color", he="צבע המסגרת"), "border")
THREADS = Facet("threads", Words(en="Threads", he="חוטים"), "stitch")
SEWN = (3, 4, 6)
"""In how many threads a photograph is offered where it is sewn: bold, usual, rich."""
IN_THREADS = Words(en="{n} threads", he="{n} חוטים")
AS_MANY = Words(en="As many as fit", he="כמה שנכנס")
DIALS = dials(photo.PARAMETERS, {"pan-x": "across", "pan-y": "down"})
INSIDE = frozenset(("zoom", "across", "down"))
"""Facets on which fingers on the stage move the picture inside its frame."""

ADD = Words(en="Add a photo", he="הוספת תמונה")
ANOTHER = Words(en="Another photo", he="תמונה אחרת")
NO_BORDER = Words(en="No frame", he="בלי מסגרת")
FILLS: dict[str, tuple[Words, str]] = {
    "face": (Words(en="The whole face", he="כל החזית"), "flat"),
    "inside": (Words(en="Inside the edge", he="בתוך השוליים"), "shape"),
    "around": (Words(en="All around", he="מסביב לכול"), "wrapped"),
}


def facets(session: Session, library: Library) -> tuple[Facet, ...]:
    """One to pick with; every side of the photo once one is chosen."""
    layer = session.chosen
    if not isinstance(layer, Photo):
        return (PICK,)
    able = offered(DIALS, layer)
    inside = tuple(able.pop(name) for name in ("zoom", "across", "down", "tilt"))
    border = tuple(able.pop(name) for name in ("border-width",) if name in able)
    sewn = (THREADS,) if isinstance(session.family, PhotoTracer) else ()
    return (FRAME, TONE, *sewn, *inside, FILL, BORDER, *border, *able.values(), PICK, ARRANGE)


def row(session: Session, library: Library, facet: str) -> Row:
    """The row of one side of the photo."""
    layer = session.chosen
    if not isinstance(layer, Photo):
        return Row(tiles=(Tile("add", session.said(ADD), icon="gallery"),))
    if facet in DIALS:
        return layer_row(DIALS, facet, layer, session, library)
    match facet:
        case "fill":
            return Row(tiles=_fills(session))
        case "border":
            chosen = layer.border.color if layer.border else None
            return swatches(session, library, chosen, NO_BORDER)
        case "tone":
            return Row(tiles=_tones(session, layer))
        case "threads":
            return Row(tiles=_sewn(session, layer), wide=True)
        case "pick":
            return Row(tiles=(Tile("add", session.said(ANOTHER), icon="gallery"),))
        case "arrange":
            return arranging.moves(session)
    return Row(
        tiles=tuple(
            Tile(
                f.id,
                session.said(f.words),
                recipe=f"frame:{f.id}:{layer.photo.id}:{layer.tone}",
                chosen=f.id == layer.frame,
            )
            for f in library.frames.values()
        )
    )


def _sewn(session: Session, layer: Photo) -> tuple[Tile, ...]:
    """The product with its photo sewn in fewer and in more threads, to be looked at and chosen."""
    ways: tuple[tuple[str, str, int | None], ...] = (
        (photo.AUTO, session.said(AS_MANY), None),
        *((f"{n}", session.said(IN_THREADS.filled(n=n)), n) for n in SEWN),
    )
    return tuple(
        Tile(name, label, recipe=f"sewn:{layer.id}:{name}", chosen=layer.threads == count)
        for name, label, count in ways
    )


def _tones(session: Session, layer: Photo) -> tuple[Tile, ...]:
    """The photograph in its frame, with its colors and without."""
    return tuple(
        Tile(
            tone,
            session.said(words),
            recipe=f"frame:{layer.frame}:{layer.photo.id}:{tone}",
            chosen=tone == layer.tone,
        )
        for tone, words in TONES.items()
    )


def _fills(session: Session) -> tuple[Tile, ...]:
    """What a photo can fill; a part with more than one face can be filled all around."""
    around = session.the_part.focus is not None
    return tuple(
        Tile(name, session.said(words), icon=icon)
        for name, (words, icon) in FILLS.items()
        if around or name != "around"
    )


def choose(session: Session, library: Library, facet: str, item: str) -> Outcome:
    """Ask for a photo, or change one side of the chosen one."""
    layer = session.chosen
    if item == "add" or not isinstance(layer, Photo):
        return Outcome(session, asked="photo")
    match facet:
        case "border":
            return Outcome(session, photo.bordered(layer, None if item == "none" else item))
        case "arrange":
            return arranging.arranged(session, library, item)
        case "fill":
            return _filled(session, layer, item)
        case "tone":
            return Outcome(session, photo.toned(layer, "gray" if item == "gray" else "color"))
        case "threads":
            return Outcome(session, photo.sewn_in(layer, item))
    return Outcome(session, photo.framed(layer, item))


def _filled(session: Session, layer: Photo, over: str) -> Outcome:
    """The photo as large as that, and below everything, so that it covers nothing."""
    shape = session.shape
    if shape is None or shape.part != session.part:
        return Outcome(session, asked="area")
    zone = None if over == "around" else session.the_part.focus
    fills = photo.filling(layer, shape, "safe" if over == "inside" else "bleed", zone)
    below = arrange.to_bottom(session.design, layer.id)
    return Outcome(session, Together(edits=(fills, below)))


def slide(session: Session, library: Library, facet: str, value: float) -> Outcome:
    """One measure of the chosen photo."""
    layer = session.chosen
    if not isinstance(layer, Photo):
        return Outcome(session)
    return slid(DIALS, facet, layer, value, session)


def inside(session: Session) -> Photo | None:
    """The chosen photo where fingers move it inside its frame; None where they move the frame."""
    layer = session.chosen
    looked_at = session.tool == "photo" and session.facet in INSIDE and session.view == FLAT
    return layer if isinstance(layer, Photo) and looked_at and not layer.locked else None


def panned(session: Session, dx_mm: float, dy_mm: float) -> Outcome:
    """The picture dragged inside its frame by so many mm of the part."""
    layer = inside(session)
    return Outcome(session, photo.panned(layer, dx_mm, dy_mm) if layer is not None else None)


def zoomed(session: Session, times: float) -> Outcome:
    """The picture brought nearer inside its frame."""
    layer = inside(session)
    return Outcome(session, photo.zoomed(layer, times) if layer is not None else None)


def taken(session: Session, library: Library, ref: PhotoRef) -> Outcome:
    """A photo that was just taken in: it replaces the chosen one, takes its place, or is added."""
    layer = session.chosen
    if isinstance(layer, Photo):
        return Outcome(session, photo.swapped(layer, ref))
    if photo.place_for_photo(session.design, session.part) is not None:
        put, edit = photo.put_in_place(session.design, session.part, ref)
        return _chosen(session, put, edit)
    area = session.area(library)
    if area is None:
        return Outcome(session, asked="area")
    added = photo.added(session.design, area, ref)
    return _chosen(session, added.layer, added)


def _chosen(session: Session, layer: Layer, edit: Edit) -> Outcome:
    return Outcome(replace(session, layer=layer.id, tool="photo", facet=""), edit)
