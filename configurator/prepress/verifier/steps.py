"""Processing steps: layers that say what becomes of the sheet (ISO 19593-1), and their lines."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pikepdf
from pikepdf import Array, Dictionary, Name

from configurator.prepress.verifier import file_sayings, page_sayings
from configurator.prepress.verifier.boxes import Sheet
from configurator.prepress.verifier.drawing import meet
from configurator.prepress.verifier.findings import Notebook
from configurator.prepress.verifier.limits import Limits
from configurator.prepress.verifier.marks import Mark, Painted

STRUCTURAL = frozenset(
    """Cutting PartialCutting ReversePartialCutting Creasing ReverseCreasing CuttingCreasing
    ReverseCuttingCreasing PartialCuttingCreasing ReversePartialCuttingCreasing Drilling Gluing
    FoilStamping ColdFoilStamping Embossing Debossing Perforating Bleed VarnishFree InkFree
    InkVarnishFree Folding Punching Stapling""".split()  # noqa: SIM905
)
POSITIONS = frozenset({"Hologram", "Barcode", "ContentArea", "CodingMarking", "Imprinting"})
GROUPS: dict[str, frozenset[str] | None] = {
    "Structural": STRUCTURAL,
    "Positions": POSITIONS,
    "Braille": None,
    "Legend": None,
    "Dimensions": None,
    "White": None,
    "Varnish": None,
}
"""Groups of processing steps and the types each has, None where it has none."""
PRINTED = frozenset({"Braille", "White", "Varnish"})
LINE_NAME = re.compile(
    r"(?i)^(cut ?contour|cut|die ?-?(line|cut)?|crease|fold(ing)?|perf(oration)?|thru-?cut|"
    r"kiss-?cut|glue|stanz(e|linie)?|rill(ung)?)$"
)
"""What separations of tools are called in practice, where nothing else says what they are."""
EVERY_PLATE = "All"


def judge_layers(pdf: pikepdf.Pdf, book: Notebook) -> dict[str, str]:
    """The file's processing steps as "Group/Type" by the name of their layer."""
    properties = pdf.Root.get("/OCProperties")
    if not isinstance(properties, Dictionary):
        return {}
    shown = properties.get("/D")
    if not isinstance(shown, Dictionary):
        shown = Dictionary()
    if "/AS" in shown or any("/AS" in each for each in _array(properties.get("/Configs"))):
        book.note(file_sayings.LAYERS_SWITCH)
    listed = set(_listed(shown.get("/Order"), 0))
    off = {each.objgen for each in _array(shown.get("/OFF"))}
    dark = shown.get("/BaseState") == Name.OFF
    lit = {each.objgen for each in _array(shown.get("/ON"))}
    steps: dict[str, str] = {}
    for group in _array(properties.get("/OCGs")):
        name = str(group.get("/Name", ""))
        if group.objgen in off or (dark and group.objgen not in lit):
            book.note(file_sayings.LAYER_OFF, name=name)
        if group.objgen not in listed:
            book.note(file_sayings.LAYER_UNLISTED, name=name)
        step = _step_of(group)
        if step is not None:
            steps[name] = "/".join(step)
            if not _known(*step):
                book.note(file_sayings.STEP_UNKNOWN, name=name, step="/".join(step))
    return steps


def hide_white(pdf: pikepdf.Pdf) -> bool:
    """Switch off the layers that are printed in white below the inks; whether there are any."""
    properties = pdf.Root.get("/OCProperties")
    if not isinstance(properties, Dictionary) or not isinstance(properties.get("/D"), Dictionary):
        return False
    groups = _array(properties.get("/OCGs"))
    white = [group for group in groups if (_step_of(group) or ("",))[0] == "White"]
    shown = properties["/D"]
    shown["/OFF"] = Array([*_array(shown.get("/OFF")), *white])
    return bool(white)


def _step_of(group: Dictionary) -> tuple[str, str] | None:
    said = group.get("/GTS_Metadata")
    if not isinstance(said, Dictionary):
        return None
    return str(said.get("/GTS_ProcStepsGroup", "/"))[1:], str(said.get("/GTS_ProcStepsType", "/"))[
        1:
    ]


def _known(group: str, kind: str) -> bool:
    if group not in GROUPS:
        return False
    kinds = GROUPS[group]
    return kind in kinds if kinds is not None else kind == ""


def _array(said: object) -> list[Dictionary]:
    held = list(said) if isinstance(said, Array) else []
    return [each for each in held if isinstance(each, Dictionary)]


def _listed(said: object, depth: int) -> Iterable[tuple[int, int]]:
    if not isinstance(said, Array) or depth > 16:
        return
    for each in said:
        if isinstance(each, Dictionary):
            yield each.objgen
        else:
            yield from _listed(each, depth + 1)


def step_spots(painted: Painted) -> frozenset[str]:
    """The separations of a page that are tools and no ink: drawn on layers of their own name."""
    return frozenset(
        spot for mark in painted.marks for spot in mark.spots if spot in mark.layers
    ) | frozenset(spot for mark in painted.marks for spot in mark.spots if LINE_NAME.match(spot))


def judge_steps(painted: Painted, sheet: Sheet, steps: dict[str, str], book: Notebook) -> None:
    """Lines of tools lie on their layers, and printing ink does not."""
    for mark in painted.marks:
        spots = [spot for spot in mark.spots if spot != EVERY_PLATE]
        on = next((name for name in reversed(mark.layers) if name in steps), None)
        if on is None:
            for spot in spots:
                if spot in steps and mark.layers:
                    book.note(
                        page_sayings.STEP_WRONG_LAYER, mark.box, spot=spot, layer=mark.layers[-1]
                    )
                elif LINE_NAME.match(spot) and _inside(mark, sheet):
                    book.note(page_sayings.STEP_UNNAMED, mark.box, spot=spot)
            continue
        group = steps[on].partition("/")[0]
        if not mark.spots and group not in PRINTED and group != "Legend":
            space = (mark.space or mark.color.space).kind
            book.note(page_sayings.STEP_IN_INK, mark.box, name=on, space=space)
        for spot in spots:
            if spot in steps and spot != on:
                book.note(page_sayings.STEP_WRONG_LAYER, mark.box, spot=spot, layer=on)


def judge_white(painted: Painted, steps: dict[str, str], limits: Limits, book: Notebook) -> None:
    """On stock that shows through, inks without a white below them have other colors."""
    white = {name for name, step in steps.items() if step.partition("/")[0] == "White"}
    inked = any(mark.box is not None and not mark.layers for mark in painted.marks)
    if limits.white and inked and not any(white & set(mark.layers) for mark in painted.marks):
        book.note(page_sayings.WHITE_GONE, None, stock=limits.substrate)


def _inside(mark: Mark, sheet: Sheet) -> bool:
    return mark.box is not None and meet(mark.box, sheet.bleed)


def judge_empty_steps(pages: Iterable[Painted], steps: dict[str, str], book: Notebook) -> None:
    """A step that is announced and not drawn is a sheet that would not be cut."""
    drawn = {name for painted in pages for mark in painted.marks for name in mark.layers}
    for name in sorted(set(steps) - drawn):
        book.note(file_sayings.STEP_EMPTY, name=name)


def cut_outline(painted: Painted, steps: dict[str, str]) -> tuple[tuple[float, float], ...]:
    """The largest closed line of a cutting step, in mm; empty where there is none."""
    found = [
        mark.outline
        for mark in painted.marks
        if mark.outline and any(steps.get(name) == "Structural/Cutting" for name in mark.layers)
    ]
    return max(found, key=_reach, default=())


def _reach(line: tuple[tuple[float, float], ...]) -> float:
    xs, ys = [x for x, _ in line], [y for _, y in line]
    return (max(xs) - min(xs)) * (max(ys) - min(ys))
