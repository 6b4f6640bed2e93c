"""Films: what the player's screen is told of a sewing, stitch by stitch."""

from __future__ import annotations

import pickle
import struct
import subprocess
import sys

import pytest
from sewn_plans import CREAM, RACK, sample_plan

from configurator.embroidery.film import Film
from configurator.embroidery.plan import StitchPlan
from configurator.embroidery.player import Scene, film_of
from configurator.embroidery.program import program_of
from configurator.embroidery.sewing_list import sewing_steps
from configurator.embroidery.timing import minutes, sewn_blocks

CLOTH = (((0.0, 0.0), (120.0, 0.0), (120.0, 90.0), (0.0, 90.0)),)


@pytest.fixture(scope="module")
def film() -> Film:
    program = program_of(sample_plan())
    scene = Scene(CLOTH, "#203040", (130.0, 180.0))
    return film_of(program, sewing_steps(program, RACK), scene)


def floats(packed: bytes) -> list[float]:
    return list(struct.unpack(f"<{len(packed) // 4}f", packed))


def test_a_film_holds_every_stitch_with_its_moment_and_tint(film: Film) -> None:
    plan = sample_plan()
    assert len(film.stitches) == film.count * 16
    assert len(film.moments) == len(film.tints) == film.count * 4
    first = next(plan.runs).points
    assert floats(film.stitches)[:4] == pytest.approx([*first[0], *first[1]])
    moments = floats(film.moments)
    assert moments == sorted(moments) and film.moment(film.count - 1) == pytest.approx(moments[-1])
    assert film.seconds >= moments[-1]
    assert set(film.tints[3::4]) == {255}


def test_steps_divide_the_film_by_color(film: Film) -> None:
    plan = sample_plan()
    assert [step.place for step in film.steps] == list(range(1, len(plan.blocks) + 1))
    assert film.steps[0].first == 0 and film.steps[-1].last == film.count
    for step, after in zip(film.steps, film.steps[1:], strict=False):
        assert step.last == after.first and step.ends == after.begins
    assert film.steps[1].stop and film.steps[1].title == RACK.of(CREAM).title
    assert film.steps[0].needle == film.steps[3].needle
    spent = minutes(sewn_blocks(program_of(plan)))
    assert film.seconds / 60 == pytest.approx(spent, rel=0.1)


def test_a_float_is_shown_and_a_cut_is_not(film: Film) -> None:
    wide = 10.0
    ends = floats(film.stitches)
    long = [
        n for n in range(film.count)
        if abs(ends[4 * n + 2] - ends[4 * n]) + abs(ends[4 * n + 3] - ends[4 * n + 1]) > wide
    ]  # fmt: skip
    floated, split = long[0], long[1:]
    assert ends[4 * floated : 4 * floated + 2] != ends[4 * floated + 2 : 4 * floated + 4]
    assert film.steps[0].first <= floated < film.steps[0].last
    assert all(film.steps[3].first <= each < film.steps[3].last for each in split)


def test_scrubbing_finds_stitch_step_and_needle(film: Film) -> None:
    assert film.done(0.0) == 0 and film.done(film.seconds) == film.count
    for stitch in (0, 5, film.count // 2, film.count - 1):
        at = film.moment(stitch)
        assert film.done(at) >= stitch + 1
        assert film.needle(at) == pytest.approx(
            floats(film.stitches)[4 * (film.done(at) - 1) + 2 : 4 * film.done(at)], abs=1e-3
        )
    for place, step in enumerate(film.steps):
        assert film.step_at((step.begins + step.ends) / 2) == place
    assert film.step_at(-1.0) == 0


def test_cloth_and_hoop_are_part_of_the_scene(film: Film) -> None:
    assert film.box == (0.0, 0.0, 120.0, 90.0)
    assert film.hoop == (130.0, 180.0) and film.cloth == CLOTH
    low, high = sample_plan().box, film.middle
    assert high == pytest.approx(low.center, abs=0.06)


def test_a_film_travels_without_the_stitch_engine(film: Film) -> None:
    code = (
        "import pickle, sys; film = pickle.load(sys.stdin.buffer);"
        "film.needle(film.seconds / 2); film.step_at(1.0);"
        "heavy = {'numpy', 'shapely', 'pystitch'} & set(sys.modules);"
        "sys.exit(', '.join(heavy) or 0)"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], input=pickle.dumps(film), capture_output=True, check=False
    )
    assert told.returncode == 0, told.stderr.decode()


def test_nothing_sewn_plays_as_nothing() -> None:
    program = program_of(StitchPlan(()))
    film = film_of(program, sewing_steps(program, RACK))
    assert film.count == 0 and film.seconds == 0.0 and film.step_at(0.0) == -1
    assert film.needle(3.0) == film.middle
