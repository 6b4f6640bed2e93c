"""People who choose colors, for the laws of taste: how they lived, and what is known of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from configurator.taste.memory import Mind
from configurator.taste.slate import Context, Option, choice_among
from configurator.taste.taste import Taste

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
COLORS = ("gold", "navy", "rose", "mint", "black", "cream")
OPTIONS = tuple(Option(name) for name in COLORS)
PALETTE = Context("palette", "wrapper")
LEAD = Context("palette", "wrapper", explore=False)

slates = st.lists(st.sampled_from(COLORS), min_size=2, max_size=6, unique=True)
choices = st.lists(
    st.tuples(slates, st.integers(0, 5), st.integers(0, 900)), min_size=0, max_size=12
)


def options(*names: str) -> tuple[Option, ...]:
    return tuple(Option(name) for name in names)


def chose(taste: Taste, who: str | None, name: str, shown: Sequence[str] = COLORS, day: int = 0):
    choice = choice_among(PALETTE, name, options(*shown))
    taste.observe(who, choice, NOON + timedelta(days=day))


def lived(taste: Taste, who: str | None, lived_through: list[tuple[list[str], int, int]]) -> None:
    for shown, at, day in sorted(lived_through, key=lambda each: each[2]):
        chose(taste, who, shown[at % len(shown)], shown, day)


def known(mind: Mind) -> tuple[object, ...]:
    """The evidence without the shared weights, which hold nobody's own data."""
    shops = {name: each for name, each in mind.facets.items() if not each.is_bare}
    kept = {name: (each.sums, each.pairs, each.count) for name, each in shops.items()}
    return mind.people, kept, {name: (each.circles, each.ties) for name, each in shops.items()}
