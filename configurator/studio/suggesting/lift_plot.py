"""The lift as a plot: points with their intervals, and in words whether anything is proven."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from configurator.ground.geometry import Affine, Box, Path
from configurator.model.artwork import Fill, Mark, Paint
from configurator.model.layers import Lettering, Placement
from configurator.model.lettering_marks import marks as lettering_marks
from configurator.model.library import Library
from configurator.model.photos import PhotoShelf
from configurator.model.words import Language, Words
from configurator.preview.render import Raster, render_marks
from configurator.studio.suggesting.lift import POPULAR, Lift, LiftPoint, LiftReport

FONT = "rubik"


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands on the sheet, and how large its words are, in the sheet's units."""

    sheet: Box
    plot: Box
    head: float
    words: float
    label: float
    line: float
    apart: float
    """Between the signs of two lifts that stand side by side."""


USUAL = Layout(Box(0, 0, 640, 420), Box(76, 138, 610, 358), 19.0, 15.0, 13.0, 26.0, 30.0)
LARGE = Layout(Box(0, 0, 400, 420), Box(64, 128, 392, 352), 17.0, 13.0, 15.0, 24.0, 24.0)
"""For who reads large text: as wide on the screen, its words are half as large again."""
LEAST_SPAN = 5.0
"""Points of a hundred that the plot spans at least, so that nothing looks large that is not."""
STEPS = (1.0, 2.0, 5.0, 10.0, 20.0, 50.0)
MOST_LINES = 6

PAPER = Paint("#FFFFFF", (0, 0, 0, 0))
GRID = Paint("#E4DED2", (0, 0.02, 0.08, 0.1))
INK = "black"
SURE = Paint("#1F6B4F", (0.7, 0, 0.3, 0.55))
UNSURE = Paint("#8E887C", (0, 0.04, 0.13, 0.44))

TITLE = Words(
    en="How many more first suggestions of 100 fit",
    he="כמה הצעות ראשונות מתוך 100 מתאימות יותר",
)
ACROSS = Words(en="choices made before", he="בחירות קודמות")


def lift_picture(  # noqa: PLR0913, PLR0917 - a picture for somebody is all of this
    report: LiftReport,
    library: Library,
    shelf: PhotoShelf,
    language: Language,
    width_px: int,
    layout: Layout = USUAL,
) -> Raster:
    """The plot, so many pixels wide: a disc over what is popular, a square over the best group.

    Its words are those of the lifts: proven, or not yet.
    """
    return render_marks(
        tuple(_marks(report, library, language, layout)),
        shelf,
        layout.sheet,
        width_px / layout.sheet.width,
    )


def _marks(
    report: LiftReport, library: Library, language: Language, layout: Layout
) -> Iterator[Mark]:
    sheet, plot = layout.sheet, layout.plot

    def said(words: str, size: float, x: float, y: float) -> Iterator[Mark]:
        yield from _written(words, size, (x, y), sheet.width - 56, library)

    middle = sheet.width / 2
    yield Fill(Path.rectangle(sheet), PAPER)
    yield from said(TITLE.said(language), layout.head, middle, 28)
    for at, lift in enumerate(report.lifts):
        y = 62.0 + layout.line * at
        words = tuple(said(lift.words.said(language), layout.words, middle, y))
        yield from words
        yield from _sign(lift, _beside(words, language), y, SURE if lift.proven else UNSURE, 7)
    if not report.lifts:
        yield from said(report.words.said(language), layout.words, middle, 62)
        return
    low, high, step = _span(tuple(point for lift in report.lifts for point in lift.points))
    line = low
    while line <= high + 1e-6:
        y = _height(plot, line, low, high)
        thick = 1.6 if abs(line) < 1e-6 else 0.8
        shade = UNSURE if abs(line) < 1e-6 else GRID
        yield Fill(Path.rectangle(Box(plot.left, y - thick / 2, plot.right, y + thick / 2)), shade)
        label = f"{line:+.0f}" if abs(line) > 1e-6 else "0"
        yield from said(label, layout.label, plot.left - 28, y)
        line += step
    for which, lift in enumerate(report.lifts):
        aside = layout.apart * (which - (len(report.lifts) - 1) / 2)
        for at, point in enumerate(lift.points):
            x = plot.left + plot.width * (at + 0.5) / len(lift.points)
            yield from _point(lift, point, x + aside, (plot, low, high))
            if which == 0:
                yield from said(point.past, layout.label, x, plot.bottom + 18)
    yield from said(ACROSS.said(language), layout.label, middle, plot.bottom + 44)


def _beside(words: tuple[Mark, ...], language: Language) -> float:
    """Where a sign stands before a line of words."""
    boxes = [mark.path.box for mark in words if isinstance(mark, Fill)]
    if language == "he":
        return max(box.right for box in boxes) + 20
    return min(box.left for box in boxes) - 20


def _point(
    lift: Lift, point: LiftPoint, x: float, span: tuple[Box, float, float]
) -> Iterator[Mark]:
    """The interval as a bar, the mean as a sign; gray where the interval reaches nothing."""
    color = SURE if point.low > 0 else UNSURE
    plot, low, high = span
    top, bottom = (_height(plot, each, low, high) for each in (point.high, point.low))
    yield Fill(Path.rectangle(Box(x - 3, top, x + 3, bottom), 3), color)
    yield from _sign(lift, x, _height(plot, point.points, low, high), color, 9)


def _sign(lift: Lift, x: float, y: float, color: Paint, half: float) -> Iterator[Mark]:
    """What stands for a lift: a ring for what is popular, a hollow square for the group."""
    for size, paint in ((half, color), (half * 0.45, PAPER)):
        box = Box(x - size, y - size, x + size, y + size)
        yield Fill(
            Path.ellipse(box) if lift.over == POPULAR else Path.rectangle(box, size / 4), paint
        )


def _span(points: tuple[LiftPoint, ...]) -> tuple[float, float, float]:
    """From where to where the plot goes, in whole steps."""
    low = min(0.0, *(point.low for point in points))
    high = max(LEAST_SPAN, *(point.high for point in points))
    step = next((each for each in STEPS if (high - low) / each <= MOST_LINES), STEPS[-1])
    return (low // step) * step, -((-high) // step) * step, step


def _height(plot: Box, value: float, low: float, high: float) -> float:
    return plot.bottom - plot.height * (value - low) / (high - low)


def _written(
    words: str, size: float, at: tuple[float, float], room: float, library: Library
) -> Iterator[Mark]:
    layer = Lettering(
        id="words",
        placement=Placement(x_mm=0, y_mm=0),
        text=words,
        font=FONT,
        size_mm=size,
        color=INK,
        fit="shrink",
        box_width_mm=room,
    )
    yield from lettering_marks(layer, library, Affine.translate(*at))
