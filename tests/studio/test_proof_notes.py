"""The proof says in words what a picture out of a file cannot show."""

from __future__ import annotations

import pytest

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
