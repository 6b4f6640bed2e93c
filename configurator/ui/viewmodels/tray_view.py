"""The tray's half of the studio: turns a session's row into tiles with their pictures."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from configurator.model.layers import Lettering
from configurator.studio.session import Session
from configurator.studio.trays import tray
from configurator.studio.trays.drawing import eraser_mm, pen_in_hand
from configurator.studio.trays.parts import OF_A_DESIGN, SHOWS_DESIGN, Gauge, Tile
from configurator.ui.jobs import Jobs
from configurator.ui.pictures import PictureShelf, url
from configurator.ui.rows import RowsModel

if TYPE_CHECKING:
    from configurator.ui.viewmodels.studio_core import StudioCore

THUMB_PX = 220
OF_NOBODY = ("theme", "motif")
"""Recipes with nothing of a person in them: their pictures may stay for whoever comes next."""
ON_PAPER = ("motif", "font", "part")
"""Recipes that draw what is meant for pale paper, with nothing behind it."""

RUBBED = "#B3FFFFFF"
"""What the eraser leaves behind it until the finger leaves: a veil over what will go."""


@dataclass(frozen=True, slots=True)
class TrayRow:
    """One tile of the tray."""

    itemId: str
    label: str
    color: str
    picture: str
    icon: str
    badge: str
    chosen: bool
    metallic: bool
    favorite: bool
    because: str
    onPaper: bool


class TrayView:
    """Shows the row of the tool in hand; pictures arrive as they are drawn."""

    def __init__(self, studio: StudioCore, jobs: Jobs, shelf: PictureShelf, row: RowsModel) -> None:
        self._studio = studio
        self._jobs = jobs
        self._shelf = shelf
        self._row = row

    def show(self, session: Session) -> None:
        """Show the tray of a session."""
        library = self._studio.bench.library
        facets = tray.facets_of(session, library)
        facet, row = tray.facet_of(session, library), tray.row_of(session, library)
        if self._studio.leading is not None:
            row = self._studio.leading.arranged(session, facet, row)
            facets = self._studio.leading.sides(session, facets)
        lead = next((tile.because for tile in row.tiles if tile.because is not None), None)
        chosen = session.chosen
        self._jobs.cancel("thumb:")
        self._row.swap([self._tile(session, tile) for tile in row.tiles])
        self._studio.swap(
            rail=[
                {"id": name, "label": session.said(words), "icon": icon}
                for name, words, icon in tray.rail_of(session)
            ],
            tool=session.tool,
            facets=[{"id": f.id, "label": session.said(f.words), "icon": f.icon} for f in facets],
            facet=facet,
            because=session.said(lead) if lead is not None else "",
            row_kind=row.kind,
            row_wide=row.wide,
            writing=row.writing,
            hint=session.said(row.hint) if row.hint else "",
            text=chosen.text if isinstance(chosen, Lettering) else "",
            slider=_slider(session, row.gauge) if row.gauge else {},
            pen_color=RUBBED if session.rubbing else self._ink(session),
            pen_width=eraser_mm(session) if session.rubbing else session.pen.width_mm,
            stamp_ready=bool(session.stamp.motif),
        )

    def _ink(self, session: Session) -> str:
        library = self._studio.bench.library
        return library.swatches[pen_in_hand(session, library).color].srgb

    def _tile(self, session: Session, tile: Tile) -> TrayRow:
        return TrayRow(
            tile.id, tile.label, tile.color, self._picture(session, tile), tile.icon, tile.badge,
            tile.chosen, tile.metallic, tile.favorite,
            session.said(tile.because) if tile.because is not None else "",
            tile.recipe.partition(":")[0] in ON_PAPER,
        )  # fmt: skip

    def _picture(self, session: Session, tile: Tile) -> str:
        """The URL of a tile's picture, or nothing yet and a request for it."""
        if not tile.recipe:
            return ""
        kind, _, rest = tile.recipe.partition(":")
        recipe = f"{tile.recipe}:{session.language}" if kind == "theme" else tile.recipe
        design = session.design.model_dump_json() if kind in OF_A_DESIGN else None
        depends = _depends(session, kind, rest)
        mark = hashlib.blake2b(f"{recipe}\x1f{depends}".encode(), digest_size=10).hexdigest()
        key = f"{kind}:{mark}" if kind in OF_NOBODY else f"t{mark}"
        if self._shelf.has(key):
            return url(key)
        self._jobs.ask(
            f"thumb:{key}",
            "thumb",
            {"recipe": recipe, "side": THUMB_PX, "design": design},
            lambda raster: self._arrived(tile.id, key, raster),
        )
        return ""

    def _arrived(self, item: str, key: str, raster: Any) -> None:
        shown = self._shelf.put(key, raster.width, raster.height, raster.rgba)
        rows = [
            replace(row, picture=shown) if row.itemId == item and not row.picture else row
            for row in self._row.rows
        ]
        self._row.swap(rows)


def _depends(session: Session, kind: str, name: str) -> str:
    """What of a design a picture shows: as long as that stays, the picture does."""
    if kind in SHOWS_DESIGN:
        return session.design.model_dump_json()
    if kind == "material":
        return str(session.design.part(session.part).color)
    found = session.design.layer(name) if kind in ("layer", "mirrored") else None
    if found is None:
        return ""
    ground = f"{session.design.part(found[0]).color} {session.design.options}"
    return f"{found[1].model_dump_json()} {ground}"


def _slider(session: Session, gauge: Gauge) -> dict[str, Any]:
    return {
        "label": session.said(gauge.words),
        "low": gauge.low,
        "high": gauge.high,
        "step": gauge.step,
        "value": gauge.value,
        "unit": session.said(gauge.unit) if gauge.unit is not None else "",
    }
