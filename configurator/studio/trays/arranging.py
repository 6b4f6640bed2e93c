"""Layers: their order, and the same small set of moves for every layer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from configurator.model.design import Design
from configurator.model.edits import AddLayer, Edit, ReplaceLayer
from configurator.model.layers import Drawing, Layer, Motif, Pattern
from configurator.model.library import Library
from configurator.model.words import Words
from configurator.studio.session import Session
from configurator.studio.trays import drawing
from configurator.studio.trays.parts import ARRANGE, Facet, Outcome, Row, Tile
from configurator.tools import arrange
from configurator.tools.snap import Toward, aligned
from configurator.tools.work_area import WorkArea

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


@dataclass(frozen=True, slots=True)
class Move:
    """Something done to a layer where it lies: `made` gives its edit."""

    id: str
    words: Words
    icon: str
    made: Callable[[Session, Layer], Edit]
    moves: bool = False
    """Whether the layer goes elsewhere, which a locked one does not."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """A place a layer is brought to: one safe side of its part, or the middle."""

    id: str
    words: Words
    icon: str
    toward: tuple[Toward, ...]


def _ordered(
    made: Callable[[Design, str], Edit],
) -> Callable[[Session, Layer], Edit]:
    return lambda session, layer: made(session.design, layer.id)


MOVES = (
    Move("duplicate", Words(en="Copy", he="שכפול"), "duplicate", _ordered(arrange.duplicated)),
    Move("forward", Words(en="Forward", he="קדימה"), "bring-forward", _ordered(arrange.raised)),
    Move("back", Words(en="Back", he="אחורה"), "send-back", _ordered(arrange.lowered)),
    Move(
        "upright",
        Words(en="Straight", he="ישר"),
        "rotate",
        lambda _, layer: arrange.straightened(layer),
        moves=True,
    ),
)
FAR_MOVES = (
    Move("to-top", Words(en="Above all", he="מעל הכול"), "to-front", _ordered(arrange.to_top)),
    Move(
        "to-bottom", Words(en="Below all", he="מתחת לכול"), "to-back", _ordered(arrange.to_bottom)
    ),
)
ALIGNMENTS = (
    Alignment(
        "center", Words(en="To the middle", he="לאמצע"), "align-center", ("center", "middle")
    ),
    Alignment(
        "center-across", Words(en="Middle, across", he="אמצע לרוחב"), "align-center", ("center",)
    ),
    Alignment(
        "center-down", Words(en="Middle, down", he="אמצע לגובה"), "align-middle", ("middle",)
    ),
    Alignment("left", Words(en="To the left", he="לצד שמאל"), "align-left", ("left",)),
    Alignment("right", Words(en="To the right", he="לצד ימין"), "align-right", ("right",)),
    Alignment("top", Words(en="To the top", he="למעלה"), "align-top", ("top",)),
    Alignment("bottom", Words(en="To the bottom", he="למטה"), "align-bottom", ("bottom",)),
)
LOCK = Move(
    "lock",
    Words(en="Lock", he="נעילה"),
    "lock",
    lambda _, layer: arrange.locked(layer, not layer.locked),
)
UNLOCK = replace(LOCK, words=Words(en="Unlock", he="שחרור"), icon="unlock")
DELETE = Move("delete", Words(en="Remove", he="הסרה"), "trash", _ordered(arrange.removed))
EVERY_MOVE = {move.id: move for move in (*MOVES, *FAR_MOVES, LOCK, DELETE)}
EVERY_ALIGNMENT = {each.id: each for each in ALIGNMENTS}


def name_of(session: Session, library: Library, layer: Layer) -> str:
    """What a layer is called: its own words, its picture's name, or its kind."""
    if isinstance(layer, Motif | Pattern) and layer.motif in library.motifs:
        return session.said(library.motifs[layer.motif].words)
    text = " ".join(getattr(layer, "text", "").split())
    return text or session.said(NAMES[layer.kind])


def facets(session: Session, library: Library) -> tuple[Facet, ...]:
    """The layers; the moves first when one is chosen, and what else a drawing has."""
    layer = session.chosen
    if layer is None:
        return (LAYERS,)
    own = drawing.facets_of(layer) if isinstance(layer, Drawing) else ()
    return (LAYERS, ARRANGE, *own)


def row(session: Session, library: Library, facet: str) -> Row:
    """The layers of the part, topmost first, or the moves."""
    if facet == "arrange":
        return moves(session)
    if facet != "layers" and isinstance(session.chosen, Drawing):
        return drawing.row_of(session, library, session.chosen, facet)
    tiles = [
        Tile(
            layer.id,
            name_of(session, library, layer),
            recipe=f"layer:{layer.id}",
            chosen=layer.id == session.layer,
        )
        for layer in reversed(session.design.part(session.part).layers)
    ]
    return Row(tiles=tuple(tiles), hint=EMPTY)


def moves(session: Session) -> Row:
    """The moves as tiles; a locked layer can be unlocked, copied and put above or below others."""
    layer = session.chosen
    held = layer is not None and layer.locked
    places = () if held or isinstance(layer, Pattern) else ALIGNMENTS
    near = [each for each in MOVES if not (held and each.moves)]
    first, rest = (near[0], *places[:1], *near[1:]), places[1:]
    every = (*first, UNLOCK if held else LOCK, *FAR_MOVES, *rest, DELETE)
    return Row(tiles=tuple(Tile(m.id, session.said(m.words), icon=m.icon) for m in every))


def choose(session: Session, library: Library, facet: str, item: str) -> Outcome:
    """Choose a layer, or make a move on the chosen one."""
    if facet == "arrange":
        return arranged(session, library, item)
    if facet != "layers" and isinstance(session.chosen, Drawing):
        return drawing.chosen_for(session, session.chosen, item)
    return Outcome(session.with_layer(item).with_tool("layers"))


def arranged(session: Session, library: Library, move: str) -> Outcome:
    """A move made on the chosen layer; nothing without one, or without such a move."""
    layer = session.chosen
    if layer is None:
        return Outcome(session)
    if move in EVERY_ALIGNMENT:
        return _aligned(session, library, layer, EVERY_ALIGNMENT[move])
    if move not in EVERY_MOVE or (layer.locked and EVERY_MOVE[move].moves):
        return Outcome(session)
    edit = EVERY_MOVE[move].made(session, layer)
    follow = edit.layer.id if isinstance(edit, AddLayer) else session.layer
    return Outcome(replace(session, layer=follow), edit)


def _aligned(session: Session, library: Library, layer: Layer, to: Alignment) -> Outcome:
    area = session.area(library)
    if layer.locked or isinstance(layer, Pattern):
        return Outcome(session)
    if area is None:
        return Outcome(session, asked="area")
    return Outcome(session, _brought(layer, area, library, to.toward))


def _brought(
    layer: Layer, area: WorkArea, library: Library, toward: tuple[Toward, ...]
) -> ReplaceLayer:
    bring = partial(aligned, area=area, library=library)
    edit = bring(layer, toward=toward[0])
    for each in toward[1:]:
        edit = bring(edit.layer, toward=each)
    return edit


def gestured(session: Session, x_mm: float, y_mm: float, scale: float, turn_deg: float) -> Outcome:
    """The chosen layer where fingers left it, as much larger and as far turned."""
    layer = session.chosen
    if layer is None or layer.locked:
        return Outcome(session)
    return Outcome(session, arrange.gestured(layer, x_mm, y_mm, scale, turn_deg))


def slide(session: Session, library: Library, facet: str, value: float) -> Outcome:
    """What a chosen drawing's sliders do; nothing else here slides."""
    if isinstance(session.chosen, Drawing):
        return drawing.slid_for(session, session.chosen, facet, value)
    return Outcome(session)
