"""Dielines taken out of a page's content: the art stays, the lines become geometry in mm."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
import pikepdf
from pikepdf import Dictionary

from configurator.ground.geometry import Affine, Path
from configurator.prepress.processing_steps import STEPS

LINE_STEPS = frozenset(step.name for step in STEPS.values())
"""Layers that hold lines only; a foil's or a white's layer is paint and stays with the art."""

_LAYER = re.compile(rb"/OC\s+/(\S+)\s+BDC\b(.*?)\bEMC\b[ \t]*\n?", re.DOTALL)
_NESTED = re.compile(rb"\b(BDC|BMC)\b")


@dataclass(slots=True)
class SplitPage:
    """A page's content without its dielines, and the dielines by step, in the page's own points."""

    art: bytes
    lines: dict[str, Path] = field(default_factory=dict)


def split_page(page: pikepdf.Page, pdf: pikepdf.Pdf) -> SplitPage:
    """Take the dielines out of a page. What cannot be told apart safely stays with the art."""
    page.contents_coalesce()
    content = page.obj["/Contents"].read_bytes()
    groups = page.obj.get("/Resources", Dictionary()).get("/Properties", Dictionary())
    names = {str(key)[1:].encode(): str(group.get("/Name", "")) for key, group in groups.items()}
    found = SplitPage(content)
    layers = [
        (each, names.get(each[1], ""))
        for each in _LAYER.finditer(content)
        if names.get(each[1], "") in LINE_STEPS and not _NESTED.search(each[2])
    ]
    if not layers:
        return found
    matrices = _matrices(page, {name: step for name, step in names.items() if step in LINE_STEPS})
    kept, at = [], 0
    for (each, step), matrix in zip(layers, matrices, strict=False):
        kept.append(content[at : each.start()])
        at = each.end()
        path = _path(pdf.make_stream(each[2])).transformed(matrix)
        found.lines[step] = found.lines[step] + path if step in found.lines else path
    found.art = b"".join([*kept, content[at:]])
    return found


def _matrices(page: pikepdf.Page, steps: Mapping[bytes, str]) -> Iterator[Affine]:
    """The matrix in force where each dieline layer begins, in order."""
    matrix, saved = Affine(), list[Affine]()
    for step in pikepdf.parse_content_stream(page, "q Q cm BDC"):
        operator, operands = str(step.operator), list(step.operands)
        if operator == "q":
            saved.append(matrix)
        elif operator == "Q":
            matrix = saved.pop() if saved else matrix
        elif operator == "cm":
            matrix = Affine(*(float(value) for value in operands)).then(matrix)
        elif str(operands[0]) == "/OC" and str(operands[1])[1:].encode() in steps:
            yield matrix


def _path(stream: pikepdf.Object) -> Path:
    """Everything a small content stream draws, as one path in its own system."""
    verbs: list[str] = []
    points: list[tuple[float, float]] = []
    saved, matrix = list[Affine](), Affine()
    for step in pikepdf.parse_content_stream(stream, "q Q cm m l c v y re h"):
        operator = str(step.operator)
        values = [float(value) for value in step.operands]
        if operator == "q":
            saved.append(matrix)
        elif operator == "Q":
            matrix = saved.pop() if saved else matrix
        elif operator == "cm":
            matrix = Affine(*values).then(matrix)
        else:
            said, placed = _segment(operator, values, points, matrix)
            verbs.append(said)
            points += placed
    return Path("".join(verbs), np.array(points, dtype=np.float64).reshape(-1, 2))


def _segment(
    operator: str, values: list[float], so_far: list[tuple[float, float]], matrix: Affine
) -> tuple[str, list[tuple[float, float]]]:
    """A construction operator as verbs and points."""
    if operator == "re":
        x, y, width, height = values
        values = [x, y, x + width, y, x + width, y + height, x, y + height]
    pairs = [matrix.apply(x, y) for x, y in zip(values[::2], values[1::2], strict=True)]
    if operator == "v":
        pairs.insert(0, so_far[-1])
    elif operator == "y":
        pairs.append(pairs[-1])
    verbs = {"m": "M", "l": "L", "c": "C", "v": "C", "y": "C", "h": "Z", "re": "MLLLZ"}
    return verbs[operator], pairs
