"""What only stitches tell of a patch is told with a way out that was sewn and measured."""

from __future__ import annotations

import pytest

from configurator.model.design import Design, PartDesign
from configurator.model.layers import Layer, Lettering, Motif, Outline, Placement
from configurator.studio.checks.sewn import SAYINGS, sewn
from configurator.studio.counter import Counter
from configurator.studio.fitting import applied
from configurator.studio.workbench import Workbench

THREADS = ("isacord-0015", "isacord-1904", "isacord-0608")


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Workbench:
    return Workbench(tmp_path_factory.mktemp("data"))


def face(bench: Workbench, size: str, ground: str | None, *layers: Layer, **given: str) -> Design:
    design = bench.families["patch"].new_design(None, size)
    for option, choice in given.items():
        design = design.with_option(option.replace("_", "-"), choice)
    return design.with_part("face", PartDesign(color=ground, layers=layers))


def piled(bench: Workbench) -> Design:
    """Two snowflakes on each other, with no room beside them."""
    flakes = [
        Motif(
            id=f"m{n}", motif="stamp-snowflake", width_mm=36, colors=(color,),
            placement=Placement(x_mm=40 + 0.9 * n, y_mm=40 + 0.8 * n, rotation_deg=23 * n),
        )
        for n, color in enumerate(THREADS[:2])
    ]  # fmt: skip
    return face(bench, "80", None, *flakes)


def bare(bench: Workbench) -> Design:
    """Small letters with fine openings on a ground that is not closed."""
    words = Lettering(
        id="w", text="be@home.co.il", font="frank-ruhl-black", size_mm=8.3357, color=THREADS[1],
        spacing_em=0.2, outline=Outline(width_mm=0.4062, color=THREADS[1]),
        placement=Placement(x_mm=45, y_mm=45),
    )  # fmt: skip
    return face(
        bench,
        "90",
        "isacord-4101",
        words,
        cover="three-quarters",
        shape="square",
        border="merrowed",
    )


@pytest.mark.parametrize(
    ("code", "make"), [("patch.too-dense", piled), ("patch.cloth-shows", bare)]
)
def test_what_is_told_of_stitches_is_mended_by_a_tap(
    bench: Workbench, code: str, make: object
) -> None:
    assert callable(make)
    design, counter = make(bench), Counter(bench)
    told = next(each for each in counter.all_problems(design) if each.code == code)
    assert told.at is not None and told.layer_id and told.remedies
    after = applied(bench.family(design), design, told.remedies[0].edit)
    assert code not in {each.code for each in sewn(bench, after)}
    assert counter.told_sewn(design, "he")["remedy"]


def test_sound_patches_and_what_is_printed_have_nothing_to_tell(bench: Workbench) -> None:
    star = Motif(id="m", motif="star", width_mm=30, placement=Placement(x_mm=40, y_mm=40))
    assert sewn(bench, face(bench, "80", "isacord-0250", star)) == ()
    assert sewn(bench, bench.families["wrapper"].new_design()) == ()
    assert Counter(bench).told_sewn(face(bench, "80", None, star), "en") == {}
    assert all(words.en and words.he for _, words in SAYINGS.values())


def test_what_lies_under_another_machines_rim_is_not_seen(bench: Workbench) -> None:
    word = Lettering(
        id="w", text="אהבה", font="frank-ruhl-libre", size_mm=38.8, color="isacord-2810",
        placement=Placement(x_mm=47.7, y_mm=68.6),
    )  # fmt: skip
    design = face(
        bench, "110", "isacord-0761", word, shape="shield", border="merrowed",
        cover="three-quarters",
    )  # fmt: skip
    assert sewn(bench, design) == ()
