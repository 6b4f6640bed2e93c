"""Sew shapes: areas to digitise in tests, and what a plan lays over them, by exact geometry."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from configurator.embroidery.plan import StitchPlan
from configurator.embroidery.shapes import Kind, SewShape
from configurator.ground.files import assets_folder
from configurator.ground.glyphs import FontBook, TextSetting
from configurator.ground.outlines import area_of

RED, BLUE, WHITE = "isacord-1902", "isacord-3543", "isacord-0015"
BOOK = FontBook(Path(assets_folder()) / "fonts")


def words(text: str, family: str, size_mm: float) -> BaseGeometry:
    """Words as an area around the origin."""
    language = "he" if "א" <= text[0] <= "ת" else "en"
    setting = TextSetting(family=family, size_mm=size_mm, language=language)
    return area_of(BOOK.set_text(text, setting).path, 0.03)


def shape(area: BaseGeometry, thread: str = RED, kind: Kind = "auto") -> SewShape:
    """An area of one thread."""
    return SewShape(area, thread, kind, "art")


def star(points: int, outer: float, inner: float) -> BaseGeometry:
    """A star around the origin."""
    turn = np.arange(2 * points) * math.pi / points
    radius = np.where(np.arange(2 * points) % 2 == 0, outer, inner)
    return shapely.Polygon(np.column_stack([radius * np.cos(turn), radius * np.sin(turn)]))


def comb() -> BaseGeometry:
    """A wide bar with thin tines."""
    tines = [shapely.box(x, 8, x + 2, 20) for x in range(0, 30, 4)]
    return shapely.union_all([shapely.box(0, 0, 30, 9), *tines])


def thread_of(plan: StitchPlan, thread_mm: float = 0.4) -> BaseGeometry:
    """Everything that thread lies on."""
    lines = [shapely.LineString(run.points) for run in plan.runs if len(run.points) > 1]
    return shapely.union_all([line.buffer(thread_mm / 2) for line in lines])


def coverage(plan: StitchPlan, area: BaseGeometry) -> float:
    """The share of an area that thread lies on."""
    return float(thread_of(plan).intersection(area).area / area.area)


def spill(plan: StitchPlan, area: BaseGeometry) -> float:
    """The share of thread that lies more than 0.3 mm outside, half its own width counted."""
    allowed = area.buffer(0.1)
    shapely.prepare(allowed)
    outside = []
    for run in plan.runs:
        gone = np.concatenate([[0.0], np.cumsum(run.lengths)])
        places = np.arange(0, gone[-1], 0.1)
        spots = np.column_stack([np.interp(places, gone, axis) for axis in run.points.T])
        outside.append(~shapely.contains_xy(allowed, spots))
    return float(np.concatenate(outside).mean()) if outside else 0.0


def lengths(plan: StitchPlan) -> np.ndarray:
    """Every stitch's length."""
    every = [run.lengths for run in plan.runs]
    return np.concatenate(every) if every else np.zeros(0)
