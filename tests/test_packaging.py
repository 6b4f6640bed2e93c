"""The set-up installs exactly what pyproject asks for, with hashes, and names no host."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LOCKS = {
    "requirements.txt": ("build",),
    "requirements-dev.txt": ("build", "dev"),
}


def pinned(lock: str) -> dict[str, str]:
    """Every package of a lock with its block of hashes."""
    blocks = re.split(r"^(?=[a-z0-9])", (ROOT / "packaging" / lock).read_text(), flags=re.M)
    return {block.split("==")[0].split("[")[0]: block for block in blocks if "==" in block}


def asked(extras: tuple[str, ...]) -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = list(project["dependencies"])
    for extra in extras:
        wanted += project["optional-dependencies"][extra]
    names = {re.split(r"[<>=!~;\[ ]", line)[0] for line in wanted}
    return {re.sub(r"[-_.]+", "-", name).lower() for name in names}


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_pins_everything_asked_for(lock: str) -> None:
    assert asked(LOCKS[lock]) <= pinned(lock).keys()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_hashes_and_no_host(lock: str) -> None:
    bare = [name for name, block in pinned(lock).items() if "--hash=sha256:" not in block]
    assert bare == []
    text = (ROOT / "packaging" / lock).read_text()
    assert "://" not in text
    assert "index-url" not in text


def test_both_locks_hold_the_same_versions() -> None:
    dev = pinned("requirements-dev.txt")
    for name, block in pinned("requirements.txt").items():
        assert dev[name] == block


@pytest.mark.parametrize("script", sorted((ROOT / "packaging").glob("*.sh")), ids=lambda s: s.name)
def test_scripts_are_sound_bash(script: Path) -> None:
    assert subprocess.run(["bash", "-n", script], check=False).returncode == 0
    assert script.stat().st_mode & 0o111


def test_a_missing_library_is_named_with_what_to_type(tmp_path: Path) -> None:
    """Without root and sudo the script says the exact command, and stops."""
    script = tmp_path / "install-system.sh"
    script.write_text((ROOT / "packaging" / "install-system.sh").read_text())
    (tmp_path / "system-libraries.txt").write_text("run  libsurely-not-there0  a trial\n")
    tools = tmp_path / "bin"
    tools.mkdir()
    (tools / "dpkg-query").write_text("#!/bin/sh\nexit 1\n")
    (tools / "dpkg-query").chmod(0o755)
    for name in ("bash", "dirname", "grep", "id", "cat"):
        found = subprocess.run(["which", name], capture_output=True, text=True, check=True)
        (tools / name).symlink_to(found.stdout.strip())
    ran = subprocess.run(
        ["bash", script, "run"],
        env={"PATH": str(tools), "PYTHON": sys.executable},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1
    assert "apt-get install libsurely-not-there0" in ran.stderr


def test_the_installer_carries_whatever_lies_beside_the_code() -> None:
    recipe = (ROOT / "packaging" / "configurator.spec").read_text()
    carried = re.findall(r'"(configurator/\w+/\w+)"', recipe)
    code = {".py", ".pyc", ".md"}
    beside = [
        file.relative_to(ROOT).as_posix()
        for file in (ROOT / "configurator").rglob("*")
        if file.is_file() and file.suffix not in code
    ]
    assert [name for name in beside if not name.startswith(tuple(carried))] == []
    assert any(name.endswith("he.qm") for name in beside)
