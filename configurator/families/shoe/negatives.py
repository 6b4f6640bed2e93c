"""Negatives: the photographs of the bare form that pictures are colored in on, read once."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import skia
from numpy.typing import NDArray

from configurator.families.shoe.rings import calmed
from configurator.ground import files

SEEN_MARGIN = 0.25
SEEN_STEPS = 40_000
"""Picture points are stored as (share of the picture + margin) * steps, whole numbers."""

FLAT_STEPS = 100
"""Panel positions are stored in hundredths of a mm."""

CLEAR = 4
"""Empty pixels kept round a mask, so that its window never shows at any scale."""

HELD = 6
"""Views kept in memory; each takes about 12 MB."""


DRAWN_FROM = ("last.json", "styles.json", "standards.json", "panels.json")


def drawings_mark() -> bytes:
    """A mark of the drawings the form is made from; photographs taken of others are stale."""
    shoe = files.assets_folder() / "shoe"
    mark = hashlib.blake2b(digest_size=16)
    for name in DRAWN_FROM:
        mark.update((shoe / name).read_bytes())
    return mark.digest()


@dataclass(frozen=True, slots=True)
class PanelView:
    """A panel as a view shows it: triangles in picture pixels, with their spots in panel mm."""

    triangles: skia.Vertices


@dataclass(frozen=True, slots=True)
class Negative:
    """One view of one model at its own size: what is covered by which part, light, gloss, shade.

    Parts are named with their foot, as `vamp@left`. `covers` hold a mask and where it lies;
    `outlines` are the largest visible pieces, as shares of the picture.
    """

    width: int
    height: int
    covers: dict[str, tuple[skia.Image, skia.Rect]]
    panels: dict[str, PanelView]
    outlines: dict[str, NDArray[np.float64]]
    light: skia.Image
    gloss: skia.Image
    shade: skia.Image


@lru_cache(maxsize=HELD)
def negative(model: str, view: str) -> Negative:
    """The negative of a model's view. Raises KeyError for a view there is none of."""
    folder = files.assets_folder() / "shoe" / "forms" / f"{model}-{view}"
    if not folder.is_dir():
        raise KeyError(f"{model} has no view {view!r}")
    with np.load(folder / "form.npz", allow_pickle=False) as packed:
        arrays = {name: packed[name] for name in packed.files}
    width, height = (int(each) for each in arrays["size"])
    named = _by_kind(arrays)
    return Negative(
        width,
        height,
        {name: (_mask(cover), _spot(named["box"][name])) for name, cover in named["cover"].items()},
        {
            name: _panel(seen, named["flat"][name], named["faces"][name], (width, height))
            for name, seen in named.get("seen", {}).items()
        },
        {
            name: calmed(ring.astype(np.float64) / 65535, width / height)
            for name, ring in named.get("outline", {}).items()
        },
        _opened(folder / "light.webp"),
        _gray(_opened(folder / "gloss.webp")),
        _gray(_opened(folder / "shade.webp")),
    )


def _by_kind(arrays: dict[str, NDArray[np.generic]]) -> dict[str, dict[str, NDArray[np.generic]]]:
    found: dict[str, dict[str, NDArray[np.generic]]] = {}
    for key, array in arrays.items():
        kind, _, name = key.partition("/")
        if name:
            found.setdefault(kind, {})[name] = array
    return found


def _spot(box: NDArray[np.generic]) -> skia.Rect:
    left, top, right, low = map(float, box)
    return skia.Rect.MakeLTRB(left - CLEAR, top - CLEAR, right + CLEAR, low + CLEAR)


def _mask(cover: NDArray[np.generic]) -> skia.Image:
    roomy = np.pad(cover, CLEAR)
    rows, columns = roomy.shape
    return skia.Image.frombytes(roomy.tobytes(), (columns, rows), skia.kAlpha_8_ColorType)


def _panel(
    seen: NDArray[np.generic],
    flat: NDArray[np.generic],
    faces: NDArray[np.generic],
    size: tuple[int, int],
) -> PanelView:
    spots = (seen.astype(np.float64) / SEEN_STEPS - SEEN_MARGIN) * np.array(size)
    panel = flat.astype(np.float64) / FLAT_STEPS
    return PanelView(
        skia.Vertices(
            skia.Vertices.VertexMode.kTriangles_VertexMode,
            [skia.Point(x, y) for x, y in spots.tolist()],
            [skia.Point(x, y) for x, y in panel.tolist()],
            None,
            faces.ravel().tolist(),
        )
    )


def _opened(path: Path) -> skia.Image:
    image = skia.Image.MakeFromEncoded(skia.Data.MakeFromFileName(str(path)))
    if image is None:
        raise KeyError(f"{path.name} is missing or damaged; install the app again")
    return image.makeRasterImage()


def _gray(image: skia.Image) -> skia.Image:
    """A picture without color in one byte a pixel."""
    plain = np.ascontiguousarray(image.toarray()[..., 0])
    size = (image.width(), image.height())
    return skia.Image.frombytes(plain.tobytes(), size, skia.kGray_8_ColorType)
