"""SVG page: how large a drawing is in mm, and how a view box is fitted into the room it has."""

from __future__ import annotations

from configurator.embroidery.svg_style import length, lengths
from configurator.embroidery.svg_tree import Node, SvgRefused
from configurator.embroidery.svg_words import SIZELESS
from configurator.ground.geometry import Affine, Box

PX_MM = 25.4 / 96
LARGEST_PX = 1e5


def fitted(view: list[float], room: Box, node: Node) -> Affine:
    """From a viewBox to the room it is shown in, as preserveAspectRatio asks."""
    sx, sy = room.width / view[2], room.height / view[3]
    aspect = node.get("preserveAspectRatio", "xMidYMid")
    if not aspect.startswith("none"):
        sx = sy = max(sx, sy) if "slice" in aspect else min(sx, sy)
    dx = {"xMin": 0.0, "xMax": 1.0}.get(aspect[:4], 0.5) * (room.width - view[2] * sx)
    dy = {"YMin": 0.0, "YMax": 1.0}.get(aspect[4:8], 0.5) * (room.height - view[3] * sy)
    if aspect.startswith("none"):
        dx = dy = 0.0
    home = Affine.translate(-view[0], -view[1]).then(Affine.scale(sx, sy))
    return home.then(Affine.translate(dx, dy))


def page_of(root: Node) -> tuple[Box, Box, Affine]:
    """The page in mm, the view in user units, and the way from one to the other."""
    view = lengths(root.get("viewBox"))
    has_view = len(view) == 4 and view[2] > 0 and view[3] > 0
    box = Box.sized(view[2], view[3], view[0], view[1]) if has_view else Box(0, 0, 300, 150)
    wide = length(root.get("width"), box.width, box.width)
    high = length(root.get("height"), box.height, box.height)
    if not (0 < wide < LARGEST_PX and 0 < high < LARGEST_PX):
        raise SvgRefused(SIZELESS)
    page = Box.sized(wide, high)
    to_px = fitted(view, page, root) if has_view else Affine()
    view_box = box if has_view else page
    return Box.sized(wide * PX_MM, high * PX_MM), view_box, to_px.then(Affine.scale(PX_MM))
