"""The photo folder takes pictures in through a process of its own and keeps only clean ones."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from picture_samples import EPS, GOOD, photograph, saved, with_alpha
from PIL import Image

from configurator.model.photos import PhotoGone, screen_copy
from configurator.store import photos
from configurator.store.photo_rules import PhotoRefused
from configurator.store.photos import PhotoFolder


@pytest.fixture
def shelf(tmp_path: Path) -> PhotoFolder:
    return PhotoFolder(tmp_path / "photos", least_free_bytes=0)


def brought(tmp_path: Path, content: bytes, name: str = "Dana's birthday.jpg") -> Path:
    """A file as a customer brings it."""
    file = tmp_path / name
    file.write_bytes(content)
    return file


def test_a_photo_is_kept_under_the_hash_of_its_clean_file(
    shelf: PhotoFolder, tmp_path: Path
) -> None:
    original = brought(tmp_path, GOOD["heic"](), "IMG_0042.JPG")
    kept = shelf.take_in(original)
    file = shelf.path(kept.id)
    assert hashlib.sha256(file.read_bytes()).hexdigest() == kept.id
    assert (kept.width_px, kept.height_px) == (320, 240)
    assert original.exists()
    assert sorted(f.name for f in file.parent.iterdir()) == [
        f"{kept.id}.jpg",
        f"{kept.id}.screen.jpg",
    ]
    assert shelf.take_in(original) == kept, "the same picture twice is one file"
    assert shelf.ids() == {kept.id}


def test_an_upload_is_deleted_at_once_whatever_became_of_it(
    shelf: PhotoFolder, tmp_path: Path
) -> None:
    good = brought(tmp_path, saved(photograph(), "PNG"))
    shelf.take_in(good, delete_original=True)
    assert not good.exists()
    bad = brought(tmp_path, EPS)
    with pytest.raises(PhotoRefused, match="not a photo"):
        shelf.take_in(bad, delete_original=True)
    assert not bad.exists()
    assert len(list((tmp_path / "photos").iterdir())) == 2


def test_screens_draw_from_the_small_copy(shelf: PhotoFolder, tmp_path: Path) -> None:
    kept = shelf.take_in(brought(tmp_path, saved(photograph(3000, 2000), "JPEG", quality=50)))
    with Image.open(screen_copy(shelf.path(kept.id))) as screen:
        assert screen.size == (2048, 1365)
    clear = shelf.take_in(brought(tmp_path, with_alpha()))
    assert shelf.path(clear.id).suffix == ".png"
    assert screen_copy(shelf.path(clear.id)).name == f"{clear.id}.screen.png"


def test_a_removed_photo_is_gone_in_every_size(shelf: PhotoFolder, tmp_path: Path) -> None:
    kept = shelf.take_in(brought(tmp_path, GOOD["jpeg"]()))
    shelf.remove(kept.id)
    shelf.remove(kept.id)
    assert not list((tmp_path / "photos").iterdir())
    with pytest.raises(PhotoGone):
        shelf.path(kept.id)


def test_a_disk_without_room_refuses_before_anything_is_read(tmp_path: Path) -> None:
    full = PhotoFolder(tmp_path / "photos", least_free_bytes=1 << 60)
    with pytest.raises(PhotoRefused) as refusal:
        full.take_in(brought(tmp_path, GOOD["jpeg"]()))
    assert refusal.value.code == "no-room"
    assert not list((tmp_path / "photos").iterdir())


def test_a_folder_that_cannot_be_written_is_said_kindly(tmp_path: Path) -> None:
    in_the_way = brought(tmp_path, b"", "photos")
    with pytest.raises(PhotoRefused) as refusal:
        PhotoFolder(in_the_way).take_in(brought(tmp_path, GOOD["jpeg"]()))
    assert refusal.value.code == "no-room"


def test_a_missing_file_is_not_a_photo(shelf: PhotoFolder, tmp_path: Path) -> None:
    with pytest.raises(PhotoRefused) as refusal:
        shelf.take_in(tmp_path / "nowhere.jpg")
    assert refusal.value.code == "not-a-photo"


def test_sweeping_clears_what_a_crash_left(shelf: PhotoFolder, tmp_path: Path) -> None:
    kept = shelf.take_in(brought(tmp_path, GOOD["jpeg"]()))
    left = tmp_path / "photos" / ".incoming-abc"
    left.mkdir()
    (left / "full.jpg").write_bytes(b"half")
    shelf.sweep()
    assert not left.exists()
    assert shelf.path(kept.id).exists()


GREEDY = {
    "too-large": "hoard = bytearray(1 << 31)\nfor at in range(0, len(hoard), 4096): hoard[at] = 1",
    "too-slow": "import time; time.sleep(60)",
    "damaged": "import os; os.abort()",
}


@pytest.mark.parametrize("code", GREEDY)
def test_a_decoder_that_runs_wild_is_ended(
    code: str, shelf: PhotoFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Memory, time and crashes of the darkroom end in words, and nothing is left of it."""
    monkeypatch.setattr(photos, "darkroom_command", lambda: [sys.executable, "-c", GREEDY[code]])
    monkeypatch.setattr(photos, "MAX_WALL_S", 1.0 if code == "too-slow" else 30.0)
    monkeypatch.setattr(photos, "MAX_RESIDENT_BYTES", 300 << 20)
    with pytest.raises(PhotoRefused) as refusal:
        shelf.take_in(brought(tmp_path, GOOD["jpeg"]()))
    assert refusal.value.code == code
    assert not list((tmp_path / "photos").iterdir())


def test_the_darkroom_limits_its_own_processor_time_and_files() -> None:
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "import resource\n"
            "from configurator.store.photo_worker import limit_this_process\n"
            "limit_this_process()\n"
            "print(resource.getrlimit(resource.RLIMIT_CPU)[1], "
            "resource.getrlimit(resource.RLIMIT_FSIZE)[1] >> 20)",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.split() == ["10", "256"]
