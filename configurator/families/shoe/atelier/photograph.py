"""Photographs: every view of every model taken once, in parts, light and shade, for coloring in.

`python -m configurator.families.shoe.atelier` takes them all; it needs embreex (a ray caster, the
`atelier` extra) and a quarter of an hour. The kiosk needs neither: it reads assets/shoe/forms.
"""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from configurator.families.shoe.atelier.exposure import Set
from configurator.families.shoe.atelier.film import Exposed, Film
from configurator.families.shoe.atelier.light import Softbox, Tent
from configurator.families.shoe.atelier.outlining import outline_of
from configurator.families.shoe.atelier.panelling import panel_meshes
from configurator.families.shoe.atelier.shoes import part_names, reliefs
from configurator.families.shoe.atelier.views import SCENES, Scene, standing
from configurator.families.shoe.negatives import drawings_mark
from configurator.ground import files

Grid = NDArray[np.float64]
Bytes = NDArray[np.uint8]

TENT = Tent(
    dome_low=(0.24, 0.25, 0.27),
    dome_high=(0.50, 0.52, 0.56),
    boxes=(
        Softbox((-0.35, 0.45, 0.85), 27, (2.9, 2.82, 2.7)),
        Softbox((0.2, -0.9, 0.5), 26, (0.9, 0.95, 1.0)),
        Softbox((0.9, 0.3, 0.45), 24, (0.8, 0.8, 0.8)),
    ),
)
EXPOSURE = 0.90
"""What a level white sheet under the open tent comes out as, of paper white."""

RAYS = 20
"""Rays to the lights from every spot; there are four spots to a pixel."""

GLOSS_FULL = 9.0
"""The brightest mirror light that is kept."""

QUALITY = 92
FADE = 0.14
"""The shade ends softly over this share of the picture at every side."""


def photograph(model: str, view: str, folder: Path, *, width_px: int = 0, rays: int = RAYS) -> None:
    """Take one view and write its files into a folder: form.npz and three WebP pictures."""
    scene = SCENES[view]
    table = Set(standing(model, scene), reliefs(model), _tent(scene), part_names(model))
    exposed = Film(table, scene.camera, width_px or scene.width_px, rays).exposed()
    packed = io.BytesIO()
    np.savez_compressed(packed, **_arrays(model, scene, exposed))  # type: ignore[arg-type]
    folder.mkdir(parents=True, exist_ok=True)
    files.write_bytes(folder / "form.npz", packed.getvalue())
    _save(folder / "light.webp", _encoded(exposed.light * EXPOSURE))
    _save(folder / "gloss.webp", np.round(255 * np.sqrt(exposed.gloss / GLOSS_FULL).clip(0, 1)))
    _save(folder / "shade.webp", np.round(255 * _faded(exposed.shade, scene.haze)))


def take_all() -> None:
    """Every view of both models, into assets/shoe/forms."""
    forms = files.assets_folder() / "shoe" / "forms"
    for model in ("low-top", "slip-on"):
        for view in SCENES:
            photograph(model, view, forms / f"{model}-{view}")


def _tent(scene: Scene) -> Tent:
    if not scene.lit_from_inside:
        return TENT
    boxes = tuple(
        replace(box, towards=(box.towards[0], -box.towards[1], box.towards[2]))
        for box in TENT.boxes
    )
    return replace(TENT, boxes=boxes)


def _arrays(model: str, scene: Scene, exposed: Exposed) -> dict[str, NDArray[np.generic]]:
    """Everything of form.npz: size, and by part its cover, the cover's box, outline and mesh."""
    arrays: dict[str, NDArray[np.generic]] = {}
    for name, cover in sorted(exposed.covers.items()):
        box, window = _window(np.asarray(np.round(cover * 255), dtype=np.uint8))
        arrays[f"box/{name}"], arrays[f"cover/{name}"] = box, window
        outline = outline_of(cover)
        if outline is not None:
            arrays[f"outline/{name}"] = outline
    for name, mesh in panel_meshes(model, scene).items():
        if name in exposed.covers:
            arrays[f"seen/{name}"], arrays[f"flat/{name}"], arrays[f"faces/{name}"] = mesh
    arrays["size"] = np.array(exposed.shade.shape[::-1], np.uint16)
    arrays["drawings"] = np.frombuffer(drawings_mark(), np.uint8)
    return arrays


def _window(cover: Bytes) -> tuple[NDArray[np.uint16], Bytes]:
    rows, columns = np.flatnonzero(cover.any(axis=1)), np.flatnonzero(cover.any(axis=0))
    top, low, left, right = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
    return np.array([left, top, right, low], np.uint16), cover[top:low, left:right]


def _faded(shade: Grid, haze: float) -> Grid:
    """The floor's shade without its faint far haze, gone before the picture ends."""
    rows, columns = shade.shape
    x = np.minimum(np.arange(columns), np.arange(columns)[::-1]) / (FADE * columns)
    y = np.minimum(np.arange(rows), np.arange(rows)[::-1]) / (FADE * rows)
    near = np.clip(np.minimum(x[None, :], y[:, None]), 0, 1)
    clear = np.clip((shade - haze) / (1 - haze), 0, 1)
    return np.asarray(clear * near * near * (3 - 2 * near))


def _encoded(linear: Grid) -> Grid:
    """Linear light as sRGB bytes, 255 for paper white."""
    linear = linear.clip(0, 1)
    low = 12.92 * linear
    high = 1.055 * np.maximum(linear, 1e-9) ** (1 / 2.4) - 0.055
    return np.asarray(np.round(255 * np.where(linear <= 0.0031308, low, high)))


def _save(target: Path, picture: Grid) -> None:
    packed = io.BytesIO()
    image = Image.fromarray(picture.astype(np.uint8))
    image.save(packed, "WEBP", quality=QUALITY, method=6, exact=True)
    files.write_bytes(target, packed.getvalue())
