"""Trees: the strips of a shape in the order they are reached, from roots over hosts to guests."""

from __future__ import annotations

from dataclasses import dataclass

from configurator.embroidery.field import Field
from configurator.embroidery.plan import Points
from configurator.embroidery.strips import Strip, Strips


@dataclass(frozen=True, slots=True)
class Way:
    """From a place on one strip to a place on the next."""

    at: float | Points
    onto: Strip
    place: float | Points


class Tree:
    """How the strips of one connected shape hang on each other.

    `roots` are the strips to begin with, one for every part that no join connects to the rest;
    `ways` lead on from a strip, `came` back from it, each by the strip's identity.
    """

    def __init__(self, strips: Strips, last: Strip | None) -> None:
        """`last` is a root, and comes last among them."""
        self._strips = strips
        self.ways: dict[int, list[Way]] = {}
        self.came: dict[int, tuple[Strip, Way]] = {}
        self._reached: set[int] = set()
        self.roots = self._plant(last)

    def root_of(self, strip: Strip) -> Strip:
        """The root that a strip hangs on."""
        while id(strip) in self.came:
            strip = self.came[id(strip)][0]
        return strip

    def _plant(self, last: Strip | None) -> list[Strip]:
        guests = {id(join.guest) for join in self._strips.joins}
        order = sorted(
            self._strips.every,
            key=lambda strip: (strip is not last, id(strip) in guests, -_size(strip)),
        )
        found = []
        for strip in order:
            if id(strip) not in self._reached:
                found.append(strip)
                self._reach(strip)
        return found if last is None else [*found[1:], found[0]]

    def _reach(self, root: Strip) -> None:
        """Spread from a root over hosts to guests, and from guest to host only where needed."""
        members = [root]
        self._reached.add(id(root))
        border = [root]
        while True:
            while border:
                strip = border.pop(0)
                for join in self._strips.joins:
                    if join.host is strip and id(join.guest) not in self._reached:
                        self._step(strip, Way(join.at, join.guest, join.place), border, members)
            up = self._upwards(members)
            if up is None:
                return
            self._step(up[0], up[1], border, members)

    def _step(self, here: Strip, way: Way, border: list[Strip], members: list[Strip]) -> None:
        self.ways.setdefault(id(here), []).append(way)
        self.came[id(way.onto)] = here, way
        self._reached.add(id(way.onto))
        border.append(way.onto)
        members.append(way.onto)

    def _upwards(self, members: list[Strip]) -> tuple[Strip, Way] | None:
        inside = {id(strip) for strip in members}
        for join in self._strips.joins:
            if id(join.guest) in inside and id(join.host) not in self._reached:
                return join.guest, Way(join.place, join.host, join.at)
        return None


def _size(strip: Strip) -> float:
    return 1e6 + strip.area.area if isinstance(strip, Field) else strip.length
