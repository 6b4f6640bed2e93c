"""Proves that sizes agree with published conversions and grow by a Paris point."""

from __future__ import annotations

from itertools import pairwise

import pytest

from configurator.footwear.sizes import (
    LARGEST_EU,
    PARIS_POINT_MM,
    SMALLEST_EU,
    last_size,
    said_size,
)

PUBLISHED = {
    # EU: UK, US men, US women, foot in mm; adult sneakers as sold, rounded the makers' own ways
    36: (3.5, 4.5, 6.0, 225),
    37: (4.5, 5.5, 7.0, 235),
    38: (5.0, 6.0, 7.5, 240),
    39: (6.0, 7.0, 8.5, 245),
    40: (6.5, 7.5, 9.0, 250),
    41: (7.5, 8.5, 10.0, 260),
    42: (8.0, 9.0, 10.5, 265),
    43: (9.0, 10.0, 11.5, 275),
    44: (9.5, 10.5, 12.0, 280),
    45: (10.5, 11.5, 13.0, 285),
    46: (11.0, 12.0, 13.5, 295),
    47: (12.0, 13.0, 14.5, 300),
}


@pytest.mark.parametrize(("eu", "row"), PUBLISHED.items(), ids=str)
def test_conversions_are_within_half_a_size_of_published_ones(
    eu: int, row: tuple[float, float, float, int]
) -> None:
    size, (uk, men, women, foot) = last_size(eu), row
    assert abs(size.uk - uk) <= 0.5
    assert abs(size.us_men - men) <= 0.5
    assert abs(size.us_women - women) <= 0.5
    assert abs(size.mondopoint - foot) <= 5


def test_forty_two_is_what_the_box_says() -> None:
    size = last_size(42)
    assert size.last_length_mm == pytest.approx(280.0)
    assert size.foot_length_mm == pytest.approx(266.67, abs=0.01)
    assert (size.uk, size.us_men, size.us_women, size.mondopoint) == (8.0, 9.0, 10.5, 265)


def test_every_size_is_a_paris_point_longer_and_five_mm_fuller() -> None:
    sizes = [last_size(eu) for eu in range(SMALLEST_EU, LARGEST_EU + 1)]
    assert {35, 47} <= {size.eu for size in sizes}
    for smaller, larger in pairwise(sizes):
        assert larger.last_length_mm - smaller.last_length_mm == pytest.approx(PARIS_POINT_MM)
        assert larger.ball_girth_mm - smaller.ball_girth_mm == pytest.approx(5.0)
        assert larger.uk > smaller.uk and larger.mondopoint > smaller.mondopoint


@pytest.mark.parametrize("eu", [32, 51, 0])
def test_sizes_that_are_not_made_are_refused(eu: int) -> None:
    with pytest.raises(KeyError, match="33 to 50"):
        last_size(eu)


def test_sizes_are_said_as_on_the_box() -> None:
    assert (said_size(8.0), said_size(8.5)) == ("8", "8.5")
