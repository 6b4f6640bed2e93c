"""Panelling: where every spot of a flat panel appears in a view, so that art lands on the form."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from configurator.families.shoe.atelier.dressing import RUN_PAST
from configurator.families.shoe.atelier.flattening import grid_faces
from configurator.families.shoe.atelier.forme import Forme, Side, forme
from configurator.families.shoe.atelier.shoes import left_shoe, reliefs
from configurator.families.shoe.atelier.surfaces import Surface, vertex_normals
from configurator.families.shoe.atelier.upper import lifted
from configurator.families.shoe.atelier.views import Scene
from configurator.families.shoe.catalog import CATALOG
from configurator.families.shoe.negatives import FLAT_STEPS, SEEN_MARGIN, SEEN_STEPS
from configurator.families.shoe.patterns import FlatPanel, flat_panels, half_panel, outsole_frame
from configurator.footwear.allowances import EdgeKind
from configurator.footwear.sizes import REFERENCE_EU
from configurator.footwear.standard import cut_area
from configurator.ground.geometry import Affine

Grid = NDArray[np.float64]
Mesh = tuple[NDArray[np.uint16], NDArray[np.int16], NDArray[np.uint16]]

ROWS, COLUMNS = 110, 36
TURNED_AWAY = -0.25
"""Faces turned a little past the horizon are still drawn, or art would stop short of the edge."""


def panel_meshes(model: str, scene: Scene) -> dict[str, Mesh]:
    """By part, as `vamp@left`: picture points, their panel mm at size 42, and faces far to near.

    Points and mm are whole numbers of the steps that `negatives` names.
    """
    found: dict[str, Mesh] = {}
    for foot in scene.feet:
        pieces: dict[str, list[Surface]] = {}
        for name, surface in _pieces(model):
            pieces.setdefault(name, []).append(surface)
        for name, surfaces in pieces.items():
            mesh = _seen(scene, foot, surfaces)
            if mesh is not None:
                found[f"{name}@{foot}"] = mesh
    return found


def _pieces(model: str) -> list[tuple[str, Surface]]:
    """Coarse surfaces of the left shoe whose flat coordinates are mm of their own panel."""
    on = forme(model)
    made = []
    for flat in flat_panels(model, REFERENCE_EU, CATALOG.making):
        part = flat.spec.part
        if part in ("collar-lining", "tongue"):
            continue
        sides: tuple[Side, ...] = ("lateral", "medial")
        if not flat.spec.open and part != "gore":
            sides = (flat.spec.half,)
        for side in sides:
            made.append((part, _on_form(model, on, flat, side)))
    for surface in left_shoe(model):
        if surface.relief == "tongue":
            made.append(("tongue", _tongue(model, surface)))
        elif surface.relief == "outsole":
            thin = _thinned(surface, 15, 6)
            made.append(("outsole", _reframed(thin, outsole_frame(REFERENCE_EU), None)))
    return made


def _on_form(model: str, on: Forme, flat: FlatPanel, side: Side) -> Surface:
    relief = reliefs(model)["upper-lateral"]
    u, v = np.meshgrid(np.linspace(0, 1, ROWS), np.linspace(0, 1, COLUMNS), indexing="ij")
    points = lifted(on, relief, u, v, side)
    spots = on.at(u, v).reshape(-1, 2)
    faces = grid_faces(ROWS, COLUMNS)
    if side == "lateral":
        faces = faces[:, ::-1]
    area = cut_area(half_panel(model, flat.spec, REFERENCE_EU), _RUN_FURTHER).buffer(3)
    middles = spots[faces].mean(axis=1)
    faces = faces[shapely.contains_xy(area, middles[:, 0], middles[:, 1])]
    solid = points.reshape(-1, 3)
    bare = Surface(flat.spec.part, solid, vertex_normals(solid, faces), spots, faces)
    return _reframed(bare, flat.placed, _mirror(flat) if side == "medial" else None)


_RUN_FURTHER = {**RUN_PAST, EdgeKind.RAW: 2.0}


def _mirror(flat: FlatPanel) -> Affine | None:
    """An opened panel's other half lies across its middle."""
    if not flat.spec.open:
        return None
    return Affine(a=-1.0, e=flat.cut.box.left + flat.cut.box.right)


def _tongue(model: str, surface: Surface) -> Surface:
    flat = next(
        each
        for each in flat_panels(model, REFERENCE_EU, CATALOG.making)
        if each.spec.part == "tongue"
    )
    return _reframed(_thinned(surface, 4, 4), flat.placed, None)


def _thinned(surface: Surface, by_row: int, by_column: int) -> Surface:
    """A grid surface with only some of its rows and columns, the last ones among them."""
    columns = int(surface.faces[0, 1])  # a grid's first cell spans from row 0 to row 1
    rows = len(surface.points) // columns
    kept_rows = np.unique([*range(0, rows, by_row), rows - 1])
    kept_columns = np.unique([*range(0, columns, by_column), columns - 1])
    keep = (kept_rows[:, None] * columns + kept_columns[None]).ravel()
    faces = grid_faces(len(kept_rows), len(kept_columns))
    if surface.faces[0, 0] > surface.faces[0, 2]:
        faces = faces[:, ::-1]
    return Surface(
        surface.relief, surface.points[keep], surface.normals[keep], surface.flat[keep], faces
    )


def _reframed(surface: Surface, frame: Affine, then: Affine | None) -> Surface:
    whole = frame if then is None else frame.then(then)
    matrix = np.array([[whole.a, whole.b], [whole.c, whole.d]])
    flat = surface.flat @ matrix + (whole.e, whole.f)
    return Surface(surface.relief, surface.points, surface.normals, flat, surface.faces)


def _seen(scene: Scene, foot: str, surfaces: list[Surface]) -> Mesh | None:
    seen, flats, faces, depths, at = [], [], [], [], 0
    for surface in surfaces:
        placed = scene.stand(surface if foot == "left" else surface.mirrored(), foot)
        corners = placed.points[placed.faces]
        across = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
        middles = corners.mean(axis=1)
        sight = middles - scene.camera.eye
        size = np.linalg.norm(across, axis=1) * np.linalg.norm(sight, axis=1)
        turned = -np.einsum("ij,ij->i", across, sight) / np.maximum(size, 1e-12)
        keep = turned > TURNED_AWAY
        seen.append(scene.camera.seen(placed.points))
        flats.append(surface.flat)
        faces.append(placed.faces[keep] + at)
        depths.append(np.linalg.norm(sight[keep], axis=1))
        at += len(surface.points)
    chosen, depth = np.concatenate(faces), np.concatenate(depths)
    if len(chosen) == 0:
        return None
    chosen = chosen[np.argsort(-depth, kind="stable")]
    used, numbers = np.unique(chosen, return_inverse=True)
    spots, flat = np.concatenate(seen)[used], np.concatenate(flats)[used]
    return (
        np.round((spots + SEEN_MARGIN) * SEEN_STEPS).clip(0, 65535).astype(np.uint16),
        np.round(flat * FLAT_STEPS).astype(np.int16),
        numbers.reshape(-1, 3).astype(np.uint16),
    )
