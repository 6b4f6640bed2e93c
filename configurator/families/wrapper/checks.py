"""Checks: what folding, the legal panel and the paper do to a wrapper's words and photographs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from configurator.families.wrapper.goods import Paper
from configurator.families.wrapper.parts import PART, Sheet, legal_box, moved_box
from configurator.families.wrapper.reading import melting_share, standing_out
from configurator.families.wrapper.words import (
    HIDDEN_PHOTO,
    MOVE_TO_FRONT,
    ON_FOLD,
    STAND_OUT,
    TURN_AROUND,
    UNDER_TUCK,
    UNSEEN,
    UPSIDE_DOWN,
)
from configurator.ground.geometry import Box, Path
from configurator.model.artwork import Fill, PartArtwork
from configurator.model.design import Design
from configurator.model.edits import ReplaceLayer
from configurator.model.layers import Layer, Lettering, Photo
from configurator.model.problem import Problem, Remedy
from configurator.model.resizing import resized, tidy
from configurator.model.words import Words

HIDDEN_SHARE = 0.15
"""Share of a photograph that the legal panel may cover before it is told."""
MELTING_SHARE = 0.4
"""Share of the letters that may lack contrast before it is told."""
SMALLEST_FIT = 0.05


@dataclass(frozen=True, slots=True)
class Laid:
    """One layer with everything a check looks at."""

    sheet: Sheet
    part: PartArtwork
    paper: Paper
    layer: Layer
    box: Box
    """Around the layer's marks, in the sheet's mm."""


def checked(sheet: Sheet, design: Design, part: PartArtwork, paper: Paper) -> tuple[Problem, ...]:
    """Every problem of every layer, lowest layer first."""
    found: list[Problem] = []
    for layer in design.part(PART).layers:
        box = _marks_box(part, layer.id)
        if box is not None:
            laid = Laid(sheet, part, paper, layer, box)
            found += [problem for check in _CHECKS if (problem := check(laid)) is not None]
    return tuple(found)


def covered_cm2(path: Path) -> float:
    """The area inside an outline in square centimetres (shoelace formula, holes taken off)."""
    total = 0.0
    for line in path.flattened(0.05):
        x, y = line[:, 0], line[:, 1]
        total += float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2
    return abs(total) / 100


def foil_paths(part: PartArtwork, *, only_art: bool = False) -> Iterator[Path]:
    """The outlines that are stamped in foil; without our own decoration if `only_art`."""
    return (
        mark.path
        for mark in part.marks
        if isinstance(mark, Fill) and mark.paint.spot and (mark.layer or not only_art)
    )


def on_fold(laid: Laid) -> Problem | None:
    """Words that a fold runs through."""
    if not isinstance(laid.layer, Lettering) or _panel_of(laid) is not None:
        return None
    return _problem(laid, "words-on-fold", ON_FOLD, _moved_to_front(laid))


def under_tuck(laid: Laid) -> Problem | None:
    """Words on the ends of the back, which a fold-end wrap covers with its tucks."""
    if not isinstance(laid.layer, Lettering) or laid.sheet.kind != "fold-end":
        return None
    seen = moved_box(laid.sheet.back_reading, laid.sheet.back_upright)
    hidden = laid.sheet.back.contains(laid.box) and not seen.contains(
        laid.box, laid.sheet.margins.crease_mm
    )
    return _problem(laid, "words-under-tuck", UNDER_TUCK, _moved_to_front(laid)) if hidden else None


def upside_down(laid: Laid) -> Problem | None:
    """Words on the back that will stand on their heads once the paper is turned around the bar."""
    if not isinstance(laid.layer, Lettering) or _panel_of(laid) != "back":
        return None
    turn = laid.layer.placement.rotation_deg % 360
    if 90 < turn < 270:
        return None
    spot = laid.layer.placement.model_copy(update={"rotation_deg": (turn + 180) % 360})
    turned = laid.layer.model_copy(update={"placement": spot})
    remedy = Remedy(words=TURN_AROUND, edit=ReplaceLayer(layer=turned))
    return _problem(laid, "words-upside-down", UPSIDE_DOWN, remedy)


def hidden_photo(laid: Laid) -> Problem | None:
    """A photograph that lies largely under the legal panel."""
    if not isinstance(laid.layer, Photo):
        return None
    share = _overlap(laid.box, legal_box(laid.sheet)) / max(_area(laid.box), 1e-9)
    if share <= HIDDEN_SHARE:
        return None
    problem = _problem(laid, "photo-under-label", HIDDEN_PHOTO, _moved_to_front(laid))
    return problem.model_copy(
        update={"measured": round(100 * share, 1), "limit": 100 * HIDDEN_SHARE, "unit": "%"}
    )


def melting(laid: Laid) -> Problem | None:
    """Words in nearly the color of what really lies behind them, backdrop and paper included."""
    layer = laid.layer
    if not isinstance(layer, Lettering) or layer.outline is not None:
        return None
    share = melting_share(laid.part, layer.id, laid.paper)
    if share <= MELTING_SHARE:
        return None
    better = standing_out(laid.part, layer.id, laid.paper)
    edit = ReplaceLayer(layer=layer.model_copy(update={"color": better}))
    problem = _problem(laid, "words-melting", UNSEEN, Remedy(words=STAND_OUT, edit=edit))
    return problem.model_copy(
        update={"measured": round(100 * share, 1), "limit": 100 * MELTING_SHARE, "unit": "%"}
    )


_CHECKS: tuple[Callable[[Laid], Problem | None], ...] = (
    on_fold,
    under_tuck,
    upside_down,
    hidden_photo,
    melting,
)


def _problem(laid: Laid, code: str, words: Words, remedy: Remedy) -> Problem:
    return Problem(
        code=code,
        weight="warn",
        words=words,
        part=PART,
        layer_id=laid.layer.id,
        remedies=(remedy,),
    )


def _panel_of(laid: Laid) -> str | None:
    """The panel that holds the layer's whole box, give or take a crease; None across a fold."""
    for name, panel in laid.sheet.panels.items():
        if panel.contains(laid.box, laid.sheet.margins.crease_mm):
            return name
    sheet = Box.sized(laid.sheet.width, laid.sheet.height)
    return None if _overlap(sheet, laid.box) > 0 else "outside"


def _moved_to_front(laid: Laid) -> Remedy:
    """Into the front's safe area by the shortest way, smaller where it does not fit."""
    sheet, box, layer = laid.sheet, laid.box, laid.layer
    room = sheet.front.grown(-sheet.margins.safe_mm)
    by = max(SMALLEST_FIT, min(1.0, room.width / box.width, room.height / box.height))
    half_x, half_y = box.width * by / 2, box.height * by / 2
    to_x = min(max(box.center[0], room.left + half_x), room.right - half_x)
    to_y = min(max(box.center[1], room.top + half_y), room.bottom - half_y)
    at = layer.placement
    spot = at.model_copy(
        update={
            "x_mm": tidy(to_x + (at.x_mm - box.center[0]) * by),
            "y_mm": tidy(to_y + (at.y_mm - box.center[1]) * by),
        }
    )
    smaller = layer if by == 1.0 else resized(layer, by)
    moved = smaller.model_copy(update={"placement": spot})
    return Remedy(words=MOVE_TO_FRONT, edit=ReplaceLayer(layer=moved))


def _marks_box(part: PartArtwork, layer_id: str) -> Box | None:
    found: Box | None = None
    for mark in part.marks_of(layer_id):
        outline = mark.path if isinstance(mark, Fill) else mark.clip
        if outline:
            found = outline.box if found is None else found.union(outline.box)
    return found


def _overlap(one: Box, other: Box) -> float:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return max(0.0, across) * max(0.0, down)


def _area(box: Box) -> float:
    return box.width * box.height
