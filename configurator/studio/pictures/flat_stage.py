"""The flat stage: a part lying flat, as a ground, a texture for every layer, and a mat."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

import skia

from configurator.ground.geometry import Box, Path
from configurator.model.artwork import Fill, Mark, PartArtwork, PartShape
from configurator.model.design import Design
from configurator.model.layers import Layer, Pattern, Placement
from configurator.model.product import Part
from configurator.preview.choke import has_metal, lays_bare, may_touch, rim_shade
from configurator.preview.render import Raster, marks_box, render_marks
from configurator.preview.soft_proof import proof_on, shine_on, shine_seen
from configurator.preview.stage import Sight, draw_ground, draw_mat
from configurator.preview.underlay import Choked, Underlay, choked, ground_white, rimmed
from configurator.studio.pictures.upright import unturned
from configurator.studio.recent import Recent, key_of
from configurator.studio.session import part_named
from configurator.studio.workbench import Workbench
from configurator.tools.work_area import work_area

KEPT_WHITE_BYTES = 24 * 1024 * 1024


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

    @property
    def box(self) -> Box:
        """What the texture shows in mm before it is turned."""
        left, top = self.x_mm - self.width_mm / 2, self.y_mm - self.height_mm / 2
        return Box.sized(self.width_mm, self.height_mm, left, top)


@dataclass(frozen=True, slots=True)
class StagePicture:
    """Everything the flat stage shows of one part. Keys name pictures the caller can ask for.

    `shape` has the part's outlines alone, without what is printed on it; `focus` is what of it is
    shown, and `safe` where important things stay in that. Where it is not `settled`, rims of
    layers on bare metal may be those of before.
    """

    sight: Sight
    shape: PartShape
    ground: str
    mat: str
    layers: tuple[LayerPicture, ...]
    focus: Box
    safe: Box
    pictures: dict[str, Raster]
    settled: bool


@dataclass(frozen=True, slots=True)
class _Sitting:
    """One request while it is drawn: the part as it is shown, where it is seen, what is known."""

    made: PartArtwork
    sight: Sight
    face: Path
    drawn: Recent[str, Raster]
    known: frozenset[str]
    fresh: dict[str, Raster] = field(default_factory=dict)

    def keyed(self, key: str, draw: Callable[[], Raster]) -> str:
        """The key, with its picture unless whoever asked has it."""
        if key not in self.known:
            self.fresh[key] = self.drawn.get(key, draw)
        return key


class FlatStage:
    """Draws stages on a workbench, and remembers what it drew in `drawn`."""

    def __init__(self, bench: Workbench, drawn: Recent[str, Raster]) -> None:
        self._bench = bench
        self._drawn = drawn
        self._grounds: Recent[str, skia.Image] = Recent(KEPT_WHITE_BYTES, _bytes_of)
        self._chokes: Recent[str, Choked] = Recent(KEPT_WHITE_BYTES, lambda white: white.weight)
        self._rimmed: dict[str, str] = {}

    def forget(self) -> None:
        """Leave nothing of what was drawn."""
        self._grounds.forget()
        self._chokes.forget()
        self._rimmed.clear()

    def picture(  # noqa: PLR0913, PLR0917 - the request of one screen
        self,
        design: Design,
        part: str,
        width_px: int,
        height_px: int,
        paper: str,
        known: frozenset[str] = frozenset(),
        hurried: bool = False,
    ) -> StagePicture:
        """The part lying flat, its focus as large as fits; known pictures are left out.

        Where somebody watches, `hurried` leaves layers on bare metal the rims they have, so that
        an edit is seen at once. Raises KeyError for a part that does not lie flat, such as laces.
        """
        made = self._bench.artwork(unturned(design)).part(part)
        proof = proof_on(made.shape.stock)
        if proof is not None:
            made = replace(made, marks=proof.shown(made.marks))
        asked = part_named(self._bench.family(design), part)
        window = _focus(asked, made)
        sight = Sight.around(window.box, width_px, height_px)
        sitting = _Sitting(made, sight, window, self._drawn, known)
        under, over = _split(made)
        underlay = self._underlay(made, _touching(under, window), sight)
        layers = tuple(
            picture
            for layer in design.part(part).layers
            if (picture := self._layer(sitting, layer, underlay, hurried)) is not None
        )
        area = work_area(design, asked, made.shape, self._bench.library)
        return StagePicture(
            sight,
            replace(made.shape, lines=(), under=(), over=(), stocks={}),
            self._ground(sitting, under),
            self._mat(sitting, over, paper),
            layers,
            window.box,
            area.safe,
            sitting.fresh,
            settled=underlay is None or not hurried,
        )

    def _ground(self, sitting: _Sitting, marks: tuple[Mark, ...]) -> str:
        stock, sight, window = sitting.made.shape.stock, sitting.sight, sitting.face
        shine = shine_seen(stock, window.box, sight)
        rim = rim_shade(stock) if has_metal(_touching(marks, window)) else None
        return sitting.keyed(
            key_of("ground", _fingerprint(marks), _fingerprint((), window), sight, stock),
            lambda: draw_ground(marks, self._bench.photos, sight, window, shine, rim),
        )

    def _mat(self, sitting: _Sitting, marks: tuple[Mark, ...], paper: str) -> str:
        lines, sight, window = sitting.made.shape.lines, sitting.sight, sitting.face
        outlines = _fingerprint((), window, *(line.path for line in lines))
        return sitting.keyed(
            key_of("mat", _fingerprint(marks), outlines, sight, paper),
            lambda: draw_mat(marks, lines, self._bench.photos, sight, window, paper),
        )

    def _underlay(
        self, made: PartArtwork, ground: tuple[Mark, ...], sight: Sight
    ) -> Underlay | None:
        """The white that layers lie on; None where none is printed or it lies under everything."""
        if rim_shade(made.shape.stock) is None or not (has_metal(ground) or _bare_layers(made)):
            return None
        key = key_of("white", _fingerprint(ground), sight)
        return Underlay(lambda: self._grounds.get(key, lambda: ground_white(ground, sight)), sight)

    def _layer(
        self, sitting: _Sitting, layer: Layer, underlay: Underlay | None, hurried: bool
    ) -> LayerPicture | None:
        made, scale = sitting.made, sitting.sight.px_per_mm
        marks, stock = made.marks_of(layer.id), made.shape.stock
        lies = _lying(layer, marks, made, scale)
        if lies is None:
            return None
        proof, face = proof_on(stock), sitting.face.box
        photo_of = None if proof is None else proof.photo_of
        shine = shine_on(stock, face, (lies.x_mm, lies.y_mm))
        home = layer.model_copy(update={"placement": Placement(x_mm=0, y_mm=0), "locked": False})
        key = key_of(
            "layer", home.model_dump_json(), made.part, round(scale, 6),
            made.made_in.get(layer.id), stock,
            None if lies.movable else made.shape.trim.box, (face.width, face.height),
        )  # fmt: skip

        def art() -> Raster:
            return render_marks(marks, self._bench.photos, lies.box, scale, photo_of, shine)

        shade = rim_shade(stock)
        if underlay is None or shade is None:
            return replace(lies, key=sitting.keyed(key, art))
        if hurried and self._rimmed.get(key) in sitting.known:
            return replace(lies, key=self._rimmed[key])
        white = self._chokes.get(key, lambda: choked(marks, lies.box, scale))
        rim = underlay.rim_of(white, lies.box, lies.rotation_deg)
        if not hurried:
            underlay.lay(white, lies.box, lies.rotation_deg)
        self._rimmed[key] = sitting.keyed(
            key_of(key, hashlib.blake2b(rim.tobytes()).digest()),
            lambda: rimmed(self._drawn.get(key, art), rim, shade),
        )
        return replace(lies, key=self._rimmed[key])


def _bare_layers(made: PartArtwork) -> bool:
    return lays_bare([mark for mark in made.marks if mark.layer is not None])


def _touching(marks: tuple[Mark, ...], window: Path) -> tuple[Mark, ...]:
    """Marks that may be seen through a window: a flap for glue is bare and lies outside it."""
    return tuple(mark for mark in marks if may_touch(mark, window.box))


def _lying(
    layer: Layer, marks: tuple[Mark, ...], made: PartArtwork, px_per_mm: float
) -> LayerPicture | None:
    """How a layer lies, with no key yet; None where it left no marks."""
    box = marks_box(marks, px_per_mm)
    if box is None:
        return None
    movable, spot = not isinstance(layer, Pattern), layer.placement
    x, y = (spot.x_mm, spot.y_mm) if movable else made.shape.bleed.box.center
    half_x = _whole(max(x - box.left, box.right - x), px_per_mm)
    half_y = _whole(max(y - box.top, box.bottom - y), px_per_mm)
    turned = spot.rotation_deg if movable else 0.0
    return LayerPicture(
        layer.id, layer.kind, "", x, y, 2 * half_x, 2 * half_y, turned, layer.locked, movable
    )


def _whole(half_mm: float, px_per_mm: float) -> float:
    """Half a texture's side, grown so that the side takes whole pixels: nothing stretches it."""
    return math.ceil(half_mm * px_per_mm * 2 - 1e-6) / px_per_mm / 2


def _bytes_of(white: skia.Image) -> int:
    return int(white.width() * white.height())


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
