"""A shop's own press profile: checked, offered, and printed by from conversion to preflight."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from moved_clock import MovedClock

from configurator.ground.files import assets_folder
from configurator.model.printing_conditions import OwnCondition, known_conditions
from configurator.model.words import Words
from configurator.prepress.output_intent import intent_of
from configurator.prepress.proof import proof_picture
from configurator.prepress.verifier.booth import read_in_booth
from configurator.preview.soft_proof import proof_on
from configurator.store.store import Store
from configurator.studio.catalog.catalog import Catalog
from configurator.studio.guard import Badge, Guard
from configurator.studio.press.inspection import print_for_reading, wanted_of
from configurator.studio.press.press_profiles import MOST_BYTES, ProfileRefused, let_go, take_in
from configurator.studio.workbench import OWN_PROFILES, Workbench

OURS = Words(en="Our press 3", he="מכונה 3 שלנו")
COATED = "substrates/papers.json/substrates/coated"
SOUND = (assets_folder() / "icc" / "FOGRA47L_uncoated.icc").read_bytes()


def changed(at: int, to: bytes) -> bytes:
    return SOUND[:at] + to + SOUND[at + len(to) :]


def dated(folder: Path, minute: int = 7) -> Path:
    """A profile that nobody has: the shipped one, made at another minute."""
    file = folder / "press3.icc"
    file.write_bytes(changed(32, bytes([0, minute])))
    return file


def renamed(tag: bytes) -> bytes:
    return SOUND.replace(tag, b"none", 1)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "not a whole color profile"),
        (b"%PDF-1.6 " * 40, "not a whole color profile"),
        (SOUND[:-100], "not a whole color profile"),
        (SOUND + b"\0", "not a whole color profile"),
        (changed(128, b"\xff\xff"), "not a whole color profile"),
        (changed(12, b"mntr"), "not of a printing press"),
        (changed(16, b"RGB "), "not of a printing press"),
        (changed(8, b"\x05"), "version 5"),
        (renamed(b"B2A1"), "lacks B2A1"),
        (renamed(b"A2B0"), "lacks A2B0"),
        (bytes(MOST_BYTES + 1), "larger than a press profile"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_what_is_no_press_profile_is_refused_kindly(data: bytes, said: str, tmp_path: Path) -> None:
    file = tmp_path / "typed.icc"
    file.write_bytes(data)
    bench = Workbench(tmp_path / "data")
    before = dict(known_conditions())
    with pytest.raises(ProfileRefused, match=said) as refused:
        take_in(bench, file, OURS)
    assert any("א" <= letter <= "ת" for letter in refused.value.words.he)
    assert known_conditions() == before


def test_a_profile_that_inverts_its_inks_is_refused(tmp_path: Path) -> None:
    """Its tables are swapped: all is in place, and every color comes out wrong."""
    swapped = SOUND.replace(b"B2A0", b"xxxx", 1).replace(b"B2A1", b"yyyy", 1)
    swapped = swapped.replace(b"B2A2", b"B2A0", 1)
    file = tmp_path / "wrong.icc"
    file.write_bytes(swapped)
    with pytest.raises(ProfileRefused):
        take_in(Workbench(tmp_path / "data"), file, OURS)


@pytest.fixture
def catalog(store: Store, clock: MovedClock) -> Callable[[str, str], None]:
    guard = Guard(store, "desk-1", clock.steady)
    assert isinstance(guard.first_manager("Ruth", "482915"), Badge)

    def change(figure: str, typed: str) -> None:
        Catalog(store, guard, Workbench(store.folder)).change(
            "wrapper", f"{COATED}/{figure}", typed, "a test sheet of our press"
        )

    return change


def test_everything_prints_by_the_shops_own_profile_once_a_stock_names_it(
    store: Store, catalog: Callable[[str, str], None], tmp_path: Path
) -> None:
    file = dated(tmp_path)
    made = take_in(Workbench(store.folder), file, OURS)
    assert isinstance(known_conditions()[made.profile], OwnCondition)
    assert 2.4 < made.most_ink <= 2.61
    assert (store.folder / OWN_PROFILES / made.profile).read_bytes() == file.read_bytes()
    catalog("ink_limit", "240")
    catalog("profile", made.profile)
    bench = Workbench(store.folder)
    design = bench.families["wrapper"].new_design("birthday")
    printed = tmp_path / "print.pdf"
    legal = print_for_reading(bench, design, printed)
    with pikepdf.open(printed) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert intent.DestOutputProfile.read_bytes() == file.read_bytes()
        assert "/RegistryName" not in intent and str(intent.OutputConditionIdentifier)
    reading = read_in_booth(printed, wanted_of(bench.family(design).press, "coated", legal))
    assert not reading.stops
    parts = bench.artwork(design).parts
    assert intent_of(parts).profile.digest == made.sha256
    stage = proof_on(parts[0].shape.stock)
    assert stage is not None and stage.tints, "the stage shows the other press"
    assert proof_picture(printed, 0, 200).size[0] == 200
    with pytest.raises(ProfileRefused, match="in use"):
        let_go(bench, made.profile)


def test_a_profile_nobody_prints_by_can_go_and_a_changed_one_is_not_offered(
    tmp_path: Path,
) -> None:
    bench = Workbench(tmp_path / "data")
    made = take_in(bench, dated(tmp_path, 8), OURS, registered="FOGRA47")
    with pytest.raises(ProfileRefused, match="already"):
        take_in(bench, dated(tmp_path, 8), OURS)
    let_go(bench, made.profile)
    assert made.profile not in known_conditions()
    assert not list((bench.data / OWN_PROFILES).iterdir())
    with pytest.raises(ProfileRefused, match="no profile"):
        let_go(bench, made.profile)
    again = take_in(bench, dated(tmp_path, 8), OURS)
    with (bench.data / OWN_PROFILES / again.profile).open("ab") as opened:
        opened.write(b"\0")
    assert again.profile not in known_conditions(), "somebody changed it"
