"""Sessions as the flat stage leaves them, with something of every kind already on the product."""

from __future__ import annotations

from dataclasses import replace

from configurator.model.design import Design
from configurator.model.layers import PhotoRef
from configurator.model.words import Language
from configurator.studio.fitting import applied, dressed
from configurator.studio.session import FLAT, Session, begun
from configurator.studio.trays import drawing, lettering, patterning, photo, pictures, stamping
from configurator.studio.trays.parts import Outcome
from configurator.studio.workbench import Workbench

PHOTO = PhotoRef(id="a" * 64, width_px=3000, height_px=2000)
LINE = ((30.0, 30.0), (40.0, 34.0), (50.0, 30.0))


def shown(bench: Workbench, session: Session) -> Session:
    """The session once the flat stage has shown its part."""
    made = session.with_view(FLAT)
    for shape in bench.family(made.design).shapes(made.design, bench.library):
        if shape.part == made.part:
            bare = replace(shape, lines=(), under=(), over=())
            return made.seen(bare, shape.trim.box, ())
    return made


def begun_flat(
    bench: Workbench, family: str, language: Language = "en", theme: str | None = None
) -> Session:
    """A fresh session on a family's first part."""
    maker = bench.families[family]
    return shown(bench, begun(maker, maker.new_design(theme, None, language), language))


def taken(bench: Workbench, outcome: Outcome) -> Session:
    """The session after an outcome, as the studio takes it; wishes for a look are granted here."""
    session, edit, wish = outcome.session, outcome.edit, outcome.wish
    made: Design = session.design
    if edit is not None:
        made = applied(session.family, made, edit)
    if wish is not None:
        theme = str(wish.given["theme"])
        made = dressed(session.family, made, theme, session.language)
    return shown(bench, session.with_design(made))


def with_chosen(bench: Workbench, session: Session, kind: str, ref: PhotoRef = PHOTO) -> Session:
    """The session with a fresh layer of a kind on its part, chosen where its tool chooses it."""
    library = bench.library
    tool = {"drawing": "draw", "photo": "photo"}.get(kind, kind)
    session = shown(bench, session.with_tool(tool))
    match kind:
        case "lettering":
            outcome = lettering.choose(session, library, "text", "thank-you")
        case "photo":
            outcome = photo.taken(session, library, ref)
        case "motif":
            outcome = pictures.choose(session, library, "theme-animals", "cat")
        case "pattern":
            outcome = patterning.choose(session, library, "theme-hearts", "heart")
        case "stamps":
            picked = stamping.choose(session, library, "stamp", "star").session
            outcome = stamping.pressed(picked, library, 30, 30)
        case _:
            outcome = drawing.drawn(session, library, LINE)
    after = taken(bench, outcome)
    layers = after.design.part(after.part).layers
    newest = after.layer or (layers[0] if kind == "pattern" else layers[-1]).id
    return shown(bench, after.with_layer(newest))
