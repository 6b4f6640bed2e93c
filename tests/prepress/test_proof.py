"""Proofs are pictures of the print file: right colors, only what the customer holds, same bytes."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path as FilePath

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from configurator.ground.color import delta_e_2000, lab_of
from configurator.ground.geometry import Affine, Box, Path
from configurator.model.artwork import Fill, Paint, Picture
from configurator.prepress.broken_promise import BadPrintFile
from configurator.prepress.output_intent import OutputIntent
from configurator.prepress.print_file import PrintFile
from configurator.prepress.proof import proof_picture, proof_png

Print = Callable[..., FilePath]


def pixels(file: FilePath, page: int = 0, width: int = 800, bare: bool = True) -> NDArray[np.uint8]:
    return np.asarray(proof_picture(file, page, width, bare))


def as_hex(pixel: NDArray[np.uint8]) -> str:
    return "#" + "".join(f"{int(value):02x}" for value in pixel)


def mixes() -> Iterator[tuple[float, float, float, float]]:
    """Eighty mixes of inks: ramps, overprints, and mixes spread over what paper bears."""
    rng = np.random.default_rng(7)
    for share in (0.1, 0.4, 0.7, 1.0):
        yield from (tuple(row * share) for row in np.eye(4))
        yield from ((share, share, 0, 0), (0, share, share, 0), (share, 0, share, 0))
    while True:
        cyan, magenta, yellow, black = (round(float(x), 3) for x in rng.random(4))
        if cyan + magenta + yellow + black / 2 < 3:
            yield cyan, magenta, yellow, black / 2


def test_flat_inks_look_as_the_profile_has_them(print_marks: Print, intent: OutputIntent) -> None:
    inks = [mix for mix, _ in zip(mixes(), range(80), strict=False)]
    places = [(at % 10 * 4.0, at // 10 * 3.5) for at in range(len(inks))]
    file = print_marks(
        *(
            Fill(Path.rectangle(Box.sized(4.0, 3.5, x, y)), Paint("#000000", mix))
            for (x, y), mix in zip(places, inks, strict=True)
        )
    )
    shown = pixels(file, width=400)
    apart = [
        delta_e_2000(
            lab_of(as_hex(shown[int((y + 1.7) * 10), int((x + 2) * 10)])),
            lab_of(intent.profile.srgb(mix)),
        )
        for (x, y), mix in zip(places, inks, strict=True)
    ]
    assert np.mean(apart) < 2
    assert max(apart) < 6


def test_a_photograph_looks_as_its_inks_print(
    print_marks: Print, large_photo: object, intent: OutputIntent, shelf: object
) -> None:
    matrix = Affine(46.0, 0.0, 0.0, 46.0 * 1668 / 2400, -3.0, -1.0)
    file = print_marks(Picture(large_photo, matrix, Path.rectangle(Box(-3, -3, 43, 33))))  # type: ignore[arg-type]
    shown = proof_picture(file, 0, 200).resize((40, 30), Image.Resampling.BOX)
    with Image.open(shelf.path(large_photo.id)) as photo:  # type: ignore[attr-defined]
        per_mm = 2400 / 46
        box = (3 * per_mm, 1 * per_mm, 43 * per_mm, 31 * per_mm)
        seen = photo.resize((400, 300), Image.Resampling.BOX, box)
    inks = intent.profile.photo_to_cmyk(seen)
    wanted = intent.profile.cmyk_to_rgb(inks).resize((40, 30), Image.Resampling.BOX)
    apart = [
        delta_e_2000(lab_of(as_hex(a)), lab_of(as_hex(b)))
        for a, b in zip(
            np.asarray(shown).reshape(-1, 3), np.asarray(wanted).reshape(-1, 3), strict=True
        )
    ]
    assert np.mean(apart) < 2


def test_the_customer_sees_the_piece_alone(printed: PrintFile) -> None:
    shown = pixels(printed.path, width=1200)
    assert shown.shape == (600, 1200, 3)
    cocoa = shown[5, 5].astype(int)
    # No cut line along the edge, no fold line at 40 mm, no glue line at 108 mm.
    for row, column in ((0, 600), (599, 600), (590, 400), (300, 1080), (300, 0), (300, 1199)):
        assert np.abs(shown[row, column].astype(int) - cocoa).max() <= 2


def test_production_sees_lines_and_marks(printed: PrintFile) -> None:
    bare, full = pixels(printed.path), pixels(printed.path, width=1400, bare=False)
    assert full.shape[0] / full.shape[1] != pytest.approx(bare.shape[0] / bare.shape[1], abs=0.01)
    green = (full[:, :, 1] > full[:, :, 0].astype(int) + 40) & (full[:, :, 2] < 140)
    assert green.any(axis=1).sum() > 200


def test_foil_is_seen_and_overprinted_black_darkens(
    print_marks: Print, intent: OutputIntent
) -> None:
    blue = Paint("#1364ae", (0.9, 0.58, 0.0, 0.0))
    foil = Paint("#d9a73d", (0.15, 0.34, 0.84, 0.04), spot="Foil Gold")
    black = Paint("#1f1f1d", (0.0, 0.0, 0.0, 1.0))
    file = print_marks(
        Fill(Path.rectangle(Box(5, 5, 15, 25)), foil, "text"),
        Fill(Path.rectangle(Box(20, 5, 30, 25)), black, "text"),
        base=blue,
    )
    shown = pixels(file, width=400)
    gold = delta_e_2000(lab_of(as_hex(shown[150, 100])), lab_of(intent.profile.srgb(foil.cmyk)))
    assert gold < 3
    through = delta_e_2000(
        lab_of(as_hex(shown[150, 250])), lab_of(intent.profile.srgb((0.9, 0.58, 0.0, 1.0)))
    )
    assert through < 6


def test_equal_files_give_equal_proofs_of_the_width_asked(printed: PrintFile) -> None:
    for width in (1, 37, 640):
        first = proof_png(printed.path, 1, width)
        assert first == proof_png(printed.path, 1, width)
        with Image.open(io.BytesIO(first)) as picture:
            assert picture.size == (width, width)


def test_a_page_that_is_not_there_is_said(printed: PrintFile) -> None:
    with pytest.raises(BadPrintFile, match="no page 3"):
        proof_png(printed.path, 2, 100)


def test_a_proof_too_large_is_refused(printed: PrintFile) -> None:
    with pytest.raises(ValueError, match="pixels"):
        proof_png(printed.path, 0, 20_000)
