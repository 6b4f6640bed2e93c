"""Drafting: the standards drawn, boundaries traced off the forme, style lines from our drawing.

Reads assets/shoe/styles.json and writes assets/shoe/standards.json, which the panels are cut from.
"""

from __future__ import annotations

import json
from typing import Any

import numpy as np
from numpy.typing import NDArray

from configurator.families.shoe.atelier.forme import Forme, forme
from configurator.families.shoe.atelier.sole import sole_outline
from configurator.footwear.fairing import faired_line, faired_ring
from configurator.ground import files
from configurator.ground.geometry import Path, PathBuilder

Grid = NDArray[np.float64]

STRAY_MM = 0.12
INNER_WAIST_MM = 3.0
"""How much deeper the inner quarter is cut at the waist, where the foot arches away."""


def draft() -> None:
    """Draw every standard anew and write assets/shoe/standards.json."""
    shoe = files.assets_folder() / "shoe"
    styles = files.read_json((shoe / "styles.json").read_bytes())
    drawn: dict[str, Any] = {
        "source": "Drafted by the atelier from our own last and styles.json; half standards "
        "at EU 42 in mm, x from heel to toe, y upwards; sole from above, toe up."
    }
    for model in ("low-top", "slip-on"):
        lines = _lines(forme(model), styles[model])
        inner = {"feather-quarter": _hollowed(lines["feather-quarter"])}
        drawn[model] = {
            "lateral": {name: _said(path) for name, path in lines.items()},
            "medial": {name: _said(path) for name, path in inner.items()},
        }
    outline = faired_ring(sole_outline(), STRAY_MM)
    drawn["sole"] = {"left": {"outline": _said(outline)}}
    files.write_bytes(shoe / "standards.json", (json.dumps(drawn, indent=1) + "\n").encode())


def _lines(on: Forme, style: dict[str, Any]) -> dict[str, Path]:
    sides = _boundaries(on)
    points = {name: _place(place, sides) for name, place in style["points"].items()}
    lines = {name: _drawn(steps, points) for name, steps in style["lines"].items()}
    for name, (side, start, end) in style["edges"].items():
        lines[name] = _traced(sides[side], points[start], points[end])
    lines.update({name: Path.from_svg(d) for name, d in style["flat"].items()})
    return lines


def _boundaries(on: Forme) -> dict[str, Grid]:
    """The forme's edges as fine lines, and the fold's bend."""
    fine = np.linspace(0, 1, 801)
    ones = np.ones_like(fine)
    top = on.at(fine, ones)
    throat = int(np.argmax(top[:, 1] - 1e-3 * top[:, 0]))
    toe = on.at(ones, fine)
    return {
        "feather": on.at(fine, 0 * ones),
        "top": top[: throat + 1],
        "ridge": np.concatenate([top[throat:], toe[::-1]]),
        "heel": on.at(0 * ones, fine),
        "bend": on.bend[None],
    }


def _place(place: list[Any], sides: dict[str, Grid]) -> Grid:
    kind, *numbers = place
    if kind == "at":
        return np.array(numbers, dtype=float)
    line = sides[kind]
    if kind == "bend":
        return np.asarray(line[0], dtype=np.float64)
    x = np.clip(numbers[0], line[0, 0], line[-1, 0])
    return np.array([x, np.interp(x, line[:, 0], line[:, 1])])


def _drawn(steps: list[Any], points: dict[str, Grid]) -> Path:
    """A style line: a point, then either one more point, or two handles and a point, repeatedly."""
    spots = [
        points[step] if isinstance(step, str) else np.array(step[-2:], dtype=float)
        for step in steps
    ]
    builder = PathBuilder()
    builder.move(*map(float, spots[0]))
    if len(spots) == 2:
        builder.line(*map(float, spots[1]))
    for at in range(1, len(spots) - 2, 3):
        first, second, end = ((float(x), float(y)) for x, y in spots[at : at + 3])
        builder.curve(first, second, end)
    return builder.path()


def _traced(line: Grid, start: Grid, end: Grid) -> Path:
    """The run of a boundary between two of its points, as smooth cubics."""
    at = [int(np.argmin(np.hypot(*(line - point).T))) for point in (start, end)]
    inner = line[min(at) + 1 : max(at)]
    if at[0] > at[1]:
        inner = inner[::-1]
    if float(np.abs(np.cross(end - start, inner - start)).max(initial=0)) < 0.05 * np.hypot(
        *(end - start)
    ):
        return Path.polyline([(float(x), float(y)) for x, y in (start, end)])
    return faired_line(np.vstack([start, inner, end]), STRAY_MM)


def _hollowed(path: Path) -> Path:
    """The inner quarter's feather edge: lower towards the middle of the waist, its ends unmoved."""
    line = path.flattened(0.01)[0]
    share = (line[:, 0] - line[0, 0]) / (line[-1, 0] - line[0, 0])
    line = line - np.column_stack([0 * share, INNER_WAIST_MM * np.sin(np.pi * share) ** 2])
    return faired_line(line, STRAY_MM)


def _said(path: Path) -> str:
    """The path to a hundredth of a mm."""
    words = (
        verb + " ".join(f"{x + 0.0:.2f} {y + 0.0:.2f}" for x, y in np.round(points, 2))
        for verb, points in path.segments()
    )
    return " ".join(words).replace("-0.00", "0.00").strip()
