"""What is read of the shop is kept only as long as it is true, whoever writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from configurator.model.evidence import Choice
from configurator.store.store import open_store

SHOWN = ("gold", "navy", "mint")


def test_what_another_kiosk_learned_is_seen_at_once(tmp_path: Path) -> None:
    here, there = open_store(tmp_path), open_store(tmp_path)
    for count in range(3):
        assert here.choices.shop("palette").count == count
        assert here.choices.shop("palette") is here.choices.shop("palette")
        there.choices.record(Choice("palette", "gold", SHOWN, "patch"))
    here.choices.record(Choice("palette", "navy", SHOWN, "patch"))
    assert here.choices.shop("palette").count == there.choices.shop("palette").count == 4
    here.close()
    there.close()


def test_what_was_undone_was_never_learned(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.choices.record(Choice("palette", "gold", SHOWN, "patch"))
    before = store.choices.shop("palette"), store.choices.weights("palette")
    with pytest.raises(ZeroDivisionError), store.choices.writing():
        store.choices.record(Choice("palette", "navy", SHOWN, "patch"))
        assert store.choices.shop("palette").count == 2
        raise ZeroDivisionError
    assert (store.choices.shop("palette"), store.choices.weights("palette")) == before
    store.close()
