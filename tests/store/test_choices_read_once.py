"""What is read of the shop is kept only as long as it is true, whoever writes."""

from __future__ import annotations

from pathlib import Path

import pytest
from learning import learn

from configurator.model.evidence import Choice
from configurator.store.store import Store, open_store

SHOWN = ("gold", "navy", "mint")


def test_what_another_kiosk_learned_is_seen_at_once(tmp_path: Path) -> None:
    here, there = open_store(tmp_path), open_store(tmp_path)
    for count in range(3):
        assert here.choices.shop("palette").count == count
        assert here.choices.shop("palette") is here.choices.shop("palette")
        learn(there, Choice("palette", "gold", SHOWN, "patch"))
    learn(here, Choice("palette", "navy", SHOWN, "patch"))
    assert here.choices.shop("palette").count == there.choices.shop("palette").count == 4
    here.close()
    there.close()


def test_what_was_undone_was_never_learned(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    learn(store, Choice("palette", "gold", SHOWN, "patch"))
    before = store.choices.shop("palette"), store.choices.weights("palette")
    with pytest.raises(ZeroDivisionError), store.choices.writing():
        learn(store, Choice("palette", "navy", SHOWN, "patch"))
        assert store.choices.shop("palette").count == 2
        raise ZeroDivisionError
    assert (store.choices.shop("palette"), store.choices.weights("palette")) == before
    with store.choices.writing():
        with pytest.raises(ZeroDivisionError), store.choices.writing():
            learn(store, Choice("palette", "navy", SHOWN, "patch"))
            raise ZeroDivisionError
        assert store.choices.shop("palette") == before[0]
        learn(store, Choice("palette", "mint", SHOWN, "patch"))
        assert store.choices.shop("palette").count == 2
    assert store.choices.shop("palette").count == 2
    assert "navy" not in {name for name, tally in counted(store) if tally[0]}
    store.close()


def counted(store: Store) -> list[tuple[str, tuple[int, ...]]]:
    """What another kiosk reads."""
    other = open_store(store.folder)
    sums = list(other.choices.shop("palette").sums.items())
    other.close()
    return sums


def test_what_was_written_is_not_read_again_and_is_what_was_written(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    for name in ("gold", "navy", "gold"):
        learn(store, Choice("palette", name, SHOWN, "patch"))
        assert dict(counted(store)) == store.choices.shop("palette").sums
        assert store.choices.shop("palette") is store.choices.shop("palette")
    store.close()
