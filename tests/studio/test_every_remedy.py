"""Every problem the kiosk can tell of: said plainly, with taps that mend it on real products."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from configurator.families.wrapper.parts import legal_box
from configurator.model.design import Design, PartDesign
from configurator.model.layers import (
    Drawing,
    Layer,
    Lettering,
    Motif,
    Photo,
    PhotoRef,
    Placement,
    Stroke,
)
from configurator.model.problem import Problem
from configurator.studio.counter import Counter
from configurator.studio.fitting import applied
from configurator.studio.workbench import Workbench

SOURCES = Path(__file__).parents[2] / "configurator"
CODE = re.compile(r'(?:code="|_problem\(laid, ")([a-z.-]+)"(?: if \w+ else "([a-z.-]+)")?')
TOLD_ELSEWHERE = {"backup-failed", "photo-gone", "out-of-stock"}
"""Not of a design at all; of one opened again, and of the shop's stock: tests of their own."""

TECHNICAL = re.compile(
    r"\b(ppi|dpi|cmyk|rgb|icc|gamut|bleed|trim|pixels?|ink limit|resolution|mm|pt|Delta|profile"
    r"|separations?|overprint|layer|substrate|code|error)\b",
    re.IGNORECASE,
)

SIZE_NAME = re.compile(r"a \d+ mm patch")
"""What a patch's sizes are called."""

MIDDLE = {
    "wrapper": ("wrap", 72, 125),
    "shoe": ("quarter-outer", 90, 45),
    "patch": ("face", 40, 40),
}


def put(bench: Workbench, family: str, layer: Layer, part: str = "", **options: str) -> Design:
    design = bench.families[family].new_design()
    for option, choice in options.items():
        design = design.with_option(option, choice)
    part = part or MIDDLE[family][0]
    made = design.part(part).model_copy(update={"layers": (layer,)})
    return design.with_part(part, made)


def words(family: str, text: str = "Noa", **update: object) -> Lettering:
    _, x, y = MIDDLE[family]
    color = "isacord-0015" if family == "patch" else "cream" if family == "wrapper" else "black"
    plain = Lettering(
        id="words", placement=Placement(x_mm=x, y_mm=y), text=text, font="rubik", size_mm=9,
        color=color,
    )  # fmt: skip
    return plain.model_copy(update=update)


def taken(bench: Workbench, width: int, colors: tuple[str, str]) -> PhotoRef:
    picture = Image.new("RGB", (width, width), colors[0])
    picture.paste(colors[1], (width // 2, 0, width, width))
    file = bench.data / "taken.png"
    file.parent.mkdir(parents=True, exist_ok=True)
    picture.save(file)
    return bench.photos.take_in(file)


def photo(bench: Workbench, width: int, *colors: str, family: str = "wrapper") -> Photo:
    _, x, y = MIDDLE[family]
    ref = taken(bench, width, (colors[0], colors[1]) if colors else ("#b09a88", "#8a7f70"))
    return Photo(
        id="photo", placement=Placement(x_mm=x, y_mm=y), photo=ref, width_mm=40, height_mm=40
    )


def line(family: str, width_mm: float, color: str = "black") -> Drawing:
    _, x, y = MIDDLE[family]
    stroke = Stroke(points=((-15, 0), (0, 4), (15, 0)), width_mm=width_mm, color=color)
    return Drawing(id="pen", placement=Placement(x_mm=x, y_mm=y), strokes=(stroke,))


def on_the_label(bench: Workbench, layer: Layer) -> Layer:
    box = legal_box(bench.families["wrapper"].sheet(put(bench, "wrapper", layer)))  # type: ignore[attr-defined]
    spot = Placement(x_mm=box.center[0], y_mm=box.center[1], rotation_deg=180)
    return layer.model_copy(update={"placement": spot})


def at(layer: Layer, x: float, y: float, turn: float = 0) -> Layer:
    spot = Placement(x_mm=x, y_mm=y, rotation_deg=turn)
    return layer.model_copy(update={"placement": spot})


def sheet_of(bench: Workbench, **options: str):  # type: ignore[no-untyped-def]
    return bench.families["wrapper"].sheet(put(bench, "wrapper", words("wrapper"), **options))


def crowded(bench: Workbench) -> Design:
    colors = ("red", "gold", "navy", "forest", "violet", "pink", "orange", "teal")
    stars = tuple(
        Motif(
            id=f"s{k}",
            motif="stamp-star",
            width_mm=12,
            colors=(color,),
            placement=Placement(
                x_mm=40 + 24 * math.cos(k * 0.785), y_mm=40 + 24 * math.sin(k * 0.785)
            ),
        )
        for k, color in enumerate(colors)
    )
    design = bench.families["patch"].new_design(None, "80")
    return design.with_part("face", PartDesign(layers=stars))


def colored(design: Design, part: str, color: str, **update: object) -> Design:
    made = design.part(part).model_copy(update={"color": color, **update})
    return design.with_part(part, made)


Make = Callable[[Workbench], Design]
CASES: list[tuple[str, Make]] = [
    ("empty-words", lambda b: put(b, "wrapper", words("wrapper", " "))),
    ("missing-letters", lambda b: put(b, "wrapper", words("wrapper", "Noa 漢"))),
    ("small-words", lambda b: put(b, "wrapper", words("wrapper", size_mm=1.2))),
    ("words-cut-off", lambda b: put(b, "wrapper", at(words("wrapper"), 1, 90))),
    ("words-near-edge", lambda b: put(b, "wrapper", at(words("wrapper"), 10.5, 100))),
    ("words-hidden", lambda b: put(b, "wrapper", on_the_label(b, words("wrapper")))),
    ("words-unseen", lambda b: put(b, "shoe", words("shoe", color="cream"))),
    ("thin-line", lambda b: put(b, "wrapper", line("wrapper", 0.05))),
    ("photo-too-small", lambda b: put(b, "wrapper", photo(b, 120))),
    ("photo-too-small", lambda b: put(b, "shoe", photo(b, 40, family="shoe"))),
    ("photo-soft", lambda b: put(b, "wrapper", photo(b, 300))),
    ("photo-shifted", lambda b: put(b, "wrapper", photo(b, 900, "#00ff40", "#2010ff"))),
    ("photo-shifted", lambda b: put(b, "wrapper", photo(b, 900), paper="kraft")),
    (
        "photo-shifted",
        lambda b: put(b, "wrapper", photo(b, 900, "#00ff40", "#2010ff"), paper="kraft"),
    ),
    (
        "photo-shifted",
        lambda b: put(b, "shoe", photo(b, 900, "#00ff40", "#2010ff", family="shoe")),
    ),
    (
        "color-shifted",
        lambda b: put(b, "wrapper", words("wrapper", color="teal"), paper="kraft"),
    ),
    ("words-fuzzy", lambda b: put(b, "wrapper", words("wrapper", size_mm=2.6, color="espresso"))),
    ("out-of-sight", lambda b: put(b, "wrapper", at(photo(b, 900), -90, 90))),
    (
        "words-on-fold",
        lambda b: put(b, "wrapper", at(words("wrapper", "Shalom"), 72, sheet_of(b).front.top)),
    ),
    (
        "words-under-tuck",
        lambda b: put(
            b,
            "wrapper",
            at(words("wrapper", "Shalom"), sheet_of(b, kind="fold-end").back.left + 6, 20, 90),
            kind="fold-end",
        ),
    ),
    (
        "words-upside-down",
        lambda b: put(b, "wrapper", at(words("wrapper"), 72, sheet_of(b).back.bottom - 9)),
    ),
    ("photo-under-label", lambda b: put(b, "wrapper", on_the_label(b, photo(b, 900)))),
    (
        "words-melting",
        lambda b: put(b, "wrapper", words("wrapper", color="cocoa"), backdrop="dots"),
    ),
    (
        "shoe.unprintable",
        lambda b: colored(
            put(b, "shoe", words("shoe", "HI")), "quarter-outer", "sand", material="suede"
        ),
    ),
    (
        "shoe.heel-text-too-long",
        lambda b: put(b, "shoe", at(words("shoe", "ABCDEFGHI", size_mm=7), 57, 36), "heel-counter"),
    ),
    (
        "shoe.words-under-seam",
        lambda b: put(b, "shoe", at(words("shoe", "SEAM", size_mm=16), 102, 70)),
    ),
    ("shoe.too-fine", lambda b: put(b, "shoe", line("shoe", 0.3))),
    (
        "patch.border-shape",
        lambda b: put(b, "patch", words("patch"), shape="heart", border="merrowed"),
    ),
    (
        "patch.free-empty",
        lambda b: b.families["patch"].new_design(None, "80").with_option("shape", "free"),
    ),
    (
        "patch.larger-than-size",
        lambda b: put(b, "patch", words("patch", "TOO LONG FOR IT", size_mm=20), shape="free"),
    ),
    ("patch.too-many-threads", crowded),
    ("patch.too-thin", lambda b: put(b, "patch", line("patch", 0.4, "red"))),
    ("patch.thin", lambda b: put(b, "patch", line("patch", 0.9, "red"))),
    ("patch.letters-small", lambda b: put(b, "patch", words("patch", "SMALL", size_mm=4.5))),
    (
        "patch.under-border",
        lambda b: put(b, "patch", at(words("patch", "EDGE", size_mm=16), 70, 40)),
    ),
    (
        "patch.closes-up",
        lambda b: put(
            b,
            "patch",
            words("patch", "BABE", size_mm=8, font="rubik-black", spacing_em=0.1),
        ),
    ),
    (
        "patch.photo",
        lambda b: put(
            b,
            "patch",
            photo(b, 900).model_copy(
                update={
                    "placement": Placement(x_mm=40, y_mm=40),
                    "photo": PhotoRef(id="0" * 64, width_px=900, height_px=900),
                }
            ),
        ),
    ),
]


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Workbench:
    return Workbench(tmp_path_factory.mktemp("shop") / "data")


def codes_of(found: tuple[Problem, ...], layer: str | None) -> set[str]:
    return {each.code for each in found if each.layer_id == layer}


@pytest.mark.parametrize(("code", "make"), CASES, ids=[code for code, _ in CASES])
def test_one_tap_mends_it_and_breaks_nothing_else(code: str, make: Make, bench: Workbench) -> None:
    design, counter = make(bench), Counter(bench)
    family, before = bench.family(design), counter.problems(design)
    told = [each for each in before if each.code == code]
    assert told, [each.code for each in before]
    for problem in told:
        assert problem.remedies, f"{code} has no way out"
        stops = {each.code for each in before if each.weight == "stop"}
        for remedy in problem.remedies:
            after = counter.problems(applied(family, design, remedy.edit))
            assert code not in codes_of(after, problem.layer_id), remedy.words.en
            assert {each.code for each in after if each.weight == "stop"} <= stops, remedy.words.en
        for said in (problem.words, *(remedy.words for remedy in problem.remedies)):
            assert not TECHNICAL.search(SIZE_NAME.sub("", said.en)), said.en
            assert "{" not in said.en + said.he and any("א" <= c <= "ת" for c in said.he)


def test_the_table_walks_every_problem_there_is() -> None:
    files = [*SOURCES.glob("families/*/*checks.py"), *SOURCES.glob("studio/checks/*.py")]
    named = {code for file in files for pair in CODE.findall(file.read_text()) for code in pair}
    assert named - {""} - TOLD_ELSEWHERE == {code for code, _ in CASES}


def test_a_photo_too_small_can_be_exchanged_as_well(bench: Workbench) -> None:
    told = Counter(bench).told(put(bench, "wrapper", photo(bench, 120)), "en")["problem"]
    assert (told["remedy"], told["other"], told["other_edit"]) == (
        "Make smaller", "Another photo", "",
    )  # fmt: skip
