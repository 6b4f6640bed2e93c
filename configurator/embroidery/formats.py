"""Formats: machine files written, read back and compared before they get their name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path as FilePath
from types import MappingProxyType
from typing import Any, Literal

import pystitch
from pystitch import (
    DstReader,
    DstWriter,
    ExpReader,
    ExpWriter,
    JefReader,
    JefWriter,
    PesReader,
    PesWriter,
    TbfReader,
    TbfWriter,
    U01Reader,
    U01Writer,
    Vp3Reader,
    Vp3Writer,
    XxxReader,
    XxxWriter,
)

from configurator.embroidery.program import Act, Program
from configurator.embroidery.readback import BadMachineFile, MachineFile, read_back, unlike
from configurator.embroidery.threads import ThreadRack
from configurator.ground.files import written_whole

Keeps = Literal["exactly", "nearly", "the maker's chart", "no colors"]
NO_DATE = "20000101000000"
"""JEF holds a date; a fixed one keeps equal plans equal files."""
NEEDLES = 15
NAME_LONGEST = 16
"""A DST header has room for sixteen letters; one more moves everything behind it."""
COMMANDS = {
    Act.STITCH: pystitch.STITCH,
    Act.JUMP: pystitch.JUMP,
    Act.TRIM: pystitch.TRIM,
    Act.CHANGE: pystitch.COLOR_CHANGE,
    Act.STOP: pystitch.STOP,
}


@dataclass(frozen=True, slots=True)
class MachineFormat:
    """A machine file format: whose machines read it, and how it keeps the colors of the threads."""

    id: str
    makers: str
    colors: Keeps
    reader: Any
    writer: Any
    settings: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    cuts: bool = True
    """Whether a reader can tell a cut from a mere jump."""
    stops: bool = False
    """Whether it knows a halt that is no change of thread; else the thread is named twice."""
    needles: bool = False
    """Whether it names the needle of the first thread too, which a reader counts as a change."""
    lands: bool = False
    """Whether a jump must end on the needle point itself, or a stitch is made where it ends."""
    halves: bool = True
    """Whether its middle may fall between two tenths of a millimetre."""

    @property
    def suffix(self) -> str:
        """The file's ending, with its dot."""
        return f".{self.id}"


def _with(**settings: Any) -> Mapping[str, Any]:
    return MappingProxyType(settings)


FORMATS = {
    each.id: each
    for each in (
        MachineFormat("dst", "Tajima and most others", "no colors", DstReader, DstWriter),
        MachineFormat("exp", "Melco, Bernina", "no colors", ExpReader, ExpWriter, lands=True),
        MachineFormat(
            "u01", "Barudan", "no colors", U01Reader, U01Writer, stops=True, needles=True
        ),
        MachineFormat("tbf", "Tajima", "exactly", TbfReader, TbfWriter, stops=True, needles=True),
        MachineFormat(
            "pes", "Brother, Baby Lock", "nearly", PesReader, PesWriter, _with(version=6),
            cuts=False, lands=True,
        ),
        MachineFormat(
            "jef", "Janome", "the maker's chart", JefReader, JefWriter,
            _with(date=NO_DATE, trims=True), cuts=False, stops=True, lands=True,
        ),
        MachineFormat(
            "vp3", "Husqvarna Viking, Pfaff", "exactly", Vp3Reader, Vp3Writer,
            halves=False,
        ),
        MachineFormat("xxx", "Singer", "exactly", XxxReader, XxxWriter),
    )
}  # fmt: skip
"""Every format offered. SEW and PMV are not: what reads them puts stitches in wrong places."""


def write_machine(
    program: Program, rack: ThreadRack, target: FilePath, form: MachineFormat, name: str = ""
) -> MachineFile:
    """Write a machine file, read it back and compare it; it gets its name only when it is right.

    The same program gives the same bytes. Raises BadMachineFile, OSError.
    """
    content = machine_bytes(program, rack, form, name)
    found = read_back(content, form.reader)
    faults = unlike(program, found, cuts=form.cuts, needles=form.needles)
    if faults:
        raise BadMachineFile(form.id, faults)
    with written_whole(target) as draft:
        draft.write_bytes(content)
        if draft.read_bytes() != content:
            raise BadMachineFile(form.id, ("the disk gave back other bytes",))
    return found


def machine_bytes(program: Program, rack: ThreadRack, form: MachineFormat, name: str = "") -> bytes:
    """A machine file's bytes, as pystitch writes them; not yet compared with anything."""
    if not len(program.stitches):
        raise BadMachineFile(form.id, ("there is nothing to sew",))
    pattern = pystitch.EmbPattern()
    needles = iter(needles_of(program.threads)[1:])
    for act, x, y in _moves(program, form):
        command = COMMANDS[act]
        needle = next(needles) if act in {Act.CHANGE, Act.STOP} else 0
        if act is Act.CHANGE and form.needles:
            command = pystitch.encode_thread_change(command, None, needle)
        pattern.add_stitch_absolute(command, x, y)
    x, y = program.places[-1].tolist()
    pattern.add_stitch_absolute(pystitch.END, x, y)
    pattern.extras["name"] = _plain(name) or "patch"
    for number, thread in enumerate(program.threads):
        if number == 0 or not form.stops or program.threads[number - 1] != thread:
            pattern.add_thread(_thread(rack, thread))
    out = BytesIO()
    # Moves are already split and landed as they should be; only the commands are translated.
    settings = {"full_jump": False, "needle_count": NEEDLES, "explicit_trim": False}
    pystitch.EmbPattern.write_embroidery(form.writer, pattern, out, {**settings, **form.settings})
    return out.getvalue()


def needles_of(threads: tuple[str, ...]) -> tuple[int, ...]:
    """The needle of each block, from 1: a thread that comes again is still on its needle."""
    order = {thread: number for number, thread in enumerate(dict.fromkeys(threads), start=1)}
    return tuple((order[thread] - 1) % NEEDLES + 1 for thread in threads)


def _moves(program: Program, form: MachineFormat) -> Iterator[tuple[Act, int, int]]:
    """The program's moves as the format wants them."""
    if not form.halves:
        # VP3 cuts half a tenth off every block's start; a jump that is never made evens the box.
        low, high = program.places.min(axis=0), program.places.max(axis=0)
        yield Act.JUMP, *(high + (low + high) % 2).tolist()
    acts = [Act(act) for act in program.acts.tolist()]
    for number, (act, (x, y)) in enumerate(zip(acts, program.places.tolist(), strict=True)):
        if form.lands and act is Act.STITCH and number and acts[number - 1] is Act.JUMP:
            yield Act.JUMP, x, y
        yield (Act.CHANGE if act is Act.STOP and not form.stops else act), x, y


def _thread(rack: ThreadRack, thread: str) -> Any:
    found = rack.of(thread)
    made = pystitch.EmbThread()
    made.set_hex_color(found.srgb.removeprefix("#"))
    made.description = _plain(found.named[0])
    made.catalog_number = _plain(found.code)
    made.brand = made.chart = _plain(found.maker)
    return made


def _plain(text: str) -> str:
    """Letters every machine shows: these formats count letters but write bytes."""
    kept = "".join(letter for letter in text if " " <= letter <= "~").strip()
    return kept[:NAME_LONGEST].strip()
