"""Patterns: the shoe's flat panels at any size, taken from the standards in assets/shoe."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

import numpy as np
from shapely.geometry import LineString

from configurator.footwear.allowances import EdgeKind, Making
from configurator.footwear.grading import graded, sole_grade
from configurator.footwear.sizes import REFERENCE_EU, last_size
from configurator.footwear.standard import Panel, loop, opened, traced
from configurator.ground import files
from configurator.ground.geometry import Affine, Path, Point
from configurator.model.words import Frozen, Name

Facing = Literal["toe-left", "toe-right", "toe-up", "ankle-up", "upright"]
Half = Literal["lateral", "medial"]
Model = Literal["low-top", "slip-on"]

FOXING_HEIGHT_MM = 30.0
"""The sidewall is as high at every size: it is not graded."""


EYELETS = 6
EYELET_FROM_EDGE_MM = 8.0
"""Pairs of eyelets, and how far they are punched from the throat's edge (practice)."""


class PanelSpec(Frozen):
    """Which style lines bound a panel, in walking order, and how it lies in its own frame."""

    part: Name
    loop: tuple[tuple[str, EdgeKind], ...]
    facing: Facing
    half: Half = "lateral"
    open: bool = False
    pieces: int = 1


@dataclass(frozen=True, slots=True)
class FlatPanel:
    """A panel of the left shoe as it is cut: in mm, y down, its trim box starting at (0, 0).

    `placed` is where a point of the standard (x to the toe, y up, at that size) goes.
    """

    spec: PanelSpec
    panel: Panel
    cut: Path
    placed: Affine


@cache
def standard(model: str, half: str) -> dict[str, Path]:
    """The style lines of one side of one model at size 42. Raises KeyError."""
    sides = _document("standards.json")[model]
    return {name: Path.from_svg(d) for name, d in {**sides["lateral"], **sides[half]}.items()}


@cache
def panel_specs(model: str) -> tuple[PanelSpec, ...]:
    """The panels of a model's upper. Raises KeyError."""
    return tuple(PanelSpec.model_validate(each) for each in _document("panels.json")[model])


@lru_cache(maxsize=64)
def flat_panels(model: str, eu: int, making: Making) -> tuple[FlatPanel, ...]:
    """The upper's panels of a left shoe at an EU size. Raises KeyError."""
    return tuple(_flat(model, spec, eu, making) for spec in panel_specs(model))


def half_panel(model: str, spec: PanelSpec, eu: int) -> Panel:
    """A panel in the standard's own frame at a size, before it is opened out or turned."""
    lines = {name: graded(path, eu) for name, path in standard(model, spec.half).items()}
    return loop(lines, spec.loop)


@lru_cache(maxsize=64)
def outsole(eu: int) -> Path:
    """The outsole of a left shoe, seen from below with its toe up; box at (0, 0), mm, y down."""
    return _drawn_sole().transformed(outsole_frame(eu))


@lru_cache(maxsize=64)
def outsole_frame(eu: int) -> Affine:
    """From the drawn sole (x outwards, y to the toe, size 42) to the outsole panel of a size."""
    drawn = _drawn_sole()
    grade = sole_grade(eu, drawn.box.height - last_size(REFERENCE_EU).last_length_mm)
    turned = Affine.scale(grade.around, -grade.along)
    return turned.then(_to_origin(drawn.transformed(turned)))


@cache
def _drawn_sole() -> Path:
    return Path.from_svg(_document("standards.json")["sole"]["left"]["outline"])


@lru_cache(maxsize=64)
def foxing(eu: int, overlap_mm: float) -> Path:
    """The sidewall strip: once round the outsole from the inside waist, and a lap; mm."""
    around = outsole(eu).flattened(0.05)[0]
    closed = np.vstack([around, around[:1]])
    length = float(np.hypot(*np.diff(closed, axis=0).T).sum()) + overlap_mm
    return Path.polygon([(0, 0), (length, 0), (length, FOXING_HEIGHT_MM), (0, FOXING_HEIGHT_MM)])


@lru_cache(maxsize=64)
def eyelets(model: str, eu: int) -> tuple[Point, ...]:
    """Middles of one side's eyelets in the standard's frame at a size, from the top down, in mm."""
    lines = standard(model, "lateral")
    if "throat" not in lines:
        return ()
    edge = LineString(traced(graded(lines["throat"], eu)))
    row = edge.offset_curve(-EYELET_FROM_EDGE_MM)
    first, last = EYELET_FROM_EDGE_MM * 0.8, row.length - 3.4 * EYELET_FROM_EDGE_MM
    spots = [row.interpolate(at) for at in np.linspace(first, last, EYELETS)]
    return tuple((float(spot.x), float(spot.y)) for spot in spots)


def _flat(model: str, spec: PanelSpec, eu: int, making: Making) -> FlatPanel:
    half = half_panel(model, spec, eu)
    turned = _turn(half, spec.facing)
    whole = (opened(half) if spec.open else half).moved(turned)
    cut = whole.cut(making)
    shift = _to_origin(cut)
    return FlatPanel(spec, whole.moved(shift), cut.transformed(shift), turned.then(shift))


def _turn(half: Panel, facing: Facing) -> Affine:
    """From the standard (x to the toe, y up, a right shoe's outside) to a left panel, y down."""
    if facing == "toe-right":
        return Affine.scale(1, -1)
    if facing in ("toe-left", "upright"):
        return Affine.scale(-1, -1)
    fold = next(edge for edge in half.edges if edge.kind is EdgeKind.FOLDLINE).line
    heel, toe = sorted((fold[0], fold[-1]), key=lambda point: float(point[0]))
    angle = float(np.degrees(np.arctan2(toe[1] - heel[1], toe[0] - heel[0])))
    up = 90.0 if facing == "toe-up" else -90.0
    side = -1 if facing == "toe-up" else 1
    return Affine.rotate(up - angle).then(Affine.scale(side, -1))


def _to_origin(path: Path) -> Affine:
    return Affine.translate(-path.box.left, -path.box.top)


@cache
def _document(name: str) -> dict[str, dict[str, dict[str, str]]]:
    document: dict[str, dict[str, dict[str, str]]] = files.read_json(
        (files.assets_folder() / "shoe" / name).read_bytes()
    )
    return document
