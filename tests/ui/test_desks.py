"""The staff desk's window, by hand: the catalog, colleagues, consents, and what needs somebody."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_CONTROLS_STYLE", "Basic")

from argon2 import PasswordHasher
from PySide6.QtCore import QTimer
from PySide6.QtQuick import QQuickWindow

from configurator.ground.files import assets_folder
from configurator.model.people import Posture
from configurator.model.printing_conditions import known_conditions
from configurator.model.words import Words
from configurator.studio.machines.machines import Machine, Machines
from configurator.studio.people.presence import Place, Presences
from configurator.studio.people.welcome import Welcome
from configurator.studio.workbench import Workbench
from configurator.ui.desk_comfort import ComfortFile
from configurator.ui.desks import DeskApp
from configurator.ui.hand import Hand

PIN, OTHER_PIN = "482915", "739184"
KRAFT = "choice/paper/kraft"
WIDTH = "wrapper/bars.json/bars/100g/width_mm"
QUICK = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)


class Room:
    """One staff desk with its manager signed in, and a hand over it."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.app = DeskApp("staff", data)
        self.app.store.pins._hasher = QUICK
        self.hand = Hand(cast(QQuickWindow, self.app.window))
        self.desk = self.app.desk
        self.desk.begin("Ruth", PIN)

    def rows(self) -> list[dict[str, Any]]:
        return [row for group in self.desk.state.page["groups"] for row in group["rows"]]

    def row(self, name: str) -> dict[str, Any]:
        return next(row for row in self.rows() if row["id"] == name)

    def submit_and_wait(self, given: dict[str, str]) -> None:
        """Answer a form whose machine is tried first, and wait until it was."""
        self.desk.submit(given)
        self.hand.until(lambda: not self.desk.state.trying, "the trial", 60)

    def edition(self, family: str) -> int:
        """The edition that a kiosk started now would work by."""
        return Workbench(self.data).range.edition(family).number

    def customer(self) -> str:
        presences = Presences(self.app.store, Place())
        welcome = Welcome(self.app.store, presences)
        person = welcome.remember("Dana Levi", ("learn",), Posture()).presence.person
        assert person is not None
        return person


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    opened = Room(tmp_path / "data")
    yield opened
    opened.app.close()


def test_what_has_run_out_is_switched_off_with_one_press(room: Room) -> None:
    room.hand.tap("choice-catalog")
    room.hand.tap("found-Chocolate")
    room.hand.tap(f"stock-{KRAFT}")
    assert not room.row(KRAFT)["on"]
    assert room.edition("wrapper") == 1
    assert "Edition 1" in room.desk.state.notice
    room.hand.tap(f"stock-{KRAFT}")
    assert room.row(KRAFT)["on"]


def test_a_figure_is_typed_over_asked_about_and_put_in_force(room: Room) -> None:
    room.desk.pickTab("catalog")
    room.desk.open("catalog:wrapper")
    room.hand.tap("choice-limits")
    room.desk.correct(WIDTH, "999")
    assert "20 to 200" in room.desk.state.trouble
    assert not room.desk.state.form
    room.desk.correct(WIDTH, "80")
    room.hand.find("formOk")
    assert "76 → 80 mm" in room.desk.state.form["text"]
    room.hand.tap("formCancel")
    assert room.edition("wrapper") == 0
    room.desk.correct(WIDTH, "80")
    room.hand.tap("form-own")
    room.hand.key_in("our new mold")
    room.hand.tap("formOk")
    assert room.row(WIDTH)["value"] == "80"
    assert "our new mold" in room.row(WIDTH)["detail"]
    room.desk.rowAct(WIDTH)
    assert room.row(WIDTH)["value"] == "76"
    room.hand.tap("choice-editions")
    room.hand.tap("row-edition:1")
    room.hand.tap("formOk")
    assert room.edition("wrapper") == 3
    assert room.rows()[0]["mark"] != ""


def test_a_colleague_is_added_and_may_switch_stock_only(room: Room) -> None:
    room.desk.pickTab("shop")
    room.desk.open("shop:team")
    room.hand.tap("act-colleague")
    room.hand.find("form-name")
    room.desk.submit({"name": "Avi", "role": "production", "pin": OTHER_PIN, "again": PIN})
    assert "not the same" in room.desk.state.trouble
    assert room.desk.state.form, "what was typed is not thrown away"
    room.desk.submit({"name": "Avi", "role": "production", "pin": "123456", "again": "123456"})
    assert room.desk.state.trouble
    room.desk.submit({"name": "Avi", "role": "production", "pin": OTHER_PIN, "again": OTHER_PIN})
    assert not room.desk.state.form
    room.desk.signOut()
    avi = next(each["id"] for each in room.desk.state.people if each["label"] == "Avi")
    room.hand.tap(f"choice-{avi}")
    for digit in OTHER_PIN:
        room.hand.tap(f"pin-{digit}")
    room.hand.find("signOut")
    room.desk.pickTab("catalog")
    room.desk.open("catalog:wrapper")
    room.desk.switchRow(KRAFT, False)
    assert room.edition("wrapper") == 1
    room.desk.pickSection("prices")
    assert not any(row["editable"] for row in room.rows())
    room.desk.correct("tariffs/wrapper.json/sizes/100g/agorot", "1")
    assert "another role" in room.desk.state.trouble
    assert room.edition("wrapper") == 1


def test_a_consent_is_read_out_and_written_down(room: Room) -> None:
    person = room.customer()
    room.desk.search("Dan")
    room.hand.tap("found-Dana Levi")
    room.hand.tap("switch-consent:news")
    assert "new products" in room.desk.state.form["text"]
    room.hand.tap("formOk")
    assert room.row("consent:news")["on"]
    given = room.app.store.people.member(person).consents[-1]
    assert (given.purpose, given.given, given.place) == ("news", True, "desk")
    assert given.by == room.app.store.staff.everybody()[0].id


def test_a_card_held_out_at_the_desk_opens_its_person(room: Room) -> None:
    person = room.customer()
    room.desk.open(f"person:{person}")
    room.hand.tap("act-keys")
    code = room.desk.state.notice.split(".")[0].split()[-1]
    room.desk.pickTab("people")
    room.desk.enter("Nobody At All")
    assert "code" in room.desk.state.trouble
    room.desk.enter(code)
    assert room.desk.state.selected == f"person:{person}"
    room.hand.tap("act-drop-pin")
    room.hand.tap("formOk")
    assert room.app.store.audit.read()[1].did == "dropped-pin"


def test_what_needs_somebody_is_shown_and_settled(room: Room) -> None:
    person, store = room.customer(), room.app.store
    with store.database.writing() as tables:
        tables.execute("INSERT INTO tries VALUES (?, 10, 0)", [f"person:{person}"])
    visit = store.autosave.begin("kiosk-1", None)
    store.autosave.save(visit, Workbench(room.data).families["patch"].new_design())
    for _ in range(2):
        store.autosave.count_crash("kiosk-1")
    room.hand.tap("choice-shop")
    assert room.desk.state.found[0]["badge"] == "2"
    assert room.row(f"unlock:person:{person}")["text"] == "Dana Levi"
    room.hand.tap(f"row-unlock:person:{person}")
    assert store.tries.locked() == ()
    room.hand.tap(f"row-draft:{visit}")
    room.hand.tap("formOk")
    assert store.autosave.left() == ()
    assert room.desk.state.page["groups"] == []


def test_a_log_that_was_changed_by_hand_is_told(room: Room) -> None:
    with room.app.store.database.writing() as tables:
        triggers = tables.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'"
        ).fetchall()
        for trigger in triggers:
            tables.execute(f"DROP TRIGGER {trigger['name']}")
        tables.execute("UPDATE audit SET who = 'nobody' WHERE no = 1")
    room.desk.pickTab("shop")
    room.hand.until(lambda: bool(room.desk.state.found[0]["badge"]), "the notice", 60)
    assert "Line 1 of the log" in room.row("log")["text"]


@pytest.mark.parametrize("language", ["en", "he"])
def test_every_page_says_everything_in_its_language(room: Room, language: str) -> None:
    if language == "he":
        room.desk.otherLanguage()
    for tab in ("catalog", "shop"):
        room.desk.pickTab(tab)
        for item in list(room.desk.state.found):
            room.desk.open(item["id"])
            for section in room.desk.state.page.get("sections") or [{"id": ""}]:
                if section["id"]:
                    room.desk.pickSection(section["id"])
                assert room.desk.state.trouble == ""
                assert all(row["text"] for row in room.rows())
                assert room.desk.state.page["title"]


def test_a_desk_stands_tomorrow_as_it_was_left(room: Room) -> None:
    room.desk.otherLanguage()
    room.desk.stand(3.0, "contrast")
    kept = ComfortFile(room.data, "staff").read()
    assert (kept.language, kept.text_scale, kept.theme) == ("he", 2.0, "contrast")
    (room.data / "desk-staff.json").write_text("{}}")
    assert ComfortFile(room.data, "staff").read().language == "en"


def test_a_size_is_added_and_taken_out_by_hand(room: Room) -> None:
    room.hand.tap("choice-catalog")
    room.hand.tap("found-Shoes")
    room.hand.tap("add:size/")
    room.hand.tap("form-size")
    room.hand.key_in("42")
    room.hand.tap("formOk")
    assert "already" in room.desk.state.trouble and room.desk.state.form
    room.hand.tap("formCancel")
    room.hand.tap("add:size/")
    room.hand.tap("form-size")
    room.hand.key_in("49")
    room.hand.tap("formOk")
    assert not room.desk.state.form and "Edition 1" in room.desk.state.notice
    assert room.row("size//49")["detail"].startswith("Ours since")
    assert "49" in {size.id for size in Workbench(room.data).families["shoe"].sizes}
    room.hand.tap("out:size/")
    room.hand.tap("formOk")
    assert room.edition("shoe") == 2
    assert not [row for row in room.rows() if row["id"] == "size//49"]


def test_only_a_manager_sees_where_something_can_be_added(room: Room) -> None:
    room.desk.pickTab("catalog")
    room.desk.open("catalog:patch")
    assert any(group.get("adds") for group in room.desk.state.page["groups"])
    room.desk.pickSection("prices")
    assert [g["id"] for g in room.desk.state.page["groups"] if g.get("adds")] == ["breaks"]
    room.desk.act("colleague")
    room.desk.submit({"name": "Avi", "role": "staff", "pin": OTHER_PIN, "again": OTHER_PIN})
    room.desk.signOut()
    avi = next(each["id"] for each in room.desk.state.people if each["label"] == "Avi")
    room.desk.signIn(avi, OTHER_PIN)
    room.desk.pickTab("catalog")
    room.desk.open("catalog:patch")
    assert not any(group.get("adds") for group in room.desk.state.page["groups"])


def test_a_machine_is_added_changed_and_removed_by_hand(room: Room, tmp_path: Path) -> None:
    folder = tmp_path / "cutter"
    folder.mkdir()
    room.desk.pickTab("shop")
    room.desk.open("shop:machines")
    room.hand.tap("act-machine")
    room.hand.tap("form-en")
    room.hand.key_in("Cutter")
    room.hand.tap("form-he")
    room.hand.key_in("חותכת")
    room.hand.tap("form-place")
    room.hand.key_in("cutter")
    room.hand.tap("formOk")
    assert "whole path" in room.desk.state.trouble and room.desk.state.form
    given = {"en": "Cutter", "he": "חותכת", "place": str(folder), "makes": "wrapper"}
    room.submit_and_wait(given)
    assert room.row("machine:cutter")["detail"] == f"Chocolate · \u2066{folder}\u2069"
    room.hand.tap("second-machine:cutter")
    room.hand.find("form-place")
    assert [f["value"] for f in room.desk.state.form["fields"]][:4] == [
        "Cutter", "חותכת", str(folder), "wrapper",
    ]  # fmt: skip
    room.submit_and_wait({**given, "en": "Roland"})
    assert room.row("machine:cutter")["text"] == "Roland"
    room.hand.tap("row-machine:cutter")
    room.hand.tap("formOk")
    assert not [row for row in room.rows() if row["id"] == "machine:cutter"]
    room.hand.tap("row-machine:press")
    room.hand.tap("formOk")
    assert "last machine" in room.desk.state.trouble


@pytest.fixture
def silent() -> Iterator[str]:
    """The address of a printer that takes a call and never says a word."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield f"ipp://127.0.0.1:{server.getsockname()[1]}/ipp/print"


def test_the_desk_goes_on_while_a_printer_keeps_silent(room: Room, silent: str) -> None:
    room.desk.pickTab("shop")
    room.desk.open("shop:machines")
    room.hand.tap("act-printer")
    given = {"en": "Printer", "he": "מדפסת", "place": silent}
    room.desk.submit(given)
    assert "being tried" in room.desk.state.trying and room.desk.state.form
    said = room.desk.state.trying
    room.hand.until(lambda: said in room.hand.words(), "the trial's words")
    assert room.hand.seen("formOk") is None
    room.desk.submit(given)
    beats: list[bool] = []
    clock = QTimer(interval=50)
    clock.timeout.connect(lambda: beats.append(True))
    clock.start()
    room.hand.until(lambda: not room.desk.state.trying, "the trial", 60)
    clock.stop()
    assert len(beats) > 10, "the desk stood still"
    assert not room.desk.state.form and "But now" in room.desk.state.notice
    assert room.row("machine:printer")["text"] == "Printer"


def test_a_machine_put_away_while_it_is_tried_is_not_kept(room: Room, silent: str) -> None:
    room.desk.pickTab("shop")
    room.desk.open("shop:machines")
    room.desk.act("printer")
    room.desk.submit({"en": "Printer", "he": "מדפסת", "place": silent})
    room.hand.tap("formCancel")
    assert not room.desk.state.trying and not room.desk.state.form
    room.hand.until(lambda: room.app.jobs.idle, "the end of the trial", 60)
    assert not [row for row in room.rows() if row["id"] == "machine:printer"]


def test_a_press_profile_is_brought_in_and_let_go_by_hand(room: Room, tmp_path: Path) -> None:
    shipped = (assets_folder() / "icc" / "FOGRA47L_uncoated.icc").read_bytes()
    file = tmp_path / "press3.icc"
    file.write_bytes(shipped[:32] + bytes([0, 7]) + shipped[34:])
    room.desk.pickTab("shop")
    room.desk.open("shop:machines")
    assert [row["id"] for row in room.rows() if "profile" in row["id"]] == ["profiles"]
    room.hand.tap("act-profile")
    given = {"en": "Press three", "he": "מכונה שלוש", "registered": "", "file": "/no/such.icc"}
    room.submit_and_wait(given)
    assert "/no/such.icc" in room.desk.state.trouble and room.desk.state.form
    room.submit_and_wait(given | {"he": " ", "file": str(file)})
    assert "both languages" in room.desk.state.trouble
    room.submit_and_wait(given | {"file": str(file)})
    assert not room.desk.state.form
    (row,) = [row for row in room.rows() if row["id"].startswith("profile:")]
    assert row["text"] == "Press three"
    assert row["id"].removeprefix("profile:") in known_conditions()
    room.hand.tap(f"row-{row['id']}")
    room.desk.submit({})
    assert row["id"].removeprefix("profile:") not in known_conditions()
    acts = {line.did for line in room.app.store.audit.read()}
    assert {"added-profile", "removed-profile"} <= acts


def test_a_thread_chart_is_brought_in_sewn_from_and_let_go_by_hand(
    room: Room, tmp_path: Path
) -> None:
    file = tmp_path / "stick.gpl"
    file.write_text("GIMP Palette\n250 250 250 Snow 1\n12 12 14 Coal 2\n200 20 40 Fire 3\n")
    room.desk.pickTab("shop")
    room.desk.open("shop:machines")
    assert [row["id"] for row in room.rows() if "chart" in row["id"]] == ["charts"]
    room.hand.tap("act-chart")
    for wrong, why in (
        ({"file": "/no/such.gpl", "maker": "Own Poly"}, "/no/such.gpl"[4:]),
        ({"file": str(Path(__file__)), "maker": "Own Poly"}, "not a thread chart"),
        ({"file": str(file), "maker": "חוט"}, "Latin letters"),
        ({"file": str(file), "maker": "Madeira Rayon"}, "already"),
    ):
        room.desk.submit(wrong)
        assert why in room.desk.state.trouble and room.desk.state.form
    room.desk.submit({"file": str(file), "maker": "Own Poly"})
    assert not room.desk.state.form
    (row,) = [row for row in room.rows() if row["id"].startswith("chart:")]
    assert (row["text"], row["detail"]) == ("Own Poly", "3 threads")
    room.desk.act("chart")
    room.desk.submit({"file": str(file), "maker": "Spare"})
    room.hand.tap("row-chart:spare")
    room.desk.submit({})
    assert [each["id"] for each in room.rows() if each["id"].startswith("chart:")] == [row["id"]]
    room.desk.pickTab("catalog")
    room.desk.open("catalog:patch")
    room.desk.pickSection("limits")
    room.desk.correct("patch/limits.json/chart", "own-poly")
    room.desk.submit({"kind": "Measured here"})
    assert {each.thread for each in room.app.desk._bench.library.swatches.values()} >= {
        "Own Poly 1"
    }
    room.desk.pickTab("shop")
    room.desk.open("shop:machines")
    room.hand.tap("row-chart:own-poly")
    room.desk.submit({})
    assert "in use" in room.desk.state.trouble
    acts = {line.did for line in room.app.store.audit.read()}
    assert {"added-chart", "removed-chart"} <= acts


def test_machines_are_looked_at_while_the_page_is_there_already(room: Room, tmp_path: Path) -> None:
    folder = tmp_path / "cutter"
    folder.mkdir()
    made = Machine(id="cutter", words=Words(en="Cutter", he="חותכת"), folder=str(folder))
    Machines(room.data).put((made,))
    room.desk.pickTab("shop")
    room.desk.open("shop:machines")
    assert room.row("machine:cutter")["mark"] == "Being looked at"
    assert "looked for" in room.row("printers")["text"]
    room.hand.until(lambda: room.row("machine:cutter").get("mark") == "Ready", "the look", 60)
    folder.rmdir()
    room.desk.open("shop:machines")
    room.hand.until(lambda: room.row("machine:cutter").get("tone") == "stop", "another", 60)
    assert "is not there" in room.row("machine:cutter")["detail"]


def test_a_folder_that_takes_nothing_keeps_the_form_open(room: Room) -> None:
    room.desk.act("machine")
    room.submit_and_wait({"en": "Cutter", "he": "חותכת", "place": "/nowhere/at/all"})
    assert "is not there" in room.desk.state.trouble and room.desk.state.form


def test_how_a_stock_is_printed_is_picked_and_asked_about(room: Room) -> None:
    room.desk.pickTab("catalog")
    room.desk.open("catalog:wrapper")
    room.desk.pickSection("limits")
    white = "substrates/papers.json/substrates/foil/white"
    assert room.row(white)["value"] == "under-art" and not room.row(white)["field"]
    room.hand.tap("choice-none")
    assert "Under the art → No white" in room.desk.state.form["text"]
    room.hand.tap("formOk")
    assert room.row(white)["value"] == "none"
    assert "Shipped as Under the art" in room.row(white)["detail"]
    room.desk.correct("substrates/papers.json/substrates/kraft/ink_limit", "280")
    room.hand.tap("formOk")
    assert "260\u00a0% or less" in room.desk.state.trouble and room.desk.state.form
