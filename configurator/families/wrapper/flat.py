"""Flat: the bar lying on the table, seen from straight above, front or back up."""

from __future__ import annotations

from dataclasses import dataclass

import skia

from configurator.families.wrapper import light
from configurator.families.wrapper.goods import Paper
from configurator.families.wrapper.metal import crumpled_paint
from configurator.families.wrapper.parts import Sheet
from configurator.families.wrapper.printed import Print
from configurator.ground.geometry import Affine, Box
from configurator.preview.canvas import skia_matrix

MARGIN = 0.06
"""Room left around the bar, as a share of the picture's width; its shadow falls there."""
FOIL_INSET_MM = 0.7
"""How much slimmer the foil is than the paper around it."""
TURN_MM = 2.2
"""How far in from a fold the paper is seen to bend."""


@dataclass(frozen=True, slots=True)
class Table:
    """Where the bar lies on a picture: takes mm, with the bar's middle at (0, 0), to pixels."""

    width_px: int
    height_px: int
    px_per_mm: float

    @classmethod
    def for_bar(cls, sheet: Sheet, width_px: int, height_px: int) -> Table:
        """As large as the picture allows."""
        margin = 2 * MARGIN * width_px
        across = (width_px - margin) / sheet.bar.length_mm
        down = (height_px - margin) / sheet.front.height
        return cls(width_px, height_px, min(across, down))

    @property
    def place(self) -> Affine:
        """From mm around the bar's middle to pixels."""
        scale = Affine.scale(self.px_per_mm)
        return scale.then(Affine.translate(self.width_px / 2, self.height_px * 0.485))

    def put(self, canvas: skia.Canvas) -> None:
        """Let the canvas be drawn on in mm around the bar's middle."""
        canvas.concat(skia_matrix(self.place))


def around_middle(box: Box) -> Affine:
    """Takes a panel of the sheet to mm around its own middle."""
    return Affine.translate(-box.center[0], -box.center[1])


def draw_front(canvas: skia.Canvas, sheet: Sheet, printed: Print, foil: str) -> None:
    """The front, foil peeking out of a sleeve's ends, on its shadow; mm around the middle."""
    outline = _outline(sheet)
    _shadows(canvas, outline)
    if sheet.kind == "sleeve":
        _foil_ends(canvas, sheet, foil)
    canvas.save()
    canvas.concat(skia_matrix(around_middle(sheet.front)))
    printed.draw(canvas, sheet.front)
    _finish(canvas, sheet.front, printed.paper)
    canvas.restore()


def draw_back(canvas: skia.Canvas, sheet: Sheet, printed: Print, foil: str) -> None:
    """The back the right way up, with its glued seam and, on a fold-end wrap, its two tucks."""
    _shadows(canvas, _outline(sheet))
    if sheet.kind == "sleeve":
        _foil_ends(canvas, sheet, foil)
    canvas.save()
    canvas.rotate(180)
    canvas.concat(skia_matrix(around_middle(sheet.back)))
    printed.draw(canvas, sheet.back)
    canvas.restore()
    middle = Box.sized(sheet.back.width, sheet.back.height).grown(0)
    face = Box(-middle.width / 2, -middle.height / 2, middle.width / 2, middle.height / 2)
    _seam(canvas, face)
    for tuck, side in ((sheet.left_tuck, 1), (sheet.right_tuck, -1)):
        if tuck is not None:
            _tuck(canvas, sheet, printed, tuck, side)
    _finish(canvas, face, printed.paper)


def _outline(sheet: Sheet) -> Box:
    """The front's outline around the middle."""
    half_x, half_y = sheet.front.width / 2, sheet.front.height / 2
    return Box(-half_x, -half_y, half_x, half_y)


def _shadows(canvas: skia.Canvas, box: Box) -> None:
    path = light.polygon(
        [(box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom)]
    )
    for drop, blur, alpha in ((0.075, 0.075, 0.20), (0.03, 0.022, 0.20), (0.008, 0.006, 0.30)):
        canvas.save()
        canvas.translate(0.25 * drop * box.height, drop * box.height)
        light.cast(canvas, path, blur * box.height, alpha)
        canvas.restore()


def _foil_ends(canvas: skia.Canvas, sheet: Sheet, foil: str) -> None:
    """Crumpled foil with rounded corners, darker where it slips into the sleeve."""
    half = sheet.bar.length_mm / 2
    tall = sheet.front.height / 2 - FOIL_INSET_MM
    paper = sheet.front.width / 2
    whole = skia.Path()
    whole.addRoundRect(skia.Rect.MakeLTRB(-half, -tall, half, tall), 1.4, 1.4)
    light_down = light.gradient(
        (0, -tall),
        (0, tall),
        ((0, 255, 0.0), (0.06, 255, 0.35), (0.2, 255, 0.0), (0.7, 0, 0.0), (1, 0, 0.35)),
    )
    for side in (-1, 1):
        canvas.save()
        inner = paper - 0.5
        canvas.clipPath(whole, doAntiAlias=True)
        left, right = sorted((side * inner, side * half))
        strip = Box(left, -tall, right, tall)
        canvas.clipRect(light.rectangle(strip), doAntiAlias=False)
        canvas.drawRect(light.rectangle(strip), crumpled_paint(foil, strip, f"end{side}"))
        canvas.drawRect(light.rectangle(strip), light_down)
        end = light.gradient(
            (side * half, 0),
            (side * inner, 0),
            ((0, 0, 0.28), (0.2, 0, 0.0), (0.55, 0, 0.0), (1, 0, 0.55)),
        )
        canvas.drawRect(light.rectangle(strip), end)
        canvas.restore()


def _seam(canvas: skia.Canvas, face: Box) -> None:
    """The free edge of the back, just above the lower fold."""
    y = face.bottom - 0.25
    light.glow(canvas, [(face.left, y), (face.right, y)], 0.5, (0.25, 0, 0.5))


def _tuck(canvas: skia.Canvas, sheet: Sheet, printed: Print, tuck: Box, side: int) -> None:
    """One end folded over onto the back; `side` 1 is the viewer's right, the bar's left end."""
    half = sheet.back.width / 2
    narrow = min(tuck.width * 0.75, 0.2 * tuck.height)
    x_end, x_in = side * half, side * (half - tuck.width)
    tall = sheet.front.height / 2
    corners = [(x_end, -tall), (x_in, -tall + narrow), (x_in, tall - narrow), (x_end, tall)]
    shape = light.polygon(corners)
    canvas.save()
    canvas.translate(-side * 0.5, 0.5)
    light.cast(canvas, shape, 0.9, 0.45)
    canvas.restore()
    canvas.save()
    canvas.clipPath(shape, doAntiAlias=True)
    place = Affine.translate(-tuck.center[0] + (x_end + x_in) / 2, -tuck.center[1])
    canvas.concat(skia_matrix(place))
    printed.draw(canvas, tuck)
    canvas.restore()
    shade = light.gradient((x_in, 0), (x_end, 0), ((0, 255, 0.16), (0.3, 0, 0.0), (1, 0, 0.16)))
    canvas.drawPath(shape, shade)


def _finish(canvas: skia.Canvas, box: Box, paper: Paper) -> None:
    """The gloss and the bends that make printed paper look wrapped."""
    light.sheen(canvas, box, 1.0 if paper.gloss else 0.45)
    light.turned_edges(canvas, box, TURN_MM)
