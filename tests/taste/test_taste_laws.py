"""The laws of taste: chances, forgetting, order, fairness to what is new, reasons that are true."""

from __future__ import annotations

from datetime import timedelta

import pytest
from choosing_people import (
    COLORS,
    LEAD,
    NOON,
    OPTIONS,
    PALETTE,
    choices,
    chose,
    known,
    lived,
    options,
    slates,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from configurator.model.evidence import FacetEvidence, Weights, day_of
from configurator.model.fading import LATELY, SLOWLY, TREND, UNIT
from configurator.taste.crowds import own_prior_of, spreads_of
from configurator.taste.kinds import kinds_of
from configurator.taste.memory import Mind
from configurator.taste.reasons import LEAST
from configurator.taste.slate import Context, Option, choice_among
from configurator.taste.stages import chances_of, opinions
from configurator.taste.taste import Taste
from configurator.taste.view import Crowd, View

OWN_STAGES = {"slowly", "lately", "traits", "last"}


@settings(max_examples=60, deadline=None)
@given(choices, choices, slates)
def test_chances_are_chances(crowd: list, own: list, shown: list[str]) -> None:
    taste = Taste(Mind())
    lived(taste, None, crowd)
    lived(taste, "dana", own)
    ranking = taste.rank("dana", PALETTE, options(*shown), NOON + timedelta(days=900))
    assert sum(each.probability for each in ranking.places) == pytest.approx(1)
    assert all(0 < each.probability < 1 for each in ranking.places)
    assert sorted(ranking.ids) == sorted(shown)
    assert 0 <= ranking.propensity <= 1
    assert ranking == taste.rank("dana", PALETTE, options(*shown), NOON + timedelta(days=900))


@settings(max_examples=40, deadline=None)
@given(choices, choices, choices)
def test_the_order_in_which_people_come_does_not_matter(a: list, b: list, c: list) -> None:
    there, back = Mind(), Mind()
    people = list(zip(("dana", "gil", "noa"), (a, b, c), strict=True))
    for mind, order in ((there, people), (back, people[::-1])):
        for who, own in order:
            lived(Taste(mind), who, own)
    assert known(there) == known(back)


def test_own_choices_lead_and_the_shop_fills_in() -> None:
    taste = Taste(Mind())
    for number in range(60):
        chose(taste, None, COLORS[number % 2])
    assert set(taste.rank(None, LEAD, OPTIONS, NOON).ids[:2]) == {"gold", "navy"}
    for day in range(3):
        chose(taste, "dana", "mint", day=day)
    later = NOON + timedelta(days=4)
    assert taste.rank("dana", LEAD, OPTIONS, later).ids[0] == "mint"
    assert taste.rank("gil", LEAD, OPTIONS, later).ids[0] in {"gold", "navy"}


def test_what_is_new_is_neither_favored_nor_buried() -> None:
    taste = Taste(Mind())
    for number in range(300):
        chose(taste, None, COLORS[0] if number % 3 else COLORS[1 + number % 5], day=number // 3)
    later = NOON + timedelta(days=120)
    ranking = taste.rank("dana", LEAD, (*OPTIONS, Option("teal")), later)
    new = ranking.probability("teal")
    assert 0.5 / 7 < new < 2 / 7
    assert ranking.probability("cream") < new < ranking.probability("gold")


@settings(max_examples=60, deadline=None)
@given(choices, choices, st.integers(0, 900))
def test_no_stage_has_an_opinion_of_what_was_never_offered(
    crowd: list, own: list, day: int
) -> None:
    mind = Mind()
    taste = Taste(mind)
    lived(taste, None, crowd)
    lived(taste, "dana", own)
    shop = mind.shop("palette")
    view = View(
        "palette", shop, mind.person("dana"), mind.weights("palette"), day, Crowd(kinds_of(shop))
    )
    judged = opinions(view, (*OPTIONS, Option("teal"), Option("plum")))
    for stage, logs in judged.logs.items():
        assert logs[-2:] == pytest.approx([0, 0]), stage
    new, other = judged.chances[-2:]
    assert new == pytest.approx(other)
    assert judged.chances[:-2].min() <= new + 1e-12
    # Between the best and the worst of what is known, and worth a fair place where nothing is.
    assert new <= judged.chances[:-2].max() + 1e-12
    if not crowd and not own:
        assert new == pytest.approx(1 / 8)


def test_an_option_never_shown_is_not_punished() -> None:
    taste = Taste(Mind())
    for day in range(6):
        chose(taste, "dana", "gold", ("gold", "navy", "rose"), day)
    ranking = taste.rank("dana", LEAD, options("gold", "navy", "mint"), NOON + timedelta(days=7))
    assert ranking.probability("mint") > ranking.probability("navy")


def test_taste_that_flips_is_followed() -> None:
    taste = Taste(Mind())
    for day in range(20):
        chose(taste, "dana", "gold", day=day)
    flips = 0
    while taste.rank("dana", LEAD, OPTIONS, NOON + timedelta(days=20 + flips)).ids[0] == "gold":
        chose(taste, "dana", "navy", day=20 + flips)
        flips += 1
    assert 1 <= flips <= 8


def test_what_was_said_counts_three_choices_and_can_be_taken_back() -> None:
    mind = Mind()
    taste = Taste(mind)
    plain = taste.rank("dana", LEAD, OPTIONS, NOON).probability("rose")
    taste.declare("dana", "palette", "rose", NOON, "quiz")
    quiz = taste.rank("dana", LEAD, OPTIONS, NOON).probability("rose")
    taste.declare("dana", "palette", "rose", NOON)
    said = taste.rank("dana", LEAD, OPTIONS, NOON)
    assert plain < quiz < said.probability("rose")
    assert said.ids[0] == "rose"
    years = taste.rank("dana", LEAD, OPTIONS, NOON + timedelta(days=4 * 365))
    assert plain < years.probability("rose") < said.probability("rose")
    taste.take_back("dana", "palette", "rose")
    assert taste.rank("dana", LEAD, OPTIONS, NOON).probability("rose") == pytest.approx(plain)
    assert mind.people == {}


def test_not_me_goes_last_and_is_left_out_of_suggestions() -> None:
    taste = Taste(Mind())
    taste.reject("dana", "palette", "gold", NOON)
    assert taste.rank("dana", LEAD, OPTIONS, NOON).ids[-1] == "gold"
    leaves = Context("palette", "wrapper", explore=False, leave_rejected=True)
    assert "gold" not in taste.rank("dana", leaves, OPTIONS, NOON).ids
    later = taste.rank("dana", leaves, OPTIONS, NOON + timedelta(days=40))
    assert later.ids[-1] == "gold"


def test_what_was_just_bought_is_left_out() -> None:
    taste = Taste(Mind())
    bought = Context("palette", "wrapper", exclude=frozenset(("gold", "navy")))
    assert not {"gold", "navy"} & set(taste.rank("dana", bought, OPTIONS, NOON).ids)
    everything = Context("palette", "wrapper", exclude=frozenset(COLORS))
    assert len(taste.rank("dana", everything, OPTIONS, NOON).ids) == len(COLORS)


def test_what_was_chosen_on_one_product_speaks_for_another() -> None:
    taste = Taste(Mind())
    for day in range(3):
        chose(taste, "dana", "gold", day=day)
    looks = Context("look-patch", "patch", explore=False)
    offered = (Option("calm", ("palette:navy",)), Option("party", ("palette:gold",)))
    later = NOON + timedelta(days=4)
    assert taste.rank("dana", looks, offered, later).ids[0] == "party"
    why = taste.explain("dana", looks, offered, "party", later)
    assert (why.kind, why.facet, why.thing, why.times) == ("shared", "palette", "gold", 3)


def test_who_likes_this_likes_that() -> None:
    taste = Taste(Mind())
    for number in range(40):
        for name in ("gold", "rose") if number % 2 else ("navy", "mint"):
            chose(taste, f"p{number}", name, day=number // 10)
    chose(taste, "dana", "gold", day=5)
    ranking = taste.rank("dana", LEAD, OPTIONS, NOON + timedelta(days=6))
    assert ranking.probability("rose") > ranking.probability("mint")


def test_one_place_explores_and_says_with_what_chance() -> None:
    taste = Taste(Mind())
    many = tuple(Option(f"o{number}") for number in range(20))
    for number in range(2000):
        taste.observe(None, choice_among(PALETTE, f"o{number % 8}", many[:19]), NOON)
    seen = 0
    for number in range(100):
        ranking = taste.rank(f"p{number}", PALETTE, many, NOON)
        assert ranking.ids[3] == ranking.explored
        assert 0 < ranking.propensity <= 1
        seen += ranking.explored == "o19"
    assert seen >= 90


@settings(max_examples=60, deadline=None)
@given(choices, choices, st.sampled_from(COLORS))
def test_a_reason_names_what_moved_the_score(crowd: list, own: list, name: str) -> None:
    mind = Mind()
    taste = Taste(mind)
    lived(taste, None, crowd)
    lived(taste, "dana", own)
    why = taste.explain("dana", PALETTE, OPTIONS, name, NOON + timedelta(days=900))
    day = day_of(NOON + timedelta(days=900))
    shop = mind.shop("palette")
    spreads = spreads_of(shop)
    crowd_of = Crowd(kinds_of(shop), spreads, own_prior_of(shop, spreads))
    dana, weights = mind.person("dana"), mind.weights("palette")
    view = View("palette", shop, dana, weights, day, crowd_of)
    judged = opinions(view, OPTIONS)
    at = COLORS.index(name)
    if why.stage:
        without = judged.scores - view.weight(why.stage) * judged.logs[why.stage]
        spread = {
            stage: view.weight(stage) * (logs[at] - logs.mean())
            for stage, logs in judged.logs.items()
        }
        personal = {stage: by for stage, by in spread.items() if stage in OWN_STAGES}
        assert spread[why.stage] >= max(personal.values()) - 1e-9
        assert judged.scores[at] - judged.scores.mean() > without[at] - without.mean()
        assert chances_of(without).sum() == pytest.approx(1)
    if why.is_own and why.kind not in {"neighbors", "other"}:
        assert name in {shown[at % len(shown)] for shown, at, _ in own}
    assert why.stage == "" or why.moved >= LEAST


def test_where_people_seldom_take_the_same_again_that_is_the_reason() -> None:
    mind = Mind()
    mind.believed["palette"] = Weights(values={"last": -2.0})
    taste = Taste(mind)
    chose(taste, "dana", "gold", ("gold", "navy"))
    why = {
        name: taste.explain("dana", PALETTE, options("gold", "navy"), name, NOON).kind
        for name in ("gold", "navy")
    }
    assert why == {"gold": "chosen", "navy": "other"}


def test_sums_fade_as_they_should() -> None:
    for fading, days in ((TREND, 30), (SLOWLY, 365), (LATELY, 30)):
        one = fading.weight(100, 5)
        assert fading.worth(one, 100, 5) == pytest.approx(1, rel=1e-6)
        assert fading.worth(one, 100 + days, 5) == pytest.approx(0.5, rel=1e-6)
        assert fading.worth(one, 100, 6) == pytest.approx(fading.a_choice, rel=1e-6)
    assert UNIT % 16 == 0
    assert FacetEvidence().is_bare


def test_many_is_not_said_of_a_few() -> None:
    taste = Taste(Mind())
    for number in range(60):
        if number == 8:
            few = taste.explain(None, LEAD, OPTIONS, "gold", NOON)
        chose(taste, None, "gold")
    assert few.kind == "new"
    assert taste.explain(None, LEAD, OPTIONS, "gold", NOON).kind == "many"
