"""Machine formats: every file read again by pystitch says what the plan says."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pystitch
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sewn_plans import CREAM, RACK, SISAL, WHITE, run, sample_plan, zigzag

from configurator.embroidery.formats import FORMATS, machine_bytes, needles_of, write_machine
from configurator.embroidery.plan import ColorBlock, StitchPlan
from configurator.embroidery.program import Act, program_of
from configurator.embroidery.project import read_project, write_project
from configurator.embroidery.readback import BadMachineFile, read_back, unlike
from configurator.embroidery.sewing_list import sewing_csv, sewing_steps
from configurator.embroidery.threads import ThreadChart, read_rack
from configurator.embroidery.timing import ONE_NEEDLE, minutes, sewn_blocks
from configurator.ground.files import Unreadable, assets_folder

PLAN = sample_plan()
EVERY = pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)


@EVERY
def test_a_written_file_holds_the_very_stitches(form, tmp_path: Path) -> None:
    program = program_of(PLAN)
    target = tmp_path / f"patch{form.suffix}"
    write_machine(program, RACK, target, form, "Dana")
    read = pystitch.EmbPattern.read_embroidery(form.reader, str(target))
    needle = np.array([s[:2] for s in read.stitches if s[2] & 0xFF == pystitch.STITCH])
    assert np.abs(needle - program.stitches).max() < 0.5
    assert (needle.min(axis=0) + needle.max(axis=0) == pytest.approx([0, 0], abs=1)) is True
    assert sorted(file.name for file in tmp_path.iterdir()) == [target.name]


@EVERY
def test_equal_programs_are_equal_files(form) -> None:
    program = program_of(PLAN)
    assert machine_bytes(program, RACK, form, "x") == machine_bytes(program, RACK, form, "x")


@EVERY
def test_no_move_is_longer_than_the_machine_can_make(form) -> None:
    found = read_back(machine_bytes(program_of(PLAN), RACK, form), form.reader)
    sewn = (found.acts[1:] == Act.STITCH) & (found.acts[:-1] == Act.STITCH)
    steps = np.abs(np.diff(found.places, axis=0))[sewn]
    # VP3 knows no jumps: it lands on the next run with one long move.
    assert steps.max() <= (25.5 if form.id == "vp3" else 12.1) + 1e-9


def test_colors_are_kept_as_the_format_can() -> None:
    wanted = [RACK.of(thread).srgb for thread in (WHITE, CREAM, WHITE, SISAL)]
    for name in ("pes", "tbf"):
        form = FORMATS[name]
        colors = read_back(machine_bytes(program_of(PLAN), RACK, form), form.reader).colors
        assert set(wanted) <= set(colors), name
    for name in ("vp3", "xxx"):
        form = FORMATS[name]
        colors = read_back(machine_bytes(program_of(PLAN), RACK, form), form.reader).colors
        assert list(colors) == [wanted[0], wanted[1], *wanted[1:]], name


def test_dst_header_tells_the_truth() -> None:
    program = program_of(PLAN)
    content = machine_bytes(program, RACK, FORMATS["dst"], "נועה and a name far too long for it")
    assert content[:3] == b"LA:" and content[19:23] == b"\rST:"
    assert content[508:512] == b"    " and (len(content) - 512) % 3 == 0
    found = read_back(content, FORMATS["dst"].reader)
    assert int(found.header["CO"]) == program.count(Act.CHANGE) + program.count(Act.STOP) == 4
    wide = int(found.header["+X"]) + int(found.header["-X"])
    assert wide == pytest.approx(program.size_mm[0] * 10, abs=1)


def test_a_name_with_odd_characters_breaks_no_header() -> None:
    program = program_of(PLAN)
    for name in ("שלום", "A\x00\r\nST:9", "émoji 🎈", "a very long name that goes on and on"):
        content = machine_bytes(program, RACK, FORMATS["dst"], name)
        label = content[3:19].decode("ascii")
        assert label.isprintable() and label.strip()
        assert content[19:23] == b"\rST:"


def test_trims_are_counted_on_dst_and_floats_are_not_trims() -> None:
    program = program_of(PLAN)
    found = read_back(machine_bytes(program, RACK, FORMATS["dst"]), FORMATS["dst"].reader)
    assert program.count(Act.TRIM) == 2
    assert found.count(Act.TRIM) == 2


def test_a_file_that_says_otherwise_gets_no_name(tmp_path: Path) -> None:
    form = FORMATS["dst"]

    class Torn:
        @staticmethod
        def read(stream, pattern, settings):
            form.reader.read(stream, pattern, settings)
            del pattern.stitches[10:14]

    with pytest.raises(BadMachineFile, match="stitches instead"):
        write_machine(program_of(PLAN), RACK, tmp_path / "a.dst", replace(form, reader=Torn))
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(BadMachineFile, match="nothing to sew"):
        write_machine(program_of(StitchPlan(())), RACK, tmp_path / "a.dst", form)


def test_unlike_names_every_fault() -> None:
    form, program = FORMATS["dst"], program_of(PLAN)
    found = read_back(machine_bytes(program, RACK, form), form.reader)
    moved = replace(found, places=found.places + 1.0)
    assert "off the middle" in unlike(program, moved, cuts=True, needles=False)[0]
    bent = found.places.copy()
    bent[np.flatnonzero(found.acts == Act.STITCH)[5]] += 0.3
    assert "lies 0.3 mm off" in unlike(program, replace(found, places=bent), cuts=True,
                                       needles=False)[0]  # fmt: skip
    joined = np.where(found.acts == Act.CHANGE, Act.JUMP, found.acts)
    said = unlike(program, replace(found, acts=joined), cuts=True, needles=False)
    assert any("changes of thread" in each for each in said)


coordinates = st.tuples(st.integers(-600, 600), st.integers(-600, 600))


@given(st.lists(st.lists(coordinates, min_size=2, max_size=12), min_size=1, max_size=5))
@settings(max_examples=25, deadline=None)
def test_any_plan_survives_every_format(lines: list[list[tuple[int, int]]]) -> None:
    threads = (WHITE, CREAM, SISAL)
    blocks = tuple(
        ColorBlock(threads[n % 3], (run([(x / 10, y / 10) for x, y in line], trim=n % 2 == 0),))
        for n, line in enumerate(lines)
    )
    program = program_of(StitchPlan(blocks))
    for form in FORMATS.values():
        found = read_back(machine_bytes(program, RACK, form), form.reader)
        assert unlike(program, found, cuts=False, needles=form.needles) == (), form.id


def test_needles_stay_with_their_threads() -> None:
    assert needles_of((WHITE, CREAM, CREAM, WHITE, SISAL)) == (1, 2, 2, 1, 3)
    form = FORMATS["tbf"]
    pattern = pystitch.EmbPattern()
    form.reader.read(io.BytesIO(machine_bytes(program_of(PLAN), RACK, form)), pattern, None)
    changes = [pystitch.decode_embroidery_command(s[2]) for s in pattern.stitches
               if s[2] & 0xFF == pystitch.NEEDLE_SET]  # fmt: skip
    assert [needle for _, _, needle, _ in changes] == [1, 2, 1, 3]


def test_project_files_lose_nothing() -> None:
    content = write_project(PLAN, "Dana")
    again = read_project(content)
    assert write_project(again, "Dana") == content
    for one, other in zip(PLAN.runs, again.runs, strict=True):
        assert np.allclose(one.points, other.points, atol=1e-9)
        assert (one.roles == other.roles).all() and one.trim_after == other.trim_after
    assert [block.stop for block in again.blocks] == [block.stop for block in PLAN.blocks]


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b'{"kind": "configurator-stitch-plan", "schema_version": 2}',
     write_project(PLAN).replace(b'"roles":"c', b'"roles":"cc', 1),
     write_project(PLAN).replace(b'"at":[', b'"at":[99999999,1,', 1)],
)  # fmt: skip
def test_damaged_projects_are_refused(content: bytes) -> None:
    with pytest.raises(Unreadable):
        read_project(content)


def test_the_sewing_list_has_every_step_and_stop() -> None:
    steps = sewing_steps(program_of(PLAN), RACK)
    rows = list(csv.DictReader(io.StringIO(sewing_csv(steps).decode("utf-8-sig"))))
    assert [row["needle"] for row in rows] == ["1", "2", "2", "1", "3"]
    assert [row["stop"] for row in rows] == ["", "stop", "", "", ""]
    assert sum(int(row["stitches"]) for row in rows) == len(program_of(PLAN).stitches)
    assert rows[0]["code"] == "0015" and rows[0]["name_he"] == "לבן"
    assert all(float(row["metres"]) > 0 for row in rows)


def test_minutes_count_trims_changes_and_stops() -> None:
    plan = StitchPlan((ColorBlock(WHITE, (zigzag(0, 0, 4, 801),)),
                       ColorBlock(CREAM, (zigzag(0, 0, 4, 800),))))  # fmt: skip
    program = program_of(plan)
    assert minutes(sewn_blocks(program)) == pytest.approx(2 + (10 + 7) / 60, abs=0.1)
    assert minutes(sewn_blocks(program, ONE_NEEDLE)) == pytest.approx(2 + 67 / 60, abs=0.1)


def test_a_shop_lays_its_own_charts_beside_ours(tmp_path: Path) -> None:
    (tmp_path / "Own Rayon.gpl").write_text(
        "GIMP Palette\nName: Own Rayon\n#\n255 255 255\tSnow White  1801\n200 16 46 Fire Red 1747\n"
    )
    (tmp_path / "poly.json").write_text('{"maker": "Poly", "threads": [["9", "Blue", "#0000ff"]]}')
    (tmp_path / "notes.txt").write_text("not a chart")
    rack = read_rack(assets_folder(), tmp_path)
    assert [chart.id for chart in rack.charts] == [
        "isacord", "brother", "husqvarna", "janome", "madeira-rayon", "own-rayon", "poly",
    ]  # fmt: skip
    thread, far = rack.chart("own-rayon").nearest("#c8102e")
    assert (thread.code, thread.words.en, thread.title) == ("1747", "Fire Red", "Own Rayon 1747")
    assert far == 0 and rack.of(thread.id) == thread
    (tmp_path / "Madeira Rayon.gpl").write_text("GIMP Palette\n1 2 3 Ink 1000\n")
    assert [
        each.code for each in read_rack(assets_folder(), tmp_path).chart("madeira-rayon").threads
    ] == ["1000"]
    for wrong in ('{"threads": []}', '{"maker": "x", "threads": [["1", "n", "red"]]}', "[]"):
        (tmp_path / "poly.json").write_text(wrong)
        with pytest.raises(Unreadable):
            read_rack(assets_folder(), tmp_path)


def test_charts_find_the_nearest_thread() -> None:
    for chart in RACK.charts:
        for thread in chart.threads:
            found, far = chart.nearest(thread.srgb)
            assert far == 0 and found.srgb == thread.srgb
    isacord = RACK.chart("isacord")
    white = isacord.nearest("#ffffff")[0]
    assert isacord.without([white.id]).nearest("#ffffff")[0] != white
    assert isinstance(isacord, ThreadChart)


def test_rayon_threads_lie_in_its_makers_order_and_are_named_in_both_languages() -> None:
    rayon = RACK.chart("madeira-rayon")
    codes = [int(thread.code) for thread in rayon.threads]
    assert len(codes) > 300 and codes == sorted(set(codes)) and 1000 == codes[0] < codes[-1] < 1400
    red, far = rayon.nearest("#b8142f")
    assert red.title == "Madeira Rayon 1147" and far < 3
    assert rayon.threads[0].words.said("he") == "שחור"


def test_a_machine_file_is_made_without_what_reads_and_saves_documents() -> None:
    code = (
        "import sys, shapely;"
        "from configurator.embroidery.digitise import digitise;"
        "from configurator.embroidery.formats import FORMATS, machine_bytes;"
        "from configurator.embroidery.program import program_of;"
        "from configurator.embroidery.shapes import SewShape;"
        "from configurator.embroidery.threads import read_rack;"
        "from configurator.ground.files import assets_folder;"
        "star = shapely.Point(0, 0).buffer(9).difference(shapely.box(0, -1, 20, 1));"
        "plan = digitise([SewShape(star, 'isacord-1902', 'satin')]);"
        "machine_bytes(program_of(plan), read_rack(assets_folder()), FORMATS['dst']);"
        "print([each for each in ('pydantic', 'numpy.ma') if each in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
