"""The machine room: machines are added, changed and removed, each tried before it holds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from moved_clock import MovedClock

from configurator.model.words import Words
from configurator.store.store import Store
from configurator.studio.guard import Badge, Guard, NotAllowed
from configurator.studio.machines.machine_room import MachineRefused, MachineRoom, Reached
from configurator.studio.machines.machine_trial import tried
from configurator.studio.machines.machines import FILE, Machines
from configurator.studio.sewing.order import read_setup

PIN, OTHER_PIN = "482915", "739184"
NAMED = {"en": "Roland", "he": "רולנד"}
NOBODY = "ipp://127.0.0.1:9/ipp/print"


class Room:
    def __init__(self, store: Store, clock: MovedClock) -> None:
        self.store = store
        self.guard = Guard(store, "desk-1", clock.steady)
        assert isinstance(self.guard.first_manager("Ruth", PIN), Badge)
        self.machines = Machines(store.folder)
        self.room = MachineRoom(store, self.guard, self.machines)

    def keep(self, machine: str, reached: Reached, typed: Mapping[str, str]) -> Words | None:
        """As the desk does: asked for, tried, and kept if it will do; what is worth knowing."""
        made = self.room.asked_for(machine, reached, typed)
        trial = tried(made)
        if trial.refused and trial.words is not None:
            raise MachineRefused(trial.words)
        self.room.keep(machine, made)
        return trial.words

    def ids(self) -> list[str]:
        return [machine.id for machine in self.machines.all()]


@pytest.fixture
def room(store: Store, clock: MovedClock) -> Room:
    return Room(store, clock)


def test_a_folder_and_a_printer_are_added_beside_the_first(room: Room, tmp_path: Path) -> None:
    folder = tmp_path / "cutter"
    folder.mkdir()
    typed = {**NAMED, "place": str(folder), "makes": "wrapper", "gets": "print-file"}
    assert room.keep("", "folder", typed) is None
    paper = {**NAMED, "place": NOBODY, "paper": "iso_sra3_320x450mm", "color": "monochrome"}
    note = room.keep("", "printer", paper)
    assert note is not None and "does not answer" in note.en
    assert room.ids() == ["press", "roland", "roland-2"]
    cutter, printer = room.machines.one("roland"), room.machines.one("roland-2")
    assert (cutter.folder, cutter.families, cutter.sends) == (str(folder), ("wrapper",), ())
    assert (printer.printer, printer.media) == (NOBODY, "iso_sra3_320x450mm")
    assert (printer.color, printer.families) == ("monochrome", ())
    assert [line.did for line in room.store.audit.read()][:2] == ["changed-machines"] * 2


def test_two_desks_that_add_one_of_the_same_name_keep_both(room: Room, tmp_path: Path) -> None:
    places = [tmp_path / "one", tmp_path / "two"]
    for place in places:
        place.mkdir()
    asked = [room.room.asked_for("", "folder", {**NAMED, "place": str(each)}) for each in places]
    for made in asked:
        room.room.keep("", made)
    assert room.ids() == ["press", "roland", "roland-2"]
    with pytest.raises(MachineRefused, match="reached there already"):
        room.room.keep("", asked[0])


def test_an_embroidery_machine_gets_its_stitch_file_with_every_order_from_now_on(
    room: Room, tmp_path: Path
) -> None:
    assert "jef" not in read_setup(room.store.folder).formats
    typed = {**NAMED, "place": str(tmp_path), "makes": "patch", "gets": "jef"}
    room.keep("", "folder", typed)
    assert room.machines.one("roland").sends == ("jef",)
    assert read_setup(room.store.folder).formats[-1] == "jef"


def test_a_machine_is_changed_and_what_a_form_does_not_ask_stays(
    room: Room, tmp_path: Path
) -> None:
    by_hand = {
        "id": "press", "words": NAMED, "folder": str(tmp_path),
        "families": ["wrapper", "shoe"], "sends": ["dst", "pes"],
    }  # fmt: skip
    (room.store.folder / FILE).write_text(json.dumps({"machines": [by_hand]}))
    typed = {"en": "The press", "he": "הדפוס", "place": str(tmp_path)}
    room.keep("press", "folder", {**typed, "makes": "as-it-is", "gets": "as-it-is"})
    press = room.machines.one("press")
    assert press.words.en == "The press"
    assert (press.families, press.sends) == (("wrapper", "shoe"), ("dst", "pes"))
    room.keep("press", "folder", {**typed, "makes": "everything", "gets": "print-file"})
    assert (room.machines.one("press").families, room.machines.one("press").sends) == ((), ())


def test_a_machine_is_removed_but_never_the_last(room: Room, tmp_path: Path) -> None:
    room.keep("", "folder", {**NAMED, "place": str(tmp_path)})
    room.room.remove("press")
    assert room.ids() == ["roland"]
    with pytest.raises(MachineRefused, match="last machine"):
        room.room.remove("roland")
    with pytest.raises(KeyError):
        room.room.remove("press")


@pytest.mark.parametrize(
    ("reached", "typed", "said"),
    [
        ("folder", {"place": "in/press"}, "whole path"),
        ("folder", {"place": ""}, "whole path"),
        ("folder", {"place": "/nowhere/at/all"}, "is not there"),
        ("folder", {"place": "/proc"}, "cannot be written"),
        ("folder", {"place": "DATA/orders"}, "own folder"),
        ("folder", {"place": "DATA/hot-folder"}, "Press is reached there"),
        ("folder", {"en": " ", "place": "/tmp"}, "English and in Hebrew"),
        ("folder", {"en": "x" * 60, "place": "/tmp"}, "room for 40"),
        ("printer", {"place": "192.168.1.20"}, "no printer's address"),
        ("printer", {"place": "http://192.168.1.20/"}, "no printer's address"),
        ("printer", {"place": "ipp://192.168.1.20:99999/"}, "no printer's address"),
        ("printer", {"place": "ipp://bad host/"}, "no printer's address"),
        ("printer", {"place": NOBODY, "paper": "A4"}, "no paper's name"),
    ],
)
def test_what_would_not_work_is_refused_with_the_way_out(
    room: Room, reached: Reached, typed: Mapping[str, str], said: str
) -> None:
    before = room.machines.all()
    place = typed["place"].replace("DATA", str(room.store.folder))
    with pytest.raises(MachineRefused, match=said) as refused:
        room.keep("", reached, {**NAMED, **typed, "place": place})
    assert any("א" <= letter <= "ת" for letter in refused.value.words.he)
    assert room.machines.all() == before


def test_only_a_manager_changes_machines_and_a_broken_file_is_never_written_over(
    room: Room, tmp_path: Path
) -> None:
    file = room.store.folder / FILE
    file.write_text('{"machines": [{"id": "press"}]}')
    with pytest.raises(MachineRefused, match="Mend or remove"):
        room.keep("", "folder", {**NAMED, "place": str(tmp_path)})
    assert "press" in file.read_text()
    file.unlink()
    avi = room.guard.new_colleague("Avi", "production")
    room.guard.put_staff(avi, OTHER_PIN)
    room.guard.sign_out()
    assert isinstance(room.guard.sign_in(avi.id, OTHER_PIN), Badge)
    with pytest.raises(NotAllowed):
        room.keep("", "folder", {**NAMED, "place": str(tmp_path)})
    with pytest.raises(NotAllowed):
        room.room.remove("press")
