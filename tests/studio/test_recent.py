"""What was made lately: made once, and what was not asked for longest leaves first."""

from __future__ import annotations

from configurator.studio.recent import Recent


def test_a_thing_is_made_once_and_the_oldest_leaves() -> None:
    made: list[str] = []

    def maker(what: str) -> str:
        return recent.get(what, lambda: made.append(what) or what)

    recent: Recent[str, str] = Recent(2)
    for what in ("a", "b", "a", "c", "a", "b"):
        assert maker(what) == what
    assert made == ["a", "b", "c", "b"]


def test_heavy_things_make_room_by_their_weight_and_the_newest_stays() -> None:
    recent: Recent[str, bytes] = Recent(10, len)
    recent.get("small", lambda: bytes(4))
    recent.get("other", lambda: bytes(5))
    recent.get("huge", lambda: bytes(50))
    held = recent.get("huge", lambda: b"made again")
    assert len(held) == 50
    assert recent.get("small", lambda: b"made again") == b"made again"
    recent.forget()
    assert recent.get("huge", lambda: b"made again") == b"made again"
