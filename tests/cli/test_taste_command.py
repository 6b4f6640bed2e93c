"""`configurator taste replay` prints the table, and claims nothing of a shop without people."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from configurator.cli.commands import app


def test_replay_tells_of_the_shop_and_of_imagined_people(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["taste", "replay", "--imagined", "20", "--data", str(tmp_path)])
    assert done.exit_code == 0
    assert "This shop's log: 0 people, 0 choices" in done.stdout
    assert "not yet proven: 20 people are needed" in done.stdout
    assert "0 rows shown and logged, of nobody" in done.stdout
    for name in ("random", "popular", "decayed popular", "best segment", "own frequency", "taste"):
        assert f"\n  {name}" in done.stdout
    assert "taste over best segment: " in done.stdout
    assert "log-loss" in done.stdout
