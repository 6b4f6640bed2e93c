"""Circles: what is told is believed as far as it explains, forgotten exactly, never guessed."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest
from choosing_people import COLORS, LEAD, NOON, OPTIONS
from hypothesis import given, settings
from hypothesis import strategies as st

from configurator.model.circles import MANY_BEFORE, MOOD
from configurator.model.evidence import LAST_KEPT, FacetEvidence
from configurator.taste.crowds import FIRST_PRIOR, own_prior_of, spreads_of
from configurator.taste.memory import Mind
from configurator.taste.slate import Context, choice_among
from configurator.taste.taste import Taste

JOBS = ("job:baker", "job:sailor")

lives = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 9), st.sampled_from(("patch", "shoe"))), max_size=26
)


def lived(taste: Taste, who: str | None, life: list[tuple[int, int, str]], told: str = "") -> None:
    if told and who:
        taste.declare(who, MOOD, told, NOON)
    for turn, (at, day, family) in enumerate(life):
        shown = OPTIONS[: max(at + 1, 2)] if turn % 2 else OPTIONS
        choice = choice_among(Context("palette", family), COLORS[at], shown)
        taste.observe(who, choice, NOON + timedelta(days=turn + day))


def crowd(seed: int, people: int, matters: float, turns: int = 4) -> Mind:
    """Bakers who like the first half of the colors and sailors the other, or neither does."""
    mind, luck = Mind(), np.random.default_rng(seed)
    taste = Taste(mind)
    for number in range(people):
        job = number % 2
        taste.declare(f"p{number}", MOOD, JOBS[job], NOON)
        likes = np.array([(1 if (at < 3) == (job == 0) else -1) * matters for at in range(6)])
        chances = np.exp(likes) / np.exp(likes).sum()
        for _ in range(turns):
            chosen = COLORS[int(luck.choice(6, p=chances))]
            taste.observe(f"p{number}", choice_among(LEAD, chosen, OPTIONS), NOON)
    return mind


def known(mind: Mind) -> dict[str, object]:
    shops = {name: each for name, each in mind.facets.items() if not each.is_bare}
    return {
        name: (each.sums, each.pairs, each.count, each.circles, each.ties)
        for name, each in shops.items()
    }


def test_who_told_what_explains_everything_is_expected_to_choose_as_theirs_do() -> None:
    mind = crowd(1, 60, 1.5)
    taste = Taste(mind)
    taste.declare("dana", MOOD, "job:sailor", NOON)
    assert set(taste.rank("dana", LEAD, OPTIONS, NOON).ids[:3]) == set(COLORS[3:])
    why = taste.explain("dana", LEAD, OPTIONS, "mint", NOON)
    assert (why.kind, why.stage) == ("alike", "circle/mood:job")
    shop = mind.shop("palette")
    assert own_prior_of(shop, spreads_of(shop)) > 2 * FIRST_PRIOR


def test_whoever_told_nothing_is_taken_for_nobody_but_themselves() -> None:
    taste = Taste(crowd(1, 60, 1.5))
    chances = taste.rank("dana", LEAD, OPTIONS, NOON)
    halves = [sum(chances.probability(name) for name in half) for half in (COLORS[:3], COLORS[3:])]
    assert abs(halves[0] - halves[1]) < 0.15


@pytest.mark.parametrize("seed", range(5))
def test_groups_that_explain_nothing_change_next_to_nothing(seed: int) -> None:
    taste = Taste(crowd(seed, 60, 0.0))
    before = taste.rank("dana", LEAD, OPTIONS, NOON)
    taste.declare("dana", MOOD, "job:sailor", NOON)
    after = taste.rank("dana", LEAD, OPTIONS, NOON)
    for name in COLORS:
        assert after.probability(name) == pytest.approx(before.probability(name), abs=0.05)


def test_loyal_people_are_not_mistaken_for_loyal_groups() -> None:
    """Everybody repeats their first choice; in which group they are was drawn by lot."""
    mind, luck = Mind(), np.random.default_rng(5)
    taste = Taste(mind)
    for number in range(40):
        taste.declare(f"p{number}", MOOD, JOBS[number % 2], NOON)
        chosen = COLORS[int(luck.integers(6))]
        for _ in range(15):
            taste.observe(f"p{number}", choice_among(LEAD, chosen, OPTIONS), NOON)
    shop = mind.shop("palette")
    spread = spreads_of(shop).get("mood:job")
    assert spread is None or spread.witnesses > 5
    assert own_prior_of(shop, spreads_of(shop)) < 1


def test_newcomers_may_choose_otherwise_than_regulars() -> None:
    taste = Taste(Mind())
    for number in range(40):
        for turn in range(3):
            chosen = "gold" if turn == 0 else COLORS[1 + (number + turn) % 5]
            taste.observe(f"p{number}", choice_among(LEAD, chosen, OPTIONS), NOON)
    assert taste.rank("dana", LEAD, OPTIONS, NOON).ids[0] == "gold"
    new = taste.rank("dana", LEAD, OPTIONS, NOON).probability("gold")
    taste.observe("dana", choice_among(LEAD, "gold", OPTIONS), NOON)
    assert taste.rank("dana", LEAD, OPTIONS, NOON).probability("gold") < new


@settings(max_examples=30, deadline=None)
@given(lives, lives, st.sampled_from(("", *JOBS)))
def test_a_person_leaves_every_circle_without_a_trace(crowd: list, own: list, told: str) -> None:
    mind = Mind()
    taste = Taste(mind)
    lived(taste, None, crowd[:3])
    lived(taste, "gil", crowd, "job:baker")
    before = known(mind)
    lived(taste, "dana", own, told)
    taste.forget("dana")
    assert known(mind) == before


@settings(max_examples=30, deadline=None)
@given(lives, lives, st.data())
def test_forgetting_an_option_or_a_choice_takes_nothing_from_others(
    crowd: list, own: list, data: st.DataObject
) -> None:
    mind = Mind()
    taste = Taste(mind)
    lived(taste, "gil", crowd, "job:baker")
    before = known(mind)
    lived(taste, "dana", own, "job:sailor")
    taste.forget("dana", "palette", data.draw(st.sampled_from(COLORS)))
    for _ in range(3):
        kept = mind.person("dana").facet("palette").choices
        if kept:
            taste.forget_choice("dana", "palette", data.draw(st.sampled_from(kept)))
    taste.take_back("dana", MOOD, "job:sailor")
    assert not any("sailor" in circle for circle in mind.shop("palette").circles)
    taste.forget("dana")
    assert known(mind) == before


def test_what_was_told_and_is_taken_back_is_in_no_choice_any_more() -> None:
    mind = Mind()
    taste = Taste(mind)
    lived(taste, "dana", [(1, 0, "patch")] * 3, "job:baker")
    assert mind.shop("palette").circles["mood:job:baker"]["navy"][0] > 0
    assert mind.person("dana").facet("palette").choices[0].about == ("mood:job:baker",)
    taste.take_back("dana", MOOD, "job:baker")
    assert "mood:job:baker" not in mind.shop("palette").circles
    assert mind.person("dana").facet("palette").choices[0].about == ()


def test_only_the_choices_that_are_kept_are_in_circles() -> None:
    mind = Mind()
    lived(Taste(mind), "dana", [(n % 6, 0, "patch") for n in range(3 * LAST_KEPT)])
    shop = mind.shop("palette")
    assert f"before:{MANY_BEFORE}" in shop.circles
    assert "before:0" not in shop.circles
    assert spreads_of(FacetEvidence()) == {}
