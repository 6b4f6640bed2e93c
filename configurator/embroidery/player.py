"""The player: a program as it runs at the machine, every stitch with its moment and its light."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from configurator.embroidery.film import Film, FilmStep, Ring
from configurator.embroidery.plan import Role
from configurator.embroidery.program import TENTHS, Act, Program
from configurator.embroidery.sewing_list import SewingStep
from configurator.embroidery.timing import MANY_NEEDLES, MachinePace
from configurator.ground.color import rgb_of

JUMP_SHARE = 0.6
"""A jump takes this share of a stitch: the needle stands still (p)."""
LIGHT = (0.604, 0.797)
"""Where the light stands, right and down of nothing: top left, as in every sewn picture here."""
DARK, BRIGHT = 0.8, 1.12
"""A thread's light when it lies along the light, and across it."""
UNSEEN = 0.82
"""Underlay and travel are drawn a little darker, so that cover is seen closing over them."""
GRAIN = (1.0, 0.95, 1.02, 0.97)
"""Neighboring stitches differ a little, so that rows are seen as threads."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What a film shows besides stitches: the cloth, in artwork mm, and the hoop's field."""

    cloth: tuple[Ring, ...] = ()
    cloth_srgb: str = ""
    hoop: tuple[float, float] | None = None


def film_of(
    program: Program,
    steps: Sequence[SewingStep],
    scene: Scene | None = None,
    pace: MachinePace = MANY_NEEDLES,
) -> Film:
    """A program as it runs on a machine of that pace; `steps` are the program's own."""
    scene = scene or Scene()
    reached, owner = _moments(program, pace), _owners(program)
    sewn = np.flatnonzero(program.acts == Act.STITCH)
    before = sewn[:-1]
    after = sewn[1:]
    # Across a cut no thread lies; across a jump that is not cut it lies loose, and is shown so.
    cuts = np.cumsum(np.isin(program.acts, (Act.TRIM, Act.CHANGE, Act.STOP)))
    kept = cuts[before] == cuts[after]
    before, after = before[kept], after[kept]
    places = (program.places + np.array(program.offset)) / TENTHS
    ends = np.hstack([places[before], places[after]]).astype(np.float32)
    films = _steps(steps, program, owner[after], reached)
    return Film(
        count=len(ends),
        stitches=ends.tobytes(),
        moments=reached[after].astype(np.float32).tobytes(),
        tints=_tints(ends, program.roles[after], owner[after], steps).tobytes(),
        steps=films,
        seconds=round(float(reached[-1]), 3) if len(reached) else 0.0,
        box=_box(ends, scene),
        middle=(program.offset[0] / TENTHS, program.offset[1] / TENTHS),
        hoop=scene.hoop,
        cloth=scene.cloth,
        cloth_srgb=scene.cloth_srgb,
    )


def _moments(program: Program, pace: MachinePace) -> NDArray[np.float64]:
    """The second each move is done at."""
    stitch = 60 / pace.stitches_a_minute
    takes = np.full(len(program.acts), stitch)
    takes[program.acts == Act.JUMP] = stitch * JUMP_SHARE
    takes[program.acts == Act.TRIM] = pace.trim_s
    takes[program.acts == Act.CHANGE] = pace.change
    takes[program.acts == Act.STOP] = pace.stop_s
    return np.cumsum(takes)


def _owners(program: Program) -> NDArray[np.intp]:
    """The step that each move belongs to, from 0; a halt belongs to the step it ends."""
    halts = np.isin(program.acts, (Act.CHANGE, Act.STOP))
    return np.concatenate([[0], np.cumsum(halts)[:-1]]).astype(np.intp)[: len(halts)]


def _steps(
    steps: Sequence[SewingStep],
    program: Program,
    owner: NDArray[np.intp],
    reached: NDArray[np.float64],
) -> tuple[FilmStep, ...]:
    firsts = np.searchsorted(owner, np.arange(len(steps) + 1)).tolist()
    halts = reached[np.isin(program.acts, (Act.CHANGE, Act.STOP))].tolist()
    times = [0.0, *halts, float(reached[-1])] if len(reached) else []
    return tuple(
        FilmStep(
            place=step.step,
            needle=step.needle,
            title=step.thread.title,
            words=step.thread.words,
            srgb=step.thread.srgb,
            purpose=program.purposes[number],
            first=firsts[number],
            last=firsts[number + 1],
            begins=round(times[number], 3),
            ends=round(times[number + 1], 3),
            metres=step.metres,
            stop=step.stop,
        )
        for number, step in enumerate(steps)
    )


def _tints(
    ends: NDArray[np.float32],
    roles: NDArray[np.uint8],
    owner: NDArray[np.intp],
    steps: Sequence[SewingStep],
) -> NDArray[np.uint8]:
    """Each stitch's color as its thread catches the light: brightest where it lies across it."""
    if not len(ends):
        return np.zeros((0, 4), dtype=np.uint8)
    ways = ends[:, 2:] - ends[:, :2]
    long = np.maximum(np.hypot(ways[:, 0], ways[:, 1]), 1e-6)
    across = np.abs(ways[:, 0] * LIGHT[1] - ways[:, 1] * LIGHT[0]) / long
    light = DARK + (BRIGHT - DARK) * across
    light *= np.where(roles == Role.COVER, 1.0, UNSEEN)
    light *= np.array(GRAIN)[np.arange(len(ends)) % len(GRAIN)]
    threads = np.array([rgb_of(step.thread.srgb) for step in steps]) * 255
    lit = np.clip(threads[owner] * light[:, None], 0, 255)
    return np.hstack([np.rint(lit), np.full((len(ends), 1), 255)]).astype(np.uint8)


def _box(ends: NDArray[np.float32], scene: Scene) -> tuple[float, float, float, float]:
    corners = [place for ring in scene.cloth for place in ring] or [(0.0, 0.0)] * (not len(ends))
    every = np.concatenate([ends.reshape(-1, 2), np.array(corners, np.float32).reshape(-1, 2)])
    low, high = every.min(axis=0), every.max(axis=0)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])
