"""Color shift: how far what was chosen looks from what the press will lay on its stock."""

from __future__ import annotations

from dataclasses import dataclass

from configurator.ground.color import delta_e_2000, lab_of, rgb_of, srgb_of
from configurator.ground.icc import Profile
from configurator.model.artwork import Fill, Paint
from configurator.model.substrates import Substrate
from configurator.prepress.ink_limit import within
from configurator.prepress.page_painter import PaintedPage


@dataclass(frozen=True, slots=True)
class ColorShift:
    """A page's figures in CIEDE2000.

    `flats` and `flat` are the largest of its flat colors and the screen color it belongs to, 0 and
    None where all are paper, foil or thread; `photos` the mean of each photograph on white.
    """

    part: str
    flats: float
    flat: str | None
    photos: tuple[float, ...]


def shift_of(page: PaintedPage, profile: Profile, stock: Substrate, limit: float) -> ColorShift:
    """How far a page's colors look from those that were chosen, on its own stock."""
    fills = (mark for mark in page.part.marks if isinstance(mark, Fill))
    paints = {fill.paint for fill in fills if _inked(fill.paint)}
    apart = {
        paint.srgb: delta_e_2000(lab_of(paint.srgb), lab_of(_seen(paint, profile, stock, limit)))
        for paint in sorted(paints, key=lambda paint: (paint.srgb, paint.cmyk))
    }
    worst = max(apart, key=lambda srgb: apart[srgb], default=None)
    photos = tuple(picture.apart for picture, _ in page.pictures)
    return ColorShift(page.part.part, round(apart[worst], 2) if worst else 0.0, worst, photos)


def _inked(paint: Paint) -> bool:
    return any(paint.cmyk) and paint.spot is None and paint.thread is None


def _seen(paint: Paint, profile: Profile, stock: Substrate, limit: float) -> str:
    """What a paint's inks look like, seen through to the stock."""
    inks = rgb_of(profile.srgb(within(paint.cmyk, limit, profile)))
    red, green, blue = (a * b for a, b in zip(inks, rgb_of(stock.seen_shade), strict=True))
    return srgb_of((red, green, blue))
