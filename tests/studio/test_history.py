"""The laws of undo and redo, over any sequence of gestures."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from configurator.model.design import Design
from configurator.studio.history import History

TITLES = st.integers(0, 5).map(str)
GESTURES = st.lists(st.sampled_from(["undo", "redo", "0", "1", "2", "3"]), max_size=60)


def design(title: str) -> Design:
    return Design(family="patch", size="80", title=title)


def played(gestures: list[str]) -> History:
    history = History(design("start"))
    for gesture in gestures:
        if gesture == "undo":
            history = history.undone()
        elif gesture == "redo":
            history = history.redone()
        else:
            history = history.committed(design(gesture))
    return history


@given(gestures=GESTURES)
def test_redo_takes_back_undo_and_undo_takes_back_redo(gestures: list[str]) -> None:
    history = played(gestures)
    if history.can_undo:
        assert history.undone().redone() == history
    if history.can_redo:
        assert history.redone().undone() == history


@given(gestures=GESTURES, title=TITLES)
def test_undo_takes_back_an_edit(gestures: list[str], title: str) -> None:
    history = played(gestures)
    after = history.committed(design(title))
    if after != history:
        assert after.undone().present == history.present
        assert not after.can_redo


@given(gestures=GESTURES)
def test_the_first_design_is_always_reached(gestures: list[str]) -> None:
    history = played(gestures)
    while history.can_undo:
        history = history.undone()
    assert history.present == design("start")
    assert history.undone() == history


@given(gestures=GESTURES)
def test_a_history_never_changes(gestures: list[str]) -> None:
    history = played(gestures)
    before = (history.present, history.past, history.future)
    history.undone()
    history.redone()
    history.committed(design("other"))
    assert (history.present, history.past, history.future) == before


def test_three_thousand_gestures_are_all_undone() -> None:
    history = History(design("start"))
    for number in range(3_000):
        history = history.committed(design(str(number)))
    for _ in range(3_000):
        history = history.undone()
    assert history.present == design("start")
    assert len(history.future) == 3_000


@given(gestures=GESTURES, title=TITLES)
def test_a_retouched_step_is_no_step_of_its_own(gestures: list[str], title: str) -> None:
    history = played(gestures).committed(design("begun"))
    retouched = history.retouched(design(title))
    assert retouched.present == design(title)
    assert retouched.undone().present == history.undone().present
    assert not retouched.can_redo
