"""The rows of a job ticket: facts, spelled texts, parts, threads, and the picture for its card."""

from __future__ import annotations

import io

from PIL import Image

from configurator.ground.geometry import Box
from configurator.ground.graphemes import graphemes
from configurator.model.words import Words
from configurator.prepress import ticket_words as said
from configurator.prepress.ink_stream import Light
from configurator.prepress.lettering import Type
from configurator.prepress.press_canvas import EncodedPicture
from configurator.prepress.thread_list import ThreadLine
from configurator.prepress.ticket_parts import PartLine
from configurator.prepress.ticket_sheet import (
    CARD,
    INNER,
    LABEL_MM,
    PLAIN,
    QUIET,
    STRONG,
    TEXT,
    TicketSheet,
)

PART_ROW_MM = 10.5
THREAD_ROW_MM = 8.0
ROW = Type(PLAIN, 3.4)
SMALL = Type(PLAIN, 2.9)
CHIP_MM, CHIP_PITCH_MM = 4.6, 5.4
SPELLED_AT_MOST = 40
"""Longer texts are counted instead of spelled: nobody checks them letter by letter."""
SPACE_MARK = "\N{MIDDLE DOT}"
PICTURE_PX_PER_MM = 12

NUMBER_X, NAME_X, SIZE_X, MATERIAL_X, COLOR_X = INNER.left, 27.0, 77.0, 111.0, 142.0


def draw_fact(sheet: TicketSheet, row: Box, what: Words, which: Words, color: Light) -> None:
    """A quiet label with its value beneath, over a hairline."""
    scale = min(1.0, row.height / 11.0)
    label = Box(row.left, row.top, row.right, row.top + 2.6 * scale)
    sheet.pair(what, label, Type(PLAIN, LABEL_MM * scale), QUIET)
    value = Box(row.left, label.bottom, row.right, row.top + 7.8 * scale)
    face = Type(PLAIN if color is TEXT else STRONG, 4.4 * scale)
    if which.en == which.he:
        sheet.left(which.en, value, face, color)
    else:
        sheet.pair(which, value, face, color)
    sheet.rule(row.bottom - 1.2 * scale, row.left, row.right)


def draw_spelled(sheet: TicketSheet, row: Box, text: str) -> None:
    """A text letter by letter, spaces marked, between its count in both languages."""
    letters = [SPACE_MARK if letter.isspace() else letter for letter in graphemes(text)]
    count = sum(letter != SPACE_MARK for letter in letters)
    words = (said.LETTERS.said(language, count=count) for language in ("en", "he"))
    sheet.pair(Words(en=next(words), he=next(words)), row, Type(PLAIN, LABEL_MM), QUIET)
    if count <= SPELLED_AT_MOST:
        middle = Box(row.left + 30, row.top, row.right - 30, row.bottom)
        sheet.words(" ".join(letters), middle, ROW, TEXT, "center")


def draw_part(sheet: TicketSheet, y: float, part: PartLine, accent: Light) -> None:
    """Pieces, names, size, material and colors of a part."""
    upper, lower = y + 4.4, y + 8.4
    sheet.left(f"{part.pieces} ×", Box(NUMBER_X, y, NAME_X - 1, upper), ROW, accent)
    sheet.left(part.name.en, Box(NAME_X, y, SIZE_X - 3, upper), ROW)
    sheet.left(part.name.he, Box(NAME_X, y, SIZE_X - 3, lower), SMALL, QUIET)
    size = f"{part.width_mm:.1f} × {part.height_mm:.1f} {said.MILLIMETRES.en}"
    sheet.left(size, Box(SIZE_X, y, MATERIAL_X - 3, upper), ROW)
    if part.material is not None:
        sheet.left(part.material.en, Box(MATERIAL_X, y, COLOR_X - 2, upper), ROW)
        sheet.left(part.material.he, Box(MATERIAL_X, y, COLOR_X - 2, lower), SMALL, QUIET)
    for at, color in enumerate(part.colors):
        chip = Box.sized(CHIP_MM, CHIP_MM, COLOR_X + at * CHIP_PITCH_MM, y + 0.7)
        sheet.chip(chip, color)
    if part.color is not None and len(part.colors) > 1:
        sheet.pair(part.color, Box(COLOR_X, y, INNER.right, lower), SMALL, QUIET)
    elif part.color is not None:
        beside = COLOR_X + CHIP_PITCH_MM + 1
        sheet.left(part.color.en, Box(beside, y, INNER.right, upper), ROW)
        sheet.left(part.color.he, Box(beside, y, INNER.right, lower), SMALL, QUIET)
    sheet.rule(y + PART_ROW_MM - 0.8)


def draw_thread(sheet: TicketSheet, y: float, thread: ThreadLine, accent: Light) -> None:
    """Place, color, code, names and area of a thread."""
    line = y + 5.2
    sheet.left(f"{thread.place}", Box(NUMBER_X, y, NAME_X - 1, line), ROW, accent)
    sheet.chip(Box.sized(7.0, CHIP_MM, NAME_X, y + 1.6), thread.srgb)
    sheet.left(thread.code, Box(NAME_X + 11, y, SIZE_X - 3, line), ROW)
    names = Words(en=thread.name_en, he=thread.name_he)
    sheet.pair(names, Box(SIZE_X, y, INNER.right - 34, line), ROW)
    area = f"{thread.area_mm2 / 100:.1f} cm²"
    sheet.right(area, Box(INNER.right - 30, y, INNER.right, line), ROW, QUIET)
    sheet.rule(y + THREAD_ROW_MM - 0.2)


def encoded(picture: bytes, room: Box) -> tuple[EncodedPicture, Box]:
    """A picture on the card's color, brought to the size it is printed at, and where it goes."""
    with Image.open(io.BytesIO(picture), formats=("PNG", "JPEG")) as opened:
        image = opened.convert("RGBA")
    scale = min(room.width / image.width, room.height / image.height)
    width, height = image.width * scale, image.height * scale
    px = (round(width * PICTURE_PX_PER_MM), round(height * PICTURE_PX_PER_MM))
    if px[0] < image.width:
        # Premultiplied, or the colors of unseen pixels would bleed into the edge.
        image = image.convert("RGBa").resize(px, Image.Resampling.LANCZOS).convert("RGBA")
    ground = Image.new("RGBA", image.size, CARD.srgb)
    page = io.BytesIO()
    Image.alpha_composite(ground, image).convert("RGB").save(page, "JPEG", quality=90)
    made = EncodedPicture(page.getvalue(), *image.size, space="DeviceRGB", inverted=False)
    x, y = room.center
    return made, Box.sized(width, height, x - width / 2, y - height / 2)
