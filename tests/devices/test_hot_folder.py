"""Files reach a watched folder whole, once, unchanged, or not at all with a way out."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from configurator.devices.hot_folder import HotFolder
from configurator.devices.trouble import DeviceTrouble

CONTENT = b"%PDF-1.6 checked\n" * 5000
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def made(tmp_path: Path) -> Path:
    file = tmp_path / "print.pdf"
    file.write_bytes(CONTENT)
    return file


@pytest.fixture
def watched(tmp_path: Path) -> Path:
    folder = tmp_path / "hot"
    folder.mkdir()
    return folder


def test_a_file_arrives_under_its_name_and_stays_at_home(made: Path, watched: Path) -> None:
    arrived = HotFolder(watched).send(made, "K-000123.pdf", SHA256)
    assert arrived == watched / "K-000123.pdf"
    assert arrived.read_bytes() == CONTENT
    assert made.read_bytes() == CONTENT
    assert arrived.stat().st_mode & 0o044 == 0o044
    assert [file.name for file in watched.iterdir()] == ["K-000123.pdf"]


def test_a_watcher_never_sees_half_a_file(made: Path, watched: Path) -> None:
    seen: list[int] = []
    done = threading.Event()

    def watch() -> None:
        while not done.is_set():
            seen.extend(file.stat().st_size for file in watched.glob("[!.]*"))

    watcher = threading.Thread(target=watch)
    watcher.start()
    for number in range(20):
        HotFolder(watched).send(made, f"K-{number}.pdf", SHA256)
    done.set()
    watcher.join()
    assert set(seen) <= {len(CONTENT)}


def test_sending_again_does_not_send_twice(made: Path, watched: Path) -> None:
    first = HotFolder(watched).send(made, "K-1.pdf", SHA256)
    moment = first.stat().st_mtime_ns
    assert HotFolder(watched).send(made, "K-1.pdf", SHA256).stat().st_mtime_ns == moment


def test_another_file_of_that_name_is_not_replaced(made: Path, watched: Path) -> None:
    (watched / "K-1.pdf").write_bytes(b"someone else's")
    with pytest.raises(DeviceTrouble, match="still waits"):
        HotFolder(watched).send(made, "K-1.pdf", SHA256)
    assert (watched / "K-1.pdf").read_bytes() == b"someone else's"


def test_a_changed_file_is_not_sent(made: Path, watched: Path) -> None:
    made.write_bytes(CONTENT + b"x")
    with pytest.raises(DeviceTrouble, match="not the file that was checked"):
        HotFolder(watched).send(made, "K-1.pdf", SHA256)
    assert list(watched.iterdir()) == []


def test_a_missing_folder_is_said(made: Path, tmp_path: Path) -> None:
    with pytest.raises(DeviceTrouble, match="is not there") as caught:
        HotFolder(tmp_path / "gone").send(made, "K-1.pdf", SHA256)
    assert "לא נמצאת" in caught.value.words.he


def test_a_folder_that_cannot_be_written_is_said(watched: Path) -> None:
    # As an ordinary person: the one who runs the tests may be allowed everything.
    watched.chmod(0o555)
    script = (
        "import os, sys, pathlib; "
        "from configurator.devices.hot_folder import HotFolder; "
        "from configurator.devices.trouble import DeviceTrouble\n"
        "os.getuid() or os.setuid(65534)\n"
        "try: HotFolder(pathlib.Path(sys.argv[1])).check()\n"
        "except DeviceTrouble as trouble: print(trouble)"
    )
    here = Path(tempfile.gettempdir()).resolve()
    for folder in (watched, *watched.parents):
        if here in folder.resolve().parents and os.getuid() == 0:
            folder.chmod(folder.stat().st_mode | 0o055)
    said = subprocess.run(
        [sys.executable, "-c", script, str(watched)], capture_output=True, text=True, check=True
    )
    assert "cannot be written to (Permission denied)" in said.stdout


@pytest.mark.parametrize("name", ["", "../K.pdf", ".hidden", "a/b", "K 1.pdf", "x" * 200])
def test_unsafe_names_are_refused(name: str, made: Path, watched: Path) -> None:
    with pytest.raises(ValueError, match="no safe file name"):
        HotFolder(watched).send(made, name, SHA256)


def test_files_that_belong_together_are_taken_back_when_one_cannot_be_sent(
    made: Path, watched: Path
) -> None:
    (watched / "G-1.pdf").write_bytes(b"another")
    digest = hashlib.sha256(made.read_bytes()).hexdigest()
    goods = [(made, "G-1.pdf", digest), (made.with_suffix(".svg"), "G-1.svg", digest)]
    goods[1][0].write_bytes(made.read_bytes())
    with pytest.raises(DeviceTrouble, match=r"called G-1\.pdf still waits"):
        HotFolder(watched).send_all(goods)
    assert [file.name for file in watched.iterdir()] == ["G-1.pdf"]
    (watched / "G-1.pdf").unlink()
    HotFolder(watched).send_all(goods)
    assert sorted(file.name for file in watched.iterdir()) == ["G-1.pdf", "G-1.svg"]
