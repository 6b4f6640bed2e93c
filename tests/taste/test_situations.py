"""Situations: own choices tell more where the crowd chooses otherwise, and nothing else changes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from choosing_people import COLORS, NOON, OPTIONS, PALETTE, known
from hypothesis import given, settings
from hypothesis import strategies as st

from configurator.taste.memory import Mind
from configurator.taste.slate import Context, choice_among
from configurator.taste.taste import Taste

SHOE, PATCH, LEAD = (
    Context("palette", family, explore=False) for family in ("shoe", "patch", "wrapper")
)


def chose_on(taste: Taste, who: str | None, where: Context, name: str) -> None:
    taste.observe(who, choice_among(where, name, OPTIONS), NOON)


def shop_where_shoes_are_gold(gold_elsewhere: int = 10) -> Taste:
    """On shoes nearly everybody takes gold; on patches one in `gold_elsewhere`."""
    taste = Taste(Mind())
    for number in range(60):
        chose_on(taste, f"s{number}", SHOE, "gold" if number % 10 else "navy")
        name = COLORS[1 + number % 5] if number % gold_elsewhere else "gold"
        chose_on(taste, f"p{number}", PATCH, name)
    return taste


def gold_for(taste: Taste, where: Context, times: int = 3) -> float:
    """The chance of gold on a wrapper for somebody who chose it so often there."""
    for _ in range(times):
        chose_on(taste, "dana", where, "gold")
    return taste.rank("dana", LEAD, OPTIONS, NOON).probability("gold")


def test_what_everybody_chooses_there_tells_less_of_a_taste() -> None:
    on_shoes = gold_for(shop_where_shoes_are_gold(), SHOE)
    on_patches = gold_for(shop_where_shoes_are_gold(), PATCH)
    assert on_patches > on_shoes + 0.1


def test_who_goes_against_all_on_that_product_is_heard_better() -> None:
    """Not gold on shoes is a taste; not gold on patches is what everybody does."""
    against, along = shop_where_shoes_are_gold(), shop_where_shoes_are_gold()
    for name in ("navy", "rose", "mint"):
        chose_on(against, "dana", SHOE, name)
        chose_on(along, "dana", PATCH, name)
    against_gold = against.rank("dana", LEAD, OPTIONS, NOON).probability("gold")
    assert against_gold < along.rank("dana", LEAD, OPTIONS, NOON).probability("gold") - 0.05


def test_where_products_are_chosen_alike_it_does_not_matter_which_it_was() -> None:
    def shop() -> Taste:
        taste = Taste(Mind())
        for number in range(120):
            where = (SHOE, PATCH)[number % 2]
            chose_on(taste, f"p{number}", where, COLORS[number // 2 % 6])
        return taste

    assert gold_for(shop(), SHOE) == pytest.approx(gold_for(shop(), PATCH), abs=0.02)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(COLORS), st.booleans()), max_size=26))
def test_chances_stay_chances_and_are_forgotten(life: list[tuple[str, bool]]) -> None:
    mind = Mind()
    taste = Taste(mind)
    for number in range(40):
        chose_on(taste, f"s{number}", SHOE if number % 2 else PATCH, COLORS[number % 2])
    before = known(mind)
    for name, on_shoe in life:
        chose_on(taste, "dana", SHOE if on_shoe else PATCH, name)
        for where in (SHOE, PATCH, LEAD, replace(PALETTE, leave_rejected=True)):
            ranking = taste.rank("dana", where, OPTIONS, NOON)
            assert sum(each.probability for each in ranking.places) == pytest.approx(1)
            assert all(0 < each.probability < 1 for each in ranking.places)
    taste.forget("dana")
    assert known(mind) == before


def test_where_people_take_turns_the_last_one_speaks_against_itself() -> None:
    mind = Mind()
    taste = Taste(mind)
    for number in range(60):
        for turn in range(8):
            chose_on(taste, f"p{number}", LEAD, COLORS[(number + turn % 2) % 6])
    for name in ("gold", "navy", "gold"):
        chose_on(taste, "dana", LEAD, name)
    assert mind.weights("palette").values["last"] < 0
    chances = taste.rank("dana", LEAD, OPTIONS, NOON)
    assert chances.ids[0] == "navy"
    for name in COLORS:
        why = taste.explain("dana", LEAD, OPTIONS, name, NOON)
        assert why.kind != "last"
