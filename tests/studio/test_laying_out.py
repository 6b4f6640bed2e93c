"""Laying out at the desk: sheets are seen before they are sent, and refused in words."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pystitch
import pytest

from configurator.model.words import Words
from configurator.prepress.sealed_report import signed_by, unlike_report
from configurator.store.orders import NewOrder
from configurator.store.staff import Role
from configurator.studio.atelier import Atelier
from configurator.studio.catalog.catalog import Catalog
from configurator.studio.catalog.note import write_note
from configurator.studio.guard import Badge, Guard, NotAllowed
from configurator.studio.machines.machines import Machine, Machines
from configurator.studio.sheets.layouts import LayoutRefused
from configurator.studio.workbench import Workbench


class Press:
    """A worker's atelier over a shop with orders, and somebody who signed in at the desk."""

    def __init__(self, data: Path) -> None:
        self.atelier = Atelier(data)
        self.store = self.atelier.store
        made = Guard(self.store, "desk").first_manager("Ruth", "482915")
        assert isinstance(made, Badge)
        self.ruth = made

    def ready(self, family: str, theme: int, copies: int, color: str = "") -> str:
        maker = self.atelier.bench.families[family]
        design = maker.new_design(maker.themes[theme].id)
        if color:
            name, part = next(iter(design.parts.items()))
            design = design.with_part(name, part.model_copy(update={"color": color}))
        new = NewOrder(design, copies, "{}", 4900, "ILS", "en", "k1")
        order = self.store.orders.place(new, "customer")
        self.atelier.make_orders()
        return order.id

    @property
    def arrived(self) -> list[str]:
        folder = Path(Machines(self.store.folder).one("press").folder)
        return sorted(file.name for file in folder.iterdir())


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    return Press(tmp_path_factory.mktemp("press"))


def test_sheets_are_seen_and_then_sent_once(press: Press) -> None:
    orders = [press.ready("wrapper", 0, 1), press.ready("wrapper", 1, 2)]
    seen = press.atelier.lay_out(orders, "sra3", press.ruth)
    assert press.arrived == []
    assert {sheet.media for sheet in seen.sheets} == {Words(en="Silk white", he="לבן משי")}
    counts: dict[str, int] = {}
    assert sum(sheet.runs for sheet in seen.sheets) == 1
    for sheet in seen.sheets:
        for label, count in sheet.pieces:
            counts[label] = counts.get(label, 0) + count * sheet.runs
        picture = np.frombuffer(sheet.picture.rgba, np.uint8)
        picture = picture.reshape(sheet.picture.height, sheet.picture.width, 4)
        # Three wrappers fit a standing sheet, two a lying one.
        assert sheet.picture.width / sheet.picture.height == pytest.approx(320 / 450, abs=0.01)
        inked = (picture[..., :3].astype(int).min(axis=-1) < 200).mean()
        assert inked > sheet.used / 4, "the art itself is on the picture"
    first, second = (press.store.orders.order(each).number for each in orders)
    assert counts[str(first)] >= 1
    assert counts[str(second)] >= 2

    number = press.atelier.send_sheets(orders, "sra3", press.ruth, "press")
    assert number == seen.number
    (listed,) = Path(seen.folder).rglob("layout.json")
    assert json.loads(listed.read_bytes())["second_reading"] is True
    assert unlike_report(listed.parent, listed.name) == ()
    assert len([name for name in press.arrived if name.endswith(".pdf")]) == len(seen.sheets)
    assert {press.store.orders.order(each).state for each in orders} == {"sent"}
    with pytest.raises(LayoutRefused, match="not ready"):
        press.atelier.send_sheets(orders, "sra3", press.ruth, "press")


def test_what_does_not_fit_is_said_in_both_languages(press: Press) -> None:
    shoe = press.ready("shoe", 0, 1)
    with pytest.raises(LayoutRefused) as refused:
        press.atelier.lay_out([shoe], "a4", press.ruth)
    words = refused.value.words
    assert "larger sheet or a roll" in words.en
    assert "גיליון גדול יותר" in words.he


def test_a_changed_print_file_is_not_laid_out(press: Press) -> None:
    order = press.ready("wrapper", 2, 1)
    folder = press.store.orders.order(order).folder
    assert folder is not None
    file = press.store.folder / folder / "print.pdf"
    file.write_bytes(file.read_bytes() + b"\n")
    with pytest.raises(LayoutRefused, match="not the one that was approved"):
        press.atelier.lay_out([order], "sra3", press.ruth)


@pytest.mark.parametrize("role", ["staff"])
def test_the_role_is_held_to_the_deed_in_the_worker_too(press: Press, role: Role) -> None:
    with pytest.raises(NotAllowed):
        press.atelier.lay_out([], "sra3", Badge("somebody", "Avi", role))


def test_a_list_lies_beside_the_sheets(press: Press) -> None:
    order = press.ready("wrapper", 3, 3)
    seen = press.atelier.lay_out([order], "sra3", press.ruth)
    listed = json.loads(next(Path(seen.folder).rglob("layout.json")).read_bytes())
    assert [each["runs"] for each in listed["sheets"]] == [each.runs for each in seen.sheets]


def test_patches_share_a_hoop_and_go_to_the_machine_together(press: Press) -> None:
    orders = [press.ready("patch", 0, 2), press.ready("patch", 0, 1)]
    seen = press.atelier.lay_out(orders, "hoop-360x200", press.ruth)
    hoop = seen.sheets[0]
    assert (hoop.width_mm, hoop.height_mm) == (360, 200)
    assert hoop.minutes > 1
    assert any(hoop.picture.rgba[3::4])
    machines = Machines(press.store.folder)
    folder = press.store.folder / "machine"
    folder.mkdir()
    words = Words(en="Embroidery", he="רקמה")
    sewing = Machine(id="sewing", words=words, folder=str(folder), sends=("dst",))
    machines.put((*machines.all(), sewing))
    assert unlike_report(Path(seen.folder)) == () and signed_by(Path(seen.folder))
    report = json.loads((Path(seen.folder) / "report.json").read_bytes())
    assert report["hoops"][0]["designs"] == 3 and report["hoops"][0]["numbers"]["coverage"] > 0.9
    number = press.atelier.send_sheets(orders, "hoop-360x200", press.ruth, "sewing")
    arrived = sorted(folder.iterdir())
    assert {file.suffix for file in arrived} == {".dst"}
    assert len(arrived) == len(seen.sheets)
    assert arrived[0].name.startswith(number)
    sewn = sum(
        len([1 for _, _, act in pystitch.read(str(file)).stitches if act == pystitch.STITCH])
        for file in arrived
    )
    first = press.store.orders.order(orders[0])
    assert first.folder is not None
    alone = pystitch.read(str(next((press.store.folder / first.folder).glob("*.dst"))))
    one = len([1 for _, _, act in alone.stitches if act == pystitch.STITCH])
    assert sewn == pytest.approx(3 * one, rel=0.03)
    assert {press.store.orders.order(each).state for each in orders} == {"sent"}


def test_what_is_printed_shares_no_hoop(press: Press) -> None:
    order = press.ready("wrapper", 4, 1)
    with pytest.raises(LayoutRefused, match="holds no stitches"):
        press.atelier.lay_out([order], "hoop-", press.ruth)


def test_a_sheet_the_second_reader_would_stop_is_not_sent(tmp_path: Path) -> None:
    """Its order's note says it was made for a stock that bears less ink than the file lays."""
    press = Press(tmp_path)
    order = press.ready("wrapper", 7, 1, "espresso")
    folder = press.store.orders.order(order).folder
    assert folder is not None
    guard = Guard(press.store, "desk-2")
    assert isinstance(guard.sign_in(press.ruth.id, "482915"), Badge)
    figure = "substrates/papers.json/substrates/coated/ink_limit"
    Catalog(press.store, guard, Workbench(tmp_path)).change("wrapper", figure, "200", "a test")
    press.atelier.bench.take_up()
    write_note(press.store.folder / folder, press.atelier.bench.range.edition("wrapper"))
    with pytest.raises(LayoutRefused, match=r"would not print as it should \(.*ink") as refused:
        press.atelier.send_sheets([order], "sra3", press.ruth, "press")
    assert "לא נשלח" in refused.value.words.he
    assert press.arrived == [] and press.store.orders.order(order).state == "ready"
    kept = next(Path(tmp_path).rglob("*.preflight.json"))
    assert json.loads(kept.read_bytes())["stops"]
    listed = json.loads((kept.parent / "layout.json").read_bytes())
    assert listed["second_reading"] is True and "ink-over" in listed["stops"]
    assert unlike_report(kept.parent, "layout.json") == () and signed_by(kept.parent, "layout.json")
