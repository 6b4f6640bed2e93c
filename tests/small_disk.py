"""A small disk: runs a program where one folder is on a disk of a few kilobytes."""

from __future__ import annotations

import resource
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

MOUNTED = 'mount -t tmpfs -o size="$1" none "$2" && shift 2 && exec "$@"'


@dataclass(frozen=True)
class Ran:
    """What a program came to."""

    status: int
    out: str
    err: str


@cache
def _can_mount() -> bool:
    """Whether this system lets anybody mount a small disk for themselves."""
    probe = ["unshare", "-rm", "sh", "-c", MOUNTED, "sh", "64k", "/mnt", "true"]
    try:
        return subprocess.run(probe, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


def run_on_small_disk(folder: Path, kib: int, command: list[str]) -> Ran:
    """Run a command with `folder` on a disk of `kib` KiB, then list what is left on it.

    Where no disk may be mounted, no file may grow beyond that size instead. The listing stands
    at the end of the output, after a line of dashes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    listed = ["sh", "-c", '"$@"; s=$?; echo ---; ls -A "$DISK"; exit $s', "sh", *command]
    environment = {"DISK": str(folder), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
    limit: Callable[[], None] | None = None
    if _can_mount():
        listed = ["unshare", "-rm", "sh", "-c", MOUNTED, "sh", f"{kib}k", str(folder), *listed]
    else:

        def limit() -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (kib * 1024, resource.RLIM_INFINITY))

    done = subprocess.run(
        listed, capture_output=True, text=True, check=False, env=environment, preexec_fn=limit
    )
    return Ran(done.returncode, done.stdout, done.stderr)


@contextmanager
def fewer_bytes(folder: Path) -> Iterator[None]:
    """No file of this process may grow beyond what the largest in a folder is by now."""
    largest = max(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
