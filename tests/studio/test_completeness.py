"""Names a shop does not have are found before anything is made, each with a way out that works."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from configurator.model.design import Design, PartDesign
from configurator.model.edits import apply
from configurator.model.layers import (
    Drawing,
    Lettering,
    Motif,
    Outline,
    Pattern,
    Photo,
    PhotoRef,
    Placement,
    Stamps,
    Stroke,
)
from configurator.studio.completeness import missing
from configurator.studio.workbench import Workbench

HERE = Placement(x_mm=50, y_mm=50)
GONE = PhotoRef(id="0" * 64, width_px=100, height_px=100)
WORDS = Lettering(id="w", placement=HERE, text="Dana", font="rubik", size_mm=9, color="red")


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Workbench:
    return Workbench(tmp_path_factory.mktemp("data"))


def on_wrapper(**part: object) -> Callable[[Design], Design]:
    return lambda design: design.with_part("wrap", PartDesign.model_validate(part))


def words(**update: object) -> dict[str, object]:
    return {"layers": (WORDS.model_copy(update=update),)}


FAULTS: dict[str, tuple[Callable[[Design], Design], str]] = {
    "size": (lambda d: d.model_copy(update={"size": "9kg"}), "unknown-size"),
    "option": (lambda d: d.with_option("lid", "on"), "unknown-option"),
    "choice": (lambda d: d.with_option("paper", "gold"), "unknown-option"),
    "part": (lambda d: d.with_part("lid", PartDesign()), "unknown-part"),
    "part color": (on_wrapper(color="unobtainium"), "unknown-color"),
    "material": (on_wrapper(material="marble"), "unknown-material"),
    "font": (on_wrapper(**words(font="comic")), "unknown-asset"),
    "word color": (on_wrapper(**words(color="unobtainium")), "unknown-color"),
    "outline": (
        on_wrapper(**words(outline=Outline(width_mm=1, color="unobtainium"))),
        "unknown-color",
    ),
    "motif": (
        on_wrapper(layers=(Motif(id="m", placement=HERE, motif="yeti", width_mm=9),)),
        "unknown-asset",
    ),
    "stamp": (
        on_wrapper(
            layers=(Stamps(id="s", placement=HERE, motif="yeti", color="red", impressions=()),)
        ),
        "unknown-asset",
    ),
    "stroke": (
        on_wrapper(
            layers=(
                Drawing(
                    id="d",
                    placement=HERE,
                    strokes=(Stroke(points=((0, 0),), width_mm=1, color="unobtainium"),),
                ),
            )
        ),
        "unknown-color",
    ),
    "photo": (
        on_wrapper(layers=(Photo(id="p", placement=HERE, photo=GONE, width_mm=9, height_mm=9),)),
        "photo-gone",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_name_that_is_not_here_is_a_problem_with_a_way_out(fault: str, bench: Workbench) -> None:
    maker = bench.families["wrapper"]
    spoil, code = FAULTS[fault]
    sound = maker.new_design()
    assert missing(sound, maker, bench.library, bench.photos) == ()
    spoiled = spoil(sound)
    found = missing(spoiled, maker, bench.library, bench.photos)
    assert [(problem.code, problem.weight) for problem in found] == [(code, "stop")]
    assert found[0].words.en and any("א" <= letter <= "ת" for letter in found[0].words.he)
    for remedy in found[0].remedies:
        spoiled = apply(spoiled, remedy.edit)
    if found[0].remedies:
        assert missing(spoiled, maker, bench.library, bench.photos) == ()
        bench.artwork(spoiled)


def test_a_pattern_on_a_patch_cannot_be_there(bench: Workbench) -> None:
    maker = bench.families["patch"]
    motif = next(iter(bench.library.motifs))
    pattern = Pattern(id="p", placement=HERE, motif=motif, width_mm=9, pitch_mm=12)
    design = maker.new_design().with_part("face", PartDesign(layers=(pattern,)))
    codes = {problem.code for problem in missing(design, maker, bench.library, bench.photos)}
    assert codes == {"not-on-this-part"}


def test_a_photo_that_is_gone_is_told_on_a_patch_too(bench: Workbench) -> None:
    maker = bench.families["patch"]
    photo = Photo(id="p", placement=HERE, photo=GONE, width_mm=9, height_mm=9)
    design = maker.new_design().with_part("face", PartDesign(layers=(photo,)))
    codes = {problem.code for problem in missing(design, maker, bench.library, bench.photos)}
    assert codes == {"photo-gone"}
