"""The proof says in words what a picture out of a file cannot show."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from configurator.studio.counter import Counter
from configurator.studio.pictures.easel import Easel
from configurator.studio.proofing.proofing import SHINES, ProofRoom
from configurator.studio.workbench import Workbench


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Workbench:
    return Workbench(tmp_path_factory.mktemp("data"))


@pytest.mark.parametrize(
    ("paper", "color", "told"),
    [
        ("foil", "paper-white", True),
        ("foil", "cherry", False),
        ("paper-coated", "paper-white", False),
    ],
)
def test_bare_silver_is_said_to_shine(paper: str, color: str, told: bool, bench: Workbench) -> None:
    design = bench.families["wrapper"].new_design("love", "40g").with_option("paper", paper)
    part = design.part("wrap").model_copy(update={"color": color, "layers": ()})
    room = ProofRoom(bench, Easel(bench), Counter(bench))
    for language in ("en", "he"):
        proof = room.proof(design.with_part("wrap", part), language, 200)
        assert (SHINES.said(language) in proof.note) == told
        assert proof.pages and not proof.stop


def test_a_patch_is_approved_by_its_stitches(bench: Workbench) -> None:
    room, design = (
        ProofRoom(bench, Easel(bench), Counter(bench)),
        bench.families["patch"].new_design("wild"),
    )
    for language, labels in (("en", ["In thread", "Design"]), ("he", ["בחוט", "עיצוב"])):
        proof = room.proof(design, language, 300)
        assert [page.label for page in proof.pages] == labels and not proof.stop
    sewn, art = (Image.open(io.BytesIO(page.png)) for page in proof.pages)
    assert max(sewn.size) == 300
    flat_sewn, flat_art = (_flattest_share(each) for each in (sewn, art))
    assert flat_art > 0.2 > 5 * flat_sewn


def _flattest_share(picture: Image.Image) -> float:
    """The share of what is opaque that has exactly the same color: little of thread has."""
    colors = picture.getcolors(picture.width * picture.height) or []
    opaque = [count for count, (*_, alpha) in colors if alpha == 255]
    return max(opaque) / sum(opaque)
