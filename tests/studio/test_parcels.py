"""Parcels: pictures arrive as they were sent, whether they fit the shared memory or not."""

from __future__ import annotations

import os
from collections.abc import Iterator
from multiprocessing import Pipe
from multiprocessing.shared_memory import SharedMemory
from threading import Thread
from typing import Any

import pytest

from configurator.preview.render import Raster
from configurator.studio.parcels import Outbox, unpacked
from configurator.studio.worker import ROOM_BYTES, new_room


@pytest.fixture
def room() -> Iterator[SharedMemory]:
    made = new_room()
    assert made is not None
    yield made
    made.close()
    made.unlink()


def picture(width: int, height: int) -> Raster:
    return Raster(width, height, os.urandom(width * height * 4))


def through(answer: object, theirs: SharedMemory | None, ours: SharedMemory | None) -> Any:
    """An answer sent at one end and received at the other."""
    here, there = Pipe()
    sender = Thread(target=Outbox(there, theirs).send, args=(answer,))
    sender.start()
    came = unpacked(here.recv_bytes(), ours)
    sender.join()
    return came


LARGER_THAN_THE_ROOM = 2600
ANSWERS = {
    "no picture": (1, True, {"price": "36"}),
    "a small one": (2, True, picture(8, 8)),
    "a large one": (3, True, picture(900, 600)),
    "several": (4, True, {"ground": picture(700, 500), "mat": picture(701, 499), "of": "wrap"}),
    "too large for the room": (5, True, picture(LARGER_THAN_THE_ROOM, LARGER_THAN_THE_ROOM)),
    "more than fit": (6, True, [picture(2000, 1100) for _ in range(4)]),
}


@pytest.mark.parametrize("what", ANSWERS)
def test_an_answer_arrives_as_it_was_sent(what: str, room: SharedMemory) -> None:
    there = SharedMemory(name=room.name)
    assert through(ANSWERS[what], there, room) == ANSWERS[what]
    there.close()


def test_without_shared_memory_everything_goes_through_the_pipe() -> None:
    assert through(ANSWERS["several"], None, None) == ANSWERS["several"]


def test_a_picture_is_kept_when_the_next_one_takes_its_room(room: SharedMemory) -> None:
    first, second = picture(600, 400), picture(600, 400)
    kept = through(first, room, room)
    through(second, room, room)
    assert kept == first


def test_the_pipe_carries_next_to_nothing_of_a_large_picture(room: SharedMemory) -> None:
    here, there = Pipe()
    Outbox(there, room).send(picture(900, 600))
    assert len(here.recv_bytes()) < 400
    assert LARGER_THAN_THE_ROOM**2 * 4 > ROOM_BYTES


def test_no_picture_is_left_in_the_room(room: SharedMemory) -> None:
    here, there = Pipe()
    outbox = Outbox(there, room)
    outbox.send(picture(500, 400))
    outbox.send(picture(300, 200))
    assert room.buf is not None and any(room.buf[: 500 * 400 * 4])
    outbox.wipe()
    assert not any(room.buf[: 500 * 400 * 4])
    assert unpacked(here.recv_bytes(), room).width == 500
