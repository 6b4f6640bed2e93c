"""The stage's half of the studio: asks the worker for pictures and lays them out for QML."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF

from configurator.ground.geometry import Box
from configurator.model.product import Finisher
from configurator.model.words import Words
from configurator.studio.pictures.flat_stage import LayerPicture, StagePicture
from configurator.studio.session import FLAT, Session
from configurator.ui.jobs import Jobs
from configurator.ui.lane import Done
from configurator.ui.pictures import PictureShelf, url
from configurator.ui.rows import RowsModel
from configurator.ui.viewmodels.layer_rows import layer_row, moved_row

if TYPE_CHECKING:
    from configurator.ui.viewmodels.studio_core import StudioCore

LAID_FLAT = "flat"
"""A view of the part lying flat shows what the flat stage itself shows better."""

GLIMPSE_PX = 380
GLIMPSE_TALL_PX = 230
FLAT_WORDS = Words(en="Design", he="עיצוב")


class StageView:
    """Shows a session's part flat, or the real thing from one side."""

    def __init__(
        self, studio: StudioCore, jobs: Jobs, shelf: PictureShelf, layers: RowsModel
    ) -> None:
        self._studio = studio
        self._jobs = jobs
        self._shelf = shelf
        self._layers = layers
        self._size = (0, 0)
        self._numbers = count()
        self._regions: dict[str, Any] = {}
        self._pictured: tuple[LayerPicture, ...] = ()
        self.paper = "#F6F3EC"

    def resize(self, width: int, height: int, ratio: float) -> None:
        """Draw for a stage of another size."""
        self._ratio = ratio
        self._size = (round(width * ratio), round(height * ratio))

    def clear(self) -> None:
        """Show nothing."""
        self._layers.swap([])
        self._studio.swap(glimpse="")
        self._pictured = ()
        self._regions = {}

    def show(self, session: Session) -> None:
        """Show the session as it is now; the newest request wins."""
        views = [{"id": FLAT, "label": session.said(FLAT_WORDS), "icon": ""}]
        views += [
            {"id": v.id, "label": session.said(v.words), "icon": ""}
            for v in session.family.views
            if v.id != LAID_FLAT
        ]
        self._studio.swap(views=views, view=session.view, layer=session.layer or "")
        self._layers.swap([moved_row(row, session) for row in self._layers.rows])
        self._mark_chosen(session)
        if min(self._size) < 2:
            return
        if session.view == FLAT:
            self._ask_flat(session)
        else:
            self._ask_real(session)

    def _ask(self, verb: str, session: Session, given: dict[str, Any], show: Done) -> None:
        """Ask for the stage; what may take longer follows it, so that it waits for nothing."""
        design = session.design.model_dump_json()

        def shown(picture: Any) -> None:
            show(picture)
            self._ask_rest(session, design)

        self._jobs.ask(
            "stage",
            verb,
            {"design": design, **given},
            shown,
            lambda _: self._ask_rest(session, design),
            urgent=True,
        )

    def _ask_rest(self, session: Session, design: str) -> None:
        """Price, checks and the whole in a corner."""
        if self._studio.session is None:
            return
        given = {"design": design, "language": session.language}
        self._jobs.ask("facts", "facts", given, lambda told: self._told(told, session), ahead=True)
        if session.view == FLAT and len(session.family.parts) > 1:
            self._ask_glimpse(session, design)
        else:
            self._studio.swap(glimpse="")

    def _told(self, facts: Any, asked: Session) -> None:
        """Price and checks; what only the stitches tell of a sewn thing comes after."""
        self._studio.set_facts(facts)
        stopped = facts["problem"].get("weight") == "stop"
        if stopped or not self._still(asked) or not isinstance(asked.family, Finisher):
            return

        def told(problem: dict[str, Any]) -> None:
            worse = problem.get("weight") == "stop" or not facts["problem"]
            if problem and worse and self._still(asked):
                self._studio.swap(problem=problem)

        given = {"design": asked.design.model_dump_json(), "language": asked.language}
        self._jobs.ask("sewn", "sewn", given, told)

    def _still(self, asked: Session) -> bool:
        """Whether the design is the one that was asked about."""
        now = self._studio.session
        return now is not None and now.design is asked.design

    def _ask_flat(self, session: Session) -> None:
        given = {
            "part": session.part,
            "width": self._size[0],
            "height": self._size[1],
            "paper": self.paper,
            "known": self._shelf.keys,
        }

        def shown(picture: StagePicture) -> None:
            self._show_flat(picture, session)
            if not picture.settled:
                self._settle(session, given)

        self._ask("stage", session, {**given, "hurried": True}, shown)

    def _settle(self, session: Session, given: dict[str, Any]) -> None:
        """What was shown in a hurry is shown exactly, unless an edit is quicker."""

        def shown(picture: StagePicture) -> None:
            if self._still(session):
                self._show_flat(picture, session)

        given = {**given, "design": session.design.model_dump_json(), "known": self._shelf.keys}
        self._jobs.ask("stage", "stage", given, shown, urgent=True)

    def _ask_glimpse(self, session: Session, design: str) -> None:
        """One part lies on the stage: show in a corner what it makes of the whole."""
        view = session.family.views[0]
        given = {
            "design": design,
            "view": view.id,
            "width": round(GLIMPSE_PX * self._ratio),
            "height": round(GLIMPSE_TALL_PX * self._ratio),
        }
        self._jobs.ask("glimpse", "real", given, self._show_glimpse)

    def _show_glimpse(self, picture: Any) -> None:
        if self._studio.session is not None:
            raster = picture.raster
            key = f"glimpse-{hash(raster.rgba) & 0xFFFFFFFFFFFF:x}"
            shown = self._shelf.put(key, raster.width, raster.height, raster.rgba)
            self._studio.swap(glimpse=shown)

    def _show_flat(self, picture: StagePicture, asked: Session) -> None:
        session = self._studio.session
        if session is None:
            return
        for key, raster in picture.pictures.items():
            self._shelf.put(key, raster.width, raster.height, raster.rgba)
        self._shelf.show((picture.ground, picture.mat, *(each.key for each in picture.layers)))
        sight, focus, safe = picture.sight, picture.focus, picture.safe
        scale = sight.px_per_mm / self._ratio
        self._pictured = picture.layers
        self._studio.swap(
            ground=url(picture.ground),
            mat=url(picture.mat),
            px_per_mm=scale,
            origin=QPointF(sight.left, sight.top),
            safe=QRectF(
                (safe.left - sight.left) * scale,
                (safe.top - sight.top) * scale,
                safe.width * scale,
                safe.height * scale,
            ),
            center=QPointF(
                (focus.center[0] - sight.left) * scale, (focus.center[1] - sight.top) * scale
            ),
        )
        library = self._studio.bench.library
        self._layers.swap([layer_row(session, library, each) for each in picture.layers])
        self._mark_chosen(session)
        self._studio.stageChanged.emit()
        if _same_product(session, asked):
            self._studio.stage_shown(session.seen(picture.shape, focus, _taken(picture)))

    def _mark_chosen(self, session: Session) -> None:
        """Where the frame around the chosen layer lies."""
        at = next((each for each in self._pictured if each.layer == session.layer), None)
        layer = session.chosen
        if at is None or layer is None:
            self._studio.swap(layer_at=QRectF(), layer_movable=False)
            return
        spot = layer.placement
        self._studio.swap(
            layer_at=QRectF(spot.x_mm, spot.y_mm, at.width_mm, at.height_mm),
            layer_turn=spot.rotation_deg,
            layer_locked=layer.locked,
            layer_movable=at.movable,
        )

    def _ask_real(self, session: Session) -> None:
        given = {"view": session.view, "width": self._size[0], "height": self._size[1]}
        self._ask("real", session, given, self._show_real)

    def _show_real(self, picture: Any) -> None:
        session = self._studio.session
        if session is None:
            return
        raster = picture.raster
        # A number, because reading a large picture through for a name takes as long as a frame.
        key = f"real-{session.view}-{next(self._numbers)}"
        self._regions = picture.regions
        shown = self._shelf.put(key, raster.width, raster.height, raster.rgba)
        self._studio.swap(real_picture=shown, contour=self._contour(session))
        self._studio.stageChanged.emit()

    def _contour(self, session: Session) -> list[dict[str, float]]:
        """The outline of the chosen part, where coloring parts is at hand."""
        if session.tool != "color" or session.part not in self._regions:
            return []
        ring = list(self._regions[session.part])
        return [{"x": x, "y": y} for x, y in (*ring, ring[0])]

    def part_at(self, x: float, y: float) -> str | None:
        """The part under a spot of the real picture; the smallest when several are."""
        under = [(_area(ring), part) for part, ring in self._regions.items() if _inside(ring, x, y)]
        return min(under)[1] if under else None


def _same_product(session: Session, asked: Session) -> bool:
    """Whether the parts are still those of the picture that was asked for."""
    now, then = session.design, asked.design
    return (now.family, now.size, now.options) == (then.family, then.size, then.options)


def _taken(picture: StagePicture) -> tuple[Box, ...]:
    """Where layers lie that can be moved; a pattern takes no place."""
    return tuple(each.box for each in picture.layers if each.movable)


def _area(ring: Any) -> float:
    pairs = zip(ring, (*ring[1:], ring[0]), strict=True)
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs)) / 2


def _inside(ring: Any, x: float, y: float) -> bool:
    """Whether a spot lies in a polygon, by counting the edges to its right."""
    inside = False
    for (x0, y0), (x1, y1) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
            inside = not inside
    return inside
