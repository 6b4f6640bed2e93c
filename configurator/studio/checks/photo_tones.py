"""Photographs' tones checked: how much of each will look otherwise printed on its stock."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

from PIL import Image

from configurator.ground.geometry import Box
from configurator.ground.icc import in_gray
from configurator.model.artwork import Artwork, PartArtwork, Picture
from configurator.model.design import Design
from configurator.model.edits import RemoveLayer, Together
from configurator.model.layers import Photo, Tone
from configurator.model.photos import PhotoGone, PhotoShelf, screen_copy
from configurator.model.problem import Problem, Remedy
from configurator.model.product import OtherStock, ProductFamily, StockChooser
from configurator.model.substrates import Substrate
from configurator.model.words import Words
from configurator.preview.soft_proof import proof_on
from configurator.studio.checks.gamut import TOLD_FROM
from configurator.studio.checks.stock import TAKE
from configurator.studio.checks.words import TAKE_AWAY
from configurator.studio.recent import Recent
from configurator.tools.photo import BLACK_AND_WHITE, toned

MOST_SHARE = 0.25
"""Share of a photograph from which its look has changed and not only some spots of it (by eye)."""
KEPT_SHARES = 200
STEPS = 40
"""Steps across a photograph its window is rounded to: a nudge is not looked at again."""
LOOKED_AT_PX = 96
"""What is decoded for a look; tones need no detail."""

Window = tuple[float, float, float, float]
Seen = tuple[str, Tone, Substrate, Window]

SHIFTED = Words(
    en="The colors of this photo will look different printed on this. The preview shows you how.",
    he="הצבעים של התמונה ייראו אחרת בהדפסה כאן. התצוגה כבר מראה איך.",
)
GRAY_ON = Words(en="Black and white on {name}", he="שחור לבן על {name}")


class PhotoTones:
    """Looks at each photograph once for each stock and each piece of it that is shown.

    It decodes photographs: for a worker, never for the thread that draws.
    """

    def __init__(self, shelf: PhotoShelf) -> None:
        self._shelf = shelf
        self._shares: Recent[Seen, float] = Recent(KEPT_SHARES)

    def shifted(
        self, design: Design, artwork: Artwork, family: ProductFamily
    ) -> tuple[Problem, ...]:
        """Photographs that are printed and will look otherwise than they do now."""
        others = family.other_stocks(design) if isinstance(family, StockChooser) else ()
        return tuple(
            found for part in artwork.parts for found in self._shifted_on(part, design, others)
        )

    def forget(self) -> None:
        """Remember no photograph."""
        self._shares.forget()

    def _shifted_on(
        self, part: PartArtwork, design: Design, others: tuple[OtherStock, ...]
    ) -> Iterator[Problem]:
        stock = part.shape.stock
        if stock is None or proof_on(stock) is None:
            return
        for mark in part.marks:
            found = None if mark.layer is None else design.layer(mark.layer)
            if not isinstance(mark, Picture) or found is None or not isinstance(found[1], Photo):
                continue
            share = self._share(mark, stock, part.trim_box)
            if share > MOST_SHARE:
                yield Problem(
                    code="photo-shifted",
                    weight="warn",
                    words=SHIFTED,
                    part=part.part,
                    layer_id=mark.layer,
                    measured=round(100 * share),
                    limit=100 * MOST_SHARE,
                    unit="%",
                    remedies=self._remedies(mark, part.trim_box, stock, found[1], others),
                    asks="photo",
                )

    def _remedies(
        self,
        mark: Picture,
        sheet: Box,
        own: Substrate,
        layer: Photo,
        others: tuple[OtherStock, ...],
    ) -> tuple[Remedy, ...]:
        """What shows the photograph as it prints: another stock, no colors, both, or none of it."""
        gray, taken_gray = replace(mark, tone="gray"), toned(layer, "gray")

        def both(other: OtherStock) -> Together:
            return Together(edits=(other.edit, taken_gray))

        def holds(picture: Picture, stock: Substrate) -> bool:
            return self._share(picture, stock, sheet) <= MOST_SHARE

        found = [
            Remedy(words=TAKE.filled(name=other.words), edit=other.edit)
            for other in others
            if holds(mark, other.stock)
        ][:1]
        if mark.tone != "gray" and holds(gray, own):
            found.append(Remedy(words=BLACK_AND_WHITE, edit=taken_gray))
        if not found:
            found = [
                Remedy(words=GRAY_ON.filled(name=other.words), edit=both(other))
                for other in others
                if holds(gray, other.stock)
            ][:1]
        return tuple(found) or (Remedy(words=TAKE_AWAY, edit=RemoveLayer(layer_id=layer.id)),)

    def _share(self, picture: Picture, stock: Substrate, sheet: Box) -> float:
        """How much of what is seen of a photograph prints otherwise, 0 to 1; 0 if it is gone."""
        window = _window(picture, sheet)
        if window is None:
            return 0.0
        key = picture.photo.id, picture.tone, stock, window
        try:
            return self._shares.get(key, lambda: self._looked_at(*key))
        except (PhotoGone, OSError):
            return 0.0

    def _looked_at(self, photo_id: str, tone: Tone, stock: Substrate, window: Window) -> float:
        proof = proof_on(stock)
        if proof is None:
            return 0.0
        file = screen_copy(self._shelf.path(photo_id))
        with Image.open(file, formats=("JPEG", "PNG")) as photo:
            shown = max(window[2] - window[0], window[3] - window[1])
            enough = round(LOOKED_AT_PX / shown)
            photo.draft("RGB", (enough, enough))
            left, top, right, bottom = window
            width, height = photo.size
            piece = photo.crop((
                int(left * width), int(top * height),
                max(round(right * width), 1), max(round(bottom * height), 1),
            ))  # fmt: skip
        seen = in_gray(piece.convert("RGBA")) if tone == "gray" else piece
        return proof.photo_share_over(seen, TOLD_FROM)


def _window(picture: Picture, sheet: Box) -> Window | None:
    """What is seen of a photograph, as shares of it in whole STEPS; None where nothing is."""
    clip = picture.clip.box
    left, top = max(clip.left, sheet.left), max(clip.top, sheet.top)
    right, bottom = min(clip.right, sheet.right), min(clip.bottom, sheet.bottom)
    if right <= left or bottom <= top or picture.matrix.determinant == 0:
        return None
    back = picture.matrix.inverse()
    corners = [back.apply(x, y) for x in (left, right) for y in (top, bottom)]
    across, down = zip(*corners, strict=True)
    window = (
        _stepped(min(across), 0), _stepped(min(down), 0),
        _stepped(max(across), 1), _stepped(max(down), 1),
    )  # fmt: skip
    return window if window[2] > window[0] and window[3] > window[1] else None


def _stepped(share: float, up: int) -> float:
    """A share of a photograph, rounded down or up to a whole step inside it."""
    steps = math.ceil(share * STEPS - 1e-6) if up else math.floor(share * STEPS + 1e-6)
    return min(max(steps / STEPS, 0.0), 1.0)
