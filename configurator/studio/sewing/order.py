"""What an order of a sewn product holds besides its print file: machine files, list and sheet."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError, field_validator

from configurator.embroidery.hoops import Hoop, hoop_named
from configurator.embroidery.timing import MachinePace
from configurator.families.patch.family import Patch
from configurator.ground import files
from configurator.model.design import Design
from configurator.model.words import Frozen
from configurator.prepress.order_sheet import OrderSheet
from configurator.studio.sewing.files import USUAL, formats_named, write_job
from configurator.studio.sewing.job import patch_job
from configurator.studio.sewing.racks import rack_of
from configurator.studio.sewing.sheet import SheetOrder
from configurator.studio.workbench import Workbench

FILE = "sewing.json"
MOST_NEEDLES = 15


class SewingSetup(Frozen):
    """How this shop sews: its machine's file formats and needles, its hoop if it has only one.

    `applique` lays precut cloth in the hoop where a patch has a satin border. `cut` has the machine
    cut every thread between letters, which takes it 7 s each, instead of leaving short ones to a
    hand.
    """

    formats: tuple[str, ...] = USUAL
    needles: Annotated[int, Field(ge=1, le=MOST_NEEDLES)] = MOST_NEEDLES
    hoop: str = ""
    applique: bool = False
    cut: bool = False

    @field_validator("formats")
    @classmethod
    def _are_known(cls, formats: tuple[str, ...]) -> tuple[str, ...]:
        formats_named(formats)
        return formats

    @field_validator("hoop")
    @classmethod
    def _is_a_hoop(cls, hoop: str) -> str:
        if hoop:
            hoop_named(hoop)
        return hoop

    @property
    def field(self) -> Hoop | None:
        """The hoop, where one is set."""
        return hoop_named(self.hoop) if self.hoop else None


def read_setup(data: Path) -> SewingSetup:
    """The shop's setup in its data folder, or the usual one. Raises Unreadable, OSError."""
    file = data / FILE
    if not file.exists():
        return SewingSetup()
    document = files.read_json(file.read_bytes())
    try:
        return SewingSetup.model_validate(document)
    except ValidationError as trouble:
        why = trouble.errors()[0]
        raise files.Unreadable(f"{FILE} is not as it should be: {why['msg']}.") from trouble


def write_setup(data: Path, setup: SewingSetup) -> None:
    """Keep how the shop sews in its data folder. Raises OSError."""
    content = json.dumps(setup.model_dump(mode="json"), indent=2) + "\n"
    files.write_bytes(data / FILE, content.encode())


def sewing_beside(
    bench: Workbench, design: Design, sheet: OrderSheet
) -> Callable[[Path], None] | None:
    """What writes the sewing files of an order into its folder; None where nothing is sewn."""
    family = bench.family(design)
    if not isinstance(family, Patch):
        return None
    setup = read_setup(bench.data)
    rack = rack_of(bench)
    job = patch_job(
        sheet.number, design, bench.artwork(design), rack, sheet.choices, setup.field,
        MachinePace(needles=setup.needles), setup.applique,
    )  # fmt: skip
    if setup.cut:
        job = job.cut()

    def write(folder: Path) -> None:
        write_job(
            job,
            folder / sheet.number,
            formats_named(setup.formats),
            SheetOrder(sheet.number, sheet.placed),
            bench.library.fonts,
        )

    return write
