"""Panning: the whole photograph behind its frame, shown while fingers move it inside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF

from configurator.model.layers import PhotoRef, Tone
from configurator.studio.session import Session
from configurator.studio.trays import photo
from configurator.tools.photo import whole
from configurator.ui.jobs import Jobs
from configurator.ui.pictures import PictureShelf, url

if TYPE_CHECKING:
    from configurator.ui.viewmodels.studio_core import StudioCore

WHOLE_PX = 1200


class PanView:
    """Tells the stage where the whole picture lies; its texture is drawn once a photo."""

    def __init__(self, studio: StudioCore, jobs: Jobs, shelf: PictureShelf) -> None:
        self._studio = studio
        self._jobs = jobs
        self._shelf = shelf

    def show(self, session: Session) -> None:
        """Show the session as it is now."""
        layer = photo.inside(session)
        if layer is None:
            self._studio.swap(panning=False, pan_picture="")
            return
        middle, width, height = whole(layer)
        self._studio.swap(
            panning=True,
            pan_picture=self._picture(layer.photo, layer.tone),
            pan_at=QRectF(middle.x_mm, middle.y_mm, width, height),
            pan_turn=middle.rotation_deg,
        )

    def _picture(self, ref: PhotoRef, tone: Tone) -> str:
        key = f"whole-{ref.id}-{tone}"
        if self._shelf.has(key):
            return url(key)
        recipe = f"whole:{ref.id}:{ref.width_px}:{ref.height_px}:{tone}"
        given = {"recipe": recipe, "side": WHOLE_PX, "design": None}
        self._jobs.ask("whole", "thumb", given, lambda raster: self._arrived(key, raster))
        return ""

    def _arrived(self, key: str, raster: Any) -> None:
        shown = self._shelf.put(key, raster.width, raster.height, raster.rgba)
        if self._studio.state.panning:
            self._studio.swap(pan_picture=shown)
