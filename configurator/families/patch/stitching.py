"""Stitching: a patch's face as shapes of thread, and as the plan the machine will sew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from configurator.embroidery.digitise import digitise
from configurator.embroidery.plan import StitchPlan
from configurator.embroidery.settings import SewSettings
from configurator.embroidery.shapes import Reading, SewShape, swatch_of
from configurator.families.patch.face import Rim, art_of, is_cloth, rim_of
from configurator.families.patch.threads import SewnPart
from configurator.ground.direction import reads_right_to_left
from configurator.ground.geometry import Path
from configurator.ground.outlines import area_of, path_of
from configurator.model.artwork import PartArtwork
from configurator.model.design import Design
from configurator.model.layers import Lettering

PLANS_KEPT = 12
RIM = "border"


@dataclass(frozen=True, slots=True)
class FaceShape:
    """One area of a patch's face: what, in which thread, from which layer, read which way."""

    path: Path
    thread: str
    layer: str
    reading: Reading
    coverage: float = 1.0


@dataclass(frozen=True, slots=True)
class Face:
    """All that decides how a patch is sewn; equal faces are sewn alike."""

    shapes: tuple[FaceShape, ...]
    trim: Path
    inner: Path
    settings: SewSettings
    """How the shop sews it, with this border's width."""
    rim: str
    """The border's thread."""
    merrowed: bool
    """Whether the border is left to the overlocking machine."""
    applied: bool = False
    """Whether the cloth is laid in precut and tacked down, and not cut out when all is sewn."""

    @classmethod
    def of(cls, design: Design, part: PartArtwork) -> Face:
        """The face of a patch with a design's options."""
        readings = dict(_readings(design, part.part))
        shapes = tuple(
            FaceShape(
                mark.path,
                swatch_of(mark.paint.thread),
                mark.layer or "cover",
                readings.get(mark.layer or "", "free"),
                part.share(mark) if isinstance(part, SewnPart) else 1.0,
            )
            for mark in art_of(part)
            if not is_cloth(mark) and mark.paint.thread is not None
        )
        rim = Rim.of(part)
        return cls(
            shapes,
            rim.trim,
            rim.inner,
            _settings(part, rim.width_mm),
            swatch_of(rim_of(part).paint.thread or ""),
            rim.merrowed,
        )


def _settings(part: PartArtwork, border_mm: float) -> SewSettings:
    limits = part.limits if isinstance(part, SewnPart) else None
    if limits is None:
        return SewSettings(border_mm=border_mm)
    return SewSettings(
        border_mm=border_mm,
        border_spacing_mm=limits.border_spacing_mm,
        row_mm=limits.row_spacing_mm,
        fill_stitch_mm=limits.stitch_mm,
        detail_mm2=limits.detail_mm2,
    )


def _readings(design: Design, part: str) -> Iterator[tuple[str, Reading]]:
    for layer in design.part(part).layers:
        if isinstance(layer, Lettering):
            yield layer.id, "rtl" if reads_right_to_left(layer.text) else "ltr"


def sew_shapes(face: Face) -> tuple[SewShape, ...]:
    """A face as shapes to sew, lowest first. Art reaches a little under the border, no further.

    A merrowed patch has no border in its file, only the line it is cut along.
    """
    reach = 0.0 if face.merrowed else face.settings.border_underlap_mm
    room = area_of(face.inner).buffer(reach)
    shapes = [
        SewShape(path_of(area_of(each.path).intersection(room)), each.thread, "auto", each.layer,
                 each.reading, each.coverage)
        for each in face.shapes
    ]  # fmt: skip
    if face.merrowed:
        return (*shapes, SewShape(face.trim, face.rim, "cut-line", RIM))
    if face.applied:
        return (SewShape(face.trim, face.rim, "applique", RIM), *shapes)
    return (*shapes, SewShape(face.trim, face.rim, "border", RIM))


@lru_cache(maxsize=PLANS_KEPT)
def plan_of(face: Face) -> StitchPlan:
    """The stitch plan of a face on twill; kept, since every view and file asks for it."""
    return digitise(sew_shapes(face), face.settings)
