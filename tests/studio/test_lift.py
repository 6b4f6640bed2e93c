"""Lift: measured on the shop's own choices, and not claimed before it is proven."""

from __future__ import annotations

from pathlib import Path

import pytest
from learning import learn

from configurator.model.evidence import Choice
from configurator.model.people import Posture
from configurator.store.store import Store
from configurator.studio.guard import Guard, NotAllowed
from configurator.studio.people.presence import Place, Presences
from configurator.studio.people.welcome import Welcome
from configurator.studio.suggesting.lift import LEAST_PEOPLE, logged_events, report_of
from configurator.studio.suggesting.lift_plot import LARGE, lift_picture
from configurator.studio.workbench import Workbench
from configurator.taste.imagined import Making, imagined

SHOWN = ("gold", "navy", "mint")


def test_a_few_people_prove_nothing(store: Store) -> None:
    assert logged_events(store) == []
    report = report_of([])
    assert report.lifts == ()
    assert f"{LEAST_PEOPLE} are needed" in report.words.en


def test_only_staff_who_are_signed_in_see_the_lift(store: Store) -> None:
    guard = Guard(store, "desk")
    with pytest.raises(NotAllowed):
        guard.allow("see-lift")
    guard.first_manager("Maya", "402713")
    assert guard.allow("see-lift").name == "Maya"


def test_the_log_is_of_people_who_agreed(store: Store) -> None:
    dana = Welcome(store, Presences(store, Place())).remember("Dana", ("learn",), Posture())
    learn(store, Choice("palette", "gold", SHOWN, "patch"))
    for chosen in ("mint", "navy"):
        learn(store, Choice("palette", chosen, SHOWN, "patch"), dana.presence.person)
    events = logged_events(store)
    assert [event.choice.chosen for event in events] == ["mint", "navy"]
    assert {event.person for event in events} == {dana.presence.person}
    assert {event.segments for event in events} == {()}


def test_of_many_people_the_same_ones_are_drawn(store: Store) -> None:
    welcome = Welcome(store, Presences(store, Place()))
    for number in range(6):
        person = welcome.remember(f"P{number}", ("learn",), Posture()).presence.person
        learn(store, Choice("palette", "gold", SHOWN, "patch"), person)
    drawn = logged_events(store, most=4)
    assert len(drawn) == 4
    assert drawn == logged_events(store, most=4)


def test_the_lift_of_people_with_tastes_is_proven_and_plotted() -> None:
    report = report_of(imagined(50, 8, Making(own=1.8)))
    assert [each.over for each in report.lifts] == ["popular", "best segment"]
    assert f"{report.people} people" in report.words.en
    for lift in report.lifts:
        assert lift.proven
        assert lift.words.en.startswith("Proven: ")
        assert "מוכח" in lift.words.he
        assert lift.points[0].past == "0"
        for point in (*lift.points, lift.whole):
            assert point.low <= point.points <= point.high
            assert f"{point.points:+.1f}" in point.words.en
        assert lift.points[-1].points > lift.points[0].points
    bench = Workbench(Path("unused"))
    for language in ("en", "he"):
        plot = lift_picture(report, bench.library, bench.photos, language, 320)
        assert (plot.width, plot.height) == (320, 210)
        large = lift_picture(report, bench.library, bench.photos, language, 320, LARGE)
        assert (large.width, large.height) == (320, 336)
        green = sum(g > r + 30 for r, g in zip(plot.rgba[0::4], plot.rgba[1::4], strict=True))
        assert green > 50
    few = lift_picture(report_of([]), bench.library, bench.photos, "en", 320)
    assert len(set(few.rgba)) > 2


def test_where_nothing_is_to_be_had_nothing_is_claimed() -> None:
    report = report_of(imagined(40, 6, Making(own=0.0, traits=0.0, segment=0.0)))
    assert not any(lift.proven for lift in report.lifts)
    assert not any(lift.words.en.startswith("Proven:") for lift in report.lifts)
