"""The project file: a stitch plan kept whole, so that it can be sewn again in any format."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

import numpy as np
from pydantic import Field, ValidationError

from configurator.embroidery.plan import ColorBlock, Omission, Purpose, Role, Run, StitchPlan
from configurator.embroidery.program import TENTHS
from configurator.ground.files import Unreadable, read_json
from configurator.model.words import Frozen

SCHEMA_VERSION = 1
KIND = "configurator-stitch-plan"
LETTERS = {Role.UNDERLAY: "u", Role.COVER: "c", Role.TRAVEL: "v", Role.TIE: "t", Role.JOIN: "j"}
ROLES = {letter: int(role) for role, letter in LETTERS.items()}
Tenth = Annotated[int, Field(ge=-100_000, le=100_000)]


class SavedRun(Frozen):
    """A run: needle points in tenths of a millimetre, x and y in turn; a letter for each role."""

    at: tuple[Tenth, ...]
    roles: Annotated[str, Field(pattern="^[ucvtj]*$")]
    region: int
    trim: bool


class SavedBlock(Frozen):
    """A color block."""

    thread: str
    purpose: Purpose
    stop: bool
    runs: tuple[SavedRun, ...]


class SavedOmission(Frozen):
    """What was not sewn as drawn."""

    kind: Literal["too-small", "too-thin"]
    shape: str
    at: tuple[float, float]
    measured: float
    limit: float


class SavedPlan(Frozen):
    """The whole document."""

    schema_version: Literal[1]
    kind: Literal["configurator-stitch-plan"]
    name: str
    fabric: str
    blocks: tuple[SavedBlock, ...]
    omissions: tuple[SavedOmission, ...]


def write_project(plan: StitchPlan, name: str = "", fabric: str = "twill") -> bytes:
    """A plan as its project file; the same plan gives the same bytes."""
    saved = SavedPlan(
        schema_version=1,
        kind="configurator-stitch-plan",
        name=name,
        fabric=fabric,
        blocks=tuple(_saved(block) for block in plan.blocks),
        omissions=tuple(
            SavedOmission(
                kind=each.kind, shape=each.shape, at=each.at, measured=each.measured,
                limit=each.limit,
            )
            for each in plan.omissions
        ),
    )  # fmt: skip
    document = saved.model_dump(mode="json")
    return f"{json.dumps(document, ensure_ascii=False, separators=(',', ':'))}\n".encode()


def _saved(block: ColorBlock) -> SavedBlock:
    return SavedBlock(
        thread=block.thread,
        purpose=block.purpose,
        stop=block.stop,
        runs=tuple(
            SavedRun(
                at=tuple(np.rint(run.points * TENTHS).astype(int).ravel().tolist()),
                roles="".join(LETTERS[Role(role)] for role in run.roles.tolist()),
                region=run.region,
                trim=run.trim_after,
            )
            for run in block.runs
        ),
    )


def read_project(content: bytes) -> StitchPlan:
    """The plan in a project file. Raises Unreadable."""
    document: Any = read_json(content)
    if not isinstance(document, dict) or document.get("kind") != KIND:
        raise Unreadable("This is not a stitch project.")
    if document.get("schema_version") != SCHEMA_VERSION:
        raise Unreadable("This stitch project is of another version of the app; update the app.")
    try:
        saved = SavedPlan.model_validate(document)
        blocks = tuple(_block(block) for block in saved.blocks)
    except (ValidationError, ValueError) as trouble:
        raise Unreadable(f"The stitch project is damaged: {trouble}") from trouble
    omissions = tuple(
        Omission(each.kind, each.shape, each.at, each.measured, each.limit)
        for each in saved.omissions
    )
    return StitchPlan(blocks, omissions)


def _block(block: SavedBlock) -> ColorBlock:
    runs = tuple(
        Run(
            np.array(run.at, dtype=np.float64).reshape(-1, 2) / TENTHS,
            np.array([ROLES[letter] for letter in run.roles], dtype=np.uint8),
            run.region,
            run.trim,
        )
        for run in block.runs
    )
    return ColorBlock(block.thread, runs, block.stop, block.purpose)
