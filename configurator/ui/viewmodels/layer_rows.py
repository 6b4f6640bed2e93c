"""The layers on the stage, as rows that QML shows."""

from __future__ import annotations

from dataclasses import dataclass, replace

from configurator.model.library import Library
from configurator.studio.pictures.flat_stage import LayerPicture
from configurator.studio.session import Session
from configurator.studio.trays.arranging import name_of
from configurator.ui.pictures import url


@dataclass(frozen=True, slots=True)
class LayerRow:
    """One layer on the stage: its texture, its middle and size in mm, and how it is turned."""

    layerId: str
    label: str
    picture: str
    cx: float
    cy: float
    wide: float
    tall: float
    turn: float
    locked: bool
    movable: bool


def layer_row(session: Session, library: Library, picture: LayerPicture) -> LayerRow:
    """A layer as its texture lies on the stage."""
    found = session.design.layer(picture.layer)
    return LayerRow(
        picture.layer,
        name_of(session, library, found[1]) if found else "",
        url(picture.key),
        picture.x_mm,
        picture.y_mm,
        picture.width_mm,
        picture.height_mm,
        picture.rotation_deg,
        picture.locked,
        picture.movable,
    )


def moved_row(row: LayerRow, session: Session) -> LayerRow:
    """What was moved lies where it was put at once; its new picture comes a moment later."""
    found = session.design.layer(row.layerId)
    if found is None or not row.movable:
        return row
    spot = found[1].placement
    return replace(row, cx=spot.x_mm, cy=spot.y_mm, turn=spot.rotation_deg, locked=found[1].locked)
