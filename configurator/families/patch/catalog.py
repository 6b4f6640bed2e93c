"""The patch shop's data: shapes, borders, backings, cloths, threads, and what can be sewn."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any

from pydantic import Field, model_validator

from configurator.ground.geometry import Affine, Path
from configurator.model.editions import Sheets
from configurator.model.layers import SizeMm
from configurator.model.library import Swatch
from configurator.model.words import Frozen, Name, Words

FREE = "free"
"""The shape that follows the customer's own art."""


class Outline(Frozen):
    """A ready shape, as an SVG path 100 units wide; the free cut has none."""

    id: Name
    words: Words
    merrowed: bool
    """Whether the overlocking machine that sews a merrowed border can follow it."""
    d: str

    @cached_property
    def path(self) -> Path:
        """The outline, exactly 100 units wide from (0, 0)."""
        drawn = Path.from_svg(self.d)
        box = drawn.box
        home = Affine.translate(-box.left, -box.top)
        return drawn.transformed(home.then(Affine.scale(100 / box.width)))


class Border(Frozen):
    """A kind of rim, and its width on the smallest and the largest patch."""

    id: Name
    words: Words
    small_mm: SizeMm
    large_mm: SizeMm


class Backing(Frozen):
    """What holds the patch on."""

    id: Name
    words: Words


class Limits(Frozen):
    """What can be sewn, in mm; assets/patch/limits.json says where each number comes from."""

    about: str
    narrowest_mm: int
    widest_mm: int
    step_mm: Annotated[int, Field(gt=0)]
    default_mm: int
    thread_limit: Annotated[int, Field(gt=0)]
    column_stop_mm: SizeMm
    """Narrower than this cannot be sewn as a satin column."""
    column_warn_mm: SizeMm
    """Narrower than this is sewn, but may come out uneven."""
    counter_mm: SizeMm
    """The narrowest hole that stays open under thread."""
    gap_mm: SizeMm
    """The narrowest gap that stays open between two columns of one thread."""
    detail_mm2: SizeMm
    """Anything smaller than this is left out when sewing."""
    all_capitals_mm: SizeMm
    mixed_case_mm: SizeMm
    serif_mm: SizeMm
    row_spacing_mm: SizeMm
    border_spacing_mm: SizeMm
    stitch_mm: SizeMm
    thread_share: Annotated[float, Field(ge=1, le=5)]
    """Thread used for each thread seen: underlay and the way through the cloth."""
    clear_mm: SizeMm
    """Cloth that stays free between the art and the border."""
    free_margin_mm: SizeMm
    """How far a free cut keeps from its art, border included."""
    free_border_mm: SizeMm
    """Cloth between the border of a free cut and its art, at least."""
    stitches_hold: int
    """More stitches than this on one patch are held for a look before sewing."""
    borders: tuple[Border, ...]
    backings: tuple[Backing, ...]

    @model_validator(mode="after")
    def _begins_in_a_size_there_is(self) -> Limits:
        if self.default_mm not in range(self.narrowest_mm, self.widest_mm + 1, self.step_mm):
            raise ValueError("the width to begin with is not one of the widths")
        return self

    def border_mm(self, border: str, width_mm: float) -> float:
        """How wide a border is on a patch of a width. Raises KeyError for an unknown border."""
        kind = next((each for each in self.borders if each.id == border), None)
        if kind is None:
            raise KeyError(border)
        share = (width_mm - self.narrowest_mm) / (self.widest_mm - self.narrowest_mm)
        share = min(max(share, 0.0), 1.0)
        return round(kind.small_mm + share * (kind.large_mm - kind.small_mm), 2)


@dataclass(frozen=True, slots=True)
class Catalog:
    """Everything a patch can be made of."""

    shapes: tuple[Outline, ...]
    limits: Limits
    cloths: tuple[Swatch, ...]
    threads: tuple[Swatch, ...]
    gone: frozenset[str] = frozenset()
    """Threads that are out of stock: no color is matched to them."""

    def shape(self, shape: str) -> Outline:
        """The shape of that id. Raises KeyError."""
        for each in self.shapes:
            if each.id == shape:
                return each
        raise KeyError(shape)


LIMITS = "patch/limits.json"


def read_catalog(sheets: Sheets) -> Catalog:
    """The catalog of assets/patch and assets/swatches. Raises OSError or a validation error."""
    shapes = sheets.read("patch/shapes.json")
    return Catalog(
        shapes=tuple(Outline.model_validate(each) for each in shapes["shapes"]),
        limits=Limits.model_validate(sheets.read(LIMITS)),
        cloths=_swatches(sheets.read("swatches/twill.json")),
        threads=_swatches(sheets.read("swatches/threads-isacord.json")),
        gone=frozenset(each.id for each in sheets.edition.absent if each.kind == "swatch"),
    )


def _swatches(document: Any) -> tuple[Swatch, ...]:
    return tuple(Swatch.model_validate(each) for each in document["swatches"])
