"""The tour: drives the real kiosk by touch through everything, as a customer and staff would."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from configurator.ground.files import assets_folder, data_folder
from configurator.model.profiles import read_profile
from configurator.store.store import open_store
from configurator.studio.people.moving_in import MovedIn, move_in

if TYPE_CHECKING:
    from configurator.ui.tour.album import Album

PHOTOS = ("friends.jpg", "dandelions.jpg")
HOUSEHOLD = "household-sample.json"


def run_tour(out: Path, data: Path | None, language: str | None) -> int:
    """Walk the tour; pictures and order folders are left in `out`. Returns the exit status.

    Without a data folder it uses one that is gone afterwards. Without a display it draws where
    nobody looks.
    """
    _see_to_a_screen()
    # The screen has to be chosen before anything of Qt's is loaded.
    from configurator.ui.tour.album import Album, TourStuck

    with ExitStack() as undo:
        album = undo.enter_context(Album(out))
        folder = data or Path(undo.enter_context(tempfile.TemporaryDirectory(prefix="tour-")))
        try:
            _walk(album, folder, language or "en")
        except TourStuck as trouble:
            sys.stderr.write(f"{trouble}\n")
            return 1
        _copy_orders(folder, out)
        album.finish()
    album.tell(f"Done. The pictures and the order folders are in {out}")
    return 0


def _see_to_a_screen() -> None:
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        os.environ.setdefault("QT_QUICK_BACKEND", "software")
    os.environ.setdefault("QT_QUICK_CONTROLS_STYLE", "Basic")


def _walk(album: Album, folder: Path, language: str) -> None:
    from configurator.ui.app import KioskApp
    from configurator.ui.customer import Customer
    from configurator.ui.tour.guests import Guests
    from configurator.ui.tour.neighbors import Neighbors

    _bring_photos(data_folder(folder) / "inbox")
    home = _take_in_neighbors(folder)
    app = KioskApp(folder, language)
    try:
        customer = Customer(app)
        Guests(customer, album).walk()
        Neighbors(customer, album, home).walk()
    finally:
        app.close()
    # The desks are programs of their own: a kiosk never carries what they need.
    from configurator.ui.tour.back_room import ProductionDesk, StaffDesk

    ProductionDesk(album, folder, language).walk()
    StaffDesk(album, folder, language).walk()


def _bring_photos(inbox: Path) -> None:
    """Pictures as if a customer had brought them on a stick."""
    inbox.mkdir(parents=True, exist_ok=True)
    for name in PHOTOS:
        shutil.copy(assets_folder() / "photos" / name, inbox / name)


def _take_in_neighbors(folder: Path) -> MovedIn:
    """The sample household, as if it had been here before."""
    store = open_store(folder)
    try:
        file = assets_folder().parent / "profiles" / HOUSEHOLD
        return move_in(store, read_profile(file.read_bytes()), "tour")
    finally:
        store.close()


def _copy_orders(folder: Path, out: Path) -> None:
    """Every order's own folder beside the pictures."""
    for made in sorted((folder / "orders").iterdir()):
        shutil.copytree(made, out / "orders" / made.name, dirs_exist_ok=True)
