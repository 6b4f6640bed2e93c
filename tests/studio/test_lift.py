"""Lift: measured on the shop's own choices, and not claimed before it is proven."""

from __future__ import annotations

from pathlib import Path

from configurator.model.evidence import Choice
from configurator.store.store import Store
from configurator.studio.lift import LEAST_PEOPLE, lift_of, logged_events
from configurator.studio.lift_plot import lift_picture
from configurator.studio.workbench import Workbench
from configurator.taste.imagined import Making, imagined

SHOWN = ("gold", "navy", "mint")


def test_a_few_people_prove_nothing(store: Store) -> None:
    assert logged_events(store) == []
    lift = lift_of([])
    assert not lift.proven
    assert lift.points == ()
    assert f"{LEAST_PEOPLE} are needed" in lift.words.en


def test_the_log_is_of_people_who_agreed(store: Store) -> None:
    from configurator.model.people import Posture
    from configurator.studio.presence import Place, Presences
    from configurator.studio.welcome import Welcome

    dana = Welcome(store, Presences(store, Place())).remember("Dana", ("learn",), Posture())
    store.choices.record(Choice("palette", "gold", SHOWN, "patch"))
    for chosen in ("mint", "navy"):
        store.choices.record(Choice("palette", chosen, SHOWN, "patch"), dana.presence.person)
    events = logged_events(store)
    assert [event.choice.chosen for event in events] == ["mint", "navy"]
    assert {event.person for event in events} == {dana.presence.person}
    assert {event.segment for event in events} == {""}


def test_the_lift_of_people_with_tastes_is_proven_and_plotted() -> None:
    lift = lift_of(imagined(50, 8, Making(own=1.8)))
    assert lift.proven
    assert "Proven" in lift.words.en
    assert "מוכח" in lift.words.he
    assert lift.points[0].past == "0"
    for point in (*lift.points, lift.whole):
        assert point.low <= point.points <= point.high
    assert lift.points[-1].points > lift.points[0].points
    bench = Workbench(Path("unused"))
    for language in ("en", "he"):
        plot = lift_picture(lift, bench.library, bench.photos, language, 320)
        assert (plot.width, plot.height) == (320, 190)
        green = sum(g > r + 30 for r, g in zip(plot.rgba[0::4], plot.rgba[1::4], strict=True))
        assert green > 50
    few = lift_picture(lift_of([]), bench.library, bench.photos, "en", 320)
    assert len(set(few.rgba)) > 2
