"""The photo folder: pictures come in through the darkroom, clean ones stay under their hash."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from configurator.ground import files
from configurator.model.layers import PhotoRef
from configurator.model.photos import PhotoGone
from configurator.store.photo_rules import (
    LEAST_FREE_BYTES,
    MAX_FILE_BYTES,
    MAX_RESIDENT_BYTES,
    MAX_WALL_S,
    PhotoRefused,
)

SUFFIXES = ("jpg", "png")
INCOMING = ".incoming-"
WATCH_EVERY_S = 0.01


class PhotoFolder:
    """Cleaned photographs as `<sha256>.jpg` or `.png`, each with its screen copy; a PhotoShelf."""

    def __init__(self, folder: Path, least_free_bytes: int = LEAST_FREE_BYTES) -> None:
        self._folder = folder
        self._least_free_bytes = least_free_bytes

    def path(self, photo_id: str) -> Path:
        """The photograph at full size. Raises PhotoGone."""
        for suffix in SUFFIXES:
            file = self._folder / f"{photo_id}.{suffix}"
            if file.exists():
                return file
        raise PhotoGone(photo_id)

    def take_in(self, original: Path, *, delete_original: bool = False) -> PhotoRef:
        """Clean a picture and keep the clean one; with `delete_original` the given file is removed.

        The same picture taken in twice is one file. Raises PhotoRefused, and then nothing is kept.
        """
        try:
            with self._room() as room:
                return self._shelved(room, _developed(original, room))
        finally:
            if delete_original:
                original.unlink(missing_ok=True)

    def put_back(self, photo_id: str, suffix: str, full: bytes, screen: bytes) -> None:
        """Shelve a clean photograph again that was sealed away meanwhile."""
        files.write_bytes(self._folder / f"{photo_id}.screen.{suffix}", screen)
        files.write_bytes(self._folder / f"{photo_id}.{suffix}", full)

    def remove(self, photo_id: str) -> None:
        """Delete a photograph and its screen copy; none of that id is no trouble."""
        for suffix in SUFFIXES:
            (self._folder / f"{photo_id}.{suffix}").unlink(missing_ok=True)
            (self._folder / f"{photo_id}.screen.{suffix}").unlink(missing_ok=True)

    def ids(self) -> frozenset[str]:
        """Every photograph kept."""
        return frozenset(
            file.stem
            for suffix in SUFFIXES
            for file in self._folder.glob(f"*.{suffix}")
            if not file.stem.endswith(".screen")
        )

    def sweep(self) -> None:
        """Clear away what an interrupted intake left; called when the kiosk starts."""
        for left in self._folder.glob(f"{INCOMING}*"):
            shutil.rmtree(left, ignore_errors=True)

    @contextmanager
    def _room(self) -> Iterator[Path]:
        """A private folder beside the photographs that is gone afterwards. Raises PhotoRefused."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            if shutil.disk_usage(self._folder).free < self._least_free_bytes:
                raise PhotoRefused("no-room")
            room = Path(tempfile.mkdtemp(prefix=INCOMING, dir=self._folder))
        except OSError as trouble:
            raise PhotoRefused("no-room") from trouble
        try:
            yield room
        finally:
            shutil.rmtree(room, ignore_errors=True)

    def _shelved(self, room: Path, report: dict[str, object]) -> PhotoRef:
        """Give the clean files their lasting names, the screen copy first. Raises PhotoRefused."""
        suffix = report["suffix"]
        full, screen = room / f"full.{suffix}", room / f"screen.{suffix}"
        try:
            photo_id = hashlib.sha256(full.read_bytes()).hexdigest()
            for file, name in (
                (screen, f"{photo_id}.screen.{suffix}"),
                (full, f"{photo_id}.{suffix}"),
            ):
                files.sync(file)
                file.replace(self._folder / name)
            files.sync(self._folder)
        except OSError as trouble:
            raise PhotoRefused("no-room") from trouble
        return PhotoRef.model_validate(
            {"id": photo_id, "width_px": report["width_px"], "height_px": report["height_px"]}
        )


def darkroom_command() -> list[str]:
    """How the darkroom is started: as a module, or as the packaged program itself."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "photo-worker"]
    return [sys.executable, "-m", "configurator.store.photo_worker"]


def _developed(original: Path, room: Path) -> dict[str, object]:
    """What the darkroom reports about a picture. Raises PhotoRefused."""
    if not original.is_file():
        raise PhotoRefused("not-a-photo")
    if original.stat().st_size > MAX_FILE_BYTES:
        raise PhotoRefused("file-too-large")
    answer = room / "answer.json"
    with original.open("rb") as source, answer.open("wb") as said:
        worker = subprocess.Popen(
            darkroom_command(),
            stdin=source,
            stdout=said,
            stderr=subprocess.DEVNULL,
            cwd=room,
            env=_quiet_environment(),
        )
        _watch(worker)
    try:
        report = files.read_json(answer.read_bytes())
    except files.Unreadable as trouble:
        # The darkroom died without a word: the picture exhausted a limit or crashed its decoder.
        code = "too-slow" if worker.returncode in (-9, -24) else "damaged"
        raise PhotoRefused(code) from trouble
    if "refused" in report:
        raise PhotoRefused(report["refused"])
    return dict(report)


def _quiet_environment() -> dict[str, str]:
    """Only what Python needs to find this program; nothing of the kiosk's own environment."""
    root = str(Path(__file__).resolve().parents[2])
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    return {**kept, "PYTHONPATH": root, "PYTHONDONTWRITEBYTECODE": "1"}


def _watch(worker: subprocess.Popen[bytes]) -> None:
    """Wait for the darkroom, and end it past its time or memory. Raises PhotoRefused."""
    deadline = time.monotonic() + MAX_WALL_S
    while worker.poll() is None:
        resident = _resident_bytes(worker.pid)
        if resident > MAX_RESIDENT_BYTES or time.monotonic() > deadline:
            worker.kill()
            worker.wait()
            raise PhotoRefused("too-large" if resident > MAX_RESIDENT_BYTES else "too-slow")
        time.sleep(WATCH_EVERY_S)


def _resident_bytes(pid: int) -> int:
    """Memory a process holds now; 0 where the system does not tell (not Linux) or it has ended."""
    try:
        pages = Path(f"/proc/{pid}/statm").read_text().split()[1]
    except (OSError, IndexError):
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
