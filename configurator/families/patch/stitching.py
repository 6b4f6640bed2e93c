"""Stitching: a patch's face as shapes of thread, and as the plan the machine will sew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from configurator.embroidery.digitise import digitise
from configurator.embroidery.plan import StitchPlan
from configurator.embroidery.settings import SewSettings
from configurator.embroidery.shapes import Reading, SewShape, swatch_of
from configurator.families.patch.face import art_of, is_cloth, rim_of
from configurator.ground.direction import reads_right_to_left
from configurator.ground.geometry import Path
from configurator.ground.outlines import area_of, path_of
from configurator.model.artwork import PartArtwork
from configurator.model.design import Design
from configurator.model.layers import Lettering

PLANS_KEPT = 12
MERROWED = "merrowed"
RIM = "border"


@dataclass(frozen=True, slots=True)
class FaceShape:
    """One area of a patch's face: what, in which thread, from which layer, read which way."""

    path: Path
    thread: str
    layer: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class Face:
    """All that decides how a patch is sewn; equal faces are sewn alike."""

    shapes: tuple[FaceShape, ...]
    inner: Path
    rim: FaceShape | None
    """None where another machine sews the border."""

    @classmethod
    def of(cls, design: Design, part: PartArtwork) -> Face:
        """The face of a patch; a merrowed border is left to the overlocking machine."""
        readings = dict(_readings(design, part.part))
        shapes = tuple(
            FaceShape(
                mark.path,
                swatch_of(mark.paint.thread),
                mark.layer or "cover",
                readings.get(mark.layer or "", "free"),
            )
            for mark in art_of(part)
            if not is_cloth(mark) and mark.paint.thread is not None
        )
        rim = rim_of(part)
        merrowed = design.options.get("border") == MERROWED
        thread = swatch_of(rim.paint.thread or "")
        return cls(
            shapes,
            next(line.path for line in part.shape.lines if line.kind == "stitch"),
            None if merrowed else FaceShape(rim.path, thread, RIM, "free"),
        )


def _readings(design: Design, part: str) -> Iterator[tuple[str, Reading]]:
    for layer in design.part(part).layers:
        if isinstance(layer, Lettering):
            yield layer.id, "rtl" if reads_right_to_left(layer.text) else "ltr"


def sew_shapes(face: Face, settings: SewSettings | None = None) -> tuple[SewShape, ...]:
    """A face as shapes to sew, lowest first. Art reaches a little under the border, no further."""
    reach = (settings or SewSettings()).border_underlap_mm if face.rim else 0.0
    room = area_of(face.inner).buffer(reach)
    shapes = [
        SewShape(path_of(area_of(each.path).intersection(room)), each.thread, "auto", each.layer,
                 each.reading)
        for each in face.shapes
    ]  # fmt: skip
    if face.rim is not None:
        shapes.append(SewShape(face.rim.path, face.rim.thread, "auto", RIM))
    return tuple(shapes)


@lru_cache(maxsize=PLANS_KEPT)
def plan_of(face: Face) -> StitchPlan:
    """The stitch plan of a face on twill; kept, since every view and file asks for it."""
    return digitise(sew_shapes(face))
