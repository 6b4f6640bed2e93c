"""The lift as a plot: points with their intervals, and in words whether anything is proven."""

from __future__ import annotations

from collections.abc import Iterator

from configurator.ground.geometry import Affine, Box, Path
from configurator.model.artwork import Fill, Mark, Paint
from configurator.model.layers import Lettering, Placement
from configurator.model.lettering_marks import marks as lettering_marks
from configurator.model.library import Library
from configurator.model.photos import PhotoShelf
from configurator.model.words import Language, Words
from configurator.preview.render import Raster, render_marks
from configurator.studio.lift import POPULAR, Lift, LiftPoint, LiftReport

SHEET = Box(0, 0, 640, 420)
PLOT = Box(76, 138, 610, 358)
FONT = "rubik"
HEAD_SIZE, WORDS_SIZE, LABEL_SIZE = 19.0, 15.0, 13.0
LEAST_SPAN = 5.0
"""Points of a hundred that the plot spans at least, so that nothing looks large that is not."""
STEPS = (1.0, 2.0, 5.0, 10.0, 20.0, 50.0)
MOST_LINES = 6
SIDE_BY_SIDE = 30.0

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


def lift_picture(
    report: LiftReport, library: Library, shelf: PhotoShelf, language: Language, width_px: int
) -> Raster:
    """The plot, so many pixels wide: a disc over what is popular, a square over the best group.

    Its words are those of the lifts: proven, or not yet.
    """
    return render_marks(
        tuple(_marks(report, library, language)), shelf, SHEET, width_px / SHEET.width
    )


def _marks(report: LiftReport, library: Library, language: Language) -> Iterator[Mark]:
    def said(words: str, size: float, x: float, y: float) -> Iterator[Mark]:
        yield from _written(words, size, x, y, library)

    middle = SHEET.width / 2
    yield Fill(Path.rectangle(SHEET), PAPER)
    yield from said(TITLE.said(language), HEAD_SIZE, middle, 28)
    for at, lift in enumerate(report.lifts):
        y = 62.0 + 26 * at
        words = tuple(said(lift.words.said(language), WORDS_SIZE, middle, y))
        yield from words
        yield from _sign(lift, _beside(words, language), y, SURE if lift.proven else UNSURE, 7)
    if not report.lifts:
        yield from said(report.words.said(language), WORDS_SIZE, middle, 62)
        return
    low, high, step = _span(tuple(point for lift in report.lifts for point in lift.points))
    line = low
    while line <= high + 1e-6:
        y = _height(line, low, high)
        thick = 1.6 if abs(line) < 1e-6 else 0.8
        shade = UNSURE if abs(line) < 1e-6 else GRID
        yield Fill(Path.rectangle(Box(PLOT.left, y - thick / 2, PLOT.right, y + thick / 2)), shade)
        label = f"{line:+.0f}" if abs(line) > 1e-6 else "0"
        yield from said(label, LABEL_SIZE, PLOT.left - 28, y)
        line += step
    for which, lift in enumerate(report.lifts):
        aside = SIDE_BY_SIDE * (which - (len(report.lifts) - 1) / 2)
        for at, point in enumerate(lift.points):
            x = PLOT.left + PLOT.width * (at + 0.5) / len(lift.points)
            yield from _point(lift, point, x + aside, low, high)
            if which == 0:
                yield from said(point.past, LABEL_SIZE, x, PLOT.bottom + 18)
    yield from said(ACROSS.said(language), LABEL_SIZE, middle, PLOT.bottom + 44)


def _beside(words: tuple[Mark, ...], language: Language) -> float:
    """Where a sign stands before a line of words."""
    boxes = [mark.path.box for mark in words if isinstance(mark, Fill)]
    if language == "he":
        return max(box.right for box in boxes) + 20
    return min(box.left for box in boxes) - 20


def _point(lift: Lift, point: LiftPoint, x: float, low: float, high: float) -> Iterator[Mark]:
    """The interval as a bar, the mean as a sign; gray where the interval reaches nothing."""
    color = SURE if point.low > 0 else UNSURE
    top, bottom = _height(point.high, low, high), _height(point.low, low, high)
    yield Fill(Path.rectangle(Box(x - 3, top, x + 3, bottom), 3), color)
    yield from _sign(lift, x, _height(point.points, low, high), color, 9)


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


def _height(value: float, low: float, high: float) -> float:
    return PLOT.bottom - PLOT.height * (value - low) / (high - low)


def _written(words: str, size: float, x: float, y: float, library: Library) -> Iterator[Mark]:
    layer = Lettering(
        id="words",
        placement=Placement(x_mm=0, y_mm=0),
        text=words,
        font=FONT,
        size_mm=size,
        color=INK,
        fit="shrink",
        box_width_mm=SHEET.width - 88,
    )
    yield from lettering_marks(layer, library, Affine.translate(x, y))
