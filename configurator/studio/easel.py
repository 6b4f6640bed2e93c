"""The easel: makes the pictures a screen shows, in a worker process, and remembers what it drew."""

from __future__ import annotations

import hashlib
import importlib
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from configurator.ground.geometry import Box, Path
from configurator.model.artwork import Fill, Mark, PartArtwork, PartShape
from configurator.model.design import Design
from configurator.model.layers import Layer, Motif, Pattern, Placement
from configurator.model.product import ArtFollower, Part
from configurator.preview.choke import rim_on
from configurator.preview.render import Raster, marks_box, render_marks
from configurator.preview.soft_proof import proof_on, shine_on, shine_seen
from configurator.preview.stage import Sight, draw_ground, draw_mat
from configurator.studio.framing import PROBE_PX, Frame, Subject
from configurator.studio.recent import Recent
from configurator.studio.session import part_named
from configurator.studio.upright import unturned
from configurator.studio.workbench import Workbench
from configurator.tools.work_area import work_area

KEPT_BYTES = 64 * 1024 * 1024
KEPT_SUBJECTS = 160


@dataclass(frozen=True, slots=True)
class LayerPicture:
    """One layer as a texture: its key, its middle and size in mm, and how it lies."""

    layer: str
    kind: str
    key: str
    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float
    rotation_deg: float
    locked: bool
    movable: bool


@dataclass(frozen=True, slots=True)
class StagePicture:
    """Everything the flat stage shows of one part. Keys name pictures the caller can ask for.

    `shape` has the part's outlines alone, without what is printed on it; `focus` is what of it is
    shown, and `safe` where important things stay in that.
    """

    sight: Sight
    shape: PartShape
    ground: str
    mat: str
    layers: tuple[LayerPicture, ...]
    focus: Box
    safe: Box
    pictures: dict[str, Raster]


@dataclass(frozen=True, slots=True)
class FramedPicture:
    """The real thing from one side, and where its parts can be tapped, as shares of the picture."""

    raster: Raster
    regions: dict[str, tuple[tuple[float, float], ...]]


class Easel:
    """Draws on a workbench; the same request twice costs a look-up."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self._drawn: Recent[str, Raster] = Recent(KEPT_BYTES, _bytes_of)
        self._subjects: Recent[str, Subject] = Recent(KEPT_SUBJECTS)

    def stage(  # noqa: PLR0913, PLR0917 - the request of one screen
        self,
        design: Design,
        part: str,
        width_px: int,
        height_px: int,
        paper: str,
        known: frozenset[str] = frozenset(),
    ) -> StagePicture:
        """The part lying flat, its focus as large as fits; known pictures are left out.

        Raises KeyError for a part that does not lie flat, such as laces.
        """
        artwork = self._bench.artwork(unturned(design))
        made = artwork.part(part)
        proof = proof_on(made.shape.stock)
        if proof is not None:
            made = replace(made, marks=proof.shown(made.marks))
        asked = part_named(self._bench.family(design), part)
        window = _focus(asked, made)
        sight = Sight.around(window.box, width_px, height_px)
        fresh: dict[str, Raster] = {}

        def keyed(draw: Callable[[], Raster], *words: object) -> str:
            key = _key(*words)
            if key not in known:
                fresh[key] = self._drawn.get(key, draw)
            return key

        (under, over), stock = _split(made), made.shape.stock
        metal = shine_seen(stock, window.box, sight), rim_on(stock, under)
        ground = keyed(
            lambda: draw_ground(under, self._bench.photos, sight, window, *metal),
            "ground", _fingerprint(under), _fingerprint((), window), sight, stock,
        )  # fmt: skip
        lines = made.shape.lines
        mat = keyed(
            lambda: draw_mat(over, lines, self._bench.photos, sight, window, paper),
            "mat", _fingerprint(over), _fingerprint((), window, *(line.path for line in lines)),
            sight, paper,
        )  # fmt: skip
        layers = tuple(
            picture
            for layer in _layers(design, part)
            if (picture := self._layer(made, layer, sight.px_per_mm, window.box, keyed)) is not None
        )
        area = work_area(design, asked, made.shape, self._bench.library)
        shape = replace(made.shape, lines=(), under=(), over=(), stocks={})
        return StagePicture(sight, shape, ground, mat, layers, window.box, area.safe, fresh)

    def _layer(
        self,
        made: PartArtwork,
        layer: Layer,
        px_per_mm: float,
        face: Box,
        keyed: Callable[..., str],
    ) -> LayerPicture | None:
        marks = made.marks_of(layer.id)
        box = marks_box(marks, px_per_mm)
        if box is None:
            return None
        movable = not isinstance(layer, Pattern)
        spot = layer.placement
        x, y = (spot.x_mm, spot.y_mm) if movable else made.shape.bleed.box.center
        half_x = max(x - box.left, box.right - x)
        half_y = max(y - box.top, box.bottom - y)
        half_x, half_y = _whole(half_x, px_per_mm), _whole(half_y, px_per_mm)
        around = Box(x - half_x, y - half_y, x + half_x, y + half_y)
        proof, stock = proof_on(made.shape.stock), made.shape.stock
        photo_of = None if proof is None else proof.photo_of
        rim = rim_on(stock, made.marks[: made.marks.index(marks[0])], (x, y) if movable else None)
        bare = shine_on(stock, face, (x, y)), rim
        home = layer.model_copy(update={"placement": Placement(x_mm=0, y_mm=0), "locked": False})
        key = keyed(
            lambda: render_marks(marks, self._bench.photos, around, px_per_mm, photo_of, *bare),
            "layer", home.model_dump_json(), made.part, round(px_per_mm, 6),
            made.made_in.get(layer.id), stock,
            None if movable else made.shape.trim.box, (face.width, face.height), rim,
        )  # fmt: skip
        return LayerPicture(
            layer.id, layer.kind, key, x, y, around.width, around.height,
            spot.rotation_deg if movable else 0.0, layer.locked, movable,
        )  # fmt: skip

    def real(self, design: Design, view: str, width_px: int, height_px: int) -> Raster:
        """The handsome picture of the real thing from one side."""
        artwork = self._bench.artwork(design)
        key = _key("real", design.model_dump_json(), view, width_px, height_px)
        form = importlib.import_module(f"configurator.families.{design.family}.form")
        return self._drawn.get(
            key,
            lambda: form.picture(
                design,
                artwork,
                view,
                width_px,
                height_px,
                self._bench.photos,
                self._bench.library,
                self._bench.family(design),
            ),
        )

    def framed(self, design: Design, view: str, width_px: int, height_px: int) -> FramedPicture:
        """The real thing from one side, as large as a picture of that size can show it."""
        frame = Frame.around(
            self.subject(design, view), self._aspect(design, view), width_px, height_px
        )
        whole = frame.whole_width, frame.whole_height
        form = importlib.import_module(f"configurator.families.{design.family}.form")
        regions = form.regions(design, view, *whole, self._bench.family(design))
        shares = {
            part: tuple(frame.share(x, y) for x, y in polygon) for part, polygon in regions.items()
        }
        return FramedPicture(frame.cut(self.real(design, view, *whole)), shares)

    def best_side(self, design: Design, side_px: int) -> Raster:
        """The product from its best side with no empty room around it; its longer side given."""
        view = self._bench.family(design).views[0]
        size = self.subject(design, view.id).sized(view.aspect, side_px)
        return self.framed(design, view.id, *size).raster

    def subject(self, design: Design, view: str) -> Subject:
        """What of a view's picture the product takes."""
        family = self._bench.family(design)
        follows = isinstance(family, ArtFollower) and family.follows_art(design)
        bare = design if follows else design.model_copy(update={"parts": {}})
        key = _key("subject", bare.model_dump_json(), view)
        low = max(1, round(PROBE_PX / self._aspect(design, view)))
        return self._subjects.get(
            key, lambda: Subject.found_in(self.real(design, view, PROBE_PX, low))
        )

    def _aspect(self, design: Design, view: str) -> float:
        views = self._bench.family(design).views
        return next(each.aspect for each in views if each.id == view)

    def forget(self) -> None:
        """Leave nothing of what was drawn."""
        self._drawn.forget()
        self._subjects.forget()

    def motif(self, motif: str, colors: tuple[str, ...], side_px: int) -> Raster:
        """A motif by itself, in the swatches given."""
        layer = Motif(
            id="motif",
            placement=Placement(x_mm=0, y_mm=0),
            motif=motif,
            width_mm=100,
            colors=colors,
        )
        return self._drawn.get(
            _key("motif", motif, colors, side_px), lambda: self._loose(layer, side_px)
        )

    def loose(self, layer: Layer, side_px: int) -> Raster:
        """Any layer by itself, as large as fits a square."""
        return self._drawn.get(
            _key("loose", layer.model_dump_json(), side_px), lambda: self._loose(layer, side_px)
        )

    def once(self, draw: Callable[[], Raster], *words: object) -> Raster:
        """What some words name, drawn once."""
        return self._drawn.get(_key(*words), draw)

    def _loose(self, layer: Layer, side_px: int) -> Raster:
        from configurator.model.flatten import layer_marks

        marks = layer_marks(layer, self._bench.library, None)
        box = marks_box(marks, 1.0) or Box.sized(10, 10)
        scale = side_px / max(box.width, box.height, 1e-6)
        return render_marks(marks, self._bench.photos, box, scale)


def _bytes_of(picture: Raster) -> int:
    return len(picture.rgba)


def _whole(half_mm: float, px_per_mm: float) -> float:
    """Half a texture's side, grown so that the side takes whole pixels: nothing stretches it."""
    return math.ceil(half_mm * px_per_mm * 2 - 1e-6) / px_per_mm / 2


def _key(*words: object) -> str:
    text = "\x1f".join(map(str, words))
    return hashlib.blake2b(text.encode(), digest_size=10).hexdigest()


def _fingerprint(marks: Iterable[Mark], *outlines: Path) -> str:
    """What marks and outlines look like: a recolored part keeps its mat, a moved line does not."""
    found = hashlib.blake2b(digest_size=10)
    for mark in marks:
        outline = mark.path if isinstance(mark, Fill) else mark.clip
        how = mark.paint if isinstance(mark, Fill) else (mark.photo.id, mark.tone, mark.matrix)
        found.update(f"{outline.verbs}{how}".encode())
        found.update(outline.points.tobytes())
    for outline in outlines:
        found.update(outline.verbs.encode())
        found.update(outline.points.tobytes())
    return found.hexdigest()


def _layers(design: Design, part: str) -> tuple[Layer, ...]:
    return design.part(part).layers


def _split(made: PartArtwork) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """The marks under the layers and those over them."""
    count = len(made.shape.over)
    lower = made.marks[: len(made.marks) - count]
    return tuple(m for m in lower if m.layer is None), made.marks[len(made.marks) - count :]


def _focus(part: Part, made: PartArtwork) -> Path:
    """The outline the flat stage shows: the part's focus zone, or the whole part."""
    if part.focus is not None:
        return made.shape.zone(part.focus).outline
    return made.shape.trim
