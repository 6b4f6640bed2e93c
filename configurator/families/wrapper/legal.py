"""Legal: the locked panel on the back, composed in pure black on bare paper above all art."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from configurator.families.wrapper.bars import Bar
from configurator.families.wrapper.legal_setting import Setter
from configurator.families.wrapper.legal_table import Table
from configurator.families.wrapper.legal_words import LegalSheet
from configurator.families.wrapper.parts import Sheet, legal_reading
from configurator.ground.geometry import Affine, Box, Path
from configurator.ground.glyphs import FontBook
from configurator.model.artwork import Fill, Paint
from configurator.model.figures import Unworkable
from configurator.model.words import Words
from configurator.prepress.barcodes import EAN_HEIGHT_MM, EAN_X_MM, Barcode, ean13_bars

PAD_MM = 1.6
GAP_MM = 2.2
RULE_MM = 0.12
"""Line width of boxes and rules: a third of a point, over the press's least of 0.25 pt."""
EAN_X_STEPS = (EAN_X_MM, 0.30, 0.264)
"""Module widths tried, largest first; 0.264 mm is the least GS1 allows."""
EAN_LEAST_HEIGHT_MM = 15.0
"""Bars are cut lower than their full height only where a small bar has no room (practice)."""
BOX_MM = 7.0
"""Height of the boxes that best-before date and lot are stamped into."""
LETTER_STEPS = (1.3, 1.22, 1.15, 1.08, 1.02)
"""Sizes tried above the legal least; the last leaves 2 % for rounding on press."""


class LegalPanelFull(Unworkable):
    """The legal words do not fit at the least legal size; the words say the way out."""


FULL = Words(
    en="The legal text of {chocolate} chocolate does not fit the {bar} bar: "
    "shorten it, or make the legal panel larger, at the staff desk.",
    he="הטקסט החוקי של {chocolate} לא נכנס בחפיסה {bar}: "
    "אפשר לקצר אותו, או להגדיל את התווית החוקית, בעמדת הצוות.",
)


@dataclass(frozen=True, slots=True)
class Inks:
    """What the panel is printed in: pure black, on paper left bare."""

    black: Paint
    bare: Paint


@dataclass(frozen=True, slots=True)
class Panel:
    """A composed panel in the back's own upright mm: lettering, bars, and the letters' x-height."""

    box: Box
    lettering: Path
    bars: Path
    x_height_mm: float


def legal_marks(
    law: LegalSheet, sheet: Sheet, chocolate: str, book: FontBook, inks: Inks
) -> tuple[Fill, ...]:
    """The panel's marks on the flat sheet: its backing, its lettering and its barcode.

    Raises LegalPanelFull, and KeyError for a chocolate the law sheet does not know.
    """
    panel = composed(law, sheet, chocolate, book)
    turn = sheet.back_upright
    return (
        Fill(Path.rectangle(panel.box).transformed(turn), inks.bare, role="legal"),
        Fill(panel.lettering.transformed(turn), inks.black, role="legal"),
        Fill(panel.bars.transformed(turn), inks.black, role="barcode"),
    )


@lru_cache(maxsize=32)
def _composed(law_json: str, sheet: Sheet, chocolate: str, book: FontBook) -> Panel:
    law = LegalSheet.model_validate_json(law_json)
    least = law.least_x_height(sheet.bar)
    for step in LETTER_STEPS:
        setter = Setter.for_x_height(book, least * step)
        panel = _try(law, sheet, chocolate, setter, least * step)
        if panel is not None:
            return panel
    raise LegalPanelFull(FULL.filled(chocolate=chocolate, bar=sheet.bar.id))


def composed(law: LegalSheet, sheet: Sheet, chocolate: str, book: FontBook) -> Panel:
    """The panel at the largest letter size that fits. Composed once for each kind of bar."""
    return _composed(law.model_dump_json(), sheet, chocolate, book)


def _try(
    law: LegalSheet, sheet: Sheet, chocolate: str, setter: Setter, x_height: float
) -> Panel | None:
    """The panel at one letter size; None where something does not fit."""
    outer = legal_reading(sheet)
    inner = outer.grown(-PAD_MM)
    table = Table(law, law.foods[chocolate], sheet.bar, setter)
    net = _net_setter(law, sheet.bar, setter)
    net_width = max(net.word(word, "en", bold=True).width for word in _net_words(law, sheet.bar))
    barcode = _barcode(law.items[sheet.bar.id][chocolate], inner, table.height, net_width + PAD_MM)
    side_width = max(table.width, barcode.box.width + PAD_MM + net_width)
    side = Box(inner.right - side_width, inner.top, inner.right, inner.bottom)
    words = Box(inner.left, inner.top, side.left - GAP_MM, inner.bottom)
    foot = side.top + table.height + PAD_MM / 2 + barcode.box.height
    text, text_foot = _words(law, chocolate, setter, words)
    if foot > side.bottom or text_foot > words.bottom - BOX_MM - PAD_MM / 2:
        return None
    at = Affine.translate(side.left, side.bottom - barcode.box.height)
    net_box = Box(side.left + barcode.box.width, at.f, side.right, side.bottom)
    paths = [
        *text,
        *_stamp_boxes(law, setter, words),
        *table.paths(side),
        *_net_weight(law, sheet.bar, net, net_box),
        *_digits(barcode, setter, at),
    ]
    return Panel(outer, joined(paths), barcode.path.transformed(at), x_height)


def _words(law: LegalSheet, chocolate: str, setter: Setter, box: Box) -> tuple[list[Path], float]:
    """Hebrew first, then English: name, ingredients, traces, storage, producer; and their foot."""
    food = law.foods[chocolate]
    paths: list[Path] = []
    top = box.top
    for language in ("he", "en"):
        said = [
            " ".join(f"*{word}*" for word in food.name.said(language).split()),
            f"*{law.labels.ingredients.said(language)}* {food.ingredients.said(language)}",
            f"{law.labels.traces.said(language)} {food.traces.said(language)}",
            f"{law.storage.said(language)} {law.origin.said(language)}. "
            f"{law.producer.said(language)}.",
        ]
        for index, text in enumerate(said):
            size = setter.sized(1.25) if index == 0 else setter
            set_now, top = size.paragraph(
                text, language, Box(box.left, top + 0.25 * setter.size_mm, box.right, box.bottom)
            )
            paths += set_now
        top += 0.5 * setter.size_mm
    return paths, top


def _stamp_boxes(law: LegalSheet, setter: Setter, column: Box) -> list[Path]:
    """Two empty boxes at the column's foot: the date and the lot are stamped in at packing."""
    split = column.left + 0.64 * column.width
    top = column.bottom - BOX_MM
    boxes = (
        (law.labels.best_before, Box(column.left, top, split - PAD_MM / 2, column.bottom)),
        (law.labels.lot, Box(split + PAD_MM / 2, top, column.right, column.bottom)),
    )
    paths: list[Path] = []
    for words, box in boxes:
        y = box.top + 0.7 + setter.cap_height
        paths.append(framed(box))
        paths.append(setter.placed(setter.word(words.en, "en"), box.left + 0.8, y))
        paths.append(setter.placed(setter.word(words.he, "he"), box.right - 0.8, y, "right"))
    return paths


def _net_setter(law: LegalSheet, bar: Bar, setter: Setter) -> Setter:
    tall = law.net_height.least_for(bar.net_g) * 1.05
    return setter.sized(max(1.25, tall / setter.cap_height))


def _net_words(law: LegalSheet, bar: Bar) -> tuple[str, str]:
    return law.labels.net.said("en", grams=f"{bar.net_g:g}"), law.labels.net.said(
        "he", grams=f"{bar.net_g:g}"
    )


def _net_weight(law: LegalSheet, bar: Bar, setter: Setter, box: Box) -> list[Path]:
    english, hebrew = _net_words(law, bar)
    x, y = box.center[0], box.center[1] - 0.2 * setter.leading
    return [
        setter.placed(setter.word(english, "en", bold=True), x, y, "center"),
        setter.placed(setter.word(hebrew, "he", bold=True), x, y + setter.leading, "center"),
    ]


def _barcode(item: str, inner: Box, above: float, beside: float) -> Barcode:
    """The largest EAN-13 that fits below the table; at the least width its bars may be lower."""
    room = inner.height - above - PAD_MM / 2
    for x_mm in EAN_X_STEPS:
        whole = ean13_bars(item, x_mm, EAN_HEIGHT_MM * x_mm / EAN_X_MM)
        if whole.box.height <= room and whole.box.width + beside < 0.45 * inner.width:
            return whole
    below = whole.box.height - EAN_HEIGHT_MM * x_mm / EAN_X_MM
    full = EAN_HEIGHT_MM * x_mm / EAN_X_MM
    return ean13_bars(item, x_mm, max(EAN_LEAST_HEIGHT_MM, min(full, room - below)))


def _digits(barcode: Barcode, setter: Setter, at: Affine) -> list[Path]:
    paths = []
    for digit in barcode.digits:
        size = setter.sized(0.95 * digit.height_mm / setter.cap_height)
        x, y = at.apply(*digit.center)
        paths.append(
            size.placed(size.word(digit.digit, "en"), x, y + size.cap_height / 2, "center")
        )
    return paths


def framed(box: Box) -> Path:
    """A thin frame inside a box."""
    hole = box.grown(-RULE_MM)
    ring = [(hole.left, hole.top), (hole.left, hole.bottom)]
    ring += [(hole.right, hole.bottom), (hole.right, hole.top)]
    return Path.rectangle(box) + Path.polygon(ring)


def joined(paths: Iterable[Path]) -> Path:
    """All outlines as one."""
    whole, *rest = paths
    for path in rest:
        whole = whole + path
    return whole
