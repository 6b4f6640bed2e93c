"""The easel: makes the pictures a screen shows, in a worker process, and remembers what it drew."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass

from configurator.ground.geometry import Box
from configurator.model.design import Design
from configurator.model.layers import Layer, Motif, Placement
from configurator.model.product import ArtFollower
from configurator.preview.render import Raster, marks_box, render_marks
from configurator.studio.pictures.flat_stage import FlatStage, StagePicture
from configurator.studio.pictures.framing import PROBE_PX, Frame, Subject
from configurator.studio.recent import Recent, key_of
from configurator.studio.workbench import Workbench

KEPT_BYTES = 64 * 1024 * 1024
KEPT_SUBJECTS = 160


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
        self._flat = FlatStage(bench, self._drawn)

    def stage(  # noqa: PLR0913, PLR0917 - the request of one screen
        self,
        design: Design,
        part: str,
        width_px: int,
        height_px: int,
        paper: str,
        known: frozenset[str] = frozenset(),
        hurried: bool = False,
    ) -> StagePicture:
        """The part lying flat, as `FlatStage.picture` says."""
        return self._flat.picture(design, part, width_px, height_px, paper, known, hurried)

    def real(self, design: Design, view: str, width_px: int, height_px: int) -> Raster:
        """The handsome picture of the real thing from one side."""
        artwork = self._bench.artwork(design)
        key = key_of("real", design.model_dump_json(), view, width_px, height_px)
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

    def best_side(self, design: Design, side_px: int, number: int = 0) -> Raster:
        """The product from its best side with no empty room around it; its longer side given.

        With a `number` from the next best, and so on.
        """
        view = self._bench.family(design).views[number]
        size = self.subject(design, view.id).sized(view.aspect, side_px)
        return self.framed(design, view.id, *size).raster

    def subject(self, design: Design, view: str) -> Subject:
        """What of a view's picture the product takes."""
        family = self._bench.family(design)
        follows = isinstance(family, ArtFollower) and family.follows_art(design)
        bare = design if follows else design.model_copy(update={"parts": {}})
        key = key_of("subject", bare.model_dump_json(), view)
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
        self._flat.forget()

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
            key_of("motif", motif, colors, side_px), lambda: self._loose(layer, side_px)
        )

    def loose(self, layer: Layer, side_px: int) -> Raster:
        """Any layer by itself, as large as fits a square."""
        return self._drawn.get(
            key_of("loose", layer.model_dump_json(), side_px), lambda: self._loose(layer, side_px)
        )

    def once(self, draw: Callable[[], Raster], *words: object) -> Raster:
        """What some words name, drawn once."""
        return self._drawn.get(key_of(*words), draw)

    def _loose(self, layer: Layer, side_px: int) -> Raster:
        from configurator.model.flatten import layer_marks

        marks = layer_marks(layer, self._bench.library, None)
        box = marks_box(marks, 1.0) or Box.sized(10, 10)
        scale = side_px / max(box.width, box.height, 1e-6)
        return render_marks(marks, self._bench.photos, box, scale)


def _bytes_of(picture: Raster) -> int:
    return len(picture.rgba)
