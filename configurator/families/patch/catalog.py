"""The patch shop's data: shapes, borders, backings, cloths, threads, and what can be sewn."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from configurator.families.patch.spools import wound
from configurator.ground.geometry import Affine, Path
from configurator.model.editions import Sheets
from configurator.model.figures import Unworkable
from configurator.model.layers import SizeMm
from configurator.model.library import Swatch
from configurator.model.words import Frozen, Name, Words

MERROWED = "merrowed"
"""The border that the overlocking machine sews, and not the embroidery machine."""
FREE = "free"
"""The shape that follows the customer's own art."""

NOT_SO_WIDE = Words(
    en="{name}: its machine sews {low} to {high} mm wide, so {typed} mm will not do. Choose a "
    "width in between, or change what the machine can do first.",
    he="{name}: המכונה תופרת ברוחב {low} עד {high} מ״מ, ולכן {typed} מ״מ לא מתאים. אפשר לבחור "
    "רוחב שביניהם, או לשנות קודם את מה שהמכונה יודעת.",
)


class Outline(Frozen):
    """A ready shape, as an SVG path 100 units wide; the free cut has none."""

    id: Name
    words: Words
    look: Name
    """Its drawing among the icons."""
    merrowed: bool
    """Whether the overlocking machine that sews a merrowed border can follow it."""
    d: str
    height_percent: Annotated[float, Field(ge=60, le=140)] = 100.0
    """How high it is made, of its drawn height."""

    @cached_property
    def path(self) -> Path:
        """The outline, exactly 100 units wide from (0, 0)."""
        drawn = Path.from_svg(self.d)
        box = drawn.box
        home, wide = Affine.translate(-box.left, -box.top), 100 / box.width
        return drawn.transformed(home.then(Affine.scale(wide, wide * (self.height_percent / 100))))


class Border(Frozen):
    """A kind of rim, and its width on the smallest and the largest patch.

    `sewn` is how it is made; its machine makes it from `least_mm` to `most_mm` wide.
    """

    id: Name
    words: Words
    sewn: Literal["satin", "merrowed"]
    small_mm: SizeMm
    large_mm: SizeMm
    least_mm: SizeMm
    most_mm: SizeMm

    def demand_workable(self) -> None:
        """Raises Unworkable for a width that its machine cannot make."""
        for width in (self.small_mm, self.large_mm):
            if not self.least_mm <= width <= self.most_mm:
                said = {"low": f"{self.least_mm:g}", "high": f"{self.most_mm:g}"}
                raise Unworkable(NOT_SO_WIDE.filled(name=self.words, typed=f"{width:g}", **said))


class Backing(Frozen):
    """What holds the patch on; `look` is how its back is drawn."""

    id: Name
    words: Words
    look: Name


class Cover(Frozen):
    """How full a ground of thread is sewn, in percent of a closed one."""

    id: Name
    words: Words
    percent: Annotated[int, Field(ge=30, le=100)]


class Limits(Frozen):
    """What can be sewn, in mm; assets/patch/limits.json says where each number comes from."""

    about: str
    narrowest_mm: int
    widest_mm: int
    widths_mm: tuple[int, ...]
    """Every width that is made; those between the narrowest and the widest are sold."""
    default_mm: int
    thread_limit: Annotated[int, Field(gt=0)]
    chart: Name
    """The thread chart that the shop sews from."""
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
    covers: tuple[Cover, ...]
    backings: tuple[Backing, ...]

    @model_validator(mode="after")
    def _begins_in_a_size_there_is(self) -> Limits:
        if self.default_mm not in self.widths:
            raise ValueError("the width to begin with is not one of the widths")
        return self

    @property
    def widths(self) -> tuple[int, ...]:
        """The widths that are sold, smallest first."""
        return tuple(w for w in sorted(self.widths_mm) if self.narrowest_mm <= w <= self.widest_mm)

    def border(self, border: str) -> Border:
        """The border of that id. Raises KeyError."""
        return {each.id: each for each in self.borders}[border]

    def backing(self, backing: str) -> Backing:
        """The backing of that id. Raises KeyError."""
        return {each.id: each for each in self.backings}[backing]

    def cover(self, cover: str) -> float:
        """The share of full thread a ground is sewn with. Raises KeyError for an unknown cover."""
        return {each.id: each.percent / 100 for each in self.covers}[cover]

    def border_mm(self, border: str, width_mm: float) -> float:
        """How wide a border is on a patch of a width. Raises KeyError for an unknown border."""
        kind = self.border(border)
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
SHAPES = "patch/shapes.json"
TWILL = "swatches/twill.json"
THREADS = "swatches/threads-isacord.json"


def read_catalog(sheets: Sheets) -> Catalog:
    """The catalog of assets/patch and assets/swatches.

    Raises OSError, Unworkable or a validation error.
    """
    shapes, limits = sheets.read(SHAPES), Limits.model_validate(sheets.read(LIMITS))
    for each in limits.borders:
        each.demand_workable()
    return Catalog(
        shapes=tuple(Outline.model_validate(each) for each in shapes["shapes"]),
        limits=limits,
        cloths=_swatches(sheets.read(TWILL)),
        threads=wound(_swatches(sheets.read(THREADS)), limits.chart, sheets),
        gone=frozenset(name for kind, _, name in sheets.edition.gone if kind == "swatch"),
    )


def _swatches(document: Any) -> tuple[Swatch, ...]:
    return tuple(Swatch.model_validate(each) for each in document["swatches"])
