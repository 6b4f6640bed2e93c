"""Solid: the wrapped bar as a box in space, seen through a camera, in mm and pixels."""

from __future__ import annotations

import math
from dataclasses import dataclass

import skia

from configurator.ground.geometry import Box, Point

Spot = tuple[float, float, float]
"""A place in space, mm: x along the bar, y across it away from the viewer, z up from the table."""


@dataclass(frozen=True, slots=True)
class Camera:
    """Looks at the middle of the table from above the near side; the bar is turned on the table."""

    turn_deg: float = -17.0
    """How far the bar is turned, so that its right end comes towards the viewer."""
    rise_deg: float = 52.0
    """How high the camera stands above the table."""
    distance: float = 900.0
    """From the camera to the middle of the table, in mm."""
    zoom: float = 1.0
    shift: Point = (0.0, 0.0)

    def seen(self, spot: Spot) -> Point:
        """Where a place in space appears, in pixels. A pinhole projection."""
        x, y, z = spot
        turn, rise = math.radians(self.turn_deg), math.radians(self.rise_deg)
        along = x * math.cos(turn) - y * math.sin(turn)
        away = x * math.sin(turn) + y * math.cos(turn)
        depth = self.distance + away * math.cos(rise) - z * math.sin(rise)
        up = away * math.sin(rise) + z * math.cos(rise)
        scale = self.zoom * self.distance / depth
        return along * scale + self.shift[0], self.shift[1] - up * scale

    def fitted(self, spots: list[Spot], room: Box) -> Camera:
        """The camera zoomed and moved so that all the places just fill a box of pixels."""
        plain = Camera(self.turn_deg, self.rise_deg, self.distance)
        xs, ys = zip(*(plain.seen(spot) for spot in spots), strict=True)
        zoom = min(room.width / (max(xs) - min(xs)), room.height / (max(ys) - min(ys)))
        middle = (zoom * (max(xs) + min(xs)) / 2, zoom * (max(ys) + min(ys)) / 2)
        shift = (room.center[0] - middle[0], room.center[1] - middle[1])
        return Camera(self.turn_deg, self.rise_deg, self.distance, zoom, shift)


@dataclass(frozen=True, slots=True)
class Face:
    """A flat side of something: the box it shows, and where that box's corners lie in space.

    Corners run clockwise as the face is looked at, from its top-left.
    """

    name: str
    shown: Box
    corners: tuple[Spot, Spot, Spot, Spot]

    def outline(self, camera: Camera) -> list[Point]:
        """The face's corners on the picture, in pixels."""
        return [camera.seen(corner) for corner in self.corners]

    def matrix(self, camera: Camera) -> skia.Matrix:
        """Takes the shown box to the picture, in true perspective."""
        box = self.shown
        source = [(box.left, box.top), (box.right, box.top)]
        source += [(box.right, box.bottom), (box.left, box.bottom)]
        matrix = skia.Matrix()
        matrix.setPolyToPoly(
            [skia.Point(*corner) for corner in source],
            [skia.Point(*corner) for corner in self.outline(camera)],
        )
        return matrix


def top_face(name: str, shown: Box, block: Block) -> Face:
    """The side that lies up."""
    x0, x1, y0, y1, z = block.x0, block.x1, block.y0, block.y1, block.z1
    return Face(name, shown, ((x0, y1, z), (x1, y1, z), (x1, y0, z), (x0, y0, z)))


def near_face(name: str, shown: Box, block: Block) -> Face:
    """The long side towards the viewer."""
    x0, x1, y0, z0, z1 = block.x0, block.x1, block.y0, block.z0, block.z1
    return Face(name, shown, ((x0, y0, z1), (x1, y0, z1), (x1, y0, z0), (x0, y0, z0)))


def right_face(name: str, shown: Box, block: Block) -> Face:
    """The right end; its shown box hangs from the top side as a folded paper does."""
    x1, y0, y1, z0, z1 = block.x1, block.y0, block.y1, block.z0, block.z1
    return Face(name, shown, ((x1, y1, z1), (x1, y1, z0), (x1, y0, z0), (x1, y0, z1)))


@dataclass(frozen=True, slots=True)
class Block:
    """An upright box in space, mm."""

    x0: float
    x1: float
    y0: float
    y1: float
    z0: float
    z1: float

    @property
    def corners(self) -> list[Spot]:
        """All eight corners."""
        return [
            (x, y, z)
            for x in (self.x0, self.x1)
            for y in (self.y0, self.y1)
            for z in (self.z0, self.z1)
        ]


def block_of(length: float, width: float, height: float) -> Block:
    """A box standing in the middle of the table."""
    return Block(-length / 2, length / 2, -width / 2, width / 2, 0.0, height)
