"""The booth: a process of its own that reads a stranger's PDF, and is thrown away with it.

Run as `python -m configurator.prepress.verifier.booth FILE` with what is wanted as JSON on standard
input; it prints a record. It limits itself before it looks at the file, so a hostile one costs a
minute of one core at the most.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from configurator.prepress.verifier import file_sayings as say
from configurator.prepress.verifier.findings import Notebook
from configurator.prepress.verifier.limits import Limits
from configurator.prepress.verifier.reading import Reading, Wanted, read_file
from configurator.prepress.verifier.records import as_record, from_record

MOST_CPU_S = 60
MOST_WALL_S = 150
MOST_MEMORY = 4 * 1024**3
WORD = "preflight-booth"
"""What the packed program is called with to be the booth."""


def main() -> None:
    """Read the file named last on the command line and print its record."""
    _limit_this_process()
    said: Mapping[str, Any] = json.loads(sys.stdin.read())
    wanted = Wanted(
        {name: Limits(**limits) for name, limits in said["limits"].items()},
        said["substrate"],
        said["legal_panels"],
        said["look"],
    )
    sys.stdout.write(json.dumps(as_record(read_file(Path(sys.argv[-1]), wanted))))


def _limit_this_process() -> None:
    """Processor time, memory and no core dump, where the system has such limits."""
    if sys.platform == "win32":
        return
    import resource

    for what, most in (
        (resource.RLIMIT_CPU, MOST_CPU_S),
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CORE, 0),
    ):
        there = [limit for limit in resource.getrlimit(what) if limit != resource.RLIM_INFINITY]
        cap = min([most, *there])
        resource.setrlimit(what, (cap, cap))


def read_in_booth(file: Path, wanted: Wanted) -> Reading:
    """Read any file at all; one that brings the reader down has that as its finding."""
    said = {
        "limits": {name: asdict(limits) for name, limits in wanted.limits.items()},
        "substrate": wanted.substrate,
        "legal_panels": wanted.legal_panels,
        "look": wanted.look,
    }
    try:
        done = subprocess.run(
            [*_command(), str(file)],
            input=json.dumps(said).encode(),
            capture_output=True,
            timeout=MOST_WALL_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return _broken_off(f"more than {MOST_WALL_S} s")
    if done.returncode:
        return _broken_off(_reason(done.returncode, done.stderr))
    return from_record(json.loads(done.stdout))


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, WORD]
    return [sys.executable, "-m", "configurator.prepress.verifier.booth"]


def _reason(status: int, said: bytes) -> str:
    last = said.decode("utf-8", "replace").strip().rpartition("\n")[2]
    if b"MemoryError" in said or "alloc" in last:
        return "more memory than there is"
    if status < 0:
        return f"the reader was ended by signal {-status}"
    return last.rpartition("/")[2][:140] or f"status {status}"


def _broken_off(what: str) -> Reading:
    book = Notebook()
    book.note(say.TOO_MUCH, what=what)
    return Reading("", "", "colors", (), book.found())


if __name__ == "__main__":
    main()
