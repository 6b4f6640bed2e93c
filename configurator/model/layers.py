"""Layers: what a customer puts on a part. Positions are mm from the part's top-left, y down."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from configurator.model.words import Frozen, Name

LONGEST_MM = 5000.0
WIDEST_EDGE_MM = 20.0
LARGEST_SCALE = 20.0

Mm = Annotated[float, Field(ge=-LONGEST_MM, le=LONGEST_MM)]
SizeMm = Annotated[float, Field(gt=0, le=LONGEST_MM)]
Degrees = Annotated[float, Field(ge=-3600, le=3600)]
PhotoId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]

MAX_TEXT = 400
MAX_PRESSES = 200
MAX_STROKES = 400
MAX_POINTS = 4000


class Placement(Frozen):
    """Where the middle of a layer lies on its part, and how far it is turned clockwise."""

    x_mm: Mm
    y_mm: Mm
    rotation_deg: Degrees = 0.0


class Outline(Frozen):
    """A line around a shape: `width_mm` outside its edge, in a swatch."""

    width_mm: Annotated[float, Field(gt=0, le=WIDEST_EDGE_MM)]
    color: Name


class LayerCommon(Frozen):
    """What every layer has."""

    id: Name
    placement: Placement
    locked: bool = False


class Lettering(LayerCommon):
    """Words set in a font family. `size_mm` is the em; the box is used by shrink and wrap."""

    kind: Literal["lettering"] = "lettering"
    text: Annotated[str, StringConstraints(max_length=MAX_TEXT)]
    font: Name
    size_mm: SizeMm
    color: Name
    outline: Outline | None = None
    spacing_em: Annotated[float, Field(ge=-0.2, le=2)] = 0.0
    line_height: Annotated[float, Field(ge=0.7, le=3)] = 1.2
    align: Literal["start", "center", "end"] = "center"
    fit: Literal["fixed", "shrink", "wrap"] = "fixed"
    box_width_mm: SizeMm | None = None
    arc_deg: Annotated[float, Field(ge=-330, le=330)] = 0.0
    """Degrees of circle the line spans: positive arches up, negative hangs down, 0 is straight."""


class PhotoRef(Frozen):
    """A cleaned sRGB photograph: the SHA-256 of its file, and its size in samples."""

    id: PhotoId
    width_px: Annotated[int, Field(ge=1, le=65536)]
    height_px: Annotated[int, Field(ge=1, le=65536)]


Tone = Literal["color", "gray"]
"""How a photograph is shown: as it was taken, or black and white."""

FEWEST_THREADS, MOST_THREADS = 2, 15
"""A photograph of one thread shows nothing; no embroidery machine holds more than that."""


class Photo(LayerCommon):
    """A photograph seen through a frame of `width_mm` x `height_mm`.

    At zoom 1 the picture just covers the frame; `pan` moves it, as a share of the slack on each
    side (-1 to 1); `tilt_deg` turns the picture inside its frame. `threads` is in how many threads
    it is sewn where it cannot be printed; None for as many as the rest leaves.
    """

    kind: Literal["photo"] = "photo"
    photo: PhotoRef
    width_mm: SizeMm
    height_mm: SizeMm
    frame: Name = "rectangle"
    zoom: Annotated[float, Field(ge=1, le=20)] = 1.0
    pan_x: Annotated[float, Field(ge=-1, le=1)] = 0.0
    pan_y: Annotated[float, Field(ge=-1, le=1)] = 0.0
    tilt_deg: Degrees = 0.0
    border: Outline | None = None
    threads: Annotated[int, Field(ge=FEWEST_THREADS, le=MOST_THREADS)] | None = None
    tone: Tone = "color"


class Motif(LayerCommon):
    """One of our drawings, `width_mm` wide; `colors` recolor its slots in order."""

    kind: Literal["motif"] = "motif"
    motif: Name
    width_mm: SizeMm
    colors: tuple[Name, ...] = ()
    mirrored: bool = False


class Impression(Frozen):
    """One press of a stamp, measured from the layer's own placement."""

    dx_mm: Mm
    dy_mm: Mm
    rotation_deg: Degrees = 0.0
    width_mm: SizeMm


class Stamps(LayerCommon):
    """A stamp pressed here and there in one ink."""

    kind: Literal["stamps"] = "stamps"
    motif: Name
    color: Name
    impressions: Annotated[tuple[Impression, ...], Field(max_length=MAX_PRESSES)]


class Stroke(Frozen):
    """A smoothed pen line through points in mm, measured from the layer's own placement."""

    points: Annotated[tuple[tuple[Mm, Mm], ...], Field(min_length=1, max_length=MAX_POINTS)]
    width_mm: Annotated[float, Field(gt=0, le=50)]
    color: Name


class Drawing(LayerCommon):
    """Freehand strokes, first drawn lowest."""

    kind: Literal["drawing"] = "drawing"
    strokes: Annotated[tuple[Stroke, ...], Field(max_length=MAX_STROKES)]
    scale: Annotated[float, Field(gt=0, le=LARGEST_SCALE)] = 1.0


class Pattern(LayerCommon):
    """A motif repeated over the whole part."""

    kind: Literal["pattern"] = "pattern"
    motif: Name
    width_mm: SizeMm
    pitch_mm: SizeMm
    colors: tuple[Name, ...] = ()
    repeat: Literal["grid", "brick", "scatter"] = "brick"


Layer = Annotated[
    Lettering | Photo | Motif | Stamps | Drawing | Pattern, Field(discriminator="kind")
]
