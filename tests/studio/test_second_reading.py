"""No order reaches production before its print file was read by what did not write it."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf
import pytest

from configurator.families import find_families
from configurator.prepress.second_reading import NotForPress, keep_reading
from configurator.studio.press.inspection import print_for_reading, second_reader
from configurator.studio.workbench import Workbench


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Workbench:
    return Workbench(tmp_path_factory.mktemp("data"))


@pytest.mark.parametrize("family", sorted(find_families()))
def test_a_file_of_ours_is_fit_for_the_press(family: str, bench: Workbench, tmp_path: Path) -> None:
    maker = bench.families[family]
    design = maker.new_design(maker.themes[0].id)
    file, record = tmp_path / "print.pdf", tmp_path / "preflight.json"
    print_for_reading(bench, design, file)
    reader = second_reader(bench.artwork(design), bench.family(design).press)
    keep_reading(reader(file), record)
    assert json.loads(record.read_bytes())["findings"] == []


def test_a_file_the_press_would_choke_on_is_refused_with_the_reason(
    bench: Workbench, tmp_path: Path
) -> None:
    design = bench.families["wrapper"].new_design()
    file, record = tmp_path / "print.pdf", tmp_path / "preflight.json"
    print_for_reading(bench, design, file)
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        del pdf.Root["/OutputIntents"]
        pdf.save(file)
    reader = second_reader(bench.artwork(design), bench.family(design).press)
    with pytest.raises(NotForPress) as refused:
        keep_reading(reader(file), record)
    found = {each["code"] for each in json.loads(record.read_bytes())["findings"]}
    assert str(refused.value)
    assert set(str(refused.value).split(", ")) <= found
