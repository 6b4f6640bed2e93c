"""Color: Lab round trips, CIEDE2000 against its authors' published pairs, nearest and contrast."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from configurator.ground.color import (
    Lab,
    contrast,
    delta_e_2000,
    lab_of,
    nearest,
    rgb_of,
    srgb_of,
    srgb_of_lab,
)

SHARMA = """
50.0000 2.6772 -79.7751 50.0000 0.0000 -82.7485 2.0425
50.0000 3.1571 -77.2803 50.0000 0.0000 -82.7485 2.8615
50.0000 2.8361 -74.0200 50.0000 0.0000 -82.7485 3.4412
50.0000 -1.3802 -84.2814 50.0000 0.0000 -82.7485 1.0000
50.0000 -1.1848 -84.8006 50.0000 0.0000 -82.7485 1.0000
50.0000 -0.9009 -85.5211 50.0000 0.0000 -82.7485 1.0000
50.0000 0.0000 0.0000 50.0000 -1.0000 2.0000 2.3669
50.0000 -1.0000 2.0000 50.0000 0.0000 0.0000 2.3669
50.0000 2.4900 -0.0010 50.0000 -2.4900 0.0009 7.1792
50.0000 2.4900 -0.0010 50.0000 -2.4900 0.0010 7.1792
50.0000 2.4900 -0.0010 50.0000 -2.4900 0.0011 7.2195
50.0000 2.4900 -0.0010 50.0000 -2.4900 0.0012 7.2195
50.0000 -0.0010 2.4900 50.0000 0.0009 -2.4900 4.8045
50.0000 -0.0010 2.4900 50.0000 0.0010 -2.4900 4.8045
50.0000 -0.0010 2.4900 50.0000 0.0011 -2.4900 4.7461
50.0000 2.5000 0.0000 50.0000 0.0000 -2.5000 4.3065
50.0000 2.5000 0.0000 73.0000 25.0000 -18.0000 27.1492
50.0000 2.5000 0.0000 61.0000 -5.0000 29.0000 22.8977
50.0000 2.5000 0.0000 56.0000 -27.0000 -3.0000 31.9030
50.0000 2.5000 0.0000 58.0000 24.0000 15.0000 19.4535
50.0000 2.5000 0.0000 50.0000 3.1736 0.5854 1.0000
50.0000 2.5000 0.0000 50.0000 3.2972 0.0000 1.0000
50.0000 2.5000 0.0000 50.0000 1.8634 0.5757 1.0000
50.0000 2.5000 0.0000 50.0000 3.2592 0.3350 1.0000
60.2574 -34.0099 36.2677 60.4626 -34.1751 39.4387 1.2644
63.0109 -31.0961 -5.8663 62.8187 -29.7946 -4.0864 1.2630
61.2901 3.7196 -5.3901 61.4292 2.2480 -4.9620 1.8731
35.0831 -44.1164 3.7933 35.0232 -40.0716 1.5901 1.8645
22.7233 20.0904 -46.6940 23.0331 14.9730 -42.5619 2.0373
36.4612 47.8580 18.3852 36.2715 50.5065 21.2231 1.4146
90.8027 -2.0831 1.4410 91.1528 -1.6435 0.0447 1.4441
90.9257 -0.5406 -0.9208 88.6381 -0.8985 -0.7239 1.5381
6.7747 -0.2908 -2.4247 5.8714 -0.0985 -2.2286 0.6377
2.0776 0.0795 -1.1350 0.9033 -0.0636 -0.5514 0.9082
"""
"""Sharma, Wu and Dalal (2005), table 1: two colors and their difference."""

channels = st.integers(0, 255)
colors = st.tuples(channels, channels, channels).map(
    lambda rgb: f"#{rgb[0]:02x}{rgb[1]:02x}{rgb[2]:02x}"
)


@pytest.mark.parametrize("row", SHARMA.strip().splitlines())
def test_ciede2000_agrees_with_its_authors(row: str) -> None:
    l1, a1, b1, l2, a2, b2, difference = map(float, row.split())
    one, other = Lab(l1, a1, b1), Lab(l2, a2, b2)
    assert delta_e_2000(one, other) == pytest.approx(difference, abs=5e-5)
    assert delta_e_2000(other, one) == pytest.approx(difference, abs=5e-5)


@given(colors)
def test_a_color_comes_back_from_lab_as_it_was(color: str) -> None:
    assert srgb_of_lab(lab_of(color)) == color
    assert srgb_of(rgb_of(color)) == color


@given(colors)
def test_a_color_does_not_differ_from_itself(color: str) -> None:
    assert delta_e_2000(lab_of(color), lab_of(color)) == 0


@pytest.mark.parametrize(
    ("color", "lab"),
    [
        ("#ffffff", (100, 0, 0)),
        ("#000000", (0, 0, 0)),
        ("#ff0000", (54.29, 80.81, 69.89)),
        ("#00ff00", (87.82, -79.29, 80.99)),
        ("#0000ff", (29.57, 68.30, -112.03)),
    ],
)
def test_lab_under_d50_has_its_known_values(color: str, lab: tuple[float, ...]) -> None:
    found = lab_of(color)
    assert (found.lightness, found.a, found.b) == pytest.approx(lab, abs=0.02)


def test_the_nearest_of_many_is_the_one_that_looks_nearest() -> None:
    threads = {"navy": lab_of("#1a2a5e"), "red": lab_of("#c8102e"), "cream": lab_of("#f4ead5")}
    assert nearest(lab_of("#20306a"), threads)[0] == "navy"
    found, apart = nearest(lab_of("#f4ead5"), threads)
    assert (found, apart) == ("cream", 0)


@pytest.mark.parametrize("wrong", ["", "#fff", "27418f", "#27418g", "#27418f00", "red"])
def test_what_is_no_color_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="is not a color"):
        lab_of(wrong)


def test_contrast_runs_from_one_to_twenty_one() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#27418f", "#27418f") == 1
