"""Layers: their order, and the same small set of moves for every layer."""

from __future__ import annotations

from dataclasses import replace

from configurator.ground.geometry import Affine
from configurator.model.edits import AddLayer, Edit, RemoveLayer, ReorderLayer, ReplaceLayer
from configurator.model.layers import Layer
from configurator.model.library import Library
from configurator.model.words import Words
from configurator.studio.session import Session
from configurator.studio.trays.parts import ARRANGE, Facet, Outcome, Row, Tile

STEP_ASIDE_MM = 5.0
"""How far a copy lies from its original, so that both are seen."""

MOVES: tuple[tuple[str, Words, str], ...] = (
    ("duplicate", Words(en="Copy", he="שכפול"), "duplicate"),
    ("forward", Words(en="Forward", he="קדימה"), "bring-forward"),
    ("back", Words(en="Back", he="אחורה"), "send-back"),
    ("center", Words(en="To the middle", he="לאמצע"), "align-center"),
    ("upright", Words(en="Straight", he="ישר"), "rotate"),
    ("lock", Words(en="Lock", he="נעילה"), "lock"),
    ("delete", Words(en="Remove", he="הסרה"), "trash"),
)
UNLOCK = Words(en="Unlock", he="שחרור")
NAMES: dict[str, Words] = {
    "photo": Words(en="Photo", he="תמונה"),
    "motif": Words(en="Picture", he="ציור"),
    "stamps": Words(en="Stamps", he="חותמות"),
    "drawing": Words(en="Drawing", he="ציור חופשי"),
    "pattern": Words(en="Pattern", he="דוגמה"),
    "lettering": Words(en="Words", he="מילים"),
}
LAYERS = Facet("layers", Words(en="What lies on top", he="מה מעל מה"), "layers")
EMPTY = Words(
    en="Nothing here yet. Add words or a picture.",
    he="אין כאן עדיין כלום. אפשר להוסיף מילים או ציור.",
)


def name_of(session: Session, layer: Layer) -> str:
    """What a layer is called: its own words, or its kind."""
    text = getattr(layer, "text", "").strip()
    return text or session.said(NAMES[layer.kind])


def facets(session: Session, library: Library) -> tuple[Facet, ...]:
    """The layers; the moves too when one is chosen."""
    return (LAYERS, ARRANGE) if session.chosen else (LAYERS,)


def row(session: Session, library: Library, facet: str) -> Row:
    """The layers of the part, topmost first, or the moves."""
    if facet == "arrange":
        return moves(session)
    tiles = [
        Tile(
            layer.id,
            name_of(session, layer),
            recipe=f"layer:{layer.id}",
            chosen=layer.id == session.layer,
        )
        for layer in reversed(session.design.part(session.part).layers)
    ]
    return Row(tiles=tuple(tiles), hint=EMPTY)


def moves(session: Session) -> Row:
    """The moves as tiles; lock says unlock on a locked layer."""
    locked = session.chosen is not None and session.chosen.locked
    tiles = [
        Tile(
            move,
            session.said(UNLOCK if move == "lock" and locked else words),
            icon="unlock" if move == "lock" and locked else icon,
        )
        for move, words, icon in MOVES
    ]
    return Row(tiles=tuple(tiles))


def choose(session: Session, library: Library, facet: str, item: str) -> Outcome:
    """Choose a layer, or make a move on the chosen one."""
    if facet == "arrange":
        return arranged(session, item)
    return Outcome(session.with_layer(item).with_tool("layers"))


def arranged(session: Session, move: str) -> Outcome:
    """A move made on the chosen layer; nothing without one."""
    layer = session.chosen
    if layer is None:
        return Outcome(session)
    edit = _edit(session, layer, move)
    follow = edit.layer.id if isinstance(edit, AddLayer) else session.layer
    return Outcome(replace(session, layer=follow), edit)


def _edit(session: Session, layer: Layer, move: str) -> Edit | None:
    stack = session.design.part(session.part).layers
    at = [each.id for each in stack].index(layer.id)
    match move:
        case "duplicate":
            aside = _moved(
                layer, layer.placement.x_mm + STEP_ASIDE_MM, layer.placement.y_mm + STEP_ASIDE_MM
            )
            copy = aside.model_copy(update={"id": session.design.free_layer_id(), "locked": False})
            return AddLayer(part=session.part, layer=copy, index=at + 1)
        case "forward":
            return ReorderLayer(layer_id=layer.id, index=min(at + 1, len(stack) - 1))
        case "back":
            return ReorderLayer(layer_id=layer.id, index=max(at - 1, 0))
        case "center":
            return ReplaceLayer(layer=_moved(layer, *session.focus.center))
        case "upright":
            upright = layer.placement.model_copy(update={"rotation_deg": 0.0})
            return ReplaceLayer(layer=layer.model_copy(update={"placement": upright}))
        case "lock":
            return ReplaceLayer(layer=layer.model_copy(update={"locked": not layer.locked}))
        case "delete":
            return RemoveLayer(layer_id=layer.id)
    return None


def _moved(layer: Layer, x_mm: float, y_mm: float) -> Layer:
    placement = layer.placement.model_copy(update={"x_mm": x_mm, "y_mm": y_mm})
    return layer.model_copy(update={"placement": placement})


def placed(layer: Layer, x_mm: float, y_mm: float, scale: float, turn_deg: float) -> Edit:
    """The edit of a finished gesture: where the layer went, how much it grew, how far it turned."""
    turned = (layer.placement.rotation_deg + turn_deg + 180) % 360 - 180
    placement = {"x_mm": round(x_mm, 3), "y_mm": round(y_mm, 3), "rotation_deg": round(turned, 2)}
    update: dict[str, object] = {"placement": placement, **_grown(layer, scale)}
    return ReplaceLayer(layer=type(layer).model_validate({**layer.model_dump(), **update}))


def _grown(layer: Layer, scale: float) -> dict[str, object]:
    """The fields that carry a layer's size, scaled."""
    if scale == 1:
        return {}
    sizes = ("size_mm", "box_width_mm", "width_mm", "height_mm", "scale")
    grown: dict[str, object] = {
        name: max(0.5, round(value * scale, 3))
        for name in sizes
        if isinstance(value := getattr(layer, name, None), float | int)
    }
    if layer.kind == "stamps":
        grown["impressions"] = tuple(
            _spread(each.model_dump(), scale) for each in layer.impressions
        )
    if layer.kind == "drawing":
        grown["scale"] = max(0.05, min(20.0, layer.scale * scale))
    return grown


def _spread(impression: dict[str, float], scale: float) -> dict[str, float]:
    x, y = Affine.scale(scale).apply(impression["dx_mm"], impression["dy_mm"])
    return {
        **impression,
        "dx_mm": x,
        "dy_mm": y,
        "width_mm": max(0.5, impression["width_mm"] * scale),
    }


def slide(session: Session, library: Library, facet: str, value: float) -> Outcome:
    """Nothing here slides."""
    return Outcome(session)
