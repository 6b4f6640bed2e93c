"""Printing conditions: each stock is separated by its own profile, and a file has one of them."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from configurator.ground.color import Lab, delta_e_2000
from configurator.ground.icc import named_profile
from configurator.model.artwork import Artwork, PartArtwork
from configurator.model.substrates import house_substrates
from configurator.prepress.broken_promise import BadPrintFile
from configurator.prepress.order_sheet import OrderSheet
from configurator.prepress.output_intent import intent_of, intent_on
from configurator.prepress.print_file import PrintRoom

PAPER = (84.48, 87.62, 74.57)
"""XYZ of bare FOGRA47 paper; the profile is asked relative to it."""


def relative(xyz: tuple[float, float, float]) -> Lab:
    """A measured color as Lab on paper whose white counts as white."""
    fx, fy, fz = (math.cbrt(value / white) for value, white in zip(xyz, PAPER, strict=True))
    return Lab(116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz))


def on(part: PartArtwork, substrate: str) -> PartArtwork:
    return replace(part, shape=replace(part.shape, substrate=substrate))


def embedded(file: Path) -> tuple[str, bytes]:
    with pikepdf.open(file) as pdf:
        (intent,) = pdf.Root.OutputIntents
        return str(intent.OutputConditionIdentifier), intent.DestOutputProfile.read_bytes()


@pytest.mark.parametrize(
    "asked", [("coated", "FOGRA39", 3.18), ("uncoated", "FOGRA47", 2.6), ("kraft", "FOGRA47", 2.6)]
)
def test_a_file_embeds_the_condition_of_its_stock(
    asked: tuple[str, str, float],
    sleeve: PartArtwork,
    room: PrintRoom,
    order: OrderSheet,
    tmp_path: Path,
) -> None:
    substrate, condition, limit = asked
    made = Artwork("wrapper", "s", (on(sleeve, substrate),))
    printed = room.write(order, made, "x", tmp_path / "print.pdf")
    stock = house_substrates()[substrate]
    assert embedded(printed.path) == (condition, named_profile(stock.profile).data)
    assert printed.checked.pages[0].most_ink <= limit + 0.06
    assert intent_on(substrate).ink_limit == limit


def test_parts_of_two_conditions_do_not_share_a_file(
    sleeve: PartArtwork, face: PartArtwork, room: PrintRoom, order: OrderSheet, tmp_path: Path
) -> None:
    mixed = Artwork("wrapper", "s", (on(sleeve, "coated"), on(face, "uncoated")))
    with pytest.raises(BadPrintFile, match="different conditions"):
        room.write(order, mixed, "x", tmp_path / "print.pdf")
    assert not (tmp_path / "print.pdf").exists()
    assert intent_of((on(sleeve, "coated"), on(face, "canvas"))).identifier == "FOGRA39"


@pytest.mark.parametrize(
    ("inks", "measured"),
    [
        ((0.0, 0.0, 0.0, 0.0), PAPER),
        ((1.0, 0.0, 0.0, 0.0), (21.16, 28.12, 55.29)),
        ((0.0, 1.0, 0.0, 0.0), (39.50, 23.91, 20.21)),
        ((0.0, 0.0, 1.0, 0.0), (69.63, 74.16, 11.28)),
    ],
)
def test_the_uncoated_profile_gives_the_solids_that_were_measured(
    inks: tuple[float, float, float, float], measured: tuple[float, float, float]
) -> None:
    found = named_profile("FOGRA47L_uncoated.icc").lab(inks)
    assert delta_e_2000(found, relative(measured)) < 1.5


def test_uncoated_paper_is_duller_than_coated() -> None:
    def chroma(name: str) -> float:
        lab = named_profile(name).lab((0.0, 1.0, 1.0, 0.0))
        return (lab.a**2 + lab.b**2) ** 0.5

    assert chroma("FOGRA47L_uncoated.icc") < chroma("FOGRA39L_coated.icc") - 15
