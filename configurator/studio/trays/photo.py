"""Photo: its frame, how much of it is seen, and its border."""

from __future__ import annotations

from dataclasses import replace

from configurator.model.edits import AddLayer, RemoveLayer, ReplaceLayer, Together
from configurator.model.layers import Motif, Outline, Photo, PhotoRef, Placement
from configurator.model.library import Library
from configurator.model.words import Words
from configurator.studio.session import Session
from configurator.studio.trays import arranging
from configurator.studio.trays.parts import (
    ARRANGE,
    DEGREES,
    NOTHING,
    Facet,
    Gauge,
    Outcome,
    Row,
    Tile,
    changed,
    swatches,
)

PICK = Facet("pick", Words(en="Photo", he="תמונה"), "photo")
FRAME = Facet("frame", Words(en="Shape", he="צורה"), "shape")
ZOOM = Facet("zoom", Words(en="Closer", he="קרוב יותר"), "zoom-in")
ACROSS = Facet("across", Words(en="Sideways", he="לצדדים"), "crop")
DOWN = Facet("down", Words(en="Up and down", he="למעלה ולמטה"), "crop")
TILT = Facet("tilt", Words(en="Tilt", he="הטיה"), "rotate")
BORDER = Facet("border", Words(en="Frame", he="מסגרת"), "border")

ADD = Words(en="Add a photo", he="הוספת תמונה")
ANOTHER = Words(en="Another photo", he="תמונה אחרת")
SHARE_OF_FOCUS = 0.62
BORDER_SHARE = 0.03
PHOTO_PLACE = "photo-place"
"""The id of the layer that a theme means a photo to replace."""
SHARE_OF_PLACE = 1.3


def facets(session: Session, library: Library) -> tuple[Facet, ...]:
    """One to pick with; every side of the photo once one is chosen."""
    if not isinstance(session.chosen, Photo):
        return (PICK,)
    return (FRAME, ZOOM, ACROSS, DOWN, TILT, BORDER, PICK, ARRANGE)


def row(session: Session, library: Library, facet: str) -> Row:
    """The row of one side of the photo."""
    layer = session.chosen
    if not isinstance(layer, Photo):
        return Row(tiles=(Tile("add", session.said(ADD), icon="gallery"),))
    match facet:
        case "zoom":
            return Row("slider", gauge=Gauge(ZOOM.words, 1, 5, 0.1, layer.zoom, NOTHING))
        case "across":
            return Row(
                "slider", gauge=Gauge(ACROSS.words, -100, 100, 2, layer.pan_x * 100, NOTHING)
            )
        case "down":
            return Row("slider", gauge=Gauge(DOWN.words, -100, 100, 2, layer.pan_y * 100, NOTHING))
        case "tilt":
            return Row("slider", gauge=Gauge(TILT.words, -45, 45, 1, layer.tilt_deg, DEGREES))
        case "border":
            chosen = layer.border.color if layer.border else None
            return swatches(session, library, chosen, Words(en="No frame", he="בלי מסגרת"))
        case "pick":
            return Row(tiles=(Tile("add", session.said(ANOTHER), icon="gallery"),))
        case "arrange":
            return arranging.moves(session)
    return Row(
        tiles=tuple(
            Tile(
                f.id,
                session.said(f.words),
                recipe=f"frame:{f.id}:{layer.photo.id}",
                chosen=f.id == layer.frame,
            )
            for f in library.frames.values()
        )
    )


def choose(session: Session, library: Library, facet: str, item: str) -> Outcome:
    """Ask for a photo, or change one side of the chosen one."""
    layer = session.chosen
    if item == "add" or not isinstance(layer, Photo):
        return Outcome(session, asked="photo")
    if facet == "border":
        return changed(session, layer, border=_border(layer, item))
    if facet == "arrange":
        return arranging.arranged(session, item)
    return changed(session, layer, frame=item)


def _border(layer: Photo, item: str) -> Outline | None:
    if item == "none":
        return None
    width = (
        layer.border.width_mm
        if layer.border
        else round(min(layer.width_mm, layer.height_mm) * BORDER_SHARE, 2)
    )
    return Outline(width_mm=width, color=item)


def slide(session: Session, library: Library, facet: str, value: float) -> Outcome:
    """Zoom, pan or tilt of the chosen photo."""
    layer = session.chosen
    if not isinstance(layer, Photo):
        return Outcome(session)
    update = {
        "zoom": {"zoom": value},
        "across": {"pan_x": value / 100},
        "down": {"pan_y": value / 100},
        "tilt": {"tilt_deg": value},
    }.get(facet)
    return changed(session, layer, **update) if update else Outcome(session)


def _in_place_of(session: Session, ref: PhotoRef, place: Motif) -> Outcome:
    """The theme left a place for a photo: it goes there, round, and the stand-in leaves."""
    name = session.design.free_layer_id()
    stack = session.design.part(session.part).layers
    at = [layer.id for layer in stack].index(place.id)
    width = round(place.width_mm * SHARE_OF_PLACE, 1)
    photo = Photo(
        id=name,
        placement=place.placement,
        photo=ref,
        width_mm=width,
        height_mm=width,
        frame="circle",
    )
    edits = (RemoveLayer(layer_id=place.id), AddLayer(part=session.part, layer=photo, index=at))
    after = replace(session, layer=name, tool="photo", facet="")
    return Outcome(after, Together(edits=edits))


def taken(session: Session, ref: PhotoRef) -> Outcome:
    """A photo that was just taken in: it replaces the chosen one, or lands in the middle."""
    layer = session.chosen
    if isinstance(layer, Photo):
        seen = {"photo": ref, "zoom": 1.0, "pan_x": 0.0, "pan_y": 0.0, "tilt_deg": 0.0}
        return Outcome(session, ReplaceLayer(layer=layer.model_copy(update=seen)))
    place = session.design.layer(PHOTO_PLACE)
    if place is not None and place[0] == session.part and isinstance(place[1], Motif):
        return _in_place_of(session, ref, place[1])
    side = round(min(session.safe.width, session.safe.height) * SHARE_OF_FOCUS, 1)
    ratio = max(0.6, min(1.6, ref.width_px / ref.height_px))
    name = session.design.free_layer_id()
    x, y = session.free_spot(side * ratio**0.5, side / ratio**0.5)
    photo = Photo(
        id=name,
        placement=Placement(x_mm=x, y_mm=y),
        photo=ref,
        width_mm=round(side * ratio**0.5, 1),
        height_mm=round(side / ratio**0.5, 1),
        frame="rounded",
    )
    return Outcome(
        replace(session, layer=name, tool="photo", facet=""),
        AddLayer(part=session.part, layer=photo),
    )
