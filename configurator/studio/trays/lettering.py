"""Words: what they say, their letters, color, outline, size, arch, lines and spacing."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from configurator.ground.direction import reads_right_to_left
from configurator.model.design import Design
from configurator.model.edits import Edit
from configurator.model.layers import Lettering
from configurator.model.library import Library
from configurator.model.words import Words
from configurator.studio.session import Session
from configurator.studio.trays import arranging
from configurator.studio.trays.gauges import dials, gauge_row, layer_row, offered, slid
from configurator.studio.trays.parts import ARRANGE, COLOR, Facet, Outcome, Row, Tile, swatches
from configurator.tools import lettering, rewording

TEXT = Facet("text", Words(en="Words", he="מילים"), "words")
FONT = Facet("font", Words(en="Letters", he="אותיות"), "edit")
OUTLINE = Facet("outline", Words(en="Outline", he="קו מתאר"), "border")
ALIGN = Facet("align", Words(en="Lines begin", he="תחילת השורות"), "align-left")
FIT = Facet("fit", Words(en="Lines", he="שורות"), "text-size")
DIALS = dials(lettering.PARAMETERS, {"arc": "arch"})

PHRASES: dict[str, Words] = {
    "happy-birthday": Words(en="Happy birthday!", he="יום הולדת שמח!"),
    "mazal-tov": Words(en="Mazal tov!", he="מזל טוב!"),
    "thank-you": Words(en="Thank you", he="תודה רבה"),
    "love-you": Words(en="Love you", he="אוהבים אותך"),
    "with-love": Words(en="With love", he="באהבה"),
    "well-done": Words(en="Well done!", he="כל הכבוד!"),
    "best-dad": Words(en="Best dad", he="אבא הכי טוב"),
    "best-mom": Words(en="Best mom", he="אמא הכי טובה"),
}
WRITE = Words(en="Write your own", he="לכתוב משהו")
MORE_WORDS = Words(en="More words", he="עוד מילים")
YOUR_WORDS = Words(en="Your words", he="המילים שלך")
SAMPLE = Words(en="Abc", he="אבג")
NO_OUTLINE = Words(en="No outline", he="בלי קו מתאר")
FITS: dict[lettering.Fit, tuple[Words, str]] = {
    "shrink": (Words(en="One line, made to fit", he="שורה אחת שנכנסת"), "zoom-out"),
    "wrap": (Words(en="Several lines", he="כמה שורות"), "words"),
    "fixed": (Words(en="As long as it is", he="באורך שיוצא"), "text-size"),
}
ALIGNS = {
    "start": Words(en="At the start", he="בתחילת השורה"),
    "center": Words(en="In the middle", he="באמצע השורה"),
    "end": Words(en="At the end", he="בסוף השורה"),
}
FONT_SAMPLE = 7
NAME = "name:"
"""A tile that writes somebody's name begins with this."""


def facets(session: Session, library: Library) -> tuple[Facet, ...]:
    """Phrases to begin with; every side of the words once some are chosen."""
    layer = session.chosen
    if not isinstance(layer, Lettering):
        return (TEXT,)
    able = offered(DIALS, layer)
    lines = layer.fit == "wrap" or "\n" in layer.text
    if layer.fit == "fixed":
        able.pop("box-width", None)
    if not lines:
        able.pop("line-height")
    first = (TEXT, FONT, COLOR, able.pop("size"), able.pop("arch"), OUTLINE)
    border = tuple(able.pop(name) for name in ("outline-width",) if name in able)
    return (*first, *border, FIT, *((ALIGN,) if lines else ()), *able.values(), ARRANGE)


def row(session: Session, library: Library, facet: str) -> Row:
    """The row of one side of the words."""
    layer = session.chosen
    if not isinstance(layer, Lettering):
        return Row(tiles=_phrases(session, WRITE))
    if facet == "size":
        return gauge_row(DIALS[facet], lettering.shown_size(layer, library), session, library)
    if facet in DIALS:
        return layer_row(DIALS, facet, layer, session, library)
    match facet:
        case "font":
            return Row(tiles=_fonts(session, library, layer), wide=True)
        case "color":
            return swatches(session, library, layer.color)
        case "outline":
            chosen = layer.outline.color if layer.outline else None
            return swatches(session, library, chosen, NO_OUTLINE)
        case "fit":
            return Row(tiles=_fits(session, layer), wide=True)
        case "align":
            return Row(tiles=_aligns(session, layer))
        case "arrange":
            return arranging.moves(session)
    return Row(tiles=_phrases(session, MORE_WORDS), writing=True)


def _phrases(session: Session, write: Words) -> tuple[Tile, ...]:
    first = Tile("write", session.said(write), icon="edit")
    return (first, *(Tile(name, session.said(words)) for name, words in PHRASES.items()))


def _fonts(session: Session, library: Library, layer: Lettering) -> tuple[Tile, ...]:
    sample = _sample(layer.text) or session.said(SAMPLE)
    return tuple(
        Tile(
            font.id,
            font.words[session.language],
            recipe=f"font:{font.id}:{sample}",
            chosen=font.id == layer.font,
        )
        for font in library.fonts.families
    )


def _fits(session: Session, layer: Lettering) -> tuple[Tile, ...]:
    return tuple(
        Tile(name, session.said(words), icon=icon, chosen=name == layer.fit)
        for name, (words, icon) in FITS.items()
    )


def _aligns(session: Session, layer: Lettering) -> tuple[Tile, ...]:
    start, end = ("right", "left") if reads_right_to_left(layer.text) else ("left", "right")
    icons = {"start": f"align-{start}", "center": "align-center", "end": f"align-{end}"}
    return tuple(
        Tile(name, session.said(words), icon=icons[name], chosen=name == layer.align)
        for name, words in ALIGNS.items()
    )


def _sample(text: str) -> str:
    """The first words of a text that fit a tile; a long first word is cut."""
    sample = ""
    for word in text.split():
        if len(sample) + len(word) >= FONT_SAMPLE and sample:
            break
        sample = f"{sample} {word}".strip()
    return sample[: FONT_SAMPLE + 3]


def choose(session: Session, library: Library, facet: str, item: str) -> Outcome:
    """Begin with a phrase, or change one side of the chosen words."""
    layer = session.chosen
    if facet == "arrange":
        return arranging.arranged(session, library, item)
    if not isinstance(layer, Lettering) or (facet == "text" and item == "write"):
        return _added(session, library, item)
    if facet == "fit":
        return _fitted(session, library, layer, cast(lettering.Fit, item))
    if facet == "text":
        return rewritten(session, library, _said_by(session, item))
    return Outcome(session, _edit(layer, library, facet, item))


def _edit(layer: Lettering, library: Library, facet: str, item: str) -> Edit:
    match facet:
        case "font":
            return rewording.in_font(layer, item, library)
        case "color":
            return lettering.in_color(layer, item)
        case "outline":
            return lettering.outlined(layer, None if item == "none" else item)
    return lettering.aligned(layer, cast(lettering.Align, item))


def _fitted(session: Session, library: Library, layer: Lettering, fit: lettering.Fit) -> Outcome:
    area = session.area(library)
    if area is None:
        return Outcome(session, asked="area")
    return Outcome(session, lettering.fitted(layer, area, fit))


def _added(session: Session, library: Library, item: str) -> Outcome:
    area = session.area(library)
    if area is None:
        return Outcome(session, asked="area")
    edit = lettering.added(session.design, area, library, _said_by(session, item))
    after = replace(session, layer=edit.layer.id, tool="lettering", facet="text")
    return Outcome(after, edit, "text")


def _said_by(session: Session, item: str) -> str:
    """What a tile writes: a name, or one of our phrases."""
    if item.startswith(NAME):
        return item.removeprefix(NAME)
    return session.said(PHRASES.get(item, YOUR_WORDS))


def slide(session: Session, library: Library, facet: str, value: float) -> Outcome:
    """One measure of the chosen words."""
    layer = session.chosen
    if not isinstance(layer, Lettering):
        return Outcome(session)
    if facet == "size":
        return Outcome(session, lettering.sized(layer, value, library))
    return slid(DIALS, facet, layer, value, session)


def rewritten(
    session: Session, library: Library, text: str, before: Design | None = None
) -> Outcome:
    """The chosen words saying something else, in the place they have, or had in a design before."""
    layer = session.chosen
    if not isinstance(layer, Lettering):
        return Outcome(session)
    found = before.layer(layer.id) if before is not None else None
    since = found[1] if found is not None and isinstance(found[1], Lettering) else layer
    shape = session.shape if session.shape and session.shape.part == session.part else None
    return Outcome(session, rewording.reworded(session.design, since, text, library, shape))
