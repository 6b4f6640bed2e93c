"""What the kiosk's benchmarks measure with: a 12-megapixel photograph, and full designs."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from configurator.ground.files import assets_folder
from configurator.ground.geometry import Box
from configurator.model.design import Design
from configurator.model.layers import Layer, Lettering, Motif, Photo, PhotoRef, Placement
from configurator.studio.workbench import Workbench

SIZE_PX = (4000, 3000)
MOTIFS = ("cat", "unicorn", "balloon", "gift")


def twelve_megapixels(bench: Workbench, folder: Path) -> PhotoRef:
    """The sample photograph at 12 megapixels with a camera's grain, taken in as a stranger's."""
    with Image.open(assets_folder() / "photos" / "dandelions.jpg") as photo:
        large = photo.convert("RGB").resize(SIZE_PX, Image.Resampling.LANCZOS)
    grain = np.random.default_rng(1).normal(0, 4, (SIZE_PX[1], SIZE_PX[0], 1))
    noisy = np.clip(np.asarray(large) + grain, 0, 255).astype(np.uint8)
    file = folder / "camera.jpg"
    Image.fromarray(noisy).save(file, quality=90)
    ref = bench.photos.take_in(file)
    assert (ref.width_px, ref.height_px) == SIZE_PX
    return ref


def focus(bench: Workbench, design: Design, part: str) -> Box:
    """What the flat stage shows of a part."""
    shape = bench.artwork(design).part(part).shape
    asked = next(each for each in bench.family(design).parts if each.id == part)
    return shape.trim.box if asked.focus is None else shape.zone(asked.focus).outline.box


def full(bench: Workbench, family: str, part: str, photo: PhotoRef | None) -> Design:
    """A ready-made look with four motifs and two lines of words on top, and a photo under them."""
    maker = bench.families[family]
    design = maker.new_design(maker.themes[0].id if maker.themes else None)
    box = focus(bench, design, part)
    colors = next(each.colors for each in maker.parts if each.id == part)
    ink = "black" if "black" in colors else colors[-1]
    others = (*(_photo(box, photo) if photo else ()), *_others(box, ink))
    layers = (*design.part(part).layers, *others)
    made = design.part(part).model_copy(update={"layers": layers})
    return design.with_part(part, made)


def _photo(box: Box, photo: PhotoRef) -> tuple[Layer, ...]:
    middle = Placement(x_mm=box.center[0], y_mm=box.center[1])
    wide, tall = round(box.width * 0.7, 1), round(box.height * 0.7, 1)
    return (Photo(id="photo", placement=middle, photo=photo, width_mm=wide, height_mm=tall),)


def _others(box: Box, ink: str) -> tuple[Layer, ...]:
    motifs = tuple(
        Motif(
            id=f"motif-{at}",
            placement=Placement(x_mm=box.left + box.width * (0.2 + 0.2 * at), y_mm=box.center[1]),
            motif=motif,
            width_mm=box.width * 0.15,
        )
        for at, motif in enumerate(MOTIFS)
    )
    words = tuple(
        Lettering(
            id=f"words-{at}",
            placement=Placement(x_mm=box.center[0], y_mm=box.top + box.height * (0.2 + 0.55 * at)),
            text=text,
            font="rubik",
            size_mm=min(box.width, box.height) * 0.12,
            color=ink,
        )
        for at, text in enumerate(("Happy birthday, Dorit!", "מזל טוב לדורית"))
    )
    return (*motifs, *words)
