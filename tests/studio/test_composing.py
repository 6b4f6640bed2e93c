"""A design made in one go has everything wished for, inside the product, in every theme."""

from __future__ import annotations

import pytest
import shapely

from configurator.ground.files import assets_folder
from configurator.ground.geometry import Box
from configurator.ground.geometry import Path as Outline
from configurator.ground.outlines import area_of
from configurator.model.artwork import PartShape
from configurator.model.design import Design
from configurator.model.layers import Lettering, Photo, PhotoRef
from configurator.studio.completeness import missing
from configurator.studio.composing import Wishes, WishRefused, compose, roomiest
from configurator.studio.workbench import Workbench

TEXTS = ("Dana & Yossi", "מזל טוב")


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Workbench:
    return Workbench(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def photo(bench: Workbench) -> PhotoRef:
    return bench.photos.take_in(assets_folder() / "photos" / "friends.jpg")


def themes_of(bench: Workbench, family: str) -> list[str | None]:
    return [None, *(theme.id for theme in bench.families[family].themes)]


def layers_of(design: Design) -> list[Lettering | Photo]:
    return [
        layer
        for part in design.parts.values()
        for layer in part.layers
        if isinstance(layer, Lettering | Photo)
    ]


@pytest.mark.parametrize("family", ["wrapper", "shoe", "patch"])
@pytest.mark.parametrize("with_photo", [False, True])
def test_every_theme_takes_the_words_and_the_photo(
    family: str, with_photo: bool, bench: Workbench, photo: PhotoRef
) -> None:
    maker = bench.families[family]
    for theme in themes_of(bench, family):
        wishes = Wishes(theme=theme, texts=TEXTS, photo=photo if with_photo else None)
        design = compose(maker, bench.library, wishes)
        assert missing(design, maker, bench.library, bench.photos) == ()
        said = "\n".join(layer.text for layer in layers_of(design) if isinstance(layer, Lettering))
        assert all(text in said for text in TEXTS), theme
        photos = [layer for layer in layers_of(design) if isinstance(layer, Photo)]
        assert len(photos) == (1 if with_photo else 0), theme
        assert design.layer("photo-place") is None or not with_photo
        assert compose(maker, bench.library, wishes) == design


@pytest.mark.parametrize("theme", ["birthday", "wedding", "winter", None])
def test_photo_and_words_can_be_made_as_they_come(
    theme: str | None, bench: Workbench, photo: PhotoRef
) -> None:
    from configurator.studio.counter import Counter

    maker = bench.families["wrapper"]
    design = compose(maker, bench.library, Wishes(theme=theme, texts=("Dana",), photo=photo))
    stopped = [p for p in Counter(bench).problems(design) if p.weight == "stop"]
    assert stopped == []


def test_the_first_words_take_the_largest_place(bench: Workbench) -> None:
    design = compose(
        bench.families["wrapper"], bench.library, Wishes(theme="wedding", texts=("Noa & Tom",))
    )
    largest = max(
        (layer for layer in layers_of(design) if isinstance(layer, Lettering)),
        key=lambda layer: layer.size_mm,
    )
    assert largest.text == "Noa & Tom"


SHAPES = {
    "wide": Outline.rectangle(Box(0, 0, 200, 80)),
    "tall": Outline.rectangle(Box(10, 10, 50, 150)),
    "round": Outline.ellipse(Box(0, 0, 90, 90)),
    "bent": Outline.polygon([(0, 0), (100, 0), (100, 30), (40, 30), (40, 100), (0, 100)]),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_the_roomiest_box_lies_inside(shape: str) -> None:
    outline = SHAPES[shape]
    box = roomiest(PartShape("p", outline, outline, outline), None)
    area = area_of(outline)
    assert area.covers(shapely.box(box.left, box.top, box.right, box.bottom))
    assert box.width * box.height > 0.15 * area.area


@pytest.mark.parametrize(
    ("wishes", "said"),
    [
        (Wishes(size="9kg"), "no size '9kg'. There is: 40g"),
        (Wishes(theme="boats"), "no theme 'boats'. There is: birthday"),
        (Wishes(options={"lid": "on"}), "no option 'lid'"),
        (Wishes(options={"paper": "gold"}), "no choice for paper 'gold'. There is: paper-coated"),
    ],
)
def test_what_is_not_there_is_refused_by_name(wishes: Wishes, said: str, bench: Workbench) -> None:
    with pytest.raises(WishRefused, match=said):
        compose(bench.families["wrapper"], bench.library, wishes)


def test_options_and_size_are_taken(bench: Workbench) -> None:
    wishes = Wishes(size="40g", options={"paper": "kraft", "kind": "fold-end"})
    design = compose(bench.families["wrapper"], bench.library, wishes)
    assert (design.size, design.options["paper"], design.options["kind"]) == (
        "40g", "kraft", "fold-end",
    )  # fmt: skip
    assert bench.artwork(design).size == "40g"
