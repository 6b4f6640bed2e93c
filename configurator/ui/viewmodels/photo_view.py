"""The photo sheet's half of the studio: pictures brought along, cleaned one by one, and chosen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from configurator.model.layers import PhotoRef
from configurator.model.words import Words
from configurator.studio.photo_sources import pictures
from configurator.ui.jobs import Jobs
from configurator.ui.pictures import PictureShelf

if TYPE_CHECKING:
    from configurator.ui.viewmodels.studio_core import StudioCore

THUMB_PX = 360


class PhotoView:
    """Takes pictures in while the sheet is open; remembers which came in this visit."""

    def __init__(self, studio: StudioCore, jobs: Jobs, shelf: PictureShelf, inbox: Path) -> None:
        self._studio = studio
        self._jobs = jobs
        self._shelf = shelf
        self._inbox = inbox
        self._refs: dict[str, PhotoRef] = {}
        self._seen: set[Path] = set()
        self._awaited: set[Path] = set()
        self.came: list[Callable[[str], None]] = []

    @property
    def taken_in(self) -> tuple[str, ...]:
        """The photos that came in during this visit."""
        return tuple(self._refs)

    def ref(self, photo: str) -> PhotoRef | None:
        """A photo of this visit."""
        return self._refs.get(photo)

    def open(self) -> None:
        """Look for pictures and take in those not seen yet."""
        fresh = [file for file in pictures(self._inbox) if file not in self._seen]
        self._seen.update(fresh)
        self._awaited.update(fresh)
        self._studio.swap(photo_trouble="", photos_busy=bool(self._awaited))
        for file in fresh:
            self._jobs.ask(
                f"intake:{file}",
                "photo",
                {"file": str(file)},
                partial(self._came, file),
                partial(self._turned_away, file),
            )

    def forget(self) -> None:
        """The visit is over."""
        self._jobs.cancel("intake:")
        self._refs.clear()
        self._seen.clear()
        self._awaited.clear()
        self._studio.swap(photos=[], photo_trouble="", photos_busy=False)

    def _came(self, file: Path, ref: PhotoRef) -> None:
        self._refs[ref.id] = ref
        for hear in self.came:
            hear(ref.id)
        key = f"photo-{ref.id}"
        self._jobs.ask(
            f"intake-thumb:{ref.id}",
            "thumb",
            {
                "recipe": f"photo:{ref.id}:{ref.width_px}:{ref.height_px}",
                "side": THUMB_PX,
                "design": None,
            },
            lambda raster: self._show(
                file, ref, self._shelf.put(key, raster.width, raster.height, raster.rgba)
            ),
            lambda _: self._done_with(file),
        )

    def _show(self, file: Path, ref: PhotoRef, shown: str) -> None:
        photo = {"id": ref.id, "picture": shown, "label": ""}
        if photo not in self._studio.state.photos:
            self._studio.swap(photos=[*self._studio.state.photos, photo])
        self._done_with(file)

    def _turned_away(self, file: Path, words: Any) -> None:
        """One picture could not be used; the others can."""
        session = self._studio.session
        if isinstance(words, Words) and session is not None:
            self._studio.swap(photo_trouble=session.said(words))
        self._done_with(file)

    def _done_with(self, file: Path) -> None:
        self._awaited.discard(file)
        self._studio.swap(photos_busy=bool(self._awaited))
