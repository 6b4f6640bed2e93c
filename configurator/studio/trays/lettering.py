"""Words: what they say, their letters, color, outline, size, arch and spacing."""

from __future__ import annotations

from dataclasses import replace

from configurator.model.edits import AddLayer
from configurator.model.layers import Lettering, Outline, Placement
from configurator.model.library import Library
from configurator.model.words import Words
from configurator.studio.session import Session
from configurator.studio.trays import arranging
from configurator.studio.trays.parts import (
    ARRANGE,
    COLOR,
    DEGREES,
    MM,
    NOTHING,
    SIZE,
    Facet,
    Gauge,
    Outcome,
    Row,
    Tile,
    changed,
    readable_color,
    swatches,
)

TEXT = Facet("text", Words(en="Words", he="מילים"), "words")
FONT = Facet("font", Words(en="Letters", he="אותיות"), "edit")
OUTLINE = Facet("outline", Words(en="Outline", he="קו מתאר"), "border")
ARCH = Facet("arch", Words(en="Arch", he="קשת"), "rotate")
SPACING = Facet("spacing", Words(en="Spacing", he="ריווח"), "align-center")

PHRASES: tuple[tuple[str, Words], ...] = (
    ("write", Words(en="Write your own", he="לכתוב משהו")),
    ("happy-birthday", Words(en="Happy birthday!", he="יום הולדת שמח!")),
    ("mazal-tov", Words(en="Mazal tov!", he="מזל טוב!")),
    ("thank-you", Words(en="Thank you", he="תודה רבה")),
    ("love-you", Words(en="Love you", he="אוהבים אותך")),
    ("with-love", Words(en="With love", he="באהבה")),
    ("well-done", Words(en="Well done!", he="כל הכבוד!")),
    ("best-dad", Words(en="Best dad", he="אבא הכי טוב")),
    ("best-mom", Words(en="Best mom", he="אמא הכי טובה")),
)
MORE_WORDS = Words(en="More words", he="עוד מילים")
SHARE_OF_FOCUS = 0.17
"""First em of new words, as a share of the shorter side of what the stage shows."""

LEAST_LINE = 0.3
"""Even beside an edge, a line may grow to this share of the room before it shrinks."""

OUTLINE_OF_EM = 0.06
FONT_SAMPLE = 7


def facets(session: Session, library: Library) -> tuple[Facet, ...]:
    """Phrases to begin with; every side of the words once some are chosen."""
    if not isinstance(session.chosen, Lettering):
        return (TEXT,)
    return (TEXT, FONT, COLOR, SIZE, ARCH, OUTLINE, SPACING, ARRANGE)


def row(session: Session, library: Library, facet: str) -> Row:
    """The row of one side of the words."""
    layer = session.chosen
    if not isinstance(layer, Lettering):
        return Row(tiles=_phrases(session))
    match facet:
        case "font":
            return Row(tiles=_fonts(session, library, layer), wide=True)
        case "color":
            return swatches(session, library, layer.color)
        case "outline":
            chosen = layer.outline.color if layer.outline else None
            return swatches(session, library, chosen, Words(en="No outline", he="בלי קו מתאר"))
        case "size":
            return Row("slider", gauge=Gauge(SIZE.words, 3, 60, 0.5, layer.size_mm, MM))
        case "arch":
            return Row("slider", gauge=Gauge(ARCH.words, -180, 180, 5, layer.arc_deg, DEGREES))
        case "spacing":
            return Row(
                "slider", gauge=Gauge(SPACING.words, -5, 60, 1, layer.spacing_em * 100, NOTHING)
            )
        case "arrange":
            return arranging.moves(session)
    more = Tile("write", session.said(MORE_WORDS), icon="edit")
    return Row(tiles=(more, *_phrases(session)[1:]), writing=True)


def _phrases(session: Session) -> tuple[Tile, ...]:
    first = Tile("write", session.said(PHRASES[0][1]), icon="edit")
    return (first, *(Tile(name, session.said(words)) for name, words in PHRASES[1:]))


def _fonts(session: Session, library: Library, layer: Lettering) -> tuple[Tile, ...]:
    sample = _sample(layer.text) or session.said(Words(en="Abc", he="אבג"))
    return tuple(
        Tile(
            font.id,
            font.words[session.language],
            recipe=f"font:{font.id}:{sample}",
            chosen=font.id == layer.font,
        )
        for font in library.fonts.families
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
    if not isinstance(layer, Lettering):
        return _added(session, library, item)
    match facet:
        case "font":
            return changed(session, layer, font=item)
        case "color":
            return changed(session, layer, color=item)
        case "outline":
            return changed(session, layer, outline=_outline(layer, item))
        case "arrange":
            return arranging.arranged(session, item)
    if item == "write":
        return _added(replace(session, layer=None), library, item)
    return changed(session, layer, text=session.said(dict(PHRASES)[item]))


def _outline(layer: Lettering, item: str) -> Outline | None:
    if item == "none":
        return None
    width = layer.outline.width_mm if layer.outline else round(layer.size_mm * OUTLINE_OF_EM, 2)
    return Outline(width_mm=width, color=item)


def _added(session: Session, library: Library, item: str) -> Outcome:
    short = min(session.focus.width, session.focus.height)
    em = round(max(5.0, short * SHARE_OF_FOCUS), 1)
    name = session.design.free_layer_id()
    text = "" if item == "write" else session.said(dict(PHRASES)[item])
    x, y = session.free_spot(min(session.safe.width * 0.9, em * 0.55 * max(4, len(text))), em)
    layer = Lettering(
        id=name,
        placement=Placement(x_mm=x, y_mm=y),
        text=text or session.said(Words(en="Your words", he="המילים שלך")),
        font=_usual_font(session, library),
        size_mm=em,
        color=readable_color(session, library),
        fit="shrink",
        box_width_mm=_room_around(session, x),
    )
    after = replace(session, layer=name, tool="lettering", facet="text")
    return Outcome(after, AddLayer(part=session.part, layer=layer), "text")


def _room_around(session: Session, x_mm: float) -> float:
    """The widest line centered on a spot that stays inside; longer words grow smaller to fit."""
    safe = session.safe
    side = min(x_mm - safe.left, safe.right - x_mm)
    return round(max(safe.width * LEAST_LINE, min(safe.width * 0.9, 2 * side)), 1)


def _usual_font(session: Session, library: Library) -> str:
    """The font of the words already there, so a design keeps one voice."""
    used = [
        layer.font
        for part in session.design.parts.values()
        for layer in part.layers
        if isinstance(layer, Lettering)
    ]
    return used[-1] if used else library.fonts.families[0].id


def slide(session: Session, library: Library, facet: str, value: float) -> Outcome:
    """Size, arch or spacing of the chosen words."""
    layer = session.chosen
    if not isinstance(layer, Lettering):
        return Outcome(session)
    match facet:
        case "size":
            return changed(session, layer, size_mm=value)
        case "arch":
            return changed(session, layer, arc_deg=value)
        case "spacing":
            return changed(session, layer, spacing_em=value / 100)
    return Outcome(session)


def rewritten(session: Session, text: str) -> Outcome:
    """The chosen words saying something else."""
    layer = session.chosen
    return changed(session, layer, text=text) if isinstance(layer, Lettering) else Outcome(session)
